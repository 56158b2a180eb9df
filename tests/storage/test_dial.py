"""The calling list, read with its cards."""

from typing import Any

from domain.cadence import PastTouch
from domain.clients import Client
from domain.drafts import Draft
from domain.likely_hour import PastCall
from domain.policy import Policy
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import Round
from domain.team import Member
from domain.touches import Direction, Outcome, TouchKind
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
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


async def add(unit: SqlUnit, manager: Member, name: str, **more: Any) -> Client:
    return (await unit.clients.add(company(manager, name, **more), ())).client


async def names(unit: SqlUnit, member: Member, limit: int = 30) -> set[str]:
    found = await unit.dial.candidates(member, now=NOW, policy=Policy(), limit=limit)
    return {one.card.file.client.name for one in found}


async def test_candidates_are_own_with_something_due_or_worth_a_call(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, vera = team
    async with units() as unit:
        stage = (await unit.deals.pipelines())[0].first()
        overdue = await add(unit, boris, "Просрочен", last_touch_at=NOW - 9 * DAY)
        await unit.reminders.add(reminder(boris, overdue, due_at=NOW - 3 * DAY))
        tonight = await add(unit, boris, "Вечером", last_touch_at=NOW)
        await unit.reminders.add(reminder(boris, tonight, due_at=NOW + 5 * HOUR))
        tomorrow = await add(unit, boris, "Завтра", last_touch_at=NOW - 90 * DAY)
        await unit.reminders.add(reminder(boris, tomorrow, due_at=NOW + DAY))
        done = await add(unit, boris, "Сделан", last_touch_at=NOW - 2 * DAY)
        await unit.reminders.add(reminder(boris, done, due_at=NOW, state=ReminderState.DONE))
        dealing = await add(unit, boris, "Сделка", last_touch_at=NOW - 9 * DAY)
        await unit.deals.add(deal(dealing, stage.id, 900), move(0, boris, stage.id))
        await add(unit, boris, "Новый")
        await add(unit, boris, "Молчит", last_touch_at=NOW - 40 * DAY)
        await add(unit, boris, "Недавно", last_touch_at=NOW - 5 * DAY)
        await add(unit, boris, "Нельзя", allowed_from=NOW + DAY)
        foreign = await add(unit, vera, "Чужой")
        await unit.reminders.add(reminder(boris, foreign, due_at=NOW))
        await unit.reminders.add(reminder(boris, due_at=NOW))
        start = database.statements
        found = await names(unit, boris)
        assert database.statements - start == 1
        await add(unit, vera, "Свой")
        assert await names(unit, vera) == {"Свой"}
    assert found == {"Просрочен", "Вечером", "Сделка", "Новый", "Молчит"}


async def test_an_agreement_of_now_is_found_behind_any_number_of_overdue_ones(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    async with units() as unit:
        for number in range(3):
            client = await add(unit, boris, f"Просрочен {number}", last_touch_at=NOW)
            await unit.reminders.add(reminder(boris, client, due_at=NOW - (9 - number) * DAY))
        client = await add(unit, boris, "Ждёт звонка", last_touch_at=NOW)
        await unit.reminders.add(
            reminder(boris, client, kind=ReminderKind.AGREED, due_at=NOW - HOUR)
        )
        assert await names(unit, boris, limit=2) == {"Просрочен 0", "Просрочен 1", "Ждёт звонка"}


async def test_a_candidate_brings_its_card_and_its_calls(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(
            company(boris, last_touch_at=NOW - 40 * DAY),
            [contact("Петров", "Иван", phone("+79160000001"))],
        )
        client, person = file.client, file.contacts[0]
        story: list[dict[str, Any]] = [
            {"outcome": Outcome.NO_ANSWER},
            {"outcome": Outcome.REACHED, "note": "ждёт смету"},
            {"outcome": None, "kind": TouchKind.MESSAGE},
            {"direction": Direction.INCOMING},
        ]
        for number, facts in enumerate(story):
            at = NOW - (number + 1) * DAY
            await unit.touches.add(touch(client, boris, contact_id=person.id, at=at, **facts))
        stage = (await unit.deals.pipelines())[0].first()
        await unit.deals.add(deal(client, stage.id, 900), move(0, boris, stage.id))
        due = await unit.reminders.add(
            reminder(boris, client, contact_id=person.id, due_at=NOW - HOUR)
        )
        await unit.rounds.add(Round(client_id=client.id, silent=2))
        (one,) = await unit.dial.candidates(boris, now=NOW, policy=Policy(), limit=9)
        card = await unit.cards.card(boris.scope, client.id, now=NOW, policy=Policy())
    assert one.card == card
    assert card is not None
    assert [each.id for each in card.reminders] == [due.id]
    assert card.recent[0] == PastTouch(NOW - DAY, person.id, TouchKind.CALL)
    assert one.calls == [
        PastCall(at=NOW - DAY, outcome=Outcome.NO_ANSWER),
        PastCall(at=NOW - 2 * DAY, outcome=Outcome.REACHED),
    ]


async def test_the_waiting_are_those_held_back_without_a_step_the_soonest_free(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, vera = team
    async with units() as unit:
        await add(unit, boris, "Позже", allowed_from=NOW + 9 * DAY)
        await add(unit, boris, "Скоро", allowed_from=NOW + DAY)
        await add(unit, boris, "Уже можно", allowed_from=NOW)
        await add(unit, boris, "Можно")
        await add(unit, vera, "Чужой", allowed_from=NOW + HOUR)
        planned = await add(unit, boris, "С делом", allowed_from=NOW + HOUR)
        await unit.reminders.add(reminder(boris, planned))
        start = database.statements
        found = await unit.dial.waiting(boris, now=NOW, policy=Policy(), limit=9)
        assert database.statements - start == 1
        soonest = await unit.dial.waiting(boris, now=NOW, policy=Policy(), limit=1)
    assert {one.card.file.client.name for one in found} == {"Позже", "Скоро"}
    assert [one.card.file.client.name for one in soonest] == ["Скоро"]


async def test_the_unfinished_list_is_the_newest_own_one_of_the_day(
    units: SqlUnits, team: Team
) -> None:
    _, boris, vera = team

    def draft(member: Member, **more: Any) -> Draft:
        known: dict[str, Any] = {"verb": "dial", "text": "", "data": {}, "created_at": NOW}
        return Draft(member_id=member.id, **{**known, **more})

    async with units() as unit:
        assert await unit.dial.unfinished(boris.id, since=NOW - DAY) is None
        await unit.drafts.add(draft(boris, created_at=NOW - 2 * DAY))
        await unit.drafts.add(draft(boris, data={"5": "skipped"}))
        newest = await unit.drafts.add(draft(boris, data={"6": "reached"}))
        await unit.drafts.add(draft(boris, verb="touch"))
        await unit.drafts.add(draft(vera))
        assert await unit.dial.unfinished(boris.id, since=NOW - DAY) == newest
        assert await unit.dial.unfinished(boris.id, since=NOW + HOUR) is None
