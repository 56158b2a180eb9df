"""What is proposed to the owners: to erase people who have been silent for years (R52)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.customers.erasure import WITHDRAWN_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A person nobody has had to do with for long; ``last_at`` is the last contact with them."""

    contact_id: int
    client_id: int
    client_name: str
    contact_name: str
    last_at: datetime


class Decision(StrEnum):
    """What the owner said to a proposal to erase."""

    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """That people silent since before ``before`` be erased (R52, retention).

    It is gathered piece by piece: ``looked_to`` is the contact up to which everybody was looked
    at, nothing once that were all. ``count`` is how many people are on its list.
    """

    id: int = 0
    made_at: datetime
    before: datetime
    count: int = 0
    looked_to: int | None = None
    decided_at: datetime | None = None
    decided_by: int | None = None
    decision: Decision | None = None
    done_at: datetime | None = None

    @property
    def withdrawn_before(self) -> datetime:
        """Who withdrew their consent up to then is among the people as well."""
        return self.made_at - WITHDRAWN_FOR

    @property
    def is_gathered(self) -> bool:
        """Whether everybody was looked at."""
        return self.looked_to is None

    @property
    def is_asked(self) -> bool:
        """Whether it waits for the owner's word."""
        return self.is_gathered and self.count > 0 and self.decision is None

    @property
    def is_under_way(self) -> bool:
        """Whether what was decided has still to be done: people erased, or the list forgotten."""
        return self.decision is not None and self.done_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """How many of some contacts were silent, and the last one of them; nothing past the end."""

    found: int
    last: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StillSilent:
    """Who of some people is on the list and still silent; who of them ``withdrew``."""

    silent: frozenset[int]
    withdrew: frozenset[int]


class RetentionBook(Protocol):
    """Proposals, and the lists of whom they are about.

    Silent is a contact whose last contact was before ``Proposal.before``. Whoever has an open
    deal, or an open reminder due since, is not. Who withdrew the consent to processing up to
    ``Proposal.withdrawn_before`` counts as silent whatever else.
    """

    async def latest(self) -> Proposal | None:
        """Return the last proposal."""
        ...

    async def add(self, proposal: Proposal) -> Proposal:
        """Store a proposal; return it with its id."""
        ...

    async def save(self, before: Proposal, after: Proposal) -> None:
        """Store how far it was gathered, what was decided, or that it was carried out."""
        ...

    async def gather(self, proposal: Proposal, limit: int) -> Piece:
        """Look at the next ``limit`` contacts after ``looked_to``; put the silent on the list."""
        ...

    async def listed(self, proposal_id: int, *, limit: int, offset: int = 0) -> Sequence[Silent]:
        """Return who is on the list, longest silent first; who is gone by now is left out."""
        ...

    async def next_of(
        self, proposal_id: int, *, limit: int, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return the next contacts on the list, longest silent first, without some."""
        ...

    async def still_silent(self, proposal: Proposal, contact_ids: Collection[int]) -> StillSilent:
        """Look again at some contacts: who is on the list, and has not been touched since."""
        ...

    async def strike(self, proposal_id: int, contact_ids: Collection[int]) -> None:
        """Take contacts off the list: they were seen to."""
        ...
