"""Reading a member's habits, typed or pressed. Each reader raises ``ValueError``."""

import re
from collections.abc import Callable, Mapping
from datetime import time

from domain.field_values import read_hours
from domain.language.text import clean, fold
from domain.manage_team import Preferences
from handlers.desk import Desk
from handlers.time_zones import read_zone
from locales import LOCALES

_CLOCK = re.compile(r"(\d{1,2})(?:[:.\-\s](\d{2}))?")
_END_OF_DAY = time(23, 59)
_WEEK = range(1, 8)
_BETWEEN = re.compile(r"[,;/\n]+")
_EVERYWHERE = frozenset({"all", "все", "любые", "любой", "все города", "all cities", "-"})
_MOST_CITIES, _LONGEST_CITY = 20, 60
_SAID = {"yes": True, "no": False}


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


def _leads(desk: Desk, value: str) -> Preferences:
    """Take new leads, or not (R53)."""
    del desk
    if value not in _SAID:
        raise ValueError(value)
    return Preferences(takes_leads=_SAID[value])


def _cities(desk: Desk, value: str) -> Preferences:
    """Take the cities whose leads come first to the member, each once; ``all`` for every city."""
    del desk
    if fold(value) in _EVERYWHERE:
        return Preferences(cities=())
    named: dict[str, str] = {}
    for part in _BETWEEN.split(value):
        city = clean(part, 2 * _LONGEST_CITY)
        named.setdefault(fold(city), city)
    cities = tuple(city for city in named.values() if city)
    if not 0 < len(cities) <= _MOST_CITIES or any(not _is_city(one) for one in cities):
        raise ValueError(value)
    return Preferences(cities=cities)


def _is_city(words: str) -> bool:
    return len(words) <= _LONGEST_CITY and any(one.isalpha() for one in words)


READERS: Mapping[str, Callable[[Desk, str], Preferences]] = {
    "language": _language,
    "zone": _zone,
    "digest": _digest,
    "hours": _hours,
    "quiet": _quiet,
    "leads": _leads,
    "cities": _cities,
}
"""How the value of each habit is read."""
