"""The book of reminders."""

from dataclasses import replace

from domain.reminders import ReminderKind, ReminderState
from domain.team import Member, MemberState, Scope
from storage.database import Database
from storage.unit import SqlUnits
from tests.storage.people import (
    DAY,
    HOUR,
    NOW,
    company,
    contact,
    deal,
    move,
    phone,
    reminder,
    touch,
)

Team = tuple[Member, Member, Member]


async def test_a_reminder_comes_back_with_names_and_phone(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(
            company(boris, points=(phone("+74950000000"),)),
            [contact("Первый", "", phone("+79160000001")), contact("Второй", "Олег")],
        )
        client, (first, second) = file.client, file.contacts
        stage = (await unit.deals.pipelines())[0].first()
        sale = await unit.deals.add(deal(client, stage.id), move(0, boris, stage.id))
        call = await unit.touches.add(touch(client, boris))
        start = database.statements
        stored = await unit.reminders.add(
            reminder(
                boris,
                client,
                contact_id=first.id,
                deal_id=sale.id,
                touch_id=call.id,
                kind=ReminderKind.AGREED,
            )
        )
        assert database.statements - start == 1
        of_second = await unit.reminders.add(reminder(boris, client, contact_id=second.id))
        of_nobody = await unit.reminders.add(reminder(boris))
        assert await unit.reminders.reminder(boris.scope, stored.id) == replace(
            stored, client_name=client.name, contact_name="Первый", phone="+79160000001"
        )
        again = await unit.reminders.reminder(boris.scope, of_second.id)
        alone = await unit.reminders.reminder(boris.scope, of_nobody.id)
    assert again is not None
    assert (again.contact_name, again.phone) == ("Второй Олег", "+79160000001")
    assert alone == of_nobody


async def test_r60_a_reminder_is_its_members(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        stored = await unit.reminders.add(reminder(boris))
        assert await unit.reminders.reminder(vera.scope, stored.id) is None
        assert await unit.reminders.reminder(anna.scope, stored.id) == stored
        assert await unit.reminders.reminder(Scope(None), 0) is None


async def test_open_reminders_come_earliest_first(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        client = (await unit.clients.add(company(boris), ())).client
        late, soon, done = [
            await unit.reminders.add(reminder(boris, client, due_at=NOW + hours * HOUR))
            for hours in (5, 1, 2)
        ]
        await unit.reminders.add(reminder(vera))
        closed = replace(
            done, state=ReminderState.DONE, rings_at=None, closed_at=NOW, closed_why="готово"
        )
        await unit.reminders.save(done, closed)
        of_client = await unit.reminders.open_of_client(client.id)
        of_member = await unit.reminders.open_of_member(boris.id)
        until = await unit.reminders.open_of_member(boris.id, until=NOW + 5 * HOUR)
        limited = await unit.reminders.open_of_member(boris.id, limit=1)
        kept = await unit.reminders.reminder(boris.scope, done.id)
    assert [one.id for one in of_client] == [soon.id, late.id]
    assert [one.id for one in of_member] == [soon.id, late.id]
    assert [one.id for one in until] == [soon.id]
    assert [one.id for one in limited] == [soon.id]
    assert kept == replace(closed, client_name=client.name)


async def test_r16_what_rings_comes_with_everything_its_message_says(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, vera = team
    async with units() as unit:
        file = await unit.clients.add(
            company(boris), [contact("Иванов", "", phone("+79160000001"))]
        )
        await unit.touches.add(touch(file.client, boris, note="старое", at=NOW - 2 * DAY))
        await unit.touches.add(touch(file.client, boris, note="просил цену", at=NOW - DAY))
        await unit.touches.add(touch(file.client, boris))
        await unit.clients.touched(file.client, NOW, effective=True, allowed_from=NOW + DAY)
        later, first = [
            await unit.reminders.add(reminder(boris, file.client, rings_at=NOW - hours * HOUR))
            for hours in (1, 2)
        ]
        alone = await unit.reminders.add(reminder(vera, rings_at=NOW))
        await unit.reminders.add(reminder(boris, rings_at=NOW + HOUR))
        await unit.reminders.add(reminder(boris, rings_at=None))
        await unit.reminders.add(reminder(boris, rings_at=NOW, state=ReminderState.CLOSED))
        start = database.statements
        ringing = await unit.reminders.ringing(NOW, 10)
        assert database.statements - start == 1
        assert [one.reminder.id for one in ringing] == [first.id, later.id, alone.id]
        assert [one.reminder.id for one in await unit.reminders.ringing(NOW, 1)] == [first.id]
        assert (ringing[0].member, ringing[2].member) == (boris, vera)
        assert (ringing[0].last_words, ringing[0].last_touch_at) == ("просил цену", NOW)
        assert ringing[0].reminder.phone == "+79160000001"
        assert (ringing[2].last_words, ringing[2].last_touch_at) == ("", None)
        await unit.reminders.rung([first.id, alone.id])
        await unit.reminders.rung([])
        assert [one.reminder.id for one in await unit.reminders.ringing(NOW, 9)] == [later.id]


async def test_a_dismissed_member_is_not_rung(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        await unit.reminders.add(reminder(boris, rings_at=NOW))
        await unit.team.save(replace(boris, state=MemberState.DISMISSED))
        assert await unit.reminders.ringing(NOW, 10) == []


async def test_r21_what_a_rest_has_closed_is_found_again(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        client = (await unit.clients.add(company(boris), ())).client
        late, soon, *_ = [
            await unit.reminders.add(
                reminder(
                    boris,
                    client,
                    due_at=NOW + hours * HOUR,
                    state=state,
                    closed_at=at,
                    closed_why=why,
                )
            )
            for hours, state, at, why in (
                (2, ReminderState.CLOSED, NOW, "rest"),
                (1, ReminderState.CLOSED, NOW, "rest"),
                (1, ReminderState.CLOSED, NOW, "archive"),
                (1, ReminderState.CLOSED, NOW + DAY, "rest"),
                (1, ReminderState.DONE, NOW, "rest"),
                (1, ReminderState.OPEN, None, ""),
            )
        ]
        found = await unit.reminders.closed_of_client(client.id, at=NOW, why="rest")
    assert found == [replace(one, client_name=client.name) for one in (soon, late)]
