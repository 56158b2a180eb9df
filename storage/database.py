"""The database: opened once by the process, asked for one unit of work at a time."""

import fcntl
import os
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, suppress
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage import driver, postgres, scrub
from storage.customers.erasing import TABLES as PERSONAL
from storage.driver import WriterConnection
from storage.postgres import PostgresPool
from storage.scrub import Rewrite, Scrubbed
from storage.sqlite import SqliteWriter
from storage.transaction import StorageError, Transaction

PRAGMAS: Final = (
    scrub.PATIENCE,
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA wal_autocheckpoint = 2000",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 134217728",
    "PRAGMA secure_delete = ON",
)


class InUseError(StorageError):
    """Another process has this database open; two would spoil each other's work."""


class Backend(Protocol):
    """What SQLite and PostgreSQL have in common."""

    @property
    def statements(self) -> int: ...
    @property
    def commits(self) -> int: ...
    def unit(self, *, alone: bool) -> AbstractAsyncContextManager[Transaction]: ...
    async def close(self) -> None: ...


class Database:
    """The database behind a URL (``sqlite+aiosqlite://`` or ``postgresql+asyncpg://``)."""

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
        except ArgumentError as error:
            raise StorageError(f"DATABASE_URL cannot be read: {error}") from error
        if self._url.drivername not in {"sqlite+aiosqlite", "postgresql+asyncpg"}:
            raise StorageError(
                "DATABASE_URL must begin with sqlite+aiosqlite:// or postgresql+asyncpg://"
            )
        self._backend: Backend | None = None
        self._lock: int | None = None
        self._read: int | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether the base is a file, for the few statements that the two write differently."""
        return self._url.get_backend_name() == "sqlite"

    @property
    def statements(self) -> int:
        """Statements that were sent so far, bulk ones counted once."""
        return self._running.statements

    @property
    def commits(self) -> int:
        """Transactions that were written to disk so far."""
        return self._running.commits

    @property
    def _running(self) -> Backend:
        if self._backend is None:
            raise StorageError("The database is not open.")
        return self._backend

    def unit(self, *, alone: bool = False) -> AbstractAsyncContextManager[Transaction]:
        """Open a unit of work.

        When the block ends the unit is committed and on disk; an exception undoes this unit and
        no other. ``alone`` asks for a transaction shared with nobody, to try a failed unit again.
        Raises ``CommitFailedError`` at the end of the block, ``TransientError`` inside or there.
        """
        return self._running.unit(alone=alone)

    async def ping(self) -> None:
        """Ask the database for a sign of life. Raises ``StorageError``."""
        async with self.unit() as unit:
            await unit.scalar(select(1))

    async def open(self) -> None:
        """Connect. Raises ``InUseError`` when another process has the database open."""
        try:
            self._backend = await (self._open_sqlite() if self.is_sqlite else self._open_postgres())
        except (OSError, DBAPIError) as error:
            reason = error.orig if isinstance(error, DBAPIError) else error
            raise StorageError(f"{_shown(self._url)} cannot be opened: {reason}") from error

    @property
    def file(self) -> Path | None:
        """The file of a SQLite base; none for one in memory, or on a server."""
        path = self._url.database or ":memory:"
        return Path(path) if self.is_sqlite and path != ":memory:" else None

    async def scrub(self, traces: Sequence[bytes], rewrite: Rewrite = Rewrite.IF_FOUND) -> Scrubbed:
        """Clean the file and its log after an erasure; tell which traces are left in them.

        A small file is written anew in every case, unless never; to read a gigabyte takes about a
        second, while units go on. A server's files cannot be searched. Raises ``StorageError``.
        """
        match self._running:
            case PostgresPool() as pool:
                await scrub.vacuum(pool, PERSONAL)
                return Scrubbed(searched=False)
            case SqliteWriter() as writer if self.file is not None and self._read is not None:
                return await scrub.SqliteScrub(writer, self.file, self._read)(traces, rewrite)
        return Scrubbed()

    async def empty_log(self) -> None:
        """Empty the write-ahead log, which keeps what was blanked. Raises ``StorageError``."""
        if isinstance(self._running, SqliteWriter):
            await scrub.empty_the_log(self._running)

    async def close(self) -> None:
        """Wait for the units under way and let go of the database."""
        if self._backend is not None:
            await self._backend.close()
            self._backend = None
        if self._read is not None:
            os.close(self._read)
            self._read = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    async def _open_sqlite(self) -> SqliteWriter:
        path = self._url.database or ":memory:"
        if path != ":memory:":
            self._lock = _take(Path(path))
            self._read = os.open(path, os.O_RDONLY)
        opened: list[WriterConnection] = []

        def create(*_: object, **__: object) -> WriterConnection:
            opened.append(driver.connect(path))
            return opened[-1]

        engine = create_async_engine(
            self._url,
            poolclass=NullPool,
            hide_parameters=True,  # an error goes to the log, the values must not
            connect_args={"async_creator_fn": create},
        )
        connection = await engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            for pragma in PRAGMAS:
                await connection.exec_driver_sql(pragma)
        except DBAPIError:
            await connection.close()
            raise
        return SqliteWriter(connection, opened[-1])

    async def _open_postgres(self) -> PostgresPool:
        engine = create_async_engine(self._url, pool_size=8, max_overflow=16, hide_parameters=True)
        guard = await postgres.guard(engine)
        if guard is None:
            await engine.dispose()
            raise InUseError(f"{_shown(self._url)} is in use by another process.")
        return PostgresPool(engine, guard)


def _take(base: Path) -> int:
    """Make the file if it is not there, for its owner's eyes only, and lock it."""
    base.parent.mkdir(parents=True, exist_ok=True)
    lock = _lock(base.with_name(f"{base.name}.lock"))
    base.touch(mode=0o600)
    return lock


def _lock(path: Path) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        with suppress(OSError):
            os.close(handle)
        raise InUseError(f"{path.with_suffix('')} is in use by another process.") from error
    return handle


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
