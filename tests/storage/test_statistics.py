"""Counts of a period."""

from dataclasses import replace

from domain.deals import StageKind
from domain.statistics import Counts
from domain.team import Member, Scope
from domain.touches import Direction, Outcome, TouchKind
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import DAY, NOW, company, deal, move, touch

Team = tuple[Member, Member, Member]
OUT, IN = Direction.OUTGOING, Direction.INCOMING


async def counts(unit: SqlUnit, scope: Scope, author: Member | None) -> Counts:
    return await unit.statistics.counts(
        scope, author_id=author.id if author else None, since=NOW - DAY, until=NOW
    )


async def a_busy_day(unit: SqlUnit, team: Team) -> None:
    anna, boris, vera = team
    at = NOW - DAY
    pipeline = (await unit.deals.pipelines())[0]
    first = pipeline.first()
    mine = (await unit.clients.add(company(boris, "А", created_at=at), ())).client
    await unit.clients.add(company(boris, "Раньше", created_at=at - DAY), ())
    other = (await unit.clients.add(company(vera, "Б", created_at=at), ())).client
    for client, author, more in (
        (mine, boris, {}),
        (mine, boris, {"outcome": Outcome.AGREED}),
        (mine, boris, {"kind": TouchKind.MEETING, "direction": IN, "outcome": None}),
        (mine, boris, {"at": NOW}),
        (mine, anna, {}),
        (other, vera, {}),
    ):
        await unit.touches.add(touch(client, author, **({"at": at} | more)))
    for kind, amount in ((StageKind.WON, 500), (StageKind.WON, 700), (StageKind.LOST, 9)):
        stage = pipeline.of_kind(kind)
        sale = deal(mine, first.id, amount, opened_at=at)
        sale = await unit.deals.add(sale, move(0, boris, first.id, at=at))
        over = replace(sale, stage_id=stage.id, closed_at=at)
        for _ in range(2):
            await unit.deals.save(sale, over, move(sale.id, boris, stage.id, at=at))
    await unit.deals.add(deal(mine, first.id, 40, opened_at=at), move(0, boris, first.id, at=at))
    await unit.deals.add(deal(other, first.id, 60, opened_at=at), move(0, vera, first.id, at=at))


async def test_a_managers_own_figures(units: SqlUnits, team: Team, database: Database) -> None:
    _, boris, _ = team
    async with units() as unit:
        await a_busy_day(unit, team)
        start = database.statements
        found = await counts(unit, Scope(boris.id), boris)
        assert database.statements - start == 1
    assert found == Counts(
        since=NOW - DAY,
        until=NOW,
        touches={(TouchKind.CALL, OUT): 2, (TouchKind.MEETING, IN): 1},
        outcomes={Outcome.REACHED: 1, Outcome.AGREED: 1},
        clients_added=1,
        deals_opened=4,
        deals_won=2,
        deals_lost=1,
        amount_won=1200,
        open_deals=1,
        open_amount=40,
    )
    assert found.conversion == 2 / 3


async def test_everybodys_figures(units: SqlUnits, team: Team) -> None:
    async with units() as unit:
        await a_busy_day(unit, team)
        found = await counts(unit, Scope(None), None)
    assert (found.touch_count, found.clients_added) == (5, 2)
    assert (found.deals_opened, found.deals_won, found.open_deals) == (5, 2, 2)
    assert found.open_amount == 100


async def test_r60_figures_of_a_scope_hold_its_clients_only(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        await a_busy_day(unit, team)
        of_others = await counts(unit, Scope(vera.id), boris)
        in_scope = await counts(unit, Scope(boris.id), None)
        nothing = await counts(unit, Scope(None), anna)
    assert (of_others.touch_count, of_others.deals_won, of_others.open_deals) == (0, 0, 0)
    assert of_others.conversion is None
    assert in_scope.touch_count == 4
    assert (nothing.touch_count, nothing.deals_opened, nothing.amount_won) == (1, 0, 0)
