"""The day in words: numeric dates and weekdays by our own rules, the rest by timesense."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from domain.language.moment_pieces import Piece

if TYPE_CHECKING:
    from timesense import TimeSenseParser

_NUMBERS = re.compile(r"\d+")
_CYRILLIC = re.compile(r"[а-я]")
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_SHORT_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_EN_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр",
           "ноябр", "декабр")  # fmt: skip
_EN_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLAIN_DAYS = (
    ("послезавтра", 2), ("day after tomorrow", 2), ("завтра", 1), ("tomorrow", 1),
    ("позавчера", -2), ("вчера", -1), ("yesterday", -1), ("сегодня", 0), ("today", 0),
    ("tonight", 0),
)  # fmt: skip
# timesense reads "in 3 days" but not "in three days".
_EN_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_EN_NUMBER = re.compile(rf"(?<!\w)(?:{'|'.join(_EN_NUMBERS)})(?!\w)")
_EXACT_UNIT = re.compile(r"час|мин|(?<!\w)ч\.?(?!\w)|hour|hr|min")
_HUGE = re.compile(r"\d{3}")
_WEEK = timedelta(days=7)
_FRIDAY = 4
_LAST_MONTH = 12
_MID_MONTH = 15
_CENTURY = 100
_JUST_PASSED = timedelta(days=300)


class NoSuchDateError(ValueError):
    """The calendar has no such day: 31 February, 32.12.2026."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """A day as said.

    ``after`` is set instead of a meaningful ``day`` when an exact time from now was named.
    ``today_if_ahead``: the weekday is today's, so with an hour still ahead it is today.
    """

    day: date
    after: timedelta | None = None
    alternative: date | None = None
    ambiguous: bool = False
    today_if_ahead: bool = False


def read_day(pieces: list[Piece], local: datetime, locale: str) -> SaidDay | None:
    """Return the day that the pieces speak of, None when they speak of none.

    ``local`` is now, naive, on the speaker's clock. Raises NoSuchDateError.
    """
    if not pieces:
        return None
    numeric = next((piece for piece in pieces if piece.kind in _NUMERIC), None)
    if numeric is not None:  # "в пятницу, 27.11": the figures are surer
        return _numeric(numeric, local.date(), locale)
    if len(pieces) > 1:
        joined = read_loose(" ".join(piece.text for piece in pieces), local)
        if joined is not None:
            return joined
    return _single(pieces[0], local)


def read_loose(folded: str, local: datetime, *, whole: bool = False) -> SaidDay | None:
    """Let timesense read a phrase; with ``whole`` only when it understood every word."""
    language = "ru" if _CYRILLIC.search(folded) else "en"
    folded = _EN_NUMBER.sub(lambda word: str(_EN_NUMBERS[word.group()]), folded)
    result = _parser().parse(folded, now=local, language=language)
    when = getattr(result, "when", None)
    if result is None or when is None or (whole and result.title):
        return None
    if _EXACT_UNIT.search(folded):
        return SaidDay(day=when.date(), after=when - local)
    return SaidDay(day=when.date())


_NUMERIC = frozenset({"iso", "dotted", "short", "monthday", "ofmonth"})


def _numeric(piece: Piece, today: date, locale: str) -> SaidDay:
    numbers = [int(number) for number in _NUMBERS.findall(piece.text)]
    if piece.kind == "iso":
        return SaidDay(day=_date(*numbers))
    if piece.kind == "ofmonth":
        return _day_of_month(numbers[0], today)
    if piece.kind == "monthday":
        day, month = numbers[0], _month(piece.text)
    else:
        day, month = numbers[:2]
        if "/" in piece.text and (locale.startswith("en") or month > _LAST_MONTH >= day):
            day, month = (month, day) if day <= _LAST_MONTH else (day, month)
        numbers = numbers[1:]
    if len(numbers) > 1:
        year = numbers[1]
        return SaidDay(day=_date(year + 2000 if year < _CENTURY else year, month, day))
    return _without_year(day, month, today)


def _without_year(day: int, month: int, today: date) -> SaidDay:
    """Return the next such day; one that has just passed may have been meant, so it is asked."""
    year = today.year
    for ahead in range(9):  # 29 February comes back within eight years
        if day == 29 and month == 2 and not calendar.isleap(year + ahead):  # noqa: PLR2004 — the leap day
            continue
        found = _date(year + ahead, month, day)
        if found >= today:
            return SaidDay(day=found, ambiguous=found - today > _JUST_PASSED)
    raise NoSuchDateError


def _day_of_month(day: int, today: date) -> SaidDay:
    """Return this month's day or that of the next month that has it."""
    year, month = today.year, today.month
    for _ in range(3):
        if day <= calendar.monthrange(year, month)[1] and _date(year, month, day) >= today:
            return SaidDay(day=_date(year, month, day))
        year, month = (year + 1, 1) if month == _LAST_MONTH else (year, month + 1)
    raise NoSuchDateError


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDateError from error


