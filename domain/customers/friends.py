"""Bringing a friend: the link, the reward, and who is refused it quietly (R54)."""

import secrets
from dataclasses import dataclass

from domain.clock import Clock
from domain.customers.erasure import ErasureBook, PersonKind, Seal
from domain.customers.magnets import Gift, Magnet, MagnetBook, Part
from domain.customers.people import Customer, CustomerBook
from domain.customers.referrals import Earned, FriendLink, Referral, ReferralBook, Refusal

_CODE_BYTES = 9
"""Twelve letters: the code stands in the data of a button, which holds 64 bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewarded:
    """What a friend earned: the reward, both codes, and the inviter who is told.

    Every friend brings the inviter another code; the friend gets one.
    """

    reward: Gift
    inviter: Customer
    inviter_code: str = ""
    friend_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """Rewards both, once in the friend's life, never oneself (R54).

    Being forgotten begins no new life: a tombstone of the friend's account, or of the phone that
    they proved, refuses too. What was only typed does not, or it would tell who was here.
    """

    magnets: MagnetBook
    customers: CustomerBook
    referrals: ReferralBook
    erasures: ErasureBook
    seal: Seal
    clock: Clock

    async def __call__(
        self, friend: Customer, inviter_id: int, magnet_id: int, *, known: bool
    ) -> Rewarded | Refusal | None:
        """Return what both get, why they do not, or nothing where the magnet rewards nobody.

        ``known`` tells that the friend was a client, or had filled in a form, before. Oneself is
        who has the same account, card, phone or e-mail; a ring is who was brought, by however
        many others, by the friend.
        """
        magnet = await self.magnets.magnet(magnet_id)
        inviter = await self.customers.customer(inviter_id)
        if magnet is None or magnet.reward.empty or inviter is None:
            return None
        if _same_person(friend, inviter):
            return Refusal.ONESELF
        if friend.id in await self.referrals.brought_by(inviter.id):
            return Refusal.RING
        if known or await self.referrals.brought_by(friend.id) or await self._buried(friend):
            return Refusal.KNOWN
        return await self._give(magnet, inviter, friend)

    async def _buried(self, friend: Customer) -> bool:
        identities = (
            (PersonKind.TELEGRAM, str(friend.telegram_id or "")),
            (PersonKind.PHONE, friend.phone if friend.phone_proved else ""),
        )
        for kind, value in identities:
            if value and await self.erasures.buried(kind, self.seal(kind, value)):
                return True
        return False

    async def _give(self, magnet: Magnet, inviter: Customer, friend: Customer) -> Rewarded:
        await self.referrals.add(
            Referral(
                inviter_id=inviter.id,
                friend_id=friend.id,
                magnet_id=magnet.id,
                at=self.clock.now(),
            )
        )
        return Rewarded(
            reward=magnet.reward,
            inviter=inviter,
            inviter_code=await self._code(magnet, inviter, for_friend=friend.id),
            friend_code=await self._code(magnet, friend),
        )

    async def _code(self, magnet: Magnet, whose: Customer, *, for_friend: int = 0) -> str:
        if not magnet.reward.coded:
            return ""
        now = self.clock.now()
        return await self.magnets.take_code(
            magnet.id, Part.REWARD, whose.id, now, for_friend=for_friend
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFriend:
    """``/friend``: own links to the magnets that reward, and what was earned."""

    magnets: MagnetBook
    referrals: ReferralBook
    clock: Clock

    async def __call__(self, customer: Customer) -> "FriendBoard":
        """Return links (made when first asked for) and earnings."""
        links = [
            (magnet.title, await self._link(customer, magnet))
            for magnet in await self.magnets.magnets()
            if magnet.open and not magnet.reward.empty
        ]
        return FriendBoard(
            links=tuple(links), earned=tuple(await self.referrals.earned(customer.id))
        )

    async def _link(self, customer: Customer, magnet: Magnet) -> FriendLink:
        link = await self.referrals.link(customer.id, magnet.id)
        if link is None:
            link = FriendLink(
                customer_id=customer.id,
                magnet_id=magnet.id,
                code=secrets.token_urlsafe(_CODE_BYTES),
                created_at=self.clock.now(),
            )
            await self.referrals.add_link(link)
        return link


@dataclass(frozen=True, slots=True, kw_only=True)
class FriendBoard:
    """What ``/friend`` shows: each rewarding, active magnet's title and link, and earnings."""

    links: tuple[tuple[str, FriendLink], ...]
    earned: tuple[Earned, ...]


def _same_person(one: Customer, other: Customer) -> bool:
    """Whether two customers are one person: the same row, account, card, phone or e-mail."""
    pairs = (
        (one.id, other.id),
        (one.telegram_id, other.telegram_id),
        (one.contact_id, other.contact_id),
        (one.phone, other.phone),
        (one.email, other.email),
    )
    return any(mine and mine == theirs for mine, theirs in pairs)
