"""After an erasure no byte of the person is in the file, its log, or beside them (R52)."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.customers.erasure import Cleaning
from domain.delivery import SendState
from domain.team import Member
from storage import scrub
from storage.database import Database
from storage.scrub import CHUNK, Rewrite, Scrubbed
from storage.tables.delivery import outbox
from storage.unit import SqlUnits
from tests.storage.erasing import EMAIL, PHONE, TELEGRAM, TRACES, WHOLE_NAME, Gone, somebody
from tests.storage.guards import ON_A_FILE, ON_A_SERVER, Guards
from tests.storage.people import NOW

Team = tuple[Member, Member, Member]
SPELLED = tuple(word.encode() for word in (*TRACES, WHOLE_NAME, "рыбак", "голос-1", "Омск"))
STANDS_THERE = Scrubbed(found=frozenset({EMAIL.encode()}))
NUMBERS = tuple(TELEGRAM.to_bytes(size, "big") for size in (4, 6, 8))
"""A number of an account also stands in its own column, as SQLite keeps whole numbers."""


@pytest.fixture
async def guards(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guards:
    monkeypatch.chdir(tmp_path)  # there the files of a base on a server stand
    return Guards(database)


@pytest.fixture
async def gone(database: Database, team: Team) -> Gone:
    return await somebody(SqlUnits(database), team[0], team[1])


def _left(database: Database) -> Iterator[str]:
    assert database.file is not None
    for file in database.file.parent.glob(f"{database.file.name}*"):
        content = file.read_bytes()
        yield from (f"{file.name}: {one!r}" for one in (*SPELLED, *NUMBERS) if one in content)


@ON_A_FILE
async def test_r52_no_byte_is_left_in_any_file(
    guards: Guards, gone: Gone, database: Database
) -> None:
    assert list(_left(database))
    await guards.erase(gone.contact_id)
    assert await guards.cleaned() == [Cleaning.WAITING]
    await _said(database, TELEGRAM)
    await guards.cleaner()
    assert await guards.cleaned() == [Cleaning.WAITING], (
        "what the person was told is still to be sent"
    )
    async with database.unit() as unit:
        await unit.execute(outbox.update().values(state=SendState.SENT, chat_id=0, payload=""))
    await guards.cleaner()
    assert await guards.cleaned() == [Cleaning.CLEAN]
    assert list(_left(database)) == []
    assert database.file is not None
    assert {one.name for one in database.file.parent.glob("base.db.*")} == {
        "base.db.key",
        "base.db.tombstones",
        "base.db.lock",
    }


async def _said(database: Database, chat: int) -> None:
    row = {"id": 90, "chat_id": chat, "lane": 0, "method": "sendMessage", "payload": "{}",
           "state": "pending", "attempts": 0, "repeated": False, "created_at": NOW}  # fmt: skip
    async with database.unit() as unit:
        await unit.execute(outbox.insert(), row)


@ON_A_FILE
async def test_r52_what_only_a_free_page_holds_is_overwritten(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrub, "SMALL", 0)
    await _leave_a_free_page(database)
    assert database.file is not None
    assert await database.scrub([b"never written"]) == Scrubbed()
    assert EMAIL.encode() in database.file.read_bytes()
    assert await database.scrub([EMAIL.encode()], Rewrite.NEVER) == STANDS_THERE
    assert await database.scrub([EMAIL.encode()]) == Scrubbed()
    assert EMAIL.encode() not in database.file.read_bytes()


@ON_A_FILE
async def test_r52_a_small_file_is_written_anew_unasked(database: Database) -> None:
    await _leave_a_free_page(database)
    assert await database.scrub([b"never written"]) == Scrubbed()
    assert database.file is not None
    assert EMAIL.encode() not in database.file.read_bytes()


@ON_A_FILE
async def test_r51_the_log_is_emptied_without_waiting_for_who_reads(database: Database) -> None:
    assert database.file is not None
    log = database.file.with_name("base.db-wal")
    async with database.unit() as unit:
        await unit.execute(text("CREATE TABLE pages (words TEXT)"))
    reader = sqlite3.connect(str(database.file), isolation_level=None)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM members").fetchone()
        async with asyncio.timeout(2):
            await database.empty_log()
        assert log.stat().st_size > 0
    finally:
        reader.close()
    await database.empty_log()
    assert log.stat().st_size == 0
    async with database.unit() as unit:
        assert await unit.scalar(text("PRAGMA busy_timeout")) == 5000


@ON_A_SERVER
async def test_emptying_the_log_of_a_server_is_left_to_it(database: Database) -> None:
    await database.empty_log()
    await database.ping()


async def _leave_a_free_page(database: Database) -> None:
    async with database.unit() as unit:
        await unit.execute(text("CREATE TABLE pages (words TEXT)"))
        await unit.execute(text("PRAGMA secure_delete = OFF"))
    async with database.unit() as unit:
        await unit.execute(text("INSERT INTO pages VALUES (:w)"), {"w": EMAIL * 2000})
    async with database.unit() as unit:
        await unit.execute(text("DELETE FROM pages"))


@pytest.mark.usefixtures("gone")
@ON_A_FILE
async def test_r52_a_trace_in_a_living_row_is_told(database: Database) -> None:
    assert await database.scrub([EMAIL.encode(), b"never written"]) == STANDS_THERE
    assert await database.scrub([], Rewrite.ALWAYS) == Scrubbed()


async def test_r52_the_file_is_not_written_anew_for_nothing(
    database: Database, gone: Gone, guards: Guards, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrub, "SMALL", 0)
    monkeypatch.setattr(scrub, "REWRITE", ("VACUUM of nothing",))
    await guards.erase(gone.contact_id)
    done = await database.scrub([PHONE.encode()])
    assert done == Scrubbed(searched=database.is_sqlite)


@pytest.mark.usefixtures("gone")
@ON_A_FILE
async def test_r52_somebody_who_reads_the_file_is_waited_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrub, "PAUSE_SECONDS", 0.01)
    async with database.unit() as unit:
        await unit.execute(text("PRAGMA busy_timeout = 10"))
    reader = sqlite3.connect(str(database.file), isolation_level=None)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM members").fetchone()
        async with database.unit() as unit:
            await unit.execute(text("UPDATE members SET name = 'Иная'"))
        assert await database.scrub([b"nothing"]) == Scrubbed(busy=True)
    finally:
        reader.close()
    assert await database.scrub([b"nothing"]) == Scrubbed()


@pytest.mark.usefixtures("gone")
async def test_r52_units_go_on_while_the_file_is_read(database: Database) -> None:
    cleaning = asyncio.create_task(database.scrub([b"nothing"]))
    while not cleaning.done():
        await database.ping()
    assert not cleaning.result().found


def test_a_trace_on_the_border_of_two_pieces_is_found(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * (CHUNK - 3) + b"abcdef" + b"x" * CHUNK)
    with file.open("rb") as opened:
        assert scrub._held(opened.fileno(), [b"abcdef", b"abcdeg"]) == {b"abcdef"}


async def test_a_base_in_memory_leaves_nothing() -> None:
    database = Database("sqlite+aiosqlite:///:memory:")
    await database.open()
    assert await database.scrub([b"x"], Rewrite.ALWAYS) == Scrubbed()
    await database.close()
