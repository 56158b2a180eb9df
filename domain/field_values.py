"""The editable fields of a card: where each is kept, and how its value is read as typed.

A reader takes the value, the present moment and the company's country, and raises
``ValueError`` with the locale key of why the value cannot be.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.clients import PointKind, Standing
from domain.language.emails import parse_email
from domain.language.fields import Field
from domain.language.phones import parse_phone
from domain.language.taxpayer import parse_inn
from domain.language.text import clean

Reader: TypeAlias = Callable[[str, datetime, str], Any]
_MAX_TEXT = 4000
_MAX_NAME = 100
_HEADCOUNT_DIGITS = 7
_OLDEST = 120
_HOURS = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?")
_STANDINGS = {
    "vip": Standing.VIP,
    "вип": Standing.VIP,
    "partner": Standing.PARTNER,
    "партнер": Standing.PARTNER,
    "партнёр": Standing.PARTNER,
}
_GRADES = {"A": "A", "B": "B", "C": "C", "А": "A", "В": "B", "С": "C"}


def read_text(value: str, now: datetime, country: str) -> str:
    """Return any words, without control characters, at most 4 000 characters."""
    del now, country
    if len(value) > _MAX_TEXT:
        raise ValueError("why-too-long")
    return clean(value, _MAX_TEXT)


def read_name(value: str, now: datetime, country: str) -> str:
    """Return a name or another short word, at most 100 characters."""
    if len(value) > _MAX_NAME:
        raise ValueError("why-too-long")
    return read_text(value, now, country)


def read_phone(value: str, now: datetime, country: str) -> str:
    """Return a phone as E.164 (R2)."""
    del now
    phone = parse_phone(value, country)
    if phone is None or not phone.valid:
        raise ValueError("why-bad-phone")
    return phone.e164


def read_email(value: str, now: datetime, country: str) -> str:
    """Return an e-mail address."""
    del now, country
    email = parse_email(value)
    if email is None:
        raise ValueError("why-bad-email")
    return email


def read_inn(value: str, now: datetime, country: str) -> str:
    """Return an INN whose checksum is right, or nothing for an emptied field."""
    del now, country
    if not value:
        return ""
    inn = parse_inn(value)
    if inn is None:
        raise ValueError("why-bad-inn")
    return inn


def read_birthday(value: str, now: datetime, country: str) -> date | None:
    """Return a day of birth from ``dd.mm.yyyy``, neither ahead nor 120 years ago."""
    del country
    if not value:
        return None
    match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", value)
    if match is None:
        raise ValueError("why-bad-birthday")
    day, month, year = map(int, match.groups())
    try:
        birthday = date(year, month, day)
    except ValueError:
        raise ValueError("why-no-such-date") from None
    if not now.year - _OLDEST <= birthday.year or birthday > now.date():
        raise ValueError("why-bad-birthday")
    return birthday


def read_headcount(value: str, now: datetime, country: str) -> int | None:
    """Return how many people work there."""
    del now, country
    if not value:
        return None
    # The length first: int() refuses thousands of digits in words of its own.
    if not value.isdecimal() or len(value) > _HEADCOUNT_DIGITS or int(value) == 0:
        raise ValueError("why-bad-number")
    return int(value)


def read_hours(value: str, now: datetime, country: str) -> str:
    """Return hours as ``HH:MM-HH:MM`` from "9-18" or "9:30-17:00"."""
    del now, country
    if not value:
        return ""
    match = _HOURS.fullmatch(value.strip())
    if match is None:
        raise ValueError("why-bad-hours")
    h1, m1, h2, m2 = (int(part or 0) for part in match.groups())
    start, end = h1 * 60 + m1, h2 * 60 + m2
    if max(m1, m2) > 59 or not 0 <= start < end <= 24 * 60:  # noqa: PLR2004 — clock face
        raise ValueError("why-bad-hours")
    return f"{h1:02}:{m1:02}-{h2:02}:{m2:02}"


def read_timezone(value: str, now: datetime, country: str) -> str:
    """Return an IANA zone, also from "+7", "МСК+4" or "MSK+4" (hours from Moscow)."""
    del now, country
    if not value:
        return ""
    shifted = _moscow_shift(value)
    if shifted is not None:
        return shifted
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("why-bad-timezone") from None


def read_grade(value: str, now: datetime, country: str) -> str:
    """Return the class A, B or C, in Cyrillic letters too."""
    del now, country
    if not value:
        return ""
    grade = _GRADES.get(value.upper())
    if grade is None:
        raise ValueError("why-bad-grade")
    return grade


def read_standing(value: str, now: datetime, country: str) -> Standing | None:
    """Return VIP or partner (R30)."""
    del now, country
    if not value:
        return None
    standing = _STANDINGS.get(value.casefold())
    if standing is None:
        raise ValueError("why-bad-standing")
    return standing


def show(value: object) -> str:
    """Return a stored value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(value)


