"""A firm of invented managers and clients, and three years of their days, drawn by a seeded die."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.calendar import WorkCalendar, calendar_of
from domain.clients import ContactState
from domain.clock import StillClock
from domain.deals import Deal, Move
from domain.doors import OpenDoors
from domain.log_touch import TouchLogged, TouchToLog
from domain.next_steps import StepKind
from domain.planning import ReminderToPlan
from domain.policy import Policy
from domain.reminders import Reminder, ReminderKind
from domain.resting import active
from domain.rounds import limit_reached
from domain.team import Member
from domain.touches import Direction, Outcome, TouchKind
from tests.simulation.books import (
    Archive,
    Books,
    Changes,
    Clients,
    Deals,
    Exceptions,
    Paces,
    Reminders,
    Rounds,
    Touches,
)
from tests.simulation.cast import START, hire, meet

OUTCOMES = {
    Outcome.NO_ANSWER: 38,
    Outcome.BUSY: 6,
    Outcome.REACHED: 27,
    Outcome.ASKED_INFO: 7,
    Outcome.AGREED: 8,
    Outcome.CALL_BACK: 5,
    Outcome.REFUSED: 6,
    Outcome.COMPETITOR: 1,
    Outcome.WRONG_PERSON: 1,
    Outcome.NUMBER_MISSING: 1,
}
"""How calls end, in per cent."""
CALLS_A_DAY = 12
INCOMING, PESTERING, BUYING = 0.0008, 0.02, 0.25
"""Chances: that a client calls on a day, that a manager calls somebody too early, that who agreed
buys."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The books as the doors ask for them."""

    books: Books
    clients: Clients
    touches: Touches
    reminders: Reminders
    deals: Deals
    paces: Paces
    rounds: Rounds
    exceptions: Exceptions
    archive: Archive
    changes: Changes

    @classmethod
    def over(cls, books: Books) -> "Unit":
        return cls(
            books=books,
            clients=Clients(books),
            touches=Touches(books),
            reminders=Reminders(books),
            deals=Deals(books),
            paces=Paces(books),
            rounds=Rounds(books),
            exceptions=Exceptions(books),
            archive=Archive(books),
            changes=Changes(),
        )


