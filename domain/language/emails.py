"""E-mail addresses: checked for their form only, compared without regard to case."""

import re
from functools import lru_cache

from domain.language.found import Found

_CANDIDATE = re.compile(r"[^\s@<>()\[\],;:\"«»]{1,64}@[^\s@<>()\[\],;:\"«»]{1,255}")
_LONGEST = 320


def parse_email(text: str) -> str | None:
    """Return the address as stored (lower case), or None when ``text`` is not one."""
    text = text.strip()
    if "@" not in text or len(text) > _LONGEST:
        return None
    return _parse(text)


def find_emails(text: str) -> list[Found[str]]:
    """Return every address in ``text``, in order, without the punctuation around it."""
    found: list[Found[str]] = []
    for match in _CANDIDATE.finditer(text):
        raw = match.group().rstrip(".!?…'*_/\\-")
        lead = len(raw) - len(raw.lstrip(".!?…'*/\\-"))
        address = parse_email(raw[lead:])
        if address is not None:
            start = match.start() + lead
            found.append(Found(value=address, start=start, end=match.start() + len(raw)))
    return found


@lru_cache(maxsize=1024)
def _parse(text: str) -> str | None:
    from email_validator import (  # noqa: PLC0415 — heavy, and many processes never need it
        EmailNotValidError,
        validate_email,
    )

    try:
        checked = validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return None
    return checked.normalized.casefold()
