"""Putting a client to rest, waking it, refusing the rest (R21-R25)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from domain.cadence_exceptions import CadenceException, ExceptionBook, ExceptionKind
from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.errors import AlreadyDoneError
from domain.pace import Pace, PaceBook
from domain.policy import Policy
from domain.recontact import Window, load_of, recontact_moment, recontact_window
from domain.reminders import Reminder, ReminderBook, ReminderKind, ReminderState
from domain.rounds import (
    Round,
    RoundBook,
    RoundEnd,
    Waking,
    ended,
    kept_going,
    next_round,
    woken,
)
from domain.team import Member

BY_REST = "rest"
BY_WAKING = "wake"
"""Why reminders were closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """A client at rest: the ended round, the reminder of its return, what was closed.

    ``offers_archive``: this was one fruitless round too many (R25).
    """

    pace: Pace
    round: Round
    reminder: Reminder
    closed: Sequence[Reminder]
    offers_archive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Woken:
    """A client at work again: its new round and the reminders that are open again."""

    round: Round
    reopened: Sequence[Reminder] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PutToRest:
    """Ends a round: reminders are closed, one of the return is set (R21, R22).

    Who asks has opened the client in scope, and names the change. Raises ``AlreadyDoneError``
    for a client that rests.
    """

    rounds: RoundBook
    reminders: ReminderBook
    paces: PaceBook
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(
        self,
        pace: Pace,
        why: RoundEnd,
        *,
        by: Member | None = None,
        words: str = "",
        present: Round | None = None,
        since: datetime | None = None,
    ) -> Rested:
        """End the round of ``pace``, or ``present``, what it has become in this unit of work.

        ``by`` is who decided, nobody when a limit was reached; ``words`` is said at the return.
        The rest begins now, or at ``since``, where the limit was reached while nobody looked.
        """
        if pace.resting:
            raise AlreadyDoneError
        now = since or self.clock.now()
        due = await self._return(pace, now)
        closed = await close(self.reminders, pace.client_id, BY_REST, now)
        reminder = await self.reminders.add(
            Reminder(
                member_id=pace.manager_id,
                client_id=pace.client_id,
                contact_id=pace.contact_id,
                kind=ReminderKind.RECONTACT,
                text=words,
                due_at=due,
                rings_at=due,
                created_at=now,
                created_by=by.id if by else pace.manager_id,
            )
        )
        over = await keep_round(
            self.rounds, pace, ended(present or active(pace), why, now, due, words)
        )
        after = replace(pace, round=over)
        await self.paces.allow_from(pace, after.free_from(self.policy))
        return Rested(
            pace=after,
            round=over,
            reminder=reminder,
            closed=closed,
            offers_archive=over.offers_archive(self.policy),
        )

    async def _return(self, pace: Pace, now: datetime) -> datetime:
        hours = pace.hours(self.policy)
        window = recontact_window(now, hours, self.policy)
        since, until = span(window)
        held = await self.paces.returns(pace.manager_id, since=since, until=until)
        return recontact_moment(
            window,
            hours,
            pace.manager_zone,
            calendar=self.calendar,
            load=load_of(held, pace.manager_zone),
        ).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class WakeUp:
    """Ends a rest at once: an incoming touch, a lead, an agreement, a decision (R24).

    Raises ``AlreadyDoneError`` for a client that does not rest.
    """

    rounds: RoundBook
    reminders: ReminderBook
    paces: PaceBook
    clock: Clock
    policy: Policy

    async def __call__(self, pace: Pace, why: Waking) -> Woken:
        """Wake the client of ``pace``: its return is off, a new round begins."""
        if pace.round is None or not pace.resting:
            raise AlreadyDoneError
        now = self.clock.now()
        await close(self.reminders, pace.client_id, BY_WAKING, now, only=ReminderKind.RECONTACT)
        await self.rounds.save(pace.round, woken(pace.round, why, now))
        new = await self.rounds.add(next_round(pace.round, why))
        await self.paces.allow_from(pace, replace(pace, round=new).free_from(self.policy))
        return Woken(round=new)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepGoing:
    """Refuses a rest: the round goes on, and that is an exception (R20).

    What the rest had closed is open again. Raises ``AlreadyDoneError`` for a client that does
    not rest.
    """

    rounds: RoundBook
    reminders: ReminderBook
    paces: PaceBook
    exceptions: ExceptionBook
    clock: Clock
    policy: Policy

    async def __call__(self, member: Member, pace: Pace) -> Woken:
        """Take the rest back; the period of the round starts anew."""
        rest = pace.round
        if rest is None or rest.ended_at is None or not pace.resting:
            raise AlreadyDoneError
        now = self.clock.now()
        await close(self.reminders, pace.client_id, BY_WAKING, now, only=ReminderKind.RECONTACT)
        reopened = await self._reopen(pace, rest.ended_at, now)
        on = kept_going(rest)
        await self.rounds.save(rest, on)
        await self.exceptions.add(
            CadenceException(
                member_id=member.id,
                client_id=pace.client_id,
                contact_id=pace.contact_id,
                at=now,
                kind=ExceptionKind.KEPT_GOING,
                reason=rest.ended_why.value if rest.ended_why else "",
            )
        )
        await self.paces.allow_from(pace, replace(pace, round=on).free_from(self.policy))
        return Woken(round=on, reopened=reopened)

    async def _reopen(self, pace: Pace, at: datetime, now: datetime) -> Sequence[Reminder]:
        reopened = []
        for one in await self.reminders.closed_of_client(pace.client_id, at=at, why=BY_REST):
            rings = one.due_at if one.due_at > now else None
            after = replace(
                one,
                member_id=pace.manager_id,  # who may be another by now (R4, R60)
                state=ReminderState.OPEN,
                rings_at=rings,
                closed_at=None,
                closed_why="",
            )
            await self.reminders.save(one, after)
            reopened.append(after)
        return tuple(reopened)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComeBack:
    """Begins the new round of a client whose recontact reminder rings (R23)."""

    rounds: RoundBook
    paces: PaceBook
    clock: Clock
    policy: Policy

    async def __call__(self, client_id: int) -> bool:
        """Return whether the client had been resting; a return that was put off rings twice."""
        now = self.clock.now()
        pace = await self.paces.pace(client_id, None, now=now, policy=self.policy)
        if pace is None or pace.round is None or not pace.resting:
            return False
        await self.rounds.save(pace.round, woken(pace.round, Waking.RETURNED, now))
        new = await self.rounds.add(next_round(pace.round, Waking.RETURNED))
        await self.paces.allow_from(pace, replace(pace, round=new).free_from(self.policy))
        return True


