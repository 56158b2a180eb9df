"""The SQLite driver underneath SQLAlchemy: aiosqlite with one thread hop per statement.

aiosqlite sends "open a cursor", "execute", "fetch" and "close" to its thread one by one, which
costs four hops for every statement; here the four travel together (docs/decisions/0002).

A statement that was sent to the thread runs whatever happens to the task that sent it. So a
cancellation is held back until the statement has ended (``take_cancellation``); otherwise
SQLAlchemy would throw away the only connection, and with it the work of other units.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, Self, TypeAlias, TypeVar

import aiosqlite

T = TypeVar("T")
Batch: TypeAlias = tuple[str, Sequence[Sequence[Any]]]
"""SQL, and the values of each row that it is for."""


class _Call(Generic[T]):
    """A function on its way to the thread, which keeps what became of it."""

    __slots__ = ("_error", "_function", "_result")

    def __init__(self, function: Callable[[], T]) -> None:
        self._function = function
        self._result: T
        self._error: BaseException | None = None

    def __call__(self) -> None:
        try:
            self._result = self._function()
        except BaseException as error:  # noqa: BLE001 — it is raised again where the call was made
            self._error = error

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return self._result


class WriterConnection(aiosqlite.Connection):
    """The one connection that writes to a SQLite file."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True  # a connection that nobody closed must not hang the exit
        self._prelude: str | None = None
        self._cancelled = False

    def before_next(self, statement: str) -> None:
        """Run ``statement`` in the same hop just before the next one (BEGIN, SAVEPOINT)."""
        self._prelude = statement

    def forget_prelude(self) -> bool:
        """Take the prelude back; false when it has already run."""
        waiting, self._prelude = self._prelude is not None, None
        return waiting

    def take_cancellation(self) -> bool:
        """Tell whether a task was cancelled while its statement ran, and forget it."""
        cancelled, self._cancelled = self._cancelled, False
        return cancelled

    def cursor(self) -> "OneHopCursor":  # type: ignore[override]  # SQLAlchemy needs no more of it
        return OneHopCursor(self)

    async def query(self, cursor: "OneHopCursor", sql: str, parameters: Any, *, many: bool) -> None:
        await self._execute(self._run, cursor, sql, parameters, many)

    async def ask(self, sql: str, values: Sequence[Any]) -> "OneHopCursor":
        """Run one statement and return what it answered."""
        cursor = OneHopCursor(self)
        await self.query(cursor, sql, values, many=False)
        return cursor

    async def write(self, batches: Sequence[Batch], last: str | None = None) -> None:
        """Run statements for many rows each, and a last one, all in one hop."""
        await self._execute(self._run_all, batches, last)

    def _run_all(self, batches: Sequence[Batch], last: str | None) -> None:
        self._begin()
        for sql, rows in batches:
            self._conn.executemany(sql, rows)
        if last is not None:
            self._conn.execute(last)

    def _begin(self) -> None:
        if self._prelude is not None:
            self._conn.execute(self._prelude)
            self._prelude = None

    def _run(self, answer: "OneHopCursor", sql: str, parameters: Any, many: bool) -> None:
        self._begin()
        cursor = self._conn.cursor()
        try:
            (cursor.executemany if many else cursor.execute)(sql, parameters)
            answer.keep(cursor)
        finally:
            cursor.close()

    async def _execute(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        loop = asyncio.get_running_loop()
        call = _Call(partial(fn, *args, **kwargs))
        step: Callable[[], None] = call
        while True:
            future: asyncio.Future[None] = loop.create_future()
            self._tx.put_nowait((future, step))
            try:
                await future
            except asyncio.CancelledError:
                self._cancelled = True
                step = _nothing  # the thread works in order: once this is done, so is the call
            else:
                return call.outcome()


def _nothing() -> None:
    pass


class OneHopCursor:
    """What SQLAlchemy expects of an asynchronous cursor, with its rows already here."""

    __slots__ = ("_connection", "_rows", "arraysize", "description", "lastrowid", "rowcount")

    def __init__(self, connection: WriterConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.arraysize = 1
        self.description: Any = None
        self.lastrowid: int | None = None
        self.rowcount = -1

    def keep(self, cursor: sqlite3.Cursor) -> None:
        """Take over what the real cursor has to tell; runs in the thread."""
        self.description = cursor.description
        self.lastrowid = cursor.lastrowid
        if cursor.description is not None:
            self._rows = cursor.fetchall()
        self.rowcount = cursor.rowcount

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Any = ()) -> None:
        await self._connection.query(self, sql, parameters, many=False)

    async def executemany(self, sql: str, parameters: Sequence[Any]) -> None:
        await self._connection.query(self, sql, parameters, many=True)

    def take(self) -> list[Any]:
        """Return the rows, which are here already."""
        rows, self._rows = self._rows, []
        return rows

    async def fetchall(self) -> list[Any]:
        return self.take()

    async def close(self) -> None:
        self._rows = []


def connect(path: str) -> WriterConnection:
    """Prepare a connection in SQLite's own autocommit mode: BEGIN and COMMIT are said aloud."""
    return WriterConnection(
        lambda: sqlite3.connect(path, isolation_level=None, timeout=5.0, check_same_thread=False)
    )
