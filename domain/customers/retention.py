"""Retention: who was silent for years is proposed to the owners, and erased at their word (R52)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar_months import add_months
from domain.clock import Clock
from domain.customers.erasure import ErasedWhy, ErasureBook, Traces
from domain.customers.forget import Erased, Forget
from domain.customers.people import CustomerBook
from domain.customers.proposals import Decision, Proposal, RetentionBook, StillSilent
from domain.errors import AlreadyDoneError, GoneError, OwnersOnlyError
from domain.policy import Policy
from domain.team import Member, Role

PIECE = 500
"""Contacts that are looked at in one unit of work: some milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeRetention:
    """Gathers once a month who has been silent longer than the policy says (R52).

    One call looks at one piece of the base. When nobody was silent it may begin anew at once.
    """

    retention: RetentionBook
    customers: CustomerBook
    clock: Clock
    policy: Policy
    piece: int = PIECE

    async def __call__(self) -> Proposal | None:
        """Return the proposal as far as it was gathered now; nothing while none is due."""
        last, now = await self.retention.latest(), self.clock.now()
        if last is not None and last.is_gathered and not _is_due(last, now):
            return None
        before = await self._begun(last, now)
        looked = await self.retention.gather(before, self.piece)
        count = before.count + looked.found
        if looked.last is None:  # no list holds who has no card of their own
            count += await self.customers.count_cardless(before.before)
        after = replace(before, count=count, looked_to=looked.last)
        await self.retention.save(before, after)
        return after

    async def _begun(self, last: Proposal | None, now: datetime) -> Proposal:
        if last is not None and not last.is_gathered:
            return last
        before = months_on(now, -self.policy.retention_months)
        begun = Proposal(made_at=now, before=before, looked_to=0)
        if last is None or last.count:
            return await self.retention.add(begun)
        again = replace(begun, id=last.id)  # it was about nobody
        await self.retention.save(last, again)
        return again


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideRetention:
    """The owner's word on a proposal. Raises ``OwnersOnlyError``, ``AlreadyDoneError``."""

    retention: RetentionBook
    clock: Clock

    async def __call__(self, member: Member, proposal_id: int, *, approve: bool) -> Proposal:
        """Approve or refuse."""
        if member.role is not Role.OWNER:
            raise OwnersOnlyError
        before = await self.retention.latest()
        if before is None or before.id != proposal_id:
            raise GoneError
        if not before.is_asked:
            raise AlreadyDoneError
        after = replace(
            before,
            decided_at=self.clock.now(),
            decided_by=member.id,
            decision=Decision.APPROVED if approve else Decision.REFUSED,
        )
        await self.retention.save(before, after)
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseProposed:
    """Erases people of an approved proposal, if nothing has changed since it was made.

    A person goes as a whole, with every card of theirs: so all of them must have been on the
    list, and be silent still. Who withdrew their consent goes whatever else.
    """

    retention: RetentionBook
    erasures: ErasureBook
    forget: Forget

    async def __call__(
        self, proposal: Proposal, contact_ids: Sequence[int], approved_by: Member | None
    ) -> Sequence[Erased]:
        """Erase who is to go, and take them all off the list.

        Another card of somebody who goes stays on it, if it is there still, for the next time.
        """
        chosen: list[Traces] = []
        held: set[int] = set()
        later: set[int] = set()
        for one in contact_ids:
            traces = await self.erasures.traces_of_contact(one)
            cards = _cards(traces)
            if held & cards:
                later.add(one)
            elif traces is not None:
                chosen.append(traces)
                held |= cards
        still = await self.retention.still_silent(proposal, held)
        going = [one for one in chosen if _may_go(one, still)]
        erased = await self.forget.all(going, ErasedWhy.RETENTION, approved_by=approved_by)
        await self.retention.strike(proposal.id, [one for one in contact_ids if one not in later])
        return erased


def _cards(traces: Traces | None) -> set[int]:
    return {one.contact_id for one in traces.cards} if traces else set()


def _may_go(traces: Traces, still: StillSilent) -> bool:
    cards = _cards(traces)
    return traces.contact_id in still.silent and (
        cards <= still.silent or bool(cards & still.withdrew)
    )


def months_on(at: datetime, months: int) -> datetime:
    """Return the same hour so many calendar months later, or earlier (R22 counts so too)."""
    return datetime.combine(add_months(at.date(), months), at.timetz())


def _is_due(last: Proposal, now: datetime) -> bool:
    """Whether another one may follow one that was gathered."""
    if last.is_asked or last.is_under_way:
        return False
    return not last.count or now >= months_on(last.made_at, 1)
