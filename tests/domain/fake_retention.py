"""Proposals and their lists in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from domain.customers.proposals import Piece, Proposal, Silent, StillSilent


@dataclass
class FakeRetention:
    """Who is silent is what the test says."""

    quiet: list[Silent] = field(default_factory=list)
    withdrew: set[int] = field(default_factory=set)
    proposals: list[Proposal] = field(default_factory=list)
    lists: dict[int, list[Silent]] = field(default_factory=dict)

    async def latest(self) -> Proposal | None:
        return self.proposals[-1] if self.proposals else None

    async def add(self, proposal: Proposal) -> Proposal:
        stored = replace(proposal, id=len(self.proposals) + 1)
        self.proposals.append(stored)
        return stored

    async def save(self, before: Proposal, after: Proposal) -> None:
        assert self.proposals[after.id - 1] == before
        self.proposals[after.id - 1] = after

    async def gather(self, proposal: Proposal, limit: int) -> Piece:
        after = proposal.looked_to or 0
        known = sorted(self.quiet, key=lambda one: one.contact_id)
        piece = [one for one in known if one.contact_id > after][:limit]
        found = [one for one in piece if self._is_silent(proposal, one)]
        listed = [*self.lists.get(proposal.id, []), *found]
        self.lists[proposal.id] = sorted(listed, key=lambda one: (one.last_at, one.contact_id))
        return Piece(found=len(found), last=piece[-1].contact_id if piece else None)

    async def listed(self, proposal_id: int, *, limit: int, offset: int = 0) -> Sequence[Silent]:
        return self.lists.get(proposal_id, [])[offset : offset + limit]

    async def next_of(
        self, proposal_id: int, *, limit: int, but: Collection[int] = ()
    ) -> Sequence[int]:
        listed = [one.contact_id for one in self.lists.get(proposal_id, [])]
        return [one for one in listed if one not in but][:limit]

    async def still_silent(self, proposal: Proposal, contact_ids: Collection[int]) -> StillSilent:
        listed = set(await self.next_of(proposal.id, limit=len(self.quiet)))
        silent = frozenset(
            one.contact_id
            for one in self.quiet
            if one.contact_id in listed.intersection(contact_ids) and self._is_silent(proposal, one)
        )
        return StillSilent(silent=silent, withdrew=silent & self.withdrew)

    async def strike(self, proposal_id: int, contact_ids: Collection[int]) -> None:
        listed = self.lists.get(proposal_id, [])
        self.lists[proposal_id] = [one for one in listed if one.contact_id not in contact_ids]

    def _is_silent(self, proposal: Proposal, one: Silent) -> bool:
        return one.last_at < proposal.before or one.contact_id in self.withdrew
