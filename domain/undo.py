"""Taking back one's own last change within ten minutes, exactly (R75)."""

from dataclasses import dataclass
from datetime import datetime

from domain.changes import UNDO_FOR, Change, ChangeLog
from domain.clock import Clock
from domain.errors import AlreadyDoneError, NothingToUndoError
from domain.pace import PaceBook
from domain.policy import Policy
from domain.recount import ahead
from domain.team import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoLast:
    """``/undo``. Raises ``NothingToUndoError``, or ``ChangedSinceError`` from the log.

    From when on a client may be touched is told anew: a colleague may have touched it since, or
    the owner changed a number.
    """

    changes: ChangeLog
    paces: PaceBook
    clock: Clock
    policy: Policy

    async def __call__(self, member: Member, *, made_at: datetime | None = None) -> Change:
        """Take the last change back; ``made_at`` is the moment of the one a button meant."""
        now = self.clock.now()
        change = await self.changes.last(member.id, now - UNDO_FOR)
        if change is None:
            raise NothingToUndoError
        if made_at is not None and change.at != made_at:
            raise AlreadyDoneError
        for client_id in await self.changes.take_back(change, now):
            pace = await self.paces.pace(client_id, None, now=now, policy=self.policy)
            if pace is None:
                continue
            free = pace.free_from(self.policy)
            if ahead(free, now) != ahead(pace.allowed_from, now):
                await self.paces.allow_from(pace, free)
        return change
