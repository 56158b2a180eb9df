"""The time of day in words, by the habits of a working day: "в 3" is the afternoon."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.language.moment_pieces import Piece

_CLOCK = re.compile(r"(\d{1,2})[:.-](\d{2})")
_NUMBER = re.compile(r"\d{1,2}")
_WORDS = {
    "час": 1, "два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8,
    "девять": 9, "десять": 10, "одиннадцать": 11, "двенадцать": 12,
}  # fmt: skip
_ORDINALS = ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
             "одиннадцат", "двенадцат")  # fmt: skip
_MORNING, _DAY, _EVENING, _NIGHT = "morning", "day", "evening", "night"
_PARTS = (
    (re.compile(r"после\s+обеда|after\s+lunch|afternoon"), _DAY, time(14)),
    (re.compile(r"(?:до|перед)\s+обед|before\s+lunch"), _DAY, time(11)),
    (re.compile(r"обед|полд|полуд|noon|lunch"), _DAY, time(12)),
    (re.compile(r"утр|morning"), _MORNING, time(9)),
    (re.compile(r"вечер|evening|tonight"), _EVENING, time(18)),
    (re.compile(r"ноч"), _NIGHT, time(22)),
    (re.compile(r"днем|дня"), _DAY, time(14)),
)
_HALF_DAY = 12
_LAST_SMALL_HOUR = 6  # nobody is called at 3 or 6 in the morning
_UNSURE_HOUR = 7
_FULL_DAY = 24
_LAST_MINUTE = 59
_NIGHT_ENDS = 5


class NoSuchTimeError(ValueError):
    """The clock never shows this: 25:00, 11:75."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTime:
    """A time of day; ``next_day`` for 24:00, ``alternative`` for its other half of the day."""

    at: time
    next_day: bool = False
    alternative: time | None = None

    def on(self, day: date) -> datetime:
        """Return the naive local moment of that day."""
        return datetime.combine(day + timedelta(days=self.next_day), self.at)


def read_time(pieces: list[Piece]) -> SaidTime | None:
    """Return the time that the pieces speak of, None when they speak of none."""
    part, default = _part(pieces)
    for piece in pieces:
        if piece.kind != "part":
            return _exact(piece, part)
    return None if default is None else SaidTime(at=default)


def _part(pieces: list[Piece]) -> tuple[str, time | None]:
    for piece in pieces:
        if piece.kind == "part":
            for pattern, part, default in _PARTS:
                if pattern.search(piece.text):
                    return part, default
    return "", None


def _exact(piece: Piece, part: str) -> SaidTime:
    text = piece.text
    if piece.kind == "half":
        hour, minute, sure = _ORDINALS.index(piece.match["of"]) or _HALF_DAY, 30, False
        return _of_day(hour, minute, _own_part(text) or part, sure=sure)
    clock = _CLOCK.search(text)
    if clock is not None:
        hour, minute, sure = int(clock[1]), int(clock[2]), clock[1].startswith("0")
    elif number := _NUMBER.search(text):
        hour, sure = int(number.group()), number.group().startswith("0")
        minute = int(piece.match["minutes"] or 0)
    else:
        hour = next(_WORDS[word] for word in re.findall(r"\w+", text) if word in _WORDS)
        minute, sure = 0, False
    return _of_day(hour, minute, _own_part(text) or part, sure=sure)


def _own_part(text: str) -> str:
    """Return the half of the day named beside the hour: "3 часа дня", "3 pm"."""
    if re.search(r"\d\s?a\.?m", text):
        return "am"
    if re.search(r"\d\s?p\.?m", text):
        return "pm"
    for word, part in (("утра", _MORNING), ("дня", _DAY), ("вечера", _EVENING), ("ночи", _NIGHT)):
        if text.endswith(word):
            return part
    return ""


def _of_day(hour: int, minute: int, part: str, *, sure: bool) -> SaidTime:
    if minute > _LAST_MINUTE or hour > _FULL_DAY or (hour == _FULL_DAY and minute):
        raise NoSuchTimeError
    if part in {"am", "pm"} and hour > _HALF_DAY:
        raise NoSuchTimeError
    if hour == _FULL_DAY:
        return SaidTime(at=time(0), next_day=True)
    if part:
        return SaidTime(at=time(_with_part(hour, part), minute))
    if sure or hour > _UNSURE_HOUR or hour == 0:
        return SaidTime(at=time(hour, minute))
    later = time(hour + _HALF_DAY, minute)
    unsure = time(hour, minute) if hour == _UNSURE_HOUR else None
    return SaidTime(at=later, alternative=unsure)


def _with_part(hour: int, part: str) -> int:
    if hour >= _HALF_DAY + 1 or (hour == _HALF_DAY and part not in {"am", _NIGHT}):
        return hour
    if part in {"am", _MORNING}:
        return hour % _HALF_DAY
    if part == _NIGHT:
        return hour % _HALF_DAY if hour <= _NIGHT_ENDS or hour == _HALF_DAY else hour + _HALF_DAY
    if part == _DAY:
        return hour + _HALF_DAY if hour <= _LAST_SMALL_HOUR else hour
    return hour + _HALF_DAY
