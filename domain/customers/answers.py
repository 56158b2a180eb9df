"""What people answer, made fit to be kept: names, phones, e-mails, cities, own words (R50).

Readers raise ``ValueError`` with the locale key of why an answer cannot be taken. Strangers type
here: markup, links and control characters never get into a name or a city.
"""

import re
from itertools import pairwise

from domain.customers.magnets import Ask
from domain.language.emails import parse_email
from domain.language.phones import digits, parse_phone
from domain.language.text import clean

LONGEST_NAME, LONGEST_CITY, LONGEST_OWN = 100, 60, 500
LONGEST_PROFILE = 129
"""Telegram gives two names of 64 letters: https://core.telegram.org/bots/api#user"""

_TAG = re.compile(r"<[^<>]{0,200}>")
_TOPS = "com|ru|net|org|рф|io|me|info|biz|su|by|kz|ua|app|xyz|site|online|shop|club|top|pro"
_LINK = re.compile(
    rf"(?:\w{{1,10}}://|www\.|@)[^\s<>]+|(?<![\w.-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,3}}"
    rf"\.(?:{_TOPS})(?![\w.])(?:/\S*)?",
    re.IGNORECASE,
)
_TAIL = 7
"""So many last digits belong to one subscriber; codes before them may well repeat."""
_NO_COUNTRY = "ZZ"
_STEPS = ({0}, {1}, {9})
"""Digits all alike, or each the next or the last one, 9 and 0 being neighbours."""


def read_answer(ask: Ask, text: str, country: str) -> str:
    """Return an answer as it is kept; phones as E.164 of the company's country (R2)."""
    match ask:
        case Ask.NAME:
            return read_name(text)
        case Ask.PHONE:
            return read_phone(text, country)
        case Ask.EMAIL:
            return read_email(text)
        case Ask.CITY:
            return read_city(text)
        case Ask.OWN:
            return read_own(text)


def read_name(text: str) -> str:
    """Return a name of at most 100 characters with a letter in it, on one line."""
    return _short(text, LONGEST_NAME, "why-name")


def read_profile(text: str) -> str:
    """Return the name of a profile fit to be offered; nothing where there is none in it."""
    name = clean(_plain(text), LONGEST_PROFILE)
    return name if _lettered(name) else ""


def read_city(text: str) -> str:
    """Return a city of at most 60 characters with a letter in it, on one line."""
    return _short(text, LONGEST_CITY, "why-city")


def read_own(text: str) -> str:
    """Return words of at most 500 characters."""
    words = clean(text)
    if not words:
        raise ValueError("why-empty")
    if len(words) > LONGEST_OWN:
        raise ValueError("why-too-long")
    return words


def read_phone(text: str, country: str) -> str:
    """Return a typed phone as E.164 (R2)."""
    phone = parse_phone(clean(text), country)
    if phone is None or not phone.valid:
        raise ValueError("why-bad-phone")
    return phone.e164


def read_shared_phone(text: str) -> str:
    """Return the phone of a shared contact as E.164: Telegram vouches, so any number is taken."""
    number = f"+{digits(text)}"
    phone = parse_phone(number, _NO_COUNTRY)
    return phone.e164 if phone else number


def read_email(text: str) -> str:
    """Return an address in lower case."""
    email = parse_email(clean(text))
    if email is None:
        raise ValueError("why-bad-email")
    return email


def doubtful(phone: str) -> bool:
    """Whether the end of a number looks made up: all digits alike, or in a row."""
    tail = [int(one) for one in digits(phone)[-_TAIL:]]
    steps = {(after - before) % 10 for before, after in pairwise(tail)}
    return len(tail) == _TAIL and steps in _STEPS


def disposable(email: str) -> bool:
    """Whether an address is of a mailbox that is thrown away, also on a subdomain of its host."""
    from disposable_email_domains import blocklist  # noqa: PLC0415 — ten thousand names, 2 MB

    parts = email.rpartition("@")[2].casefold().split(".")
    return any(".".join(parts[start:]) in blocklist for start in range(len(parts) - 1))


def _short(text: str, limit: int, why: str) -> str:
    words = _plain(text)
    if not words and not text.strip():
        raise ValueError("why-empty")
    if not _lettered(words) or parse_email(clean(text)):
        raise ValueError(why)
    if len(words) > limit:
        raise ValueError("why-too-long")
    return words


def _plain(text: str) -> str:
    """Return words on one line, without markup, links and names of channels."""
    line = clean(text).replace("\n", " ")
    return clean(_LINK.sub(" ", _TAG.sub(" ", line))).strip(" -–—,;:|/<>")


def _lettered(words: str) -> bool:
    return any(char.isalpha() for char in words)
