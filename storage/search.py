"""Finding clients through the index of terms, at one speed whatever the size of the base.

Words that stand side by side in the index are one range of it; only where there is none, a second
statement looks for clients that have every word, beginning with the rarest.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Integer,
    ScalarSelect,
    Select,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from domain.language.search_keys import QueryToken
from domain.search import Hit
from domain.team import Scope
from storage.people import full_name, is_phone, main_phone
from storage.scoped import MANAGER
from storage.search_words import ranges, read_words
from storage.tables.clients import IS_COMPANY, clients, contacts, points, search_terms
from storage.transaction import Transaction
from storage.types import Key

MOST_WORDS: Final = 6
FEWEST_CANDIDATES: Final = 32
"""How many are ordered by their last touch at least, however few are asked for."""
COMMON: Final = 400
"""How many terms are counted to tell a rare word from a common one."""


class SqlClientSearch:
    """The index over names, companies, phones, e-mails and INNs."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def search(self, scope: Scope, tokens: Sequence[QueryToken], limit: int) -> Sequence[Hit]:
        """Return candidates that match every token, nearest first, at most ``limit``."""
        found = read_words(tokens)[:MOST_WORDS]
        if not found:
            return ()
        own, count = scope.manager_id is not None, len(found)
        values = {**ranges(found), MANAGER.key: scope.manager_id, "limit": limit}
        values["candidates"] = max(limit, FEWEST_CANDIDATES)
        rows = await self._transaction.all(finding(count, own=own), values)
        if not rows and count > 1:
            rows = await self._transaction.all(joining(count, own=own), values)
        return [_hit(row) for row in rows]


@lru_cache(maxsize=2 * MOST_WORDS)
def finding(count: int, *, own: bool) -> Select[Any]:
    """Make the statement for ``count`` words side by side: the nearest of the first in the index.

    They are one phrase, of a person or a company; where there is none, of a person and its
    company together.
    """
    branches = _readings("phrase", own=own)
    if count > 1:
        absent = [
            ~exists(_driver(f"{name}_from", f"{name}_till", 0, own=own))
            for name in ("phrase", "other_phrase")
        ]
        branches += [one.where(*absent) for one in _readings("both", own=own)]
    return _nearest(union_all(*branches), own=own)


@lru_cache(maxsize=2 * MOST_WORDS)
def joining(count: int, *, own: bool) -> Select[Any]:
    """Make the statement for ``count`` words that stand apart: those who have every one."""
    branches = []
    for rank, name in enumerate(("key", "other_key")):
        keys = [f"{name}{index}" for index in range(count)]
        rarest = _rarest(keys, own=own)
        for key in keys:
            others = [one for one in keys if one != key]
            joined = _joined(key, others, rank, own=own)
            branches.append(joined.where(rarest == literal_column(f"'{key}'")))
    return _nearest(union_all(*branches), own=own)


def _readings(name: str, *, own: bool) -> list[Select[Any]]:
    """Whole words before words that only begin so, as typed before the other reading."""
    return [
        _driver(f"{name}_from", f"{name}_word", 0, own=own),
        _driver(f"{name}_word", f"{name}_till", 1, own=own),
        _driver(f"other_{name}_from", f"other_{name}_word", 2, own=own),
        _driver(f"other_{name}_word", f"other_{name}_till", 3, own=own),
    ]


def _driver(start: str, end: str, rank: int, *, own: bool) -> Select[Any]:
    term = search_terms.alias()
    return select(term.c.client_id, term.c.contact_id, _rank(rank)).where(
        *_within(term, start, end, own=own)
    )


def _joined(key: str, others: list[str], rank: int, *, own: bool) -> Select[Any]:
    """Rows of one word whose client has the others, in the same contact.

    Words of the company itself count for each of its contacts.
    """
    driver = search_terms.alias()
    contact: ColumnElement[int] = driver.c.contact_id
    conditions = _within(driver, f"{key}_from", f"{key}_till", own=own)
    for other in others:
        term = search_terms.alias()
        conditions += [
            term.c.client_id == driver.c.client_id,
            *_within(term, f"{other}_from", f"{other}_till"),
            or_(contact == 0, term.c.contact_id == 0, term.c.contact_id == contact),
        ]
        contact = case((contact == 0, term.c.contact_id), else_=contact)
    found = select(driver.c.client_id, contact.label("contact_id"), _rank(rank))
    return found.where(*conditions).distinct()


