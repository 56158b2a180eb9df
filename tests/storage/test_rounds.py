"""The book of rounds (R20-R25)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.clients import Client
from domain.deals import StageKind
from domain.policy import Policy
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import AGREED_GRACE, Round, RoundEnd, Story, Waking, limit_reached
from domain.team import Member
from domain.touches import Outcome
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
    person,
    reminder,
    touch,
)

Team = tuple[Member, Member, Member]
POLICY = Policy()
LONG_AGO = NOW - POLICY.round_days * DAY


async def add(unit: SqlUnit, manager: Member, number: int, **more: Any) -> Client:
    client = (await unit.clients.add(person(manager, f"Клиент {number}"), ())).client
    await unit.rounds.add(Round(client_id=client.id, **more))
    return client


async def test_a_round_comes_back_as_it_was_kept(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        client = (await unit.clients.add(company(boris), ())).client
        assert await unit.rounds.current(client.id) is None
        first = await unit.rounds.add(Round(client_id=client.id, began_at=NOW, silent=2))
        over = replace(
            first,
            ended_at=NOW + DAY,
            ended_why=RoundEnd.REFUSED,
            words="дорого",
            rest_until=NOW + 150 * DAY,
            woke_at=NOW + 2 * DAY,
            woke_why=Waking.INCOMING,
        )
        await unit.rounds.save(first, over)
        assert await unit.rounds.current(client.id) == over
        second = await unit.rounds.add(Round(client_id=client.id, number=2, fruitless=1))
        assert await unit.rounds.current(client.id) == second


async def test_r20_who_reached_a_limit_is_found_by_days_and_by_touches(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, _ = team
    async with units() as unit:
        won = (await unit.deals.pipelines())[0].of_kind(StageKind.WON)
        silent = await add(unit, boris, 1, began_at=NOW, silent=6)
        long = await add(unit, boris, 2, began_at=LONG_AGO)
        both = await add(unit, boris, 3, began_at=LONG_AGO - DAY, silent=9)
        await add(unit, boris, 4, began_at=LONG_AGO + HOUR, silent=5)
        await add(unit, boris, 5, began_at=LONG_AGO - DAY, silent=9, ended_at=NOW)
        await add(unit, boris, 6)
        bought = await add(unit, boris, 7, began_at=LONG_AGO, silent=9)
        await unit.deals.add(deal(bought, won.id, closed_at=NOW), move(0, boris, won.id))
        start = database.statements
        found = await unit.rounds.limited(NOW, POLICY, 9)
        assert database.statements - start == 1
        assert found == [silent.id, long.id, both.id]
        assert await unit.rounds.limited(NOW, POLICY, 2) in (found[:2], found[1:], found[::2])
        stricter = replace(POLICY, round_days=7, round_touches=5)
        assert len(await unit.rounds.limited(NOW, stricter, 9)) == 4


async def test_r14_a_limit_waits_for_an_agreement_and_three_days_more(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    kind = ReminderKind.AGREED
    async with units() as unit:
        agreed, late, done, task = [
            await add(unit, boris, number, began_at=LONG_AGO, silent=9) for number in range(4)
        ]
        await unit.reminders.add(reminder(boris, agreed, kind=kind, due_at=NOW + HOUR))
        await unit.reminders.add(reminder(boris, late, kind=kind, due_at=NOW - 3 * DAY))
        await unit.reminders.add(reminder(boris, done, kind=kind, state=ReminderState.DONE))
        await unit.reminders.add(reminder(boris, task, due_at=NOW + HOUR))
        found = await unit.rounds.limited(NOW, POLICY, 9)
    assert found == [late.id, done.id, task.id]


async def test_r14_the_days_wait_for_what_was_agreed_just_now_the_touches_do_not(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    facts: list[dict[str, Any]] = [
        {"agreed_at": NOW - AGREED_GRACE + timedelta(microseconds=1)},
        {"agreed_at": NOW - AGREED_GRACE},
        {},
        {"agreed_at": NOW, "silent": 6},
    ]
    async with units() as unit:
        fresh, past, never, silent = [
            await add(unit, boris, number, began_at=LONG_AGO, **more)
            for number, more in enumerate(facts)
        ]
        found = await unit.rounds.limited(NOW, POLICY, 9)
        kept = [await unit.rounds.current(one.id) for one in (fresh, past, never, silent)]
    assert found == [past.id, never.id, silent.id]
    assert found == [one.client_id for one in kept if one and limit_reached(one, NOW, POLICY)]


async def test_r23_a_story_tells_why_what_was_said_and_who_was_against(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [contact("Иванов", "Пётр"), contact("Ким")])
        client, (first, second) = file.client, file.contacts
        plain = await unit.clients.add(company(boris, "Без слов"), ())
        going = await add(unit, boris, 1, began_at=NOW)
        for number, about, more in (
            (5, first, {"outcome": Outcome.REFUSED, "objections": "не нужно"}),
            (4, second, {"outcome": Outcome.REFUSED, "objections": "дорого"}),
            (3, first, {"note": "перезвоните осенью"}),
            (2, first, {}),
        ):
            await unit.touches.add(
                touch(client, boris, contact_id=about.id, at=NOW - number * DAY, **more)
            )
        rests = [
            await unit.rounds.add(
                Round(
                    client_id=client_id,
                    number=number,
                    ended_at=NOW,
                    ended_why=RoundEnd.TOUCHES,
                    woke_at=NOW,
                    woke_why=Waking.RETURNED,
                )
            )
            for client_id, number in ((client.id, 1), (client.id, 2), (plain.client.id, 1))
        ]
        await unit.rounds.add(Round(client_id=client.id, number=3))
        start = database.statements
        stories = await unit.rounds.stories([client.id, plain.client.id, going.id])
        assert database.statements - start == 1
        assert await unit.rounds.stories([]) == {}
    assert stories == {
        client.id: Story(
            round=rests[1],
            last_words="перезвоните осенью",
            last_words_at=NOW - 3 * DAY,
            against="Ким",
            objections="дорого",
        ),
        plain.client.id: Story(round=rests[2]),
    }


async def test_r23_who_went_to_a_competitor_was_against(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        client = await add(unit, boris, 1, ended_at=NOW, ended_why=RoundEnd.COMPETITOR)
        await unit.touches.add(touch(client, boris, outcome=Outcome.COMPETITOR, competitor="Лютик"))
        story = (await unit.rounds.stories([client.id]))[client.id]
    assert (story.against, story.objections) == ("", "Лютик")


async def test_r23_a_person_alone_is_not_named_as_against(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(person(boris, "Ким Анна"), [contact("Ким", "Анна")])
        client, (anna,) = file.client, file.contacts
        await unit.rounds.add(Round(client_id=client.id, ended_at=NOW, ended_why=RoundEnd.REFUSED))
        no = touch(client, boris, contact_id=anna.id, outcome=Outcome.REFUSED, objections="дорого")
        await unit.touches.add(no)
        story = (await unit.rounds.stories([client.id]))[client.id]
    assert (story.against, story.objections) == ("", "дорого")
