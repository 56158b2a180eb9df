"""Leads that wait: their managers hear of a flood, heads of what nobody touched in time (R53)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

import structlog

from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.customers.duty import on_duty
from domain.customers.leads import WaitingLead
from domain.delivery import Lane, OutMessage
from domain.team import Member, MemberState, Role
from scheduler.shifts import Shift, Shifts, once
from scheduler.stumbling import SetAside

log = structlog.stdlib.get_logger("scheduler.leads")
RenderLeads: TypeAlias = Callable[[Member, Sequence[WaitingLead], bool], Sequence[OutMessage]]
"""Says one lead, or that there are so many; silently, where the last argument says so."""
TOLD_APART = 3
"""More leads for one person at once come as one message."""


@dataclass(slots=True, kw_only=True)
class TellLeads:
    """One sweep: managers are told of leads that came too fast to be told one by one.

    Each batch is one unit of work: message and note together. Of a dismissed manager's lead the
    head hears when it is overdue. A lead that cannot be said is tried again an hour later.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    render: RenderLeads
    limit: int = 200
    _aside: SetAside = field(default_factory=SetAside, init=False)

    async def __call__(self) -> int:
        """Tell whom there is something to tell; return how many leads were told."""
        total, more = 0, True
        while more:
            more, told = await self._batch(self.clock.now())
            total += told
        return total

    async def _batch(self, now: datetime) -> tuple[bool, int]:
        """Return whether more may wait, and how many leads were told of."""
        aside = self._aside.at(now)
        most = self.limit + len(aside)
        async with self.shifts() as shift:
            found = await shift.unit.leads.untold(most)
            waiting = [one for one in found if one.lead.id not in aside]
            done: set[int] = set()
            for member_id, leads in _by_manager(waiting).items():
                manager = await shift.unit.team.member(member_id)
                if manager is None or manager.state is not MemberState.ACTIVE:
                    done |= _numbers(leads)
                    continue
                quiet = not on_duty(manager, now, self.calendar)
                done |= await say(shift, self.render, manager, leads, "lead", quiet=quiet)
            await shift.unit.leads.told(sorted(done), now)
        self._aside.add(_numbers(waiting) - done, now)
        return bool(waiting) and len(found) == most, len(done)


@dataclass(slots=True, kw_only=True)
class EscalateLeads:
    """One sweep: what nobody touched in time the heads hear of once, owners where there are none.

    At night it waits until one of them works. Nobody is told of their own lead. A lead that
    cannot be said is tried again an hour later.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    render: RenderLeads
    limit: int = 200
    _aside: SetAside = field(default_factory=SetAside, init=False)

    async def __call__(self) -> int:
        """Tell the heads; return how many leads they were told of."""
        now, total = self.clock.now(), 0
        while True:
            aside = self._aside.at(now)
            most = self.limit + len(aside)
            async with self.shifts() as shift:
                found = await shift.unit.leads.overdue(now, most)
                waiting = [one for one in found if one.lead.id not in aside]
                told = await self._tell(shift, waiting, now) if waiting else 0
            total += told
            if len(found) < most or not told:
                return total

    async def _tell(self, shift: Shift, leads: Sequence[WaitingLead], now: datetime) -> int:
        team = await shift.unit.team.members()
        wanted: dict[int, list[WaitingLead]] = {}
        for lead in leads:
            for member in _who_hears(team, lead):
                wanted.setdefault(member.id, []).append(lead)
        hearing = [one for one in team if one.id in wanted]
        at_work = {one.id for one in hearing if on_duty(one, now, self.calendar)}
        if hearing and not at_work:
            return 0
        unsaid: set[int] = set()
        for one in hearing:
            mine, quiet = wanted[one.id], one.id not in at_work
            said = await say(shift, self.render, one, mine, "overdue", quiet=quiet)
            unsaid |= _numbers(mine) - said
        told = _numbers(leads) - unsaid
        await shift.unit.leads.told(sorted(told), now, head=True)
        self._aside.add(unsaid, now)
        return len(told)


@dataclass(slots=True, kw_only=True)
class SettleLeads:
    """One sweep: leads that were touched are marked as settled, so that fewer are looked at.

    Nobody waits for it, and it looks at every open lead: so it does once in a while only.
    """

    shifts: Shifts
    clock: Clock
    limit: int = 500
    every: timedelta = timedelta(minutes=10)
    _next: datetime | None = field(default=None, init=False)

    async def __call__(self) -> int:
        """Settle what is to be settled; return how many leads that were."""
        now, total = self.clock.now(), 0
        if self._next is not None and now < self._next:
            return 0
        while True:
            async with self.shifts() as shift:
                settled = await shift.unit.leads.settle(now, self.limit)
            total += settled
            if settled < self.limit:
                self._next = now + self.every
                return total


async def say(
    shift: Shift,
    render: RenderLeads,
    member: Member,
    leads: Sequence[WaitingLead],
    key: str,
    *,
    quiet: bool,
) -> set[int]:
    """Put leads on their way to a member, few of them one by one; return which ones were said."""
    apart = len(leads) <= TOLD_APART
    messages: list[OutMessage] = []
    done: set[int] = set()
    for group in [[one] for one in leads] if apart else [leads]:
        try:
            said = render(member, group, quiet)
        except Exception as error:  # noqa: BLE001 — the others must get theirs
            log.error("lead_not_rendered", member=member.id, error=type(error).__name__)  # noqa: TRY400 — its words may quote a person
            continue
        messages += once(said, Lane.REMINDER, f"{key}:{group[0].lead.id}:{member.id}")
        done |= _numbers(group)
    await shift.put(messages)
    return done


def _numbers(leads: Sequence[WaitingLead]) -> set[int]:
    return {one.lead.id for one in leads}


def _by_manager(leads: Sequence[WaitingLead]) -> Mapping[int, list[WaitingLead]]:
    grouped: dict[int, list[WaitingLead]] = {}
    for one in leads:
        grouped.setdefault(one.manager_id, []).append(one)
    return grouped


def _who_hears(team: Sequence[Member], lead: WaitingLead) -> Sequence[Member]:
    """Return the heads but the lead's own manager, or else the owners."""
    others = [one for one in team if one.id != lead.manager_id]
    heads = [one for one in others if one.role is Role.HEAD]
    return heads or [one for one in others if one.role is Role.OWNER]
