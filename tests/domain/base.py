"""A small client base in memory with its people, its clock and every use case on it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.add_contact import AddContact, ContactToAdd
from domain.calendar import WorkCalendar, calendar_of
from domain.clients import Client, ClientFile, ClientKind, Contact, Point, PointKind
from domain.customers.doors import CustomerDoors, Vault
from domain.deals import Deal, Pipeline, Stage, StageKind
from domain.doors import OpenDoors
from domain.log_touch import LogTouch, TouchLogged, TouchToLog
from domain.next_steps import TakeNextStep
from domain.pace import Pace
from domain.planning import RemindMe
from domain.policy import Policy, PolicyChange, PolicyName
from domain.reminders import Reminder, ReminderKind
from domain.rounds import Round
from domain.team import Member, Role
from domain.work_deals import MoveDeal, OpenDeal
from tests.domain.fake_cadence import (
    FakeArchive,
    FakeExceptions,
    FakePaces,
    FakePolicies,
    FakeRounds,
)
from tests.domain.fake_clients import FakeClients, FakeSearch
from tests.domain.fake_customers import (
    FakeConsents,
    FakeCustomers,
    FakeForms,
    FakeFunnels,
    FakeIntake,
    FakeMagnets,
)
from tests.domain.fake_friends import FakeReferrals
from tests.domain.fake_leads import (
    FakeErasures,
    FakeLeads,
    FakeOwnData,
    FakeSurveys,
)
from tests.domain.fake_retention import FakeRetention
from tests.domain.fake_statistics import FakeStatistics
from tests.domain.fake_vault import FakeVault
from tests.domain.fakes import (
    FakeChanges,
    FakeDeals,
    FakePlan,
    FakeReminders,
    FakeTeam,
    FakeTouches,
)

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday, 12:30 in Moscow and 19:30 in Vladivostok."""
RUSSIA = calendar_of("RU")
ANNA = Member(id=1, telegram_id=11, name="Анна", role=Role.OWNER, joined_at=NOW)
EGOR = Member(id=2, telegram_id=12, name="Егор", role=Role.HEAD, joined_at=NOW)
BORIS = Member(id=3, telegram_id=13, name="Борис", role=Role.MANAGER, joined_at=NOW)
VERA = Member(
    id=4,
    telegram_id=14,
    name="Вера",
    role=Role.MANAGER,
    joined_at=NOW,
    timezone="Asia/Vladivostok",
)
_STAGES = ("new", "contacted", "need_clear", "offer_sent", "negotiation", "contract")
WON, LOST = 7, 8
PIPELINE = Pipeline(
    id=1,
    name="",
    stages=(
        *(
            Stage(id=n, pipeline_id=1, code=code, position=n, probability=n * 10, days_allowed=7)
            for n, code in enumerate(_STAGES, 1)
        ),
        Stage(
            id=WON,
            pipeline_id=1,
            code="won",
            position=7,
            probability=100,
            days_allowed=None,
            kind=StageKind.WON,
        ),
        Stage(
            id=LOST,
            pipeline_id=1,
            code="lost",
            position=8,
            probability=0,
            days_allowed=None,
            kind=StageKind.LOST,
        ),
    ),
)


@dataclass
class HandClock:
    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def passes(self, **time: float) -> None:
        self.moment += timedelta(**time)


def phone(value: str) -> Point:
    return Point(kind=PointKind.PHONE, value=value)


def email(value: str) -> Point:
    return Point(kind=PointKind.EMAIL, value=value)


