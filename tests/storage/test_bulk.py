"""Many cards at once."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.engine import Connection

from domain.clients import ClientFile
from domain.language.search_keys import query_keys
from domain.rounds import Round
from domain.team import Member, Scope
from storage.bulk import BulkLoader, filling
from storage.database import Database
from storage.unit import SqlUnits
from tests.storage.people import NOW, company, contact, email, phone, reminder, touch

Team = tuple[Member, Member, Member]


def some_file(manager: Member, number: int) -> ClientFile:
    people = tuple(
        contact("Иванов", f"Имя{one}", phone(f"+7916{number:05}{one:02}")) for one in range(3)
    )
    client = company(
        manager, f"Фирма {number}", tags=("юг",), points=(email(f"n{number}@x.example"),)
    )
    return ClientFile(client=client, contacts=people)


async def test_bulk_makes_the_same_base_as_the_book(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        by_book = await unit.clients.add(some_file(boris, 0).client, some_file(boris, 0).contacts)
        files = [some_file(one, number) for number in range(1, 40) for one in (boris,)]
        stored = await BulkLoader(unit.transaction).add_files([*files, some_file(vera, 50)])
        opened = await unit.clients.open(boris.scope, stored[6].client.id)
        hits = await unit.search.search(boris.scope, query_keys("Иванов Имя2 91600007"), 8)
        of_book = await unit.search.search(boris.scope, query_keys("91600000 Имя1"), 8)
    assert opened is not None
    assert opened.client.name == "Фирма 7"
    assert opened.client.tags == ("юг",)
    assert [one.id for one in opened.contacts] == [one.id for one in stored[6].contacts]
    assert [one.points[0].value for one in opened.contacts] == [
        one.points[0].value for one in files[6].contacts
    ]
    assert [one.contact_id for one in hits] == [opened.contacts[2].id]
    assert [one.contact_id for one in of_book] == [by_book.contacts[1].id]


async def test_bulk_adds_touches_reminders_and_rounds(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        bulk = BulkLoader(unit.transaction)
        (file,) = await bulk.add_files([some_file(boris, 1)])
        await bulk.add_touches(touch(file.client, boris, note=str(one)) for one in range(5))
        await bulk.add_reminders(reminder(boris, file.client, rings_at=NOW) for _ in range(5))
        await bulk.add_rounds([Round(client_id=file.client.id, silent=2)])
        await bulk.add_files([])
        assert await unit.touches.count_of_client(file.client.id) == 5
        assert len(await unit.reminders.ringing(NOW, 9)) == 5
        present = await unit.rounds.current(file.client.id)
    assert present is not None
    assert (present.number, present.silent) == (1, 2)


async def indexes(units: SqlUnits) -> list[Any]:
    found: list[Any] = []

    def look(connection: Connection) -> None:
        schema = inspect(connection)
        for table in ("clients", "contacts", "points", "search_terms", "rounds"):
            found.extend(sorted(schema.get_indexes(table), key=lambda one: str(one["name"])))

    async with units() as unit:
        await unit.transaction.run(look)
    return [
        {**one, "dialect_options": str(one.get("dialect_options", {}).keys())}
        for one in found
        if "duplicates_constraint" not in one
    ]


async def test_a_base_filled_without_indexes_has_them_in_the_end(
    units: SqlUnits, database: Database, team: Team
) -> None:
    _, boris, _ = team
    before = await indexes(units)
    async with filling(database):
        assert await indexes(units) == []
        async with units() as unit:
            await BulkLoader(unit.transaction).add_files([some_file(boris, 1)])
    assert await indexes(units) == before
    async with units() as unit:
        for scope in (boris.scope, Scope(None)):
            assert len(await unit.search.search(scope, query_keys("Иванов Имя1"), 8)) == 1
        assert len(await unit.clients.holders([("phone", "+79160000101")])) == 1
