"""The half-yearly check of the archive: one list for each manager, not single reminders (R26)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import structlog

from domain.archive import CheckingList
from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.delivery import Lane, OutMessage
from domain.team import Member
from scheduler.shifts import Shift, Shifts, is_quiet_time, once

log = structlog.stdlib.get_logger("scheduler.archive")
RenderList: TypeAlias = Callable[[Member, int, bool], Sequence[OutMessage]]
"""Says to a member how many archived contacts wait; silently, where the last argument says so."""
MARK = "archive_told_until"
"""Up to which moment lists were told, in microseconds since 1970."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BringArchive:
    """One sweep: who has contacts that came due since the last time is told once.

    Contacts come due on the morning of their manager (``domain.recontact``). What is not worked
    through stays in the list; the next message comes with the next contacts. Members are told in
    batches, each in a unit of work of its own.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    render: RenderList
    batch: int = 50

    async def __call__(self) -> int:
        """Tell whom there is something to tell; return how many members that were."""
        now = self.clock.now()
        async with self.shifts() as shift:
            told = await shift.unit.marks.get(MARK) or 0
            since = _BEGINNING + told * _MICROSECOND
            lists = await shift.unit.archive.lists(since=since, now=now)
        for start in range(0, len(lists), self.batch):
            async with self.shifts() as shift:
                for one in lists[start : start + self.batch]:
                    await self._tell(shift, one, now, told)
                if start + self.batch >= len(lists):
                    await shift.unit.marks.put(MARK, (now - _BEGINNING) // _MICROSECOND)
        return len(lists)

    async def _tell(self, shift: Shift, due: CheckingList, now: datetime, told: int) -> None:
        member = await shift.unit.team.member(due.member_id)
        if member is None:
            return
        try:
            messages = self.render(member, due.count, is_quiet_time(member, now, self.calendar))
        except Exception as error:  # noqa: BLE001 — the others must get theirs
            log.error("archive_not_rendered", member=member.id, error=type(error).__name__)  # noqa: TRY400 — its words may quote a person
            return
        # The mark moves with the last batch: who was told before a crash is known by the old one.
        key = f"archive:{member.id}:{told}"
        await shift.put(once(messages, Lane.REMINDER, key))
