"""R22 and R26 by random rests: in the window, on working days, inside hours, level, the same."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import ceil
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.contact_time import ContactTime
from domain.policy import Policy
from domain.recontact import (
    Window,
    check_moment,
    check_window,
    load_of,
    recontact_moment,
    recontact_window,
)
from tests.domain.base import RUSSIA
from tests.domain.oracle import (
    DAY,
    HOURS,
    MINUTE,
    MOMENTS,
    POLICIES,
    TURNING,
    ZONES,
    Days,
    World,
    months_on,
)


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest that begins: when, of whom, with which manager, under which policy."""

    began: datetime
    zone: str
    hours: tuple[int, int]
    manager: ZoneInfo
    policy: Policy
    days: Days
    load: dict[date, int]

    @property
    def time(self) -> ContactTime:
        return ContactTime(ZoneInfo(self.zone), *self.hours)

    @property
    def window(self) -> Window:
        return recontact_window(self.began, self.time, self.policy)

    @property
    def began_on(self) -> date:
        return self.began.astimezone(ZoneInfo(self.zone)).date()

    def moment(self, load: dict[date, int] | None = None) -> datetime:
        return recontact_moment(
            self.window,
            self.time,
            self.manager,
            calendar=self.days.calendar,
            load=self.load if load is None else load,
        )

    def open(self, at: datetime) -> bool:
        start, end = self.hours
        world = World(policy=self.policy, zone=self.zone, start=start, end=end, days=self.days)
        return world.open(at)

    def worked(self) -> list[date]:
        """Return the working days of the window, counted by hand."""
        first = months_on(self.began_on, self.policy.rest_from_months)
        last = months_on(self.began_on, self.policy.rest_till_months)
        days = [first + number * DAY for number in range((last - first).days + 1)]
        return [one for one in days if self.opens(one)]

    def opens(self, day: date) -> bool:
        """Whether a day is worked and clocks that turn leave any of its hours."""
        start, end = self.hours
        if not self.days.worked(day) or end - start > 60 or self.zone not in TURNING:
            return self.days.worked(day)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        minutes = (noon + number * MINUTE for number in range(-1600, 1600))
        here = ZoneInfo(self.zone)
        return any(self.open(one) and one.astimezone(here).date() == day for one in minutes)


@st.composite
def rests(draw: st.DrawFn) -> Rest:
    began, zone = draw(MOMENTS), draw(ZONES)
    policy = draw(POLICIES)
    first = months_on(began.date(), policy.rest_from_months)
    ahead = st.integers(-1, 32).map(lambda one: first + one * DAY)
    return Rest(
        began,
        zone,
        draw(HOURS),
        ZoneInfo(draw(ZONES)),
        policy,
        Days(off=draw(st.frozensets(ahead, max_size=12))),
        draw(st.dictionaries(ahead, st.integers(1, 4), max_size=33)),
    )


@settings(max_examples=250, deadline=None)
@given(rest=rests())
def test_r22_never_outside_the_window_always_a_working_day_inside_hours(rest: Rest) -> None:
    at = rest.moment()
    assert at.tzinfo == ZoneInfo(rest.zone)
    first = months_on(rest.began_on, rest.policy.rest_from_months)
    last = months_on(rest.began_on, rest.policy.rest_till_months)
    assert first <= at.date() <= last
    assert rest.open(at.astimezone(UTC))


@settings(max_examples=100, deadline=None)
@given(rest=rests())
def test_r22_same_input_same_date(rest: Rest) -> None:
    assert rest.moment() == rest.moment(dict(reversed(rest.load.items())))


@settings(max_examples=150, deadline=None)
@given(rest=rests())
def test_r22_no_day_of_the_window_holds_fewer(rest: Rest) -> None:
    at = rest.moment()
    held = rest.load.get(at.astimezone(rest.manager).date(), 0)
    # With each worked day alone free, what is chosen tells where its return would be.
    for day in rest.worked():
        alone = recontact_moment(
            Window(day, day), rest.time, rest.manager, calendar=rest.days.calendar, load={}
        )
        load = rest.load.get(alone.astimezone(rest.manager).date(), 0)
        assert load > held or (load == held and at <= alone)


@settings(max_examples=40, deadline=None)
@given(rest=rests(), count=st.integers(1, 80))
def test_r22_no_day_above_the_level_that_the_window_allows(rest: Rest, count: int) -> None:
    assume(rest.policy.rest_till_months - rest.policy.rest_from_months <= 2)
    moments: list[datetime] = []
    for _ in range(count):
        moments.append(rest.moment(load_of(moments, rest.manager)))
    held = Counter(one.astimezone(rest.manager).date() for one in moments)
    assert max(held.values()) <= ceil(count / len(_managers_days(rest)))


@settings(max_examples=40, deadline=None)
@given(rest=rests(), count=st.integers(1, 60))
def test_r22_a_load_that_is_given_is_filled_up_and_never_topped(rest: Rest, count: int) -> None:
    assume(rest.policy.rest_till_months - rest.policy.rest_from_months <= 2)
    load, open_days = dict(rest.load), _managers_days(rest)
    given_load = {day: load.get(day, 0) for day in open_days}
    for _ in range(count):
        day = rest.moment(load).astimezone(rest.manager).date()
        assert load.get(day, 0) == min(load.get(one, 0) for one in open_days)
        load[day] = load.get(day, 0) + 1
    level = max(load[one] for one in open_days if load.get(one, 0) > given_load[one])
    assert all(load.get(one, 0) >= level - 1 for one in open_days)


def _managers_days(rest: Rest) -> set[date]:
    days = set()
    for day in rest.worked():
        at = recontact_moment(
            Window(day, day), rest.time, rest.manager, calendar=rest.days.calendar, load={}
        )
        days.add(at.astimezone(rest.manager).date())
    return days


@settings(max_examples=100, deadline=None)
@given(began=MOMENTS, zone=ZONES, hours=HOURS)
def test_r22_in_russia_every_default_rest_ends_on_a_working_day(
    began: datetime, zone: str, hours: tuple[int, int]
) -> None:
    time = ContactTime(ZoneInfo(zone), *hours)
    window = recontact_window(began, time, Policy())
    at = recontact_moment(window, time, ZoneInfo("Europe/Moscow"), calendar=RUSSIA, load={})
    assert RUSSIA.is_working(at.date())
    assert months_on(time.day(began), 5) <= at.date() <= months_on(time.day(began), 6)


@settings(max_examples=100, deadline=None)
@given(rest=rests(), count=st.integers(1, 40), most=st.integers(1, 7))
def test_r26_checks_make_few_lists_none_above_its_size(rest: Rest, count: int, most: int) -> None:
    window = check_window(rest.began, rest.time, rest.policy)
    days = [one for one in window.days() if rest.opens(one)]
    assume(days)
    checks: list[datetime] = []
    for _ in range(count):
        load = load_of(checks, rest.manager)
        at = check_moment(
            window,
            rest.time,
            rest.manager,
            calendar=rest.days.calendar,
            load=load,
            lists=load,
            most=most,
        )
        assert rest.open(at.astimezone(UTC))
        months = rest.policy.archive_months
        assert months_on(rest.began_on, months - 1) <= at.date() <= months_on(rest.began_on, months)
        checks.append(at)
    held = load_of(checks, rest.manager)
    if count <= most * (len(days) - 2):
        assert max(held.values()) <= most
        assert len(held) == ceil(count / most)
