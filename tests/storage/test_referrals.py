"""The book of friends (R54)."""

from itertools import pairwise

from domain.customers.magnets import Part
from domain.customers.people import Customer
from domain.customers.referrals import Earned, FriendLink, Referral
from domain.team import Member
from storage.unit import SqlUnits
from tests.storage.customers import customer, set_up
from tests.storage.people import HOUR, NOW

Team = tuple[Member, Member, Member]


def brought(inviter: Customer, friend: Customer, magnet_id: int) -> Referral:
    return Referral(inviter_id=inviter.id, friend_id=friend.id, magnet_id=magnet_id, at=NOW)


async def test_a_customer_has_one_link_to_a_magnet(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        one = await unit.customers.add(customer())
        link = FriendLink(customer_id=one.id, magnet_id=stand.magnet.id, code="abc", created_at=NOW)
        assert await unit.referrals.link(one.id, stand.magnet.id) is None
        await unit.referrals.add_link(link)
        assert await unit.referrals.link(one.id, stand.magnet.id) == link
        assert await unit.referrals.by_code("abc") == link
        assert await unit.referrals.by_code("ABC") is None


async def test_r54_who_brought_whom_is_told_up_to_the_first(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        people = [await unit.customers.add(customer(number)) for number in range(5)]
        for inviter, friend in pairwise(people[:4]):
            await unit.referrals.add(brought(inviter, friend, stand.magnet.id))
        chain = await unit.referrals.brought_by(people[3].id)
        assert list(chain) == [one.id for one in reversed(people[:3])]
        assert await unit.referrals.brought_by(people[0].id) == []
        ring = await unit.referrals.add(brought(people[3], people[0], stand.magnet.id))
        assert ring.id
        assert set(await unit.referrals.brought_by(people[3].id)) == {one.id for one in people[:4]}


async def test_r54_what_was_earned_is_told_magnet_by_magnet(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        catalogue, book = [await set_up(unit, anna, title) for title in ("Каталог", "Книга")]
        host, *friends = [await unit.customers.add(customer(number)) for number in range(6)]
        for friend, stand in zip(friends, (book, catalogue, book, book), strict=False):
            await unit.referrals.add(brought(host, friend, stand.magnet.id))
        await unit.referrals.add(brought(friends[0], friends[4], book.magnet.id))
        await unit.magnets.add_codes(book.magnet.id, Part.REWARD, list("бвг"))
        await unit.magnets.add_codes(book.magnet.id, Part.GIFT, ["подарок"])
        for part, whose, friend_id in (
            (Part.REWARD, host, friends[0].id),
            (Part.REWARD, friends[0], 0),
            (Part.GIFT, host, 0),
            (Part.REWARD, host, friends[2].id),
            (Part.REWARD, host, friends[3].id),
        ):
            await unit.magnets.take_code(book.magnet.id, part, whose.id, NOW, for_friend=friend_id)
        owed = await unit.referrals.earned(host.id)
        await unit.magnets.add_codes(book.magnet.id, Part.REWARD, ["а"])
        await unit.magnets.take_code(
            book.magnet.id, Part.REWARD, host.id, NOW + HOUR, for_friend=friends[3].id
        )
        earned = await unit.referrals.earned(host.id)
        assert await unit.referrals.earned(friends[1].id) == []
    assert owed[0].codes == ("б", "г")
    assert earned == [
        Earned(magnet_id=book.magnet.id, magnet_title="Книга", friends=3, codes=("б", "г", "а")),
        Earned(magnet_id=catalogue.magnet.id, magnet_title="Каталог", friends=1),
    ]
