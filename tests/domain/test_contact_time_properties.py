"""The first open moment around turning clocks, looked for minute by minute (R12)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.contact_time import ContactTime
from domain.policy import Policy
from tests.domain.oracle import DAY, HOURS, MINUTE, MOMENTS, TURNS, ZONES, Days, World


def every_day(around: date) -> Days:
    """Return days of which none is off, so that clocks turn on worked days."""
    return Days(extra=frozenset(around + number * DAY for number in range(-4, 9)))


NIGHT = st.one_of(st.integers(0, 240), st.integers(1320, 1439))


@settings(max_examples=300, deadline=None)
@given(
    turn=st.sampled_from(TURNS),
    start=NIGHT,
    length=st.integers(1, 180),
    offset=st.integers(-240, 240),
)
def test_r12_where_clocks_turn_no_open_minute_is_missed(
    turn: tuple[str, str], start: int, length: int, offset: int
) -> None:
    zone, moment = turn
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC) + offset * MINUTE
    world = World(
        policy=Policy(),
        zone=zone,
        start=start,
        end=min(start + length, 1440),
        days=every_day(at.date()),
    )
    hours = ContactTime(ZoneInfo(zone), world.start, world.end)
    found = hours.next_open(at, world.days.calendar)
    minutes = (at + number * MINUTE for number in range(3 * 1440))
    assert found == next(one for one in minutes if world.open(one))


@settings(max_examples=150, deadline=None)
@given(moment=MOMENTS, zone=ZONES, hours=HOURS)
def test_r12_a_day_opens_at_its_first_open_minute(
    moment: datetime, zone: str, hours: tuple[int, int]
) -> None:
    there = ContactTime(ZoneInfo(zone), *hours)
    day = there.day(moment)
    opening = there.opening(day)
    if opening is None:
        return
    assert opening.tzinfo == there.zone
    assert there.day(opening) == day
    world = World(policy=Policy(), zone=zone, start=hours[0], end=hours[1], days=every_day(day))
    assert world.open(opening)
    before = (opening.astimezone(UTC) - number * MINUTE for number in range(1, 1440, 3))
    assert not any(world.open(one) and there.day(one) == day for one in before)


@settings(max_examples=150, deadline=None)
@given(moment=MOMENTS, zone=ZONES, hours=HOURS, minute=st.integers(0, 1439))
def test_r12_a_minute_of_a_day_is_given_when_it_is_open(
    moment: datetime, zone: str, hours: tuple[int, int], minute: int
) -> None:
    there = ContactTime(ZoneInfo(zone), *hours)
    day = there.day(moment)
    found = there.moment(day, minute)
    if found is not None:
        assert there.day(found) == day
        assert hours[0] <= found.hour * 60 + found.minute < hours[1]
        # Clocks that turn may skip the minute; then it comes right after the gap.
        assert timedelta(0) <= _since_midnight(found) - minute * MINUTE <= timedelta(hours=1)


def _since_midnight(at: datetime) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)
