"""The words of R10-R13 and R22 once more, by brute force: what the rules are checked against.

Nothing here asks the code that is under test: a moment is allowed or not, one by one, by counting.
Working days come as plain sets of dates.
"""

import calendar as months
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain.cadence import PastTouch
from domain.calendar import WorkCalendar
from domain.policy import SPECS, Policy, PolicyName
from domain.touches import TouchKind

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
RUSSIAN = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
TURNING = (
    "America/New_York",
    "Europe/Berlin",
    "Australia/Sydney",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Asia/Tehran",
    "Pacific/Apia",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Which days are worked: a calendar as plain sets."""

    off: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()

    def worked(self, day: date) -> bool:
        if day in self.extra:
            return True
        return day.isoweekday() not in {6, 7} and day not in self.off

    @property
    def calendar(self) -> WorkCalendar:
        return WorkCalendar(days_off=self.off, extra_days=self.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that decides whether one contact may be touched."""

    policy: Policy
    zone: str
    start: int
    end: int
    days: Days
    touches: tuple[PastTouch, ...] = ()
    contact: int | None = 1
    company: bool = False
    kind: TouchKind = TouchKind.CALL
    rest_until: datetime | None = None

    def allowed(self, at: datetime) -> bool:
        """Whether R10-R13 and the rest say yes to this moment."""
        return self.paced(at) and self.open(at)

    def paced(self, at: datetime) -> bool:
        """R10, R11, R13, R21."""
        policy, own = self.policy, self.own
        if self.rest_until is not None and at < self.rest_until:
            return False
        if any(at - one.at < policy.gap_days * DAY for one in own):
            return False
        mailed = self.kind is TouchKind.MAILING
        for one in own if mailed else ():
            if one.kind is TouchKind.MAILING and at - one.at < policy.mailing_days * DAY:
                return False
        if self._recent(own, at) >= policy.contact_touches:
            return False
        return not self.company or self._recent(self.minutes, at) < policy.company_touches

    def open(self, at: datetime) -> bool:
        """R12."""
        local = at.astimezone(ZoneInfo(self.zone))
        inside = self.start <= local.hour * 60 + local.minute < self.end
        return inside and self.days.worked(local.date())

    @property
    def own(self) -> Sequence[PastTouch]:
        return [one for one in self.minutes if one.contact_id == self.contact]

    @property
    def minutes(self) -> Sequence[PastTouch]:
        """The touches as people tell them: by the minute."""
        return [
            PastTouch(one.at.replace(second=0, microsecond=0), one.contact_id, one.kind)
            for one in self.touches
        ]

    def suspects(self, wanted: datetime, allowed: datetime) -> Iterator[datetime]:
        """Return moments before ``allowed`` at which a rule may have become content."""
        policy = self.policy
        spans = {policy.gap_days, policy.window_days, policy.mailing_days}
        ends = [one.at + days * DAY for one in self.minutes for days in spans]
        ends += [wanted, *([self.rest_until] if self.rest_until else [])]
        near = [allowed - MINUTE * one for one in range(1, 150)]
        near += [one + MINUTE * step for one in ends for step in (0, 1)]
        step = max(7 * MINUTE, (allowed - wanted) / 1500)
        even = [wanted + step * one for one in range(int((allowed - wanted) / step))]
        for at in (allowed - timedelta(seconds=1), *near, *even, *self._openings(wanted, allowed)):
            if wanted <= at < allowed:
                yield at

    def _openings(self, wanted: datetime, allowed: datetime) -> Iterator[datetime]:
        count = min((allowed - wanted).days + 2, 800)
        hour, minute = divmod(self.start, 60)
        for number in range(-1, count):
            day = wanted + number * DAY
            for fold in (0, 1):
                local = datetime(
                    day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(self.zone)
                )
                yield local.replace(fold=fold).astimezone(UTC)

    def _recent(self, touches: Sequence[PastTouch], at: datetime) -> int:
        return sum(at - one.at < self.policy.window_days * DAY for one in touches)


def months_on(day: date, count: int) -> date:
    """Return the same day ``count`` months on, counting the months one by one."""
    year, month = day.year, day.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


# -- what hypothesis draws from ---------------------------------------------------------------

ZONES = st.sampled_from([*RUSSIAN, *TURNING])
ENDS = (
    "2024-02-28T20:59",
    "2024-02-29T12:00",
    "2023-02-28T21:00",
    "2026-08-31T12:00",
    "2026-12-31T20:59",
    "2027-12-31T23:59",
)
"""Ends of months and years."""
TURNS = (
    ("America/New_York", "2026-03-08T07:00"),
    ("America/New_York", "2026-11-01T06:00"),
    ("Europe/Berlin", "2026-03-29T01:00"),
    ("Europe/Berlin", "2026-10-25T01:00"),
    ("Australia/Sydney", "2026-04-04T16:00"),
    ("Australia/Sydney", "2026-10-03T16:00"),
    ("America/Sao_Paulo", "2018-11-04T03:00"),  # at midnight, forward
    ("America/Sao_Paulo", "2019-02-17T02:00"),  # at midnight, back
    ("Africa/Casablanca", "2026-02-15T02:00"),  # Ramadan begins
    ("Africa/Casablanca", "2026-03-22T02:00"),  # and ends
    ("Asia/Tehran", "2022-03-21T20:30"),  # at midnight, forward
    ("Asia/Tehran", "2022-09-21T19:30"),  # at midnight, back
    ("Pacific/Apia", "2011-12-30T10:00"),  # a day is skipped
    ("Pacific/Apia", "2021-04-03T14:00"),
)
"""Zones and the moments (UTC) at which their clocks turn."""
EDGES = (*ENDS, *(moment for _, moment in TURNS))
ANY_DAY = st.datetimes(min_value=datetime(2019, 1, 1), max_value=datetime(2034, 1, 1))  # noqa: DTZ001 — hypothesis wants bare limits beside timezones
EDGE = st.builds(
    lambda edge, minutes: datetime.fromisoformat(edge) + minutes * MINUTE,
    st.sampled_from(EDGES),
    st.integers(-3 * 1440, 3 * 1440),
)
MOMENTS = st.one_of(EDGE, ANY_DAY).map(lambda one: one.replace(tzinfo=UTC))
HOURS = st.one_of(
    st.just((9 * 60, 20 * 60)),
    st.integers(0, 1439).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, 1440))
    ),
)