_RUSSIAN_ZONES = {
    2: "Europe/Kaliningrad",
    3: "Europe/Moscow",
    4: "Europe/Samara",
    5: "Asia/Yekaterinburg",
    6: "Asia/Omsk",
    7: "Asia/Novosibirsk",
    8: "Asia/Irkutsk",
    9: "Asia/Yakutsk",
    10: "Asia/Vladivostok",
    11: "Asia/Magadan",
    12: "Asia/Kamchatka",
}
_MOSCOW = 3


def _moscow_shift(value: str) -> str | None:
    match = re.fullmatch(r"(?i)(мск|msk|utc|gmt)?\s*([+-]\d{1,2})?", value.strip())
    if match is None or not any(match.groups()):
        return None
    base, shift = match.groups()
    from_moscow = (base or "").casefold() in ("мск", "msk")
    hours = int(shift or 0) + (_MOSCOW if from_moscow else 0)
    if base and not shift and not from_moscow:
        return "UTC"
    zone = _RUSSIAN_ZONES.get(hours)
    if zone is None:
        raise ValueError("why-bad-timezone")
    return zone


CONTACT_FIELDS: Mapping[Field, tuple[str, Reader]] = {
    Field.SURNAME: ("surname", read_name),
    Field.NAME: ("name", read_name),
    Field.PATRONYMIC: ("patronymic", read_name),
    Field.BIRTHDAY: ("birthday", read_birthday),
    Field.HOURS: ("call_hours", read_hours),
    Field.TIMEZONE: ("timezone", read_timezone),
    Field.CHANNEL: ("channel", read_text),
    Field.HOLIDAY: ("holiday", read_text),
}
"""Kept at the person: the attribute of ``Contact`` and its reader."""

CLIENT_FIELDS: Mapping[Field, tuple[str, Reader]] = {
    Field.COMPANY: ("name", read_text),
    Field.INN: ("inn", read_inn),
    Field.TRADE: ("trade", read_text),
    Field.HEADCOUNT: ("headcount", read_headcount),
    Field.ADDRESS: ("address", read_text),
    Field.WORKING_HOURS: ("working_hours", read_hours),
    Field.SITE: ("site", read_text),
    Field.REQUISITES: ("requisites", read_text),
    Field.CLASS: ("grade", read_grade),
    Field.STANDING: ("standing", read_standing),
}
"""Kept at the client: the attribute of ``Client`` and its reader."""

SHARED_FIELDS: Mapping[Field, tuple[str, Reader]] = {
    Field.CITY: ("city", read_name),
    Field.SOURCE: ("source", read_text),
    Field.NOTES: ("notes", read_text),
}
"""Kept at the company, or at the person who is a client alone."""

POINT_FIELDS: Mapping[Field, tuple[PointKind, Reader]] = {
    Field.PHONE: (PointKind.PHONE, read_phone),
    Field.EMAIL: (PointKind.EMAIL, read_email),
    Field.MESSENGER: (PointKind.MESSENGER, read_name),
}
"""Ways to reach somebody."""
