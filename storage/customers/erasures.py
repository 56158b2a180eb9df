"""The book of erasures: who is to go, what was done, and the tombstones (R52)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.dialects.postgresql import insert

from domain.clients import PointKind
from domain.customers.erasure import (
    Act,
    ErasedWhy,
    Leaving,
    PersonKind,
    Removed,
    Tombstone,
    Traces,
)
from storage.customers import erasing
from storage.customers import traces as reading
from storage.customers.writing import add
from storage.rows import values_of
from storage.tables.clients import clients, contacts, points
from storage.tables.customers import IN_TELEGRAM, customers
from storage.tables.erasure import erasure_acts, tombstones
from storage.transaction import Transaction
from storage.types import Id

ACTS: Final = (
    select(erasure_acts)
    .where(erasure_acts.c.why != ErasedWhy.UNFINISHED)
    .order_by(erasure_acts.c.id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
COUNT_UNFINISHED: Final = select(func.count()).where(
    erasure_acts.c.why == ErasedWhy.UNFINISHED,
    erasure_acts.c.at >= bindparam("since"),
    erasure_acts.c.at < bindparam("until"),
)
TOMBSTONES: Final = select(tombstones.c.kind, tombstones.c.hash, tombstones.c.at).order_by(
    tombstones.c.id
)
BURIED: Final = select(
    exists().where(tombstones.c.hash == bindparam("hash"), tombstones.c.kind == bindparam("kind"))
)
BURY: Final = insert(tombstones).on_conflict_do_nothing(index_elements=["hash", "kind", "at"])
IN_CHATS: Final = (
    select(customers.c.id, customers.c.telegram_id, customers.c.created_at)
    .where(IN_TELEGRAM, customers.c.id > bindparam("after", type_=Id))
    .order_by(customers.c.id)
    .limit(bindparam("limit"))
)
_is_asked = points.c.kind == bindparam("kind", type_=points.c.kind.type)
_page = (
    select(contacts.c.id, contacts.c.client_id)
    .where(
        contacts.c.id > bindparam("after", type_=Id),
        exists().where(points.c.contact_id == contacts.c.id, _is_asked),
    )
    .order_by(contacts.c.id)
    .limit(bindparam("limit"))
    .subquery()
)
ON_CARDS: Final = (
    select(_page.c.id, points.c.value, clients.c.created_at)
    .join(points, points.c.contact_id == _page.c.id)
    .join(clients, clients.c.id == _page.c.client_id)
    .where(_is_asked)
    .order_by(_page.c.id, points.c.id)
)
"""All phones, or e-mails, of so many contacts: a page must not end in the middle of one."""
ON_CARD: Final = {PersonKind.PHONE: PointKind.PHONE, PersonKind.EMAIL: PointKind.EMAIL}


class SqlErasureBook:
    """Destroys and remembers that it did. None of it can be taken back."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def traces_of_customer(self, customer_id: int) -> Traces | None:
        """Return the traces of a customer, of their card only where they own it."""
        return await reading.of_customer(self._transaction, customer_id)

    async def traces_of_contact(self, contact_id: int) -> Traces | None:
        """Return the traces of a contact, and of who owns the card with all cards of theirs."""
        return await reading.of_contact(self._transaction, contact_id)

    async def erase(self, people: Sequence[Leaving], at: datetime) -> Sequence[Removed]:
        """Destroy or empty every row that speaks of persons; return what went of each."""
        return await erasing.erase(self._transaction, people, at)

    async def add_act(self, act: Act, tombstones: Sequence[Tombstone]) -> Act:
        """Store an act with its tombstones; return it with its id."""
        values = values_of(erasure_acts, act, rows=dict(act.rows))
        given = await add(self._transaction, erasure_acts, values)
        await self.add_tombstones(tombstones)
        return replace(act, id=given)

    async def acts(self, *, limit: int, offset: int = 0) -> Sequence[Act]:
        """Return the acts, newest first, without those of unfinished forms."""
        rows = await self._transaction.all(ACTS, {"limit": limit, "offset": offset})
        return [Act(**row._asdict()) for row in rows]

    async def count_unfinished(self, since: datetime, until: datetime) -> int:
        """Return how many acts of unfinished forms there are from one moment to another."""
        values = {"since": since, "until": until}
        return int(await self._transaction.scalar(COUNT_UNFINISHED, values) or 0)

    async def tombstones(self) -> Sequence[Tombstone]:
        """Return all tombstones."""
        return [Tombstone(**row._asdict()) for row in await self._transaction.all(TOMBSTONES)]

    async def buried(self, kind: PersonKind, hash_: str) -> bool:
        """Return whether there is a tombstone of an identity."""
        return bool(await self._transaction.scalar(BURIED, {"kind": kind, "hash": hash_}))

    async def add_tombstones(self, tombstones: Sequence[Tombstone]) -> None:
        """Store tombstones, those that another copy of the base had too."""
        if tombstones:
            rows = [{"kind": one.kind, "hash": one.hash, "at": one.at} for one in tombstones]
            await self._transaction.execute(BURY, rows)

    async def living(
        self, kind: PersonKind, *, after: int, limit: int
    ) -> Sequence[tuple[int, str, datetime]]:
        """Return ``(contact or customer id, identity, since)`` to hold against tombstones.

        Customers for ``TELEGRAM``, contacts for the others: by number, from ``after`` on, so many
        persons with all that they have of the kind.
        """
        values = {"after": after, "limit": limit}
        if kind is PersonKind.TELEGRAM:
            rows = await self._transaction.all(IN_CHATS, values)
            return [(row.id, str(row.telegram_id), row.created_at) for row in rows]
        rows = await self._transaction.all(ON_CARDS, {**values, "kind": ON_CARD[kind]})
        return [(row.id, row.value, row.created_at) for row in rows]
