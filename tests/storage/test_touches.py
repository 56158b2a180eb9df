"""The log of touches (R5)."""

from dataclasses import replace

from domain.team import Member
from domain.touches import Media, MediaKind, Outcome, TouchKind
from storage.database import Database
from storage.unit import SqlUnits
from tests.storage.people import HOUR, NOW, company, contact, touch

Team = tuple[Member, Member, Member]


async def test_r5_a_touch_comes_back_whole(units: SqlUnits, team: Team, database: Database) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [contact("Иванов")])
        full = touch(
            file.client,
            boris,
            contact_id=file.contacts[0].id,
            note="обсудили",
            objections="дорого",
            competitor="Лютик",
            outcome=Outcome.COMPETITOR,
            duration=95,
            media=Media(kind=MediaKind.VOICE, file_id="AwAC"),
        )
        start = database.statements
        stored = await unit.touches.add(full)
        assert database.statements - start == 1
        assert await unit.touches.of_client(file.client.id, limit=5) == [stored]
    assert stored == replace(full, id=stored.id)


async def test_touches_come_newest_first_page_by_page(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        client = (await unit.clients.add(company(boris), ())).client
        other = (await unit.clients.add(company(boris, "Другая"), ())).client
        await unit.touches.add(touch(other, boris))
        stored = [
            await unit.touches.add(
                touch(client, boris, at=NOW - hours * HOUR, kind=TouchKind.EMAIL, outcome=None)
            )
            for hours in (3, 1, 2, 1)
        ]
        newest = [stored[3], stored[1], stored[2], stored[0]]
        assert await unit.touches.of_client(client.id, limit=10) == newest
        assert await unit.touches.of_client(client.id, limit=2, offset=1) == newest[1:3]
        assert await unit.touches.count_of_client(client.id) == 4
        assert await unit.touches.count_of_client(0) == 0
