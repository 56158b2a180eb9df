"""The book of cards (R1-R4)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, bindparam, case, or_, update

from domain.clients import Client, ClientFile, Contact, Holder
from domain.reminders import ReminderState
from domain.team import Scope
from storage.files import read_file, select_file
from storage.holders import holding
from storage.journal import Journal
from storage.parts import CardParts
from storage.rows import values_of
from storage.scoped import Scoped
from storage.search_terms import SearchTerms, name_key
from storage.tables.clients import (
    IS_COMPANY,
    IS_LIVING,
    clients,
    contacts,
)
from storage.tables.deals import deals
from storage.tables.leads import IS_OPEN as LEAD_IS_OPEN
from storage.tables.leads import leads
from storage.tables.reminders import reminders
from storage.transaction import Transaction
from storage.types import Id, Moment

OPEN = Scoped.by(
    select_file().where(clients.c.id == bindparam("client"), IS_LIVING),
    clients.c.manager_id,
)
NAMED = Scoped.by(
    select_file()
    .where(clients.c.name_key == bindparam("name"), IS_COMPANY)
    .order_by(clients.c.id)
    .limit(1),
    clients.c.manager_id,
)


def _forward(column: Column[Any], to: BindParameter[Any]) -> ColumnElement[Any]:
    return case((or_(column.is_(None), column < to), to), else_=column)


TOUCHED = (
    update(clients)
    .where(clients.c.id == bindparam("client"))
    .values(
        last_touch_at=_forward(clients.c.last_touch_at, bindparam("at", type_=Moment)),
        effective_touch_at=_forward(
            clients.c.effective_touch_at, bindparam("effective_at", type_=Moment)
        ),
        allowed_from=bindparam("free_from", type_=Moment),
    )
    .returning(clients.c.last_touch_at, clients.c.effective_touch_at, clients.c.allowed_from)
)
HAND_OVER_REMINDERS = (
    update(reminders)
    .where(
        reminders.c.client_id == bindparam("client"),
        reminders.c.member_id == bindparam("giver", type_=Id),
        reminders.c.state == ReminderState.OPEN,
    )
    .values(member_id=bindparam("taker", type_=Id))
    .returning(reminders.c.id)
)
HAND_OVER_DEALS = (
    update(deals)
    .where(deals.c.client_id == bindparam("client"))
    .values(manager_id=bindparam("taker", type_=Id))
    .returning(deals.c.id)
)
HAND_OVER_LEADS = (
    update(leads)
    .where(leads.c.client_id == bindparam("client"), LEAD_IS_OPEN)
    .values(manager_id=bindparam("taker", type_=Id))
    .returning(leads.c.id)
)


class SqlClientBook:
    """Where cards are kept, with their points, tags and terms of search."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal
        self._parts = CardParts(transaction, journal)
        self._terms = SearchTerms(transaction)

    async def open(self, scope: Scope, client_id: int) -> ClientFile | None:
        """Return a client with contacts, points and tags, or nothing outside the scope."""
        row = await self._transaction.first(*OPEN.of(scope, client=client_id))
        return read_file(row) if row else None

    async def holders(self, identities: Sequence[tuple[str, str]]) -> Sequence[Holder]:
        """Return who has any of the ``(kind, value)`` identities, in the whole base (R3)."""
        asked = {(str(kind), value) for kind, value in identities if value}
        if not asked:
            return ()
        values = {
            f"value{number}": value
            for number, value in enumerate(sorted({value for _, value in asked}))
        }
        return [
            Holder(
                client_id=row.client_id,
                contact_id=row.contact_id,
                manager_id=row.manager_id,
                manager_name=row.name,
                value=row.value,
            )
            for row in await self._transaction.all(holding(len(values)), values)
            if (row.what, row.value) in asked
        ]

    async def company_named(self, scope: Scope, name: str) -> ClientFile | None:
        """Return the company whose name, without case, legal form and quotes, is this one."""
        row = await self._transaction.first(*NAMED.of(scope, name=name_key(name)))
        return read_file(row) if row else None

    async def add(self, client: Client, contacts: Sequence[Contact]) -> ClientFile:
        """Store a new client with contacts, points and tags; return it with ids."""
        stored = replace(client, id=await self._journal.insert(clients, client_row(client)))
        people = await self._add_people(stored.id, contacts)
        owners = [(None, stored.points), *((one.id, one.points) for one in people)]
        kept = await self._parts.add_points(stored.id, owners)
        await self._parts.add_tags(stored.id, stored.tags)
        stored = replace(stored, points=kept[0])
        people = [replace(one, points=own) for one, own in zip(people, kept[1:], strict=True)]
        await self._terms.add(stored, people, own=True)
        return ClientFile(client=stored, contacts=tuple(people))

    async def add_contact(self, client: Client, contact: Contact) -> Contact:
        """Store one more contact of a stored client; return it with ids."""
        (stored,) = await self._add_people(client.id, [contact])
        (own,) = await self._parts.add_points(client.id, [(stored.id, stored.points)])
        stored = replace(stored, points=own)
        await self._terms.add(client, (stored,), own=False)
        return stored

    async def save_client(self, before: Client, after: Client) -> None:
        """Store a changed client, its points and tags, and keep search in step."""
        old, new = client_row(before), client_row(after)
        await self._journal.update(clients, after.id, old, new)
        await self._parts.save_points(after.id, None, before.points, after.points)
        await self._parts.save_tags(before, after)
        await self._terms.change_client(before, after)

    async def save_contact(self, client: Client, before: Contact, after: Contact) -> None:
        """Store a changed contact and its points, and keep search in step."""
        old, new = values_of(contacts, before), values_of(contacts, after)
        await self._journal.update(contacts, after.id, old, new)
        await self._parts.save_points(client.id, after.id, before.points, after.points)
        await self._terms.change_contact(client, before, after)

    async def touched(
        self, client: Client, at: datetime, *, effective: bool, allowed_from: datetime | None
    ) -> None:
        """Move ``last_touch_at`` (and ``effective_touch_at``) forward to ``at``, never back.

        ``allowed_from`` is kept as given.
        """
        values = {
            "client": client.id,
            "at": at,
            "effective_at": at if effective else None,
            "free_from": allowed_from,
        }
        row = await self._transaction.first(TOUCHED, values)
        if row is not None:
            after = row._asdict()
            before = {name: getattr(client, name) for name in after}
            self._journal.updated(clients, client.id, before, after)

    async def reassign(self, client: Client, manager_id: int) -> None:
        """Give a client to another manager (R4), with its open reminders, deals, leads, search."""
        giver, taker = client.manager_id, manager_id
        if giver == taker:
            return
        await self._journal.update(clients, client.id, {"manager_id": giver}, {"manager_id": taker})
        values = {"client": client.id, "giver": giver, "taker": taker}
        for row in await self._transaction.all(HAND_OVER_REMINDERS, values):
            self._journal.updated(reminders, row.id, {"member_id": giver}, {"member_id": taker})
        for row in await self._transaction.all(HAND_OVER_DEALS, values):
            self._journal.updated(deals, row.id, {"manager_id": giver}, {"manager_id": taker})
        for row in await self._transaction.all(HAND_OVER_LEADS, values):
            self._journal.updated(leads, row.id, {"manager_id": giver}, {"manager_id": taker})
        await self._terms.hand_over(client.id, taker)

    async def _add_people(self, client_id: int, people: Iterable[Contact]) -> list[Contact]:
        placed = [replace(one, client_id=client_id) for one in people]
        ids = await self._journal.insert_all(contacts, [values_of(contacts, one) for one in placed])
        return [replace(one, id=given) for one, given in zip(placed, ids, strict=True)]


def client_row(client: Client) -> dict[str, Any]:
    """Return the columns of a client, who is nobody's shell."""
    return values_of(clients, client, name_key=name_key(client.name), erased_at=None)
