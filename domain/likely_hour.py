"""The likely hour of reaching a client, from the outcomes of its own past calls.

What is counted: outgoing calls by the local hour of the contact. Reached is whoever spoke with us;
missed are "no answer" and "busy". A wrong person or a dead number tells nothing of the hour.

How likely a call at ``hour`` reaches is estimated by Laplace's rule of succession::

    (reached + 1) / (reached + missed + 2)

over the calls made within an hour before or after it; where there are none, over those of the same
half of the day (before 13:00, or from then on). Who was never called comes out at one half, and a
few calls never give certainty.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.touches import MISSED, UNREACHABLE, Outcome

_HOURS, _NOON = 24, 13
_ENOUGH = 3
"""So many answers make a habit that is worth telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCall:
    """An outgoing call that was: when (aware) and what came of it."""

    at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How many calls reached and missed the client in each local hour, 0 to 23."""

    reached: tuple[int, ...]
    missed: tuple[int, ...]


def habit_of(calls: Iterable[PastCall], zone: ZoneInfo) -> Habit:
    """Count calls by the hour of a zone."""
    reached, missed = [0] * _HOURS, [0] * _HOURS
    for one in calls:
        if one.outcome not in UNREACHABLE:
            counted = missed if one.outcome in MISSED else reached
            counted[one.at.astimezone(zone).hour] += 1
    return Habit(reached=tuple(reached), missed=tuple(missed))


def likelihood(habit: Habit, hour: int) -> float:
    """Return how likely a call at a local hour reaches, above 0 and below 1."""
    near = _around(hour)
    if not _many(habit.reached, near) + _many(habit.missed, near):
        near = range(_NOON) if hour < _NOON else range(_NOON, _HOURS)
    reached, missed = _many(habit.reached, near), _many(habit.missed, near)
    return (reached + 1) / (reached + missed + 2)


def usual_hours(habit: Habit, hour: int) -> tuple[int, int] | None:
    """Return from when till before when the client usually picks up, if ``hour`` is inside.

    Usually: three answers or more within an hour of ``hour``, and more answers than misses.
    """
    near = _around(hour)
    answered = [one for one in near if habit.reached[one]]
    many = _many(habit.reached, near)
    if many < _ENOUGH or many <= _many(habit.missed, near):
        return None
    start, end = min(answered), max(answered) + 1
    return (start, end) if start <= hour < end else None


def _around(hour: int) -> Sequence[int]:
    return range(max(0, hour - 1), min(_HOURS, hour + 2))


def _many(counts: Sequence[int], hours: Iterable[int]) -> int:
    return sum(counts[hour] for hour in hours)
