"""When a contact may be called: their zone and convenient hours (R12)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.calendar import WorkCalendar
from domain.language.zones import zone_of_city, zone_of_phone
from domain.policy import Policy
from domain.zones import zone

_HOUR = 60
_LONGEST_DAY = 27 * _HOUR
_MOST_DAYS = 400
"""Within so many days every calendar has a working one."""


class NoOpenMomentError(ValueError):
    """The calendar has no working day with these hours: it was made wrong."""


@dataclass(frozen=True, slots=True)
class ContactTime:
    """Convenient hours as minutes after midnight, ``start`` to before ``end``, in a zone."""

    zone: ZoneInfo
    start: int
    end: int

    def is_open(self, at: datetime, calendar: WorkCalendar) -> bool:
        """Whether this aware moment is inside the hours of a working day."""
        return self._inside(at) and calendar.is_working(self.day(at))

    def day(self, at: datetime) -> date:
        """Return the contact's own date at an aware moment."""
        return at.astimezone(self.zone).date()

    def next_open(self, at: datetime, calendar: WorkCalendar) -> datetime:
        """Return ``at`` itself, or the first later moment inside R12, in the zone of ``at``.

        Raises ``NoOpenMomentError``.
        """
        if self.is_open(at, calendar):
            return at
        first = self.day(at)
        for number in range(_MOST_DAYS):
            day = first + timedelta(days=number)
            opening = self._first(day, at.astimezone(UTC)) if calendar.is_working(day) else None
            if opening is not None:
                return opening.astimezone(at.tzinfo)
        raise NoOpenMomentError

    def opening(self, day: date) -> datetime | None:
        """Return when the hours of a day begin; nothing where the clocks skip all of them."""
        return self._first(day, _on(day, 0, self.zone).astimezone(UTC))

    def closing(self, at: datetime) -> datetime:
        """Return when the hours of the contact's own day of a moment end."""
        days, minute = divmod(self.end, 24 * _HOUR)
        return _on(self.day(at) + timedelta(days=days), minute, self.zone)

    def _first(self, day: date, since: datetime) -> datetime | None:
        """Return the first moment of a day inside the hours, not before ``since`` (UTC)."""
        if not _clocks_turn(day, self.zone):
            moment = _on(day, self.start, self.zone)
            return moment if moment >= since else None
        # Hours may begin in what the clocks skip, or come twice: look at every minute.
        night = datetime(day.year, day.month, day.day, tzinfo=self.zone).astimezone(UTC)
        minutes = (night + timedelta(minutes=one) for one in range(_LONGEST_DAY))
        inside = (one for one in minutes if one >= since and self._inside(one))
        found = next((one for one in inside if self.day(one) == day), None)
        return found.astimezone(self.zone) if found else None

    def moment(self, day: date, minute: int) -> datetime | None:
        """Return a local time of a day when it is inside the hours, aware."""
        moment = _on(day, minute, self.zone)
        return moment if self._inside(moment) and self.day(moment) == day else None

    def _inside(self, at: datetime) -> bool:
        local = at.astimezone(self.zone)
        return self.start <= local.hour * _HOUR + local.minute < self.end


def contact_time(
    *,
    timezone: str,
    call_hours: str,
    city: str,
    phone: str,
    fallback: str,
    policy: Policy,
) -> ContactTime:
    """Return when somebody may be called, as far as it is known (R12).

    The zone is the one on the card, that of the city, that of the phone, or ``fallback``: the
    manager's own in their plans, the company's in what the person is told; the hours are those on
    the card or the owner's.
    """
    name = timezone or zone_of_city(city) or zone_of_phone(phone) or fallback
    start, end = _hours(call_hours) or (policy.hours_from, policy.hours_till)
    return ContactTime(zone=zone(name), start=start, end=end)


@lru_cache(maxsize=1024)
def _hours(kept: str) -> tuple[int, int] | None:
    """Read ``HH:MM-HH:MM``; what an older version kept otherwise counts as unknown."""
    start, _, end = kept.partition("-")
    try:
        first, last = _minute(start), _minute(end)
    except ValueError:
        return None
    return (first, last) if 0 <= first < last <= 24 * _HOUR else None


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * _HOUR + int(minute)


def _clocks_turn(day: date, zone: ZoneInfo) -> bool:
    """Whether the clocks of a zone are put forward or back in the course of a day."""
    night = datetime(day.year, day.month, day.day, tzinfo=zone)
    return night.utcoffset() != (night + timedelta(days=1)).replace(fold=1).utcoffset()


def _on(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return a local time of a day; one that the clocks skip comes out after the gap."""
    hour, rest = divmod(minute, _HOUR)
    local = datetime(day.year, day.month, day.day, hour, rest, tzinfo=zone)
    return _through_utc(local, zone)


def _through_utc(local: datetime, zone: ZoneInfo) -> datetime:
    there: Callable[[ZoneInfo], datetime] = local.astimezone
    return there(ZoneInfo("UTC")).astimezone(zone)
