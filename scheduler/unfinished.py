"""Customers whom no list of silent contacts holds are erased: unfinished, withdrawn (R51, R52)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from domain.clock import Clock
from domain.customers.doors import CustomerDoors
from domain.customers.erasure import UNFINISHED_AFTER, WITHDRAWN_FOR, ErasedWhy
from domain.customers.forget import Erased
from domain.customers.proposals import Decision
from domain.team import Member
from domain.unit import Unit
from scheduler.retention import DoorsOf
from scheduler.shifts import Shifts
from scheduler.stumbling import Looked, SetAside, StumbledError, work_off

log = structlog.stdlib.get_logger("scheduler.unfinished")


@dataclass(slots=True, kw_only=True)
class EraseUnfinished:
    """One sweep: once a day, ``batch`` persons in a unit of work, ``batches`` of them at a ring.

    Who never completed a form and did not come back was not served, and the staff do not know
    them: what was given serves nothing any more. Who withdrew their consent was promised it within
    ``WITHDRAWN_FOR``: so they go at the last look before that is over. Who has no card of their own
    and was silent for years goes with the proposal that the owner approved last. Who stays for now,
    because a deal with them is open, is looked at again a day later.
    """

    shifts: Shifts
    clock: Clock
    doors: DoorsOf
    waits: timedelta = UNFINISHED_AFTER
    every: timedelta = timedelta(days=1)
    batch: int = 10
    batches: int = 10
    _next: datetime | None = field(default=None, init=False)
    _stay: set[int] = field(default_factory=set, init=False)
    _aside: SetAside = field(default_factory=SetAside, init=False)

    async def __call__(self) -> int:
        """Erase whose time is over; return how many that were."""
        now = self.clock.now()
        if self._next is not None and now < self._next:
            return 0
        erased = await work_off(
            self._batch, self._aside, now, event="not_erased", most=self.batches
        )
        if erased:
            log.info("unfinished_erased", persons=erased)
        return erased

    async def _batch(self, passed: set[int]) -> Looked:
        done: set[int] = set()
        async with self.shifts() as shift:
            unit = shift.unit
            found, approved_by = await self._found(unit, passed | self._stay)
            doors = self.doors(unit, await unit.policies.current())
            for one, why in found.items():
                if await _erase(doors, one, why, approved_by):
                    done.add(one)
        self._stay |= found.keys() - done
        if not found:
            self._rest()
        return Looked(found=frozenset(found), done=frozenset(done))

    async def _found(
        self, unit: Unit, but: set[int]
    ) -> tuple[Mapping[int, ErasedWhy], Member | None]:
        """Return the next customers, each with the reason, and who approved the last of these."""
        now, book = self.clock.now(), unit.customers
        found = dict.fromkeys(
            await book.stale(now - self.waits, self.batch, but=but), ErasedWhy.UNFINISHED
        )
        left = await book.withdrawn(
            now + self.every - WITHDRAWN_FOR, self.batch - len(found), but=but | found.keys()
        )
        found |= dict.fromkeys(left, ErasedWhy.ASKED)
        proposal = await unit.retention.latest()
        if proposal is None or proposal.decision is not Decision.APPROVED:
            return found, None
        silent = await book.cardless(
            proposal.before, self.batch - len(found), but=but | found.keys()
        )
        found |= dict.fromkeys(silent, ErasedWhy.RETENTION)
        return found, await unit.team.member(proposal.decided_by or 0)

    def _rest(self) -> None:
        """Everybody was looked at: rest for a day, or until what failed is to be tried again."""
        now = self.clock.now()
        self._next = now + (self._aside.wait if self._aside.at(now) else self.every)
        self._stay.clear()


async def _erase(
    doors: CustomerDoors, customer_id: int, why: ErasedWhy, approved_by: Member | None
) -> Erased | None:
    try:
        if why is ErasedWhy.ASKED:
            return await doors.erase_withdrawn(customer_id)
        traces = await doors.unit.erasures.traces_of_customer(customer_id)
        if traces is None:
            return None
        approved_by = approved_by if why is ErasedWhy.RETENTION else None
        return await doors.forget(traces, why, approved_by=approved_by)
    except Exception as error:
        raise StumbledError(customer_id) from error
