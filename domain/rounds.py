"""Rounds of negotiations with a client that never bought: how they go, end, begin anew (R20-R25).

Pure transitions of one record; the books keep it, the use cases of ``domain.resting`` end a round
and wake its client.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.policy import Policy
from domain.touches import AGREEING, Direction, Touch, TouchKind


class RoundEnd(StrEnum):
    """Why a round ended and the client rests (R20, R21)."""

    DAYS = "days"
    TOUCHES = "touches"
    REFUSED = "refused"
    COMPETITOR = "competitor"
    DECISION = "decision"


class Waking(StrEnum):
    """What brought a resting client back (R23, R24)."""

    RETURNED = "returned"
    INCOMING = "incoming"
    LEAD = "lead"
    AGREED = "agreed"
    DECISION = "decision"
    ARCHIVED = "archived"


AGREED_GRACE = timedelta(days=3)
"""So long an agreement holds a round up (R14): after it was made, until its next step stands in
the plan; and after its time, for a weekend must not turn an agreed call into a rest."""
LATE = timedelta(days=7)
"""So long an outage may last without moving the date of a return."""
FRUITFUL = frozenset({Waking.INCOMING, Waking.LEAD, Waking.AGREED})
"""Who was woken so has shown interest: the fruitless rounds before count no more (R25)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round with one client; the one with the highest ``number`` is the present one.

    ``began_at`` is the first outgoing touch of its period, ``silent`` how many outgoing touches
    followed without the client agreeing to anything, ``agreed_at`` when it last did. ``fruitless``
    is how many rounds before this one came to nothing. ``ended_at`` begins the rest, ``woke_at``
    ends it. ``words`` is the reason
    in the manager's own words. Moments are aware UTC.
    """

    id: int = 0
    client_id: int
    number: int = 1
    fruitless: int = 0
    began_at: datetime | None = None
    silent: int = 0
    agreed_at: datetime | None = None
    ended_at: datetime | None = None
    ended_why: RoundEnd | None = None
    words: str = ""
    rest_until: datetime | None = None
    woke_at: datetime | None = None
    woke_why: Waking | None = None

    @property
    def resting(self) -> bool:
        """Whether the client rests (R21)."""
        return self.ended_at is not None and self.woke_at is None

    def offers_archive(self, policy: Policy) -> bool:
        """Whether this round, now ended, was one fruitless round too many (R25)."""
        return self.resting and self.fruitless + self.in_vain >= policy.fruitless_rounds

    @property
    def in_vain(self) -> int:
        """One round, or none where there were no talks at all: who was never called is no case."""
        return int(self.began_at is not None)


def after_touch(before: Round, touch: Touch, *, agreed: bool, bought: bool) -> Round:
    """Return the round after a touch that was logged (R20).

    An incoming touch or a meeting starts the period anew; so does whatever a buyer does: the
    limits are for who never bought.
    """
    if before.ended_at is not None:
        return before
    if touch.direction is Direction.INCOMING or bought:
        return anew(before)
    if touch.kind is TouchKind.MEETING:
        return replace(anew(before), began_at=touch.at)
    agreed = agreed or touch.outcome in AGREEING
    return replace(
        before,
        began_at=before.began_at or touch.at,
        silent=0 if agreed else before.silent + 1,
        agreed_at=touch.at if agreed else before.agreed_at,
    )


def anew(before: Round) -> Round:
    """Return the round with its period started anew: a stage forward, a meeting, a word (R20)."""
    if before.ended_at is not None:
        return before
    return replace(before, began_at=None, silent=0, fruitless=0)


def paused(before: Round) -> Round:
    """Return the round of a client that was archived: its period begins anew with the next touch.

    Half a year in the archive is no negotiation: who answers then must not have reached a limit.
    """
    return replace(before, began_at=None, silent=0) if before.ended_at is None else before


def limit_reached(one: Round, now: datetime, policy: Policy) -> RoundEnd | None:
    """Return which limit of R20 a round has reached."""
    if one.ended_at is not None:
        return None
    if one.silent >= policy.round_touches:
        return RoundEnd.TOUCHES
    fresh = one.agreed_at is not None and now - one.agreed_at < AGREED_GRACE
    over = one.began_at is not None and now - one.began_at >= timedelta(days=policy.round_days)
    return RoundEnd.DAYS if over and not fresh else None


def reached_at(one: Round, now: datetime, policy: Policy) -> datetime:
    """Return since when a round is over its days: an outage must not move a return (R20, R22).

    What was reached longer ago than ``LATE`` is a changed number, or a kept agreement: now.
    """
    if one.began_at is None:
        return now
    at = one.began_at + timedelta(days=policy.round_days)
    return at if now - LATE <= at <= now else now


def ended(before: Round, why: RoundEnd, at: datetime, rest_until: datetime, words: str) -> Round:
    """Return the round as it ends and the rest begins (R21)."""
    return replace(before, ended_at=at, ended_why=why, rest_until=rest_until, words=words)


def kept_going(before: Round) -> Round:
    """Return a round whose end the manager did not accept: it goes on, its period anew."""
    return replace(
        before,
        began_at=None,
        silent=0,
        ended_at=None,
        ended_why=None,
        words="",
        rest_until=None,
    )


def woken(before: Round, why: Waking, at: datetime) -> Round:
    """Return the ended round with its rest over."""
    return replace(before, woke_at=at, woke_why=why)


def next_round(before: Round, why: Waking) -> Round:
    """Return the new round after a rest (R23, R24); fruitless ones are counted (R25)."""
    return Round(
        client_id=before.client_id,
        number=before.number + 1,
        fruitless=0 if why in FRUITFUL else before.fruitless + before.in_vain,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Why a client rested, for its return (R23).

    ``against`` is who refused last, ``objections`` what they said against it.
    """

    round: Round
    last_words: str = ""
    last_words_at: datetime | None = None
    against: str = ""
    objections: str = ""


class RoundBook(Protocol):
    """Where rounds are kept. The present round of a client comes with its pace."""

    async def add(self, one: Round) -> Round:
        """Store a new round; return it with its id."""
        ...

    async def save(self, before: Round, after: Round) -> None:
        """Store a changed round."""
        ...

    async def current(self, client_id: int) -> Round | None:
        """Return the present round of a client."""
        ...

    async def limited(self, now: datetime, policy: Policy, limit: int) -> Sequence[int]:
        """Return clients, by their number, whose round has reached a limit of R20.

        Buyers are left out, and those with an open agreement, ahead or due within
        ``AGREED_GRACE`` (R14).
        """
        ...

    async def stories(self, client_ids: Sequence[int]) -> Mapping[int, Story]:
        """Return the story of the last rest of each of these clients (R23), in one statement."""
        ...
