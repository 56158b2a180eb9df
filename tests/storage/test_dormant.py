"""Buyers who fell silent, found piece by piece (R27)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from domain.cards import Card
from domain.clients import ClientFile, ContactState
from domain.deals import StageKind
from domain.dormant import Dormancy, Dormant
from domain.kinds import BaseType, base_type
from domain.policy import Policy
from domain.reminders import Bought, ReminderKind, ReminderState
from domain.rounds import Round
from domain.team import Member
from domain.touches import Outcome
from storage import dormant
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import (
    DAY,
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
BORDER = Dormancy.at(NOW, Policy())
LONG_AGO = NOW - 181 * DAY


async def sells(
    unit: SqlUnit, file: ClientFile, manager: Member, at: datetime = LONG_AGO, **more: Any
) -> None:
    """Let a deal be won at a moment."""
    won = (await unit.deals.pipelines())[0].of_kind(StageKind.WON)
    await unit.deals.add(
        deal(file.client, won.id, **{"closed_at": at, **more}), move(0, manager, won.id)
    )


async def buyer(
    unit: SqlUnit, manager: Member, name: str = "Покупатель", at: datetime = LONG_AGO, **more: Any
) -> ClientFile:
    file = await unit.clients.add(person(manager, name, **more), [contact(name)])
    await sells(unit, file, manager, at)
    return file


async def found(unit: SqlUnit) -> list[int]:
    """Return who is dormant, as a whole passage finds them."""
    everybody: list[int] = []
    after: int | None = 0
    while after is not None:
        some, after = await unit.dormant.dormant(BORDER, after=after, limit=50)
        everybody.extend(one.client_id for one in some)
    return everybody


async def _card(unit: SqlUnit, manager: Member, client_id: int) -> Card:
    card = await unit.cards.card(manager.scope, client_id, now=NOW, policy=Policy())
    assert card is not None
    return card


@pytest.mark.parametrize(("days", "offered"), [(179, False), (180, False), (181, True)])
@pytest.mark.parametrize("by", ["purchase", "touch"])
async def test_r27_silence_is_counted_from_the_last_purchase_and_the_last_word(
    units: SqlUnits, team: Team, by: str, *, days: int, offered: bool
) -> None:
    boris, at = team[1], NOW - days * DAY
    async with units() as unit:
        file = await buyer(unit, boris, at=at if by == "purchase" else NOW - 400 * DAY)
        if by == "touch":
            await unit.touches.add(touch(file.client, boris, at=at))
            await unit.clients.touched(file.client, at, effective=True, allowed_from=None)
        assert (await found(unit) == [file.client.id]) is offered
        kind = base_type(await _card(unit, boris, file.client.id), NOW, Policy())
        assert (kind is BaseType.DORMANT) is offered


async def test_r27_a_call_that_reached_nobody_is_no_sign_of_life(
    units: SqlUnits, team: Team
) -> None:
    boris = team[1]
    async with units() as unit:
        file = await buyer(unit, boris)
        missed = touch(file.client, boris, at=NOW - DAY, outcome=Outcome.NO_ANSWER)
        await unit.touches.add(missed)
        await unit.clients.touched(file.client, missed.at, effective=False, allowed_from=None)
        assert await found(unit) == [file.client.id]


async def test_r27_the_last_of_several_purchases_counts_and_a_lost_deal_is_none(
    units: SqlUnits, team: Team
) -> None:
    boris = team[1]
    async with units() as unit:
        file = await buyer(unit, boris)
        await sells(unit, file, boris, NOW - DAY)
        potential = await unit.clients.add(person(boris, "Никто"), [contact("Никто")])
        pipeline = (await unit.deals.pipelines())[0]
        lost = pipeline.of_kind(StageKind.LOST)
        await unit.deals.add(
            deal(potential.client, lost.id, closed_at=LONG_AGO), move(0, boris, lost.id)
        )
        first = pipeline.stages[0]
        await unit.deals.add(deal(potential.client, first.id), move(0, boris, first.id))
        assert await found(unit) == []


@pytest.mark.parametrize("kind", list(ReminderKind))
async def test_r27_who_has_an_open_reminder_is_not_offered(
    units: SqlUnits, team: Team, kind: ReminderKind
) -> None:
    boris = team[1]
    async with units() as unit:
        file = await buyer(unit, boris)
        open_ = await unit.reminders.add(reminder(boris, file.client, kind=kind))
        assert await found(unit) == []
        done = replace(open_, state=ReminderState.DONE, closed_at=NOW, rings_at=None)
        await unit.reminders.save(open_, done)
        assert (await found(unit) == []) is (kind is ReminderKind.REACTIVATION)


async def test_r27_who_was_offered_is_offered_again_after_six_calendar_months(
    units: SqlUnits, team: Team
) -> None:
    boris = team[1]
    async with units() as unit:
        file = await buyer(unit, boris)
        offered = reminder(
            boris,
            file.client,
            kind=ReminderKind.REACTIVATION,
            created_at=NOW.replace(month=5, day=23),
            state=ReminderState.DONE,
        )
        stored = await unit.reminders.add(offered)
        assert await found(unit) == [file.client.id]
        later = replace(stored, created_at=NOW.replace(month=5, day=24))
        await unit.reminders.save(stored, later)
        assert await found(unit) == []


async def test_r27_who_rests_is_not_offered_and_who_has_rested_is(
    units: SqlUnits, team: Team
) -> None:
    boris = team[1]
    async with units() as unit:
        file = await buyer(unit, boris)
        rest = await unit.rounds.add(Round(client_id=file.client.id, ended_at=NOW))
        assert await found(unit) == []
        await unit.rounds.save(rest, replace(rest, woke_at=NOW))
        assert await found(unit) == [file.client.id]


async def test_r27_only_who_can_and_may_be_reached_is_offered_and_with_that_person(
    units: SqlUnits, team: Team
) -> None:
    boris = team[1]
    async with units() as unit:
        filed = contact("Архивный", state=ContactState.ARCHIVED, check_at=NOW)
        asked_not_to = contact("Просил не звонить", do_not_contact=True)
        nobody = await unit.clients.add(company(boris, "Никого"), [filed, asked_not_to])
        somebody = await unit.clients.add(
            company(boris, "Кто-то"), [filed, asked_not_to, contact("Живой"), contact("Второй")]
        )
        switchboard = await unit.clients.add(company(boris, "Коммутатор"), [])
        for one in (nobody, somebody, switchboard):
            await sells(unit, one, boris)
        whom, _ = await unit.dormant.dormant(BORDER, after=0, limit=9)
        assert whom == [
            Dormant(somebody.client.id, somebody.contacts[2].id),
            Dormant(switchboard.client.id, None),
        ]


async def test_a_piece_is_two_statements_and_ends_where_it_is_full_or_the_clients_end(
    units: SqlUnits, team: Team, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    boris = team[1]
    monkeypatch.setattr(dormant, "_PIECE", 4)
    async with units() as unit:
        some = [(await buyer(unit, boris, f"Покупатель {n}")).client.id for n in range(3)]
        await unit.clients.add(person(boris, "Никто"), [])
        last = (await buyer(unit, boris, "Последний")).client.id
        start = database.statements
        first = await unit.dormant.dormant(BORDER, after=0, limit=2)
        assert database.statements - start == 2
        assert first == ([Dormant(one, one) for one in some[:2]], some[1])
        second, after = await unit.dormant.dormant(BORDER, after=some[1], limit=2)
        assert [one.client_id for one in second] == [some[2], last]
        assert after == last
        assert await unit.dormant.dormant(BORDER, after=last, limit=2) == ((), None)
        assert await unit.dormant.dormant(BORDER, after=0, limit=9) == (
            [Dormant(one, one) for one in some],
            last - 1,
        )


async def test_r27_what_was_bought_is_told_for_many_in_one_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    boris = team[1]
    async with units() as unit:
        file = await buyer(unit, boris, at=NOW - 400 * DAY)
        await sells(unit, file, boris, NOW - 300 * DAY, title="Монтаж", amount=5)
        await unit.clients.touched(file.client, NOW - 200 * DAY, effective=True, allowed_from=None)
        other = await buyer(unit, boris, "Другой")
        potential = await unit.clients.add(person(boris, "Никто"), [])
        numbers = [one.client.id for one in (file, other, potential)]
        start = database.statements
        bought = await unit.dormant.bought(numbers)
        assert database.statements - start == 1
    assert bought == {
        file.client.id: Bought(
            last="Монтаж",
            last_at=NOW - 300 * DAY,
            count=2,
            total=100_05,
            reached_at=NOW - 200 * DAY,
        ),
        other.client.id: Bought(last="Поставка", last_at=LONG_AGO, count=1, total=100_00),
    }
