"""The books of a unit of work in memory: they keep scopes (R60) and uniqueness (R3).

Records are frozen, so what is handed out can never change what is kept; lists are new ones.
A save is refused when the record was not read before it was changed, as the books require.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.changes import Change
from domain.deals import Deal, Move, Pipeline, StageKind, StageSum
from domain.language.text import fold
from domain.plan import CallReason, DayCounts, LeftOut, NewLead, NextCall
from domain.reminders import DueReminder, Reminder, ReminderState
from domain.team import Invitation, Member, MemberState, Role, Scope
from domain.touches import Touch


class NotUniqueError(Exception):
    """The database would refuse this: a phone, e-mail or INN of another card (R3)."""


def sees(scope: Scope, manager_id: int) -> bool:
    return scope.manager_id in (None, manager_id)


@dataclass
class FakeTeam:
    people: dict[int, Member] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)

    async def by_telegram(self, telegram_id: int) -> Member | None:
        return next((m for m in self.people.values() if m.telegram_id == telegram_id), None)

    async def member(self, member_id: int) -> Member | None:
        return self.people.get(member_id)

    async def members(self) -> Sequence[Member]:
        order = list(Role)
        active = [one for one in self.people.values() if one.state is MemberState.ACTIVE]
        return sorted(active, key=lambda one: (order.index(one.role), one.name))

    async def add(self, member: Member) -> Member:
        if await self.by_telegram(member.telegram_id):
            raise NotUniqueError(member.telegram_id)
        stored = replace(member, id=max(self.people, default=0) + 1)
        self.people[stored.id] = stored
        return stored

    async def save(self, member: Member) -> None:
        assert member.id in self.people
        self.people[member.id] = member

    async def invitation(self, code: str) -> Invitation | None:
        return self.invitations.get(code)

    async def add_invitation(self, invitation: Invitation) -> None:
        self.invitations[invitation.code] = invitation

    async def use_invitation(self, code: str, *, member_id: int, at: datetime) -> bool:
        invitation = self.invitations[code]
        if invitation.used_by is not None:
            return False
        self.invitations[code] = replace(invitation, used_by=member_id, used_at=at)
        return True

    async def digests_due(self, now: datetime, limit: int) -> Sequence[Member]:
        due = [
            one
            for one in await self.members()
            if one.next_digest_at is not None and one.next_digest_at <= now
        ]
        return due[:limit]


@dataclass
class FakeReminders:
    kept: dict[int, Reminder] = field(default_factory=dict)

    async def add(self, reminder: Reminder) -> Reminder:
        stored = replace(reminder, id=len(self.kept) + 1)
        self.kept[stored.id] = stored
        return stored

    async def reminder(self, scope: Scope, reminder_id: int) -> Reminder | None:
        one = self.kept.get(reminder_id)
        return one if one and sees(scope, one.member_id) else None

    async def save(self, before: Reminder, after: Reminder) -> None:
        assert self.kept[after.id] == before
        self.kept[after.id] = after

    async def open_of_client(self, client_id: int) -> Sequence[Reminder]:
        return [one for one in self._open() if one.client_id == client_id]

    async def closed_of_client(
        self, client_id: int, *, at: datetime, why: str
    ) -> Sequence[Reminder]:
        closed = [one for one in self.kept.values() if one.state is ReminderState.CLOSED]
        how = (client_id, at, why)
        return [one for one in closed if (one.client_id, one.closed_at, one.closed_why) == how]

    async def open_of_member(
        self, member_id: int, *, until: datetime | None = None, limit: int = 200
    ) -> Sequence[Reminder]:
        mine = [one for one in self._open() if one.member_id == member_id]
        return [one for one in mine if until is None or one.due_at < until][:limit]

    async def ringing(self, now: datetime, limit: int) -> Sequence[DueReminder]:
        raise AssertionError(f"asked by the scheduler only: {now}, {limit}")

    async def rung(self, reminder_ids: Sequence[int]) -> None:
        raise AssertionError(f"asked by the scheduler only: {reminder_ids}")

    def _open(self) -> list[Reminder]:
        waiting = [one for one in self.kept.values() if one.state is ReminderState.OPEN]
        return sorted(waiting, key=lambda one: (one.due_at, one.id))


@dataclass
class FakeDeals:
    lines: list[Pipeline]
    kept: dict[int, Deal] = field(default_factory=dict)
    steps: list[Move] = field(default_factory=list)

    async def pipelines(self) -> Sequence[Pipeline]:
        return list(self.lines)

    async def save_stages(self, pipeline: Pipeline) -> Pipeline:
        highest = max(one.id for line in self.lines for one in line.stages)
        fresh = iter(range(highest + 1, highest + 100))
        stages = tuple(one if one.id else replace(one, id=next(fresh)) for one in pipeline.stages)
        stored = replace(pipeline, stages=stages)
        self.lines = [stored if one.id == pipeline.id else one for one in self.lines]
        return stored

    async def deal(self, scope: Scope, deal_id: int) -> Deal | None:
        one = self.kept.get(deal_id)
        return one if one and sees(scope, one.manager_id) else None

    async def open_deals(
        self, scope: Scope, *, client_id: int | None = None, limit: int = 200
    ) -> Sequence[Deal]:
        found = [one for one in self._open(scope) if client_id in (None, one.client_id)]
        return sorted(found, key=lambda one: (-one.stage_id, -one.amount))[:limit]

    async def sums(self, scope: Scope) -> Sequence[StageSum]:
        amounts: dict[int, list[int]] = {}
        for one in self._open(scope):
            amounts.setdefault(one.stage_id, []).append(one.amount)
        return [
            StageSum(stage_id=stage, count=len(sums), amount=sum(sums))
            for stage, sums in amounts.items()
        ]

    async def titled(self, scope: Scope, text: str) -> Sequence[Deal]:
        return [one for one in self._open(scope) if fold(text) in fold(one.title)][:8]

    async def add(self, deal: Deal, move: Move) -> Deal:
        stored = replace(deal, id=len(self.kept) + 1)
        self.kept[stored.id] = stored
        self.steps.append(replace(move, deal_id=stored.id))
        return stored

    async def save(self, before: Deal, after: Deal, move: Move | None) -> None:
        assert self.kept[after.id] == before
        self.kept[after.id] = after
        self.steps.extend([move] if move else [])

    async def moves(self, deal_id: int) -> Sequence[Move]:
        return [one for one in self.steps if one.deal_id == deal_id]

    async def stuck(self, scope: Scope, now: datetime, *, times: int, limit: int) -> Sequence[Deal]:
        found = []
        for deal in self._open(scope):
            stage = next(s for line in self.lines for s in line.stages if s.id == deal.stage_id)
            days = (stage.days_allowed or 0) * times
            if deal.stuck_for(replace(stage, days_allowed=days or None), now):
                found.append(deal)
        return sorted(found, key=lambda one: one.stage_since)[:limit]

    def _open(self, scope: Scope) -> list[Deal]:
        deals = self.kept.values()
        return [one for one in deals if one.closed_at is None and sees(scope, one.manager_id)]

    def bought(self, client_id: int) -> bool:
        won = self.of_kind(StageKind.WON, self.kept.values())
        return any(one.client_id == client_id for one in won)

    def of_kind(self, kind: StageKind, among: Iterable[Deal]) -> list[Deal]:
        ends = {one.of_kind(kind).id for one in self.lines}
        return [one for one in among if one.stage_id in ends]


@dataclass
class FakeTouches:
    kept: list[Touch] = field(default_factory=list)

    async def add(self, touch: Touch) -> Touch:
        stored = replace(touch, id=len(self.kept) + 1)
        self.kept.append(stored)
        return stored

    async def of_client(self, client_id: int, *, limit: int, offset: int = 0) -> Sequence[Touch]:
        mine = [one for one in self.kept if one.client_id == client_id]
        newest = sorted(mine, key=lambda one: (one.at, one.id), reverse=True)
        return newest[offset : offset + limit]

    async def count_of_client(self, client_id: int) -> int:
        return sum(one.client_id == client_id for one in self.kept)


@dataclass
class FakePlan:
    """Leads and calls as the test sets them, each with the manager of its client."""

    leads: list[tuple[int, NewLead]] = field(default_factory=list)
    calls: list[tuple[int, NextCall]] = field(default_factory=list)
    held: list[tuple[int, LeftOut]] = field(default_factory=list)
    to_check: int = 0

    async def new_leads(self, scope: Scope, limit: int) -> Sequence[NewLead]:
        return [lead for manager, lead in self.leads if sees(scope, manager)][:limit]

    async def next_calls(
        self,
        scope: Scope,
        *,
        silent_since: datetime,
        since: datetime,
        until: datetime,
        limit: int,
    ) -> Sequence[NextCall]:
        del since
        return [
            call
            for manager, call in self.calls
            if sees(scope, manager)
            and (call.reason is not CallReason.SILENT or call.since < silent_since)
            and (call.allowed_from is None or call.allowed_from <= until)
        ][:limit]

    async def left_out(
        self, scope: Scope, *, now: datetime, after: datetime, limit: int, offset: int = 0
    ) -> Sequence[LeftOut]:
        del now
        seen = (one for manager, one in self.held if sees(scope, manager))
        return [one for one in seen if one.allowed_from > after][offset : offset + limit]

    async def left_out_count(self, scope: Scope, *, now: datetime, after: datetime) -> int:
        return len(await self.left_out(scope, now=now, after=after, limit=len(self.held)))

    async def day_counts(self, scope: Scope, *, now: datetime, until: datetime) -> DayCounts:
        return DayCounts(await self.left_out_count(scope, now=now, after=until), self.to_check)


@dataclass
class FakeChanges:
    """Names as they were given; ``kept`` are those that can still be taken back.

    ``waited`` are the clients whose ``allowed_from`` a test has restored by hand.
    """

    kept: list[Change] = field(default_factory=list)
    waited: Sequence[int] = ()

    def name(self, key: str, *, member_id: int, at: datetime, **facts: str) -> None:
        number = len(self.kept) + 1
        self.kept.append(Change(id=number, member_id=member_id, at=at, key=key, facts=facts))

    async def last(self, member_id: int, since: datetime) -> Change | None:
        mine = [one for one in self.kept if one.member_id == member_id and one.at >= since]
        return max(mine, key=lambda one: (one.at, one.id), default=None)

    async def take_back(self, change: Change, at: datetime) -> Sequence[int]:
        assert at >= change.at
        self.kept.remove(change)
        return self.waited
