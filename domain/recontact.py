"""On which day a client comes back: inside a window of calendar months, levelled (R22, R26, R27).

Pure and deterministic: the same window and the same load give the same moment.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import WorkCalendar
from domain.calendar_months import add_months
from domain.contact_time import ContactTime
from domain.policy import Policy

_HOUR = 60
_MORNING = 10 * _HOUR
"""A return at the very opening of a day would ring before the manager has sat down."""

Load = Mapping[date, int]
"""How many returns each day of a manager holds already, by the manager's own calendar."""


class NoDayError(ValueError):
    """The window holds no working day with these hours: it is narrower than any policy allows."""


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day on which a client may come back, in the contact's zone."""

    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Return every day, in order."""
        return (
            self.first + timedelta(days=one) for one in range((self.last - self.first).days + 1)
        )


def recontact_window(began: datetime, hours: ContactTime, policy: Policy) -> Window:
    """Return the window of a rest that began at ``began`` (R22)."""
    day = hours.day(began)
    return Window(
        add_months(day, policy.rest_from_months), add_months(day, policy.rest_till_months)
    )


def check_window(archived: datetime, hours: ContactTime, policy: Policy) -> Window:
    """Return the window of the next check of an archived contact, one month long (R26)."""
    day = hours.day(archived)
    months = policy.archive_months
    return Window(add_months(day, months - 1), add_months(day, months))


def recontact_moment(
    window: Window,
    hours: ContactTime,
    manager_zone: ZoneInfo,
    *,
    calendar: WorkCalendar,
    load: Load,
) -> datetime:
    """Return the moment of a return: on the working day with the fewest, the earliest of these.

    The moment is aware, in the contact's zone, inside the convenient hours (R12). Raises
    ``NoDayError``.
    """
    moments = (_moment(day, hours, manager_zone) for day in _open_days(window, hours, calendar))
    least = min(moments, key=lambda at: (_held(load, at, manager_zone), at), default=None)
    if least is None:
        raise NoDayError
    return least


def check_moment(
    window: Window,
    hours: ContactTime,
    manager_zone: ZoneInfo,
    *,
    calendar: WorkCalendar,
    load: Load,
    lists: Load,
    most: int,
) -> datetime:
    """Return when an archived contact is checked: with a list that stands, or on a free day (R26).

    ``lists`` counts the contacts of the checking lists that the manager has already; one takes
    up to ``most``. Raises ``NoDayError``.
    """
    for day in _open_days(window, hours, calendar):
        at = _moment(day, hours, manager_zone)
        if 0 < _held(lists, at, manager_zone) < most:
            return at
    return recontact_moment(window, hours, manager_zone, calendar=calendar, load=load)


def load_of(
    moments: Iterable[datetime] | Mapping[datetime, int], manager_zone: ZoneInfo
) -> dict[date, int]:
    """Return how many of these moments, counted or one by one, fall on each day of the manager."""
    load: dict[date, int] = {}
    for at, count in Counter(moments).items():
        day = at.astimezone(manager_zone).date()
        load[day] = load.get(day, 0) + count
    return load


def _held(load: Load, at: datetime, manager_zone: ZoneInfo) -> int:
    return load.get(at.astimezone(manager_zone).date(), 0)


def _open_days(window: Window, hours: ContactTime, calendar: WorkCalendar) -> Iterator[date]:
    for day in window.days():
        if calendar.is_working(day) and hours.opening(day) is not None:
            yield day


def _moment(day: date, hours: ContactTime, manager_zone: ZoneInfo) -> datetime:
    """Return the manager's morning of a day where the contact's hours hold it, else theirs."""
    morning = datetime(day.year, day.month, day.day, _MORNING // _HOUR, tzinfo=manager_zone)
    if hours.zone.key != manager_zone.key:
        local = morning.astimezone(hours.zone)
        if local.date() == day and hours.moment(day, local.hour * _HOUR + local.minute):
            return local
    opening = hours.moment(day, _MORNING) or hours.opening(day)
    if opening is None:
        raise NoDayError
    return opening
