"""Words about moments, for people who are not on the team."""

from datetime import datetime, timedelta

from locales import Texts
from web.reception import SiteAnswer


def call_words(texts: Texts, answer: SiteAnswer, now: datetime) -> str:
    """Return when a person may expect a call, or nothing where it is not known."""
    if answer.call_now:
        return texts.plain("site-call-now")
    if answer.call_at is None:
        return ""
    at = answer.call_at
    return texts.plain(
        "site-call-at", day=_day(texts, at, now), time=f"{at:%H:%M}", zone=_zone(at.utcoffset())
    )


def _day(texts: Texts, at: datetime, now: datetime) -> str:
    days = (at.date() - now.astimezone(at.tzinfo).date()).days
    if days in {0, 1}:
        return texts.plain("day-tomorrow" if days else "day-today")
    return texts.plain(
        "day-this-year",
        weekday=texts.plain(f"weekday-{at.isoweekday()}"),
        day=str(at.day),
        month=texts.plain(f"month-{at.month}"),
    )


def _zone(offset: timedelta | None) -> str:
    minutes = int((offset or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
