"""The only source of "now" that the rest of the program may ask."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class StillClock:
    """A clock that stands still: all of one unit of work happens at one moment."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment at which the clock was stopped."""
        return self.moment
