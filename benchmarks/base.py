"""Prepared bases: a team, its clients, and what has happened with them."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from benchmarks import people
from domain.clients import ClientFile
from domain.deals import Deal, Move, Stage
from domain.reminders import Reminder, ReminderKind
from domain.team import Member, Role
from domain.touches import Direction, Outcome, Touch, TouchKind
from storage.bulk import BulkLoader
from storage.database import Database
from storage.migrate import migrate
from storage.unit import SqlUnit, SqlUnits

FIRST_TELEGRAM_ID: Final = 1001
TOUCHES, DEALS, DUE = 3, 8, 8
"""Touches of each client; open deals and reminders due today of each manager."""
MOSCOW: Final = ("Europe/Moscow",)
_BATCH: Final = 20_000
_WEEK: Final = frozenset(range(1, 8))


def url(path: Path) -> str:
    """Return the address of a base in a file."""
    return f"sqlite+aiosqlite:///{path}"


@asynccontextmanager
async def opened(path: Path) -> AsyncGenerator[Database]:
    """Open a base, made when it is not there."""
    database = Database(url(path))
    try:
        await database.open()
        await migrate(database)
        yield database
    finally:
        await database.close()


async def enrol(
    database: Database, managers: int, now: datetime, zones: Sequence[str] = MOSCOW
) -> tuple[Member, list[Member]]:
    """Store a head and some managers, who live in these zones; none of them gets a digest."""
    async with SqlUnits(database)() as unit:
        team = [
            await _enrol(unit, number, zones[number % len(zones)], now)
            for number in range(1 + managers)
        ]
    return team[0], team[1:]


async def _enrol(unit: SqlUnit, number: int, zone: str, now: datetime) -> Member:
    telegram_id = FIRST_TELEGRAM_ID + number
    member = Member(
        id=0,
        telegram_id=telegram_id,
        name=f"{people.NAMES[number % len(people.NAMES)]} {people.SURNAMES[number]}",
        role=Role.MANAGER if number else Role.HEAD,
        timezone=zone,
        quiet_days=_WEEK,
        next_digest_at=now + timedelta(days=7),
        joined_at=now - timedelta(days=200),
    )
    return await unit.team.add(member)


async def add_contacts(
    database: Database, member: Member, numbers: range, now: datetime
) -> list[ClientFile]:
    """Store contacts by their numbers as clients of a manager; return the last ten thousands."""
    stored: list[ClientFile] = []
    for start in range(numbers.start, numbers.stop, _BATCH):
        count = min(_BATCH, numbers.stop - start)
        wanted = list(people.files(start, count, member.id, now))
        async with database.unit() as transaction:
            stored = await BulkLoader(transaction).add_files(wanted)
    return stored


async def add_story(
    database: Database, member: Member, clients: Sequence[ClientFile], now: datetime
) -> None:
    """Store a past and a present for a manager's clients: touches, reminders, deals."""
    async with SqlUnits(database)() as unit:
        loader = BulkLoader(unit.transaction)
        await loader.add_touches(
            _touch(one, member, now, number) for one in clients for number in range(TOUCHES)
        )
        await loader.add_reminders(
            reminder(one, member.id, now + timedelta(minutes=20 * (number - DUE // 2)))
            for number, one in enumerate(clients[:DUE])
        )
        stages = (await unit.deals.pipelines())[0].stages
        for number, one in enumerate(clients[DUE : DUE + DEALS]):
            await _add_deal(unit, member, one, stages[number % 4], now - timedelta(days=9 * number))


def reminder(
    client: ClientFile, member_id: int, due_at: datetime, *, rings: bool = False
) -> Reminder:
    """Return an open reminder about a client; silent, unless it ``rings`` when it is due."""
    return Reminder(
        member_id=member_id,
        client_id=client.client.id,
        contact_id=client.contacts[0].id,
        kind=ReminderKind.FOLLOW_UP,
        text="узнать, дошло ли предложение",
        due_at=due_at,
        rings_at=due_at if rings else None,
        created_at=due_at - timedelta(days=3),
        created_by=member_id,
    )


def _touch(client: ClientFile, member: Member, now: datetime, number: int) -> Touch:
    last = client.client.last_touch_at or now
    return Touch(
        id=0,
        client_id=client.client.id,
        contact_id=client.contacts[0].id,
        manager_id=member.id,
        kind=TouchKind.CALL,
        direction=Direction.OUTGOING,
        at=last - timedelta(days=11 * number),
        outcome=Outcome.REACHED if number else Outcome.ASKED_INFO,
        note="Просит прайс и сроки поставки, решают после праздников",
    )


async def _add_deal(
    unit: SqlUnit, member: Member, client: ClientFile, stage: Stage, at: datetime
) -> None:
    deal = Deal(
        client_id=client.client.id,
        manager_id=member.id,
        title="Поставка на объект",
        amount=125_000_00,
        stage_id=stage.id,
        stage_since=at,
        opened_at=at,
        opened_by=member.id,
    )
    move = Move(deal_id=0, member_id=member.id, at=at, from_stage_id=None, to_stage_id=stage.id)
    await unit.deals.add(deal, move)
