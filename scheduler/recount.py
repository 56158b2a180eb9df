"""After a change of the owner's numbers every client is counted anew, within seconds (R10, R11)."""

from dataclasses import dataclass, field

import structlog

from domain.clock import Clock
from domain.recount import corrections
from scheduler.shifts import Shift, Shifts

log = structlog.stdlib.get_logger("scheduler.recount")
DONE = "recount_done"
"""The last change of policy by which every client has been counted."""
TARGET, POSITION = "recount_target", "recount_position"
"""The change by which clients are being counted, and the last client that was."""


@dataclass(slots=True, kw_only=True)
class Recount:
    """One sweep: follows a change of policy through the base; else it asks one question.

    Each batch is a unit of work of its own, and keeps how far it has come: a crash costs one batch
    at most. One ring works on ``batches`` of them, so that reminders of a large base do not wait.
    """

    shifts: Shifts
    clock: Clock
    batch: int = 200
    batches: int = 40
    _done: int | None = field(default=None, init=False)

    async def __call__(self) -> int:
        """Go on counting, if there is something to count; return how many copies were corrected."""
        corrected = 0
        for _ in range(self.batches):
            async with self.shifts() as shift:
                target = await self._wanted(shift)
                if target is None:
                    break
                found, over = await self._count(shift, target)
            corrected += found
            if over:
                self._done = target
                log.info("recounted", change=target)
        return corrected

    async def _wanted(self, shift: Shift) -> int | None:
        """Return the change that the base has still to follow, if there is one."""
        newest = await shift.unit.recount.newest()
        if self._done is None:
            # A base that was upgraded has never been counted: it has no mark, and begins at 0.
            self._done = await shift.unit.marks.get(DONE)
        return None if newest == self._done else newest

    async def _count(self, shift: Shift, target: int) -> tuple[int, bool]:
        """Count one batch; return how many copies were wrong, and whether it was the last."""
        unit, now = shift.unit, self.clock.now()
        begun = await unit.marks.get(TARGET) == target
        after = (await unit.marks.get(POSITION) or 0) if begun else 0
        policy = await unit.policies.current()
        piece = await unit.recount.piece(after=after, limit=self.batch, now=now, policy=policy)
        wrong = corrections(piece.paces, now, policy)
        await unit.recount.correct(wrong)
        if not begun:
            await unit.marks.put(TARGET, target)
        if piece.last is None:
            await unit.marks.put(DONE, target)
        await unit.marks.put(POSITION, piece.last or 0)
        return len(wrong), piece.last is None
