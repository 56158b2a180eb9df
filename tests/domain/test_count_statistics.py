"""``/stats``: periods of the member's own calendar, and whose figures they are."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.count_statistics import CountStatistics, Period, period_start
from domain.deals import LostReason
from domain.log_touch import TouchToLog
from domain.statistics import Counts
from domain.team import Member
from domain.touches import Direction, Outcome, TouchKind
from tests.domain.base import BORIS, EGOR, LOST, VERA, WON, Base


@pytest.mark.parametrize(
    ("period", "today", "start"),
    [
        (Period.TODAY, "2026-11-23", "2026-11-23"),
        (Period.WEEK, "2026-11-23", "2026-11-23"),
        (Period.WEEK, "2026-11-22", "2026-11-16"),
        (Period.WEEK, "2027-01-01", "2026-12-28"),
        (Period.MONTH, "2026-02-28", "2026-02-01"),
        (Period.QUARTER, "2026-03-31", "2026-01-01"),
        (Period.QUARTER, "2026-04-01", "2026-04-01"),
        (Period.QUARTER, "2026-12-31", "2026-10-01"),
        (Period.YEAR, "2026-12-31", "2026-01-01"),
    ],
)
def test_the_start_of_a_period(period: Period, today: str, start: str) -> None:
    assert period_start(period, date.fromisoformat(today)) == date.fromisoformat(start)


@given(period=st.sampled_from(Period), today=st.dates(min_value=date(2, 1, 1), max_value=date.max))
def test_a_period_begins_no_later_than_today_and_is_its_own_start(
    period: Period, today: date
) -> None:
    start = period_start(period, today)
    assert start <= today
    assert period_start(period, start) == start


async def count(base: Base, member: Member, period: Period = Period.TODAY) -> Counts:
    return await CountStatistics(statistics=base.statistics, clock=base.clock)(member, period)


@pytest.mark.parametrize(
    ("member", "since"),
    [
        (BORIS, datetime(2026, 11, 22, 21, tzinfo=UTC)),  # midnight in Moscow
        (VERA, datetime(2026, 11, 22, 14, tzinfo=UTC)),  # midnight in Vladivostok
    ],
)
async def test_a_day_begins_at_the_member_s_own_midnight(
    base: Base, member: Member, since: datetime
) -> None:
    counts = await count(base, member)
    assert (counts.since, counts.until) == (since, since + timedelta(days=1))
    assert counts.since.tzinfo is UTC


async def test_touches_outcomes_and_deals_are_counted(base: Base) -> None:
    client = (await base.company(BORIS)).client
    for outcome in (Outcome.REACHED, Outcome.NO_ANSWER, Outcome.NO_ANSWER):
        await base.log_touch(BORIS, TouchToLog(client_id=client.id, outcome=outcome))
    await base.log_touch(
        BORIS,
        TouchToLog(client_id=client.id, kind=TouchKind.MESSAGE, direction=Direction.INCOMING),
    )
    deals = [await base.deal(BORIS, client, amount=amount) for amount in (100, 200, 400)]
    await base.move_deal(BORIS, deals[0].id, WON)
    await base.move_deal(BORIS, deals[1].id, LOST, reason=LostReason.PRICE)
    counts = await count(base, BORIS)
    assert counts.touch_count == 4
    assert counts.touches[TouchKind.CALL, Direction.OUTGOING] == 3
    assert counts.outcomes == {Outcome.REACHED: 1, Outcome.NO_ANSWER: 2}
    assert (counts.deals_opened, counts.deals_won, counts.deals_lost) == (3, 1, 1)
    assert (counts.amount_won, counts.open_deals, counts.open_amount) == (100, 1, 400)
    assert counts.conversion == 0.5


async def test_without_an_ended_deal_there_is_no_conversion(base: Base) -> None:
    assert (await count(base, BORIS)).conversion is None


async def test_r60_a_manager_sees_no_colleague_s_figures(base: Base) -> None:
    client = (await base.company(VERA)).client
    await base.log_touch(VERA, TouchToLog(client_id=client.id))
    assert (await count(base, VERA)).touch_count == 1
    assert (await count(base, BORIS)).touch_count == 0


async def test_a_head_s_own_touches_of_a_manager_s_client_count_as_the_head_s(base: Base) -> None:
    client = (await base.company(VERA)).client
    await base.log_touch(EGOR, TouchToLog(client_id=client.id))
    await base.log_touch(VERA, TouchToLog(client_id=client.id))
    assert (await count(base, EGOR)).touch_count == 1