def _number(name: PolicyName) -> st.SearchStrategy[int]:
    return st.integers(SPECS[name].least, SPECS[name].most)


@st.composite
def _free(draw: st.DrawFn) -> Policy:
    values = {name.value: draw(_number(name)) for name in PolicyName}
    values["window_days"] = max(values["window_days"], values["gap_days"])
    values["hours_till"] = max(values["hours_till"], values["hours_from"] + 1)
    values["rest_till_months"] = max(values["rest_till_months"], values["rest_from_months"] + 1)
    return Policy.of(values)


@st.composite
def _near(draw: st.DrawFn) -> Policy:
    """Draw numbers of everyday size, where the rules meet each other."""
    return Policy(
        gap_days=draw(st.integers(0, 5)),
        contact_touches=draw(st.integers(1, 4)),
        company_touches=draw(st.integers(1, 6)),
        window_days=draw(st.integers(5, 30)),
        mailing_days=draw(st.integers(1, 10)),
        round_touches=draw(st.integers(2, 6)),
        round_days=draw(st.integers(7, 60)),
    )


POLICIES = st.one_of(st.just(Policy()), _near(), _free())


@st.composite
def days_around(draw: st.DrawFn, moment: datetime) -> Days:
    """Draw holidays and worked weekends in the months after a moment."""
    first = moment.date()
    ahead = st.integers(-2, 60).map(lambda one: first + one * DAY)
    off = draw(st.frozensets(ahead, max_size=8))
    weekends = draw(st.frozensets(ahead, max_size=8))
    return Days(off=off, extra=frozenset(one for one in weekends if one.isoweekday() in {6, 7}))


AGO = st.one_of(
    st.integers(0, 40).map(lambda one: one * DAY),
    st.integers(0, 45 * 1440).map(lambda one: one * MINUTE),
    st.integers(0, 400).map(lambda one: one * DAY),
)


@st.composite
def histories(draw: st.DrawFn, now: datetime) -> tuple[PastTouch, ...]:
    """Draw outgoing touches of two contacts up to ``now``, newest first."""
    touch = st.builds(
        lambda ago, contact, kind: PastTouch(now - ago, contact, kind),
        AGO,
        st.sampled_from([1, 1, 2]),
        st.sampled_from([TouchKind.CALL, TouchKind.MAILING, TouchKind.MESSAGE]),
    )
    return tuple(sorted(draw(st.lists(touch, max_size=12)), key=lambda one: one.at, reverse=True))
