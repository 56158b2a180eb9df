"""The desk that a handler works at: one member, one moment, one unit of work.

Handlers ask the desk for a use case (``desk.log_touch``); which books stand behind it is
decided here and nowhere else.
"""

from dataclasses import dataclass, field

from aiogram.fsm.context import FSMContext

from domain.add_contact import AddContact
from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.count_statistics import CountStatistics
from domain.customers.doors import CustomerDoors, Vault
from domain.customers.edit_magnets import EditMagnets
from domain.customers.hand_lead import FollowClient, HandLead
from domain.customers.report_on_customers import ReportOnCustomers
from domain.dial_next import DialNext
from domain.doors import Doors
from domain.edit_card import EditField
from domain.edit_stages import EditStages
from domain.explain import Explain
from domain.find_clients import FindClients, PointOut
from domain.manage_team import AskHandOver, Assign, ChangePreferences, EnrolOwner, Invite, Join
from domain.plan_day import PlanDay
from domain.planning import RemindMe
from domain.policy import Policy
from domain.report_on_team import ReportOnTeam
from domain.show_phone import ShowPhone
from domain.team import Member
from domain.undo import UndoLast
from domain.unit import Unit
from domain.work_deals import OpenDeal, ShowPipeline
from handlers.customers.gate import TalkGate
from locales import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What is the same for everybody: the clock, the country's calendar, the bot's name.

    ``gate`` counts what customers say, from update to update. ``public_url`` is the address of the
    site (empty: not set), ``listens`` whether it is served at all.
    """

    clock: Clock
    calendar: WorkCalendar
    country: str
    timezone: str
    default_locale: str
    owner_ids: frozenset[int]
    bot_username: str
    vault: Vault
    public_url: str = ""
    listens: bool = False
    gate: TalkGate = field(default_factory=TalkGate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """Where a person stands who is not on the team (yet): a customer, or a stranger.

    ``state`` waits for the next typed line; nothing is kept in it before consent (R51).
    """

    office: Office
    unit: Unit
    texts: Texts
    state: FSMContext
    policy: Policy

    @property
    def customers(self) -> CustomerDoors:
        """Everything that customers can do (R50-R54)."""
        return customer_doors(self.office, self.unit, self.policy)

    @property
    def join(self) -> Join:
        """Joining by an invitation."""
        return Join(team=self.unit.team, clock=self.office.clock, calendar=self.office.calendar)

    @property
    def enrol_owner(self) -> EnrolOwner:
        """Making the person of ``OWNER_IDS`` an owner."""
        return EnrolOwner(
            team=self.unit.team, clock=self.office.clock, calendar=self.office.calendar
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Doors):
    """A member at work. ``state`` waits for the next typed line, in the same transaction.

    ``policy`` are the owner's numbers as they stand in this unit of work.
    """

    office: Office
    unit: Unit
    member: Member
    texts: Texts
    state: FSMContext
    policy: Policy

    @property
    def clock(self) -> Clock:
        """The one clock."""
        return self.office.clock

    @property
    def customers(self) -> CustomerDoors:
        """What is done with customers: leads, erasures, retention."""
        return customer_doors(self.office, self.unit, self.policy)

    @property
    def edit_magnets(self) -> EditMagnets:
        """Lead magnets (``/magnets``)."""
        unit = self.unit
        return EditMagnets(
            magnets=unit.magnets, consents=unit.consents, team=unit.team, clock=self.clock
        )

    @property
    def country(self) -> str:
        """The company's country, ISO 3166: how phones are written."""
        return self.office.country

    @property
    def find(self) -> FindClients:
        """Search (``/find``)."""
        return FindClients(index=self.unit.search)

    @property
    def point_out(self) -> PointOut:
        """Splitting ``WHO TEXT``."""
        return PointOut(find=self.find)

    @property
    def add_contact(self) -> AddContact:
        """Adding a contact (R1, R3)."""
        unit = self.unit
        return AddContact(clients=unit.clients, changes=unit.changes, clock=self.clock)

    @property
    def edit_field(self) -> EditField:
        """Changing one field."""
        return EditField(
            clients=self.unit.clients,
            changes=self.unit.changes,
            clock=self.clock,
            country=self.office.country,
        )

    @property
    def calendar(self) -> WorkCalendar:
        """The country's working days."""
        return self.office.calendar

    @property
    def remind_me(self) -> RemindMe:
        """A member's own reminder."""
        return RemindMe(
            clients=self.unit.clients,
            plan=self.plan_reminder,
            changes=self.unit.changes,
            clock=self.clock,
        )

    @property
    def open_deal(self) -> OpenDeal:
        """Opening a deal."""
        unit = self.unit
        return OpenDeal(
            clients=unit.clients, deals=unit.deals, changes=unit.changes, clock=self.clock
        )

    @property
    def show_pipeline(self) -> ShowPipeline:
        """The pipeline (``/deals``)."""
        return ShowPipeline(deals=self.unit.deals, clock=self.clock)

    @property
    def edit_stages(self) -> EditStages:
        """The owner's stages (R28)."""
        return EditStages(deals=self.unit.deals)

    @property
    def plan_day(self) -> PlanDay:
        """The day's plan."""
        unit = self.unit
        return PlanDay(
            reminders=unit.reminders,
            deals=unit.deals,
            plan=unit.plan,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def explain(self) -> Explain:
        """Why a client is in the plan or not (R17)."""
        unit = self.unit
        return Explain(
            cards=unit.cards,
            deals=unit.deals,
            plan=unit.plan,
            leads=unit.leads,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def show_phone(self) -> ShowPhone:
        """The contact permit (R18)."""
        return ShowPhone(
            cards=self.unit.cards,
            exceptions=self.unit.exceptions,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def dial_next(self) -> DialNext:
        """The calling list."""
        unit = self.unit
        return DialNext(
            dial=unit.dial,
            reminders=unit.reminders,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def count_statistics(self) -> CountStatistics:
        """The member's figures."""
        return CountStatistics(statistics=self.unit.statistics, clock=self.clock)

    @property
    def report(self) -> ReportOnTeam:
        """The head's view of the team."""
        return ReportOnTeam(reports=self.unit.report, deals=self.unit.deals, clock=self.clock)

    @property
    def report_on_customers(self) -> ReportOnCustomers:
        """What customers said of whom, and how soon leads were called."""
        unit = self.unit
        return ReportOnCustomers(surveys=unit.surveys, leads=unit.leads, clock=self.clock)

    @property
    def undo_last(self) -> UndoLast:
        """Taking back (R75)."""
        unit = self.unit
        return UndoLast(
            changes=unit.changes, paces=unit.paces, clock=self.clock, policy=self.policy
        )

    @property
    def invite(self) -> Invite:
        """Inviting to the team."""
        return Invite(team=self.unit.team, clock=self.clock)

    @property
    def assign(self) -> Assign:
        """Handing a client over (R4)."""
        unit = self.unit
        return Assign(team=unit.team, clients=unit.clients, changes=unit.changes, clock=self.clock)

    @property
    def hand_lead(self) -> HandLead:
        """Handing a lead over, or asking for it (R4)."""
        return HandLead(leads=self.unit.leads, team=self.unit.team, assign=self.assign)

    @property
    def follow_client(self) -> FollowClient:
        """What a handed over client's leads do (R53)."""
        return FollowClient(
            leads=self.unit.leads, clock=self.clock, calendar=self.calendar, policy=self.policy
        )

    @property
    def ask_hand_over(self) -> AskHandOver:
        """Asking for a colleague's client (R3)."""
        return AskHandOver(team=self.unit.team, clients=self.unit.clients)

    @property
    def change_preferences(self) -> ChangePreferences:
        """The member's habits."""
        return ChangePreferences(
            team=self.unit.team, clock=self.clock, calendar=self.office.calendar
        )


def customer_doors(office: Office, unit: Unit, policy: Policy) -> CustomerDoors:
    """Return what is done with customers, and by them, in one unit of work."""
    return CustomerDoors(
        unit=unit,
        clock=office.clock,
        calendar=office.calendar,
        policy=policy,
        country=office.country,
        timezone=office.timezone,
        vault=office.vault,
    )
