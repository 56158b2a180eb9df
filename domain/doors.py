"""The doors through which touches, reminders, moves and rests enter the base.

Cadence stands at each of them (R10-R26). Whoever holds the books, the clock, the calendar and the
policy of one unit of work can go through: a desk, a sweep, the demo story, a simulation.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from domain.archive import FileAway
from domain.calendar import WorkCalendar
from domain.clock import Clock
from domain.log_touch import LogTouch
from domain.next_steps import TakeNextStep
from domain.planning import CompleteReminder, InsistOnReminder, PlanReminder, PostponeReminder
from domain.policy import Policy
from domain.resting import ComeBack, KeepGoing, PutToRest, WakeUp
from domain.unit import Unit
from domain.work_deals import MoveDeal


class Doors(ABC):
    """The use cases that cadence watches, over the books of one unit of work."""

    __slots__ = ()

    @property
    @abstractmethod
    def unit(self) -> Unit:
        """The books."""

    @property
    @abstractmethod
    def clock(self) -> Clock:
        """The one clock."""

    @property
    @abstractmethod
    def calendar(self) -> WorkCalendar:
        """The country's working days."""

    @property
    @abstractmethod
    def policy(self) -> Policy:
        """The owner's numbers."""

    @property
    def plan_reminder(self) -> PlanReminder:
        """The one door of reminders (R16)."""
        return PlanReminder(
            reminders=self.unit.reminders,
            paces=self.unit.paces,
            wake=self.wake_up,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def insist(self) -> InsistOnReminder:
        """Keeping a reminder against cadence (R16)."""
        unit = self.unit
        return InsistOnReminder(
            reminders=unit.reminders,
            paces=unit.paces,
            wake=self.wake_up,
            exceptions=unit.exceptions,
            changes=unit.changes,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def put_to_rest(self) -> PutToRest:
        """Ending a round (R21, R22)."""
        unit = self.unit
        return PutToRest(
            rounds=unit.rounds,
            reminders=unit.reminders,
            paces=unit.paces,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def wake_up(self) -> WakeUp:
        """Ending a rest (R24)."""
        unit = self.unit
        return WakeUp(
            rounds=unit.rounds,
            reminders=unit.reminders,
            paces=unit.paces,
            clock=self.clock,
            policy=self.policy,
        )

    @property
    def keep_going(self) -> KeepGoing:
        """Refusing a rest (R20)."""
        unit = self.unit
        return KeepGoing(
            rounds=unit.rounds,
            reminders=unit.reminders,
            paces=unit.paces,
            exceptions=unit.exceptions,
            clock=self.clock,
            policy=self.policy,
        )

    @property
    def file_away(self) -> FileAway:
        """Archiving contacts (R26)."""
        unit = self.unit
        return FileAway(
            clients=unit.clients,
            reminders=unit.reminders,
            rounds=unit.rounds,
            paces=unit.paces,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def log_touch(self) -> LogTouch:
        """The one door of touches (R5-R8)."""
        unit = self.unit
        return LogTouch(
            clients=unit.clients,
            touches=unit.touches,
            reminders=unit.reminders,
            deals=unit.deals,
            paces=unit.paces,
            rounds=unit.rounds,
            exceptions=unit.exceptions,
            plan=self.plan_reminder,
            rest=self.put_to_rest,
            wake=self.wake_up,
            file_away=self.file_away,
            changes=unit.changes,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def take_next_step(self) -> TakeNextStep:
        """Doing what was proposed (R8)."""
        unit = self.unit
        return TakeNextStep(
            clients=unit.clients,
            reminders=unit.reminders,
            deals=unit.deals,
            paces=unit.paces,
            plan=self.plan_reminder,
            move=self.move_deal,
            rest=self.put_to_rest,
            file_away=self.file_away,
            changes=unit.changes,
            clock=self.clock,
            policy=self.policy,
        )

    @property
    def complete_reminder(self) -> CompleteReminder:
        """Ticking off."""
        unit = self.unit
        return CompleteReminder(
            reminders=unit.reminders,
            paces=unit.paces,
            wake=self.wake_up,
            changes=unit.changes,
            clock=self.clock,
            policy=self.policy,
        )

    @property
    def postpone_reminder(self) -> PostponeReminder:
        """Later."""
        unit = self.unit
        return PostponeReminder(
            reminders=unit.reminders,
            paces=unit.paces,
            rounds=unit.rounds,
            changes=unit.changes,
            clock=self.clock,
            calendar=self.calendar,
            policy=self.policy,
        )

    @property
    def move_deal(self) -> MoveDeal:
        """Moving a deal (R28)."""
        unit = self.unit
        return MoveDeal(
            deals=unit.deals,
            paces=unit.paces,
            rounds=unit.rounds,
            wake=self.wake_up,
            changes=unit.changes,
            clock=self.clock,
            policy=self.policy,
        )

    @property
    def come_back(self) -> ComeBack:
        """Beginning the round of a client whose rest is over (R23)."""
        unit = self.unit
        return ComeBack(rounds=unit.rounds, paces=unit.paces, clock=self.clock, policy=self.policy)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoors(Doors):
    """Doors for who sits at no desk."""

    unit: Unit
    clock: Clock
    calendar: WorkCalendar
    policy: Policy
