"""Putting the day's plan together: the same for ``/today`` and for the digest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.contact_time import ContactTime
from domain.deals import Deal, DealBook
from domain.pace import Pace
from domain.plan import Callee, DayPlan, NextCall, PlanReader
from domain.policy import Policy
from domain.reminders import Reminder, ReminderBook, ReminderKind
from domain.team import Member, Scope

SILENT_AFTER = timedelta(days=30)
"""A client that nobody touched for so long is worth a call."""
CALLS = 5
"""How many clients to call next a plan names."""
_LINES = 30
_LOOKED_AT = 15
"""So many are looked at: of some nobody can be called any more today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    """``/today``: what one member has to do until the end of their local day."""

    reminders: ReminderBook
    deals: DealBook
    plan: PlanReader
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, member: Member) -> DayPlan:
        """Return the plan as of now. Only the member's own clients are planned, any role."""
        now = self.clock.now()
        own, end = Scope(member.id), day_end(member, now)
        works = self.calendar.is_working(now.astimezone(member.zone).date())
        due = await self.reminders.open_of_member(member.id, until=end, limit=_LINES)
        returns = [one for one in due if one.kind is ReminderKind.RECONTACT]
        plain = [one for one in due if one.kind is not ReminderKind.RECONTACT]
        counts = await self.plan.day_counts(own, now=now, until=end)
        calls = CallsOfDay(plan=self.plan, calendar=self.calendar, policy=self.policy)
        return DayPlan(
            now=now,
            overdue=[one for one in plain if _late(one, now)],
            due_today=[one for one in plain if not _late(one, now)],
            recontacts=returns,
            stuck=await self.deals.stuck(own, now, times=1, limit=_LINES),
            team_stuck=await self._team_stuck(member, now),
            new_leads=await self.plan.new_leads(own, _LINES),
            next_calls=await calls(member.id, member.zone, now) if works else (),
            day_off=not works,
            left_out=counts.left_out,
            to_check=counts.to_check,
        )

    async def _team_stuck(self, member: Member, now: datetime) -> list[Deal]:
        """To the head after twice the allowed time (R29); own deals are in ``stuck``."""
        if not member.leads:
            return []
        deals = await self.deals.stuck(member.scope, now, times=2, limit=_LINES)
        return [deal for deal in deals if deal.manager_id != member.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsOfDay:
    """Whom to call next: those clients of whom somebody can still be called today (R10-R12)."""

    plan: PlanReader
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, manager_id: int, zone: ZoneInfo, now: datetime) -> list[NextCall]:
        """Return the first few, best first, each with the number to dial."""
        until = midnight(zone, now)
        found = await self.plan.next_calls(
            Scope(manager_id),
            silent_since=now - SILENT_AFTER,
            since=now - self.policy.memory,
            until=until,
            limit=_LOOKED_AT,
        )
        begins = ContactTime(zone, self.policy.hours_from, self.policy.hours_till).opening(
            now.astimezone(zone).date()
        )
        plain = max(now, begins or now)
        calls = (self._call(one, max(now, one.allowed_from or now), until, plain) for one in found)
        return list(islice((one for one in calls if one is not None), CALLS))

    def free(
        self, people: Iterable[Callee], at: datetime, until: datetime
    ) -> tuple[Callee, datetime] | None:
        """Return the first of a client's people who can be called from ``at`` on, and when."""
        allowed = ((one, self.allowed(one.pace, at)) for one in people)
        return next((found for found in allowed if found[1] < until), None)

    def allowed(self, pace: Pace, at: datetime) -> datetime:
        """Return the first moment from ``at`` on at which somebody can be called."""
        return pace.judge(at, self.policy, self.calendar).allowed

    def _call(
        self, one: NextCall, at: datetime, until: datetime, plain: datetime
    ) -> NextCall | None:
        """Return a call with whom to call; that one calls in the daytime goes without saying."""
        found = self.free(one.people, at, until)
        if found is None:
            return None
        whom, allowed = found
        return replace(
            one,
            phone=whom.phone,
            contact_name=whom.name if whom is not one.people[0] else "",
            allowed_from=allowed if allowed > plain else None,
        )


def day_end(member: Member, now: datetime) -> datetime:
    """Return the next local midnight of a member, aware."""
    return midnight(member.zone, now)


def midnight(zone: ZoneInfo, now: datetime) -> datetime:
    """Return the next midnight of a zone, aware."""
    day = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, time(0), tzinfo=zone)


def next_digest(member: Member, now: datetime, calendar: WorkCalendar) -> datetime:
    """Return the first digest moment after ``now``: a working, not quiet day, in UTC."""
    day = now.astimezone(member.zone).date()
    for _ in range(366):
        at = datetime.combine(day, member.digest_at, tzinfo=member.zone)
        quiet = day.isoweekday() in member.quiet_days
        if at > now and calendar.is_working(day) and not quiet:
            return at.astimezone(now.tzinfo)
        day += timedelta(days=1)
    return now + timedelta(days=7)


def _late(reminder: Reminder, now: datetime) -> bool:
    return reminder.due_at <= now
