"""On which day a client comes back, and an archived contact is checked (R22, R26)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkCalendar
from domain.contact_time import ContactTime
from domain.policy import Policy
from domain.recontact import (
    NoDayError,
    Window,
    check_moment,
    check_window,
    load_of,
    recontact_moment,
    recontact_window,
)
from tests.domain.base import RUSSIA

MOSCOW, KAMCHATKA = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Kamchatka")
HERE = ContactTime(MOSCOW, 9 * 60, 20 * 60)
POLICY = Policy()
WEEK = Window(date(2026, 11, 23), date(2026, 11, 29))


def window(began: str, hours: ContactTime = HERE, policy: Policy = POLICY) -> tuple[str, str]:
    found = recontact_window(datetime.fromisoformat(began), hours, policy)
    return found.first.isoformat(), found.last.isoformat()


def back(
    where: Window = WEEK,
    *,
    hours: ContactTime = HERE,
    manager: ZoneInfo = MOSCOW,
    calendar: WorkCalendar = RUSSIA,
    load: dict[date, int] | None = None,
) -> str:
    at = recontact_moment(where, hours, manager, calendar=calendar, load=load or {})
    assert at.tzinfo == hours.zone
    return at.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("began", "first", "last"),
    [
        ("2026-08-31T12:00+03:00", "2027-01-31", "2027-02-28"),
        ("2027-08-31T12:00+03:00", "2028-01-31", "2028-02-29"),
        ("2024-02-29T12:00+03:00", "2024-07-29", "2024-08-29"),
        ("2026-09-30T12:00+03:00", "2027-02-28", "2027-03-30"),
        ("2026-07-31T12:00+03:00", "2026-12-31", "2027-01-31"),
        ("2026-11-23T12:30+03:00", "2027-04-23", "2027-05-23"),
        ("2026-12-31T23:30+03:00", "2027-05-31", "2027-06-30"),
    ],
)
def test_r22_the_window_is_told_in_calendar_months(began: str, first: str, last: str) -> None:
    assert window(began) == (first, last)


def test_r22_the_window_begins_on_the_contact_s_own_day() -> None:
    far = ContactTime(KAMCHATKA, 540, 1200)
    assert window("2026-11-23T20:00+03:00", far) == ("2027-04-24", "2027-05-24")


def test_r22_the_owner_says_how_long() -> None:
    policy = Policy(rest_from_months=1, rest_till_months=12)
    assert window("2026-11-30T12:00+03:00", HERE, policy) == ("2026-12-30", "2027-11-30")


def test_r22_the_day_with_the_fewest_is_taken_the_earliest_of_equals() -> None:
    assert back() == "2026-11-23T10:00+03:00"
    days = [date(2026, 11, day) for day in range(23, 28)]
    assert back(load=dict.fromkeys(days[:2], 1)) == "2026-11-25T10:00+03:00"
    assert back(load=dict.fromkeys(days, 3)) == "2026-11-23T10:00+03:00"
    assert back(load={**dict.fromkeys(days, 3), days[4]: 2}) == "2026-11-27T10:00+03:00"


def test_r22_never_on_a_day_off_though_nobody_comes_back_then() -> None:
    busy = {date(2026, 11, day): 50 for day in range(23, 28)}
    assert back(load=busy) == "2026-11-23T10:00+03:00"
    new_year = Window(date(2025, 12, 31), date(2026, 1, 31))
    assert back(new_year) == "2026-01-12T10:00+03:00"


def test_r22_a_window_of_days_off_has_no_day() -> None:
    with pytest.raises(NoDayError):
        back(Window(date(2026, 1, 1), date(2026, 1, 4)))


@pytest.mark.parametrize(
    ("hours", "manager", "moment"),
    [
        # The manager's morning where the contact can be called then.
        (ContactTime(KAMCHATKA, 9 * 60, 20 * 60), MOSCOW, "2026-11-23T19:00+12:00"),
        # Else the contact's own morning.
        (ContactTime(KAMCHATKA, 9 * 60, 18 * 60), MOSCOW, "2026-11-23T10:00+12:00"),
        (ContactTime(MOSCOW, 9 * 60, 20 * 60), KAMCHATKA, "2026-11-23T10:00+03:00"),
        # Else the opening of narrow hours.
        (ContactTime(MOSCOW, 15 * 60, 16 * 60), MOSCOW, "2026-11-23T15:00+03:00"),
        (ContactTime(MOSCOW, 23 * 60 + 59, 24 * 60), MOSCOW, "2026-11-23T23:59+03:00"),
    ],
)
def test_r12_a_return_is_in_the_contact_s_hours(
    hours: ContactTime, manager: ZoneInfo, moment: str
) -> None:
    assert back(hours=hours, manager=manager) == moment


def test_r22_the_load_is_of_the_manager_s_own_days() -> None:
    at = datetime.fromisoformat("2026-11-23T22:00+03:00")
    assert load_of([at, at], MOSCOW) == {date(2026, 11, 23): 2}
    assert load_of([at], KAMCHATKA) == {date(2026, 11, 24): 1}


def test_r22_one_after_another_they_fill_the_days_evenly() -> None:
    load: dict[date, int] = {}
    for _ in range(13):
        at = recontact_moment(WEEK, HERE, MOSCOW, calendar=RUSSIA, load=load)
        load[at.date()] = load.get(at.date(), 0) + 1
    assert sorted(load.values()) == [2, 2, 3, 3, 3]


# -- the half-year checking list --------------------------------------------------------------


def check(
    load: dict[date, int] | None = None, lists: dict[date, int] | None = None, most: int = 3
) -> date:
    at = check_moment(
        WEEK, HERE, MOSCOW, calendar=RUSSIA, load=load or {}, lists=lists or {}, most=most
    )
    return at.date()


def test_r26_the_check_lies_in_the_month_before_half_a_year_is_over() -> None:
    at = datetime.fromisoformat("2026-08-31T12:00+03:00")
    assert check_window(at, HERE, POLICY) == Window(date(2027, 1, 31), date(2027, 2, 28))
    assert check_window(at, HERE, Policy(archive_months=2)) == Window(
        date(2026, 9, 30), date(2026, 10, 31)
    )


def test_r26_a_check_joins_a_list_that_stands() -> None:
    thursday = date(2026, 11, 26)
    assert check(load={thursday: 5}, lists={thursday: 2}) == thursday


def test_r26_a_full_list_is_left_and_a_new_one_opened_on_a_free_day() -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    assert check(load={monday: 3}, lists={monday: 3}) == tuesday
    assert check(load={monday: 3}, lists={monday: 3}, most=4) == monday
    assert check(load={monday: 3, tuesday: 1}, lists={monday: 3, tuesday: 1}) == tuesday


def test_r26_a_list_on_a_day_off_is_not_joined() -> None:
    saturday = date(2026, 11, 28)
    assert check(lists={saturday: 1}) == date(2026, 11, 23)


def test_a_window_holds_both_of_its_ends() -> None:
    days = list(WEEK.days())
    assert (days[0], days[-1], len(days)) == (WEEK.first, WEEK.last, 7)
    assert days == sorted(days)
    assert days[1] - days[0] == timedelta(days=1)
