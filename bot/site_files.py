"""Files of gifts for the site: fetched from Telegram when asked for, the last few kept."""

import asyncio
from collections import OrderedDict
from typing import Final, Protocol

from web.reception import OutOfReachError

MOST_BYTES: Final = 20_000_000
"""The Bot API hands out no larger files (https://core.telegram.org/bots/api#getfile)."""
KEPT_BYTES: Final = 8_000_000
AT_ONCE: Final = 4


class Downloads(Protocol):
    """Fetches a file by its ``file_id``; nothing when it is too large or cannot be had."""

    async def download(self, file_id: str, most: int) -> bytes | None: ...


class SiteFiles:
    """A small shelf in memory in front of Telegram."""

    def __init__(self, telegram: Downloads) -> None:
        self._telegram = telegram
        self._shelf: OrderedDict[str, bytes] = OrderedDict()
        self._fetching: dict[str, asyncio.Task[bytes | None]] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def get(self, file_id: str) -> bytes:
        """Return a file. Those who ask for it together wait for one download.

        Raises ``OutOfReachError``.
        """
        kept = self._shelf.get(file_id)
        if kept is not None:
            self._shelf.move_to_end(file_id)
            return kept
        task = self._fetching.get(file_id)
        if task is None:
            task = self._fetching[file_id] = asyncio.create_task(self._fetch(file_id))
            task.add_done_callback(lambda _: self._fetching.pop(file_id, None))
        content = await asyncio.shield(task)
        if content is None:
            raise OutOfReachError
        return content

    async def _fetch(self, file_id: str) -> bytes | None:
        async with self._turns:
            content = await self._telegram.download(file_id, MOST_BYTES)
        if content is not None and len(content) <= KEPT_BYTES:
            self._shelf[file_id] = content
            while sum(map(len, self._shelf.values())) > KEPT_BYTES:
                self._shelf.popitem(last=False)
        return content
