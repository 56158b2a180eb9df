"""What finds a client: the words of names, companies, e-mails, and every end of its phones.

A term is a phrase: the key of a word and of those that follow it. So "петров" and "петров иван"
are both beginnings of the term of Петров Иван, and each is one range of the index. A phone
stands in the index once for each of its ends of three digits or more: any run of its digits is
the beginning of one of them (R2), and the last four are a whole one.

The people of a company are also found by both names together, "ромашка петров иван" and "петров
ромашка". Such terms begin with a sign of their own, or a company's name alone would find all its
people.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations
from typing import Final, TypeAlias

from sqlalchemy import bindparam, delete, insert, update

from domain.clients import Client, ClientKind, Contact, Point, PointKind
from domain.language.companies import is_legal_form
from domain.language.phones import digits
from domain.language.search_keys import search_key, words
from domain.language.text import fold
from storage.files import read_file, select_file
from storage.tables.clients import clients, search_terms
from storage.transaction import Transaction
from storage.types import Id

TERM_LENGTH = 60
TOGETHER = "+"
"""Begins a term of a person's and a company's names; no word's key does."""
FEWEST_DIGITS = 3
_PHRASE = 4

_ADD = insert(search_terms)
_FILE = select_file().where(clients.c.id == bindparam("client"))
_FORGET_CLIENT = delete(search_terms).where(search_terms.c.client_id == bindparam("client"))
_FORGET_OWNER = _FORGET_CLIENT.where(search_terms.c.contact_id == bindparam("contact"))
_HAND_OVER = (
    update(search_terms)
    .where(search_terms.c.client_id == bindparam("client"))
    .values(manager_id=bindparam("manager", type_=Id))
)


TermRow: TypeAlias = tuple[int, str, int, int]
COLUMNS: Final = ("client_id", "term", "contact_id", "manager_id")
"""Of a ``TermRow``; ``contact_id`` 0 stands for the client itself."""


def name_key(name: str) -> str:
    """Return a name by which the same company is known: folded, without form and quotes."""
    folded = [fold(word) for word in words(name)]
    return " ".join([word for word in folded if not is_legal_form(word)] or folded)


def client_terms(client: Client) -> set[str]:
    """Return what finds the client itself; a person is found by its contact."""
    inn = (client.inn,) if client.inn else ()
    return _cut(chain(_suffixes(_company_keys(client)), inn, _of_points(client.points)))


def contact_terms(client: Client, contact: Contact) -> set[str]:
    """Return what finds a contact: the names in the usual orders, phones and e-mails."""
    surname, name = _keys(contact.surname), _keys(contact.name)
    full = [*surname, *name, *_keys(contact.patronymic)]
    turned = (" ".join([*name[index:], *surname]) for index in range(len(name)))
    together = _together(_company_keys(client), surname or name, name if surname else [])
    return _cut(chain(_suffixes(full), turned, together, _of_points(contact.points)))


class SearchTerms:
    """Keeps the index in step with the cards."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, client: Client, contacts: Iterable[Contact] = (), *, own: bool) -> None:
        """Enter some contacts of a client and, if ``own``, the client itself."""
        rows = [
            dict(zip(COLUMNS, row, strict=True)) for row in term_rows(client, contacts, own=own)
        ]
        if rows:
            await self._transaction.execute(_ADD, rows)

    async def change_client(self, before: Client, after: Client) -> None:
        """Enter a changed client anew, unless it is found by the same words.

        Its people go with it: they are found by the company's name too.
        """
        if client_terms(before) == client_terms(after):
            return
        await self.forget_client(after.id)
        row = await self._transaction.first(_FILE, {"client": after.id})
        if row is not None:
            await self.add(after, read_file(row).contacts, own=True)

    async def change_contact(self, client: Client, before: Contact, after: Contact) -> None:
        """Enter a changed contact anew, unless it is found by the same words."""
        if contact_terms(client, before) != contact_terms(client, after):
            values = {"client": client.id, "contact": after.id}
            await self._transaction.execute(_FORGET_OWNER, values)
            await self.add(client, (after,), own=False)

    async def hand_over(self, client_id: int, manager_id: int) -> None:
        """Let another manager find the client (R60)."""
        await self._transaction.execute(_HAND_OVER, {"client": client_id, "manager": manager_id})

    async def forget_client(self, client_id: int) -> None:
        """Take a client and its contacts out of the index."""
        await self._transaction.execute(_FORGET_CLIENT, {"client": client_id})


def term_rows(client: Client, contacts: Iterable[Contact], *, own: bool) -> Iterator[TermRow]:
    """Yield the rows of the index for some contacts and, if ``own``, the client itself."""
    if own:
        for term in client_terms(client):
            yield client.id, term, 0, client.manager_id
    for contact in contacts:
        for term in contact_terms(client, contact):
            yield client.id, term, contact.id, client.manager_id


def _company_keys(client: Client) -> Sequence[str]:
    return _keys_of_name(client.name) if client.kind is ClientKind.COMPANY else ()


@lru_cache(maxsize=64)
def _keys_of_name(name: str) -> Sequence[str]:
    return _keys(name_key(name))  # asked once more for each contact of the company


def _together(company: Sequence[str], surname: list[str], name: list[str]) -> Iterator[str]:
    """Yield each run of words of a company's name, before and after a person's surname."""
    count = min(len(company), _PHRASE) if surname else 0
    for start, end in combinations(range(count + 1), 2):
        yield TOGETHER + " ".join([*company[start:end], *surname, *name])
        if end == count:
            yield TOGETHER + " ".join([*surname, *company[start:end]])


def _keys(text: str) -> list[str]:
    return [key for word in words(text) if (key := search_key(word))]


def _suffixes(keys: Sequence[str]) -> Iterator[str]:
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
