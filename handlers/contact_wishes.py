"""From a typed line, a phone-book card or a .vcf card to one wish: ``ContactToAdd``."""

from dataclasses import replace

from aiogram.types import Contact as SharedContact

from domain.add_contact import ContactToAdd
from domain.language.contact_line import (
    ContactLine,
    Fragment,
    FragmentReason,
    parse_contact_line,
)
from domain.language.people import PersonName, parse_name
from domain.language.phones import digits, parse_phone
from domain.language.positions import find_position
from domain.language.text import clean
from domain.language.vcards import VCardContact, parse_vcards

LONGEST_NAME = 100
LONGEST_TITLE = 200
LONGEST_NOTES = 4_000
_INTERNATIONAL = 11


def wish_of_line(line: ContactLine, typed: str) -> ContactToAdd:
    """Return what a line asks for; what was not understood goes into the notes."""
    left = [fragment.text for fragment in line.not_understood]
    if _too_long(line.person):
        left = [typed]
    person = _cut(line.person)
    wish = ContactToAdd(
        surname=person.surname,
        name=person.name,
        patronymic=person.patronymic,
        position=line.position.code if line.position else "",
        company=clean(line.company, LONGEST_TITLE),
        inn=line.inn or "",
        phones=tuple(phone.e164 for phone in line.phones),
        emails=line.emails,
        birthday=line.birthday,
        city=clean(line.city, LONGEST_NAME),
        tags=line.tags,
        notes=clean("\n".join(left), LONGEST_NOTES),
    )
    if line.identity_ok and not wish.complete:
        # A sole trader's company bears its owner's name: the INN identifies both (R1).
        return replace(wish, surname="", name="", patronymic="")
    return wish


def wish_of_vcard(card: VCardContact, country: str) -> ContactToAdd:
    """Return what one card of a file asks for; phones that are none go into the notes."""
    phones = {one: _e164(one, country) for one in card.phones}
    known = find_position(card.title)
    strange = [text for text, e164 in phones.items() if not e164]
    person = _cut(card.name)
    return ContactToAdd(
        surname=person.surname,
        name=person.name,
        patronymic=person.patronymic,
        position=known.value.code if known else "",
        position_text="" if known else clean(card.title, LONGEST_TITLE),
        company=clean(card.company, LONGEST_TITLE),
        phones=tuple(dict.fromkeys(filter(None, phones.values()))),
        emails=card.emails,
        birthday=card.birthday,
        notes=clean("\n".join(filter(None, [card.note, *strange])), LONGEST_NOTES),
    )


def wish_of_shared(contact: SharedContact, country: str) -> ContactToAdd:
    """Return what a contact shared from the phone book asks for.

    People write "Сергей прораб ООО Вега" into a phone book, so the name is read as a line;
    a card that comes along adds e-mails and the company.
    """
    first, last = clean(contact.first_name), clean(contact.last_name or "")
    line = parse_contact_line(f"{last} {first}", country=country)
    wish = wish_of_line(line, f"{last} {first}")
    if _one_word_each(first, last, line.person):
        person = _cut(_in_order(first, last, line.person))
        wish = replace(wish, surname=person.surname, name=person.name, patronymic=person.patronymic)
    cards = parse_vcards(contact.vcard.encode()).cards if contact.vcard else ()
    along = wish_of_vcard(cards[0], country) if cards else ContactToAdd()
    number = _e164(contact.phone_number, country)
    if not wish.named and not wish.company:
        wish = replace(wish, surname=clean(f"{last} {first}", LONGEST_NAME))
    return replace(
        wish,
        phones=tuple(dict.fromkeys(filter(None, (number, *along.phones)))),
        emails=along.emails,
        company=wish.company or along.company,
        position=wish.position or along.position,
        position_text=along.position_text,
        birthday=along.birthday,
        notes=clean("\n".join(filter(None, (wish.notes, along.notes))), LONGEST_NOTES),
    )


def mended(line: ContactLine, added: ContactLine) -> ContactLine:
    """Leave out the misspelt pieces for which the person has now typed the right ones."""
    right = {
        FragmentReason.BAD_PHONE: bool(added.phones),
        FragmentReason.BAD_EMAIL: bool(added.emails),
        FragmentReason.BAD_INN: bool(added.inn),
        FragmentReason.BAD_BIRTHDAY: bool(added.birthday),
    }
    left = tuple(one for one in line.not_understood if not right.get(_trouble(one), False))
    return replace(line, not_understood=left)


def _trouble(fragment: Fragment) -> FragmentReason:
    """Take a few bare digits for the beginning of a phone."""
    return FragmentReason.BAD_PHONE if fragment.text.isdecimal() else fragment.why


def _cut(person: PersonName) -> PersonName:
    return PersonName(
        surname=clean(person.surname, LONGEST_NAME),
        name=clean(person.name, LONGEST_NAME),
        patronymic=clean(person.patronymic, LONGEST_NAME),
    )


def _too_long(person: PersonName) -> bool:
    return _cut(person) != person


def _one_word_each(first: str, last: str, person: PersonName) -> bool:
    """Whether both fields are plain words of the name and nothing else was found in them."""
    words = person.full.split()
    return len(first.split()) == 1 and len(last.split()) == 1 and len(words) == len((first, last))


def _in_order(first: str, last: str, person: PersonName) -> PersonName:
    """Trust the phone book's fields unless the words themselves speak against them."""
    straight = parse_name([first, last])
    if straight.patronymic or straight == person:
        return straight
    return PersonName(surname=last, name=first)


def _e164(text: str, country: str) -> str:
    """Read a phone; Telegram gives international numbers without their plus."""
    phone = parse_phone(text, country)
    if (phone is None or not phone.valid) and len(digits(text)) >= _INTERNATIONAL:
        phone = parse_phone(f"+{digits(text)}", country)
    return phone.e164 if phone is not None and phone.valid else ""
