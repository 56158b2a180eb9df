"""The head's report: every figure over rows made by hand, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.cadence import Rule
from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.clients import Client, ContactState
from domain.deals import Deal, StageKind
from domain.report import WEEKS, Figures, MonthForecast
from domain.rounds import Round, RoundEnd, Waking
from domain.team import Member, MemberState, Role
from domain.touches import Direction, Outcome
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import DAY, NOW, company, contact, deal, move, phone, touch

Team = tuple[Member, Member, Member]
SINCE = NOW - 7 * DAY
LONG_AGO = NOW - 100 * DAY


async def figures(unit: SqlUnit) -> dict[str, Figures]:
    found = await unit.report.figures(
        since=SINCE, until=NOW, now=NOW, untouched_before=NOW - 60 * DAY
    )
    return {one.name: one.figures for one in found}


async def client_of(unit: SqlUnit, manager: Member, name: str, **more: Any) -> Client:
    return (await unit.clients.add(company(manager, name, **more), ())).client


async def opened(unit: SqlUnit, client: Client, amount: int, **more: Any) -> Deal:
    """Open a deal in the first stage."""
    first = (await unit.deals.pipelines())[0].first()
    one = deal(client, first.id, amount, **more)
    return await unit.deals.add(one, move(0, _author(client), first.id, at=one.opened_at))


async def ended(
    unit: SqlUnit, one: Deal, by: Member, kind: StageKind, at: datetime = SINCE
) -> Deal:
    stage = (await unit.deals.pipelines())[0].of_kind(kind)
    over = replace(one, stage_id=stage.id, closed_at=at)
    await unit.deals.save(one, over, move(one.id, by, stage.id, at=at))
    return over


def _author(client: Client) -> Member:
    return Member(id=client.manager_id, telegram_id=0, name="", role=Role.MANAGER, joined_at=NOW)


def exception(client: Client, member: Member, **more: Any) -> CadenceException:
    values: dict[str, Any] = {
        "member_id": member.id,
        "client_id": client.id,
        "at": SINCE,
        "kind": ExceptionKind.TOUCH,
        "rule": Rule.GAP,
    }
    return CadenceException(**(values | more))


async def rests(unit: SqlUnit, client: Client, until: datetime, **more: Any) -> None:
    values: dict[str, Any] = {
        "client_id": client.id,
        "ended_at": NOW - DAY,
        "ended_why": RoundEnd.REFUSED,
        "rest_until": until,
    }
    await unit.rounds.add(Round(**(values | more)))


async def test_touches_and_outcomes_count_for_who_made_them(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        mine = await client_of(unit, boris, "А")
        for author, more in (
            (boris, {"at": SINCE}),
            (boris, {"at": SINCE, "outcome": Outcome.AGREED}),
            (boris, {"at": SINCE, "outcome": Outcome.NO_ANSWER}),
            (boris, {"at": SINCE, "outcome": None, "direction": Direction.INCOMING}),
            (boris, {"at": SINCE - DAY}),
            (boris, {"at": NOW}),
            (anna, {"at": NOW - DAY, "outcome": Outcome.REFUSED}),
        ):
            await unit.touches.add(touch(mine, author, **more))
        found = await figures(unit)
    assert found[boris.name].touches == 4
    assert found[boris.name].outcomes == {
        Outcome.REACHED: 1,
        Outcome.AGREED: 1,
        Outcome.NO_ANSWER: 1,
    }
    assert (found[boris.name].reached, found[boris.name].agreed) == (2, 1)
    assert found[anna.name] == Figures(touches=1, outcomes={Outcome.REFUSED: 1})
    assert found[vera.name].empty


async def test_a_deal_ends_once_for_who_moved_it_last(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        mine = await client_of(unit, boris, "А")
        twice = await opened(unit, mine, 500)
        await ended(unit, twice, boris, StageKind.WON)
        await ended(unit, twice, vera, StageKind.WON)
        await ended(unit, await opened(unit, mine, 40), boris, StageKind.WON)
        await ended(unit, await opened(unit, mine, 9), boris, StageKind.LOST)
        back = await opened(unit, mine, 77)
        over = await ended(unit, back, boris, StageKind.WON)
        await unit.deals.save(over, back, move(back.id, boris, back.stage_id, at=SINCE))
        await ended(unit, await opened(unit, mine, 3), anna, StageKind.WON, SINCE - DAY)
        found = await figures(unit)
    bob = found[boris.name]
    assert (bob.won, bob.amount_won, bob.lost) == (1, 40, 1)
    assert (bob.open_deals, bob.open_amount) == (1, 77)
    assert (found[vera.name].won, found[vera.name].amount_won) == (1, 500)
    assert found[anna.name].empty


async def test_r29_a_deal_is_stuck_after_twice_the_time(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        first = (await unit.deals.pipelines())[0].first()
        assert first.days_allowed is not None
        mine = await client_of(unit, boris, "А")
        other = await client_of(unit, vera, "Б")
        allowed = first.days_allowed * DAY
        for client, since in (
            (mine, NOW - 2 * allowed),
            (mine, NOW - 2 * allowed - timedelta(microseconds=1)),
            (mine, NOW - 3 * allowed),
            (other, NOW - allowed - DAY),
        ):
            await opened(unit, client, 10, stage_since=since)
        found = await figures(unit)
    assert (found[boris.name].open_deals, found[boris.name].stuck) == (3, 2)
    assert (found[vera.name].open_deals, found[vera.name].stuck) == (1, 0)


async def test_r29_the_forecast_goes_by_expected_month(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        pipeline = (await unit.deals.pipelines())[0]
        mine = await client_of(unit, boris, "А")
        ways = [one for one in pipeline.stages if one.kind is StageKind.OPEN]
        first, last = ways[0], ways[-1]
        for stage, amount, on in (
            (first, 100_00, date(2027, 1, 1)),
            (last, 200_00, date(2027, 1, 31)),
            (last, 300_00, date(2026, 12, 31)),
            (last, 400_00, None),
        ):
            one = deal(mine, stage.id, amount, expected_on=on)
            await unit.deals.add(one, move(0, boris, stage.id))
        await ended(unit, await opened(unit, mine, 999_00), boris, StageKind.WON)
        forecast = await unit.report.forecast()
    assert forecast == [
        MonthForecast(month=date(2026, 12, 1), deals=1, amount=3_00 * last.probability),
        MonthForecast(
            month=date(2027, 1, 1),
            deals=2,
            amount=1_00 * first.probability + 2_00 * last.probability,
        ),
        MonthForecast(month=None, deals=1, amount=4_00 * last.probability),
    ]


async def test_who_left_keeps_what_they_did_in_the_period(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        mine = await client_of(unit, boris, "А")
        await unit.touches.add(touch(mine, vera, at=SINCE))
        await unit.team.save(replace(vera, state=MemberState.DISMISSED))
        found = await unit.report.figures(
            since=SINCE, until=NOW, now=NOW, untouched_before=LONG_AGO
        )
    (left,) = [one for one in found if one.member_id == vera.id]
    assert left.dismissed
    assert left.shown
    assert left.figures.touches == 1


async def test_untouched_clients_wait_by_manager(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    before = NOW - 60 * DAY
    old: dict[str, Any] = {"created_at": LONG_AGO}
    async with units() as unit:
        never = await client_of(unit, boris, "Никогда", created_at=LONG_AGO - DAY)
        longest = await client_of(unit, vera, "Дольше всех", created_at=LONG_AGO - 9 * DAY,
                                  last_touch_at=LONG_AGO - 5 * DAY)  # fmt: skip
        same = await client_of(unit, boris, "Так же", **old, last_touch_at=LONG_AGO - DAY)
        await client_of(unit, boris, "Новый", created_at=before)
        await client_of(unit, boris, "Недавно", **old, last_touch_at=before)
        resting = await client_of(unit, boris, "Отдыхает", **old)
        await rests(unit, resting, NOW + 9 * DAY)
        woken = await client_of(unit, boris, "Проснулся", **old)
        await rests(unit, woken, NOW, woke_at=NOW, woke_why=Waking.RETURNED)
        for name, people in (
            ("Архив", [contact("А", "Б", state=ContactState.ARCHIVED)]),
            ("Не звонить", [contact("В", "Г", do_not_contact=True)]),
            (
                "Ни туда ни сюда",
                [
                    contact("Д", "Е", state=ContactState.ARCHIVED),
                    contact("Ж", "З", do_not_contact=True),
                ],
            ),
            (
                "Один остался",
                [contact("И", "К", state=ContactState.ARCHIVED), contact("Л", "М", phone("+7916"))],
            ),
        ):
            await unit.clients.add(company(boris, name, **old), people)
        found = await unit.report.untouched(before, 4)
        counted = await figures(unit)
    assert found.by_manager == [(boris.name, 4), (vera.name, 1)]
    assert [(one.client_name, one.manager) for one in found.worst] == [
        (longest.name, vera.name),
        (never.name, boris.name),
        (same.name, boris.name),
        (woken.name, boris.name),
    ]
    assert found.worst[0].last_touch_at == LONG_AGO - 5 * DAY
    assert (found.worst[1].last_touch_at, found.worst[1].since) == (None, LONG_AGO - DAY)
    assert (counted[boris.name].untouched, counted[vera.name].untouched) == (4, 1)


async def test_r22_returns_fall_into_weeks_over_the_year_s_end(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    monday = datetime(2026, 12, 20, 21, tzinfo=UTC)  # midnight in Moscow
    borders = [monday + timedelta(weeks=number + 1) for number in range(WEEKS)]
    tick = timedelta(microseconds=1)
    async with units() as unit:
        for number, (manager, until) in enumerate(
            (
                (boris, monday - 9 * DAY),
                (boris, borders[0] - tick),
                (boris, borders[0]),
                (vera, borders[1] - tick),
                (vera, borders[1]),
                (vera, borders[-1] - tick),
                (boris, borders[-1]),
                (boris, borders[-1] + 99 * DAY),
            )
        ):
            await rests(unit, await client_of(unit, manager, f"К{number}"), until)
        back = await client_of(unit, boris, "Вернулся")
        await rests(unit, back, borders[0], woke_at=NOW, woke_why=Waking.INCOMING)
        found = await unit.report.returns(borders)
    assert found == {
        (boris.id, boris.name, 0): 2,
        (boris.id, boris.name, 1): 1,
        (vera.id, vera.name, 1): 1,
        (vera.id, vera.name, 2): 1,
        (vera.id, vera.name, WEEKS - 1): 1,
        (boris.id, boris.name, WEEKS): 2,
    }


async def test_r7_exceptions_are_counted_and_listed_by_manager(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        mine = await client_of(unit, boris, "А")
        for one in (
            exception(mine, vera, at=NOW - DAY, kind=ExceptionKind.PHONE, reason="сам просил"),
            exception(mine, boris),
            exception(mine, boris, at=NOW - DAY, rule=Rule.COMPANY_LIMIT),
            exception(mine, boris, at=NOW - DAY, kind=ExceptionKind.KEPT_GOING, rule=None),
            exception(mine, boris, at=NOW),
            exception(mine, anna, at=SINCE - DAY),
        ):
            await unit.exceptions.add(one)
        whole = await unit.report.exceptions(since=SINCE, until=NOW, limit=9, offset=0)
        page = await unit.report.exceptions(since=SINCE, until=NOW, limit=2, offset=2)
        found = await figures(unit)
    assert whole.names == {boris.id: boris.name, vera.id: vera.name}
    assert whole.kinds == {
        boris.id: {ExceptionKind.TOUCH: 2, ExceptionKind.KEPT_GOING: 1},
        vera.id: {ExceptionKind.PHONE: 1},
    }
    assert [(one.member_id, one.kind, one.rule) for one in whole.listed] == [
        (boris.id, ExceptionKind.KEPT_GOING, None),
        (boris.id, ExceptionKind.TOUCH, Rule.COMPANY_LIMIT),
        (boris.id, ExceptionKind.TOUCH, Rule.GAP),
        (vera.id, ExceptionKind.PHONE, Rule.GAP),
    ]
    assert (whole.listed[3].client_name, whole.listed[3].reason) == ("А", "сам просил")
    assert (page.count, list(page.listed)) == (4, list(whole.listed[2:]))
    assert found[boris.name].exceptions == whole.kinds[boris.id]
    assert found[anna.name].empty


async def test_an_empty_base_has_an_empty_report(
    units: SqlUnits, team: Team, database: Database
) -> None:
    async with units() as unit:
        start = database.statements
        found = await figures(unit)
        forecast = await unit.report.forecast()
        returns = await unit.report.returns([NOW] * WEEKS)
        untouched = await unit.report.untouched(NOW, 8)
        made = await unit.report.exceptions(since=SINCE, until=NOW, limit=6, offset=0)
        assert database.statements - start == 5
    assert set(found) == {one.name for one in team}
    assert all(one.empty for one in found.values())
    assert (list(forecast), returns, untouched.count, made.count) == ([], {}, 0, 0)
