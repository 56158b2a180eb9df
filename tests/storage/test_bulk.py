"""Many cards at once."""

from domain.clients import ClientFile
from domain.language.search_keys import query_keys
from domain.team import Member
from storage.bulk import BulkLoader
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


async def test_bulk_adds_touches_and_reminders(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        bulk = BulkLoader(unit.transaction)
        (file,) = await bulk.add_files([some_file(boris, 1)])
        await bulk.add_touches(touch(file.client, boris, note=str(one)) for one in range(5))
        await bulk.add_reminders(reminder(boris, file.client, rings_at=NOW) for _ in range(5))
        await bulk.add_files([])
        assert await unit.touches.count_of_client(file.client.id) == 5
        assert len(await unit.reminders.ringing(NOW, 9)) == 5
