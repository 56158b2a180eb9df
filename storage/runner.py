"""Runs statements on the one SQLite connection, by the short way where a statement has one."""

import sqlite3
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.driver import Batch, WriterConnection
from storage.prepared import Prepared, prepared
from storage.transaction import Answer, Deferred, Parameters, TransientError


class Runner:
    """What a unit of work says to SQLite; ``statements`` counts, bulk ones as one."""

    def __init__(self, connection: AsyncConnection, driver: WriterConnection) -> None:
        self.statements = 0
        self._connection = connection
        self._driver = driver

    async def run(self, statement: Executable, parameters: Parameters | None = None) -> Answer:
        """Run one statement. Raises SQLAlchemy's errors, ``TransientError`` for a busy base."""
        self.statements += 1
        if isinstance(parameters, Sequence):
            return await self._run_many(statement, parameters)
        values = parameters or {}
        known = prepared(statement, tuple(values))
        with _as_ours():
            if known is None:
                return await self._connection.execute(statement, parameters)
            cursor = await self._driver.ask(known.sql, known.values(values))
            return known.rows(cursor.take(), cursor.rowcount)

    async def say(self, words: str) -> list[Any]:
        """Say ``ROLLBACK`` and the like; return the rows of what answers."""
        with _as_ours():
            return (await self._driver.ask(words, ())).take()

    async def commit(self, deferred: Deferred) -> bool:
        """Write what was deferred and commit, in one hop; false if there was nothing to commit."""
        batches: list[Batch] = []
        for statement, rows in deferred.batches():
            known = prepared(statement, tuple(rows[0]))
            if known is None or known.returns_rows:
                raise TypeError("A deferred statement answers nothing and is always the same.")
            self.statements += 1
            batches.append(_batch(known, rows))
        if not self._driver.in_transaction:
            if not batches:
                return False
            self._driver.before_next("BEGIN IMMEDIATE")
        with _as_ours():
            await self._driver.write(batches, "COMMIT")
        return True

    async def _run_many(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> Answer:
        known = prepared(statement, tuple(rows[0])) if rows else None
        with _as_ours():
            if known is None or known.returns_rows:
                return await self._connection.execute(statement, rows)
            await self._driver.write([_batch(known, rows)])
            return known.rows((), len(rows))


def _batch(known: Prepared, rows: Sequence[Mapping[str, Any]]) -> Batch:
    return known.sql, [known.values(row) for row in rows]


@contextmanager
def _as_ours() -> Generator[None]:
    """Raise what the driver raised as the errors that the repositories know."""
    try:
        yield
    except OperationalError as error:
        raise TransientError(str(error.orig)) from error
    except sqlite3.OperationalError as error:
        raise TransientError(str(error)) from error
    except sqlite3.IntegrityError as error:
        raise IntegrityError(None, None, error) from error
    except sqlite3.Error as error:
        raise DatabaseError(None, None, error) from error
