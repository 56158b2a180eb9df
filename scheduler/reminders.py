"""Ringing: reminders whose moment has come are put on their way to their managers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import structlog

from domain.clock import Clock
from domain.delivery import Lane, OutMessage
from domain.reminders import DueReminder
from scheduler.shifts import Shifts, once

log = structlog.stdlib.get_logger("scheduler.reminders")
RenderReminder: TypeAlias = Callable[[DueReminder], Sequence[OutMessage]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RingReminders:
    """One sweep: late after an outage is delivered late; never early, never twice.

    Each batch of at most ``limit`` is read, put into the outbox and marked in one unit of
    work, unique by reminder and due moment.
    """

    shifts: Shifts
    clock: Clock
    render: RenderReminder
    limit: int = 500

    async def __call__(self) -> int:
        """Ring what is due by the clock; return how many reminders that were."""
        total = 0
        while True:
            found, rung = await self._batch()
            total += rung
            if found < self.limit or rung == 0:
                return total

    async def _batch(self) -> tuple[int, int]:
        async with self.shifts() as shift:
            reminders = shift.unit.reminders
            due = await reminders.ringing(self.clock.now(), self.limit)
            rung: list[int] = []
            messages: list[OutMessage] = []
            for one in due:
                said = self._say(one)
                if said:
                    messages.extend(said)
                    rung.append(one.reminder.id)
            if rung:
                await shift.put(messages)
                await reminders.rung(rung)
            return len(due), len(rung)

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
