"""The day's plan: what ``/today`` and the morning digest hold, each line with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.deals import Deal
from domain.reminders import Reminder
from domain.team import Scope


class CallReason(StrEnum):
    """Why a client without a reminder is worth a call now."""

    DEAL_WITHOUT_STEP = "deal_without_step"
    NEVER_TOUCHED = "never_touched"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCall:
    """A client to call next. ``since`` is the last touch, or the day it was added."""

    client_id: int
    client_name: str
    phone: str
    reason: CallReason
    since: datetime
    deal_title: str = ""
    deal_amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLead:
    """A lead that nobody has touched yet."""

    client_id: int
    client_name: str
    phone: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """The plan of one member's day, as of ``now`` (aware UTC)."""

    now: datetime
    overdue: Sequence[Reminder] = ()
    due_today: Sequence[Reminder] = ()
    recontacts: Sequence[Reminder] = ()
    stuck: Sequence[Deal] = ()
    team_stuck: Sequence[Deal] = ()
    new_leads: Sequence[NewLead] = ()
    next_calls: Sequence[NextCall] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to do."""
        return not any(
            (
                self.overdue,
                self.due_today,
                self.recontacts,
                self.stuck,
                self.team_stuck,
                self.new_leads,
                self.next_calls,
            )
        )


class PlanReader(Protocol):
    """Questions about clients that no single noun's book answers."""

    async def new_leads(self, scope: Scope, limit: int) -> Sequence[NewLead]:
        """Return clients that came by a lead magnet (``source`` ``magnet:…``), untouched."""
        ...

    async def next_calls(
        self, scope: Scope, *, silent_since: datetime, limit: int
    ) -> Sequence[NextCall]:
        """Return clients without an open reminder, best first.

        First those with an open deal (largest amount first), then those never touched,
        then those whose last touch lies before ``silent_since`` (oldest first).
        """
        ...
