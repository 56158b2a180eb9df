"""Phones: read in any spelling, kept as E.164, shown as people of the country write them (R2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from domain.language.found import Found

_RUN = re.compile(r"(?<![\w+])\+?\(?\d(?:[\d()\-\u2010-\u2015. \u00a0]{0,80}\d)?(?!\w)")
_DATE_OR_TIME = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)|\d{1,2}\.\d{1,2}(?![\d.])")
_FEWEST_DIGITS = 7
_MOST_DIGITS = 15
_NATIONAL_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A phone number.

    ``e164`` is what is stored, ``country`` its ISO code (empty where the number belongs to
    none), ``valid`` whether such a number can exist; a number of the right length with an
    unknown code is kept as not valid.
    """

    e164: str
    country: str
    valid: bool


def digits(text: str) -> str:
    """Return the decimal digits of ``text``, as ASCII."""
    return "".join(str(int(char)) for char in text if char.isdecimal())


def national_digits(phone: str) -> str:
    """Return the digits of a phone without the code of its country, in nearly every country."""
    return digits(phone)[-_NATIONAL_DIGITS:]


def parse_phone(text: str, country: str = "RU") -> Phone | None:
    """Read one number that is the whole of ``text``; None when it cannot be a phone."""
    count = len(digits(text))
    if not _FEWEST_DIGITS <= count <= _MOST_DIGITS or len(text) > _LONGEST:
        return None
    return _parse(text.strip(), country.upper())


def find_phones(text: str, country: str = "RU") -> list[Found[Phone]]:
    """Return every valid phone of ``text``, in order; dates and INN are left alone."""
    found: list[Found[Phone]] = []
    for match in _RUN.finditer(text):
        for start, end in _candidates(match.group(), match.start()):
            phone = parse_phone(text[start:end], country)
            if phone is not None and phone.valid:
                found.append(Found(value=phone, start=start, end=end))
    return found


def show_phone(e164: str, country: str = "RU") -> str:
    """Return the number as shown to a person: national at home, international abroad (R2)."""
    return _show(e164, country.upper())


_LONGEST = 64


@lru_cache(maxsize=8192)
def _show(e164: str, country: str) -> str:
    try:
        number = phonenumbers.parse(e164, country)
    except NumberParseException:
        return e164
    at_home = phonenumbers.region_code_for_number(number) == country
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


@lru_cache(maxsize=2048)
def _parse(text: str, country: str) -> Phone | None:
    number = _number(text, country)
    if number is None or not phonenumbers.is_possible_number(number):
        return None
    return Phone(
        e164=phonenumbers.format_number(number, PhoneNumberFormat.E164),
        country=phonenumbers.region_code_for_number(number) or "",
        valid=phonenumbers.is_valid_number(number),
    )


def _number(text: str, country: str) -> PhoneNumber | None:
    if country == "RU" and text.startswith("+8"):
        text = text[1:]  # a habit of the hand: no country has the code 8
    try:
        return phonenumbers.parse(text, country)
    except NumberParseException:
        return None


def _candidates(run: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of a digit run that may each be one phone."""
    for start, end in _without_dates(run):
        part = run[start:end]
        if len(digits(part)) <= _MOST_DIGITS - 3:
            yield offset + start, offset + end
        else:
            yield from _cut(part, offset + start)


def _without_dates(run: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a run between its dates, blanks stripped."""
    start = 0
    for match in [*_DATE_OR_TIME.finditer(run), None]:
        end = match.start() if match else len(run)
        part = run[start:end]
        if match and part and part[-1] not in " \u00a0":
            continue  # the "date" is a piece of 8.916.123.45.67
        left = len(part) - len(part.lstrip(" \u00a0"))
        if part.strip():
            yield start + left, start + len(part.rstrip(" \u00a0"))
        start = match.end() if match else end


def _cut(part: str, offset: int) -> Iterator[tuple[int, int]]:
    """Cut a run of several numbers ("8 916 123 45 67 8 916 765 43 21") at its blanks."""
    start, count = 0, 0
    for match in re.finditer(r"[^ \u00a0]+", part):
        size = len(digits(match.group()))
        if count and count + size > _NATIONAL_LENGTH:
            yield offset + start, offset + len(part[: match.start()].rstrip(" \u00a0"))
            start, count = match.start(), 0
        count += size
    yield offset + start, offset + len(part)


_NATIONAL_LENGTH = 11
