"""What a person gave in a form, as it goes onto a card or into the note of a touch. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from domain.add_contact import ContactToAdd
from domain.clients import Contact, Point, PointKind
from domain.customers.magnets import Link, Magnet
from domain.customers.people import Customer
from domain.language.people import PersonName, parse_name
from domain.language.phones import show_phone
from domain.language.text import clean, fold
from domain.plan import MAGNET

Words = Sequence[tuple[str, str]]
"""The owner's own questions with their answers."""

_LONGEST_PART = 100
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_FEWEST, _MOST = 2, 4


def source_of(magnet: Magnet, link: Link) -> str:
    """Return the source of a client: ``magnet:TITLE``, and `` · LINK`` where the link is named."""
    return MAGNET + _way(magnet, link)


def person_name(name: str) -> PersonName:
    """Tell surname, name and patronymic apart where the words look like them; lose nothing.

    Who is asked for a name and says one word has said the name.
    """
    words = name.split()
    plain = all(_NAME_WORD.fullmatch(one) for one in words)
    if plain and _FEWEST <= len(words) <= _MOST:
        return parse_name(words)
    return PersonName(name=name)


def new_card(
    customer: Customer, magnet: Magnet, link: Link, words: Words, *, country: str
) -> ContactToAdd:
    """Return the card to make of a form; who gave no name is called by phone or e-mail (R1)."""
    number = show_phone(customer.phone, country) if customer.phone else ""
    whole = customer.name or number or customer.email
    called = clean(whole, _LONGEST_PART)
    name = person_name(called) if customer.name else PersonName(name=called)
    rest = clean(whole[len(called) :])
    return ContactToAdd(
        surname=name.surname,
        name=name.name,
        patronymic=name.patronymic,
        phones=(customer.phone,) if customer.phone else (),
        emails=(customer.email,) if customer.email else (),
        city=customer.city,
        source=source_of(magnet, link),
        notes="\n".join(filter(None, (rest, *_answers(words)))),
    )


def completed(customer: Customer, contact: Contact, taken: Collection[str]) -> Contact:
    """Return the card with what it lacked and its person has given; what it holds stays.

    ``taken`` are phones and e-mails that some card has, this one or another.
    """
    name = person_name(clean(customer.name, _LONGEST_PART))
    given = ((PointKind.PHONE, customer.phone), (PointKind.EMAIL, customer.email))
    held = {*taken, *(one.value for one in contact.points), ""}
    new = tuple(Point(kind=kind, value=value) for kind, value in given if value not in held)
    return replace(
        contact,
        surname=contact.surname or name.surname,
        name=contact.name or name.name,
        patronymic=contact.patronymic or name.patronymic,
        city=contact.city or customer.city,
        points=(*contact.points, *new),
    )


def note(
    customer: Customer, contact: Contact | None, magnet: Magnet, link: Link, words: Words
) -> str:
    """Return the note of a known client's touch: the magnet, what the card has not, the answers."""
    given = (customer.name, customer.phone, customer.email, customer.city)
    held = _held(contact) if contact else frozenset()
    new = ", ".join(one for one in given if one and fold(one) not in held)
    return "\n".join(filter(None, (_way(magnet, link), new, *_answers(words))))


def _held(contact: Contact) -> frozenset[str]:
    name = (contact.surname, contact.name, contact.patronymic)
    names = (" ".join(filter(None, one)) for one in (name, name[1:], (name[1], name[0]), name[:2]))
    points = (one.value for one in contact.points)
    return frozenset(fold(one) for one in (*names, contact.name, contact.city, *points))


def _answers(words: Words) -> list[str]:
    return [f"{question} — {answer}" for question, answer in words]


def _way(magnet: Magnet, link: Link) -> str:
    return " · ".join(filter(None, (magnet.title, link.name)))
