"""Buyers who fell silent: found by night, offered for reactivation once per half year (R27)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, TypeAlias

from domain.calendar import WorkCalendar
from domain.calendar_months import add_months
from domain.clock import Clock
from domain.pace import Pace, PaceBook
from domain.policy import Policy
from domain.recontact import Window, load_of, recontact_moment
from domain.reminders import Bought, Reminder, ReminderBook, ReminderKind

SPREAD_DAYS = 30
"""Those found in one night come back over so many days, so that no day is flooded."""
_AROUND = timedelta(days=2)
"""How far the days of a contact may lie beside those of UTC."""

Loads: TypeAlias = dict[int, dict[date, int]]
"""How many returns the days of managers hold, as far as one passage has read and planned them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dormancy:
    """What counts as dormant at a moment: silent since, and not offered since (R27)."""

    silent_since: datetime
    offered_since: datetime

    @classmethod
    def at(cls, now: datetime, policy: Policy) -> "Dormancy":
        """Return the borders as of ``now``."""
        day = add_months(now.date(), -policy.reactivation_months)
        return cls(
            silent_since=now - timedelta(days=policy.dormant_days),
            offered_since=now.replace(year=day.year, month=day.month, day=day.day),
        )


@dataclass(frozen=True, slots=True)
class Dormant:
    """A dormant buyer, and whom to speak with there: somebody who may be contacted."""

    client_id: int
    contact_id: int | None


class DormantReader(Protocol):
    """Finds dormant buyers in pieces, and tells what they bought."""

    async def dormant(
        self, border: Dormancy, *, after: int, limit: int
    ) -> tuple[Sequence[Dormant], int | None]:
        """Look at the next clients whose number is above ``after``.

        Returns at most ``limit`` buyers among them who have neither bought nor been reached since
        ``border.silent_since``, have no open reminder, do not rest, can be reached, and were not
        offered since ``border.offered_since``; and the number to go on after, or nothing at the
        end.
        """
        ...

    async def bought(self, client_ids: Sequence[int]) -> Mapping[int, Bought]:
        """Return what each of these clients bought, and when it was reached last."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferReactivation:
    """Puts a dormant buyer into its manager's plan, on the least loaded day of the month ahead.

    ``loads`` goes along through a passage: the returns of a manager are read once.
    """

    reminders: ReminderBook
    paces: PaceBook
    clock: Clock
    calendar: WorkCalendar
    policy: Policy
    loads: Loads

    async def __call__(self, whom: Dormant) -> Reminder | None:
        """Plan the reminder of one client; nothing when the client is gone."""
        now = self.clock.now()
        pace = await self.paces.pace(whom.client_id, whom.contact_id, now=now, policy=self.policy)
        if pace is None:
            return None
        due = await self._due(pace, now)
        return await self.reminders.add(
            Reminder(
                member_id=pace.manager_id,
                client_id=pace.client_id,
                contact_id=whom.contact_id,
                kind=ReminderKind.REACTIVATION,
                text="",
                due_at=due,
                rings_at=due,
                created_at=now,
                created_by=pace.manager_id,
            )
        )

    async def _due(self, pace: Pace, now: datetime) -> datetime:
        """Return a levelled moment that cadence allows as well (R10-R12)."""
        hours, zone = pace.hours(self.policy), pace.manager_zone
        today = hours.day(now)
        load = await self._load(pace, now)
        wanted = recontact_moment(
            Window(today + timedelta(days=1), today + timedelta(days=SPREAD_DAYS)),
            hours,
            zone,
            calendar=self.calendar,
            load=load,
        )
        due = pace.judge(wanted.astimezone(UTC), self.policy, self.calendar).allowed
        day = due.astimezone(zone).date()
        load[day] = load.get(day, 0) + 1
        return due

    async def _load(self, pace: Pace, now: datetime) -> dict[date, int]:
        manager = pace.manager_id
        if manager not in self.loads:
            until = now + timedelta(days=SPREAD_DAYS) + _AROUND
            held = await self.paces.returns(manager, since=now - _AROUND, until=until)
            self.loads[manager] = load_of(held, pace.manager_zone)
        return self.loads[manager]
