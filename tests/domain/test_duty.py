"""Who is on duty, working minutes, whose turn it is (R53)."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkCalendar
from domain.contact_time import ContactTime, NoOpenMomentError
from domain.customers.duty import (
    after_working,
    call_expected,
    call_until,
    next_on_duty,
    on_duty,
    whose_turn,
)
from domain.customers.leads import Candidate
from domain.team import Member
from tests.domain.base import BORIS, EGOR, NOW, RUSSIA, VERA

MOSCOW = ZoneInfo("Europe/Moscow")
GALINA = replace(BORIS, id=5, name="Галина", telegram_id=15)


def at(day: int, hour: int, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    """Return a moment of Moscow; 23 November 2026 is a Monday."""
    return datetime(year, month, day, hour, minute, tzinfo=MOSCOW)


def turn(*members: Member, city: str = "", moment: datetime = NOW) -> Member | None:
    return whose_turn([Candidate(member=one) for one in members], moment, RUSSIA, city=city)


@pytest.mark.parametrize(
    ("moment", "works"),
    [
        (at(23, 9), True),
        (at(23, 8, 59), False),
        (at(23, 17, 59), True),
        (at(23, 18), False),
        (at(22, 12), False),  # Sunday
        (at(4, 12), False),  # Unity Day
    ],
)
def test_r53_duty_is_the_hours_of_working_days(moment: datetime, works: bool) -> None:
    assert on_duty(BORIS, moment, RUSSIA) is works


def test_r53_duty_is_told_in_the_zone_of_the_member() -> None:
    assert not on_duty(VERA, NOW, RUSSIA)  # 19:30 in Vladivostok
    assert on_duty(VERA, at(24, 3), RUSSIA)


def test_r53_quiet_days_are_off_duty() -> None:
    member = replace(BORIS, quiet_days=frozenset({1}))
    assert not on_duty(member, NOW, RUSSIA)
    assert next_on_duty(member, NOW, RUSSIA) == at(24, 9)


def test_r53_who_has_only_turned_the_digest_off_is_on_duty() -> None:
    member = replace(BORIS, quiet_days=frozenset(range(1, 8)))
    assert on_duty(member, NOW, RUSSIA)


def test_r53_a_night_shift_belongs_to_the_day_it_began() -> None:
    night = replace(BORIS, work_from=time(22), work_till=time(6))
    assert on_duty(night, at(24, 3), RUSSIA)
    assert on_duty(night, at(28, 3), RUSSIA)  # Saturday morning, the shift of Friday
    assert not on_duty(night, at(23, 3), RUSSIA)  # Monday morning: nobody began on Sunday
    assert next_on_duty(night, at(24, 7), RUSSIA) == at(24, 22)


def test_r53_working_minutes_pass_over_nights_and_holidays() -> None:
    assert after_working(BORIS, NOW, 15, RUSSIA) == NOW + timedelta(minutes=15)
    assert after_working(BORIS, at(23, 17, 50), 15, RUSSIA) == at(24, 9, 5)
    assert after_working(BORIS, at(27, 17, 50), 15, RUSSIA) == at(30, 9, 5)
    assert after_working(BORIS, at(23, 3), 15, RUSSIA) == at(23, 9, 15)
    new_year = after_working(BORIS, at(30, 17, 50, month=12), 15, RUSSIA)
    assert new_year == at(11, 9, 5, month=1, year=2027)
    assert new_year.tzinfo is UTC


def test_r53_many_working_minutes_take_many_days() -> None:
    assert after_working(BORIS, at(23, 9), 3 * 9 * 60 + 30, RUSSIA) == at(26, 9, 30)
    assert after_working(BORIS, at(23, 9), 9 * 60, RUSSIA) == at(23, 18)


def test_r53_a_calendar_without_working_days_is_refused() -> None:
    class Always:
        def __contains__(self, day: object) -> bool:
            return True

    with pytest.raises(NoOpenMomentError):
        next_on_duty(BORIS, NOW, WorkCalendar(days_off=Always()))


def test_r53_the_call_is_expected_when_both_can_talk() -> None:
    moscow = ContactTime(MOSCOW, 9 * 60, 20 * 60)
    assert call_expected(BORIS, moscow, NOW, RUSSIA) == NOW
    assert call_expected(BORIS, moscow, at(23, 19), RUSSIA) == at(24, 9)
    late = ContactTime(MOSCOW, 17 * 60, 20 * 60)
    assert call_expected(BORIS, late, at(23, 18, 30), RUSSIA) == at(24, 17)
    east = ContactTime(ZoneInfo("Asia/Vladivostok"), 9 * 60, 18 * 60)
    assert call_expected(BORIS, east, at(23, 12), RUSSIA) == at(24, 9)


def test_r53_where_hours_never_meet_the_person_is_called_in_theirs() -> None:
    evening = ContactTime(MOSCOW, 19 * 60, 20 * 60)
    assert call_expected(BORIS, evening, NOW, RUSSIA) == at(23, 19)


def test_r53_nobody_takes_leads() -> None:
    assert turn() is None


def test_r53_who_is_on_duty_comes_before_who_is_not() -> None:
    assert turn(VERA, BORIS) == BORIS
    assert turn(BORIS, VERA, moment=at(24, 4)) == VERA
    assert turn(BORIS, VERA, moment=at(23, 20)) == VERA  # back at 2:00 of Moscow


def test_r53_who_begins_a_little_earlier_does_not_get_every_lead_of_the_night() -> None:
    early = replace(GALINA, work_from=time(8, 55))
    late = replace(EGOR, work_from=time(11))
    night = at(23, 23)
    had = [
        Candidate(member=early, last_lead_at=night - timedelta(hours=1)),
        Candidate(member=BORIS, last_lead_at=night - timedelta(hours=2)),
        Candidate(member=late),
    ]
    assert whose_turn(had, night, RUSSIA, city="") == BORIS
    assert whose_turn(had[:1] + had[2:], night, RUSSIA, city="") == early  # 2 h 05 min later
    assert whose_turn(had, at(24, 8, 56), RUSSIA, city="") == early  # there is somebody now


def test_r53_the_call_at_once_ends_with_the_hours_of_whoever_stops_first() -> None:
    moscow = ContactTime(MOSCOW, 9 * 60, 20 * 60)
    assert call_until(BORIS, moscow, NOW, RUSSIA) == at(23, 18)
    night = replace(BORIS, work_from=time(12), work_till=time(3))
    assert call_until(night, moscow, NOW, RUSSIA) == at(23, 20)
    assert call_until(night, ContactTime(MOSCOW, 0, 24 * 60), NOW, RUSSIA) == at(24, 0)


def test_r53_in_turn_who_waited_longest_then_the_lower_number() -> None:
    hour = timedelta(hours=1)
    had = [
        Candidate(member=BORIS, last_lead_at=NOW - hour),
        Candidate(member=GALINA, last_lead_at=NOW - 2 * hour),
    ]
    assert whose_turn(had, NOW, RUSSIA, city="") == GALINA
    assert whose_turn([*had, Candidate(member=EGOR)], NOW, RUSSIA, city="") == EGOR
    assert turn(GALINA, BORIS) == BORIS


@pytest.mark.parametrize("city", ["Омск", "г. ОМСК", " омск "])
def test_r53_who_serves_the_city_comes_first(city: str) -> None:
    omsk = replace(VERA, cities=("Тюмень", "омск"))
    assert turn(BORIS, GALINA, omsk, city=city) == omsk


def test_r53_then_who_serves_every_city() -> None:
    omsk = replace(BORIS, cities=("Омск",))
    assert turn(omsk, GALINA, city="Казань") == GALINA


def test_r53_then_who_is_in_the_zone_of_the_city() -> None:
    omsk = replace(BORIS, cities=("Омск",))
    east = replace(VERA, cities=("Находка",))
    assert turn(omsk, east, city="Хабаровск") == east
    assert turn(omsk, east, city="Тмутаракань") == omsk


def test_r53_a_lead_of_anywhere_goes_to_all_in_turn() -> None:
    omsk = replace(BORIS, cities=("Омск",))
    assert turn(omsk, GALINA) == omsk
