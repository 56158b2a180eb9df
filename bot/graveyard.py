"""Tombstones beside the database: a restored backup learns from them whom to erase again (R52).

One JSON line each, of hashes alone: who has the file but not the key learns of nobody.
"""

import asyncio
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import orjson
import structlog

from bot.seal import sync_folder
from domain.customers.erasure import PersonKind, Tombstone

log = structlog.stdlib.get_logger("bot.graveyard")


class FileGraveyard:
    """A file that only grows. A base that lives in memory has none: nothing brings it back."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    async def bury(self, tombstones: Sequence[Tombstone]) -> None:
        """Append tombstones and force them to the disk, in a thread. Raises ``OSError``."""
        if self._file is not None and tombstones:
            await asyncio.to_thread(_append, self._file, b"".join(map(_line, tombstones)))

    def tombstones(self) -> Sequence[Tombstone]:
        """Return all that were ever buried; a line cut short by a crash is passed over."""
        if self._file is None or not self._file.exists():
            return ()
        found = (_tombstone(line) for line in self._file.read_bytes().splitlines() if line)
        return [one for one in found if one is not None]


def _append(file: Path, lines: bytes) -> None:
    new = not file.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as written:
        written.write(lines)
        written.flush()
        os.fsync(handle)
    if new:
        sync_folder(file.parent)


def _line(one: Tombstone) -> bytes:
    moment = one.at.astimezone(UTC).isoformat()
    # A line that was cut short must not swallow the next: each begins on a line of its own.
    return b"\n" + orjson.dumps({"kind": one.kind, "hash": one.hash, "at": moment}) + b"\n"


def _tombstone(line: bytes) -> Tombstone | None:
    try:
        kept = orjson.loads(line)
        at = datetime.fromisoformat(kept["at"])
        return Tombstone(kind=PersonKind(kept["kind"]), hash=kept["hash"], at=at)
    except (ValueError, KeyError, TypeError):
        log.warning("tombstone_not_readable")
        return None
