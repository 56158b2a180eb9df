"""``/report``: who may ask, whose figures are told, which weeks are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.count_statistics import Period
from domain.errors import NotAllowedError
from domain.report import (
    WEEKS,
    Figures,
    MadeExceptions,
    ManagerFigures,
    ManagerReturns,
    MonthForecast,
    Returns,
    Untouched,
)
from domain.report_on_team import PAGE, ReportOnTeam
from domain.team import Member, MemberState, Role
from domain.touches import Outcome
from tests.domain.base import ANNA, BORIS, EGOR, NOW, PIPELINE, VERA, HandClock
from tests.domain.fakes import FakeDeals


def exception(number: int) -> CadenceException:
    return CadenceException(
        id=number, member_id=3, client_id=1, at=NOW, kind=ExceptionKind.TOUCH, reason=str(number)
    )


@dataclass
class FakeReports:
    """Answers what it was given, and remembers what it was asked."""

    members: list[ManagerFigures] = field(default_factory=list)
    rests: Mapping[tuple[int, str, int], int] = field(default_factory=dict)
    made: list[CadenceException] = field(default_factory=list)
    asked: dict[str, datetime] = field(default_factory=dict)
    borders: Sequence[datetime] = ()

    async def figures(
        self, *, since: datetime, until: datetime, now: datetime, untouched_before: datetime
    ) -> Sequence[ManagerFigures]:
        self.asked = {"since": since, "until": until, "now": now, "before": untouched_before}
        return self.members

    async def forecast(self) -> Sequence[MonthForecast]:
        return [MonthForecast(month=None, deals=1, amount=100)]

    async def returns(self, borders: Sequence[datetime]) -> Mapping[tuple[int, str, int], int]:
        self.borders = borders
        return self.rests

    async def untouched(self, before: datetime, limit: int) -> Untouched:
        self.asked = {"before": before}
        return Untouched(by_manager=[("Вера", limit), ("Борис", 2)], worst=())

    async def exceptions(
        self, *, since: datetime, until: datetime, limit: int, offset: int
    ) -> MadeExceptions:
        self.asked = {"since": since, "until": until}
        kinds = {3: {ExceptionKind.TOUCH: len(self.made)}} if self.made else {}
        listed = self.made[offset : offset + limit]
        return MadeExceptions(names={3: "Борис"}, kinds=kinds, listed=listed)


def report_on(reports: FakeReports, moment: datetime = NOW) -> ReportOnTeam:
    return ReportOnTeam(reports=reports, deals=FakeDeals([PIPELINE]), clock=HandClock(moment))


def of(
    name: str,
    number: int = 1,
    role: Role = Role.MANAGER,
    state: MemberState = MemberState.ACTIVE,
    **figures: Any,
) -> ManagerFigures:
    return ManagerFigures(
        member_id=number, name=name, role=role, state=state, figures=Figures(**figures)
    )


@pytest.mark.parametrize("member", [BORIS, VERA])
async def test_r60_a_manager_is_told_nothing_about_the_team(member: Member) -> None:
    report = report_on(FakeReports())
    for question in (
        report.team(member, Period.WEEK),
        report.exceptions(member, Period.WEEK, 0),
        report.untouched(member),
        report.returns(member),
        report.forecast(member),
        report.stuck(member),
    ):
        with pytest.raises(NotAllowedError):
            await question


@pytest.mark.parametrize("member", [ANNA, EGOR])
async def test_a_period_begins_at_the_reader_s_own_midnight(member: Member) -> None:
    reports = FakeReports()
    found = await report_on(reports).team(member, Period.MONTH)
    assert (found.since, found.until) == (
        datetime(2026, 10, 31, 21, tzinfo=UTC),
        datetime(2026, 11, 23, 21, tzinfo=UTC),
    )
    assert reports.asked["before"] == NOW - timedelta(days=60)


async def test_every_manager_has_a_line_and_others_when_there_is_something_to_tell() -> None:
    left = MemberState.DISMISSED
    reports = FakeReports(
        [
            of("Яна"),
            of("Ушедший", state=left),
            of("Алла", number=3, state=left, touches=1),
            of("ёлка", number=4),
            of("Вера", number=6),
            of("Вера", number=5),
            of("Глава", role=Role.HEAD),
            of("Хозяин", role=Role.OWNER, touches=2),
        ]
    )
    found = await report_on(reports).team(ANNA, Period.WEEK)
    shown = [(one.name, one.member_id) for one in found.managers]
    names = [name for name, _ in shown]
    assert names == ["Вера", "Вера", "ёлка", "Хозяин", "Яна", "Алла"]
    assert [number for name, number in shown if name == "Вера"] == [5, 6]


def test_the_team_s_total_is_the_sum_of_all_lines() -> None:
    one = Figures(
        touches=3,
        outcomes={Outcome.AGREED: 1, Outcome.NO_ANSWER: 2},
        won=1,
        amount_won=10,
        exceptions={ExceptionKind.TOUCH: 2},
        untouched=4,
    )
    two = Figures(
        touches=2,
        outcomes={Outcome.AGREED: 1, Outcome.REFUSED: 1},
        lost=1,
        exceptions={ExceptionKind.TOUCH: 1, ExceptionKind.PHONE: 1},
        open_deals=2,
        open_amount=7,
        stuck=1,
    )
    total = one + two
    assert (total.touches, total.reached, total.agreed) == (5, 3, 2)
    assert (total.won, total.lost, total.amount_won) == (1, 1, 10)
    assert (total.open_deals, total.open_amount, total.stuck, total.untouched) == (2, 7, 1, 4)
    assert total.exceptions == {ExceptionKind.TOUCH: 3, ExceptionKind.PHONE: 1}
    assert total.exception_count == 4
    assert not total.empty
    assert (Figures() + Figures()).empty


async def test_r22_weeks_begin_on_the_reader_s_mondays_over_the_year_s_end() -> None:
    reports = FakeReports(
        rests={(4, "Вера", 0): 2, (3, "Борис", 0): 1, (3, "Борис", 5): 3, (3, "Борис", WEEKS): 9}
    )
    returns = await report_on(reports, datetime(2026, 12, 27, 20, tzinfo=UTC)).returns(EGOR)
    assert returns.mondays[:3] == (date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4))
    assert reports.borders[:2] == [
        datetime(2026, 12, 27, 21, tzinfo=UTC),
        datetime(2027, 1, 3, 21, tzinfo=UTC),
    ]
    assert [one.name for one in returns.managers] == ["Борис", "Вера"]
    assert (returns.weeks[0], returns.weeks[5], returns.count, returns.later) == (3, 3, 6, 9)
    assert returns.largest == (date(2026, 12, 21), 3)


async def test_nobody_at_rest_makes_no_largest_week() -> None:
    returns = await report_on(FakeReports()).returns(ANNA)
    assert (returns.count, returns.later, returns.largest) == (0, 0, None)
    assert returns.weeks == (0,) * WEEKS


@given(
    moment=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)),  # noqa: DTZ001 — hypothesis draws naive bounds and adds the zone
    zone=st.sampled_from(["Europe/Moscow", "Asia/Kamchatka", "Europe/Berlin", "America/New_York"]),
)
async def test_weeks_meet_without_a_gap_whatever_the_zone(moment: datetime, zone: str) -> None:
    now = moment.replace(tzinfo=UTC)
    head = Member(id=9, telegram_id=9, name="Г", role=Role.HEAD, joined_at=NOW, timezone=zone)
    reports = FakeReports()
    returns = await report_on(reports, now).returns(head)
    local = [one.astimezone(ZoneInfo(zone)) for one in reports.borders]
    assert len(local) == len(returns.mondays) == WEEKS
    assert all(one.isoweekday() == 1 and one.hour == one.minute == 0 for one in local)
    assert [one.date() for one in local[:-1]] == list(returns.mondays[1:])
    assert returns.mondays[0] <= now.astimezone(ZoneInfo(zone)).date() < local[0].date()


@pytest.mark.parametrize(("asked", "given_page"), [(0, 0), (1, 1), (2, 2), (3, 2), (99, 2)])
async def test_a_page_beyond_the_last_is_the_last(asked: int, given_page: int) -> None:
    made = [exception(number) for number in range(PAGE * 2 + 1)]
    shown = await report_on(FakeReports(made=made)).exceptions(ANNA, Period.WEEK, asked)
    assert (shown.page, shown.pages, shown.made.count) == (given_page, 3, len(made))
    assert list(shown.made.listed) == made[given_page * PAGE : (given_page + 1) * PAGE]


async def test_without_exceptions_there_is_one_empty_page() -> None:
    shown = await report_on(FakeReports()).exceptions(ANNA, Period.WEEK, 7)
    assert (shown.page, shown.pages, shown.made.count) == (0, 1, 0)


async def test_untouched_clients_are_counted_over_all_managers() -> None:
    found = await report_on(FakeReports()).untouched(EGOR)
    assert found.count == 10


def test_the_earliest_of_equal_weeks_is_the_largest() -> None:
    mondays = (date(2026, 11, 23), date(2026, 11, 30))
    one = ManagerReturns(member_id=1, name="А", weeks=(2, 1))
    two = ManagerReturns(member_id=2, name="Б", weeks=(0, 1))
    assert Returns(mondays=mondays, managers=[one, two]).largest == (mondays[0], 2)
