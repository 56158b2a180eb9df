"""The sandbox's own time: a clock that can be pushed forward."""

import calendar
import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.clock import Clock

ZONE = ZoneInfo("Europe/Moscow")
MORNING = time(8)

_STEP = re.compile(r"(?P<count>[1-9]\d{0,3})(?P<unit>h|d|w|mo)")
_MONTHS_IN_YEAR = 12


class StandingClock:
    """A clock that shows one moment for ever: the ground of repeatable tests."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the same aware moment, in UTC."""
        return self._moment


class SandboxClock:
    """Another clock plus an offset that only grows."""

    def __init__(self, base: Clock) -> None:
        self._base = base
        self._ahead = timedelta()

    @property
    def ahead(self) -> timedelta:
        """How far this clock runs before its base."""
        return self._ahead

    def now(self) -> datetime:
        """Return the present moment of the sandbox, aware, in UTC."""
        return (self._base.now() + self._ahead).astimezone(UTC)

    def advance(self, step: timedelta) -> datetime:
        """Push the clock forward and return the new moment; ValueError for a step back."""
        if step < timedelta():
            raise ValueError("the sandbox clock never goes back")
        self._ahead += step
        return self.now()

    def set_to(self, moment: datetime) -> datetime:
        """Push the clock to an aware moment and return it; ValueError for the past."""
        return self.advance(moment - self.now())


def destination(start: datetime, step: str) -> datetime:
    """Return where a step of the page's clock leads.

    ``step`` is ``next_morning`` (08:00 in Moscow) or a number with a unit: ``1h``, ``2d``,
    ``1w``, ``5mo`` (calendar months, cut to the last day of a shorter one). Days, weeks and
    months keep the hour on Moscow's wall. ValueError for anything else.
    """
    local = start.astimezone(ZONE)
    if step == "next_morning":
        day = local.date() + timedelta(days=local.time() >= MORNING)
        return datetime.combine(day, MORNING, ZONE).astimezone(UTC)
    match = _STEP.fullmatch(step)
    if match is None:
        raise ValueError(f"cannot read the step {step!r}: 1h, 2d, 1w, 5mo or next_morning")
    count, unit = int(match["count"]), match["unit"]
    if unit == "h":
        return start + timedelta(hours=count)
    if unit == "mo":
        return _months_later(local, count).astimezone(UTC)
    return (local + timedelta(days=count * (7 if unit == "w" else 1))).astimezone(UTC)


def _months_later(local: datetime, months: int) -> datetime:
    years, month_index = divmod(local.month - 1 + months, _MONTHS_IN_YEAR)
    year, month = local.year + years, month_index + 1
    day = min(local.day, calendar.monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day)
