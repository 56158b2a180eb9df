"""Contacts out of a .vcf file: versions 2.1, 3.0 and 4.0, broken cards left out and counted."""

import logging
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.language.emails import parse_email
from domain.language.people import PersonName, parse_name
from domain.language.text import clean

_MOST_BYTES = 1_000_000
_MOST_CARDS = 1_000
_LONGEST = 200
_LONGEST_NOTE = 4_000
_CARD = re.compile(r"^BEGIN:VCARD\s*$(.*?)^END:VCARD\s*$", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_BEGIN = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_HEAVY = re.compile(
    r"^(?:PHOTO|LOGO|SOUND|KEY)[;:][^\n]*(?:\n[ \t][^\n]*)*\n?", re.IGNORECASE | re.MULTILINE
)
# vobject logs the lines that it cannot read, and they are personal data.
logging.getLogger("vobject.base").disabled = True
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class VCardContact:
    """One card; ``phones`` are as written in the file, ``emails`` as stored."""

    name: PersonName = field(default_factory=PersonName)
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    company: str = ""
    title: str = ""
    birthday: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VCardFile:
    """What a file held: the cards read and a line for each thing that was not.

    ``errors`` are codes: ``too_big``, ``too_many``, ``no_cards``, ``broken_card N``.
    """

    cards: tuple[VCardContact, ...] = ()
    errors: tuple[str, ...] = ()


def parse_vcards(data: bytes) -> VCardFile:
    """Read a .vcf file of at most 1 MB and 1000 cards; nothing in it raises."""
    if len(data) > _MOST_BYTES:
        return VCardFile(errors=("too_big",))
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    cards: list[VCardContact] = []
    errors: list[str] = []
    bodies = [match[1] for match in _CARD.finditer(text)]
    for number, body in enumerate(bodies[:_MOST_CARDS], start=1):
        card = None if _BEGIN.search(body) else _read(body)
        if card is None:
            errors.append(f"broken_card {number}")
        else:
            cards.append(card)
    if len(_BEGIN.findall(text)) > len(bodies) and len(bodies) < _MOST_CARDS:
        errors.append(f"broken_card {len(bodies) + 1}")  # the file ends within a card
    if len(bodies) > _MOST_CARDS:
        errors.append("too_many")
    if not cards and not errors:
        errors.append("no_cards")
    return VCardFile(cards=tuple(cards), errors=tuple(errors))


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1251", errors="replace")  # old Russian phones and Outlook


def _read(body: str) -> VCardContact | None:
    import vobject  # noqa: PLC0415 — heavy, and only an import of a .vcf needs it

    source = f"BEGIN:VCARD\n{_HEAVY.sub('', body).strip()}\nEND:VCARD\n"
    try:
        card = vobject.readOne(source, ignoreUnreadable=True, allowQP=True)
        contact = _contact(card)
    except Exception:  # noqa: BLE001 — vobject lets any error of a broken card through
        return None
    empty = not (contact.name.full or contact.company or contact.phones or contact.emails)
    return None if empty else contact


def _contact(card: Any) -> VCardContact:
    fields: dict[str, list[Any]] = card.contents
    emails = (parse_email(_text(line.value)) for line in fields.get("email", ()))
    return VCardContact(
        name=_name(fields),
        phones=_unique(re.sub(r"^tel:", "", value) for value in _values(fields, "tel")),
        emails=_unique(email for email in emails if email),
        company=_company(fields),
        title=_first(fields, "title") or _first(fields, "role"),
        birthday=_birthday(_first(fields, "bday")),
        note=clean("\n".join(_values(fields, "note", _LONGEST_NOTE)), _LONGEST_NOTE),
    )


def _name(fields: dict[str, list[Any]]) -> PersonName:
    """Take the parts from N; where it holds one part only, tell them apart in FN."""
    parts = fields["n"][0].value if fields.get("n") else None
    surname, given, additional = (
        _text(getattr(parts, key, "")) for key in ("family", "given", "additional")
    )
    if surname and given:
        words = given.split(" ")
        if len(words) > 1 and not additional:
            return parse_name([surname, *words])
        return PersonName(surname=surname, name=given, patronymic=additional)
    return parse_name((_first(fields, "fn") or f"{surname} {given} {additional}").split())


def _company(fields: dict[str, list[Any]]) -> str:
    """ORG holds the company, then its departments."""
    parts = fields["org"][0].value if fields.get("org") else ""
    return _text(next(iter(parts), "") if isinstance(parts, (list, tuple)) else parts)


def _birthday(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _first(fields: dict[str, list[Any]], key: str) -> str:
    return next(iter(_values(fields, key)), "")


def _values(fields: dict[str, list[Any]], key: str, limit: int = _LONGEST) -> tuple[str, ...]:
    return _unique(_text(line.value, limit) for line in fields.get(key, ()))


def _text(value: Any, limit: int = _LONGEST) -> str:
    """Return a value of vobject as text: lists are parts, the first says it."""
    if isinstance(value, (list, tuple)):
        value = " ".join(str(part) for part in value if part)
    return clean(str(value), limit)


def _unique(values: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
