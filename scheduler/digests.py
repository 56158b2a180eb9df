"""The morning digest: each member's day, at their own time on their working days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

import structlog

from domain.calendar import WorkCalendar
from domain.clock import Clock, StillClock
from domain.delivery import Lane, OutMessage
from domain.plan import DayPlan
from domain.plan_day import PlanDay, next_digest
from domain.team import Member
from domain.unit import Unit
from scheduler.shifts import Shift, Shifts, once

log = structlog.stdlib.get_logger("scheduler.digests")
RenderDigest: TypeAlias = Callable[[Member, DayPlan, Mapping[int, str]], Sequence[OutMessage]]
"""Says a plan to a member; the mapping names the colleagues whose deals are in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDigests:
    """One sweep: every member whose digest time has come gets one digest.

    After an outage of days there is still one, of today's plan: late, but never before
    today's digest time, and never on a day off or a quiet day.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    render: RenderDigest
    limit: int = 20

    async def __call__(self) -> int:
        """Send what is due by the clock; return how many members were seen to."""
        total = 0
        while True:
            now = self.clock.now()
            async with self.shifts() as shift:
                due = await shift.unit.team.digests_due(now, self.limit)
                for member in due:
                    await self._see_to(shift, member, now)
            total += len(due)
            if len(due) < self.limit:
                return total

    async def _see_to(self, shift: Shift, member: Member, now: datetime) -> None:
        if self._wanted_now(member, now):
            await self._send(shift, member, now)
        after = replace(member, next_digest_at=next_digest(member, now, self.calendar))
        await shift.unit.team.save(after)

    def _wanted_now(self, member: Member, now: datetime) -> bool:
        local = now.astimezone(member.zone)
        today = local.date()
        due_today = datetime.combine(today, member.digest_at, tzinfo=member.zone)
        quiet = today.isoweekday() in member.quiet_days
        return due_today <= now and self.calendar.is_working(today) and not quiet

    async def _send(self, shift: Shift, member: Member, now: datetime) -> None:
        plan, colleagues = await self._plan(shift.unit, member, now)
        try:
            messages = self.render(member, plan, colleagues)
        except Exception as error:  # noqa: BLE001 — the others must get theirs
            log.error("digest_not_rendered", member=member.id, error=type(error).__name__)  # noqa: TRY400 — its words may quote a person
            return
        today = now.astimezone(member.zone).date()
        await shift.put(once(messages, Lane.DIGEST, f"digest:{member.id}:{today}"))

    async def _plan(
        self, unit: Unit, member: Member, now: datetime
    ) -> tuple[DayPlan, Mapping[int, str]]:
        plan_day = PlanDay(
            reminders=unit.reminders,
            deals=unit.deals,
            plan=unit.plan,
            clock=StillClock(now),
            calendar=self.calendar,
            policy=await unit.policies.current(),
        )
        plan = await plan_day(member)
        if not plan.team_stuck:
            return plan, {}
        return plan, {one.id: one.name for one in await unit.team.members()}
