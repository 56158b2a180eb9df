"""PostgreSQL: each unit is a transaction of its own on a connection of its own."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Any, Final

from sqlalchemy import CursorResult, Executable, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.transaction import (
    CommitFailedError,
    Parameters,
    Transaction,
    TransientError,
)

LOST_RACES: Final = frozenset({"40001", "40P01", "23503", "23505"})
"""Could not serialise, deadlock, a row that is named is gone, a row is there already. Units run
side by side here, so another one may have been faster: tried again, this one sees its work."""
LOCK_KEY: Final = 0x746F756368  # "touch": the advisory lock that one process holds


class PostgresTransaction(Transaction):
    """A unit on a connection out of the pool."""

    __slots__ = ("_connection", "_open", "_pool")

    def __init__(self, pool: "PostgresPool", connection: AsyncConnection) -> None:
        super().__init__()
        self._pool = pool
        self._connection = connection
        self._open = True

    def close(self) -> None:
        self._open = False

    async def execute(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> CursorResult[Any]:
        if not self._open:
            raise RuntimeError("The unit of work has ended.")
        self._pool.statements += 1
        return await self._connection.execute(statement, parameters)

    async def run(self, function: Callable[[Connection], object]) -> None:
        await self._connection.run_sync(function)

    async def flush(self) -> None:
        """Run what was deferred to the end."""
        for statement, rows in self.deferred.batches():
            await self.execute(statement, rows)


class PostgresPool:
    """Connections, and the lock that keeps a second process out."""

    def __init__(self, engine: AsyncEngine, guard: AsyncConnection) -> None:
        self.statements = 0
        self.commits = 0
        self._engine = engine
        self._guard = guard

    @asynccontextmanager
    async def unit(self, *, alone: bool) -> AsyncGenerator[PostgresTransaction]:
        """Open a transaction; every one is alone here, so ``alone`` changes nothing."""
        del alone
        try:
            async with aclosing(await self._connect()) as connection:
                unit = PostgresTransaction(self, connection)
                begun = await connection.begin()
                yield unit
                await self._commit(unit, begun.commit)
        except DBAPIError as error:
            if _is_transient(error):
                raise TransientError(str(error.orig)) from error
            raise
        for callback in unit.callbacks:
            callback()

    async def _connect(self) -> AsyncConnection:
        try:
            return await self._engine.connect()
        except (OSError, DBAPIError) as error:
            raise TransientError("PostgreSQL does not answer") from error

    async def _commit(self, unit: PostgresTransaction, commit: Callable[[], Any]) -> None:
        try:
            await unit.flush()
            unit.close()
            await commit()
        except SQLAlchemyError as error:
            raise CommitFailedError(str(error)) from error
        self.commits += 1

    async def between(self, *words: str) -> None:
        """Say what no transaction may hold (VACUUM)."""
        try:
            async with aclosing(await self._connect()) as connection:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                for said in words:
                    await connection.exec_driver_sql(said)
        except DBAPIError as error:
            raise TransientError(str(error.orig)) from error

    async def close(self) -> None:
        await self._guard.close()
        await self._engine.dispose()


async def guard(engine: AsyncEngine) -> AsyncConnection | None:
    """Take the lock of the base; None when another process holds it."""
    connection = await engine.connect()
    taken = await connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK_KEY})
    await connection.commit()
    if taken:
        return connection
    await connection.close()
    return None


def _is_transient(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or state in LOST_RACES
