"""Retention: owners are offered to erase who was silent for years, and it is done (R52)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.customers.doors import CustomerDoors
from domain.customers.duty import on_duty
from domain.customers.proposals import Decision, Proposal
from domain.delivery import Lane, OutMessage
from domain.policy import Policy
from domain.team import Member, Role
from domain.unit import Unit
from scheduler.shifts import Shift, Shifts, once
from scheduler.stumbling import Looked, SetAside, StumbledError, work_off

RenderProposal: TypeAlias = Callable[[Member, Proposal, bool], Sequence[OutMessage]]
"""Says a proposal to an owner; silently, where the last argument says so."""
DoorsOf: TypeAlias = Callable[[Unit, Policy], CustomerDoors]
"""Opens the customers' doors over the books of a shift."""


@dataclass(slots=True, kw_only=True)
class ProposeErasures:
    """One sweep: asks once a day whether a proposal is due; then it looks for whom to propose.

    The base is looked at in pieces, each a unit of work of its own that keeps how far it has come;
    one ring looks at ``pieces`` of them, so that reminders of a large base do not wait.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    doors: DoorsOf
    render: RenderProposal
    every: timedelta = timedelta(days=1)
    pieces: int = 10
    _next: datetime | None = field(default=None, init=False)

    async def __call__(self) -> bool:
        """Go on looking, if it is time to; return whether something was proposed."""
        now = self.clock.now()
        if self._next is not None and now < self._next:
            return False
        for _ in range(self.pieces):
            proposal = await self._piece(now)
            if proposal is None or proposal.is_gathered:
                self._next = now + self.every
                return proposal is not None and proposal.is_asked
        return False

    async def _piece(self, now: datetime) -> Proposal | None:
        async with self.shifts() as shift:
            policy = await shift.unit.policies.current()
            proposal = await self.doors(shift.unit, policy).propose_retention()
            if proposal is not None and proposal.is_asked:
                await self._tell(shift, proposal, now)
        return proposal

    async def _tell(self, shift: Shift, proposal: Proposal, now: datetime) -> None:
        for owner in await shift.unit.team.members():
            if owner.role is Role.OWNER:
                quiet = not on_duty(owner, now, self.calendar)
                messages = self.render(owner, proposal, quiet)
                key = f"retention:{proposal.id}:{owner.id}"
                await shift.put(once(messages, Lane.REMINDER, key))


@dataclass(slots=True, kw_only=True)
class EraseSilent:
    """One sweep: carries out what an owner decided, ``batch`` persons in a unit of work.

    One ring works on ``batches`` of them, so that reminders do not wait. Somebody who cannot be
    erased is logged and tried again an hour later, and the proposal stays open so long. Of what
    was refused the list is forgotten, ``page`` persons in a unit of work.
    """

    shifts: Shifts
    clock: Clock
    doors: DoorsOf
    batch: int = 5
    batches: int = 20
    page: int = 500
    _aside: SetAside = field(default_factory=SetAside, init=False)

    async def __call__(self) -> int:
        """Work the list off; return how many people were seen to."""
        return await work_off(
            self._batch, self._aside, self.clock.now(), event="not_erased", most=self.batches
        )

    async def _batch(self, passed: set[int]) -> Looked:
        """Erase some people together; one alone, where they cannot be."""
        try:
            return await self._erase(passed, self.batch)
        except Exception:  # noqa: BLE001 — who it was about is told by erasing them alone
            return await self._erase(passed, 1)

    async def _erase(self, passed: set[int], most: int) -> Looked:
        async with self.shifts() as shift:
            unit = shift.unit
            book = unit.retention
            proposal = await book.latest()
            if proposal is None or not proposal.is_under_way:
                return Looked()
            approved = proposal.decision is Decision.APPROVED
            limit = most if approved else self.page
            people = await book.next_of(proposal.id, limit=limit, but=passed)
            if people and approved:
                await self._forget(unit, proposal, people)
            elif people:
                await book.strike(proposal.id, people)
            elif not passed:
                await book.save(proposal, replace(proposal, done_at=self.clock.now()))
        return Looked(found=frozenset(people), done=frozenset(people))

    async def _forget(self, unit: Unit, proposal: Proposal, people: Sequence[int]) -> None:
        doors = self.doors(unit, await unit.policies.current())
        approved_by = await unit.team.member(proposal.decided_by or 0)
        try:
            await doors.erase_proposed(proposal, people, approved_by)
        except Exception as error:
            raise StumbledError(people[0]) from error
