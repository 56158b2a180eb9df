"""Archived contacts that are to be checked (R26), and exceptions to cadence (R7)."""

from dataclasses import replace

from domain.archive import CheckingList, ToCheck
from domain.cadence import Rule
from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.clients import Contact, ContactState
from domain.plan import DayCounts
from domain.team import Member, MemberState, Scope
from storage.database import Database
from storage.unit import SqlUnits
from tests.storage.people import DAY, HOUR, NOW, company, contact, phone, reminder, touch

Team = tuple[Member, Member, Member]


def filed(surname: str, days: int, number: int = 0) -> Contact:
    points = [phone(f"+791600000{number:02}")] if number else []
    return contact(surname, "", *points, state=ContactState.ARCHIVED, check_at=NOW + days * DAY)


async def test_r26_a_list_is_rung_once_and_counts_all_that_is_due(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, vera = team
    async with units() as unit:
        await unit.clients.add(company(boris), [filed("А", -9), filed("Б", 0), filed("В", 1)])
        await unit.clients.add(company(vera, "Другая"), [filed("Г", -9)])
        start = database.statements
        lists = await unit.archive.lists(since=NOW - DAY, now=NOW)
        assert database.statements - start == 1
        assert lists == [CheckingList(member_id=boris.id, count=2)]
        assert await unit.archive.lists(since=NOW, now=NOW) == []
        both = await unit.archive.lists(since=NOW - 99 * DAY, now=NOW + DAY)
        assert both == [
            CheckingList(member_id=boris.id, count=3),
            CheckingList(member_id=vera.id, count=1),
        ]
        await unit.team.save(replace(boris, state=MemberState.DISMISSED))
        assert await unit.archive.lists(since=NOW - DAY, now=NOW) == []


async def test_r26_what_is_to_be_checked_comes_longest_due_first(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        file = await unit.clients.add(
            company(boris), [filed("Второй", -1), filed("Первый", -2, 7), filed("Рано", 1)]
        )
        second, first, _ = file.contacts
        alive = replace(second, state=ContactState.ACTIVE)
        other = await unit.clients.add(company(vera, "Другая"), [filed("Чужой", -9)])
        for hours, note in ((3, "раньше"), (2, "номер молчит"), (1, "")):
            await unit.touches.add(
                touch(file.client, boris, contact_id=first.id, note=note, at=NOW - hours * HOUR)
            )
        start = database.statements
        found = await unit.archive.to_check(boris.scope, NOW, limit=9)
        assert database.statements - start == 1
        limited = await unit.archive.to_check(boris.scope, NOW, limit=1)
        everybody = await unit.archive.to_check(anna.scope, NOW, limit=9)
        counts = [await unit.archive.count(one, NOW) for one in (boris.scope, Scope(None))]
        await unit.clients.save_contact(file.client, second, alive)
        assert await unit.archive.to_check(boris.scope, NOW, limit=9) == found[:1]
    assert found[0] == ToCheck(
        contact_id=first.id,
        contact_name="Первый",
        client_id=file.client.id,
        client_name=file.client.name,
        phone="+79160000007",
        words="номер молчит",
        check_at=NOW - 2 * DAY,
    )
    assert [one.contact_id for one in found] == [first.id, second.id]
    assert (found[1].phone, found[1].words) == ("+79160000007", "")
    assert limited == found[:1]
    assert [one.contact_id for one in everybody] == [other.contacts[0].id, first.id, second.id]
    assert counts == [2, 3]


async def test_r26_the_day_is_told_its_counts_in_one_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        waits = company(boris, allowed_from=NOW + 2 * DAY)
        people = [filed("А", -9), filed("Б", 0), filed("В", 1), contact("Живой")]
        await unit.clients.add(waits, people)
        asked_not_to = replace(filed("Г", -9), do_not_contact=True)
        await unit.clients.add(company(vera, "Другая"), [filed("Д", -9), asked_not_to])
        start = database.statements
        counts = [
            await unit.plan.day_counts(one, now=NOW, until=NOW + DAY)
            for one in (boris.scope, vera.scope, anna.scope)
        ]
        assert database.statements - start == 3
        later = await unit.plan.day_counts(boris.scope, now=NOW, until=NOW + 2 * DAY)
    assert counts == [DayCounts(1, 2), DayCounts(0, 1), DayCounts(1, 3)]
    assert later == DayCounts(0, 2)


async def test_r7_exceptions_come_newest_first_with_the_client(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [contact("Иванов")])
        client = file.client
        call = await unit.touches.add(touch(client, boris))
        task = await unit.reminders.add(reminder(boris, client))
        full = CadenceException(
            member_id=anna.id,
            client_id=client.id,
            contact_id=file.contacts[0].id,
            at=NOW,
            kind=ExceptionKind.INSISTED,
            rule=Rule.GAP,
            reason="просили",
            touch_id=call.id,
            reminder_id=task.id,
        )
        plain = CadenceException(
            member_id=boris.id,
            client_id=client.id,
            at=NOW + HOUR,
            kind=ExceptionKind.KEPT_GOING,
        )
        old = replace(plain, at=NOW - DAY)
        start = database.statements
        for one in (full, plain, old):
            await unit.exceptions.add(one)
        assert database.statements - start == 3
        latest = await unit.exceptions.latest(boris.scope, since=NOW, limit=9)
        assert await unit.exceptions.latest(vera.scope, since=NOW, limit=9) == []
        assert await unit.exceptions.latest(anna.scope, since=NOW, limit=1) == latest[:1]
    assert [replace(one, id=0) for one in latest] == [
        replace(one, client_name=client.name) for one in (plain, full)
    ]
