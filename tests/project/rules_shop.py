"""A base in memory in which time passes: the real sweeps over the fake books of tests/domain."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from domain.clients import ContactState
from domain.delivery import Lane, OutMessage
from domain.dormant import Dormancy, Dormant
from domain.reminders import Bought, DueReminder, Reminder, ReminderKind, ReminderState
from domain.resting import Rested
from domain.rounds import Story
from domain.team import Member
from scheduler.dormant import NIGHT, OfferDormant
from scheduler.reminders import RingReminders
from scheduler.rests import RestLimited
from tests.domain.base import BORIS, RUSSIA, Base, HandClock
from tests.domain.fake_cadence import FakeRounds
from tests.domain.fakes import FakeReminders
from tests.project.rules import ZONE


@dataclass
class Bells(FakeReminders):
    """Reminders that ring."""

    async def ringing(self, now: datetime, limit: int) -> Sequence[DueReminder]:
        waiting = (one for one in self.kept.values() if one.state is ReminderState.OPEN)
        due = [one for one in waiting if one.rings_at is not None and one.rings_at <= now]
        return [DueReminder(reminder=one, member=BORIS) for one in due][:limit]

    async def rung(self, reminder_ids: Sequence[int]) -> None:
        for number in reminder_ids:
            self.kept[number] = replace(self.kept[number], rings_at=None)


@dataclass
class Stories(FakeRounds):
    """Rounds that tell why they ended."""

    async def stories(self, client_ids: Sequence[int]) -> Mapping[int, Story]:
        present = ((one, self.present(one)) for one in client_ids)
        return {client: Story(round=one) for client, one in present if one is not None}


@dataclass
class Marks:
    kept: dict[str, int] = field(default_factory=dict)

    async def get(self, name: str) -> int | None:
        return self.kept.get(name)

    async def put(self, name: str, value: int) -> None:
        self.kept[name] = value


@dataclass
class Sleepers:
    """Finds dormant buyers as the port of ``domain.dormant`` says."""

    base: Base

    async def dormant(
        self, border: Dormancy, *, after: int, limit: int
    ) -> tuple[Sequence[Dormant], int | None]:
        del limit
        found = [one for one in sorted(self.base.clients.files) if one > after]
        return [Dormant(one, self._whom(one)) for one in found if self._sleeps(one, border)], None

    async def bought(self, client_ids: Sequence[int]) -> Mapping[int, Bought]:
        del client_ids
        return {}

    def _whom(self, client_id: int) -> int | None:
        main = self.base.clients.files[client_id].main_contact
        return main.id if main else None

    def _sleeps(self, client_id: int, border: Dormancy) -> bool:
        base, file = self.base, self.base.clients.files[client_id]
        mine = [one for one in base.reminders.kept.values() if one.client_id == client_id]
        present = base.rounds.present(client_id)
        return (
            base.deals.bought(client_id)
            and self._heard(client_id) < border.silent_since
            and not any(one.state is ReminderState.OPEN for one in mine)
            and not any(
                one.kind is ReminderKind.REACTIVATION and one.created_at > border.offered_since
                for one in mine
            )
            and not (present is not None and present.resting)
            and any(one.state is ContactState.ACTIVE for one in file.contacts)
        )

    def _heard(self, client_id: int) -> datetime:
        deals = (one for one in self.base.deals.kept.values() if one.client_id == client_id)
        ends = [one.closed_at for one in deals if one.closed_at is not None]
        touched = self.base.clients.files[client_id].client.effective_touch_at
        return max(filter(None, (*ends, touched)))


class Shop:
    """A base, its outbox and its sweeps. ``log`` holds the years that the calendar told of."""

    def __init__(self) -> None:
        self.log: list[int] = []
        self.base = Base(calendar=replace(RUSSIA, on_unknown=self._note))
        base: Any = self.base
        base.reminders = base.clients.reminders = base.paces.reminders = Bells()
        base.rounds = base.paces.rounds = Stories(base.deals, base.reminders)
        base.marks, base.dormant = Marks(), Sleepers(self.base)
        self.outbox: list[OutMessage] = []
        self.story: Story | None = None
        known: dict[str, Any] = {"shifts": self.open, "clock": self.clock}
        sweep: dict[str, Any] = {**known, "calendar": self.base.calendar}
        self._rest = RestLimited(render=self._say_rests, **sweep)
        self._ring = RingReminders(render=self._say_reminder, **known)
        self._offer = OfferDormant(zone=ZONE, **sweep)

    @property
    def clock(self) -> HandClock:
        return self.base.clock

    @property
    def unit(self) -> Any:
        return self.base

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Shop"]:
        yield self

    async def put(self, messages: Sequence[OutMessage]) -> int:
        used = {one.dedupe_key for one in self.outbox}
        fresh = [one for one in messages if one.dedupe_key not in used]
        self.outbox.extend(fresh)
        return len(fresh)

    async def pass_till(self, moment: datetime) -> None:
        """Let time pass; whatever becomes due on the way is seen to when it is."""
        while (at := self._next(moment)) is not None:
            await self.leap_to(at)
        await self.leap_to(moment)

    async def leap_to(self, moment: datetime) -> None:
        """Be at a moment, and see to what is due: nothing was seen to on the way."""
        assert moment >= self.clock.moment, "time does not go back"
        self.clock.moment = moment
        await self._ring()
        await self._rest()
        await self._offer()

    def open_reminders(self) -> list[Reminder]:
        kept = self.base.reminders.kept.values()
        mine = (one for one in kept if one.client_id is not None)
        return [one for one in mine if one.state is ReminderState.OPEN]

    def _next(self, end: datetime) -> datetime | None:
        """Return the first moment, up to ``end``, when something can become due."""
        now, days = self.clock.moment, timedelta(days=self.base.policy.round_days)
        rounds = (one.began_at for one in self.base.rounds.kept.values() if one.ended_at is None)
        local = now.astimezone(ZONE)
        nights = [datetime.combine(local.date() + timedelta(days=n), NIGHT, ZONE) for n in (0, 1)]
        moments = [
            *(began + days for began in rounds if began is not None),
            *(one.due_at for one in self.open_reminders()),
            *(nights if self.base.deals.kept else ()),
        ]
        return min((one for one in moments if now < one < end), default=None)

    def _say_rests(
        self, manager: Member, rested: Sequence[Rested], quiet: bool
    ) -> Sequence[OutMessage]:
        del rested, quiet
        return [_message(manager)]

    def _say_reminder(self, due: DueReminder) -> Sequence[OutMessage]:
        self.story = due.story or self.story
        return [_message(due.member)]

    def _note(self, year: int) -> None:
        self.log.append(year)


def _message(member: Member) -> OutMessage:
    return OutMessage(
        chat_id=member.telegram_id, lane=Lane.REMINDER, method="sendMessage", params={}
    )
