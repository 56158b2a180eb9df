"""After an erasure: no byte of the person is left in the file or its write-ahead log (R52).

SQLite overwrites what it deletes (``secure_delete``), but a page that was rearranged may keep a
copy of what it held, and the log keeps pages as they were. So the log is emptied and the file
written anew (``VACUUM``): a small one always, a larger one only if the person's traces are found in
it, and never a second time for the same erasure: what is found then stands in a row. Reading goes
past SQLite in a thread of its own; only emptying the log, at most 2000 pages, and the VACUUM make
others wait.

The log is also emptied every hour: what strangers said and was blanked, who never agreed to
anything, stands there until then (R51).

PostgreSQL: what was deleted is vacuumed; its own log and its page tails lie beyond a client's
reach (docs/how-to/use-postgresql.md).
"""

import asyncio
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from storage.postgres import PostgresPool
from storage.sqlite import SqliteWriter

CHUNK: Final = 1 << 20
TRIES: Final = 5
PAUSE_SECONDS: Final = 0.2
SMALL: Final = 16 << 20
"""A file of fewer bytes is written anew unasked, in a fraction of a second."""


class Rewrite(Enum):
    """When a file is written anew (``VACUUM``)."""

    ALWAYS = auto()
    IF_FOUND = auto()
    """When a trace is found in it; a small file (``SMALL``) in any case."""
    NEVER = auto()


EMPTY_THE_LOG: Final = "PRAGMA wal_checkpoint(TRUNCATE)"
REWRITE: Final = ("PRAGMA temp_store = FILE", "VACUUM", "PRAGMA temp_store = MEMORY")
"""A base may be larger than the memory, in which temporary tables are kept otherwise."""
PATIENCE: Final = "PRAGMA busy_timeout = 5000"
"""Milliseconds that SQLite waits for another process which has the file locked."""
IMPATIENCE: Final = "PRAGMA busy_timeout = 100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrubbed:
    """What came of it: whether the file could be searched, and which traces stand in it still.

    ``busy``: somebody else reads the file, so its log could not be emptied.
    """

    searched: bool = True
    busy: bool = False
    found: frozenset[bytes] = frozenset()


class SqliteScrub:
    """Cleans a file. ``handle`` is open for reading as long as SQLite is.

    On POSIX, closing any handle of a file drops the locks that the process has on it, SQLite's
    too (https://www.sqlite.org/howtocorrupt.html), so this one is opened and closed once.
    """

    def __init__(self, writer: SqliteWriter, file: Path, handle: int) -> None:
        self._writer = writer
        self._log = file.with_name(f"{file.name}-wal")
        self._handle = handle

    async def __call__(self, traces: Sequence[bytes], rewrite: Rewrite) -> Scrubbed:
        """Empty the log, look, write the file anew if it must be, and look again."""
        small = os.fstat(self._handle).st_size < SMALL
        asked = rewrite is Rewrite.ALWAYS or (small and rewrite is Rewrite.IF_FOUND)
        if not asked:
            seen = await self._look(traces)
            if seen.busy or not seen.found or rewrite is Rewrite.NEVER:
                return seen
        await self._writer.between(*REWRITE)
        return await self._look(traces)

    async def _look(self, traces: Sequence[bytes]) -> Scrubbed:
        if not await self._empty_the_log():
            return Scrubbed(busy=True)
        return Scrubbed(found=await asyncio.to_thread(self._found, traces))

    async def _empty_the_log(self) -> bool:
        """Tell whether the log is empty now; somebody who reads the file may stand in the way."""
        for _ in range(TRIES):
            ((busy, *_),) = await self._writer.between(EMPTY_THE_LOG)
            if not busy:
                return True
            await asyncio.sleep(PAUSE_SECONDS)
        return False

    def _found(self, traces: Sequence[bytes]) -> frozenset[bytes]:
        if not traces:
            return frozenset()
        found = _held(self._handle, traces)
        try:
            log = os.open(self._log, os.O_RDONLY)
        except FileNotFoundError:
            return found
        try:
            return found | _held(log, traces)
        finally:
            os.close(log)


async def empty_the_log(writer: SqliteWriter) -> None:
    """Empty the log, unless another process reads the file just now: there is a next hour."""
    try:
        await writer.between(IMPATIENCE, EMPTY_THE_LOG)
    finally:
        await writer.between(PATIENCE)


async def vacuum(pool: PostgresPool, tables: Sequence[str]) -> None:
    """Let PostgreSQL give up the rows that were deleted or overwritten."""
    await pool.between(*(f"VACUUM {table}" for table in tables))


def _held(handle: int, traces: Sequence[bytes]) -> frozenset[bytes]:
    overlap = max(map(len, traces)) - 1
    found: set[bytes] = set()
    for part in _parts(handle, overlap):
        found.update(trace for trace in traces if trace not in found and trace in part)
    return frozenset(found)


def _parts(handle: int, overlap: int) -> Iterator[bytes]:
    """Read a file piece by piece; each begins with the end of the one before."""
    tail, offset = b"", 0
    while part := os.pread(handle, CHUNK, offset):
        offset += len(part)
        yield tail + part
        tail = (tail + part)[-overlap:] if overlap else b""
