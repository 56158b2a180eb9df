"""Migrations run once, in one transaction, and lose nothing; nothing to do costs nothing."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from domain.clients import ContactState
from domain.policy import Policy
from domain.rounds import Round, RoundEnd
from domain.team import Scope
from storage.database import Database
from storage.migrate import FOLDER, head, migrate, upgrade
from storage.types import Moment
from storage.unit import SqlUnits

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
EVERYBODY = Scope(None)


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await migrate(database)
    await migrate(database)


def test_a_start_with_tables_up_to_date_does_not_import_alembic() -> None:
    code = "import sys, storage.migrate; sys.exit('alembic' in sys.modules)"
    started = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 — our own code
    assert started.returncode == 0


def test_the_head_is_the_last_file() -> None:
    files = (FOLDER / "versions").glob("v*.py")
    assert head() == max(Path(one).name[1:5] for one in files)


def _at(days: float) -> int:
    """Return so many days ago, as it is kept."""
    return int(Moment().plain(NOW - days * DAY))


def _rows(connection: Connection, table: str, **columns: Sequence[Any]) -> None:
    names = ", ".join(columns)
    places = ", ".join(f":{name}" for name in columns)
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), rows)  # noqa: S608 — our own words


def _client(number: int, last_touch: float | None) -> dict[str, Any]:
    words = "inn trade city address working_hours site requisites grade source notes name_key"
    return {
        **dict.fromkeys(words.split(), ""),
        "id": number,
        "kind": "company",
        "name": f"Клиент {number}",
        "manager_id": 1,
        "created_at": _at(400),
        "created_by": 1,
        "last_touch_at": None if last_touch is None else _at(last_touch),
    }


def _contact(number: int, client: int, state: str) -> dict[str, Any]:
    words = (
        "surname name patronymic position position_text city timezone call_hours channel holiday"
        " source notes"
    )
    return {
        **dict.fromkeys(words.split(), ""),
        "id": number,
        "client_id": client,
        "do_not_contact": False,
        "state": state,
    }


def _touch(number: int, client: int, days: float, outcome: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "client_id": client,
        "contact_id": None,
        "manager_id": 1,
        "kind": "call",
        "direction": "outgoing",
        "at": _at(days),
        "outcome": outcome or None,
        "note": "",
        "objections": "",
        "competitor": "",
        **more,
    }


def _reminder(number: int, client: int, due: float, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "member_id": 1,
        "client_id": client,
        "kind": kind,
        "text": f"дело {number}",
        "due_at": _at(due),
        "rings_at": _at(due),
        "state": "open",
        "created_at": _at(2),
        "created_by": 1,
        "touch_id": None,
        "closed_why": "",
        **more,
    }


SILENT, ANSWERED, BUYER, RESTING, RETURNED, FRESH, MET = range(1, 8)
FAR = 12_003
"""A client beyond the first thousands that the migration reads at a time."""
TOUCHES = [
    _touch(1, SILENT, 80, "no_answer"),
    _touch(2, SILENT, 70, "reached", contact_id=1),
    _touch(3, SILENT, 60, "busy", contact_id=1),
    _touch(4, SILENT, 50, "", kind="mailing"),
    _touch(5, ANSWERED, 20, "no_answer"),
    _touch(6, ANSWERED, 19, "", direction="incoming", kind="message"),
    _touch(7, ANSWERED, 10, "no_answer"),
    _touch(8, ANSWERED, 9, "asked_info"),
    _touch(9, ANSWERED, 8, "reached"),
    _touch(10, BUYER, 30, "no_answer"),
    _touch(11, RESTING, 40, "refused"),
    _touch(12, RETURNED, 40, "call_back"),
    _touch(13, MET, 40, "no_answer"),
    _touch(14, MET, 30, "reached", kind="meeting"),
    _touch(15, MET, 20, "no_answer"),
    _touch(16, FAR, 5, "no_answer"),
]
REST: dict[str, Any] = {
    "ended_at": NOW - 2 * DAY,
    "ended_why": RoundEnd.DECISION,
    "words": "дело 2",
    "rest_until": NOW + 150 * DAY,
}


def _fill(connection: Connection) -> None:
    """Fill a base of version 0002."""
    upgrade(connection, "0002")
    words = dict.fromkeys(("locale", "digest_at", "work_from", "work_till"), "09:00")
    member = {
        **words,
        "id": 1,
        "telegram_id": 5,
        "name": "Борис",
        "role": "manager",
        "state": "active",
        "timezone": "Europe/Moscow",
        "quiet_days": "",
        "joined_at": _at(400),
    }
    last = {SILENT: 50, ANSWERED: 8, BUYER: 30, RESTING: 40, RETURNED: 40, MET: 20, FAR: 5}
    won = connection.scalar(text("SELECT id FROM stages WHERE kind = 'won'"))
    sale = {
        **dict.fromkeys(("title", "title_key", "lost_note"), ""),
        "client_id": BUYER,
        "manager_id": 1,
        "amount": 1,
        "stage_id": won,
        "stage_since": _at(90),
        "opened_at": _at(90),
        "opened_by": 1,
        "closed_at": _at(90),
    }
    everything: dict[str, list[dict[str, Any]]] = {
        "members": [member],
        "clients": [_client(one, last.get(one)) for one in (*range(1, 8), FAR)],
        "contacts": [
            _contact(1, SILENT, "archived"),
            _contact(2, SILENT, "active"),
            _contact(3, FRESH, "archived"),
        ],
        "touches": TOUCHES,
        "deals": [sale],
        "reminders": [
            _reminder(1, RESTING, -170, "recontact"),
            _reminder(2, RESTING, -150, "recontact"),
            _reminder(3, RESTING, -100, "recontact", state="done", rings_at=None),
            _reminder(4, RETURNED, 1, "recontact", rings_at=None),
            _reminder(5, RETURNED, -1, "agreed", touch_id=12),
            _reminder(6, SILENT, -1, "follow_up", touch_id=2),
        ],
    }
    for table, rows in everything.items():
        _rows(connection, table, **{name: [row[name] for row in rows] for name in rows[0]})


async def _old_base(database: Database) -> None:
    async with database.unit() as unit:
        await unit.run(_fill)


async def test_r20_an_upgrade_keeps_who_rests_and_puts_nobody_to_rest(database: Database) -> None:
    await _old_base(database)
    await migrate(database)
    async with SqlUnits(database)() as unit:
        found = {one: await unit.rounds.current(one) for one in (*range(1, 8), FAR)}
        limited = await unit.rounds.limited(NOW, Policy(), 9)
        stories = await unit.rounds.stories([RESTING, SILENT])
    assert {one: kept for one, kept in found.items() if kept is not None} == {
        RESTING: Round(id=1, client_id=RESTING, **REST)
    }
    assert limited == []
    assert list(stories) == [RESTING]


async def test_r53_who_was_on_the_team_takes_leads_of_every_city(database: Database) -> None:
    await _old_base(database)
    await migrate(database)
    async with SqlUnits(database)() as unit:
        (one,) = await unit.leads.candidates()
    assert (one.member.takes_leads, one.member.cities, one.member.edits_magnets) == (
        True,
        (),
        False,
    )
    assert one.last_lead_at is None


async def test_r27_an_existing_base_gets_what_is_derived(database: Database) -> None:
    await _old_base(database)
    await migrate(database)
    async with SqlUnits(database)() as unit:
        files = [await unit.clients.open(EVERYBODY, one) for one in (*range(1, 8), FAR)]
        left = await unit.plan.left_out(EVERYBODY, now=NOW, after=NOW, limit=9)
    clients = [one.client for one in files if one]
    assert [one.effective_touch_at for one in clients] == [
        NOW - days * DAY if days else None for days in (70, 8, None, 40, 40, None, 30, None)
    ]
    assert [(one.client_id, one.allowed_from, one.resting) for one in left] == [
        (RESTING, NOW + 150 * DAY, True)
    ]
    checks = {one.id: (one.state, one.check_at) for file in files if file for one in file.contacts}
    assert checks == {
        1: (ContactState.ARCHIVED, _morning(NOW + (182 - 60) * DAY)),
        2: (ContactState.ACTIVE, None),
        3: (ContactState.ARCHIVED, _morning(NOW + (182 - 400) * DAY)),
    }


def _morning(at: datetime) -> datetime:
    return at.replace(hour=7, minute=0, second=0, microsecond=0)


def _schema(connection: Connection) -> dict[str, Any]:
    seen = inspect(connection)
    return {
        table: (
            sorted(str(one["name"]) for one in seen.get_columns(table)),
            sorted((str(one["name"]), one["column_names"]) for one in seen.get_indexes(table)),
        )
        for table in seen.get_table_names()
    }


async def test_a_base_can_go_back_to_the_version_before(database: Database) -> None:
    await _old_base(database)
    schemas: list[dict[str, Any]] = []

    def look(connection: Connection) -> None:
        schemas.append(_schema(connection))

    def downgrade(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")

    async with database.unit() as unit:
        await unit.run(look)
    await migrate(database)
    async with database.unit() as unit:
        await unit.run(downgrade)
        await unit.run(look)
    await migrate(database)
    assert schemas[0] == schemas[1]
    async with SqlUnits(database)() as books:
        assert await books.rounds.current(RESTING) == Round(id=1, client_id=RESTING, **REST)
