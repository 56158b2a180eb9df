"""Books kept in memory, for sweeps: they hold what a sweep asks of them and no more."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from domain.deals import Deal
from domain.delivery import Lane, OutMessage
from domain.pace import Pace
from domain.plan import DayCounts
from domain.policy import Policy
from domain.reminders import DueReminder, Reminder
from domain.rounds import Round, Story
from domain.team import Member, MemberState, Role, Scope

TUESDAY = datetime(2026, 11, 24, 5, 45, tzinfo=UTC)
"""08:45 in Moscow."""


def a_member(number: int = 1, **habits: Any) -> Member:
    facts: dict[str, Any] = {
        "id": number,
        "telegram_id": 100 + number,
        "name": f"Manager {number}",
        "role": Role.MANAGER,
        "joined_at": TUESDAY,
        "next_digest_at": TUESDAY,
    }
    return Member(**{**facts, **habits})


def a_reminder(number: int, due_at: datetime, **facts: Any) -> Reminder:
    known: dict[str, Any] = {
        "id": number,
        "member_id": 1,
        "text": f"call {number}",
        "due_at": due_at,
        "rings_at": due_at,
        "created_at": TUESDAY,
        "created_by": 1,
    }
    return Reminder(**{**known, **facts})


def a_message(chat_id: int, text: str) -> OutMessage:
    return OutMessage(
        chat_id=chat_id, lane=Lane.ANSWER, method="sendMessage", params={"text": text}
    )


@dataclass
class HandClock:
    moment: datetime = TUESDAY

    def now(self) -> datetime:
        return self.moment

    def passes(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass
class Team:
    everybody: dict[int, Member] = field(default_factory=dict)

    async def digests_due(self, now: datetime, limit: int) -> list[Member]:
        due = [
            one
            for one in self.everybody.values()
            if one.state is MemberState.ACTIVE
            and one.next_digest_at is not None
            and one.next_digest_at <= now
        ]
        return due[:limit]

    async def save(self, member: Member) -> None:
        self.everybody[member.id] = member

    async def members(self) -> list[Member]:
        return list(self.everybody.values())


@dataclass
class Reminders:
    team: Team
    kept: dict[int, Reminder] = field(default_factory=dict)

    async def ringing(self, now: datetime, limit: int) -> list[DueReminder]:
        due = [
            DueReminder(reminder=one, member=member)
            for one in self.kept.values()
            if one.rings_at is not None
            and one.rings_at <= now
            and (member := self.team.everybody[one.member_id]).state is MemberState.ACTIVE
        ]
        return due[:limit]

    async def rung(self, reminder_ids: Sequence[int]) -> None:
        for number in reminder_ids:
            self.kept[number] = replace(self.kept[number], rings_at=None)

    async def open_of_member(
        self, member_id: int, *, until: datetime, limit: int
    ) -> list[Reminder]:
        own = (one for one in self.kept.values() if one.member_id == member_id)
        return [one for one in own if one.due_at < until][:limit]


@dataclass
class Deals:
    stuck_ones: list[Deal] = field(default_factory=list)

    async def stuck(self, scope: Scope, now: datetime, *, times: int, limit: int) -> list[Deal]:
        del now, times
        seen = [one for one in self.stuck_ones if scope.manager_id in (None, one.manager_id)]
        return seen[:limit]


class Plan:
    async def new_leads(self, scope: Scope, limit: int) -> list[object]:
        del scope, limit
        return []

    async def next_calls(
        self,
        scope: Scope,
        *,
        silent_since: datetime,
        since: datetime,
        until: datetime,
        limit: int,
    ) -> list[object]:
        del scope, silent_since, since, until, limit
        return []

    async def day_counts(self, scope: Scope, *, now: datetime, until: datetime) -> DayCounts:
        del scope, now, until
        return DayCounts()


@dataclass
class Rounds:
    """Every client of whom a reminder speaks; ``asked`` counts the questions for stories."""

    kept: dict[int, list[Round]] = field(default_factory=dict)
    asked: int = 0

    def rests(self, client_id: int, words: str = "") -> None:
        """Let a client have gone to rest yesterday."""
        yesterday = TUESDAY - timedelta(days=1)
        one = Round(client_id=client_id, began_at=yesterday, ended_at=yesterday, words=words)
        self.kept[client_id] = [one]

    async def stories(self, client_ids: Sequence[int]) -> dict[int, Story]:
        self.asked += 1
        return {one: Story(round=self.kept[one][0]) for one in client_ids}

    async def save(self, before: Round, after: Round) -> None:
        mine = self.kept[after.client_id]
        mine[mine.index(before)] = after

    async def add(self, one: Round) -> Round:
        self.kept[one.client_id].append(one)
        return one


@dataclass
class Paces:
    rounds: Rounds

    async def pace(
        self, client_id: int, contact_id: int | None, *, now: datetime, policy: Policy
    ) -> Pace:
        del now, policy
        return Pace(
            client_id=client_id,
            client_name=f"client {client_id}",
            manager_id=1,
            manager_zone=ZoneInfo("Europe/Moscow"),
            company=False,
            contact_id=contact_id,
            round=self.rounds.kept[client_id][-1],
        )

    async def allow_from(self, pace: Pace, at: datetime | None) -> None:
        del pace, at


class Policies:
    async def current(self) -> Policy:
        return Policy()


class Base:
    """The whole base with its outbox; every shift sees the same."""

    def __init__(self, *members: Member) -> None:
        self.team = Team({one.id: one for one in members})
        self.reminders = Reminders(self.team)
        self.deals = Deals()
        self.rounds = Rounds()
        self.outbox: list[OutMessage] = []
        self.shifts = 0

    @property
    def unit(self) -> Any:
        return SimpleNamespace(
            team=self.team,
            reminders=self.reminders,
            deals=self.deals,
            plan=Plan(),
            rounds=self.rounds,
            paces=Paces(self.rounds),
            policies=Policies(),
        )

    async def put(self, messages: Sequence[OutMessage]) -> int:
        used = {one.dedupe_key for one in self.outbox}
        fresh = [one for one in messages if one.dedupe_key not in used]
        self.outbox.extend(fresh)
        return len(fresh)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Base"]:
        self.shifts += 1
        yield self

    def remind(self, *reminders: Reminder) -> None:
        self.reminders.kept.update({one.id: one for one in reminders})

    def said(self) -> list[str]:
        return [str(one.params["text"]) for one in self.outbox]
