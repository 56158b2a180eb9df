"""Handing a lead over: heads do it, managers ask for it, the new manager's minutes count (R53)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.customers.duty import after_working
from domain.customers.leads import LeadBook, WaitingLead
from domain.errors import AlreadyDoneError, GoneError
from domain.manage_team import Assign, Reassigned
from domain.policy import Policy
from domain.team import Member, MemberState, TeamBook


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowClient:
    """Moves the untouched leads of a client that was handed over along with it (R4, R53)."""

    leads: LeadBook
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, done: Reassigned) -> Sequence[WaitingLead]:
        """Give the leads the new manager's working minutes; return them, to be told now."""
        waiting = await self.leads.of_client(done.client.id)
        if not waiting:
            return ()
        now, after = self.clock.now(), done.after
        due = after_working(after, now, self.policy.lead_minutes, self.calendar)
        await self.leads.move_due(done.client.id, due)
        await self.leads.told([one.lead.id for one in waiting], now)
        return [
            replace(
                one,
                lead=replace(one.lead, due_at=due, told_at=now),
                manager_id=after.id,
                manager_name=after.name,
            )
            for one in waiting
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLeadAsked:
    """A manager's wish that a colleague gets a lead: the deciders are the heads and owners."""

    lead: WaitingLead
    to: Member
    deciders: Sequence[Member]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLead:
    """Gives a lead's client to a colleague at a head's word, or asks the heads to (R4).

    Raises ``GoneError`` for a lead out of sight (R60) and for who is not on the team any more,
    ``AlreadyDoneError`` where the client is theirs or the lead was touched.
    """

    leads: LeadBook
    team: TeamBook
    assign: Assign

    async def __call__(
        self, member: Member, lead_id: int, manager_id: int
    ) -> Reassigned | HandLeadAsked:
        """Hand over, or return whom to ask."""
        lead = await open_lead(self.leads, member, lead_id)
        if member.leads:
            return await self.assign(member, client_id=lead.lead.client_id, manager_id=manager_id)
        to = await self.team.member(manager_id)
        if to is None or to.state is not MemberState.ACTIVE:
            raise GoneError
        if to.id == lead.manager_id:
            raise AlreadyDoneError
        deciders = [one for one in await self.team.members() if one.leads]
        if not deciders:
            raise GoneError
        return HandLeadAsked(lead=lead, to=to, deciders=deciders)


async def open_lead(leads: LeadBook, member: Member, lead_id: int) -> WaitingLead:
    """Return a lead that waits. Raises ``GoneError`` (R60), ``AlreadyDoneError`` once touched."""
    lead = await leads.lead(member.scope, lead_id)
    if lead is None:
        raise GoneError
    waiting = await leads.of_client(lead.lead.client_id)
    if lead_id not in {one.lead.id for one in waiting}:
        raise AlreadyDoneError
    return lead