def _month(text: str) -> int:
    for word in re.findall(r"[^\W\d_]+", text):
        for names in (_MONTHS, _EN_MONTHS):
            for number, name in enumerate(names, start=1):
                if word.startswith(name):
                    return number
    raise NoSuchDateError


def _single(piece: Piece, local: datetime) -> SaidDay | None:
    today = local.date()
    if piece.kind == "day":
        ahead = next(days for word, days in _PLAIN_DAYS if word in piece.text)
        return SaidDay(day=today + timedelta(days=ahead))
    if piece.kind == "weekday":
        return _weekday(piece, today)
    if piece.kind == "edge":
        return SaidDay(day=_edge(piece, today))
    day = read_loose(piece.text, local)
    if piece.kind == "span" and day is None and _HUGE.search(piece.text):
        raise OverflowError
    if piece.kind == "period" and day is not None and day.day < today:
        return SaidDay(day=today + timedelta(days=1), ambiguous=True)  # "на этой неделе"
    return day


def _weekday(piece: Piece, today: date) -> SaidDay:
    """Read a weekday: bare it is the next one, "следующая" that of the next week.

    Where both could be meant (there is a Friday left in this week) the other is offered.
    """
    number = _weekday_number(piece.text)
    ahead = (number - today.weekday()) % 7
    if piece.match["following"]:
        monday = today - timedelta(days=today.weekday())
        day = monday + _WEEK + timedelta(days=number)
        nearest = today + timedelta(days=ahead or 7)
        return SaidDay(day=day, alternative=nearest if nearest != day else None)
    if not ahead:
        return SaidDay(day=today + _WEEK, today_if_ahead=True)
    return SaidDay(day=today + timedelta(days=ahead))


def _weekday_number(text: str) -> int:
    for word in text.split():
        for number in range(7):
            if word.startswith((_WEEKDAYS[number], _EN_WEEKDAYS[number])):
                return number
            if word == _SHORT_WEEKDAYS[number]:
                return number
    raise NoSuchDateError


def _edge(piece: Piece, today: date) -> date:
    """Return the beginning, middle or last working day of a week, month or year."""
    match = piece.match
    if match["week"]:
        monday = today - timedelta(days=today.weekday()) + (_WEEK if match["next"] else timedelta())
        offset = _FRIDAY if match["end"] else 2 if match["middle"] else 0
        return _ahead(monday + timedelta(days=offset), today, _WEEK)
    year, month = (today.year, today.month) if match["month"] else (today.year, 1)
    if match["next"]:
        year, month = (year, month + 1) if match["month"] and month < _LAST_MONTH else (year + 1, 1)
    day = _in_month(match, year, month)
    if day < today:
        year, month = (year, month + 1) if match["month"] and month < _LAST_MONTH else (year + 1, 1)
        day = _in_month(match, year, month)
    return day


def _in_month(match: re.Match[str], year: int, month: int) -> date:
    if match["end"]:
        month = month if match["month"] else _LAST_MONTH
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=max(0, last.weekday() - _FRIDAY))
    if match["middle"]:
        return date(year, month, _MID_MONTH) if match["month"] else date(year, 7, 1)
    return date(year, month, 1)


def _ahead(day: date, today: date, step: timedelta) -> date:
    return day if day >= today else day + step


@cache
def _parser() -> "TimeSenseParser":
    from timesense import (  # noqa: PLC0415 — heavy, and most messages name no such moment
        TimeConfig,
        TimeSenseParser,
    )

    return TimeSenseParser(TimeConfig(use_morph=False))
