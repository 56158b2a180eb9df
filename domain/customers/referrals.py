"""Bring a friend: own links, both rewarded, once, never for oneself (R54)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Refusal(StrEnum):
    """Why a friend brings no reward. Nobody is told: the form goes on as usual."""

    ONESELF = "oneself"
    KNOWN = "known"
    RING = "ring"


@dataclass(frozen=True, slots=True, kw_only=True)
class FriendLink:
    """A customer's own link to a magnet; ``code`` stands behind ``?start=fr_``."""

    customer_id: int
    magnet_id: int
    code: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """That one customer brought another to a magnet; a friend is brought once in a life.

    The codes that both got stand in the magnet's list of codes (``MagnetBook.take_code``).
    """

    id: int = 0
    inviter_id: int
    friend_id: int
    magnet_id: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """What a customer earned by one magnet: how many friends came, and the codes for them.

    A code that was owed when the friend came stands here once it was given.
    """

    magnet_id: int
    magnet_title: str
    friends: int
    codes: tuple[str, ...] = ()


class ReferralBook(Protocol):
    """Where friends are counted."""

    async def link(self, customer_id: int, magnet_id: int) -> FriendLink | None:
        """Return a customer's link to a magnet."""
        ...

    async def by_code(self, code: str) -> FriendLink | None:
        """Return whose link this is."""
        ...

    async def add_link(self, link: FriendLink) -> None:
        """Store a new link."""
        ...

    async def add(self, referral: Referral) -> Referral:
        """Store that a friend came; return it with its id."""
        ...

    async def brought_by(self, customer_id: int) -> Sequence[int]:
        """Return who brought a customer, and who brought them, up to the first (rings)."""
        ...

    async def earned(self, customer_id: int) -> Sequence[Earned]:
        """Return what a customer earned, magnet by magnet."""
        ...
