"""The quick choices of a moment: in an hour, this evening, tomorrow morning, …, own words."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from domain.errors import GoneError
from domain.language.moments import BadMoment, Moment, parse_moment
from handlers import show
from handlers.desk import Desk
from handlers.screens import Row, button, rows_of
from locales import Html

OWN = "own"
CHOICES = ("hour", "evening", "tomorrow", "days3", "week", OWN)
_MORNING, _EVENING = time(10, 0), time(18, 0)
_DAYS = {"tomorrow": 1, "days3": 3, "week": 7}
_MINUTE = 60


def moment_of(desk: Desk, until: str) -> datetime:
    """Return the aware UTC moment that a choice means when it is pressed.

    Mornings fall on working days of the member's zone. ``until`` may also be whole minutes
    since 1970. Raises ``GoneError`` for a choice made by hand.
    """
    now = desk.clock.now()
    local = now.astimezone(desk.member.zone)
    if until == "hour":
        return (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    if until == "evening":
        day = local.date() if local.time() < _EVENING else local.date() + timedelta(days=1)
        return datetime.combine(day, _EVENING, tzinfo=desk.member.zone).astimezone(UTC)
    if until in _DAYS:
        day = local.date() + timedelta(days=_DAYS[until])
        return desk.office.calendar.moment(day, _MORNING, desk.member.zone).astimezone(UTC)
    return from_minutes(until)


def choice_rows(desk: Desk, data: Callable[[str], CallbackData], *, own: bool = True) -> list[Row]:
    """Return the choices as buttons; ``data`` makes a button's data of a choice.

    Without ``own`` there is no button for a moment in words.
    """
    evening_over = desk.clock.now().astimezone(desk.member.zone).time() >= _EVENING
    buttons: list[InlineKeyboardButton] = [
        button(_label(desk, one), data(one))
        for one in CHOICES
        if not (one == "evening" and evening_over) and (own or one != OWN)
    ]
    return rows_of(buttons, 2)


def _label(desk: Desk, choice: str) -> str:
    """Before a weekend "tomorrow morning" is Monday, and the button says so."""
    if choice == "tomorrow":
        moment = show.moment(desk, moment_of(desk, choice))
        return moment[:1].upper() + moment[1:]
    return desk.texts.plain(f"later-{choice}")


def to_minutes(at: datetime) -> int:
    """Return a moment as whole minutes since 1970 UTC, as buttons carry it."""
    return int(at.timestamp()) // _MINUTE


def from_minutes(minutes: str | int) -> datetime:
    """Return the aware UTC moment of a button. Raises ``GoneError`` for no such number."""
    try:
        return datetime.fromtimestamp(int(minutes) * _MINUTE, tz=UTC)
    except (ValueError, OverflowError, OSError):
        raise GoneError from None


def read_moment(desk: Desk, text: str) -> Moment | BadMoment | None:
    """Read a typed line that is a moment and nothing else."""
    return parse_moment(text, now=desk.clock.now(), zone=desk.member.zone, locale=desk.texts.locale)


def not_understood(desk: Desk, text: str, read: BadMoment | None) -> Html:
    """Return why a moment was not understood, with an example."""
    if read is None:
        return desk.texts("later-unread", text=text[:100])
    return desk.texts(f"later-bad-{read.reason}", text=read.fragment[:100])
