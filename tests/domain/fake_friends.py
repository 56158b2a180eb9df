"""The book of friends in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.customers.magnets import Part
from domain.customers.referrals import Earned, FriendLink, Referral
from tests.domain.fake_customers import FakeMagnets
from tests.domain.fakes import NotUniqueError


@dataclass
class FakeReferrals:
    magnets: FakeMagnets
    links: list[FriendLink] = field(default_factory=list)
    kept: list[Referral] = field(default_factory=list)

    async def link(self, customer_id: int, magnet_id: int) -> FriendLink | None:
        same = (customer_id, magnet_id)
        return next((one for one in self.links if (one.customer_id, one.magnet_id) == same), None)

    async def by_code(self, code: str) -> FriendLink | None:
        return next((one for one in self.links if one.code == code), None)

    async def add_link(self, link: FriendLink) -> None:
        if await self.link(link.customer_id, link.magnet_id) or await self.by_code(link.code):
            raise NotUniqueError(link)
        self.links.append(link)

    async def add(self, referral: Referral) -> Referral:
        if referral.friend_id in {one.friend_id for one in self.kept}:
            raise NotUniqueError(referral.friend_id)
        stored = replace(referral, id=len(self.kept) + 1)
        self.kept.append(stored)
        return stored

    async def brought_by(self, customer_id: int) -> Sequence[int]:
        inviters = {one.friend_id: one.inviter_id for one in self.kept}
        chain: list[int] = []
        while (customer_id := inviters.get(customer_id, 0)) and customer_id not in chain:
            chain.append(customer_id)
        return chain

    async def earned(self, customer_id: int) -> Sequence[Earned]:
        mine = [one for one in self.kept if one.inviter_id == customer_id]
        return [
            Earned(
                magnet_id=magnet_id,
                magnet_title=self.magnets.kept[magnet_id].title,
                friends=len(brought),
                codes=tuple(code for code, owner in stock.items() if owner in brought),
            )
            for magnet_id in dict.fromkeys(one.magnet_id for one in mine)
            for brought in [
                {(customer_id, one.friend_id) for one in mine if one.magnet_id == magnet_id}
            ]
            for stock in [self.magnets.stocks.get((magnet_id, Part.REWARD), {})]
        ]
