"""The books of a whole firm in memory, indexed so that three years pass in a minute."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.archive import ToCheck
from domain.cadence import PastTouch
from domain.cadence_exceptions import CadenceException
from domain.clients import Client, ClientFile, ClientKind, Contact, ContactState
from domain.deals import Deal, Move, Pipeline, Stage, StageKind
from domain.pace import Pace
from domain.policy import Policy
from domain.reminders import Reminder, ReminderKind, ReminderState
from domain.rounds import AGREED_GRACE, Round, Story, limit_reached
from domain.team import Member, Scope
from domain.touches import Direction, Touch

_RETURNS = (ReminderKind.RECONTACT, ReminderKind.REACTIVATION)


def _stages() -> tuple[Stage, ...]:
    kinds = (StageKind.OPEN, StageKind.OPEN, StageKind.OPEN, StageKind.WON, StageKind.LOST)
    return tuple(
        Stage(
            id=number,
            pipeline_id=1,
            code=f"stage{number}",
            position=number,
            probability=20 * number,
            days_allowed=14,
            kind=kind,
        )
        for number, kind in enumerate(kinds, 1)
    )


@dataclass
class Books:
    """All books at once: each is also its own port, so that the unit hands out itself."""

    members: dict[int, Member] = field(default_factory=dict)
    files: dict[int, ClientFile] = field(default_factory=dict)
    log: list[Touch] = field(default_factory=list)
    recent: dict[int, list[PastTouch]] = field(default_factory=lambda: defaultdict(list))
    known: dict[int, Reminder] = field(default_factory=dict)
    of_client: dict[int, dict[int, Reminder]] = field(default_factory=lambda: defaultdict(dict))
    of_member: dict[int, dict[int, Reminder]] = field(default_factory=lambda: defaultdict(dict))
    coming: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    filed: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    present: dict[int, Round] = field(default_factory=dict)
    rounds: dict[int, Round] = field(default_factory=dict)
    against: list[CadenceException] = field(default_factory=list)
    open_deal: dict[int, Deal] = field(default_factory=dict)
    bought: set[int] = field(default_factory=set)
    pipeline: Pipeline = field(default_factory=lambda: Pipeline(id=1, name="", stages=_stages()))
    planned: list[Reminder] = field(default_factory=list)
    numbers: int = 0

    def number(self) -> int:
        self.numbers += 1
        return self.numbers


@dataclass
class Clients:
    books: Books

    async def open(self, scope: Scope, client_id: int) -> ClientFile | None:
        del scope
        return self.books.files.get(client_id)

    async def touched(
        self, client: Client, at: datetime, *, effective: bool, allowed_from: datetime | None
    ) -> None:
        file = self.books.files[client.id]
        effective_at = at if effective else file.client.effective_touch_at
        after = replace(
            file.client,
            last_touch_at=at,
            effective_touch_at=effective_at,
            allowed_from=allowed_from,
        )
        self.books.files[client.id] = replace(file, client=after)

    async def save_contact(self, client: Client, before: Contact, after: Contact) -> None:
        file = self.books.files[client.id]
        people = tuple(after if one.id == after.id else one for one in file.contacts)
        self.books.files[client.id] = replace(file, contacts=people)
        checks = self.books.filed[client.manager_id]
        if before.check_at is not None:
            checks.remove(before.check_at)
        if after.check_at is not None:
            insort(checks, after.check_at)


@dataclass
class Touches:
    books: Books

    async def add(self, touch: Touch) -> Touch:
        stored = replace(touch, id=self.books.number())
        self.books.log.append(stored)
        if stored.direction is Direction.OUTGOING:
            past = PastTouch(stored.at, stored.contact_id, stored.kind)
            insort(self.books.recent[stored.client_id], past, key=lambda one: one.at)
        return stored


@dataclass
class Reminders:
    books: Books

    async def add(self, reminder: Reminder) -> Reminder:
        stored = replace(reminder, id=self.books.number())
        if stored.kind is ReminderKind.RECONTACT:
            self.books.planned.append(stored)
        self._enter(stored)
        return stored

    async def reminder(self, scope: Scope, reminder_id: int) -> Reminder | None:
        del scope
        return self.books.known.get(reminder_id)

    async def save(self, before: Reminder, after: Reminder) -> None:
        books = self.books
        if before.state is ReminderState.OPEN:
            del books.of_client[before.client_id or 0][before.id]
            del books.of_member[before.member_id][before.id]
            if before.kind in _RETURNS:
                books.coming[before.member_id].remove(before.due_at)
        self._enter(after)

    async def open_of_client(self, client_id: int) -> Sequence[Reminder]:
        return sorted(self.books.of_client[client_id].values(), key=lambda one: one.due_at)

    async def closed_of_client(
        self, client_id: int, *, at: datetime, why: str
    ) -> Sequence[Reminder]:
        return [
            one
            for one in self.books.known.values()
            if one.client_id == client_id and one.closed_at == at and one.closed_why == why
        ]

    def _enter(self, one: Reminder) -> None:
        books = self.books
        books.known[one.id] = one
        if one.state is ReminderState.OPEN:
            books.of_client[one.client_id or 0][one.id] = one
            books.of_member[one.member_id][one.id] = one
            if one.kind in _RETURNS:
                insort(books.coming[one.member_id], one.due_at)


@dataclass
class Deals:
    books: Books

    async def pipelines(self) -> Sequence[Pipeline]:
        return (self.books.pipeline,)

    async def deal(self, scope: Scope, deal_id: int) -> Deal | None:
        del scope
        return next((one for one in self.books.open_deal.values() if one.id == deal_id), None)

    async def open_deals(
        self, scope: Scope, *, client_id: int | None = None, limit: int = 200
    ) -> Sequence[Deal]:
        del scope, limit
        deal = self.books.open_deal.get(client_id or 0)
        return (deal,) if deal else ()

    async def add(self, deal: Deal, move: Move) -> Deal:
        del move
        stored = replace(deal, id=self.books.number())
        self.books.open_deal[deal.client_id] = stored
        return stored

    async def save(self, before: Deal, after: Deal, move: Move | None) -> None:
        del before, move
        stage = self.books.pipeline.stage(after.stage_id)
        if stage is not None and stage.kind is StageKind.WON:
            self.books.bought.add(after.client_id)
        if after.closed_at is None:
            self.books.open_deal[after.client_id] = after
        else:
            self.books.open_deal.pop(after.client_id, None)


@dataclass
class Paces:
    books: Books

    async def pace(
        self, client_id: int, contact_id: int | None, *, now: datetime, policy: Policy
    ) -> Pace | None:
        books = self.books
        file = books.files[client_id]
        spoken = file.contact(contact_id) or file.main_contact
        since = now - policy.memory
        counted = [one for one in reversed(books.recent[client_id]) if one.at > since]
        return Pace(
            client_id=client_id,
            client_name=file.client.name,
            manager_id=file.client.manager_id,
            manager_zone=books.members[file.client.manager_id].zone,
            company=file.client.kind is ClientKind.COMPANY,
            contact_id=spoken.id if spoken else None,
            timezone=spoken.timezone if spoken else "",
            call_hours=spoken.call_hours if spoken else "",
            touches=counted,
            round=books.present.get(client_id),
            bought=client_id in books.bought,
            allowed_from=file.client.allowed_from,
        )

    async def returns(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        return _between(self.books.coming[member_id], since, until)

    async def checks(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        return _between(self.books.filed[member_id], since, until)

    async def allow_from(self, pace: Pace, at: datetime | None) -> None:
        file = self.books.files[pace.client_id]
        after = replace(file, client=replace(file.client, allowed_from=at))
        self.books.files[pace.client_id] = after


@dataclass
class Rounds:
    books: Books

    async def add(self, one: Round) -> Round:
        stored = replace(one, id=self.books.number())
        self._enter(stored)
        return stored

    async def save(self, before: Round, after: Round) -> None:
        del before
        self._enter(after)

    async def current(self, client_id: int) -> Round | None:
        return self.books.present.get(client_id)

    async def limited(self, now: datetime, policy: Policy, limit: int) -> Sequence[int]:
        reached = [
            one.client_id
            for one in self.books.present.values()
            if limit_reached(one, now, policy) and not self._agreed(one.client_id, now)
        ]
        return sorted(reached)[:limit]

    async def stories(self, client_ids: Sequence[int]) -> Mapping[int, Story]:
        return {one: Story(round=self.books.present[one]) for one in client_ids}

    def _agreed(self, client_id: int, now: datetime) -> bool:
        waiting = self.books.of_client[client_id].values()
        return any(
            one.kind is ReminderKind.AGREED and one.due_at > now - AGREED_GRACE for one in waiting
        )

    def _enter(self, one: Round) -> None:
        self.books.rounds[one.id] = one
        self.books.present[one.client_id] = one


@dataclass
class Exceptions:
    books: Books

    async def add(self, one: CadenceException) -> None:
        self.books.against.append(replace(one, id=self.books.number()))

    async def latest(
        self, scope: Scope, *, since: datetime, limit: int
    ) -> Sequence[CadenceException]:
        del scope
        return [one for one in reversed(self.books.against) if one.at >= since][:limit]


@dataclass
class Archive:
    books: Books

    async def to_check(self, scope: Scope, now: datetime, *, limit: int) -> Sequence[ToCheck]:
        due = [
            ToCheck(
                contact_id=one.id,
                contact_name=one.full_name,
                client_id=file.client.id,
                client_name=file.client.name,
                phone="",
                check_at=one.check_at,
            )
            for file in self.books.files.values()
            if file.client.manager_id == scope.manager_id
            for one in file.contacts
            if one.state is ContactState.ARCHIVED and one.check_at and one.check_at <= now
        ]
        return sorted(due, key=lambda one: (one.check_at, one.contact_id))[:limit]


class Changes:
    """Nobody undoes in a simulation."""

    def name(self, key: str, *, member_id: int, at: datetime, **facts: str) -> None:
        del key, member_id, at, facts


def _between(moments: list[datetime], since: datetime, until: datetime) -> Mapping[datetime, int]:
    return Counter(moments[bisect_left(moments, since) : bisect_left(moments, until)])
