"""The calling list (``/dial``): who may be worth a call, whose turn it is and why, who waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.cadence import Rule
from domain.cards import Card
from domain.clients import Contact
from domain.deals import Deal
from domain.drafts import Draft
from domain.kinds import Marker
from domain.likely_hour import PastCall
from domain.policy import Policy
from domain.reminders import Reminder
from domain.team import Member

SOON = timedelta(minutes=15)
"""An agreed time is due when it is so near."""


class DialReason(StrEnum):
    """Why a client is on the list; the order is their weight."""

    AGREED = "agreed"
    OVERDUE = "overdue"
    RECONTACT = "recontact"
    REACTIVATION = "reactivation"
    DEAL = "deal"
    MARKER = "marker"
    LIKELY_HOUR = "likely_hour"
    DUE_TODAY = "due_today"
    NEVER_TOUCHED = "never_touched"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A client that may be worth a call: its card, and the outgoing calls to it, newest first."""

    card: Card
    calls: Sequence[PastCall] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A client to call now.

    ``phone`` (E.164) is that of the contact or the switchboard of its company. ``reminder`` is what
    the call answers, or what is planned for later today; ``deal`` the largest open one;
    ``usual`` the local hours at which the client usually picks up, when it is one of them now;
    ``local`` the time that it is for the contact.
    """

    card: Card
    contact: Contact | None
    phone: str
    reasons: tuple[DialReason, ...]
    reminder: Reminder | None = None
    deal: Deal | None = None
    marker: Marker
    usual: tuple[int, int] | None = None
    local: datetime
    likelihood: float

    @property
    def client_id(self) -> int:
        """The client's number."""
        return self.card.file.client.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A client that may not be called now: from when on it may, and which rule says so.

    Without a rule it is the client's own word: a time was agreed for later today.
    """

    client_id: int
    client_name: str
    until: datetime
    rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DialOrder:
    """Candidates in order, and those who have to wait."""

    turns: tuple[Turn, ...] = ()
    held: tuple[Held, ...] = ()


class DialReader(Protocol):
    """Reads those whom a manager may call, with their cards, in one statement each."""

    async def candidates(
        self, member: Member, *, now: datetime, policy: Policy, limit: int
    ) -> Sequence[Candidate]:
        """Return own clients with a reminder due by the end of today, or worth the next call.

        At most ``limit`` of each: agreed for now, due today, with a deal and no step, never
        touched, long silent. In no order.
        """
        ...

    async def waiting(
        self, member: Member, *, now: datetime, policy: Policy, limit: int
    ) -> Sequence[Candidate]:
        """Return own clients whom cadence or a rest keeps from being called, the soonest free."""
        ...

    async def unfinished(self, member_id: int, *, since: datetime) -> Draft | None:
        """Return the newest list of a member that was begun since then and is not finished."""
        ...
