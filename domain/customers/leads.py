"""Leads: who came by a magnet and was not touched yet, and who is to call them (R53)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.customers.forms import Flaw
from domain.team import Member, Scope


class Settled(StrEnum):
    """Why a lead waits no more."""

    TOUCHED = "touched"
    ERASED = "erased"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A lead. ``given_to`` is who got it first; whose it is now says the client (R4).

    ``due_at`` is when the head is told, had nobody reacted (15 working minutes, R53).
    ``proved`` tells that Telegram vouched for the phone that the person gave.
    ``told_at`` is when the manager was told. A lead is touched once an outgoing touch of its
    client is younger than ``came_at``: that is read off the touches, so that undoing one opens
    the lead again; ``settled_at`` follows later, by a sweep.
    """

    id: int = 0
    client_id: int
    contact_id: int | None
    customer_id: int | None
    form_id: int | None
    magnet_id: int
    link_id: int
    given_to: int
    known: bool
    proved: bool = False
    flaws: tuple[Flaw, ...] = ()
    came_at: datetime
    due_at: datetime
    told_at: datetime | None = None
    told_head_at: datetime | None = None
    settled_at: datetime | None = None
    settled_why: Settled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLead:
    """An untouched lead as lists and messages show it. ``source`` is the link's name."""

    lead: Lead
    client_name: str
    contact_name: str
    phone: str
    email: str
    city: str
    magnet_title: str
    source: str
    manager_id: int
    manager_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A member who may get leads, and when they got the last one (R53: in turn)."""

    member: Member
    last_lead_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadCount:
    """The leads that one manager got first in a period; of ``late`` ones a head had to be told."""

    manager_id: int
    manager_name: str
    leads: int
    late: int


class LeadBook(Protocol):
    """Where leads are kept. Nothing here is undone by ``/undo``."""

    async def add(self, lead: Lead) -> Lead:
        """Store a new lead; return it with its id."""
        ...

    async def lead(self, scope: Scope, lead_id: int) -> WaitingLead | None:
        """Return one lead, settled or not, of a client in scope (R60)."""
        ...

    async def waiting(self, scope: Scope, *, limit: int, offset: int = 0) -> Sequence[WaitingLead]:
        """Return untouched leads, longest waiting first."""
        ...

    async def of_client(self, client_id: int) -> Sequence[WaitingLead]:
        """Return the untouched leads of a client, longest waiting first."""
        ...

    async def count_waiting(self, scope: Scope) -> int:
        """Return how many leads are untouched."""
        ...

    async def counts(self, since: datetime, until: datetime) -> Sequence[LeadCount]:
        """Return the leads of ``[since, until)`` by who got them first, by name."""
        ...

    async def candidates(self) -> Sequence[Candidate]:
        """Return the active members who take leads: managers, or heads where there are none."""
        ...

    async def untold(self, limit: int) -> Sequence[WaitingLead]:
        """Return untouched leads whose manager was not told, oldest first."""
        ...

    async def overdue(self, now: datetime, limit: int) -> Sequence[WaitingLead]:
        """Return untouched leads past ``due_at`` of which no head was told, oldest first."""
        ...

    async def told(self, lead_ids: Sequence[int], at: datetime, *, head: bool = False) -> None:
        """Note that the manager, or the head, was told."""
        ...

    async def move_due(self, client_id: int, due_at: datetime) -> None:
        """Give the untouched leads of a client a new ``due_at``: it was handed over."""
        ...

    async def close(self, customer_id: int, at: datetime, why: Settled) -> int:
        """Settle the open leads of a customer for a reason; return how many."""
        ...

    async def settle(self, now: datetime, limit: int) -> int:
        """Mark open leads that were touched as settled; return how many."""
        ...
