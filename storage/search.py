"""Finding clients through the index of terms: one statement, whatever the size of the base."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from domain.clients import ClientKind
from domain.language.phones import digits
from domain.language.search_keys import QueryToken
from domain.search import Hit
from domain.team import Scope
from storage.people import full_name, main_phone
from storage.scoped import MANAGER
from storage.search_terms import TERM_LENGTH
from storage.tables.clients import clients, contacts, search_terms
from storage.tables.team import members
from storage.transaction import Transaction

MOST_WORDS: Final = 6
MOST_CANDIDATES: Final = 120
_AFTER_WORD: Final = "!"  # the character after the blank: "петров" and "петров …" lie before it
_AFTER_ALL: Final = "\U0010ffff"
_TRUNK: Final = "8"  # dialled in Russia where the world dials +7
_TRUNK_DIGITS: Final = 4

Range = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a search with one or two (``other``) ways in which it may be indexed."""

    key: str
    other: str
    number: bool

    @property
    def rareness(self) -> tuple[bool, int]:
        """Digits tell clients apart best, then the longest word."""
        return self.number, len(self.key)


class SqlClientSearch:
    """The index over names, companies, phones, e-mails and INNs."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def search(self, scope: Scope, tokens: Sequence[QueryToken], limit: int) -> Sequence[Hit]:
        """Return candidates that match every token, nearest first, at most ``limit``."""
        found = read_words(tokens)[:MOST_WORDS]
        if not found:
            return ()
        statement = finding(len(found), own=scope.manager_id is not None)
        values = {**_values(found), MANAGER.key: scope.manager_id, "limit": limit}
        return [_hit(row) for row in await self._transaction.all(statement, values)]


def read_words(tokens: Sequence[QueryToken]) -> list[Word]:
    """Return the words to look for; numbers in a row are one, as in "8 916 123-45-67"."""
    found: list[Word] = []
    run: list[str] = []
    for token in tokens:
        if token.digits == token.text and token.text:
            run.append(digits(token.text))
            continue
        if run:
            found.append(_number(run))
            run = []
        other = token.keys[-1] if len(token.keys) > 1 else ""
        found.append(Word(token.keys[0], other, number=False))
    return [*found, _number(run)] if run else found


def _number(run: list[str]) -> Word:
    joined = "".join(run)
    if joined.startswith(_TRUNK) and len(joined) >= _TRUNK_DIGITS:
        return Word("7" + joined[1:], joined, number=True)
    return Word(joined, " ".join(run) if len(run) > 1 else "", number=True)


def _values(found: list[Word]) -> dict[str, str]:
    """Return the ranges of all words, the rarest first, and of the phrase that they make.

    The name ``other…`` is that of the second reading; where there is none its range is empty.
    """
    values: dict[str, str] = {}
    ordered = sorted(found, key=lambda word: word.rareness, reverse=True)
    twofold = any(word.other for word in found)
    for index, word in enumerate(ordered):
        values |= _bounds(f"key{index}", word.key)
        values |= _bounds(f"other{index}", (word.other or word.key) if twofold else "")
    values |= _bounds("phrase", " ".join(word.key for word in found))
    turned = " ".join(word.other or word.key for word in found)
    return values | _bounds("turned", turned if twofold else "")


def _bounds(name: str, key: str) -> dict[str, str]:
    key = key[:TERM_LENGTH]
    return {
        f"{name}_from": key,
        f"{name}_word": key + _AFTER_WORD if key else "",
        f"{name}_till": key + _AFTER_ALL if key else "",
    }


# -- the statement ----------------------------------------------------------------------------


@lru_cache(maxsize=2 * MOST_WORDS)
def finding(count: int, *, own: bool) -> Select[Any]:
    """Make the statement for ``count`` words: candidates in index order, then the nearest."""
    branches = _one_word(own=own) if count == 1 else _many_words(count, own=own)
    return _nearest(_first(branches), own=own)


def _one_word(*, own: bool) -> CompoundSelect[Any]:
    return union_all(*_readings("key0", "other0", own=own))


def _many_words(count: int, *, own: bool) -> CompoundSelect[Any]:
    """Look for the words side by side as a phrase; where there is none, for each by itself."""
    absent = [
        ~exists(_driver(f"{name}_from", f"{name}_till", 0, own=own))
        for name in ("phrase", "turned")
    ]
    return union_all(
        *_readings("phrase", "turned", own=own),
        _joined("key", 4, count, own=own).where(*absent),
        _joined("other", 5, count, own=own).where(*absent),
    )


def _readings(name: str, other: str, *, own: bool) -> list[Select[Any]]:
    """Whole words before words that only begin so, as typed before the other reading."""
    return [
        _driver(f"{name}_from", f"{name}_word", 0, own=own),
        _driver(f"{name}_word", f"{name}_till", 1, own=own),
        _driver(f"{other}_from", f"{other}_word", 2, own=own),
        _driver(f"{other}_word", f"{other}_till", 3, own=own),
    ]


def _driver(start: str, end: str, rank: int, *, own: bool) -> Select[Any]:
    term = search_terms.alias()
    return select(term.c.client_id, term.c.contact_id, _rank(rank)).where(
        _owned(term, own=own), _within(term, start, end)
    )


def _joined(name: str, rank: int, count: int, *, own: bool) -> Select[Any]:
    """Rows of the rarest word whose client also has the others, in the same contact.

    Words of the company itself count for each of its contacts.
    """
    driver = search_terms.alias()
    contact: ColumnElement[int] = driver.c.contact_id
    conditions = [_owned(driver, own=own), _within(driver, f"{name}0_from", f"{name}0_till")]
    for index in range(1, count):
        term = search_terms.alias()
        conditions += [
            term.c.client_id == driver.c.client_id,
            _within(term, f"{name}{index}_from", f"{name}{index}_till"),
            or_(contact == 0, term.c.contact_id == 0, term.c.contact_id == contact),
        ]
        contact = case((contact == 0, term.c.contact_id), else_=contact)
    return select(driver.c.client_id, contact.label("contact_id"), _rank(rank)).where(*conditions)


def _owned(term: FromClause, *, own: bool) -> ColumnElement[bool]:
    # For everybody the members are named one by one: the index begins with the manager.
    column: ColumnElement[int] = term.c.manager_id
    return column == MANAGER if own else column.in_(select(members.c.id))


def _within(term: FromClause, start: str, end: str) -> ColumnElement[bool]:
    return and_(term.c.term >= bindparam(start), term.c.term < bindparam(end))


def _rank(number: int) -> ColumnElement[int]:
    return literal_column(str(number)).label("rank")


def _first(branches: CompoundSelect[Any]) -> Select[Any]:
    """Take as many rows as are worth ordering, and each contact once."""
    rows = branches.limit(literal_column(str(MOST_CANDIDATES))).subquery()
    rank = func.min(rows.c.rank).label("rank")
    return select(rows.c.client_id, rows.c.contact_id, rank).group_by(
        rows.c.client_id, rows.c.contact_id
    )


def _nearest(candidates: Select[Any], *, own: bool) -> Select[Any]:
    found = candidates.subquery()
    order = (found.c.rank, clients.c.last_touch_at.desc().nulls_last(), found.c.client_id)
    best = (
        select(found, clients.c.last_touch_at)
        .join(clients, clients.c.id == found.c.client_id)
        .order_by(*order, found.c.contact_id)
        .limit(bindparam("limit"))
    )
    if own:
        best = best.where(clients.c.manager_id == MANAGER)
    near = best.subquery()
    client = clients.alias()
    return (
        select(
            near.c.client_id,
            near.c.contact_id,
            near.c.last_touch_at,
            client.c.kind,
            client.c.name.label("client_name"),
            client.c.manager_id,
            contacts.c.surname,
            contacts.c.name,
            contacts.c.patronymic,
            main_phone(near.c.client_id, near.c.contact_id).label("phone"),
        )
        .join(client, client.c.id == near.c.client_id)
        .outerjoin(contacts, contacts.c.id == near.c.contact_id)
        .order_by(
            near.c.rank,
            near.c.last_touch_at.desc().nulls_last(),
            near.c.client_id,
            near.c.contact_id,
        )
    )


def _hit(row: Any) -> Hit:
    company = row.kind is ClientKind.COMPANY
    return Hit(
        client_id=row.client_id,
        contact_id=row.contact_id or None,
        name=full_name(row) or row.client_name,
        company=row.client_name if company else "",
        phone=row.phone or "",
        manager_id=row.manager_id,
        last_touch_at=row.last_touch_at,
    )
