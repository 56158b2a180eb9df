"""The book of questions put to customers (R13)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from domain.clients import ClientFile
from domain.customers.consents import Purpose, Withdrawal
from domain.customers.people import Customer
from domain.customers.surveys import Occasion, Score, Survey, ToAsk
from domain.deals import Pipeline, StageKind
from domain.rounds import Round
from domain.team import Member
from domain.touches import Direction, Outcome, TouchKind
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.customers import Stand, agree, come, customer, set_up
from tests.storage.people import BORIS, DAY, HOUR, NOW, contact, deal, move, touch

Team = tuple[Member, Member, Member]
SINCE, UNTIL = NOW - 7 * DAY, NOW


@pytest.fixture
async def stand(units: SqlUnits, team: Team) -> Stand:
    async with units() as unit:
        return await set_up(unit, team[0])


async def owner_of(unit: SqlUnit, file: ClientFile, number: int, **more: Any) -> Customer:
    values = {"client_id": file.client.id, "contact_id": file.contacts[0].id, "owns_card": True}
    return await unit.customers.add(customer(100 + number, **(values | more)))


def stage_id(pipeline: Pipeline, kind: StageKind) -> int:
    return next(one.id for one in pipeline.stages if one.kind is kind)


async def close(
    unit: SqlUnit, file: ClientFile, member: Member, at: datetime, kind: StageKind = StageKind.WON
) -> int:
    (pipeline,) = await unit.deals.pipelines()
    stage = stage_id(pipeline, kind)
    won = deal(file.client, stage, closed_at=at, stage_since=at)
    return (await unit.deals.add(won, move(0, member, stage))).id


async def meet(unit: SqlUnit, file: ClientFile, member: Member, **more: Any) -> int:
    values = {"kind": TouchKind.MEETING, "at": NOW - HOUR, "outcome": None, **more}
    return (await unit.touches.add(touch(file.client, member, **values))).id


async def asked(unit: SqlUnit, *occasions: Occasion, limit: int = 9) -> list[ToAsk]:
    found = await unit.surveys.to_ask(
        occasions or tuple(Occasion), since=SINCE, until=UNTIL, limit=limit
    )
    return list(found)


async def test_who_bought_or_met_us_is_asked_oldest_first(
    units: SqlUnits, team: Team, stand: Stand, database: Database
) -> None:
    _, boris, vera = team
    async with units() as unit:
        files = [await come(unit, boris, "Ким", number) for number in range(5)]
        people = [await owner_of(unit, file, number) for number, file in enumerate(files)]
        await agree(unit, people[0], stand)
        said = await unit.consents.of_customer(people[0].id)
        for one in people[1:]:
            await unit.consents.give([replace(each, customer_id=one.id) for each in said])
        won = await close(unit, files[0], boris, NOW - DAY)
        met = await meet(unit, files[1], vera, at=NOW - 2 * DAY)
        await close(unit, files[2], boris, NOW)
        await close(unit, files[3], boris, NOW - 8 * DAY)
        await close(unit, files[4], boris, NOW - DAY, StageKind.LOST)
        await meet(unit, files[4], boris, outcome=Outcome.NO_ANSWER)
        await unit.touches.add(touch(files[4].client, boris, at=NOW - HOUR))
        start = database.statements
        found = await asked(unit)
        assert database.statements - start == 1
        assert await asked(unit, Occasion.WON) == found[1:]
        assert await asked(unit, Occasion.MEETING) == found[:1]
        few = await asked(unit, limit=1)
        assert await unit.surveys.to_ask((), since=SINCE, until=UNTIL, limit=9) == []
    first, second = found
    assert first == ToAsk(
        customer_id=people[1].id,
        telegram_id=101,
        locale="ru",
        client_id=files[1].client.id,
        contact_id=files[1].contacts[0].id,
        manager_id=vera.id,
        occasion=Occasion.MEETING,
        touch_id=met,
    )
    assert (second.occasion, second.deal_id, second.touch_id) == (Occasion.WON, won, None)
    assert (second.customer_id, second.manager_id) == (people[0].id, boris.id)
    assert few == found[:1]


async def test_one_customer_an_occasion_and_one_occasion_a_customer(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        other = await unit.clients.add_contact(file.client, contact("Лим"))
        early = await owner_of(unit, file, 1)
        late = await owner_of(unit, file, 2, contact_id=other.id, seen_at=NOW + HOUR)
        await agree(unit, early, stand)
        said = await unit.consents.of_customer(early.id)
        await unit.consents.give([replace(each, customer_id=late.id) for each in said])
        won = await close(unit, file, boris, NOW - DAY)
        await close(unit, file, boris, NOW - HOUR)
        met = await meet(unit, file, boris, contact_id=file.contacts[0].id)
        found = await asked(unit)
        assert [(one.customer_id, one.deal_id, one.touch_id) for one in found] == [
            (late.id, won, None),
            (early.id, None, met),
        ]
        await unit.surveys.add(survey(found[0]))
        await unit.surveys.add(survey(found[1]))
        assert [one.deal_id for one in await asked(unit)] == [won + 1]


@pytest.mark.parametrize(
    "more",
    [
        {"blocked_at": NOW},
        {"owns_card": False},
        {"telegram_id": None},
        {"telegram_id": BORIS.telegram_id},
        {"contact_id": None},
    ],
)
async def test_who_cannot_be_asked_is_left_out(
    units: SqlUnits, team: Team, stand: Stand, more: dict[str, Any]
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        person = await owner_of(unit, file, 1)
        await agree(unit, person, stand)
        await close(unit, file, boris, NOW - DAY)
        assert len(await asked(unit)) == 1
        await unit.customers.save(person, replace(person, **more))
        assert await asked(unit) == []


async def test_r21_who_rests_stopped_or_is_left_alone_is_left_out(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    _, boris, _ = team
    async with units() as unit:
        files = [await come(unit, boris, "Ким", number) for number in range(4)]
        people = [await owner_of(unit, file, number) for number, file in enumerate(files)]
        await agree(unit, people[0], stand)
        said = await unit.consents.of_customer(people[0].id)
        for one in people[1:]:
            kept = said[: 1 if one is people[3] else 2]
            await unit.consents.give([replace(word, customer_id=one.id) for word in kept])
        for file in files:
            await close(unit, file, boris, NOW - DAY)
        assert len(await asked(unit)) == 3
        await unit.rounds.add(Round(client_id=files[0].client.id, ended_at=NOW))
        await unit.consents.withdraw(people[1].id, [Purpose.MAILING], NOW, Withdrawal.STOP)
        (each,) = files[2].contacts
        await unit.clients.save_contact(files[2].client, each, replace(each, do_not_contact=True))
        assert await asked(unit) == []


async def test_a_survey_is_stored_answered_and_found(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        person = await owner_of(unit, file, 1)
        await agree(unit, person, stand)
        await close(unit, file, boris, NOW - DAY)
        await meet(unit, file, boris, direction=Direction.INCOMING)
        (first,) = await asked(unit)
        one = await unit.surveys.add(survey(first))
        (second,) = await asked(unit)
        two = await unit.surveys.add(replace(survey(second), asked_at=NOW + HOUR))
        answered = replace(one, score=7, comment="так", answered_at=NOW + DAY)
        await unit.surveys.save(one, answered)
        assert await unit.surveys.survey(one.id) == answered
        assert await unit.surveys.survey(99) is None
        assert await unit.surveys.latest(person.id) == two
        assert await unit.surveys.latest(99) is None


async def test_scores_stand_by_manager_best_first(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        person = await owner_of(unit, file, 1)
        base = Survey(
            customer_id=person.id,
            client_id=file.client.id,
            manager_id=boris.id,
            occasion=Occasion.WON,
            asked_at=NOW - DAY,
        )
        for manager, score, at in (
            (boris, 0, NOW - DAY),
            (boris, 6, NOW - DAY),
            (boris, 7, NOW - DAY),
            (boris, 10, NOW - 7 * DAY),
            (boris, 10, NOW),
            (vera, 9, NOW - DAY),
            (vera, 8, NOW - DAY),
            (vera, None, None),
        ):
            given = replace(base, manager_id=manager.id, score=score, answered_at=at)
            await unit.surveys.add(given)
        found = await unit.surveys.scores(NOW - 7 * DAY, NOW)
    assert found == [
        Score(manager_id=vera.id, manager_name="вера", promoters=1, passives=1, detractors=0),
        Score(manager_id=boris.id, manager_name="Борис", promoters=1, passives=1, detractors=2),
    ]


def survey(whom: ToAsk) -> Survey:
    return Survey(
        customer_id=whom.customer_id,
        client_id=whom.client_id,
        manager_id=whom.manager_id,
        occasion=whom.occasion,
        deal_id=whom.deal_id,
        touch_id=whom.touch_id,
        asked_at=NOW,
    )
