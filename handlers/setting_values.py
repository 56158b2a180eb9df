"""Reading a member's habits, typed or pressed. Each reader raises ``ValueError``."""

import re
from collections.abc import Callable, Mapping
from datetime import time

from domain.field_values import read_hours
from domain.language.text import fold
from domain.manage_team import Preferences
from handlers.desk import Desk
from handlers.time_zones import read_zone
from locales import LOCALES

_CLOCK = re.compile(r"(\d{1,2})(?:[:.\-\s](\d{2}))?")
_END_OF_DAY = time(23, 59)
_WEEK = range(1, 8)


def _language(desk: Desk, value: str) -> Preferences:
    del desk
    locale = fold(value)
    if locale not in LOCALES:
        raise ValueError(value)
    return Preferences(locale=locale)


def _zone(desk: Desk, value: str) -> Preferences:
    return Preferences(timezone=read_zone(value, desk.clock.now(), desk.country))


def _digest(desk: Desk, value: str) -> Preferences:
    del desk
    match = _CLOCK.fullmatch(value.strip())
    if match is None:
        raise ValueError(value)
    return Preferences(digest_at=time(int(match[1]), int(match[2] or 0)))


def _hours(desk: Desk, value: str) -> Preferences:
    hours = read_hours(value, desk.clock.now(), desk.country)
    start, _, end = hours.partition("-")
    if not end:
        raise ValueError(value)
    till = _END_OF_DAY if end == "24:00" else time.fromisoformat(end)
    return Preferences(work_from=time.fromisoformat(start), work_till=till)


def _quiet(desk: Desk, value: str) -> Preferences:
    """Tick a weekday or take its tick away."""
    day = int(value)
    if day not in _WEEK:
        raise ValueError(value)
    return Preferences(quiet_days=desk.member.quiet_days ^ {day})


READERS: Mapping[str, Callable[[Desk, str], Preferences]] = {
    "language": _language,
    "zone": _zone,
    "digest": _digest,
    "hours": _hours,
    "quiet": _quiet,
}
"""How the value of each habit is read."""
