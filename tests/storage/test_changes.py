"""Taking a change back, exactly (R75)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from domain.changes import Change
from domain.clients import ClientFile
from domain.deals import StageKind
from domain.errors import ChangedSinceError
from domain.language.search_keys import query_keys
from domain.reminders import ReminderState
from domain.team import Member, Scope
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.dump import dump
from tests.storage.people import (
    DAY,
    NOW,
    company,
    contact,
    deal,
    email,
    move,
    phone,
    reminder,
    touch,
)

Team = tuple[Member, Member, Member]
EVERYBODY = Scope(None)


async def take_back(units: SqlUnits, member: Member) -> Change:
    async with units() as unit:
        change = await unit.changes.last(member.id, NOW)
        assert change is not None
        await unit.changes.take_back(change, NOW)
    return change


async def a_base(units: SqlUnits, boris: Member) -> ClientFile:
    async with units() as unit:
        return await unit.clients.add(
            company(boris, inn="7707083893", tags=("юг",), points=(phone("+74950000000"),)),
            [contact("Иванов", "Пётр", phone("+79160000001")), contact("Второй")],
        )


async def test_a_change_is_named_and_found(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        unit.changes.name("change-add", member_id=boris.id, at=NOW, client="x")
        unit.changes.name("change-edit", member_id=boris.id, at=NOW, client="Ромашка")
        await unit.clients.add(company(boris), ())
    async with units() as unit:
        change = await unit.changes.last(boris.id, NOW)
        assert await unit.changes.last(boris.id, NOW + DAY) is None
        assert await unit.changes.last(vera.id, NOW) is None
    assert change == Change(
        id=change.id if change else 0,
        member_id=boris.id,
        at=NOW,
        key="change-edit",
        facts={"client": "Ромашка"},
    )


async def test_without_a_name_or_a_write_there_is_nothing_to_take_back(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    async with units() as unit:
        await unit.clients.add(company(boris), ())
    async with units() as unit:
        unit.changes.name("change-edit", member_id=boris.id, at=NOW)
    async with units() as unit:
        assert await unit.changes.last(boris.id, NOW - DAY) is None


async def test_a_failed_unit_leaves_no_change(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team

    async def fail() -> None:
        async with units() as unit:
            unit.changes.name("change-add", member_id=boris.id, at=NOW)
            await unit.clients.add(company(boris), ())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with units() as unit:
        assert await unit.changes.last(boris.id, NOW - DAY) is None


Doing = Callable[[SqlUnit, Team, ClientFile], Awaitable[object]]


async def add_client(unit: SqlUnit, team: Team, _: ClientFile) -> None:
    await unit.clients.add(
        company(team[1], "Лютик", tags=("а", "б")), [contact("Ким", "", phone("+79030000000"))]
    )


async def add_contact(unit: SqlUnit, _: Team, file: ClientFile) -> None:
    await unit.clients.add_contact(file.client, contact("Третий", "", email("c@d.example")))


async def edit_client(unit: SqlUnit, _: Team, file: ClientFile) -> None:
    after = replace(file.client, name="Лютик", inn="", tags=("север",), points=())
    await unit.clients.save_client(file.client, after)


async def edit_contact(unit: SqlUnit, _: Team, file: ClientFile) -> None:
    first, second = file.contacts
    await unit.clients.save_contact(file.client, first, replace(first, surname="Яшин", points=()))
    taken = replace(second, points=(phone("+79160000001"),), do_not_contact=True)
    await unit.clients.save_contact(file.client, second, taken)


async def log_call(unit: SqlUnit, team: Team, file: ClientFile) -> None:
    call = await unit.touches.add(touch(file.client, team[1]))
    await unit.clients.touched(file.client, NOW, effective=True, allowed_from=NOW + DAY)
    await unit.clients.touched(file.client, NOW + DAY, effective=False, allowed_from=NOW + 3 * DAY)
    new = await unit.reminders.add(reminder(team[1], file.client, touch_id=call.id))
    closed = replace(new, state=ReminderState.DONE, rings_at=None, closed_at=NOW)
    await unit.reminders.save(new, closed)


async def sell(unit: SqlUnit, team: Team, file: ClientFile) -> None:
    pipeline = (await unit.deals.pipelines())[0]
    first, won = pipeline.first(), pipeline.of_kind(StageKind.WON)
    sale = await unit.deals.add(deal(file.client, first.id), move(0, team[1], first.id))
    over = replace(sale, stage_id=won.id, closed_at=NOW)
    await unit.deals.save(sale, over, move(sale.id, team[1], won.id))


async def give_away(unit: SqlUnit, team: Team, file: ClientFile) -> None:
    await unit.reminders.add(reminder(team[1], file.client))
    await sell(unit, team, file)
    await unit.clients.reassign(file.client, team[2].id)


async def edit_stages(unit: SqlUnit, _: Team, __: ClientFile) -> None:
    pipeline = (await unit.deals.pipelines())[0]
    renamed = replace(pipeline.stages[0], name="Сначала")
    await unit.deals.save_stages(replace(pipeline, stages=(renamed, *pipeline.stages[2:])))


async def change_habits(unit: SqlUnit, team: Team, _: ClientFile) -> None:
    await unit.team.save(replace(team[1], locale="en", quiet_days=frozenset({1})))


@pytest.mark.parametrize(
    "doing",
    [
        add_client,
        add_contact,
        edit_client,
        edit_contact,
        log_call,
        sell,
        give_away,
        edit_stages,
        change_habits,
    ],
)
async def test_r75_what_was_done_is_taken_back_exactly(
    units: SqlUnits, team: Team, doing: Doing
) -> None:
    _, boris, _ = team
    file = await a_base(units, boris)
    before = await dump(units)
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        await doing(unit, team, file)
    assert await dump(units) != before
    await take_back(units, boris)
    assert await dump(units) == before
    async with units() as unit:
        assert await unit.changes.last(boris.id, NOW) is None


async def test_r75_changes_are_taken_back_one_after_the_other(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    file = await a_base(units, boris)
    before = await dump(units)
    for number, doing in enumerate((edit_contact, log_call)):
        async with units() as unit:
            unit.changes.name(f"change-{number}", member_id=boris.id, at=NOW)
            await doing(unit, team, file)
    assert [(await take_back(units, boris)).key for _ in range(2)] == ["change-1", "change-0"]
    assert await dump(units) == before


async def refused(units: SqlUnits, boris: Member) -> None:
    """The last change cannot be taken back, and trying leaves everything as it was."""
    before = await dump(units)
    async with units() as unit:
        change = await unit.changes.last(boris.id, NOW)
        assert change is not None
        with pytest.raises(ChangedSinceError):
            await unit.changes.take_back(change, NOW)
    assert await dump(units) == before
    async with units() as unit:
        assert await unit.changes.last(boris.id, NOW) == change


async def test_r75_what_a_colleague_changed_since_is_left_alone(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    file = await a_base(units, boris)
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        await unit.clients.save_client(file.client, replace(file.client, city="Тверь"))
    async with units() as unit:
        now = replace(file.client, city="Тверь")
        await unit.clients.save_client(now, replace(now, city="Псков"))
    await refused(units, boris)


async def test_r75_a_change_of_another_field_is_no_obstacle(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    file = await a_base(units, boris)
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        await unit.clients.save_client(file.client, replace(file.client, city="Тверь"))
    async with units() as unit:
        now = replace(file.client, city="Тверь")
        await unit.clients.save_client(now, replace(now, notes="важно"))
    await take_back(units, boris)
    async with units() as unit:
        opened = await unit.clients.open(EVERYBODY, file.client.id)
    assert opened is not None
    assert (opened.client.city, opened.client.notes) == ("", "важно")


async def test_r75_a_new_card_that_others_use_stays(units: SqlUnits, team: Team) -> None:
    anna, boris, _ = team
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        file = await unit.clients.add(company(boris), [contact("Иванов")])
    async with units() as unit:
        await unit.touches.add(touch(file.client, anna))
    await refused(units, boris)


async def test_r75_a_phone_that_has_a_new_owner_is_not_taken_from_it(
    units: SqlUnits, team: Team
) -> None:
    _, boris, vera = team
    file = await a_base(units, boris)
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        first = file.contacts[0]
        await unit.clients.save_contact(file.client, first, replace(first, points=()))
    async with units() as unit:
        taken = contact("Ким", "", phone("+79160000001"))
        await unit.clients.add(company(vera, "Лютик"), [taken])
    await refused(units, boris)


async def test_r75_nothing_is_taken_back_twice(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        unit.changes.name("change-add", member_id=boris.id, at=NOW)
        await unit.clients.add(company(boris), ())
    change = await take_back(units, boris)
    async with units() as unit:
        with pytest.raises(ChangedSinceError):
            await unit.changes.take_back(change, NOW)


async def test_r75_a_reminder_that_rang_meanwhile_can_be_taken_back(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    before = await dump(units)
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        stored = await unit.reminders.add(reminder(boris))
    async with units() as unit:
        await unit.reminders.rung([stored.id])
    await take_back(units, boris)
    assert await dump(units) == before


async def test_r75_search_follows_what_is_taken_back(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    file = await a_base(units, boris)
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        first = file.contacts[0]
        await unit.clients.save_contact(file.client, first, replace(first, surname="Яшин"))
    await take_back(units, boris)
    async with units() as unit:
        assert await unit.search.search(boris.scope, query_keys("Яшин"), 8) == []
        assert len(await unit.search.search(boris.scope, query_keys("Иванов"), 8)) == 1


async def test_a_named_change_costs_no_statement_of_its_own(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, _ = team
    start = database.statements
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        await unit.reminders.add(reminder(boris))
    assert database.statements - start == 2