def _rarest(keys: list[str], *, own: bool) -> ScalarSelect[str]:
    """Return which word the fewest terms begin with; the common ones are all alike."""
    counts = []
    for place, key in enumerate(keys):
        term = search_terms.alias()
        some = select(term.c.client_id).where(*_within(term, f"{key}_from", f"{key}_till", own=own))
        number = select(func.count()).select_from(some.limit(_literal(COMMON)).subquery())
        counts.append(
            select(
                literal_column(f"'{key}'", Key).label("word"),
                number.scalar_subquery().label("number"),
                _literal(place).label("place"),
            )
        )
    each = union_all(*counts).subquery()
    best = select(each.c.word).order_by(each.c.number, each.c.place).limit(_literal(1))
    return select(best.cte(f"rarest_{keys[0]}").c.word).scalar_subquery()


def _within(
    term: FromClause,
    start: str,
    end: str,
    *,
    own: bool = False,
) -> list[ColumnElement[bool]]:
    """Narrow the terms to a range and, if ``own``, to the clients of one manager (R60)."""
    whose = [term.c.manager_id == MANAGER] if own else []
    return [*whose, term.c.term >= bindparam(start), term.c.term < bindparam(end)]


def _literal(number: int) -> ColumnElement[int]:
    return literal_column(str(number), Integer)


def _rank(number: int) -> ColumnElement[int]:
    return _literal(number).label("rank")


def _first(branches: CompoundSelect[Any]) -> Select[Any]:
    """Take as many rows as are worth ordering, and each contact once."""
    rows = branches.limit(bindparam("candidates")).subquery()
    rank = func.min(rows.c.rank).label("rank")
    return select(rows.c.client_id, rows.c.contact_id, rank).group_by(
        rows.c.client_id, rows.c.contact_id
    )


def _nearest(branches: CompoundSelect[Any], *, own: bool) -> Select[Any]:
    found = _first(branches).subquery()
    best = (
        select(
            found,
            clients.c.last_touch_at,
            clients.c.name.label("client_name"),
            case((IS_COMPANY, clients.c.name), else_=literal_column("''")).label("company"),
            clients.c.manager_id,
        )
        .join(clients, clients.c.id == found.c.client_id)
        .order_by(*_order(found, clients.c.last_touch_at))
        .limit(bindparam("limit"))
    )
    if own:
        best = best.where(clients.c.manager_id == MANAGER)
    near = best.subquery()
    return (
        select(near, contacts.c.surname, contacts.c.name, contacts.c.patronymic, _phone(near))
        .outerjoin(contacts, contacts.c.id == near.c.contact_id)
        .order_by(*_order(near, near.c.last_touch_at))
    )


def _order(row: FromClause, touched: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    return (row.c.rank, touched.desc().nulls_last(), row.c.client_id, row.c.contact_id)


def _phone(near: FromClause) -> ColumnElement[str]:
    """Return the phone of the person or company found, or else the client's main phone."""
    point = points.alias()
    phone = select(point.c.value).where(is_phone(point))
    phone = phone.order_by(point.c.id).limit(_literal(1)).correlate(near)
    of_person = phone.where(point.c.contact_id == near.c.contact_id)
    of_company = phone.where(
        near.c.contact_id == _literal(0),
        point.c.client_id == near.c.client_id,
        point.c.contact_id.is_(None),
    )
    return func.coalesce(
        of_person.scalar_subquery(), of_company.scalar_subquery(), main_phone(near.c.client_id)
    ).label("phone")


def _hit(row: Any) -> Hit:
    return Hit(
        client_id=row.client_id,
        contact_id=row.contact_id or None,
        name=full_name(row) or row.client_name,
        company=row.company,
        phone=row.phone or "",
        manager_id=row.manager_id,
        last_touch_at=row.last_touch_at,
    )
