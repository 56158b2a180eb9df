"""Leads, surveys, erasures and own data in memory, over the other fakes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.clients import PointKind
from domain.customers.erasure import (
    Act,
    ErasedWhy,
    Leaving,
    PersonKind,
    Removed,
    Tombstone,
    Traces,
)
from domain.customers.leads import Candidate, Lead, LeadCount, Settled, WaitingLead
from domain.customers.own_data import OwnData
from domain.customers.surveys import Occasion, Score, Survey, ToAsk
from domain.team import Role, Scope
from domain.touches import Direction
from tests.domain.fake_clients import FakeClients
from tests.domain.fake_customers import FakeCustomers, FakeMagnets
from tests.domain.fakes import FakeTeam, FakeTouches, NotUniqueError, sees


@dataclass
class FakeLeads:
    team: FakeTeam
    clients: FakeClients
    touches: FakeTouches
    magnets: FakeMagnets
    kept: dict[int, Lead] = field(default_factory=dict)

    async def add(self, lead: Lead) -> Lead:
        going = [one.form_id for one in self.kept.values() if one.settled_at is None]
        if lead.form_id is not None and lead.form_id in going:
            raise NotUniqueError(lead.form_id)
        stored = replace(lead, id=len(self.kept) + 1)
        self.kept[stored.id] = stored
        return stored

    async def lead(self, scope: Scope, lead_id: int) -> WaitingLead | None:
        lead = self.kept.get(lead_id)
        return self._shown(lead) if lead and self._seen(scope, lead) else None

    async def waiting(self, scope: Scope, *, limit: int, offset: int = 0) -> Sequence[WaitingLead]:
        mine = [self._shown(one) for one in self._untouched() if self._seen(scope, one)]
        return mine[offset : offset + limit]

    async def of_client(self, client_id: int) -> Sequence[WaitingLead]:
        return [self._shown(one) for one in self._untouched() if one.client_id == client_id]

    async def counts(self, since: datetime, until: datetime) -> Sequence[LeadCount]:
        came = [one for one in self.kept.values() if since <= one.came_at < until]
        return [
            LeadCount(
                manager_id=number,
                manager_name=self.team.people[number].name,
                leads=sum(one.given_to == number for one in came),
                late=sum(one.given_to == number and bool(one.told_head_at) for one in came),
            )
            for number in sorted({one.given_to for one in came})
        ]

    async def count_waiting(self, scope: Scope) -> int:
        return len(await self.waiting(scope, limit=len(self.kept)))

    async def candidates(self) -> Sequence[Candidate]:
        takers = [one for one in await self.team.members() if one.takes_leads]
        for role in (Role.MANAGER, Role.HEAD):
            found = [one for one in takers if one.role is role]
            if found:
                return [Candidate(member=one, last_lead_at=self._last(one.id)) for one in found]
        return []

    async def untold(self, limit: int) -> Sequence[WaitingLead]:
        waiting = [one for one in self._untouched() if one.told_at is None]
        return [self._shown(one) for one in waiting][:limit]

    async def overdue(self, now: datetime, limit: int) -> Sequence[WaitingLead]:
        late = [one for one in self._untouched() if one.due_at <= now and one.told_head_at is None]
        return [self._shown(one) for one in late][:limit]

    async def told(self, lead_ids: Sequence[int], at: datetime, *, head: bool = False) -> None:
        for number in lead_ids:
            lead = self.kept[number]
            self.kept[number] = (
                replace(lead, told_head_at=at) if head else replace(lead, told_at=at)
            )

    async def move_due(self, client_id: int, due_at: datetime) -> None:
        for lead in self._untouched():
            if lead.client_id == client_id:
                self.kept[lead.id] = replace(lead, due_at=due_at)

    async def settle(self, now: datetime, limit: int) -> int:
        waiting = {one.id for one in self._untouched()}
        open_ones = [one for one in self.kept.values() if one.settled_at is None]
        done = [one for one in open_ones if one.id not in waiting][:limit]
        for lead in done:
            self.kept[lead.id] = replace(lead, settled_at=now, settled_why=Settled.TOUCHED)
        return len(done)

    async def close(self, customer_id: int, at: datetime, why: Settled) -> int:
        kept = self.kept.values()
        mine = [one for one in kept if one.customer_id == customer_id and not one.settled_at]
        for lead in mine:
            self.kept[lead.id] = replace(lead, settled_at=at, settled_why=why)
        return len(mine)

    def _untouched(self) -> list[Lead]:
        outgoing = [one for one in self.touches.kept if one.direction is Direction.OUTGOING]
        waiting = [
            one
            for one in self.kept.values()
            if one.settled_at is None
            and not any(t.client_id == one.client_id and t.at > one.came_at for t in outgoing)
        ]
        return sorted(waiting, key=lambda one: (one.came_at, one.id))

    def _seen(self, scope: Scope, lead: Lead) -> bool:
        return sees(scope, self.clients.files[lead.client_id].client.manager_id)

    def _last(self, member_id: int) -> datetime | None:
        mine = (one.came_at for one in self.kept.values() if one.given_to == member_id)
        return max(mine, default=None)

    def _shown(self, lead: Lead) -> WaitingLead:
        file = self.clients.files[lead.client_id]
        whom = file.contact(lead.contact_id)
        points = whom.points if whom else file.client.points
        values = {one.kind: one.value for one in reversed(points)}
        manager = self.team.people[file.client.manager_id]
        return WaitingLead(
            lead=lead,
            client_name=file.client.name,
            contact_name=whom.full_name if whom else "",
            phone=values.get(PointKind.PHONE, ""),
            email=values.get(PointKind.EMAIL, ""),
            city=(whom.city if whom else "") or file.client.city,
            magnet_title=self.magnets.kept[lead.magnet_id].title,
            source=self.magnets.ways[lead.link_id].name,
            manager_id=manager.id,
            manager_name=manager.name,
        )


@dataclass
class FakeSurveys:
    """Whom to ask is what the test says; answers are kept."""

    team: FakeTeam
    asking: list[tuple[datetime, ToAsk]] = field(default_factory=list)
    kept: dict[int, Survey] = field(default_factory=dict)

    async def to_ask(
        self, occasions: Sequence[Occasion], *, since: datetime, until: datetime, limit: int
    ) -> Sequence[ToAsk]:
        asked = {(one.occasion, one.deal_id, one.touch_id) for one in self.kept.values()}
        due = [
            whom
            for at, whom in sorted(self.asking, key=lambda one: one[0])
            if since <= at < until
            and whom.occasion in occasions
            and (whom.occasion, whom.deal_id, whom.touch_id) not in asked
        ]
        once = {one.customer_id: one for one in reversed(due)}
        return [one for one in due if once[one.customer_id] is one][:limit]

    async def add(self, survey: Survey) -> Survey:
        stored = replace(survey, id=len(self.kept) + 1)
        self.kept[stored.id] = stored
        return stored

    async def survey(self, survey_id: int) -> Survey | None:
        return self.kept.get(survey_id)

    async def latest(self, customer_id: int) -> Survey | None:
        mine = (one for one in self.kept.values() if one.customer_id == customer_id)
        return max(mine, key=lambda one: (one.asked_at, one.id), default=None)

    async def save(self, before: Survey, after: Survey) -> None:
        assert self.kept[after.id] == before
        self.kept[after.id] = after

    async def scores(self, since: datetime, until: datetime) -> Sequence[Score]:
        answered = [
            one
            for one in self.kept.values()
            if one.score is not None and one.answered_at and since <= one.answered_at < until
        ]
        found = []
        for manager in dict.fromkeys(one.manager_id for one in answered):
            mine = [one for one in answered if one.manager_id == manager]
            good, bad = sum(one.promoter for one in mine), sum(one.detractor for one in mine)
            found.append(
                Score(
                    manager_id=manager,
                    manager_name=self.team.people[manager].name,
                    promoters=good,
                    passives=len(mine) - good - bad,
                    detractors=bad,
                )
            )
        return sorted(found, key=lambda one: -one.nps)


@dataclass
class FakeErasures:
    """Remembers what it was told to erase; the rows themselves are the storage's business."""

    customers: FakeCustomers
    clients: FakeClients
    magnets: FakeMagnets
    erased: list[tuple[Traces, str]] = field(default_factory=list)
    record: list[Act] = field(default_factory=list)
    stones: list[Tombstone] = field(default_factory=list)

    async def traces_of_customer(self, customer_id: int) -> Traces | None:
        one = self.customers.kept.get(customer_id)
        if one is None:
            return None
        own = Traces(
            customer_ids=(one.id,),
            client_id=None,
            contact_id=None,
            whole_client=False,
            telegram_ids=(one.telegram_id,) if one.telegram_id else (),
            phones=(one.phone,) if one.phone else (),
            emails=(one.email,) if one.email else (),
            names=(one.name,) if one.name else (),
        )
        if not one.owns_card or one.contact_id is None:
            return own
        return await self.traces_of_contact(one.contact_id) or own

    async def traces_of_contact(self, contact_id: int) -> Traces | None:
        for file in self.clients.files.values():
            whom = file.contact(contact_id)
            if whom is not None:
                people = self.customers.kept.values()
                owners = [one for one in people if one.owns_card and one.contact_id == contact_id]
                return Traces(
                    customer_ids=tuple(one.id for one in owners),
                    client_id=file.client.id,
                    contact_id=whom.id,
                    whole_client=file.client.kind.value == "person",
                    telegram_ids=tuple(one.telegram_id for one in owners if one.telegram_id),
                    phones=whom.values(PointKind.PHONE),
                    emails=whom.values(PointKind.EMAIL),
                    names=(whom.full_name,),
                )
        return None

    async def erase(self, people: Sequence[Leaving], at: datetime) -> Sequence[Removed]:
        del at
        return [self._erase(one.traces, one.person) for one in people]

    def _erase(self, traces: Traces, person: str) -> Removed:
        self.erased.append((traces, person))
        for number in traces.customer_ids:
            self.customers.kept.pop(number, None)
            self.magnets.forget(number, person)
        return Removed(rows={"customers": len(traces.customer_ids)}, sought=traces)

    async def add_act(self, act: Act, tombstones: Sequence[Tombstone]) -> Act:
        stored = replace(act, id=len(self.record) + 1)
        self.record.append(stored)
        self.stones.extend(tombstones)
        return stored

    async def acts(self, *, limit: int, offset: int = 0) -> Sequence[Act]:
        shown = [one for one in self.record if one.why is not ErasedWhy.UNFINISHED]
        return shown[::-1][offset : offset + limit]

    async def count_unfinished(self, since: datetime, until: datetime) -> int:
        unfinished = [one for one in self.record if one.why is ErasedWhy.UNFINISHED]
        return len([one for one in unfinished if since <= one.at < until])

    async def tombstones(self) -> Sequence[Tombstone]:
        return list(self.stones)

    async def buried(self, kind: PersonKind, hash_: str) -> bool:
        return any((one.kind, one.hash) == (kind, hash_) for one in self.stones)

    async def add_tombstones(self, tombstones: Sequence[Tombstone]) -> None:
        self.stones.extend(one for one in tombstones if one not in self.stones)

    async def living(
        self, kind: PersonKind, *, after: int, limit: int
    ) -> Sequence[tuple[int, str, datetime]]:
        found: list[tuple[int, str, datetime]] = []
        if kind is PersonKind.TELEGRAM:
            people = self.customers.kept.values()
            found = [(one.id, str(one.telegram_id), one.created_at) for one in people]
        else:
            point = PointKind(kind.value)
            found = [
                (whom.id, value, file.client.created_at)
                for file in self.clients.files.values()
                for whom in file.contacts
                for value in whom.values(point)
            ]
        return sorted(one for one in found if one[0] > after)[:limit]


@dataclass
class FakeOwnData:
    customers: FakeCustomers

    async def of_customer(self, customer_id: int) -> OwnData:
        return OwnData(customer=self.customers.kept.get(customer_id))
