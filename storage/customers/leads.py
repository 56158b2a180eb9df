"""The book of leads (R53)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.changes import UNDO_FOR
from domain.customers.leads import Candidate, Lead, LeadCount, Settled, WaitingLead
from domain.language.text import fold
from domain.team import Member, Role, Scope
from storage.customers.lead_questions import (
    ADD,
    CANDIDATES,
    CLOSE,
    COUNT,
    COUNTS,
    LEAD_COLUMNS,
    MOVE_DUE,
    OF_CLIENT,
    ONE,
    OVERDUE,
    SETTLE,
    TOLD,
    TOLD_HEAD,
    UNTOLD,
    WAITING,
)
from storage.people import full_name
from storage.rows import values_of
from storage.tables.leads import leads
from storage.transaction import Transaction


class SqlLeadBook:
    """Where leads are kept."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, lead: Lead) -> Lead:
        """Store a new lead; return it with its id."""
        values = {
            **values_of(leads, lead, manager_id=None),
            "whose_client": lead.client_id,
        }
        del values["manager_id"]
        return replace(lead, id=await self._transaction.scalar(ADD, values))

    async def lead(self, scope: Scope, lead_id: int) -> WaitingLead | None:
        """Return one lead, settled or not, of a client in scope (R60)."""
        row = await self._transaction.first(*ONE.of(scope, lead=lead_id))
        return _read(row) if row else None

    async def waiting(self, scope: Scope, *, limit: int, offset: int = 0) -> Sequence[WaitingLead]:
        """Return untouched leads, longest waiting first; those of clients at rest are left out."""
        return await self._listed(*WAITING.of(scope, limit=limit, offset=offset))

    async def count_waiting(self, scope: Scope) -> int:
        """Return how many leads ``waiting`` returns in all."""
        count: int = await self._transaction.scalar(*COUNT.of(scope))
        return count

    async def of_client(self, client_id: int) -> Sequence[WaitingLead]:
        """Return the untouched leads of a client, longest waiting first."""
        return await self._listed(OF_CLIENT, {"client": client_id})

    async def counts(self, since: datetime, until: datetime) -> Sequence[LeadCount]:
        """Return the leads of ``[since, until)`` by who got them first, by name."""
        rows = await self._transaction.all(COUNTS, {"since": since, "until": until})
        found = [LeadCount(**row._asdict()) for row in rows]
        return sorted(found, key=lambda one: (fold(one.manager_name), one.manager_id))

    async def candidates(self) -> Sequence[Candidate]:
        """Return the active members who take leads: managers, heads where there are none.

        Where there are neither, the owners.
        """
        found = [_candidate(row) for row in await self._transaction.all(CANDIDATES)]
        for role in (Role.MANAGER, Role.HEAD, Role.OWNER):
            if those := [one for one in found if one.member.role is role]:
                return those
        return []

    async def untold(self, limit: int) -> Sequence[WaitingLead]:
        """Return untouched leads whose manager was not told, oldest first."""
        return await self._listed(UNTOLD, {"limit": limit})

    async def overdue(self, now: datetime, limit: int) -> Sequence[WaitingLead]:
        """Return untouched leads past ``due_at`` of which no head was told, oldest first."""
        return await self._listed(OVERDUE, {"now": now, "limit": limit})

    async def told(self, lead_ids: Sequence[int], at: datetime, *, head: bool = False) -> None:
        """Note that the manager, or the head, was told."""
        if lead_ids:
            statement = TOLD_HEAD if head else TOLD
            await self._transaction.execute(statement, {"leads": list(lead_ids), "at": at})

    async def move_due(self, client_id: int, due_at: datetime) -> None:
        """Give the untouched leads of a client a new ``due_at``: it was handed over."""
        await self._transaction.execute(MOVE_DUE, {"client": client_id, "moved_to": due_at})

    async def close(self, customer_id: int, at: datetime, why: Settled) -> int:
        """Settle the open leads of a customer for a reason; return how many."""
        values = {"customer": customer_id, "at": at, "why": why}
        return (await self._transaction.execute(CLOSE, values)).rowcount

    async def settle(self, now: datetime, limit: int) -> int:
        """Mark open leads that were touched as settled; return how many.

        A touch that can still be undone (R75) settles nothing.
        """
        values = {"now": now, "until": now - UNDO_FOR, "limit": limit}
        return (await self._transaction.execute(SETTLE, values)).rowcount

    async def _listed(self, question: Any, values: dict[str, Any]) -> list[WaitingLead]:
        return [_read(row) for row in await self._transaction.all(question, values)]


def _read(row: Any) -> WaitingLead:
    return WaitingLead(
        lead=Lead(**{name: row._mapping[name] for name in LEAD_COLUMNS}),  # noqa: SLF001 — SQLAlchemy's public name
        client_name=row.client_name,
        contact_name=full_name(row) or row.given_name,
        phone=row.phone,
        email=row.email,
        city=row.city,
        magnet_title=row.magnet_title,
        source=row.source,
        manager_id=row.whose,
        manager_name=row.manager_name,
    )


def _candidate(row: Any) -> Candidate:
    values = row._asdict()
    last = values.pop("last_lead_at")
    return Candidate(member=Member(**values), last_lead_at=last)
