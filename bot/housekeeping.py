"""What was worked on and sent is forgotten after a week, a draft after a season."""

from datetime import datetime, timedelta
from typing import Final

from domain.clock import Clock
from storage import drafts
from storage.database import Database
from storage.inbox import Inbox
from storage.outbox import Outbox

KEEP: Final = timedelta(days=7)
KEEP_DRAFTS: Final = timedelta(days=90)
EVERY: Final = timedelta(hours=1)


class Housekeeping:
    """A sweep that prunes the inbox and the outbox, at most once an hour."""

    def __init__(self, database: Database, inbox: Inbox, outbox: Outbox, clock: Clock) -> None:
        self._database = database
        self._inbox = inbox
        self._outbox = outbox
        self._clock = clock
        self._last: datetime | None = None

    async def __call__(self) -> None:
        """Prune, if the last time is long enough ago."""
        now = self._clock.now()
        if self._last is not None and now - self._last < EVERY:
            return
        async with self._database.unit() as unit:
            await self._inbox.prune(unit, now - KEEP)
            await self._outbox.prune(unit, now - KEEP)
            await drafts.prune(unit, now - KEEP_DRAFTS)
        self._last = now
