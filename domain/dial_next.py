"""The next client of the calling list, or why there is nobody to call now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.cadence import Rule
from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.dial import Candidate, DialReader, Held, Turn
from domain.dial_order import order
from domain.dial_run import DialRun
from domain.policy import Policy
from domain.reminders import Reminder, ReminderBook, ReminderKind
from domain.team import Member

_LIMITS = (30, 120, 480)
"""How many of each sort are looked at; more only where all of those have to wait."""
_WAITING = 20


class QuietWhy(StrEnum):
    """Why nobody can be called now, by the client who is free first."""

    NOBODY = "nobody"
    HOURS = "hours"
    DAY_OFF = "day_off"
    RECENT = "recent"
    RESTING = "resting"
    AGREED = "agreed"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Nobody to call now: why, and who may be called first, at which moment (aware)."""

    why: QuietWhy = QuietWhy.NOBODY
    until: datetime | None = None
    client_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialQueue:
    """Whom to call, best first; ``quiet`` when there is nobody. ``run`` is the list as it stands.

    Calls that were taken back are no longer in it (R75).
    """

    run: DialRun
    turns: Sequence[Turn] = ()
    quiet: Quiet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DialNext:
    """Puts the calling list together anew, so that what came meanwhile is on it."""

    dial: DialReader
    reminders: ReminderBook
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, member: Member, run: DialRun) -> DialQueue:
        """Return who is left to call of the member's own clients."""
        now, held = self.clock.now(), list[Held]()
        for limit in _LIMITS:
            room = limit + len(run.called) + len(run.skipped)
            found = await self.dial.candidates(member, now=now, policy=self.policy, limit=room)
            run = _without_undone(run, found)
            ordered = order(_left(found, run), now, member, self.policy, self.calendar)
            if ordered.turns:
                return DialQueue(run=run, turns=ordered.turns)
            held = list(ordered.held)
            if len(found) < room:
                break
        return DialQueue(run=run, quiet=await self._quiet(member, run, held))

    async def _quiet(self, member: Member, run: DialRun, held: list[Held]) -> Quiet:
        """Return who may be called first: of the held, the waiting, the planned."""
        now = self.clock.now()
        waiting = await self.dial.waiting(member, now=now, policy=self.policy, limit=_WAITING)
        held += order(waiting, now, member, self.policy, self.calendar).held
        ahead = [(one.until, _why(one), one.client_name) for one in held]
        ahead += [
            (one.due_at, _planned(one), one.client_name)
            for one in await self.reminders.open_of_member(member.id)
            if one.client_id not in (None, *run.skipped) and one.due_at > now
        ]
        if not ahead:
            return Quiet()
        until, why, name = min(ahead, key=lambda one: one[0])
        return Quiet(why=why, until=until, client_name=name)


def _without_undone(run: DialRun, found: Iterable[Candidate]) -> DialRun:
    """Return the list without calls that were taken back: no touch is left of them."""
    for one in found:
        client = one.card.file.client
        touched = client.last_touch_at is not None and client.last_touch_at >= run.started_at
        if client.id in run.called and not touched:
            run = run.without_call(client.id)
    return run


def _left(found: Iterable[Candidate], run: DialRun) -> list[Candidate]:
    gone = {*run.called, *run.skipped}
    return [one for one in found if one.card.file.client.id not in gone]


def _why(held: Held) -> QuietWhy:
    match held.rule:
        case None:
            return QuietWhy.AGREED
        case Rule.HOURS:
            return QuietWhy.HOURS
        case Rule.DAY_OFF:
            return QuietWhy.DAY_OFF
        case Rule.RESTING:
            return QuietWhy.RESTING
        case _:
            return QuietWhy.RECENT


def _planned(reminder: Reminder) -> QuietWhy:
    match reminder.kind:
        case ReminderKind.AGREED:
            return QuietWhy.AGREED
        case ReminderKind.RECONTACT:
            return QuietWhy.RESTING
        case _:
            return QuietWhy.PLANNED
