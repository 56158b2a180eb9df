"""The owner changes a number, and from when on clients may be touched is told anew (R10, R11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.pace import Pace
from domain.policy import Policy, PolicyName

COUNTING = (
    PolicyName.GAP_DAYS,
    PolicyName.CONTACT_TOUCHES,
    PolicyName.COMPANY_TOUCHES,
    PolicyName.WINDOW_DAYS,
)
"""The numbers from which the derived copy ``Client.allowed_from`` is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some clients in the order of their numbers.

    ``paces`` are of those only that may have to wait, by the numbers before or after the change.
    ``last`` is the number of the last client that was looked at; nothing where there was none.
    """

    paces: Sequence[Pace] = ()
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the copy of one client says, and what it should say."""

    client_id: int
    before: datetime | None
    after: datetime | None


class RecountBook(Protocol):
    """Reads and corrects the copies piece by piece; no person can take a correction back."""

    async def newest(self) -> int:
        """Return the number of the last change of ``COUNTING``, 0 where there was none."""
        ...

    async def piece(self, *, after: int, limit: int, now: datetime, policy: Policy) -> Piece:
        """Look at the next ``limit`` clients whose number is above ``after``."""
        ...

    async def correct(self, corrections: Sequence[Correction]) -> None:
        """Keep corrections, except where a touch that was logged meanwhile knows better."""
        ...


def corrections(paces: Sequence[Pace], now: datetime, policy: Policy) -> tuple[Correction, ...]:
    """Return what has to be corrected; a moment that has passed says the same as none at all."""
    found = (
        Correction(client_id=one.client_id, before=one.allowed_from, after=one.free_from(policy))
        for one in paces
    )
    return tuple(one for one in found if ahead(one.before, now) != ahead(one.after, now))


def ahead(at: datetime | None, now: datetime) -> datetime | None:
    """Return a moment that is still to come; one that has passed says the same as none."""
    return at if at is not None and at > now else None
