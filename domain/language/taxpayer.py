"""INN, the Russian taxpayer number: the best identity of a company (R40)."""

import re

from domain.language.found import Found

_CANDIDATE = re.compile(r"(?<![\d+])\d{10}(?:\d{2})?(?!\d)")
_LENGTHS = (10, 12)


def parse_inn(text: str) -> str | None:
    """Return the 10 or 12 digits when the checksum holds, else None."""
    number = "".join(text.split())
    if len(number) not in _LENGTHS or not (number.isascii() and number.isdecimal()):
        return None
    from stdnum.ru import inn  # noqa: PLC0415 — costs 30 ms: it brings ssl and pydoc along

    return number if number.strip("0") and inn.is_valid(number) else None


def find_inns(text: str) -> list[Found[str]]:
    """Return every valid INN in ``text``, in order."""
    return [
        Found(value=match.group(), start=match.start(), end=match.end())
        for match in _CANDIDATE.finditer(text)
        if parse_inn(match.group())
    ]
