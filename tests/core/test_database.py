"""Confirmed means on disk; a unit stands or falls alone; many units share one commit."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from storage.database import Database, InUseError
from storage.transaction import CommitFailedError, StorageError, TransientError

metadata = MetaData()
notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)
replies = Table(
    "replies",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("note", ForeignKey("notes.id", deferrable=True, initially="DEFERRED")),
)
ADD = insert(notes)
REPLY = insert(replies)


@pytest.fixture
async def base(database: Database) -> Database:
    return await _with_tables(database)


@pytest.fixture
async def file(sqlite: Database) -> Database:
    return await _with_tables(sqlite)


async def _with_tables(database: Database) -> Database:
    async with database.unit() as unit:
        await unit.run(metadata.create_all)
    return database


async def ids(database: Database) -> set[int]:
    async with database.unit() as unit:
        return {row.id for row in await unit.all(select(notes.c.id))}


async def add(database: Database, number: int, *, fail: bool = False) -> None:
    async with database.unit() as unit:
        await unit.execute(ADD, {"id": number, "words": "said"})
        await asyncio.sleep(0)
        if fail:
            raise LookupError(number)


async def test_a_unit_is_kept_whole(base: Database) -> None:
    await add(base, 1)
    assert await ids(base) == {1}


async def test_an_error_undoes_the_unit_alone(base: Database) -> None:
    outcomes = await asyncio.gather(
        *(add(base, n, fail=n % 3 == 0) for n in range(30)), return_exceptions=True
    )
    failed = {n for n, outcome in enumerate(outcomes) if isinstance(outcome, LookupError)}
    assert failed == {n for n in range(30) if n % 3 == 0}
    assert await ids(base) == set(range(30)) - failed


async def test_waiting_units_share_a_commit(file: Database) -> None:
    before = file.commits
    await asyncio.gather(*(add(file, n) for n in range(40)))
    assert file.commits - before < 5


async def test_a_unit_that_only_reads_costs_its_statement_and_no_commit(file: Database) -> None:
    before = (file.statements, file.commits)
    await ids(file)
    assert (file.statements - before[0], file.commits - before[1]) == (1, 0)


async def test_nobody_is_told_before_the_commit(file: Database, tmp_path: Path) -> None:
    async def add_and_look(number: int) -> None:
        await add(file, number)
        outside = sqlite3.connect(tmp_path / "base.db")
        found = outside.execute("SELECT count(*) FROM notes WHERE id = ?", [number]).fetchone()
        outside.close()
        assert found == (1,)

    await asyncio.gather(*(add_and_look(n) for n in range(20)))


async def test_deferred_rows_of_many_units_travel_in_one_statement(file: Database) -> None:
    async def defer(number: int) -> None:
        async with file.unit() as unit:
            unit.defer(ADD, [{"id": number, "words": "later"}])
            await asyncio.sleep(0)

    before = file.statements
    await asyncio.gather(*(defer(n) for n in range(20)))
    assert file.statements - before < 5
    assert await ids(file) == set(range(20))


async def test_deferred_rows_of_a_failed_unit_are_dropped(base: Database) -> None:
    async def defer(number: int) -> None:
        async with base.unit() as unit:
            unit.defer(ADD, [{"id": number, "words": "later"}])
            if number == 2:
                raise LookupError

    await asyncio.gather(*(defer(n) for n in range(4)), return_exceptions=True)
    assert await ids(base) == {0, 1, 3}


async def test_callbacks_are_called_after_the_commit_only(base: Database) -> None:
    told: list[int] = []

    async def work(number: int) -> None:
        async with base.unit() as unit:
            unit.after_commit(lambda: told.append(number))
            await unit.execute(ADD, {"id": number, "words": "x"})
            if number == 1:
                raise LookupError

    await asyncio.gather(*(work(n) for n in range(3)), return_exceptions=True)
    await asyncio.sleep(0)
    assert sorted(told) == [0, 2]


async def test_a_failed_commit_fails_every_unit_of_its_group(file: Database) -> None:
    async def work(number: int) -> None:
        async with file.unit() as unit:
            await unit.execute(ADD, {"id": number, "words": "x"})
            if number == 2:
                await unit.execute(REPLY, {"id": 1, "note": 999})  # fails at COMMIT only

    outcomes = await asyncio.gather(*(work(n) for n in range(4)), return_exceptions=True)
    assert any(isinstance(outcome, CommitFailedError) for outcome in outcomes)
    kept = {n for n, outcome in enumerate(outcomes) if outcome is None}
    assert await ids(file) == kept
    assert 2 not in kept


async def test_a_unit_alone_is_not_spoiled_by_its_neighbours(file: Database) -> None:
    async def spoilt() -> None:
        async with file.unit() as unit:
            await unit.execute(REPLY, {"id": 1, "note": 999})

    async def alone(number: int) -> None:
        async with file.unit(alone=True) as unit:
            await unit.execute(ADD, {"id": number, "words": "x"})

    outcomes = await asyncio.gather(spoilt(), alone(1), spoilt(), alone(2), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [
        CommitFailedError,
        type(None),
        CommitFailedError,
        type(None),
    ]
    assert await ids(file) == {1, 2}


async def test_a_commit_that_postgres_refuses_is_told(base: Database) -> None:
    with pytest.raises(CommitFailedError):
        async with base.unit() as unit:
            await unit.execute(REPLY, {"id": 1, "note": 999})


async def test_a_broken_constraint_undoes_the_unit(base: Database) -> None:
    await add(base, 1)

    async def twice() -> None:
        async with base.unit() as unit:
            await unit.execute(ADD, {"id": 2, "words": "x"})
            await unit.execute(ADD, {"id": 1, "words": "x"})

    with pytest.raises(IntegrityError if base.is_sqlite else TransientError):
        await twice()
    assert await ids(base) == {1}


async def test_a_constraint_broken_by_deferred_rows_fails_the_commit(base: Database) -> None:
    await add(base, 1)
    with pytest.raises(CommitFailedError):
        async with base.unit() as unit:
            unit.defer(ADD, [{"id": 1, "words": "again"}])
    assert await ids(base) == {1}


async def test_cancellation_in_every_phase_leaves_a_working_database(base: Database) -> None:
    for ticks in range(40):
        tasks = [asyncio.create_task(add(base, ticks * 10 + n)) for n in range(4)]
        for _ in range(ticks):
            await asyncio.sleep(0)
        tasks[ticks % 4].cancel()
        tasks[(ticks + 1) % 4].cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        kept = await ids(base)
        for number, outcome in enumerate(outcomes):
            assert outcome is None or isinstance(outcome, asyncio.CancelledError)
            assert outcome is not None or ticks * 10 + number in kept
    await add(base, 1_000)
    assert 1_000 in await ids(base)


async def test_a_cancelled_statement_takes_its_unit_with_it(file: Database) -> None:
    entered = asyncio.Event()

    async def work() -> None:
        async with file.unit() as unit:
            await unit.execute(ADD, {"id": 1, "words": "x"})
            entered.set()
            await unit.execute(ADD, {"id": 2, "words": "x"})
            await asyncio.sleep(10)

    task = asyncio.create_task(work())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await ids(file) == set()


async def test_two_tasks_never_share_a_transaction(base: Database) -> None:
    inside = 0

    async def work(number: int) -> None:
        nonlocal inside
        async with base.unit() as unit:
            await unit.execute(ADD, {"id": number, "words": "x"})
            seen = {row.id for row in await unit.all(select(notes.c.id))}
            assert number in seen
            if number % 2:
                raise LookupError

    await asyncio.gather(*(work(n) for n in range(10)), return_exceptions=True)
    assert await ids(base) == {0, 2, 4, 6, 8}


async def test_a_unit_inside_a_unit_is_refused_instead_of_waiting_for_itself(
    file: Database,
) -> None:
    with pytest.raises(RuntimeError, match="inside"):
        async with file.unit(), file.unit():
            pass
    await add(file, 1)


async def test_an_ended_unit_is_refused(base: Database) -> None:
    async with base.unit() as unit:
        pass
    with pytest.raises(RuntimeError, match="ended"):
        await unit.execute(ADD, {"id": 1, "words": "x"})


async def test_a_locked_file_is_a_transient_error(file: Database, tmp_path: Path) -> None:
    async with file.unit() as unit:
        await unit.run(lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout = 0"))
    other = sqlite3.connect(tmp_path / "base.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(TransientError):
        await add(file, 1)
    with pytest.raises(CommitFailedError):
        async with file.unit() as unit:
            unit.defer(ADD, [{"id": 1, "words": "x"}])
    other.execute("ROLLBACK")
    other.close()
    await add(file, 1)
    assert await ids(file) == {1}


async def test_a_lost_transaction_fails_the_whole_group(file: Database) -> None:
    async def vanish() -> None:
        async with file.unit() as unit:
            await unit.execute(ADD, {"id": 7, "words": "x"})
            await unit.run(lambda connection: connection.exec_driver_sql("ROLLBACK"))

    outcomes = await asyncio.gather(add(file, 1), vanish(), add(file, 2), return_exceptions=True)
    kept = {n for n, outcome in zip((1, 7, 2), outcomes, strict=True) if outcome is None}
    assert isinstance(outcomes[1], CommitFailedError)
    assert await ids(file) == kept


@pytest.mark.usefixtures("base")
async def test_a_second_process_is_refused(database_url: str) -> None:
    second = Database(database_url)
    with pytest.raises(InUseError, match="in use"):
        await second.open()
    await second.close()


async def test_a_closed_database_answers_instead_of_waiting(file: Database) -> None:
    units = [asyncio.create_task(add(file, n)) for n in range(3)]
    await asyncio.sleep(0)
    await file.close()
    outcomes = await asyncio.gather(*units, return_exceptions=True)
    assert all(outcome is None or isinstance(outcome, StorageError) for outcome in outcomes)
    with pytest.raises(StorageError):
        file.unit()


async def test_a_file_that_is_no_database_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "base.db").write_text("a letter, not a database\n" * 100)
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'base.db'}")
    with pytest.raises(StorageError, match="not a database"):
        await database.open()
    await database.close()


async def test_a_server_that_is_not_there_is_one_clear_sentence(unused_tcp_port: int) -> None:
    database = Database(f"postgresql+asyncpg://anna:secret@127.0.0.1:{unused_tcp_port}/base")
    with pytest.raises(StorageError, match="cannot be opened") as refused:
        await database.open()
    assert "secret" not in str(refused.value)
    await database.close()


@pytest.mark.postgres
async def test_a_database_that_is_not_there_is_one_clear_sentence(postgres_server: str) -> None:
    database = Database(postgres_server.replace("/postgres?", "/nowhere?"))
    with pytest.raises(StorageError, match="nowhere"):
        await database.open()
    await database.close()


@pytest.mark.parametrize("url", ["nonsense", "mysql://localhost/x"])
def test_a_bad_url_is_one_clear_sentence(url: str) -> None:
    with pytest.raises(StorageError, match="DATABASE_URL"):
        Database(url)
