"""The book of lead magnets (R50)."""

import asyncio
from dataclasses import replace

import pytest

from domain.customers.consents import Purpose
from domain.customers.erasure import Leaving
from domain.customers.magnets import (
    Ask,
    Codes,
    FileKind,
    Gift,
    GiftFile,
    Handing,
    Magnet,
    MagnetState,
    Operator,
    Part,
    Question,
    Waiting,
)
from domain.team import Member
from storage.database import Database
from storage.transaction import TransientError
from storage.unit import SqlUnit, SqlUnits
from tests.storage.customers import customer, magnet, set_up, text
from tests.storage.people import DAY, HOUR, NOW

Team = tuple[Member, Member, Member]
FILE = GiftFile(kind=FileKind.DOCUMENT, file_id="doc", name="цены.pdf", size=3_000_000_000)
PHOTO = GiftFile(kind=FileKind.PHOTO, file_id="photo")


def rich(owner: Member, manager: Member) -> Magnet:
    return magnet(
        owner,
        picture="pic",
        gift=Gift(text="Вот", link="https://example.org", coded=True, files=(FILE, PHOTO)),
        reward=Gift(text="Спасибо", files=(PHOTO,)),
        questions=(Question(ask=Ask.PHONE), Question(ask=Ask.OWN, text="Что?", required=False)),
        purpose="звонок",
        handing=Handing.MANAGER,
        manager_id=manager.id,
        state=MagnetState.PAUSED,
    )


async def test_a_magnet_comes_back_as_stored_in_one_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        kept = await unit.magnets.add(rich(anna, boris))
        start = database.statements
        assert await unit.magnets.magnet(kept.id) == kept
        assert database.statements - start == 1
        assert await unit.magnets.magnet(99) is None
    assert all(one.id for one in kept.questions)
    assert all(one.id for one in (*kept.gift.files, *kept.reward.files))
    asked = rich(anna, boris)
    assert [replace(one, id=0) for one in kept.questions] == [*asked.questions]
    assert [replace(one, id=0) for one in kept.gift.files] == [FILE, PHOTO]


async def test_a_changed_magnet_keeps_the_ids_of_what_stays(units: SqlUnits, team: Team) -> None:
    anna, boris, _ = team
    async with units() as unit:
        kept = await unit.magnets.add(rich(anna, boris))
        phone, own = kept.questions
        document, photo = kept.gift.files
        changed = replace(
            kept,
            title="Прайс",
            state=MagnetState.ACTIVE,
            questions=(replace(own, required=True), Question(ask=Ask.EMAIL), phone),
            gift=replace(kept.gift, coded=False, files=(photo, document, FILE)),
            reward=Gift(),
        )
        saved = await unit.magnets.save(kept, changed)
        assert await unit.magnets.magnet(kept.id) == saved
        less = replace(saved, questions=saved.questions[:1], gift=Gift(text="Всё"))
        assert await unit.magnets.save(saved, less) == less
        assert await unit.magnets.magnet(kept.id) == less
    assert [one.id for one in saved.questions][::2] == [own.id, phone.id]
    assert [one.id for one in saved.gift.files][:2] == [photo.id, document.id]


