"""Who is on duty, and how working minutes are counted (R53). Pure.

A member works from ``work_from`` to ``work_till`` of their own zone on working days of the
calendar that are none of their quiet days. Hours that end before they begin last past midnight.
Who has made every weekday a quiet one has only turned the digest off: quiet days then say nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from domain.calendar import WorkCalendar
from domain.contact_time import ContactTime, NoOpenMomentError
from domain.customers.leads import Candidate
from domain.language.zones import city_key, zone_of_city
from domain.team import Member
from domain.zones import zone

_WEEKDAYS = frozenset(range(1, 6))
_MOST_DAYS = 400
"""Within so many days every calendar has a working one."""
_MOST_TRIES = 14
_BACK_TOGETHER = timedelta(hours=2)
_NEVER = datetime.min.replace(tzinfo=UTC)


def on_duty(member: Member, at: datetime, calendar: WorkCalendar) -> bool:
    """Return whether a member works at an aware moment."""
    today = at.astimezone(member.zone).date()
    shifts = (
        _shift(member, day)
        for day in (today - timedelta(days=1), today)
        if _works(member, day, calendar)
    )
    return any(start <= at < end for start, end in shifts)


def next_on_duty(member: Member, at: datetime, calendar: WorkCalendar) -> datetime:
    """Return ``at``, or the next moment at which the member works (UTC).

    Raises ``NoOpenMomentError`` for a calendar without working days.
    """
    start, _ = next(_shifts(member, at, calendar))
    return start


def after_working(member: Member, at: datetime, minutes: int, calendar: WorkCalendar) -> datetime:
    """Return when so many of the member's working minutes have passed since ``at`` (UTC).

    Raises ``NoOpenMomentError`` for a calendar without working days.
    """
    left = timedelta(minutes=minutes)
    shifts = _shifts(member, at, calendar)
    start, end = next(shifts)
    while left > end - start:
        left -= end - start
        start, end = next(shifts)
    return start + left


def call_expected(
    member: Member, hours: ContactTime, at: datetime, calendar: WorkCalendar
) -> datetime:
    """Return ``at``, or the first later moment that suits both the member and the person (R12).

    Where their hours do not meet within two weeks: the person's first after the member's.
    """
    first = hours.next_open(next_on_duty(member, at, calendar), calendar)
    moment = first
    for _ in range(_MOST_TRIES):
        there = next_on_duty(member, moment, calendar)
        if there == moment:
            return moment
        moment = hours.next_open(there, calendar)
    return first


def call_until(
    member: Member, hours: ContactTime, at: datetime, calendar: WorkCalendar
) -> datetime:
    """Return until when a member who is on duty can call a person who can be called at ``at``."""
    _, end = next(_shifts(member, at, calendar))
    return min(end, hours.closing(at))


def whose_turn(
    candidates: Sequence[Candidate], at: datetime, calendar: WorkCalendar, *, city: str
) -> Member | None:
    """Return who gets the next lead of a city, or of anywhere (``""``); nobody: no candidates.

    Those who serve the city come first, then those who serve every city, then those in the zone
    of the city, then all. Among them those on duty now, else who is back first and all who are
    back within two hours of that one: who begins five minutes earlier than the others would get
    every lead of the night. Among these who had no lead for the longest time, then the lower
    number. Same input, same member.
    """
    among = _nearest(candidates, at, city) if city_key(city) else candidates
    back = {one.member.id: next_on_duty(one.member, at, calendar) for one in among}
    first = min(back.values(), default=at)
    last = first + _BACK_TOGETHER if first > at else at
    equals = [one for one in among if back[one.member.id] <= last]
    chosen = min(equals, key=lambda one: (one.last_lead_at or _NEVER, one.member.id), default=None)
    return chosen.member if chosen else None


def _nearest(candidates: Sequence[Candidate], at: datetime, city: str) -> Sequence[Candidate]:
    """Return the first group of candidates for a city that has anybody in it."""
    wanted, there = city_key(city), zone_of_city(city)
    groups = (
        [one for one in candidates if wanted in map(city_key, one.member.cities)],
        [one for one in candidates if not one.member.cities],
        [one for one in candidates if there and _same_clock(one.member, there, at)],
    )
    return next(filter(None, groups), candidates)


def _same_clock(member: Member, timezone: str, at: datetime) -> bool:
    return at.astimezone(member.zone).utcoffset() == at.astimezone(zone(timezone)).utcoffset()


def _shifts(
    member: Member, at: datetime, calendar: WorkCalendar
) -> Iterator[tuple[datetime, datetime]]:
    """Yield what is left of each shift from ``at`` on, none of it twice."""
    today = at.astimezone(member.zone).date()
    since, waited = at.astimezone(UTC), 0
    day = today - timedelta(days=1)
    while waited < _MOST_DAYS:
        start, end = _shift(member, day)
        if end > max(since, start) and _works(member, day, calendar):
            yield max(since, start), end
            since, waited = end, 0
        day += timedelta(days=1)
        waited += 1
    raise NoOpenMomentError


def _works(member: Member, day: date, calendar: WorkCalendar) -> bool:
    quiet = frozenset() if member.quiet_days >= _WEEKDAYS else member.quiet_days
    return calendar.is_working(day) and day.isoweekday() not in quiet


def _shift(member: Member, day: date) -> tuple[datetime, datetime]:
    """Return when the shift of a day begins and ends, UTC; the clocks may take all of it."""
    last = day if member.work_from < member.work_till else day + timedelta(days=1)
    start = datetime.combine(day, member.work_from, tzinfo=member.zone)
    end = datetime.combine(last, member.work_till, tzinfo=member.zone)
    return start.astimezone(UTC), end.astimezone(UTC)
