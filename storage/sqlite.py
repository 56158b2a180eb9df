"""SQLite: one connection, one unit at a time, and one commit for all units that were waiting.

A commit waits for the disk, so units that stand in line share it (group commit,
docs/decisions/0002): while somebody waits, the next unit goes on inside the transaction that is
open, guarded by a savepoint of its own; the last one commits, and only then is any of them told.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Executable
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.driver import WriterConnection
from storage.runner import Runner
from storage.transaction import (
    Answer,
    CommitFailedError,
    Deferred,
    Parameters,
    StorageError,
    Transaction,
)
from storage.turn import Turn

MAX_UNITS: Final = 64
MAX_SECONDS: Final = 0.02
SAVEPOINT: Final = "unit"


@dataclass(slots=True)
class Group:
    """Units that share one transaction and one commit."""

    alone: bool
    since: float
    size: int = 0
    wrote: bool = False
    lost: BaseException | None = None
    deferred: Deferred = field(default_factory=Deferred)
    callbacks: list[Callable[[], None]] = field(default_factory=list)
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to commit and so nothing to wait for."""
        return not (self.wrote or self.deferred or self.callbacks or self.lost)

    def has_room(self, now: float) -> bool:
        """Whether one more unit may join at ``now`` (the loop's seconds)."""
        young = now - self.since < MAX_SECONDS
        return self.lost is None and not self.alone and self.size < MAX_UNITS and young

    def keep(self, unit: "SqliteTransaction") -> None:
        """Take over the work of a unit that ended well."""
        self.size += 1
        self.wrote = self.wrote or unit.wrote
        self.deferred.extend(unit.deferred)
        self.callbacks.extend(unit.callbacks)


class SqliteTransaction(Transaction):
    """A unit on the shared connection; it opens its savepoint only when it writes."""

    __slots__ = ("_open", "_writer", "guarded", "wrote")

    def __init__(self, writer: "SqliteWriter") -> None:
        super().__init__()
        self._writer = writer
        self._open = True
        self.guarded = False
        self.wrote = False

    def close(self) -> None:
        self._open = False

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> Answer:
        if not self._open:
            raise RuntimeError("The unit of work has ended.")
        if statement.is_select:
            return await self._writer.execute(statement, parameters)
        return await self._writer.write(self, statement, parameters)

    async def run(self, function: Callable[[Connection], object]) -> None:
        await self._writer.begin(self)
        await self._writer.connection.run_sync(function)


