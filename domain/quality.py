"""Data quality: which required fields are filled and valid (R40, R41)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from domain.clients import ClientFile, ClientKind, Contact, PointKind
from domain.language.positions import DecisionRole, position

ENOUGH_CONTACTS = 3
"""A company card wants at least three contacts (R40, R71)."""


class Required(StrEnum):
    """The required fields: six of a person, five of a company (R40)."""

    SURNAME = "surname"
    NAME = "name"
    PATRONYMIC = "patronymic"
    POSITION = "position"
    EMAIL = "email"
    PHONE = "phone"
    INN = "inn"
    TRADE = "trade"
    HEADCOUNT = "headcount"
    CONTACTS = "contacts"
    DECISION_MAKER = "decision_maker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The index of one card: ``valid`` of ``total`` required fields, and which are missing."""

    valid: int
    total: int
    missing: tuple[Required, ...]

    @property
    def index(self) -> Fraction:
        """DQI from 0 to 1 (R41)."""
        return Fraction(self.valid, self.total) if self.total else Fraction(1)


def person_quality(contact: Contact) -> Quality:
    """Return the index of a person's six fields. Stored points are valid by construction."""
    filled = {
        Required.SURNAME: bool(contact.surname),
        Required.NAME: bool(contact.name),
        Required.PATRONYMIC: bool(contact.patronymic),
        Required.POSITION: position(contact.position) is not None,
        Required.EMAIL: bool(contact.values(PointKind.EMAIL)),
        Required.PHONE: bool(contact.values(PointKind.PHONE)),
    }
    return _quality(filled.items())


def company_quality(file: ClientFile) -> Quality:
    """Return the index of a company's five fields."""
    filled = {
        Required.INN: bool(file.client.inn),
        Required.TRADE: bool(file.client.trade),
        Required.HEADCOUNT: file.client.headcount is not None,
        Required.CONTACTS: len(file.contacts) >= ENOUGH_CONTACTS,
        Required.DECISION_MAKER: any(decides(one) for one in file.contacts),
    }
    return _quality(filled.items())


def card_quality(file: ClientFile) -> Quality:
    """Return the index of a whole card: the company's fields and those of every contact."""
    parts = [person_quality(contact) for contact in file.contacts]
    if file.client.kind is ClientKind.COMPANY:
        parts.insert(0, company_quality(file))
    missing = tuple(dict.fromkeys(field for part in parts for field in part.missing))
    return Quality(
        valid=sum(part.valid for part in parts),
        total=sum(part.total for part in parts),
        missing=missing,
    )


def decides(contact: Contact) -> bool:
    """Whether the contact's position decides a purchase."""
    known = position(contact.position)
    return known is not None and known.role is DecisionRole.DECISION_MAKER


def _quality(filled: Iterable[tuple[Required, bool]]) -> Quality:
    fields = list(filled)
    return Quality(
        valid=sum(ok for _, ok in fields),
        total=len(fields),
        missing=tuple(name for name, ok in fields if not ok),
    )
