"""When a contact may be called: zone, hours, nights, days off, turning clocks (R12)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkCalendar
from domain.contact_time import ContactTime, NoOpenMomentError, contact_time
from domain.language.zones import zone_of_city, zone_of_phone
from domain.policy import Policy
from tests.domain.base import RUSSIA

EVERY_DAY = WorkCalendar(extra_days=[date(2027, 3, 28), date(2026, 10, 25)])
"""The Sundays on which clocks turn in Berlin are worked here."""
LANDLINE = "+73832123456"
MOBILE = "+79161234567"


def hours(
    *, timezone: str = "", call_hours: str = "", city: str = "", phone: str = ""
) -> ContactTime:
    return contact_time(
        timezone=timezone,
        call_hours=call_hours,
        city=city,
        phone=phone,
        fallback="Europe/Moscow",
        policy=Policy(),
    )


def at(local: str) -> datetime:
    return datetime.fromisoformat(local)


@pytest.mark.parametrize(
    ("facts", "zone"),
    [
        (
            {"timezone": "Asia/Omsk", "city": "Якутск", "phone": LANDLINE},
            "Asia/Omsk",
        ),
        ({"city": "Якутск", "phone": LANDLINE}, "Asia/Yakutsk"),
        ({"city": "Энск", "phone": LANDLINE}, "Asia/Novosibirsk"),
        ({"phone": MOBILE}, "Europe/Moscow"),
        ({"phone": "не номер"}, "Europe/Moscow"),
        ({}, "Europe/Moscow"),
    ],
)
def test_r12_the_zone_is_the_best_known(facts: dict[str, str], zone: str) -> None:
    assert hours(**facts).zone == ZoneInfo(zone)


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("г. Омск", "Asia/Omsk"),
        ("Нижний Новгород", "Europe/Moscow"),
        ("КАЛИНИНГРАД", "Europe/Kaliningrad"),
        ("город Чита", "Asia/Chita"),
        ("Орёл", "Europe/Moscow"),
        ("", ""),
        ("Нью-Васюки", ""),
    ],
)
def test_r12_a_city_tells_its_zone(city: str, zone: str) -> None:
    assert zone_of_city(city) == zone


@pytest.mark.parametrize("phone", ["", MOBILE, "+", "88002000600", "+18005551234"])
def test_r12_a_number_of_no_place_tells_no_zone(phone: str) -> None:
    assert zone_of_phone(phone) == ""


@pytest.mark.parametrize(
    ("kept", "start", "end"),
    [
        ("09:30-18:00", 570, 1080),
        ("00:00-24:00", 0, 1440),
        ("23:59-24:00", 1439, 1440),
        ("", 540, 1200),
        ("18:00-09:00", 540, 1200),
        ("10:00-10:00", 540, 1200),
        ("10:00-24:01", 540, 1200),
        ("после обеда", 540, 1200),
        ("9-18", 540, 1200),
    ],
)
def test_r12_hours_that_cannot_be_read_are_unknown(kept: str, start: int, end: int) -> None:
    read = hours(call_hours=kept)
    assert (read.start, read.end) == (start, end)


def test_r12_the_owner_s_hours_stand_where_the_card_has_none() -> None:
    found = contact_time(
        timezone="",
        call_hours="",
        city="",
        phone="",
        fallback="Asia/Chita",
        policy=Policy(hours_from=0, hours_till=1440),
    )
    assert (found.zone.key, found.start, found.end) == ("Asia/Chita", 0, 1440)


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2026-11-23T09:00+03:00", "2026-11-23T09:00+03:00"),
        ("2026-11-23T08:59:59+03:00", "2026-11-23T09:00+03:00"),
        ("2026-11-23T19:59:59+03:00", "2026-11-23T19:59:59+03:00"),
        ("2026-11-23T20:00+03:00", "2026-11-24T09:00+03:00"),
        ("2026-11-20T20:00+03:00", "2026-11-23T09:00+03:00"),  # over a weekend
        ("2025-10-31T20:00+03:00", "2025-11-01T09:00+03:00"),  # a worked Saturday
        ("2025-11-01T20:00+03:00", "2025-11-05T09:00+03:00"),  # a moved Monday
        ("2025-12-30T20:00+03:00", "2026-01-12T09:00+03:00"),  # the New Year
    ],
)
def test_r12_the_first_open_moment(moment: str, first: str) -> None:
    assert hours().next_open(at(moment), RUSSIA) == at(first)


def test_r12_the_answer_has_the_zone_of_the_question() -> None:
    asked = at("2026-11-23T02:00+00:00").astimezone(UTC)
    answer = hours().next_open(asked, RUSSIA)
    assert (answer, answer.tzinfo) == (at("2026-11-23T06:00+00:00"), UTC)


def test_r12_monday_begins_in_vladivostok_on_sunday_of_moscow() -> None:
    far = hours(timezone="Asia/Vladivostok")
    asked = at("2026-11-22T12:00+03:00")
    assert far.next_open(asked, RUSSIA) == at("2026-11-23T02:00+03:00")
    assert far.day(at("2026-11-22T17:00+03:00")) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kept", "moment", "first"),
    [
        # On 28 March 2027 02:00-03:00 does not exist in Berlin.
        ("02:00-04:00", "2027-03-28T00:30+00:00", "2027-03-28T01:00+00:00"),
        ("02:30-04:00", "2027-03-28T00:30+00:00", "2027-03-28T01:00+00:00"),
        ("02:30-03:10", "2027-03-28T00:30+00:00", "2027-03-28T01:00+00:00"),
        ("02:10-02:50", "2027-03-28T00:30+00:00", "2027-03-29T00:10+00:00"),
        ("01:00-02:00", "2027-03-28T00:30+00:00", "2027-03-28T00:30+00:00"),
        # On 25 October 2026 02:00-03:00 comes twice.
        ("02:30-02:40", "2026-10-25T00:00+00:00", "2026-10-25T00:30+00:00"),
        ("02:30-02:40", "2026-10-25T00:40+00:00", "2026-10-25T01:30+00:00"),
        ("02:30-02:40", "2026-10-25T01:40+00:00", "2026-10-26T01:30+00:00"),
        ("01:30-02:20", "2026-10-25T00:45+00:00", "2026-10-25T01:00+00:00"),
    ],
)
def test_r12_where_clocks_turn_the_first_moment_is_still_the_first(
    kept: str, moment: str, first: str
) -> None:
    berlin = hours(timezone="Europe/Berlin", call_hours=kept)
    assert berlin.next_open(at(moment), EVERY_DAY) == at(first)
    local = at(moment).astimezone(berlin.zone)
    assert berlin.next_open(local, EVERY_DAY).astimezone(UTC) == at(first)


def test_r12_a_day_whose_hours_the_clocks_skip_does_not_open() -> None:
    berlin = hours(timezone="Europe/Berlin", call_hours="02:10-02:50")
    assert berlin.opening(date(2027, 3, 28)) is None
    assert berlin.moment(date(2027, 3, 28), 150) is None
    assert berlin.opening(date(2027, 3, 29)) == at("2027-03-29T02:10+02:00")


def test_r12_a_day_that_never_was_does_not_open() -> None:
    apia = hours(timezone="Pacific/Apia")
    assert apia.opening(date(2011, 12, 30)) is None
    asked = at("2011-12-30T06:00+00:00")  # 20:00 on the 29th: no call any more
    assert apia.next_open(asked, WorkCalendar()) == at("2012-01-02T09:00+14:00")


def test_a_calendar_without_a_working_day_is_an_error() -> None:
    class Always:
        def __contains__(self, day: object) -> bool:
            return True

    with pytest.raises(NoOpenMomentError):
        hours().next_open(at("2026-11-22T12:00+03:00"), WorkCalendar(days_off=Always()))
