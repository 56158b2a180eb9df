"""Working days of a country, and calendar months."""

import calendar as months
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import UnknownCountryError, WorkCalendar, calendar_of
from domain.calendar_months import add_months
from tests.domain.base import RUSSIA

MOSCOW = ZoneInfo("Europe/Moscow")
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2025-10-31", True),  # Friday
        ("2025-11-01", True),  # Saturday, worked instead of Monday the 3rd
        ("2025-11-02", False),  # Sunday
        ("2025-11-03", False),  # Monday, moved
        ("2025-11-04", False),  # Unity Day
        ("2025-05-02", False),  # moved from 4 January
        ("2025-05-08", False),  # moved from 23 February
        ("2025-06-13", False),  # moved from 8 March
        ("2025-12-31", False),  # moved from 5 January
        ("2025-12-30", True),
        ("2026-01-08", False),  # New Year holidays
        ("2026-01-09", False),  # moved from 3 January
        ("2026-01-12", True),
        ("2026-03-09", False),  # 8 March was a Sunday
        ("2026-05-11", False),  # 9 May was a Saturday
        ("2026-11-23", True),
        ("2026-12-31", False),  # moved from 4 January
    ],
)
def test_r12_russia_knows_holidays_and_moved_days(day: str, *, working: bool) -> None:
    assert RUSSIA.is_working(date.fromisoformat(day)) is working


def test_r12_a_worked_saturday_is_known_from_the_first_question() -> None:
    calendar_of.cache_clear()
    assert calendar_of("RU").is_working(date(2025, 11, 1))


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-11-21", "2026-11-23"),  # over a weekend
        ("2025-11-01", "2025-11-01"),  # a worked Saturday stays
        ("2025-11-02", "2025-11-05"),  # over a moved Monday and Unity Day
        ("2025-12-31", "2026-01-12"),  # over the New Year holidays
    ],
)
def test_working_day_from_is_the_day_itself_or_the_first_after_it(day: str, first: str) -> None:
    assert RUSSIA.working_day_from(date.fromisoformat(day)) == date.fromisoformat(first)


def test_a_moment_is_the_local_time_of_a_working_day() -> None:
    moment = RUSSIA.moment(date(2026, 11, 21), time(10), MOSCOW)
    assert moment.isoformat() == "2026-11-23T10:00:00+03:00"


def test_another_country_has_its_own_days_off() -> None:
    assert not calendar_of("US").is_working(date(2026, 11, 26))
    assert RUSSIA.is_working(date(2026, 11, 26))


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(UnknownCountryError):
        calendar_of("XX")


def test_without_holidays_only_weekends_are_off() -> None:
    plain = WorkCalendar()
    week = [plain.is_working(date(2026, 1, day)) for day in range(5, 12)]
    assert week == [True] * 5 + [False] * 2


def test_r12_a_list_that_does_not_reach_falls_back_to_weekends_and_says_so() -> None:
    told: list[int] = []
    holiday = date(2030, 1, 1)  # a Tuesday
    known = WorkCalendar(days_off=[holiday], reaches=2029, on_unknown=told.append)
    assert known.is_working(holiday)
    assert not known.is_working(date(2030, 1, 5))
    assert known.is_working(date(2029, 12, 31))
    assert set(told) == {2030}


def test_r12_the_last_known_year_is_known_to_its_end() -> None:
    told: list[int] = []
    eve = date(2029, 12, 31)
    known = WorkCalendar(days_off=[eve], reaches=2029, on_unknown=told.append)
    assert not known.is_working(eve)
    assert not told


def test_r12_a_year_whose_moved_days_are_not_decreed_yet_is_told_and_still_has_holidays() -> None:
    told: list[int] = []
    holiday = date(2030, 1, 1)
    known = WorkCalendar(days_off=[holiday], reaches=2100, decreed=2029, on_unknown=told.append)
    assert not known.is_working(holiday)
    assert told == [2030]
    assert not known.is_working(holiday)
    assert told == [2030]  # a day that was looked up is not looked up again


def test_r12_russia_is_decreed_year_by_year_and_its_law_reaches_on() -> None:
    assert RUSSIA.decreed is not None
    assert RUSSIA.reaches is not None
    assert RUSSIA.decreed < RUSSIA.reaches
    assert not RUSSIA.is_working(date(RUSSIA.decreed + 1, 5, 1))
    assert calendar_of("DE").decreed is None


def test_nobody_needs_to_hear_of_unknown_years() -> None:
    assert WorkCalendar(reaches=2000).is_working(date(2026, 11, 23))


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-11-23", 5, "2027-04-23"),
        ("2026-12-31", 0, "2026-12-31"),
        ("2026-01-31", -11, "2025-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
    ],
)
def test_r22_calendar_months_end_on_the_last_day_of_a_shorter_one(
    day: str, count: int, then: str
) -> None:
    assert add_months(date.fromisoformat(day), count) == date.fromisoformat(then)


@given(day=DAYS, count=st.integers(0, 60))
def test_r22_the_month_is_always_the_one_asked_for(day: date, count: int) -> None:
    then = add_months(day, count)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == count
    assert then.day == min(day.day, months.monthrange(then.year, then.month)[1])


@given(day=DAYS)
def test_r22_five_months_on_a_working_day_lie_before_six_months(day: date) -> None:
    back = RUSSIA.working_day_from(add_months(day, 5))
    assert add_months(day, 5) <= back <= add_months(day, 6)