@dataclass
class Base:
    """All books, and the use cases that the tests of others need on the way."""

    clock: HandClock = field(default_factory=HandClock)
    calendar: WorkCalendar = RUSSIA

    def __post_init__(self) -> None:
        self.team = FakeTeam({one.id: one for one in (ANNA, EGOR, BORIS, VERA)})
        self.reminders = FakeReminders()
        self.deals = FakeDeals([PIPELINE])
        self.clients = FakeClients(self.team, self.reminders, self.deals)
        self.search = FakeSearch(self.clients)
        self.touches = FakeTouches()
        self.plan = FakePlan()
        self.statistics = FakeStatistics(self.clients, self.touches, self.deals)
        self.policies = FakePolicies()
        self.exceptions = FakeExceptions(self.clients)
        self.rounds = FakeRounds(self.deals, self.reminders)
        self.paces = FakePaces(
            self.team, self.clients, self.touches, self.deals, self.reminders, self.rounds
        )
        self.archive = FakeArchive(self.team, self.clients)
        self.changes = FakeChanges()
        self.consents = FakeConsents()
        self.customers = FakeCustomers()
        self.magnets = FakeMagnets(self.consents, self.customers)
        self.forms = FakeForms(self.magnets)
        self.referrals = FakeReferrals(self.magnets)
        self.leads = FakeLeads(self.team, self.clients, self.touches, self.magnets)
        self.surveys = FakeSurveys(self.team)
        self.funnels = FakeFunnels()
        self.intake = FakeIntake()
        self.erasures = FakeErasures(self.customers, self.clients, self.magnets)
        self.retention = FakeRetention()
        self.own_data = FakeOwnData(self.customers)
        self.vault = FakeVault()
        self.known: dict[str, Any] = {
            "clients": self.clients,
            "changes": self.changes,
            "clock": self.clock,
        }
        self.add_contact = AddContact(**self.known)
        self.open_deal = OpenDeal(deals=self.deals, **self.known)

    @property
    def policy(self) -> Policy:
        return self.policies.stands

    @property
    def doors(self) -> OpenDoors:
        """The doors as the policy stands now."""
        unit: Any = self
        return OpenDoors(unit=unit, clock=self.clock, calendar=self.calendar, policy=self.policy)

    @property
    def customers_doors(self) -> CustomerDoors:
        """The customers' doors as the policy stands now."""
        unit: Any = self
        guard = Vault(seal=self.vault, graveyard=self.vault, cleaner=self.vault)
        return CustomerDoors(
            unit=unit,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
            country="RU",
            timezone="Europe/Moscow",
            vault=guard,
        )

    @property
    def log_touch(self) -> LogTouch:
        return self.doors.log_touch

    @property
    def move_deal(self) -> MoveDeal:
        return self.doors.move_deal

    @property
    def take_step(self) -> TakeNextStep:
        return self.doors.take_next_step

    @property
    def remind_me(self) -> RemindMe:
        return RemindMe(plan=self.doors.plan_reminder, **self.known)

    async def rule(self, name: PolicyName, value: int) -> None:
        """Set one of the owner's numbers."""
        await self.policies.set(
            PolicyChange(
                name=name,
                before=self.policy.value(name),
                value=value,
                set_by=ANNA.id,
                set_at=self.clock.now(),
            )
        )

    async def touch(
        self, file: ClientFile, *, member: Member | None = None, **facts: Any
    ) -> TouchLogged:
        """Log a touch of the client's manager, or of ``member``."""
        by = member or self.team.people[file.client.manager_id]
        return await self.log_touch(by, TouchToLog(client_id=file.client.id, **facts))

    async def pace(self, file: ClientFile, contact_id: int | None = None) -> Pace:
        found = await self.paces.pace(
            file.client.id, contact_id, now=self.clock.now(), policy=self.policy
        )
        assert found is not None
        return found

    def round(self, file: ClientFile) -> Round:
        """Return the present round of a client."""
        found = self.rounds.present(file.client.id)
        assert found is not None
        return found

    async def person(self, manager: Member, line: str = "Петров Иван", **more: Any) -> ClientFile:
        """Add a person who is a client alone; a phone is made up unless points are given."""
        surname, name = line.split()
        made_up = phone(f"+7916000{self.clients.last_id + 1:04}")
        facts: dict[str, Any] = {"points": (made_up,), **more}
        return await self.clients.add(
            self._client(manager, ClientKind.PERSON, line),
            [Contact(surname=surname, name=name, **facts)],
        )

    async def company(
        self, manager: Member, name: str = "ООО «Ромашка»", *people: Contact, **more: Any
    ) -> ClientFile:
        return await self.clients.add(
            self._client(manager, ClientKind.COMPANY, name, **more), people
        )

    async def deal(self, manager: Member, client: Client, **more: Any) -> Deal:
        wish: dict[str, Any] = {"amount": 12_000_000, "title": "Монтаж", **more}
        opened = await self.open_deal(manager, client_id=client.id, **wish)
        return opened.deal

    async def reminder(self, member: Member, client: Client | None, **more: Any) -> Reminder:
        facts: dict[str, Any] = {
            "kind": ReminderKind.FOLLOW_UP,
            "text": "позвонить",
            "due_at": self.clock.now() + timedelta(hours=1),
            "created_at": self.clock.now(),
            "created_by": member.id,
            **more,
        }
        return await self.reminders.add(
            Reminder(
                member_id=member.id,
                client_id=client.id if client else None,
                rings_at=facts["due_at"],
                **facts,
            )
        )

    def file(self, client: Client) -> ClientFile:
        """Return the client as it is kept now."""
        return self.clients.files[client.id]

    def _client(self, manager: Member, kind: ClientKind, name: str, **more: Any) -> Client:
        return Client(
            kind=kind,
            name=name,
            manager_id=manager.id,
            created_at=self.clock.now(),
            created_by=manager.id,
            **more,
        )


def wish(**facts: Any) -> ContactToAdd:
    known: dict[str, Any] = {"surname": "Петров", "name": "Иван", "phones": ("+79161234567",)}
    return ContactToAdd(**{**known, **facts})
