"""Working days of a country, with the days that its government moved (R12)."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Tells working days from days off.

    ``days_off`` are public holidays, ``extra_days`` weekend days that are worked.
    """

    days_off: Container[date] = field(default=())
    extra_days: Container[date] = field(default=())

    def is_working(self, day: date) -> bool:
        """Whether people work on this day."""
        # The order matters: holidays learns a year, worked weekends too, when asked for a day.
        off = day in self.days_off
        return day in self.extra_days or (not off and day.weekday() < _SATURDAY)

    def working_day_from(self, day: date) -> date:
        """Return this day, or the first working day after it."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def moment(self, day: date, at: time, zone: ZoneInfo) -> datetime:
        """Return the local time of the first working day from ``day``, aware."""
        return datetime.combine(self.working_day_from(day), at, tzinfo=zone)


class UnknownCountryError(ValueError):
    """Nobody has told the days off of this country."""


@lru_cache
def calendar_of(country: str) -> WorkCalendar:
    """Return the calendar of a country by its ISO 3166 code.

    Raises ``UnknownCountryError``.
    """
    try:
        known = holidays.country_holidays(country)
    except NotImplementedError:
        raise UnknownCountryError(f"has no known list of days off: {country}") from None
    return WorkCalendar(days_off=known, extra_days=known.weekend_workdays)
