"""The desk that a handler works at: one member, one moment, one unit of work.

Handlers ask the desk for a use case (``desk.log_touch``); which books stand behind it is
decided here and nowhere else.
"""

from dataclasses import dataclass

from aiogram.fsm.context import FSMContext

from domain.add_contact import AddContact
from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.count_statistics import CountStatistics
from domain.edit_card import EditField
from domain.edit_stages import EditStages
from domain.find_clients import FindClients, PointOut
from domain.log_touch import LogTouch
from domain.manage_team import AskHandOver, Assign, ChangePreferences, EnrolOwner, Invite, Join
from domain.next_steps import TakeNextStep
from domain.plan_day import PlanDay
from domain.planning import CompleteReminder, PlanReminder, PostponeReminder, RemindMe
from domain.team import Member
from domain.undo import UndoLast
from domain.unit import Unit
from domain.work_deals import MoveDeal, OpenDeal, ShowPipeline
from locales import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What is the same for everybody: the clock, the country's calendar, the bot's name."""

    clock: Clock
    calendar: WorkCalendar
    country: str
    timezone: str
    default_locale: str
    owner_ids: frozenset[int]
    bot_username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """Where a person stands who is not on the team (yet)."""

    office: Office
    unit: Unit
    texts: Texts

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
class Desk:
    """A member at work. ``state`` waits for the next typed line, in the same transaction."""

    office: Office
    unit: Unit
    member: Member
    texts: Texts
    state: FSMContext

    @property
    def clock(self) -> Clock:
        """The one clock."""
        return self.office.clock

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
    def plan_reminder(self) -> PlanReminder:
        """The one door of reminders."""
        return PlanReminder(reminders=self.unit.reminders, clock=self.clock)

    @property
    def log_touch(self) -> LogTouch:
        """The one door of touches (R5-R8)."""
        unit = self.unit
        return LogTouch(
            clients=unit.clients,
            touches=unit.touches,
            reminders=unit.reminders,
            deals=unit.deals,
            plan=self.plan_reminder,
            changes=unit.changes,
            clock=self.clock,
            calendar=self.office.calendar,
        )

    @property
    def take_next_step(self) -> TakeNextStep:
        """Doing what was proposed (R8)."""
        unit = self.unit
        return TakeNextStep(
            clients=unit.clients,
            reminders=unit.reminders,
            deals=unit.deals,
            plan=self.plan_reminder,
            move=self.move_deal,
            changes=unit.changes,
            clock=self.clock,
        )

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
    def complete_reminder(self) -> CompleteReminder:
        """Ticking off."""
        unit = self.unit
        return CompleteReminder(reminders=unit.reminders, changes=unit.changes, clock=self.clock)

    @property
    def postpone_reminder(self) -> PostponeReminder:
        """Later."""
        unit = self.unit
        return PostponeReminder(reminders=unit.reminders, changes=unit.changes, clock=self.clock)

    @property
    def open_deal(self) -> OpenDeal:
        """Opening a deal."""
        unit = self.unit
        return OpenDeal(
            clients=unit.clients, deals=unit.deals, changes=unit.changes, clock=self.clock
        )

    @property
    def move_deal(self) -> MoveDeal:
        """Moving a deal (R28)."""
        return MoveDeal(deals=self.unit.deals, changes=self.unit.changes, clock=self.clock)

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
        return PlanDay(reminders=unit.reminders, deals=unit.deals, plan=unit.plan, clock=self.clock)

    @property
    def count_statistics(self) -> CountStatistics:
        """The member's figures."""
        return CountStatistics(statistics=self.unit.statistics, clock=self.clock)

    @property
    def undo_last(self) -> UndoLast:
        """Taking back (R75)."""
        return UndoLast(changes=self.unit.changes, clock=self.clock)

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
    def ask_hand_over(self) -> AskHandOver:
        """Asking for a colleague's client (R3)."""
        return AskHandOver(team=self.unit.team, clients=self.unit.clients)

    @property
    def change_preferences(self) -> ChangePreferences:
        """The member's habits."""
        return ChangePreferences(
            team=self.unit.team, clock=self.clock, calendar=self.office.calendar
        )
