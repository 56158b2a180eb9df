"""The book of pipelines and deals (R28, R29)."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from domain.deals import Deal, LostReason, Pipeline, Stage, StageKind, StageSum
from domain.team import Member, Scope
from storage.database import Database
from storage.transaction import TransientError
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import DAY, NOW, company, deal, move

Team = tuple[Member, Member, Member]
EVERYBODY = Scope(None)


async def open_deal(unit: SqlUnit, manager: Member, stage: Stage, **more: object) -> Deal:
    name = str(more.pop("client", "Ромашка"))
    client = (await unit.clients.add(company(manager, name), ())).client
    amount = more.pop("amount", 100)
    new = deal(client, stage.id, **{"amount": amount, **more})  # type: ignore[arg-type]  # a record of any fields
    return await unit.deals.add(new, move(0, manager, stage.id))


async def the_pipeline(unit: SqlUnit) -> Pipeline:
    return (await unit.deals.pipelines())[0]


async def test_r28_the_default_stages_are_there(units: SqlUnits) -> None:
    async with units() as unit:
        (pipeline,) = await unit.deals.pipelines()
    assert [(one.code, one.probability, one.days_allowed, one.kind) for one in pipeline.stages] == [
        ("new", 10, 3, StageKind.OPEN),
        ("contacted", 20, 7, StageKind.OPEN),
        ("need", 40, 14, StageKind.OPEN),
        ("offer", 50, 14, StageKind.OPEN),
        ("negotiation", 70, 14, StageKind.OPEN),
        ("contract", 90, 10, StageKind.OPEN),
        ("won", 100, None, StageKind.WON),
        ("lost", 0, None, StageKind.LOST),
    ]
    assert [one.position for one in pipeline.stages] == list(range(8))


async def test_r28_the_owner_renames_moves_adds_and_removes_stages(units: SqlUnits) -> None:
    async with units() as unit:
        before = await the_pipeline(unit)
        first, second, *middle, won, lost = before.stages
        extra = Stage(
            id=0,
            pipeline_id=before.id,
            code="",
            name="Замер",
            position=0,
            probability=60,
            days_allowed=5,
        )
        wanted = [second, replace(first, name="Новенькие"), *middle[1:], extra, won, lost]
        placed = tuple(replace(one, position=index) for index, one in enumerate(wanted))
        stored = await unit.deals.save_stages(replace(before, stages=placed))
    async with units() as unit:
        assert await the_pipeline(unit) == stored
    assert [one.name for one in stored.stages if one.name] == ["Новенькие", "Замер"]
    assert stored.stages[-3].id > lost.id
    assert middle[0].id not in {one.id for one in stored.stages}


async def test_a_stage_with_deals_is_not_removed(
    units: SqlUnits, team: Team, database: Database
) -> None:
    async with units() as unit:
        await open_deal(unit, team[1], (await the_pipeline(unit)).first())

    async def remove() -> None:
        async with units() as unit:
            pipeline = await the_pipeline(unit)
            await unit.deals.save_stages(replace(pipeline, stages=pipeline.stages[1:]))

    with pytest.raises(IntegrityError if database.is_sqlite else TransientError):
        await remove()


async def test_r60_a_deal_is_seen_by_the_manager_of_its_client(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        stage = (await the_pipeline(unit)).first()
        stored = await open_deal(unit, boris, stage, expected_on=date(2026, 12, 31))
        assert await unit.deals.deal(boris.scope, stored.id) == stored
        assert await unit.deals.deal(anna.scope, stored.id) == stored
        assert await unit.deals.deal(vera.scope, stored.id) is None
        assert await unit.deals.open_deals(vera.scope) == []
        assert await unit.deals.open_deals(vera.scope, client_id=stored.client_id) == []
        assert await unit.deals.sums(vera.scope) == []
        assert await unit.deals.titled(vera.scope, "поставка") == []
        assert await unit.deals.stuck(vera.scope, NOW + 90 * DAY, times=1, limit=9) == []


async def test_r28_every_move_is_kept(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        pipeline = await the_pipeline(unit)
        first, lost = pipeline.first(), pipeline.of_kind(StageKind.LOST)
        stored = await open_deal(unit, boris, first)
        after = replace(
            stored,
            stage_id=lost.id,
            stage_since=NOW + DAY,
            closed_at=NOW + DAY,
            lost_reason=LostReason.COMPETITOR,
            lost_note="Лютик",
        )
        step = move(
            stored.id,
            boris,
            lost.id,
            come_from=first.id,
            at=NOW + DAY,
            reason=LostReason.COMPETITOR,
            note="Лютик",
        )
        await unit.deals.save(stored, after, step)
        retitled = replace(after, title="Другое")
        await unit.deals.save(after, retitled, None)
        assert await unit.deals.deal(boris.scope, stored.id) == retitled
        assert await unit.deals.moves(stored.id) == [move(stored.id, boris, first.id), step]
        assert await unit.deals.open_deals(boris.scope) == []


async def test_open_deals_stand_by_stage_then_amount(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        early, later, *_ = (await the_pipeline(unit)).stages
        small = await open_deal(unit, boris, early, client="А", amount=100)
        large = await open_deal(unit, boris, early, client="Б", amount=900)
        ahead = await open_deal(unit, vera, later, client="В", amount=500)
        assert await unit.deals.open_deals(EVERYBODY) == [ahead, large, small]
        assert await unit.deals.open_deals(boris.scope) == [large, small]
        assert await unit.deals.open_deals(boris.scope, limit=1) == [large]
        assert await unit.deals.open_deals(anna.scope, client_id=ahead.client_id) == [ahead]
        assert await unit.deals.sums(EVERYBODY) == [
            StageSum(stage_id=early.id, count=2, amount=1000),
            StageSum(stage_id=later.id, count=1, amount=500),
        ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ёлки", True),
        ("ЕЛК", True),
        ("100%", True),
        ("1_0%", False),
        ("ромаш", True),
        ("ооо «ромашка»", True),
        ("лютик", False),
    ],
)
async def test_a_deal_is_found_by_its_title_or_client(
    units: SqlUnits, team: Team, text: str, found: bool
) -> None:
    _, boris, _ = team
    async with units() as unit:
        stage = (await the_pipeline(unit)).first()
        stored = await open_deal(
            unit, boris, stage, client="ООО «Ромашка»", title="Ёлки и 100% сосны"
        )
        assert await unit.deals.titled(boris.scope, text) == ([stored] if found else [])


async def test_r29_a_deal_is_stuck_beyond_the_days_of_its_stage(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        pipeline = await the_pipeline(unit)
        three_days, seven_days, *_ = pipeline.stages
        won = pipeline.of_kind(StageKind.WON)
        ago = {"stage_since": NOW - 4 * DAY}
        stuck = await open_deal(unit, boris, three_days, client="А", **ago)
        await open_deal(unit, boris, seven_days, client="Б", **ago)
        await open_deal(unit, boris, won, client="В", closed_at=NOW, **ago)
        await open_deal(unit, boris, three_days, client="Г", stage_since=NOW - 3 * DAY)
        long = await open_deal(unit, vera, three_days, client="Д", stage_since=NOW - 7 * DAY)
        assert await unit.deals.stuck(anna.scope, NOW, times=1, limit=9) == [long, stuck]
        assert await unit.deals.stuck(boris.scope, NOW, times=1, limit=9) == [stuck]
        assert await unit.deals.stuck(anna.scope, NOW, times=2, limit=9) == [long]
        assert await unit.deals.stuck(anna.scope, NOW, times=1, limit=1) == [long]
