"""Bringing a friend: both rewarded, once, never oneself, no rings (R54)."""

from dataclasses import replace
from typing import Any

import pytest

from domain.customers.codes import HandOutCodes
from domain.customers.erasure import ErasedWhy, PersonKind, Tombstone
from domain.customers.friends import FriendBoard
from domain.customers.magnets import Gift, Link, Magnet, MagnetState, Part
from domain.customers.referrals import Refusal
from tests.domain.base import BORIS, NOW, Base, phone
from tests.domain.filling import EMAIL, OLGA, PHONE, Person, magnet

IVANS = "+79165550199"
REWARD = Gift(text="Скидка", coded=True)


async def rewarding(base: Base, **more: Any) -> tuple[Magnet, Link]:
    """Open a magnet that rewards, with three codes."""
    made, link = await magnet(base, PHONE, **{"reward": REWARD, **more})
    await base.magnets.add_codes(made.id, Part.REWARD, ["R1", "R2", "R3"])
    return made, link


async def board(base: Base, person: Person) -> FriendBoard:
    return await base.customers_doors.show_friend(person.customer)


async def code_of(base: Base, person: Person) -> str:
    ((_, link),) = (await board(base, person)).links
    return link.code


@pytest.fixture
async def link(base: Base) -> Link:
    return (await rewarding(base))[1]


@pytest.fixture
async def olga(base: Base, link: Link) -> Person:
    """Somebody who has filled in the form."""
    person = Person(base)
    await person.fills(link)
    return person


async def test_r54_both_get_the_reward_when_the_friend_is_through(
    base: Base, olga: Person, link: Link
) -> None:
    code = await code_of(base, olga)
    ivan = Person(base, 502, "Иван Щукин")
    opened = await ivan.opens(f"fr_{code}")
    assert (opened.friend, opened.offer.link.id) == (code, link.id)
    await ivan.agrees(opened.offer.link, friend=opened.friend)
    assert ivan.form.inviter_id == olga.customer.id
    assert not base.referrals.kept
    await ivan.shares(IVANS)
    rewarded = ivan.got.rewarded
    assert rewarded is not None
    assert (rewarded.reward, rewarded.inviter) == (REWARD, olga.customer)
    assert (rewarded.inviter_code, rewarded.friend_code) == ("R1", "R2")
    (referral,) = base.referrals.kept
    assert (referral.inviter_id, referral.friend_id, referral.at) == (
        olga.customer.id,
        ivan.customer.id,
        NOW,
    )


async def test_r54_three_friends_bring_three_rewards(base: Base, olga: Person, link: Link) -> None:
    code = await code_of(base, olga)
    came = []
    for number in range(3):
        friend = Person(base, 600 + number, f"Друг {number}")
        await friend.fills(link, f"+7916555010{number}", friend=code)
        rewarded = friend.got.rewarded
        assert rewarded is not None
        came.append((rewarded.inviter_code, rewarded.friend_code))
    assert came == [("R1", "R2"), ("R3", ""), ("", "")]
    (earned,) = (await board(base, olga)).earned
    assert (earned.friends, earned.codes) == (3, ("R1", "R3"))
    await base.magnets.add_codes(link.magnet_id, Part.REWARD, ["R4", "R5", "R6", "R7"])
    hand_out = HandOutCodes(magnets=base.magnets, clock=base.clock)
    given = await hand_out(link.magnet_id, Part.REWARD)
    assert given == [(601, "R4"), (501, "R5"), (602, "R6")]
    (earned,) = (await board(base, olga)).earned
    assert earned.codes == ("R1", "R3", "R5")


async def test_r54_a_friend_is_brought_once(base: Base, olga: Person, link: Link) -> None:
    code = await code_of(base, olga)
    ivan = Person(base, 502, "Иван Щукин")
    await ivan.fills(link, IVANS, friend=code)
    other, second = await rewarding(base)
    links = dict((await board(base, olga)).links)
    await ivan.agrees(second, friend=links[other.title].code)
    assert ivan.got.rewarded is None
    assert len(base.referrals.kept) == 1
    again = await base.customers_doors.finish(ivan.last.going)
    assert again.finished is not None
    assert again.finished.rewarded is None


async def test_r54_being_forgotten_begins_no_new_life(base: Base, olga: Person, link: Link) -> None:
    made = base.magnets.kept[link.magnet_id]
    await base.magnets.save(made, replace(made, gift=Gift(text="Вот он", coded=True)))
    await base.magnets.add_codes(link.magnet_id, Part.GIFT, ["A1", "A2", "A3"])
    code = await code_of(base, olga)
    got = []
    for _ in range(3):
        ivan = Person(base, 502, "Иван Щукин")
        await ivan.fills(link, IVANS, friend=code)
        got.append((ivan.got.rewarded is not None, ivan.got.code, ivan.got.code_spent))
        traces = await base.erasures.traces_of_customer(ivan.customer.id)
        assert traces is not None
        await base.customers_doors.forget(traces, ErasedWhy.ASKED)
    assert got == [(True, "A1", False), (False, "", True), (False, "", True)]
    counts = await base.magnets.codes(link.magnet_id)
    assert (counts[Part.REWARD].left, counts[Part.GIFT].left) == (1, 2)


