"""Ringing: reminders whose moment has come are put on their way to their managers (R23)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

import structlog

from domain.clock import Clock, StillClock
from domain.delivery import Lane, OutMessage
from domain.reminders import DueReminder, ReminderKind
from domain.resting import ComeBack
from domain.unit import Unit
from scheduler.shifts import Shifts, once

log = structlog.stdlib.get_logger("scheduler.reminders")
RenderReminder: TypeAlias = Callable[[DueReminder], Sequence[OutMessage]]
_RETURNS = 20
"""Returns of one batch: each begins a round, and nobody else may write meanwhile."""
_UNSAID = 500
"""Reminders that cannot be said before a sweep gives up: it is not they that are wrong then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingReminders:
    """One sweep: late after an outage is delivered late; never early, never twice.

    Each batch of at most ``limit`` is read, put into the outbox and marked in one unit of
    work, unique by reminder and due moment. A client that comes back from its rest brings its
    story and begins a new round (R23).
    """

    shifts: Shifts
    clock: Clock
    render: RenderReminder
    limit: int = 200

    async def __call__(self) -> int:
        """Ring what is due by the clock; return how many reminders that were."""
        total = 0
        unsaid: set[int] = set()
        while True:
            more, rung = await self._batch(unsaid)
            total += rung
            if not more:
                return total

    async def _batch(self, unsaid: set[int]) -> tuple[bool, int]:
        """Return whether more may be due, and how many reminders were rung.

        ``unsaid`` gathers those that cannot be said: they are not tried again in this sweep.
        """
        async with self.shifts() as shift:
            now = self.clock.now()
            most = self.limit + len(unsaid)
            ringing = await shift.unit.reminders.ringing(now, most)
            left = [one for one in ringing if one.reminder.id not in unsaid]
            due = await _with_purchases(shift.unit, _some(left))
            rung: list[DueReminder] = []
            messages: list[OutMessage] = []
            for one in await _with_stories(shift.unit, due):
                said = self._say(one)
                if said:
                    messages.extend(said)
                    rung.append(one)
                else:
                    unsaid.add(one.reminder.id)
            if rung:
                await shift.put(messages)
                await _begin_rounds(shift.unit, rung, now)
                await shift.unit.reminders.rung([one.reminder.id for one in rung])
            full = len(ringing) == most or len(due) < len(left)
            return full and bool(due) and len(unsaid) < _UNSAID, len(rung)

    def _say(self, due: DueReminder) -> Sequence[OutMessage]:
        """Return the messages of one reminder; one that cannot be said must not stop the rest."""
        reminder = due.reminder
        try:
            messages = self.render(due)
        except Exception as error:  # noqa: BLE001 — it stays due, and is tried at the next ring
            log.error("reminder_not_rendered", reminder=reminder.id, error=type(error).__name__)  # noqa: TRY400 — its words may quote a person
            return ()
        key = f"reminder:{reminder.id}:{int(reminder.due_at.timestamp())}"
        return once(messages, Lane.REMINDER, key)


def _returns(due: DueReminder) -> bool:
    return due.reminder.kind is ReminderKind.RECONTACT


def _offers(due: DueReminder) -> bool:
    return due.reminder.kind is ReminderKind.REACTIVATION


def _some(ringing: Sequence[DueReminder]) -> list[DueReminder]:
    """Return what one batch takes: everything but the returns that are too many for it."""
    left = {one.reminder.id for one in [one for one in ringing if _returns(one)][_RETURNS:]}
    return [one for one in ringing if one.reminder.id not in left]


async def _with_purchases(unit: Unit, due: Sequence[DueReminder]) -> Sequence[DueReminder]:
    """Add to silent buyers what they bought (R27)."""
    clients = [one.reminder.client_id for one in due if _offers(one) and one.reminder.client_id]
    if not clients:
        return due
    bought = await unit.dormant.bought(clients)
    return [
        replace(one, bought=bought.get(one.reminder.client_id or 0)) if _offers(one) else one
        for one in due
    ]


async def _with_stories(unit: Unit, due: Sequence[DueReminder]) -> Sequence[DueReminder]:
    clients = [one.reminder.client_id for one in due if _returns(one) and one.reminder.client_id]
    if not clients:
        return due
    stories = await unit.rounds.stories(clients)
    return [
        replace(one, story=stories.get(one.reminder.client_id or 0)) if _returns(one) else one
        for one in due
    ]


async def _begin_rounds(unit: Unit, rung: Sequence[DueReminder], now: datetime) -> None:
    clients = [one.reminder.client_id for one in rung if _returns(one) and one.reminder.client_id]
    if not clients:
        return
    policy = await unit.policies.current()
    come_back = ComeBack(rounds=unit.rounds, paces=unit.paces, clock=StillClock(now), policy=policy)
    for client_id in clients:
        await come_back(client_id)
