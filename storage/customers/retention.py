"""Proposals to erase who has been silent for years, and the lists of them (R52)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import bindparam, delete, select

from domain.customers.proposals import Piece, Proposal, Silent, StillSilent
from storage.customers.silence import GATHER, LAST, PROPOSAL, STILL
from storage.customers.writing import add, change
from storage.people import full_name
from storage.rows import values_of
from storage.tables.clients import clients, contacts
from storage.tables.erasure import retention_people, retention_proposals
from storage.transaction import Transaction

_IS_ITS: Final = retention_people.c.proposal_id == PROPOSAL
_IS_AMONG: Final = retention_people.c.contact_id.in_(bindparam("contacts", expanding=True))
_LONGEST: Final = (retention_people.c.last_at, retention_people.c.contact_id)
LATEST: Final = select(retention_proposals).order_by(retention_proposals.c.id.desc()).limit(1)
LISTED: Final = (
    select(
        retention_people.c.contact_id,
        retention_people.c.last_at,
        contacts.c.client_id,
        contacts.c.surname,
        contacts.c.name,
        contacts.c.patronymic,
        clients.c.name.label("client_name"),
    )
    .join(contacts, contacts.c.id == retention_people.c.contact_id)
    .join(clients, clients.c.id == contacts.c.client_id)
    .where(_IS_ITS)
    .order_by(*_LONGEST)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
NEXT: Final = (
    select(retention_people.c.contact_id)
    .where(_IS_ITS, ~_IS_AMONG)
    .order_by(*_LONGEST)
    .limit(bindparam("limit"))
)
STRIKE: Final = delete(retention_people).where(_IS_ITS, _IS_AMONG)


class SqlRetentionBook:
    """Keeps proposals and their lists."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def latest(self) -> Proposal | None:
        """Return the last proposal."""
        row = await self._transaction.first(LATEST)
        return Proposal(**row._asdict()) if row else None

    async def add(self, proposal: Proposal) -> Proposal:
        """Store a proposal; return it with its id."""
        values = values_of(retention_proposals, proposal)
        given = await add(self._transaction, retention_proposals, values)
        return replace(proposal, id=given)

    async def save(self, before: Proposal, after: Proposal) -> None:
        """Store how far it was gathered, what was decided, or that it was carried out."""
        old, new = (values_of(retention_proposals, one) for one in (before, after))
        await change(self._transaction, retention_proposals, after.id, old, new)

    async def gather(self, proposal: Proposal, limit: int) -> Piece:
        """Look at the next ``limit`` contacts after ``looked_to``; put the silent on the list."""
        after = proposal.looked_to or 0
        last = await self._transaction.scalar(LAST, {"after": after, "many": limit})
        if last is None:
            return Piece(found=0, last=None)
        values = {**_borders(proposal), "after": after, "last": last}
        found = await self._transaction.all(GATHER, values)
        return Piece(found=len(found), last=last)

    async def listed(self, proposal_id: int, *, limit: int, offset: int = 0) -> Sequence[Silent]:
        """Return who is on the list, longest silent first; who is gone by now is left out."""
        values = {"proposal": proposal_id, "limit": limit, "offset": offset}
        return [_silent(row) for row in await self._transaction.all(LISTED, values)]

    async def next_of(
        self, proposal_id: int, *, limit: int, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return the next contacts on the list, longest silent first, without some."""
        values = {"proposal": proposal_id, "limit": limit, "contacts": list(but)}
        return [row.contact_id for row in await self._transaction.all(NEXT, values)]

    async def still_silent(self, proposal: Proposal, contact_ids: Collection[int]) -> StillSilent:
        """Look again at some contacts: who is on the list, and has not been touched since."""
        values = {**_borders(proposal), "contacts": list(contact_ids)}
        rows = await self._transaction.all(STILL, values)
        return StillSilent(
            silent=frozenset(row.id for row in rows),
            withdrew=frozenset(row.id for row in rows if row.withdrew),
        )

    async def strike(self, proposal_id: int, contact_ids: Collection[int]) -> None:
        """Take contacts off the list: they were seen to."""
        values = {"proposal": proposal_id, "contacts": list(contact_ids)}
        await self._transaction.execute(STRIKE, values)


def _borders(proposal: Proposal) -> dict[str, Any]:
    return {
        "proposal": proposal.id,
        "before": proposal.before,
        "withdrawn_before": proposal.withdrawn_before,
    }


def _silent(row: Any) -> Silent:
    return Silent(
        contact_id=row.contact_id,
        client_id=row.client_id,
        client_name=row.client_name,
        contact_name=full_name(row),
        last_at=row.last_at,
    )
