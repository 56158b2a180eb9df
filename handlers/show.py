"""How facts look: moments in the member's zone, phones, sums, names. Plain text, unescaped."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from domain.clock import Clock
from domain.language.money import show_amount
from domain.language.phones import show_phone
from domain.team import Member
from locales import Texts


class View(Protocol):
    """For whom facts are shown: in which language, at which moment. A ``Desk`` is one."""

    @property
    def texts(self) -> Texts: ...
    @property
    def member(self) -> Member: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def country(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A member who is written to by the alarm clock, without a desk to sit at."""

    texts: Texts
    member: Member
    clock: Clock
    country: str


def moment(view: View, at: datetime) -> str:
    """Return "today 11:00", "Fri 27 November, 11:00" or with the year when it is another."""
    local = at.astimezone(view.member.zone)
    return f"{day(view, local.date())}, {local:%H:%M}"


def bound(view: View, at: datetime) -> str:
    """Return a moment as it follows "from" or "until": "11:00 tomorrow", "Fri 27 November, 11:00".

    Russian would not say "с завтра".
    """
    local = at.astimezone(view.member.zone)
    near = abs((local.date() - today(view)).days) <= 1
    return f"{local:%H:%M} {day(view, local.date())}" if near else moment(view, at)


def clock_time(member: Member, at: datetime) -> str:
    """Return the local time as ``HH:MM``."""
    return f"{at.astimezone(member.zone):%H:%M}"


def day(view: View, on: date) -> str:
    """Return "today", "tomorrow", "yesterday", or the weekday with day and month."""
    near = {0: "day-today", 1: "day-tomorrow", -1: "day-yesterday"}.get((on - today(view)).days)
    return view.texts.plain(near) if near is not None else dated(view, on)


def today(view: View) -> date:
    """Return the day that it is in the member's zone."""
    return view.clock.now().astimezone(view.member.zone).date()


def dated(view: View, on: date) -> str:
    """Return the weekday with day and month, near or far, and the year when it is another."""
    texts = view.texts
    key = "day-this-year" if on.year == today(view).year else "day-with-year"
    return texts.plain(
        key,
        weekday=texts.plain(f"weekday-{on.isoweekday()}"),
        day=str(on.day),
        month=texts.plain(f"month-{on.month}"),
        year=str(on.year),
    )


def days_ago(view: View, at: datetime) -> str:
    """Return how long ago something was, in whole days of the member's calendar."""
    gone = today(view) - at.astimezone(view.member.zone).date()
    return view.texts.plain("days-ago", days=max(gone, timedelta(0)).days)


def phone(view: View, e164: str) -> str:
    """Return a phone in national form (R2)."""
    return show_phone(e164, view.country) if e164 else ""


def amount(view: View, kopecks: int) -> str:
    """Return a sum of money."""
    return show_amount(kopecks, view.texts.locale)
