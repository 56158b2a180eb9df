"""What finds a client: the words of names, companies, e-mails, and every end of its phones.

A term is a phrase: the key of a word and of those that follow it. So "петров" and "петров иван"
are both beginnings of the term of Петров Иван, and each is one range of the index. A phone
stands in the index once for each of its ends of three digits or more: any run of its digits is
the beginning of one of them (R2), and the last four are a whole one.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from sqlalchemy import bindparam, delete, insert, update

from domain.clients import Client, ClientKind, Contact, Point, PointKind
from domain.language.phones import digits
from domain.language.search_keys import search_key, words
from domain.language.text import fold
from storage.tables.clients import search_terms
from storage.transaction import Transaction
from storage.types import Id

TERM_LENGTH = 60
FEWEST_DIGITS = 3
_PHRASE = 4
_LEGAL_FORMS = frozenset(
    [
        "ооо",
        "оао",
        "зао",
        "пао",
        "нао",
        "ао",
        "нко",
        "тоо",
        "ано",
        "фгуп",
        "муп",
        "гуп",
        "фгбу",
        "кфх",
        "спк",
        "ип",
        "гк",
        "ооо",
        "тд",
        "llc",
        "llp",
        "ltd",
        "limited",
        "inc",
        "corp",
        "gmbh",
        "jsc",
        "pjsc",
        "plc",
        "ooo",
    ]
)

_ADD = insert(search_terms)
_FORGET_CLIENT = delete(search_terms).where(search_terms.c.client_id == bindparam("client"))
_FORGET_OWNER = _FORGET_CLIENT.where(search_terms.c.contact_id == bindparam("contact"))
_HAND_OVER = (
    update(search_terms)
    .where(search_terms.c.client_id == bindparam("client"))
    .values(manager_id=bindparam("manager", type_=Id))
)


def name_key(name: str) -> str:
    """Return a name by which the same company is known: folded, without form and quotes."""
    folded = [fold(word) for word in words(name)]
    return " ".join([word for word in folded if word not in _LEGAL_FORMS] or folded)


def client_terms(client: Client) -> set[str]:
    """Return what finds the client itself; a person is found by its contact."""
    company = client.kind is ClientKind.COMPANY
    named = _suffixes(_keys(name_key(client.name))) if company else ()
    inn = (client.inn,) if client.inn else ()
    return _cut(chain(named, inn, _of_points(client.points)))


def contact_terms(contact: Contact) -> set[str]:
    """Return what finds a contact: the names in the usual orders, phones and e-mails."""
    surname, name = _keys(contact.surname), _keys(contact.name)
    full = [*surname, *name, *_keys(contact.patronymic)]
    turned = (" ".join([*name[index:], *surname]) for index in range(len(name)))
    return _cut(chain(_suffixes(full), turned, _of_points(contact.points)))


class SearchTerms:
    """Keeps the index in step with the cards."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, client: Client, contacts: Iterable[Contact] = (), *, own: bool) -> None:
        """Enter some contacts of a client and, if ``own``, the client itself."""
        rows = list(term_rows(client, contacts, own=own))
        if rows:
            await self._transaction.execute(_ADD, rows)

    async def change_client(self, before: Client, after: Client) -> None:
        """Enter a changed client anew, unless it is found by the same words."""
        if client_terms(before) != client_terms(after):
            await self._forget(after.id, 0)
            await self.add(after, own=True)

    async def change_contact(self, client: Client, before: Contact, after: Contact) -> None:
        """Enter a changed contact anew, unless it is found by the same words."""
        if contact_terms(before) != contact_terms(after):
            await self._forget(client.id, after.id)
            await self.add(client, (after,), own=False)

    async def hand_over(self, client_id: int, manager_id: int) -> None:
        """Let another manager find the client (R60)."""
        await self._transaction.execute(_HAND_OVER, {"client": client_id, "manager": manager_id})

    async def forget_client(self, client_id: int) -> None:
        """Take a client and its contacts out of the index."""
        await self._transaction.execute(_FORGET_CLIENT, {"client": client_id})

    async def _forget(self, client_id: int, contact_id: int) -> None:
        values = {"client": client_id, "contact": contact_id}
        await self._transaction.execute(_FORGET_OWNER, values)


def term_rows(
    client: Client, contacts: Iterable[Contact], *, own: bool
) -> Iterator[dict[str, object]]:
    """Yield the rows of the index for some contacts and, if ``own``, the client itself."""
    owners = [(0, client_terms(client))] if own else []
    owners += [(contact.id, contact_terms(contact)) for contact in contacts]
    for contact_id, terms in owners:
        for term in sorted(terms):
            yield {
                "manager_id": client.manager_id,
                "term": term,
                "client_id": client.id,
                "contact_id": contact_id,
            }


def _keys(text: str) -> list[str]:
    return [key for word in words(text) if (key := search_key(word))]


def _suffixes(keys: list[str]) -> Iterator[str]:
    return (" ".join(keys[index : index + _PHRASE]) for index in range(len(keys)))


def _of_points(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        if point.kind is PointKind.PHONE:
            number = digits(point.value)
            yield from (number[start:] for start in range(len(number) - FEWEST_DIGITS + 1))
        elif point.kind is PointKind.EMAIL:
            yield from _of_email(point.value)
        else:
            yield from _suffixes(_keys(point.value))


def _of_email(address: str) -> Iterator[str]:
    """Yield the address from each word of its local part on.

    Not the domain alone: a company's name would find everybody with an address of its domain.
    """
    local, _, domain = address.rpartition("@")
    names, host = _keys(local), _keys(domain)
    return (" ".join([*names[index:], *host]) for index in range(len(names)))


def _cut(terms: Iterable[str]) -> set[str]:
    return {term[:TERM_LENGTH] for term in terms if term}