async def test_saving_what_has_not_changed_says_nothing(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        kept = await unit.magnets.add(rich(anna, boris))
        start = database.statements
        assert await unit.magnets.save(kept, kept) == kept
        assert database.statements == start


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        kept = await unit.magnets.add(rich(anna, boris))
        await unit.magnets.save(kept, replace(kept, title="Прайс"))
    with pytest.raises(TransientError):
        async with units() as unit:
            await unit.magnets.save(kept, replace(kept, title="Буклет"))


async def test_magnets_stand_by_state_then_newest_first(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        for title, state, ago in (
            ("стоит", MagnetState.PAUSED, 0),
            ("старый", MagnetState.ACTIVE, 2),
            ("новый", MagnetState.ACTIVE, 1),
            ("черновик", MagnetState.DRAFT, 9),
        ):
            await unit.magnets.add(magnet(anna, title, state=state, created_at=NOW - ago * DAY))
        found = await unit.magnets.magnets()
    assert [one.title for one in found] == ["новый", "старый", "черновик", "стоит"]


async def test_links_are_stored_and_changed(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        after = replace(
            stand.fair, name="Сайт", web_key="key", origins=("https://a.example", "https://б.рф")
        )
        await unit.magnets.save_link(after)
        await unit.magnets.save_link(replace(after, id=99))
        assert await unit.magnets.links(stand.magnet.id) == [stand.first, after]
        assert await unit.magnets.link(after.id) == after
        assert await unit.magnets.link(99) is None


async def test_an_offer_is_one_statement_by_code_number_or_key(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna, state=MagnetState.DRAFT)
        await unit.magnets.save_link(replace(stand.fair, web_key="key"))
        old = await unit.consents.add_text(text(stand, text="Старый"))
        new = await unit.consents.add_text(text(stand, version=2, text="Новый", own=True))
        english = await unit.consents.add_text(text(stand, locale="en", text="I agree"))
        mailing = await unit.consents.add_text(text(stand, Purpose.MAILING, locale="en"))
        assert await unit.consents.texts(stand.magnet.id) == [mailing, english, new]
        start = database.statements
        offer = await unit.magnets.offer(stand.first.code, "ru")
        assert database.statements - start == 1
        by_link = await unit.magnets.offer_by_link(stand.first.id, "en")
        by_key = await unit.magnets.offer_by_key("key", "ru")
        nothing = [
            await unit.magnets.offer("КАТАЛОГ0", "ru"),
            await unit.magnets.offer_by_link(99, "ru"),
            await unit.magnets.offer_by_key("", "ru"),
        ]
    assert old not in (new, english)
    assert offer is not None
    assert (offer.magnet, offer.link) == (stand.magnet, stand.first)
    assert offer.texts == {Purpose.PERSONAL_DATA: new, Purpose.MAILING: mailing}
    assert by_link is not None
    assert by_link.texts == {Purpose.PERSONAL_DATA: english, Purpose.MAILING: mailing}
    assert by_key is not None
    assert by_key.link == replace(stand.fair, web_key="key")
    assert nothing == [None, None, None]


async def test_the_operator_is_one(units: SqlUnits) -> None:
    first = Operator(name="ООО «Ромашка»", address="Пермь", email="a@b.example", term="3 года")
    async with units() as unit:
        assert await unit.magnets.operator() == Operator()
        await unit.magnets.save_operator(first)
        await unit.magnets.save_operator(replace(first, address="Казань"))
        assert await unit.magnets.operator() == replace(first, address="Казань")


async def test_codes_go_out_in_order_each_once_and_the_same_to_the_same_person(
    units: SqlUnits, team: Team
) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        magnet_id = stand.magnet.id
        assert await unit.magnets.add_codes(magnet_id, Part.GIFT, []) == 0
        assert await unit.magnets.add_codes(magnet_id, Part.GIFT, ["в", "а", "в"]) == 2
        assert await unit.magnets.add_codes(magnet_id, Part.GIFT, ["а", "б"]) == 1
        assert await unit.magnets.add_codes(magnet_id, Part.REWARD, ["а"]) == 1
        people = [await unit.customers.add(customer(number)) for number in range(6)]
        taken = [
            await unit.magnets.take_code(magnet_id, Part.GIFT, one.id, NOW + HOUR * place)
            for place, one in enumerate(people[:5])
        ]
        again = await unit.magnets.take_code(magnet_id, Part.GIFT, people[1].id, NOW)
        await unit.magnets.take_code(magnet_id, Part.GIFT, people[4].id, NOW)
        reward = await unit.magnets.take_code(magnet_id, Part.REWARD, people[1].id, NOW)
        counts = await unit.magnets.codes(magnet_id)
        owed = await unit.magnets.owed(magnet_id, Part.GIFT, 9)
        first = await unit.magnets.owed(magnet_id, Part.GIFT, 1)
    assert taken == ["в", "а", "б", "", ""]
    assert (again, reward) == ("а", "а")
    assert counts == {Part.GIFT: Codes(given=3, owed=2), Part.REWARD: Codes(given=1)}
    assert [(one.customer_id, one.telegram_id) for one in owed] == [
        (people[3].id, 3),
        (people[4].id, 4),
    ]
    assert first == owed[:1]


async def test_who_waited_for_a_code_waits_no_more_once_it_came(
    units: SqlUnits, team: Team
) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        waiting = await unit.customers.add(customer())
        blocked = await unit.customers.add(customer(7, blocked_at=NOW))
        for one in (waiting, blocked):
            assert await unit.magnets.take_code(stand.magnet.id, Part.GIFT, one.id, NOW) == ""
        assert await unit.magnets.owed(stand.magnet.id, Part.GIFT, 9) == [
            Waiting(customer_id=waiting.id, telegram_id=100)
        ]
        await unit.magnets.add_codes(stand.magnet.id, Part.GIFT, ["а", "б"])
        code = await unit.magnets.take_code(stand.magnet.id, Part.GIFT, waiting.id, NOW)
        assert await unit.magnets.owed(stand.magnet.id, Part.GIFT, 9) == []
        counts = await unit.magnets.codes(stand.magnet.id)
    assert (code, counts[Part.GIFT]) == ("а", Codes(left=1, given=1, owed=1))


async def test_r54_a_code_of_who_was_erased_is_known_by_a_keyed_hash(
    units: SqlUnits, team: Team
) -> None:
    anna, _, _ = team
    async with units() as unit:
        one, other = [(await set_up(unit, anna, name)).magnet.id for name in ("Смета", "План")]
        for magnet_id in (one, other):
            await unit.magnets.add_codes(magnet_id, Part.GIFT, ["а", "б"])
        person = await unit.customers.add(customer())
        await unit.magnets.take_code(one, Part.GIFT, person.id, NOW)
        assert not await unit.magnets.had_code(one, Part.GIFT, "хеш")
        traces = await unit.erasures.traces_of_customer(person.id)
        assert traces is not None
        await unit.erasures.erase([Leaving(traces=traces, person="хеш")], NOW)
        assert await unit.magnets.had_code(one, Part.GIFT, "хеш")
        for magnet_id, part, whose in (
            (other, Part.GIFT, "хеш"),
            (one, Part.REWARD, "хеш"),
            (one, Part.GIFT, "другой"),
        ):
            assert not await unit.magnets.had_code(magnet_id, part, whose)


async def test_r54_every_friend_brings_a_code_of_its_own(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        magnet_id = (await set_up(unit, anna)).magnet.id
        host, one, other, third = [await unit.customers.add(customer(n)) for n in range(1, 5)]

        async def take(friend: int, part: Part = Part.REWARD) -> str:
            return await unit.magnets.take_code(magnet_id, part, host.id, NOW, for_friend=friend)

        await unit.magnets.add_codes(magnet_id, Part.REWARD, ["а", "б", "в"])
        await unit.magnets.add_codes(magnet_id, Part.GIFT, ["подарок"])
        taken = [await take(one) for one in (one.id, other.id, 0, one.id, third.id, third.id)]
        gifts = [await take(0, Part.GIFT) for _ in range(2)]
        assert taken == ["а", "б", "в", "а", "", ""]
        assert gifts == ["подарок", "подарок"]
        (owed,) = await unit.magnets.owed(magnet_id, Part.REWARD, 9)
        assert owed == Waiting(customer_id=host.id, telegram_id=1, for_friend=third.id)
        await unit.magnets.add_codes(magnet_id, Part.REWARD, ["г", "д"])
        assert await take(owed.for_friend) == "г"
        assert await unit.magnets.owed(magnet_id, Part.REWARD, 9) == []


async def test_two_people_at_the_same_instant_get_two_codes(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        await unit.magnets.add_codes(stand.magnet.id, Part.GIFT, list("абвгд"))
        people = [await unit.customers.add(customer(number)) for number in range(5)]

    async def take(customer_id: int) -> str:
        async with units() as unit:
            code = await _take(unit, stand.magnet.id, customer_id)
            await asyncio.sleep(0)
            return code

    taken = await asyncio.gather(*(take(one.id) for one in people))
    assert sorted(taken) == list("абвгд")


async def _take(unit: SqlUnit, magnet_id: int, customer_id: int) -> str:
    return await unit.magnets.take_code(magnet_id, Part.GIFT, customer_id, NOW)
