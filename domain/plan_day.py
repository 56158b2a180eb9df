"""Putting the day's plan together: the same for ``/today`` and for the digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.deals import Deal, DealBook
from domain.plan import DayPlan, NextCall, PlanReader
from domain.reminders import Reminder, ReminderBook, ReminderKind
from domain.team import Member, Scope

SILENT_AFTER = timedelta(days=30)
"""A client that nobody touched for so long is worth a call."""
CALLS = 5
"""How many clients to call next a plan names."""
_LINES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    """``/today``: what one member has to do until the end of their local day."""

    reminders: ReminderBook
    deals: DealBook
    plan: PlanReader
    clock: Clock
    calendar: WorkCalendar

    async def __call__(self, member: Member) -> DayPlan:
        """Return the plan as of now. Only the member's own clients are planned, any role."""
        now = self.clock.now()
        own, end = Scope(member.id), day_end(member, now)
        works = self.calendar.is_working(now.astimezone(member.zone).date())
        due = await self.reminders.open_of_member(member.id, until=end, limit=_LINES)
        returns = [one for one in due if one.kind is ReminderKind.RECONTACT]
        plain = [one for one in due if one.kind is not ReminderKind.RECONTACT]
        counts = await self.plan.day_counts(own, now=now, until=end)
        return DayPlan(
            now=now,
            overdue=[one for one in plain if _late(one, now)],
            due_today=[one for one in plain if not _late(one, now)],
            recontacts=returns,
            stuck=await self.deals.stuck(own, now, times=1, limit=_LINES),
            team_stuck=await self._team_stuck(member, now),
            new_leads=await self.plan.new_leads(own, _LINES),
            next_calls=await self._next_calls(own, now, end) if works else (),
            day_off=not works,
            left_out=counts.left_out,
            to_check=counts.to_check,
        )

    async def _next_calls(self, own: Scope, now: datetime, end: datetime) -> Sequence[NextCall]:
        """Return whom to call; hours are not judged, since the plan is for the day (R12)."""
        return await self.plan.next_calls(
            own, silent_since=now - SILENT_AFTER, until=end, limit=CALLS
        )

    async def _team_stuck(self, member: Member, now: datetime) -> list[Deal]:
        """To the head after twice the allowed time (R29); own deals are in ``stuck``."""
        if not member.leads:
            return []
        deals = await self.deals.stuck(member.scope, now, times=2, limit=_LINES)
        return [deal for deal in deals if deal.manager_id != member.id]


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
