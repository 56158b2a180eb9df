"""Empty chairs of a card (R71): what is missing, as words and as buttons that fill it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton

from domain.clients import ClientFile, ClientKind, Contact
from domain.quality import Quality, Required, company_quality, person_quality
from handlers.callbacks import CardDo, EditPick
from handlers.desk import Desk
from handlers.screens import button

_PEOPLE = frozenset({Required.CONTACTS, Required.DECISION_MAKER})
_OFFERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One missing field, and the contact that lacks it (0: the company itself)."""

    field: Required
    contact_id: int = 0


def gaps(file: ClientFile, contact: Contact | None) -> list[Gap]:
    """Return what is missing on the card as it is shown: the person first, then the company."""
    found: list[Gap] = []
    if contact is not None:
        found += _of(person_quality(contact), contact.id)
    if file.client.kind is ClientKind.COMPANY:
        found += _of(company_quality(file), 0)
    return found


def gap_buttons(
    desk: Desk, file: ClientFile, contact: Contact | None
) -> Sequence[InlineKeyboardButton]:
    """Return buttons that begin to fill the first gaps."""
    client = file.client.id
    return [
        button(
            desk.texts.plain("card-add-field", field=desk.texts.plain(f"field-{gap.field}")),
            CardDo(verb="person", client=client)
            if gap.field in _PEOPLE
            else EditPick(field=gap.field, client=client, contact=gap.contact_id),
        )
        for gap in _once(gaps(file, contact))[:_OFFERED]
    ]


def gap_names(desk: Desk, missing: Iterable[Required]) -> list[str]:
    """Return the missing fields in words."""
    return [desk.texts.plain(f"field-{one}") for one in missing]


def _of(quality: Quality, contact_id: int) -> list[Gap]:
    return [Gap(field=one, contact_id=contact_id) for one in quality.missing]


def _once(found: Sequence[Gap]) -> list[Gap]:
    """One button adds a person, whether contacts or their decision maker are missing."""
    people = [one for one in found if one.field in _PEOPLE]
    return [one for one in found if one not in people[1:]]
