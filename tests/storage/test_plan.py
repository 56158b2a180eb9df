"""Questions of the day's plan."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.calendar import calendar_of
from domain.clients import Client, ContactState
from domain.plan import CallReason, LeftOut
from domain.policy import Policy
from domain.reminders import ReminderState
from domain.rounds import Round
from domain.team import Member, Scope
from domain.touches import Direction
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.customers import come, lead, set_up
from tests.storage.people import (
    DAY,
    HOUR,
    NOW,
    company,
    contact,
    deal,
    move,
    person,
    phone,
    reminder,
    touch,
)

Team = tuple[Member, Member, Member]
SINCE = {"silent_since": NOW - 30 * DAY, "since": NOW - 30 * DAY}


async def add(unit: SqlUnit, manager: Member, name: str, **more: object) -> Client:
    return (await unit.clients.add(company(manager, name, **more), ())).client


async def test_new_leads_came_by_a_magnet_and_nobody_touched_them_since(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        file = await come(unit, boris, "Лид", 1, last_touch_at=NOW - DAY)
        await unit.touches.add(touch(file.client, boris, at=NOW - DAY))
        oldest, _ = [
            await unit.leads.add(lead(file, stand, link_id=link.id, came_at=NOW + hours * HOUR))
            for hours, link in ((0, stand.fair), (1, stand.first))
        ]
        touched = await come(unit, boris, "Тронут", 2)
        await unit.leads.add(lead(touched, stand))
        await unit.touches.add(touch(touched.client, boris, at=NOW + HOUR))
        await unit.leads.add(lead(touched, stand, came_at=NOW + DAY))
        settled = await come(unit, boris, "Был", 3)
        await unit.leads.add(lead(settled, stand, settled_at=NOW))
        await add(unit, boris, "Не лид", source="magnet:Каталог")
        foreign = await come(unit, vera, "Чужой", 4)
        await unit.leads.add(lead(foreign, stand, came_at=NOW - DAY))
        resting = await come(unit, boris, "Отдыхает", 5)
        await unit.leads.add(lead(resting, stand))
        await unit.rounds.add(
            Round(client_id=resting.client.id, ended_at=NOW, rest_until=NOW + DAY)
        )
        for state, silent in ((ContactState.ARCHIVED, False), (ContactState.ACTIVE, True)):
            gone = contact("Недоступен", state=state, do_not_contact=silent)
            out = await unit.clients.add(person(boris, "Недоступен"), [gone])
            await unit.leads.add(lead(out, stand))
        start = database.statements
        own = await unit.plan.new_leads(boris.scope, 9)
        assert database.statements - start == 1
        everybody = await unit.plan.new_leads(anna.scope, 9)
        limited = await unit.plan.new_leads(Scope(None), 1)
    first, again = own
    assert (first.lead_id, first.client_id) == (oldest.id, file.client.id)
    assert first.client_name == "Лид"
    assert (first.phone, first.at) == ("+79160000001", NOW)
    assert (first.source, again.source) == ("Каталог · Выставка", "Каталог")
    assert (again.client_name, again.at) == ("Тронут", NOW + DAY)
    assert [one.client_name for one in everybody] == ["Чужой", "Лид", "Тронут"]
    assert limited == everybody[:1]


async def test_next_calls_stand_by_deal_then_untouched_then_silence(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        stage = (await unit.deals.pipelines())[0].first()
        silent = await add(unit, boris, "Молчит", last_touch_at=NOW - 40 * DAY)
        longer = await add(unit, boris, "Молчит дольше", last_touch_at=NOW - 50 * DAY)
        await add(unit, boris, "Недавно", last_touch_at=NOW - 5 * DAY)
        fresh = await add(unit, boris, "Новый", created_at=NOW - DAY)
        small = await add(unit, boris, "Сделка", last_touch_at=NOW)
        large = await add(unit, boris, "Сделки")
        for client, amount, title in ((small, 100, "а"), (large, 50, "б"), (large, 900, "в")):
            await unit.deals.add(
                deal(client, stage.id, amount, title=title), move(0, boris, stage.id)
            )
        planned = await add(unit, boris, "С делом")
        await unit.reminders.add(reminder(boris, planned))
        ticked = await add(unit, boris, "Дело сделано", created_at=NOW, allowed_from=NOW + DAY)
        await unit.reminders.add(reminder(boris, ticked, state=ReminderState.DONE))
        await unit.clients.add(
            person(boris, "Не звонить"), [contact("Не звонить", do_not_contact=True)]
        )
        await unit.clients.add(
            person(boris, "В архиве"), [contact("В архиве", state=ContactState.ARCHIVED)]
        )
        await add(unit, boris, "Рано", allowed_from=NOW + DAY + HOUR, created_at=NOW)
        foreign = await add(unit, vera, "Чужой", created_at=NOW - 9 * DAY)
        start = database.statements
        calls = await unit.plan.next_calls(boris.scope, **SINCE, until=NOW + DAY, limit=9)
        assert database.statements - start == 1
        few = await unit.plan.next_calls(boris.scope, **SINCE, until=NOW + DAY, limit=3)
        everybody = await unit.plan.next_calls(anna.scope, **SINCE, until=NOW + DAY, limit=9)
    assert [(one.client_id, one.reason, one.since) for one in calls] == [
        (large.id, CallReason.DEAL_WITHOUT_STEP, NOW),
        (small.id, CallReason.DEAL_WITHOUT_STEP, NOW),
        (fresh.id, CallReason.NEVER_TOUCHED, NOW - DAY),
        (ticked.id, CallReason.NEVER_TOUCHED, NOW),
        (longer.id, CallReason.SILENT, NOW - 50 * DAY),
        (silent.id, CallReason.SILENT, NOW - 40 * DAY),
    ]
    assert (calls[0].deal_title, calls[0].deal_amount) == ("в", 900)
    assert few == calls[:3]
    assert [one.client_id for one in everybody if one not in calls] == [foreign.id]
    assert replace(calls[2], phone="") == calls[2]


async def test_r17_who_is_left_out_comes_with_the_first_allowed_moment(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        later = await add(unit, boris, "Позже", allowed_from=NOW + 9 * DAY)
        resting = await add(unit, boris, "Отдыхает", allowed_from=NOW + 5 * DAY)
        woken = await add(unit, boris, "Проснулся", allowed_from=NOW + 6 * DAY)
        for client, woke_at in ((resting, None), (woken, NOW)):
            await unit.rounds.add(Round(client_id=client.id, ended_at=NOW, woke_at=woke_at))
        await add(unit, boris, "Сегодня", allowed_from=NOW)
        await add(unit, boris, "Всегда")
        for state, silent in ((ContactState.ARCHIVED, False), (ContactState.ACTIVE, True)):
            gone = contact("Недоступен", state=state, do_not_contact=silent)
            await unit.clients.add(person(boris, "Недоступен", allowed_from=NOW + 8 * DAY), [gone])
        stage = (await unit.deals.pipelines())[0].first()
        stuck = await add(unit, boris, "Застрял", allowed_from=NOW + 2 * DAY)
        await unit.deals.add(
            deal(stuck, stage.id, stage_since=NOW - 90 * DAY), move(0, boris, stage.id)
        )
        await unit.deals.add(
            deal(resting, stage.id, stage_since=NOW - 90 * DAY), move(0, boris, stage.id)
        )
        await unit.deals.add(deal(later, stage.id), move(0, boris, stage.id))
        planned = await add(unit, boris, "В плане", allowed_from=NOW + 2 * DAY)
        await unit.reminders.add(reminder(boris, planned, due_at=NOW - HOUR))
        await unit.reminders.add(reminder(boris, later, due_at=NOW + HOUR))
        await unit.reminders.add(reminder(vera, later, due_at=NOW - HOUR))
        await unit.reminders.add(reminder(boris, woken, due_at=NOW, state=ReminderState.DONE))
        foreign = await add(unit, vera, "Чужой", allowed_from=NOW + DAY)
        start = database.statements
        left = await unit.plan.left_out(boris.scope, now=NOW, after=NOW, limit=9)
        assert database.statements - start == 1
        page = await unit.plan.left_out(boris.scope, now=NOW, after=NOW, limit=1, offset=1)
        everybody = await unit.plan.left_out(anna.scope, now=NOW, after=NOW, limit=9)
        counts = [
            await unit.plan.left_out_count(one, now=NOW, after=NOW)
            for one in (boris.scope, anna.scope)
        ]
    assert left == [
        LeftOut(
            client_id=one.id, client_name=one.name, allowed_from=NOW + days * DAY, resting=rests
        )
        for one, days, rests in ((resting, 5, True), (woken, 6, False), (later, 9, False))
    ]
    assert page == left[1:2]
    assert [one.client_id for one in everybody[:1]] == [foreign.id]
    assert counts == [3, 4]


async def test_r12_who_is_left_out_comes_with_the_hours_of_whom_was_touched_last(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    sunday = datetime(2026, 11, 29, 9, tzinfo=UTC)
    people = [
        contact("Первый", "", phone("+79160000001"), call_hours="10:00-11:00"),
        contact("Второй", "", phone("+79160000002"), timezone="Asia/Vladivostok"),
    ]
    async with units() as unit:
        client = company(boris, city="Казань", allowed_from=sunday)
        file = await unit.clients.add(client, people)
        (one,) = await unit.plan.left_out(boris.scope, now=NOW, after=NOW, limit=9)
        last = {"contact_id": file.contacts[1].id, "at": NOW - HOUR}
        await unit.touches.add(touch(file.client, boris, **last))
        incoming = {"contact_id": file.contacts[0].id, "direction": Direction.INCOMING}
        await unit.touches.add(touch(file.client, boris, **incoming))
        (after,) = await unit.plan.left_out(boris.scope, now=NOW, after=NOW, limit=9)
    assert (one.city, one.call_hours, one.timezone) == ("Казань", "10:00-11:00", "")
    assert (after.timezone, after.phone) == ("Asia/Vladivostok", "+79160000002")
    russia = calendar_of("RU")
    assert [each.first_allowed("Europe/Moscow", Policy(), russia) for each in (one, after)] == [
        datetime(2026, 11, 30, 7, tzinfo=UTC),
        datetime(2026, 11, 29, 23, tzinfo=UTC),
    ]
    rest = replace(after, resting=True)
    assert rest.first_allowed("Europe/Moscow", Policy(), russia) == sunday


async def test_r10_a_next_call_brings_who_may_be_called_and_what_counts(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    people = [
        contact("Немой", "Илья", timezone="Asia/Omsk"),
        contact("Архивный", "", phone("+79160000001"), state=ContactState.ARCHIVED),
        contact("Тихий", "", phone("+79160000002"), do_not_contact=True),
        contact("Козлов", "Олег", phone("+79160000003"), call_hours="09:00-10:00", city="Пермь"),
    ]
    async with units() as unit:
        client = company(boris, city="Казань", points=(phone("+78430000000"),))
        file = await unit.clients.add(client, people)
        mute, *_, kozlov = file.contacts
        for days in (2, 40):
            at = NOW - days * DAY
            await unit.touches.add(touch(file.client, boris, contact_id=kozlov.id, at=at))
        bare = await add(unit, boris, "Без людей", created_at=NOW - DAY)
        calls = await unit.plan.next_calls(boris.scope, **SINCE, until=NOW, limit=9)
    second, first = calls
    assert [(one.name, one.phone) for one in first.people] == [
        ("Козлов Олег", "+79160000003"),
        ("Немой Илья", "+78430000000"),
    ]
    pace = first.people[0].pace
    assert (pace.contact_id, pace.city, pace.call_hours) == (kozlov.id, "Пермь", "09:00-10:00")
    assert [one.at for one in pace.touches] == [NOW - 2 * DAY]
    assert pace.company
    other = first.people[1].pace
    assert (other.contact_id, other.timezone, other.city, other.phone) == (
        mute.id,
        "Asia/Omsk",
        "Казань",
        "",
    )
    assert [(one.pace.contact_id, one.phone, one.name) for one in second.people] == [(None, "", "")]
    assert second.client_id == bare.id