class SqliteWriter:
    """The connection, whose turn it is, and the group that is open on it."""

    def __init__(self, connection: AsyncConnection, driver: WriterConnection) -> None:
        self.connection = connection
        self.commits = 0
        self._driver = driver
        self._runner = Runner(connection, driver)
        self._turn = Turn(self._go_on)
        self._group: Group | None = None
        self._owner: asyncio.Task[Any] | None = None
        self._closed = False
        self._closing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def unit(self, *, alone: bool) -> AsyncGenerator[SqliteTransaction]:
        """Wait for the turn; alone means: in a transaction that no other unit shares."""
        unit = await self._enter(alone=alone)
        try:
            yield unit
        except BaseException as error:
            await self._leave(unit, error)
            raise
        else:
            await self._leave(unit, None)

    async def between(self, *words: str) -> list[Any]:
        """Say what no transaction may hold, between two units; return the rows of the last."""
        await self._turn.take()
        try:
            if self._closed:
                raise StorageError("The database is closed.")
            if self._group is not None:
                await self._commit(self._group)
            rows: list[Any] = []
            for said in words:
                rows = await self._runner.say(said)
            return rows
        finally:
            self._turn.hand_on()
            self._heed_cancellation()

    async def close(self) -> None:
        """Let the units in line end, refuse new ones, and close the connection."""
        await self._turn.take()
        if self._group is not None:
            await self._commit(self._group)
        self._closed = True
        await self.connection.close()
        self._turn.hand_on()

    @property
    def statements(self) -> int:
        return self._runner.statements

    # -- statements ---------------------------------------------------------------------------

    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> Answer:
        try:
            return await self._runner.run(statement, parameters)
        finally:
            self._heed_cancellation()

    async def write(
        self, unit: SqliteTransaction, statement: Executable, parameters: Parameters | None
    ) -> Answer:
        """Run a statement that changes data, inside the group's transaction."""
        prelude = self._prelude(unit)
        if prelude is None:
            return await self.execute(statement, parameters)
        self._driver.before_next(prelude)
        try:
            return await self.execute(statement, parameters)
        finally:
            ran = not self._driver.forget_prelude()
            unit.wrote = unit.wrote or ran
            unit.guarded = unit.guarded or (ran and prelude.startswith("SAVEPOINT"))

    async def begin(self, unit: SqliteTransaction) -> None:
        """Open the unit's part of the transaction without a statement of its own."""
        if (prelude := self._prelude(unit)) is not None:
            await self._runner.say(prelude)
            unit.wrote = True
            unit.guarded = prelude.startswith("SAVEPOINT")

    def _prelude(self, unit: SqliteTransaction) -> str | None:
        if unit.wrote:
            return None
        if not self._driver.in_transaction:
            return "BEGIN IMMEDIATE"
        return f"SAVEPOINT {SAVEPOINT}"

    def _heed_cancellation(self) -> None:
        if self._driver.take_cancellation():
            raise asyncio.CancelledError

    # -- units --------------------------------------------------------------------------------

    async def _enter(self, *, alone: bool) -> SqliteTransaction:
        task = asyncio.current_task()
        if self._owner is task:
            raise RuntimeError("A unit of work inside a unit of work would wait for itself.")
        await self._turn.take()
        if self._closed:
            self._go_on()
            raise StorageError("The database is closed.")
        if alone and self._group is not None:
            await self._commit(self._group)
            if self._driver.take_cancellation():
                self._go_on()
                raise asyncio.CancelledError
        self._owner = task
        if self._group is None:
            self._group = Group(alone=alone, since=asyncio.get_running_loop().time())
        return SqliteTransaction(self)

    async def _leave(self, unit: SqliteTransaction, error: BaseException | None) -> None:
        """End a unit: keep or undo its work, then hand the turn on or commit the group."""
        unit.close()
        group = self._group
        assert group is not None  # noqa: S101 — a unit is always entered before it is left
        if (unit.wrote or group.wrote) and not self._driver.in_transaction:
            group.lost = error or RuntimeError("the transaction ended by itself")
        elif error is not None:
            await self._undo(unit, group)
        else:
            group.keep(unit)
        told = self._promise(group) if error is None else None
        self._owner = None
        self._go_on()
        self._heed_cancellation()
        if told is not None:
            await told

    async def _undo(self, unit: SqliteTransaction, group: Group) -> None:
        if not unit.wrote:
            return
        try:
            await self._runner.say(f"ROLLBACK TO {SAVEPOINT}" if unit.guarded else "ROLLBACK")
        except (DBAPIError, StorageError) as error:
            group.lost = error

    def _promise(self, group: Group) -> asyncio.Future[None] | None:
        """Return what a unit waits for: nothing, if it can have seen nothing uncommitted."""
        if group.idle:
            return None
        told = asyncio.get_running_loop().create_future()
        group.waiting.append(told)
        return told

    def _go_on(self) -> None:
        """Hand the turn to the next in line, or commit when there is no next or no room."""
        loop = asyncio.get_running_loop()
        group = self._group
        if group is None or group.idle:
            self._group = None
            self._turn.hand_on()
        elif group.has_room(loop.time()) and self._turn.wanted:
            self._turn.hand_on()
        else:  # in a task of its own, which no cancellation of a unit can reach
            task = loop.create_task(self._commit_and_hand_on(group))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    # -- commit -------------------------------------------------------------------------------

    async def _commit_and_hand_on(self, group: Group) -> None:
        try:
            await self._commit(group)
        finally:
            self._driver.take_cancellation()
            self._turn.hand_on()

    async def _commit(self, group: Group) -> None:
        """Commit the group and tell its units; never raises."""
        self._group = None
        error = group.lost
        if error is None:
            try:
                self.commits += await self._runner.commit(group.deferred)
            except Exception as failure:  # noqa: BLE001 — every unit of the group is told of it
                error = failure
        if error is not None:
            await self._abandon()
        self._tell(group, error)

    async def _abandon(self) -> None:
        self._driver.forget_prelude()
        if self._driver.in_transaction:
            with suppress(DBAPIError, StorageError):
                await self._runner.say("ROLLBACK")

    def _tell(self, group: Group, error: BaseException | None) -> None:
        loop = asyncio.get_running_loop()
        if error is None:
            for callback in group.callbacks:
                loop.call_soon(callback)
        for told in group.waiting:
            if told.done():
                continue
            if error is None:
                told.set_result(None)
            else:
                told.set_exception(_failure(error))


def _failure(cause: BaseException) -> CommitFailedError:
    error = CommitFailedError(str(cause))
    error.__cause__ = cause
    return error
