"""One line about a contact, in any order, taken apart (R1, chat.md ``/add TEXT``).

Every finder claims the piece of the line that it understood; what nobody claimed is the
name, and what is not a name comes back as ``not_understood``, so nothing typed is lost.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.language.companies import find_company
from domain.language.emails import find_emails
from domain.language.name_words import take_name
from domain.language.people import PersonName, parse_name
from domain.language.phones import Phone, digits, find_phones
from domain.language.positions import Position, find_position
from domain.language.taxpayer import find_inns


class FragmentReason(StrEnum):
    """Why a piece of the line was not understood."""

    BAD_PHONE = "bad_phone"
    BAD_EMAIL = "bad_email"
    BAD_INN = "bad_inn"
    BAD_BIRTHDAY = "bad_birthday"
    LEFTOVER = "leftover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A piece of the line as typed, and why it found no place."""

    text: str
    why: FragmentReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """What one line says about a contact; an empty or None field was not said."""

    person: PersonName = field(default_factory=PersonName)
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    inn: str | None = None
    company: str = ""
    position: Position | None = None
    birthday: date | None = None
    tags: tuple[str, ...] = ()
    city: str = ""
    not_understood: tuple[Fragment, ...] = ()

    @property
    def identity_ok(self) -> bool:
        """Whether it can be saved (R1): a name and a phone or e-mail.

        A company alone wants its name and one of INN, phone, e-mail.
        """
        if self.phones or self.emails:
            return bool(self.person.full or self.company)
        nobody_else = not self.person.full or self.company.upper().startswith("ИП ")
        return bool(self.company) and nobody_else and self.inn is not None


_LABEL = re.compile(
    r"(?<!\w)(?:тел(?:ефон)?|моб(?:ильный)?|сот|phone|mobile|tel|e-?mail|mail|почта|эл\.?\s?почта"
    r"|инн|inn|др|д\.\s?р|день рождения|дата рождения|род|birthday|born|компания|company"
    r"|организация|должность|position)[\s.:№=–—-]*$",
    re.IGNORECASE,
)
_LABEL_REACH = 24
_INN_LABEL = re.compile(r"(?<!\w)(?:инн|inn)[\s:№=.–—-]*(\d[\d ]{0,24}\d|\d)", re.IGNORECASE)
_BIRTHDAY = re.compile(
    r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\s?(?:г\.р\.?|г\.|года))?(?![\d\w])"
)
_TAG = re.compile(r"(?<![\w#])#([\w-]{1,64})")
_CITY = re.compile(
    r"(?<!\w)(?:г\.\s?|(?:город|city)[:\s]\s*)"
    r"((?:(?:[Нн]ижн|[Вв]ерхн|[Вв]елик|[Нн]ов|[Сс]тар|[Бб]ел|[Кк]расн|[Сс]ергиев|[Нн]абережн"
    r"|[Мм]инеральн|[Зз]елен|[Оо]рехов|New|San|Los|Las|St\.?|Saint)\w{0,3}\s)?[^\W\d_][\w-]*)"
)  # fmt: skip
_WORD = re.compile(r"[^\s,;\x00]+")
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d[\d()\-–. \u00a0]{0,80}\d(?!\w)")
_FIRST_YEAR = 1900
_PHONE_LIKE = 6
_INN_LENGTHS = (10, 12)


class _Line:
    """The line being taken apart: claimed pieces are blanked out, positions stay."""

    __slots__ = ("rest", "troubles")

    def __init__(self, text: str) -> None:
        self.rest = text
        self.troubles: list[tuple[int, Fragment]] = []

    def claim(self, start: int, end: int) -> None:
        """Blank out ``[start:end)`` and the label in front of it."""
        reach = max(0, start - _LABEL_REACH)
        label = _LABEL.search(self.rest[reach:start])
        if label is not None:
            start = reach + label.start()
        self.rest = f"{self.rest[:start]}{_CLAIMED * (end - start)}{self.rest[end:]}"

    def reject(self, start: int, end: int, why: FragmentReason) -> None:
        """Claim a piece and report it."""
        self.troubles.append((start, Fragment(text=self.rest[start:end].strip(), why=why)))
        self.claim(start, end)


_CLAIMED = "\x00"


