"""Moments in words ("в пятницу в 11", "in 2 weeks"), in the zone of whoever speaks.

The time of day, numeric dates and weekdays are read here, by the rules of a working
day; the looser phrases ("через две недели", "первого декабря") by timesense.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.language.found import Found
from domain.language.moment_days import NoSuchDateError, SaidDay, read_day, read_loose
from domain.language.moment_hours import NoSuchTimeError, SaidTime, read_time
from domain.language.moment_pieces import DATE_KINDS, TIME_KINDS, Pieces, find_pieces
from domain.language.text import fold

_DEFAULT_TIME = time(10, 0)
_LONGEST_AHEAD = timedelta(days=366 * 6)
_NOON = 12
_LONGEST_TEXT = 5_000
_MOST_MOMENTS = 16
_LONGEST_PHRASE = 120


class BadMomentReason(StrEnum):
    """Why a moment cannot be taken."""

    PAST = "past"
    NO_SUCH_DATE = "no_such_date"
    NO_SUCH_TIME = "no_such_time"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment as understood.

    ``at`` is aware UTC; without ``has_time`` the hour is the default one. An
    ``ambiguous`` moment is to be confirmed; ``alternative`` is its other reading, if any.
    """

    at: datetime
    has_time: bool
    text: str
    ambiguous: bool = False
    alternative: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BadMoment:
    """Words that speak of a moment that cannot be, ``text[start:end]``."""

    reason: BadMomentReason
    fragment: str
    start: int
    end: int


def parse_moment(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    locale: str = "ru",
    default_time: time = _DEFAULT_TIME,
) -> Moment | BadMoment | None:
    """Read the moment that is the whole of ``text``; None when it speaks of none."""
    words = text.strip(" \t\n.,;!")
    found = find_moment(words, now=now, zone=zone, locale=locale, default_time=default_time)
    if found is not None and (found.start, found.end) == (0, len(words)):
        return found.value if isinstance(found, Found) else found
    if 0 < len(words) <= _LONGEST_PHRASE:
        day = read_loose(fold(words), now.astimezone(zone).replace(tzinfo=None), whole=True)
        if day is not None:
            pieces = Pieces(pieces=(), start=0, end=len(words))
            said = _place(day, None, now=now, zone=zone, default_time=default_time)
            return _judge(words, pieces, said, now)
    return found if isinstance(found, BadMoment) else None


def find_moment(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    locale: str = "ru",
    default_time: time = _DEFAULT_TIME,
) -> Found[Moment] | BadMoment | None:
    """Find the first moment in ``text``; the rest of the text is the note.

    A bare weekday or time lies always ahead; an explicit date behind ``now`` is a
    BadMoment. Local times that a clock change skips move forward.
    """
    found = find_moments(text, now=now, zone=zone, locale=locale, default_time=default_time)
    return found[0] if found else None


def find_moments(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    locale: str = "ru",
    default_time: time = _DEFAULT_TIME,
) -> list[Found[Moment] | BadMoment]:
    """Find the moments in the first 5000 characters of ``text``, in order, at most 16."""
    text = text[:_LONGEST_TEXT]
    found: list[Found[Moment] | BadMoment] = []
    for pieces in find_pieces(fold(text))[:_MOST_MOMENTS]:
        reading = _read(text, pieces, now=now, zone=zone, locale=locale, default_time=default_time)
        if isinstance(reading, BadMoment):
            found.append(reading)
        elif reading is not None:
            found.append(Found(value=reading, start=pieces.start, end=pieces.end))
    return found


