"""Taking back one's own last change within ten minutes, exactly (R75)."""

from dataclasses import dataclass
from datetime import datetime

from domain.changes import UNDO_FOR, Change, ChangeLog
from domain.clock import Clock
from domain.errors import AlreadyDoneError, NothingToUndoError
from domain.team import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoLast:
    """``/undo``. Raises ``NothingToUndoError``, or ``ChangedSinceError`` from the log."""

    changes: ChangeLog
    clock: Clock

    async def __call__(self, member: Member, *, made_at: datetime | None = None) -> Change:
        """Take the last change back; ``made_at`` is the moment of the one a button meant."""
        now = self.clock.now()
        change = await self.changes.last(member.id, now - UNDO_FOR)
        if change is None:
            raise NothingToUndoError
        if made_at is not None and change.at != made_at:
            raise AlreadyDoneError
        await self.changes.take_back(change, now)
        return change
