"""Contacts without typing: shared from the phone book, or a .vcf file of many (R1, R3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from aiogram import F, Router
from aiogram.types import Message

from domain.add_contact import ContactToAdd
from domain.errors import IncompleteError, TakenError
from domain.language.vcards import VCardFile, parse_vcards
from handlers.add import add_line, save
from handlers.buttons import menu_button, undo_button
from handlers.contact_wishes import wish_of_shared, wish_of_vcard
from handlers.desk import Desk
from handlers.screens import Reply, Screen
from locales import Html, join

router = Router(name="vcards")
_NAMED = 10
"""How many names of a group the summary tells before it counts the rest."""
_VCARD_TYPES = frozenset({"text/vcard", "text/x-vcard", "text/directory"})


@dataclass(slots=True)
class _Tally:
    """What came of each card of a file, by name."""

    added: list[str] = field(default_factory=list)
    existed: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)


@router.message(F.contact)
async def shared_contact(message: Message, desk: Desk) -> Reply:
    """Add a contact of the phone book: one action, no question where it says enough."""
    if message.contact is None:
        return None
    wish = wish_of_shared(message.contact, desk.country)
    if not wish.complete:
        contact = message.contact
        typed = " ".join(filter(None, (contact.last_name, contact.first_name)))
        return await add_line(desk, f"{typed} {contact.phone_number}")
    return await save(desk, wish)


@router.message(F.document.mime_type.in_(_VCARD_TYPES))
@router.message(F.document.file_name.lower().endswith(".vcf"))
async def vcard_file(
    _: Message, desk: Desk, attachment: bytes | None, attachment_error: str | None
) -> Reply:
    """Add every contact of a .vcf file; one undo takes the whole file back."""
    if attachment is None:
        key = "vcard-too_big" if attachment_error == "too-large" else "vcard-unreachable"
        return Screen(text=desk.texts(key))
    file = parse_vcards(attachment)
    if len(file.cards) == 1 and not file.errors:
        wish = wish_of_vcard(file.cards[0], desk.country)
        if wish.complete:
            return await save(desk, wish)
    tally = await _add_all(desk, file)
    if tally.added:
        desk.unit.changes.name(
            "change-add-many",
            member_id=desk.member.id,
            at=desk.clock.now(),
            count=str(len(tally.added)),
        )
    return _summary(desk, file, tally)


async def _add_all(desk: Desk, file: VCardFile) -> _Tally:
    tally = _Tally()
    for card in file.cards:
        wish = wish_of_vcard(card, desk.country)
        name = _name(wish)
        try:
            added = await desk.add_contact(desk.member, wish)
        except IncompleteError:
            tally.incomplete.append(name)
        except TakenError:
            tally.taken.append(name)
        else:
            (tally.existed if added.existed else tally.added).append(name)
    return tally


def _name(wish: ContactToAdd) -> str:
    person = " ".join(filter(None, (wish.surname, wish.name, wish.patronymic)))
    return person or wish.company or next(iter((*wish.phones, *wish.emails)), "?")


def _summary(desk: Desk, file: VCardFile, tally: _Tally) -> Screen:
    texts = desk.texts
    groups = {
        "vcard-added": tally.added,
        "vcard-existed": tally.existed,
        "vcard-taken": tally.taken,
        "vcard-incomplete": tally.incomplete,
    }
    lines = [_group(desk, key, names) for key, names in groups.items() if names]
    if not tally.added:
        lines.insert(0, texts("vcard-nothing-added"))
    lines += [_trouble(desk, code) for code in file.errors]
    first = [undo_button(desk)] if tally.added else []
    return Screen(text=join(lines, "\n\n"), buttons=[[*first, menu_button(desk, "find")]])


def _group(desk: Desk, key: str, names: Sequence[str]) -> Html:
    shown = ", ".join(names[:_NAMED])
    left = len(names) - _NAMED
    parts = [desk.texts(key, count=len(names), names=shown)]
    if left > 0:
        parts.append(desk.texts("vcard-more", count=left))
    return join(parts, " ")


def _trouble(desk: Desk, code: str) -> Html:
    """Say a trouble of the file; ``broken_card 3`` names the card."""
    kind, _, number = code.partition(" ")
    return desk.texts(f"vcard-{kind}", number=number)