def parse_contact_line(text: str, *, country: str = "RU", today: date | None = None) -> ContactLine:
    """Take one line of ``/add`` apart.

    ``country`` is the ISO code that phones without "+" belong to. With ``today`` given, a
    birthday after it is reported as bad.
    """
    line = _Line(text.replace(_CLAIMED, " "))
    emails = _emails(line)
    tags = _tags(line)
    birthday = _birthday(line, today)
    inn = _inn(line)
    phones = _phones(line, country)
    company, owner = _company(line)
    city = _city(line)
    _numbers(line)
    position = _position(line)
    name, leftovers = take_name(line.rest, _CLAIMED)
    troubles = [
        *line.troubles,
        *((at, Fragment(text=left, why=FragmentReason.LEFTOVER)) for at, left in leftovers),
    ]
    return ContactLine(
        person=parse_name(name or owner),
        phones=phones,
        emails=emails,
        inn=inn,
        company=company,
        position=position,
        birthday=birthday,
        tags=tags,
        city=city,
        not_understood=tuple(fragment for _, fragment in sorted(troubles, key=_place)),
    )


def _place(trouble: tuple[int, Fragment]) -> int:
    return trouble[0]


def _emails(line: _Line) -> tuple[str, ...]:
    found = find_emails(line.rest)
    for one in found:
        line.claim(one.start, one.end)
    for match in _WORD.finditer(line.rest):
        if "@" in match.group()[1:]:  # "@petrov" alone is a nickname, not a broken address
            line.reject(match.start(), match.end(), FragmentReason.BAD_EMAIL)
    return tuple(dict.fromkeys(one.value for one in found))


def _tags(line: _Line) -> tuple[str, ...]:
    tags = list(_TAG.finditer(line.rest))
    for match in tags:
        line.claim(match.start(), match.end())
    return tuple(dict.fromkeys(match[1].lower() for match in tags))


def _birthday(line: _Line, today: date | None) -> date | None:
    birthday: date | None = None
    for match in _BIRTHDAY.finditer(line.rest):
        day = _date(int(match[3]), int(match[2]), int(match[1]))
        bad = day is None or day.year < _FIRST_YEAR or (today is not None and day > today)
        if bad or birthday is not None:
            line.reject(match.start(), match.end(), FragmentReason.BAD_BIRTHDAY)
        else:
            birthday = day
            line.claim(match.start(), match.end())
    return birthday


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _inn(line: _Line) -> str | None:
    inn: str | None = None
    for match in _INN_LABEL.finditer(line.rest):
        labelled = find_inns(match[1].replace(" ", ""))
        if inn is None and labelled and len(digits(match[1])) in _INN_LENGTHS:
            inn = labelled[0].value
            line.claim(match.start(), match.end())
        else:
            first = match[1].split(" ")[0]
            line.reject(match.start(1), match.start(1) + len(first), FragmentReason.BAD_INN)
    for one in find_inns(line.rest):
        # Ten bare digits that begin with 9 are a mobile phone before they are an INN.
        if inn is None and not (len(one.value) == _INN_LENGTHS[0] and one.value[0] == "9"):
            inn = one.value
            line.claim(one.start, one.end)
    return inn


def _phones(line: _Line, country: str) -> tuple[Phone, ...]:
    found = find_phones(line.rest, country)
    for one in found:
        line.claim(one.start, one.end)
    return tuple({one.value.e164: one.value for one in found}.values())


def _numbers(line: _Line) -> None:
    """Report long numbers that are neither phone nor INN."""
    for match in _NUMBER.finditer(line.rest):
        count = len(digits(match.group()))
        if match.group().isdecimal() and count == max(_INN_LENGTHS):
            line.reject(match.start(), match.end(), FragmentReason.BAD_INN)
        elif count >= _PHONE_LIKE:
            line.reject(match.start(), match.end(), FragmentReason.BAD_PHONE)


def _company(line: _Line) -> tuple[str, tuple[str, ...]]:
    found = find_company(line.rest)
    if found is None:
        return "", ()
    line.claim(found.start, found.end)
    return found.value.name, found.value.person


def _city(line: _Line) -> str:
    match = _CITY.search(line.rest)
    if match is None:
        return ""
    line.claim(match.start(), match.end())
    city = " ".join(match[1].split())
    return city.title() if city.islower() and "-" not in city else city


def _position(line: _Line) -> Position | None:
    found = find_position(line.rest)
    if found is None:
        return None
    line.claim(found.start, found.end)
    return found.value