async def test_r54_a_proved_phone_of_who_was_forgotten_is_known_and_a_typed_one_is_not(
    base: Base, olga: Person, link: Link
) -> None:
    code = await code_of(base, olga)
    one = PersonKind.PHONE
    for phone_ in (IVANS, "+79165550177"):
        stone = Tombstone(kind=one, hash=base.vault(one, phone_), at=NOW)
        await base.erasures.add_tombstones([stone])
    ivan = Person(base, 502, "Иван Щукин")
    await ivan.fills(link, IVANS, friend=code)
    assert ivan.got.rewarded is None
    lev = Person(base, 503, "Лев Другов")
    await lev.agrees(link, friend=code)
    await lev.says("+79165550177")
    assert lev.got.rewarded is not None, "or anybody could ask whose phone was here"


async def test_r54_nobody_brings_themselves(base: Base, link: Link, olga: Person) -> None:
    code = await code_of(base, olga)
    await olga.agrees(link, friend=code)
    assert olga.form.inviter_id is None
    twin = Person(base, 777, "Ольга Вторая")
    await twin.agrees(link, friend=code)
    await twin.says(OLGA)
    assert twin.got.rewarded is None
    assert twin.got.lead is not None
    assert not base.referrals.kept


async def test_r54_an_email_gives_oneself_away_too(base: Base) -> None:
    _, link = await magnet(base, EMAIL, reward=Gift(text="Скидка"))
    olga, twin = Person(base), Person(base, 777)
    await olga.agrees(link)
    await olga.says("olga@mail.ru")
    await twin.agrees(link, friend=await code_of(base, olga))
    await twin.says("Olga@mail.ru")
    assert twin.got.rewarded is None


async def test_r54_rings_are_refused(base: Base, olga: Person, link: Link) -> None:
    ivan, anna = Person(base, 502, "Иван Щукин"), Person(base, 503, "Анна Лис")
    await ivan.fills(link, IVANS, friend=await code_of(base, olga))
    await anna.fills(link, "+79165550177", friend=await code_of(base, ivan))
    reward = base.customers_doors.finish.reward
    for one, other in ((olga, ivan), (olga, anna), (ivan, anna)):
        refused = await reward(one.customer, other.customer.id, 1, known=False)
        assert refused is Refusal.RING
    refused = await reward(anna.customer, olga.customer.id, 1, known=False)
    assert refused is Refusal.KNOWN


async def test_r54_a_client_is_no_friend_to_bring(base: Base, olga: Person, link: Link) -> None:
    await base.person(BORIS, points=(phone(IVANS),))
    ivan = Person(base, 502)
    taken = await ivan.fills(link, IVANS, friend=await code_of(base, olga))
    assert taken.lead.lead.known
    assert ivan.got.rewarded is None


async def test_r54_a_typed_number_does_not_betray_that_it_is_known(
    base: Base, olga: Person, link: Link
) -> None:
    await base.person(BORIS, points=(phone(IVANS),))
    ivan = Person(base, 502)
    await ivan.agrees(link, friend=await code_of(base, olga))
    await ivan.says(IVANS)
    assert ivan.lead.lead.lead.known
    assert ivan.got.rewarded is not None


async def test_r54_who_came_by_another_magnet_before_is_no_new_friend(
    base: Base, olga: Person
) -> None:
    _, plain = await magnet(base, PHONE)
    ivan = Person(base, 502)
    taken = await ivan.fills(plain, IVANS)
    base.clients.files.pop(taken.lead.lead.client_id)  # the card itself may be gone
    _, second = await rewarding(base, title="Другой")
    links = dict((await board(base, olga)).links)
    await ivan.agrees(second, friend=links["Другой"].code)
    assert ivan.got.rewarded is None


async def test_r54_a_magnet_without_a_reward_rewards_nobody(base: Base, olga: Person) -> None:
    made, plain = await magnet(base, PHONE)
    assert [title for title, _ in (await board(base, olga)).links] == ["Чек-лист 1"]
    code = await code_of(base, olga)
    ivan = Person(base, 502)
    await ivan.fills(plain, IVANS, friend=code)
    assert ivan.form.inviter_id is None
    reward = base.customers_doors.finish.reward
    assert await reward(ivan.customer, olga.customer.id, made.id, known=False) is None
    assert await reward(ivan.customer, 99, 1, known=False) is None


async def test_r54_a_reward_without_codes_has_none(base: Base) -> None:
    _, link = await magnet(base, PHONE, reward=Gift(text="Спасибо"))
    olga, ivan = Person(base), Person(base, 502)
    await olga.fills(link)
    await ivan.fills(link, IVANS, friend=await code_of(base, olga))
    rewarded = ivan.got.rewarded
    assert rewarded is not None
    assert (rewarded.inviter_code, rewarded.friend_code) == ("", "")


async def test_friend_shows_a_link_that_stays_and_what_was_earned(
    base: Base, olga: Person, link: Link
) -> None:
    code = await code_of(base, olga)
    assert await code_of(base, olga) == code
    assert len(f"fr_{code}") <= 32
    await Person(base, 502).fills(link, IVANS, friend=code)
    (earned,) = (await board(base, olga)).earned
    assert (earned.magnet_title, earned.friends, earned.codes) == ("Чек-лист 1", 1, ("R1",))
    made = base.magnets.kept[1]
    await base.magnets.save(made, replace(made, state=MagnetState.PAUSED))
    assert (await board(base, olga)).links == ()
    assert len((await board(base, olga)).earned) == 1
