"""Working days of a country, with the days that its government moved (R12)."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Tells working days from days off.

    ``days_off`` are public holidays, ``extra_days`` weekend days that are worked. The list
    reaches to the end of the year ``reaches`` (``None``: for ever); for later days only weekends
    are off. Moved days are decreed year by year, known until ``decreed``; later the law alone
    speaks. In both cases ``on_unknown`` is told the year, so that somebody can say so.
    """

    days_off: Container[date] = field(default=())
    extra_days: Container[date] = field(default=())
    reaches: int | None = None
    decreed: int | None = None
    on_unknown: Callable[[int], None] | None = None
    _known: dict[date, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working(self, day: date) -> bool:
        """Whether people work on this day."""
        # Asked again and again for the same few days; the list itself is slow to answer.
        answer = self._known.get(day)
        if answer is None:
            answer = self._known[day] = self._look_up(day)
        return answer

    def _look_up(self, day: date) -> bool:
        weekday = day.weekday() < _SATURDAY
        last = min(filter(None, (self.reaches, self.decreed)), default=None)
        if last is not None and day.year > last and self.on_unknown is not None:
            self.on_unknown(day.year)
        if self.reaches is not None and day.year > self.reaches:
            return weekday
        # The order matters: holidays learns a year, worked weekends too, when asked for a day.
        off = day in self.days_off
        return day in self.extra_days or (not off and weekday)

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
def calendar_of(country: str, on_unknown: Callable[[int], None] | None = None) -> WorkCalendar:
    """Return the calendar of a country by its ISO 3166 code.

    Raises ``UnknownCountryError``.
    """
    try:
        known = holidays.country_holidays(country)
    except NotImplementedError:
        raise UnknownCountryError(f"has no known list of days off: {country}") from None
    return WorkCalendar(
        days_off=known,
        extra_days=known.weekend_workdays,
        reaches=int(known.end_year),
        decreed=_last_decree(known),
        on_unknown=on_unknown,
    )


def _last_decree(known: holidays.HolidayBase) -> int | None:
    """Return the last year whose moved days are known, for countries that move days at all."""
    if not getattr(known, "substituted_label", ""):
        return None
    return max(year for year in known.special_public_holidays if isinstance(year, int))