def active(pace: Pace) -> Round:
    """Return the round that goes on, or a new one that is not stored yet."""
    known = pace.round
    if known is None:
        return Round(client_id=pace.client_id)
    if known.woke_at is not None:
        return next_round(known, known.woke_why or Waking.DECISION)
    return known


async def keep_round(rounds: RoundBook, pace: Pace, after: Round) -> Round:
    """Store what the round of ``pace`` has become: changed, or new."""
    known = pace.round
    if after.id == 0 or known is None:
        return await rounds.add(after)
    await rounds.save(known, after)
    return after


async def close(
    reminders: ReminderBook,
    client_id: int,
    why: str,
    at: datetime,
    *,
    only: ReminderKind | None = None,
) -> tuple[Reminder, ...]:
    """Close the open reminders about a client, of one kind or of all."""
    closed = []
    for one in await reminders.open_of_client(client_id):
        if only is None or one.kind is only:
            after = replace(
                one, state=ReminderState.CLOSED, rings_at=None, closed_at=at, closed_why=why
            )
            await reminders.save(one, after)
            closed.append(after)
    return tuple(closed)


def span(window: Window) -> tuple[datetime, datetime]:
    """Return moments around every day of a window, whatever zone the days are told in."""
    first = datetime.combine(window.first, time(0), tzinfo=UTC) - timedelta(days=1)
    return first, datetime.combine(window.last, time(0), tzinfo=UTC) + timedelta(days=2)