@dataclass
class Firm:
    """A firm on a moved clock. The same seed lives the same three years."""

    managers: int = 20
    clients: int = 5000
    days: int = 3 * 365
    seed: int = 20260112
    policy: Policy = field(default_factory=Policy)
    calendar: WorkCalendar = field(default_factory=lambda: calendar_of("RU"))
    books: Books = field(default_factory=Books)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311 — drawn to be repeated, not to be secret
        self.unit = Unit.over(self.books)
        self.books.members.update(hire(self.managers))
        self.books.files.update(meet(self.dice, self.clients, self.managers))

    # -- what happens -------------------------------------------------------------------------

    async def live(self) -> None:
        """Let the days pass."""
        for number in range(self.days):
            await self._day(START + timedelta(days=number))

    async def _day(self, day: date) -> None:
        reached = set(await self.unit.rounds.limited(_noon(day), self.policy, self.clients))
        for manager in self.books.members.values():
            morning = _at(day, 8, manager.zone)
            await self._rest_limited(manager, reached, morning)
            await self._incoming(manager, morning)
            if self.calendar.is_working(day):
                await self._work(manager, day)
            await self._come_back(manager, _at(day, 23, manager.zone))

    async def _rest_limited(self, manager: Member, reached: set[int], now: datetime) -> None:
        for client in sorted(reached):
            if self.books.files[client].client.manager_id != manager.id:
                continue
            pace = await self.unit.paces.pace(client, None, now=now, policy=self.policy)
            why = limit_reached(active(pace), now, self.policy) if pace else None
            if pace and why:
                await self._doors(now).put_to_rest(pace, why)

    async def _come_back(self, manager: Member, now: datetime) -> None:
        """Begin the rounds of those whose return rang today and whom nobody has called yet."""
        for one in tuple(self.books.of_member[manager.id].values()):
            if one.kind is ReminderKind.RECONTACT and one.due_at <= now:
                await self._doors(one.due_at).come_back(one.client_id or 0)

    async def _work(self, manager: Member, day: date) -> None:
        """Call whom the plan names, at the moment it names; then whoever may be called."""
        dawn, begin = _at(day, 0, manager.zone), _at(day, 9, manager.zone)
        end = dawn + timedelta(days=1)
        left = CALLS_A_DAY
        for one in self._due(manager, end)[:CALLS_A_DAY]:
            left -= await self._answer(manager, one, dawn, end)
        for client in self._next(manager, left):
            await self._call(manager, client, begin + timedelta(minutes=self.dice.randint(60, 480)))
        if self.dice.random() < PESTERING * CALLS_A_DAY:
            await self._pester(manager, begin + timedelta(hours=6))
        await self._check_archive(manager, begin + timedelta(hours=7))

    def _due(self, manager: Member, end: datetime) -> list[Reminder]:
        waiting = self.books.of_member[manager.id].values()
        return sorted(
            (one for one in waiting if one.due_at < end), key=lambda one: (one.due_at, one.id)
        )

    async def _answer(
        self, manager: Member, reminder: Reminder, dawn: datetime, end: datetime
    ) -> int:
        """Call at the reminder's moment; one that is overdue, as soon as cadence allows today."""
        if reminder.id not in self.books.of_member[manager.id]:
            return 0  # an earlier call of this day has answered it
        at = reminder.due_at
        if at < dawn:
            pace = await self.unit.paces.pace(
                reminder.client_id or 0, reminder.contact_id, now=dawn, policy=self.policy
            )
            if pace is None:
                return 0
            at = pace.judge(dawn, self.policy, self.calendar).allowed
        if at >= end:
            await self._doors(dawn).postpone_reminder(manager, reminder.id, at)
            return 0
        if reminder.kind is ReminderKind.RECONTACT:
            await self._doors(reminder.due_at).come_back(reminder.client_id or 0)
        await self._log(manager, reminder.client_id or 0, at, reminder)
        return 1

    def _next(self, manager: Member, count: int) -> list[int]:
        """Return the clients of a manager that have waited longest and wait for nothing."""
        idle = [
            file.client
            for file in self.books.files.values()
            if file.client.manager_id == manager.id
            and not self.books.of_client[file.client.id]
            and any(one.state is ContactState.ACTIVE for one in file.contacts)
        ]
        never = datetime.min.replace(tzinfo=UTC)
        idle.sort(key=lambda one: (one.last_touch_at or never, one.id))
        return [one.id for one in idle[: max(count, 0)]]

    async def _call(self, manager: Member, client: int, at: datetime) -> None:
        """Call somebody who waits for nothing; who may not be called now is planned for later."""
        pace = await self.unit.paces.pace(client, None, now=at, policy=self.policy)
        if pace is None:
            return
        verdict = pace.judge(at, self.policy, self.calendar)
        if not verdict.moved:
            await self._log(manager, client, at, None)
            return
        await self._doors(at).plan_reminder(
            ReminderToPlan(
                member_id=manager.id,
                by=manager,
                client_id=client,
                contact_id=pace.contact_id,
                kind=ReminderKind.FOLLOW_UP,
                text="",
                due_at=verdict.allowed,
                pace=pace,
            )
        )

    async def _pester(self, manager: Member, at: datetime) -> None:
        """Call somebody regardless: managers are people."""
        own = [one for one in self._clients_of(manager) if self.books.recent[one]]
        if own:
            await self._log(manager, self.dice.choice(own), at, None)

    def _clients_of(self, manager: Member) -> Iterator[int]:
        return iter(range(manager.id - 1 or self.managers, self.clients + 1, self.managers))

    async def _log(
        self, manager: Member, client: int, at: datetime, reminder: Reminder | None
    ) -> None:
        last = self.books.files[client].client.last_touch_at
        at = max(at, last + timedelta(minutes=1)) if last else at
        outcome = self.dice.choices(tuple(OUTCOMES), tuple(OUTCOMES.values()))[0]
        agreed_at = None
        if outcome in (Outcome.AGREED, Outcome.CALL_BACK) and self.dice.random() < 0.5:
            agreed_at = at + timedelta(days=self.dice.randint(1, 14), hours=self.dice.randint(0, 3))
        doors = self._doors(at)
        logged = await doors.log_touch(
            manager,
            TouchToLog(
                client_id=client,
                contact_id=reminder.contact_id if reminder else None,
                kind=TouchKind.CALL,
                outcome=outcome,
                agreed_at=agreed_at,
                reminder_id=reminder.id if reminder else None,
            ),
        )
        await self._go_on(doors, manager, logged)
        if outcome is Outcome.AGREED and self.dice.random() < BUYING:
            await self._sell(doors, manager, client, at)

    async def _go_on(self, doors: OpenDoors, manager: Member, logged: TouchLogged) -> None:
        """Take the first proposal, as most people do."""
        if not logged.proposals or logged.proposals[0].kind is StepKind.NOTHING:
            return
        await doors.take_next_step(
            manager,
            logged.proposals[0],
            client_id=logged.touch.client_id,
            contact_id=logged.touch.contact_id,
            touch_id=logged.touch.id,
        )

    async def _sell(self, doors: OpenDoors, manager: Member, client: int, at: datetime) -> None:
        stages = self.books.pipeline.stages
        deal = self.books.open_deal.get(client)
        if deal is None:
            new = Deal(
                client_id=client,
                manager_id=manager.id,
                title="Deal",
                amount=100_00,
                stage_id=stages[0].id,
                stage_since=at,
                opened_at=at,
                opened_by=manager.id,
            )
            first = Move(
                deal_id=0, member_id=manager.id, at=at, from_stage_id=None, to_stage_id=new.stage_id
            )
            deal = await self.unit.deals.add(new, first)
        ahead = self.books.pipeline.beside(stages[deal.stage_id - 1], 1)
        if ahead is not None:
            await doors.move_deal(manager, deal.id, ahead.id)

    async def _check_archive(self, manager: Member, at: datetime) -> None:
        for one in await self.unit.archive.to_check(manager.scope, at, limit=5):
            works = self.dice.random() < 0.2
            last = self.books.files[one.client_id].client.last_touch_at
            moment = max(at, last + timedelta(minutes=1)) if last else at
            await self._doors(moment).log_touch(
                manager,
                TouchToLog(
                    client_id=one.client_id,
                    contact_id=one.contact_id,
                    outcome=Outcome.REACHED if works else Outcome.NO_ANSWER,
                ),
            )

    async def _incoming(self, manager: Member, morning: datetime) -> None:
        for client in self._clients_of(manager):
            if self.dice.random() < INCOMING:
                doors = self._doors(morning + timedelta(minutes=self.dice.randint(1, 50)))
                wish = TouchToLog(
                    client_id=client, direction=Direction.INCOMING, outcome=Outcome.REACHED
                )
                await self._go_on(doors, manager, await doors.log_touch(manager, wish))

    def _doors(self, at: datetime) -> OpenDoors:
        books: Any = self.unit  # those that no door here asks for are left out
        return OpenDoors(
            unit=books,
            clock=StillClock(at.astimezone(UTC)),
            calendar=self.calendar,
            policy=self.policy,
        )


UTC_ZONE = ZoneInfo("UTC")


def _noon(day: date) -> datetime:
    return _at(day, 12, UTC_ZONE)


def _at(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
