"""What cadence, rest and the archive ask of a unit of work, in memory.

The pace is computed from the other fakes, so that use cases meet each other here as they do in
life: what one keeps, the next one reads.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.archive import CheckingList, ToCheck
from domain.cadence import PastTouch
from domain.cadence_exceptions import CadenceException
from domain.clients import ClientKind, Contact, ContactState, PointKind
from domain.pace import Pace
from domain.policy import Policy, PolicyChange, PolicyName
from domain.reminders import ReminderKind
from domain.rounds import AGREED_GRACE, Round, Story, limit_reached
from domain.team import MemberState, Scope
from domain.touches import Direction
from tests.domain.fake_clients import FakeClients
from tests.domain.fakes import FakeDeals, FakeReminders, FakeTeam, FakeTouches, sees

_RETURNS = (ReminderKind.RECONTACT, ReminderKind.REACTIVATION)


@dataclass
class FakePolicies:
    kept: list[PolicyChange] = field(default_factory=list)

    @property
    def stands(self) -> Policy:
        return Policy.of({one.name.value: one.value for one in self.kept})

    async def current(self) -> Policy:
        return self.stands

    async def set(self, change: PolicyChange) -> None:
        assert self.stands.value(PolicyName(change.name)) == change.before
        self.kept.append(change)

    async def changes(self, *, limit: int) -> Sequence[PolicyChange]:
        return self.kept[::-1][:limit]


@dataclass
class FakeExceptions:
    clients: FakeClients
    kept: list[CadenceException] = field(default_factory=list)

    async def add(self, one: CadenceException) -> None:
        self.kept.append(replace(one, id=len(self.kept) + 1))

    async def latest(
        self, scope: Scope, *, since: datetime, limit: int
    ) -> Sequence[CadenceException]:
        files = self.clients.files
        seen = (one for one in self.kept if sees(scope, files[one.client_id].client.manager_id))
        newest = sorted(seen, key=lambda one: (one.at, one.id), reverse=True)
        return [one for one in newest if one.at >= since][:limit]


@dataclass
class FakeRounds:
    deals: FakeDeals
    reminders: FakeReminders
    kept: dict[int, Round] = field(default_factory=dict)

    async def add(self, one: Round) -> Round:
        known = [other for other in self.kept.values() if other.client_id == one.client_id]
        assert one.number not in {other.number for other in known}
        stored = replace(one, id=len(self.kept) + 1)
        self.kept[stored.id] = stored
        return stored

    async def save(self, before: Round, after: Round) -> None:
        assert self.kept[after.id] == before
        self.kept[after.id] = after

    async def current(self, client_id: int) -> Round | None:
        return self.present(client_id)

    async def limited(self, now: datetime, policy: Policy, limit: int) -> Sequence[int]:
        present = [self.present(one) for one in sorted({r.client_id for r in self.kept.values()})]
        return [
            one.client_id
            for one in present
            if one is not None
            and limit_reached(one, now, policy)
            and not self.deals.bought(one.client_id)
            and not any(
                ahead.kind is ReminderKind.AGREED and ahead.due_at > now - AGREED_GRACE
                for ahead in await self.reminders.open_of_client(one.client_id)
            )
        ][:limit]

    async def stories(self, client_ids: Sequence[int]) -> Mapping[int, Story]:
        raise AssertionError(f"asked by the scheduler only: {client_ids}")

    def present(self, client_id: int) -> Round | None:
        mine = (one for one in self.kept.values() if one.client_id == client_id)
        return max(mine, key=lambda one: one.number, default=None)


@dataclass
class FakePaces:
    team: FakeTeam
    clients: FakeClients
    touches: FakeTouches
    deals: FakeDeals
    reminders: FakeReminders
    rounds: FakeRounds

    async def pace(
        self, client_id: int, contact_id: int | None, *, now: datetime, policy: Policy
    ) -> Pace | None:
        file = self.clients.files.get(client_id)
        if file is None:
            return None
        client = file.client
        whom = file.contact(contact_id) or file.main_contact
        return Pace(
            client_id=client.id,
            client_name=client.name,
            manager_id=client.manager_id,
            manager_zone=self.team.people[client.manager_id].zone,
            company=client.kind is ClientKind.COMPANY,
            contact_id=whom.id if whom else None,
            timezone=whom.timezone if whom else "",
            call_hours=whom.call_hours if whom else "",
            city=(whom.city if whom else "") or client.city,
            phone=_phone(whom),
            touches=self._outgoing(client_id, now - policy.memory),
            round=self.rounds.present(client_id),
            bought=self.deals.bought(client_id),
            allowed_from=client.allowed_from,
        )

    async def returns(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        mine = await self.reminders.open_of_member(member_id, until=until)
        back = (one.due_at for one in mine if one.kind in _RETURNS)
        return Counter(_quarter(at) for at in back if at >= since)

    async def checks(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        mine = [one for one in self.clients.files.values() if one.client.manager_id == member_id]
        checks = (person.check_at for one in mine for person in one.contacts)
        return Counter(_quarter(at) for at in checks if at is not None and since <= at < until)

    async def allow_from(self, pace: Pace, at: datetime | None) -> None:
        file = self.clients.files[pace.client_id]
        after = replace(file, client=replace(file.client, allowed_from=at))
        self.clients.files[pace.client_id] = after

    def _outgoing(self, client_id: int, since: datetime) -> tuple[PastTouch, ...]:
        mine = (one for one in self.touches.kept if one.client_id == client_id)
        went = (one for one in mine if one.direction is Direction.OUTGOING and one.at >= since)
        newest = sorted(went, key=lambda one: one.at, reverse=True)
        return tuple(PastTouch(one.at, one.contact_id, one.kind) for one in newest)


@dataclass
class FakeArchive:
    team: FakeTeam
    clients: FakeClients

    async def lists(self, *, since: datetime, now: datetime) -> Sequence[CheckingList]:
        found = []
        for member in self.team.people.values():
            due = await self.to_check(Scope(member.id), now, limit=1_000)
            if member.state is MemberState.ACTIVE and any(one.check_at > since for one in due):
                found.append(CheckingList(member_id=member.id, count=len(due)))
        return found

    async def to_check(self, scope: Scope, now: datetime, *, limit: int) -> Sequence[ToCheck]:
        due = [
            ToCheck(
                contact_id=one.id,
                contact_name=one.full_name,
                client_id=file.client.id,
                client_name=file.client.name,
                phone=_phone(one),
                check_at=one.check_at,
            )
            for file in self.clients.files.values()
            if sees(scope, file.client.manager_id)
            for one in file.contacts
            if one.state is ContactState.ARCHIVED and one.check_at and one.check_at <= now
        ]
        return sorted(due, key=lambda one: one.check_at)[:limit]

    async def count(self, scope: Scope, now: datetime) -> int:
        return len(await self.to_check(scope, now, limit=1_000))


def _quarter(at: datetime) -> datetime:
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)


def _phone(whom: Contact | None) -> str:
    return next(iter(whom.values(PointKind.PHONE)), "") if whom else ""
