"""What was worked on and sent is forgotten after a week, trouble after a month, a draft later.

What a site was answered, and images of changes that nobody can take back any more (R75), are
forgotten after a day. The log of the base, in which what was blanked
still stands, is emptied (R51).
"""

from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.log import report
from domain.clock import Clock
from storage import changes, drafts
from storage.customers.intake import SqlIntakeBook
from storage.database import Database
from storage.inbox import Inbox
from storage.outbox import Outbox
from storage.transaction import StorageError

KEEP: Final = timedelta(days=7)
KEEP_TROUBLE: Final = timedelta(days=30)
KEEP_DRAFTS: Final = timedelta(days=90)
KEEP_REPLAYS: Final = timedelta(days=1)
KEEP_CHANGES: Final = timedelta(days=1)
AT_ONCE: Final = 500
"""So many changes are forgotten in one unit of work: a base that kept them for years has many."""
EVERY: Final = timedelta(hours=1)

log = structlog.stdlib.get_logger("bot.housekeeping")


class Housekeeping:
    """A sweep that prunes what has an end, at most once an hour."""

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
            await self._inbox.prune(unit, now - KEEP, now - KEEP_TROUBLE)
            await self._outbox.prune(unit, now - KEEP)
            await drafts.prune(unit, now - KEEP_DRAFTS)
            await SqlIntakeBook(unit).prune(now - KEEP_REPLAYS)
        await self._forget_changes(now - KEEP_CHANGES)
        self._last = now
        try:
            await self._database.empty_log()
        except StorageError as error:
            report(log, "log_not_emptied", error)

    async def _forget_changes(self, before: datetime) -> None:
        gone = AT_ONCE
        while gone == AT_ONCE:
            async with self._database.unit() as unit:
                gone = await changes.prune(unit, before, AT_ONCE)