def _read(
    text: str,
    pieces: Pieces,
    *,
    now: datetime,
    zone: ZoneInfo,
    locale: str,
    default_time: time,
) -> Moment | BadMoment | None:
    local = now.astimezone(zone).replace(tzinfo=None)
    try:
        hour = read_time(pieces.of(TIME_KINDS))
        day = read_day(pieces.of(DATE_KINDS), local, locale)
    except NoSuchTimeError:
        return _bad(text, pieces, BadMomentReason.NO_SUCH_TIME)
    except NoSuchDateError:
        return _bad(text, pieces, BadMomentReason.NO_SUCH_DATE)
    except OverflowError:
        return _bad(text, pieces, BadMomentReason.TOO_FAR)
    if day is None and (hour is None or pieces.of(DATE_KINDS)):
        return None
    said = _place(day, hour, now=now, zone=zone, default_time=default_time)
    return _judge(text, pieces, said, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    at: datetime
    has_time: bool
    ambiguous: bool = False
    alternative: datetime | None = None


def _place(
    day: SaidDay | None,
    hour: SaidTime | None,
    *,
    now: datetime,
    zone: ZoneInfo,
    default_time: time,
) -> _Said:
    """Put the day and the hour together on the calendar of ``zone``."""
    local = now.astimezone(zone).replace(tzinfo=None)
    if day is None:
        return _next_at(hour or SaidTime(at=default_time), local, zone)
    if day.after is not None and hour is None:
        return _Said(at=now.astimezone(UTC) + day.after, has_time=True)
    chosen, other = day.day, day.alternative
    if day.today_if_ahead and hour is not None and hour.on(local.date()) > local:
        chosen, other = local.date(), day.day
    if hour is None:
        at = _utc(_at_default(chosen, default_time, local), zone)
    else:
        at = _utc(hour.on(chosen), zone)
    alternative = _second(hour, chosen, other, default_time, zone)
    ambiguous = day.ambiguous or other is not None or alternative is not None
    if alternative is not None and alternative <= now:
        alternative, ambiguous = None, day.ambiguous
    if at <= now < (alternative or now):  # "сегодня в 7", said at noon, is this evening
        return _Said(at=alternative or at, has_time=True)
    return _Said(at=at, has_time=hour is not None, ambiguous=ambiguous, alternative=alternative)


def _second(
    hour: SaidTime | None, chosen: date, other: date | None, default_time: time, zone: ZoneInfo
) -> datetime | None:
    """Return the other reading: another day, else another half of the day."""
    if other is not None:
        return _utc((hour or SaidTime(at=default_time)).on(other), zone)
    if hour is not None and hour.alternative is not None:
        return _utc(SaidTime(at=hour.alternative).on(chosen), zone)
    return None


def _next_at(hour: SaidTime, local: datetime, zone: ZoneInfo) -> _Said:
    """Return the next time that a clock shows ``hour``."""
    at = hour.on(local.date())
    if at <= local:
        at = hour.on(local.date() + timedelta(days=1))
    other = None
    if hour.alternative is not None:
        second = SaidTime(at=hour.alternative).on(local.date())
        if second <= local:
            second += timedelta(days=1)
        other = _utc(second, zone)
    return _Said(at=_utc(at, zone), has_time=True, ambiguous=other is not None, alternative=other)


def _at_default(day: date, default_time: time, local: datetime) -> datetime:
    """Return the default time of ``day``; today, when that is over, an hour from now."""
    at = datetime.combine(day, default_time)
    if day == local.date() and at <= local:
        last = datetime.combine(day, time(23, 59))
        at = max(local, min(local.replace(second=0, microsecond=0) + timedelta(hours=1), last))
    return at


def _utc(local: datetime, zone: ZoneInfo) -> datetime:
    """Return a local time in UTC; a time that a clock change skips moves forward by it."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _judge(text: str, pieces: Pieces, said: _Said, now: datetime) -> Moment | BadMoment:
    if said.at < now:
        return _bad(text, pieces, BadMomentReason.PAST)
    if said.at - now > _LONGEST_AHEAD:
        return _bad(text, pieces, BadMomentReason.TOO_FAR)
    return Moment(
        at=said.at,
        has_time=said.has_time,
        text=text[pieces.start : pieces.end],
        ambiguous=said.ambiguous,
        alternative=said.alternative,
    )


def _bad(text: str, pieces: Pieces, reason: BadMomentReason) -> BadMoment:
    fragment = text[pieces.start : pieces.end]
    return BadMoment(reason=reason, fragment=fragment, start=pieces.start, end=pieces.end)
