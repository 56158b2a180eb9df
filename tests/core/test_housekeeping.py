"""Housekeeping: once an hour, and the log of the base is empty after it (R51)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.housekeeping import AT_ONCE, EVERY, KEEP_CHANGES, Housekeeping
from domain.team import Member, Role
from storage.database import Database
from storage.inbox import Inbox
from storage.migrate import migrate
from storage.outbox import Outbox
from storage.tables.changes import changes
from storage.tables.delivery import inbox
from storage.transaction import TransientError
from storage.unit import SqlUnits
from tests.core.scripted import HandClock

STRANGER = "слова того, кто не соглашался"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def housekeeping(sqlite: Database, clock: HandClock) -> Housekeeping:
    await migrate(sqlite)
    outbox = Outbox(clock, lambda _: None)
    return Housekeeping(sqlite, Inbox(bot_id=1), outbox, clock)


async def _comes_and_goes(database: Database, clock: HandClock) -> None:
    """Keep what a stranger said until it is worked on, as the core does."""
    now = clock.now()
    said = {"bot_id": 1, "update_id": int(now.timestamp()), "chat_key": 0, "state": "pending",
            "attempts": 0, "payload": STRANGER, "received_at": now}  # fmt: skip
    async with database.unit() as unit:
        await unit.execute(insert(inbox).values(said))
    async with database.unit() as unit:
        await unit.execute(update(inbox).values(state="done", done_at=now, payload=""))


def _stands_somewhere(database: Database) -> bool:
    assert database.file is not None
    files = database.file.parent.glob(f"{database.file.name}*")
    return any(STRANGER.encode() in file.read_bytes() for file in files)


async def test_r51_of_a_stranger_nothing_stands_in_the_log_after_an_hour(
    sqlite: Database, housekeeping: Housekeeping, clock: HandClock
) -> None:
    for minutes, gone in ((0, True), (59, False), (1, True)):
        clock.moment += timedelta(minutes=minutes)
        await _comes_and_goes(sqlite, clock)
        assert _stands_somewhere(sqlite)
        await housekeeping()
        assert _stands_somewhere(sqlite) is not gone, minutes


async def test_a_log_that_cannot_be_emptied_stops_nothing(
    sqlite: Database,
    housekeeping: Housekeeping,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def busy() -> None:
        raise TransientError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(sqlite, "empty_log", busy)
        await housekeeping()
    await _comes_and_goes(sqlite, clock)
    clock.moment += EVERY
    await housekeeping()
    assert not _stands_somewhere(sqlite)


async def test_changes_that_nobody_can_take_back_are_forgotten(
    sqlite: Database, housekeeping: Housekeeping, clock: HandClock
) -> None:
    now = clock.now()
    await _has_members(sqlite, now)
    old = now - KEEP_CHANGES - timedelta(minutes=1)
    await _changes(sqlite, [old] * (AT_ONCE + 20) + [now])
    await housekeeping()
    async with sqlite.unit() as unit:
        left = await unit.all(select(changes.c.at))
    assert [one.at for one in left] == [now]


async def _has_members(database: Database, now: datetime) -> None:
    async with SqlUnits(database)() as unit:
        await unit.team.add(
            Member(id=0, telegram_id=1, name="Анна", role=Role.OWNER, joined_at=now)
        )


async def _changes(database: Database, moments: Sequence[datetime]) -> None:
    rows = [
        {"member_id": 1, "at": at, "key": "change-add", "facts": {}, "rows": []} for at in moments
    ]
    async with database.unit() as unit:
        await unit.execute(insert(changes), rows)
