"""The day's plan: what ``/today`` and the morning digest hold, each line with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.calendar import WorkCalendar
from domain.contact_time import contact_time
from domain.deals import Deal
from domain.pace import Pace
from domain.policy import Policy
from domain.reminders import Reminder
from domain.team import Scope

MAGNET = "magnet:"
"""How the source of a lead begins; the name of the magnet follows."""


class CallReason(StrEnum):
    """Why a client without a reminder is worth a call now."""

    DEAL_WITHOUT_STEP = "deal_without_step"
    NEVER_TOUCHED = "never_touched"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Callee:
    """Somebody of a client who may be contacted, and what counts against a call now.

    ``name`` is empty where the client itself is called, for want of contacts.
    """

    pace: Pace
    phone: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCall:
    """A client to call next. ``since`` is the last touch, or the day it was added.

    ``people`` are those of the client who may be contacted, the one to speak with first before the
    others; ``phone`` is the number to dial, ``contact_name`` whose it is, where that is not the
    first. ``allowed_from`` is from when on the call is allowed, where that is worth telling; as it
    is read, the copy of the client's.
    """

    client_id: int
    client_name: str
    phone: str
    reason: CallReason
    since: datetime
    deal_title: str = ""
    deal_amount: int = 0
    allowed_from: datetime | None = None
    people: Sequence[Callee] = ()
    contact_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLead:
    """A lead that nobody has touched yet; ``source`` is the magnet and the name of the link."""

    lead_id: int
    client_id: int
    client_name: str
    phone: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A client that the plan leaves out (R17): cadence, or its rest, forbids a touch until then.

    ``timezone``, ``call_hours``, ``city`` and ``phone`` tell when the contact touched last, or the
    one to speak with first, may be called.
    """

    client_id: int
    client_name: str
    allowed_from: datetime
    resting: bool
    timezone: str = ""
    call_hours: str = ""
    city: str = ""
    phone: str = ""

    def first_allowed(self, zone: str, policy: Policy, calendar: WorkCalendar) -> datetime:
        """Return the first moment inside R12; ``zone`` is the manager's own.

        The end of a rest was chosen so (R22).
        """
        if self.resting:
            return self.allowed_from
        hours = contact_time(
            timezone=self.timezone,
            call_hours=self.call_hours,
            city=self.city,
            phone=self.phone,
            fallback=zone,
            policy=policy,
        )
        return hours.next_open(self.allowed_from, calendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """The plan of one member's day, as of ``now`` (aware UTC).

    ``day_off``: nobody is to be called, the country rests (R12). ``left_out`` counts the clients
    that cadence or a rest leaves out of the whole day (R17), ``to_check`` the archived contacts
    whose half year is over (R26).
    """

    now: datetime
    overdue: Sequence[Reminder] = ()
    due_today: Sequence[Reminder] = ()
    recontacts: Sequence[Reminder] = ()
    stuck: Sequence[Deal] = ()
    team_stuck: Sequence[Deal] = ()
    new_leads: Sequence[NewLead] = ()
    next_calls: Sequence[NextCall] = ()
    day_off: bool = False
    left_out: int = 0
    to_check: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to do, whoever is left out."""
        return not any(
            (
                self.overdue,
                self.due_today,
                self.recontacts,
                self.stuck,
                self.team_stuck,
                self.new_leads,
                self.next_calls,
                self.to_check,
            )
        )


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Counts of a day: see ``DayPlan``."""

    left_out: int = 0
    to_check: int = 0


class PlanReader(Protocol):
    """Questions about clients that no single noun's book answers."""

    async def new_leads(self, scope: Scope, limit: int) -> Sequence[NewLead]:
        """Return clients that came by a lead magnet and were not touched since, oldest first.

        Who rests, or has no contact that may be contacted, is left out.
        """
        ...

    async def next_calls(
        self,
        scope: Scope,
        *,
        silent_since: datetime,
        since: datetime,
        until: datetime,
        limit: int,
    ) -> Sequence[NextCall]:
        """Return clients without an open reminder, best first.

        First those with an open deal (largest amount first), then those never touched,
        then those whose last touch lies before ``silent_since`` (oldest first). Who has no
        contact that may be contacted is left out, and whom cadence or a rest forbids until
        after ``until`` (R10, R11, R21). Touches after ``since`` can count against the people.
        """
        ...

    async def left_out(
        self, scope: Scope, *, now: datetime, after: datetime, limit: int, offset: int = 0
    ) -> Sequence[LeftOut]:
        """Return clients that may not be touched until after ``after``, the earliest first.

        Who is in the plan all the same is not among them, by a reminder due before ``after``, as a
        new lead or by a deal that is stuck ``now``; nor who has no contact that may be contacted.
        """
        ...

    async def day_counts(self, scope: Scope, *, now: datetime, until: datetime) -> DayCounts:
        """Return how many ``left_out`` returns after ``until``, and how many are to be checked."""
        ...

    async def left_out_count(self, scope: Scope, *, now: datetime, after: datetime) -> int:
        """Return how many ``left_out`` returns in all."""
        ...
