"""Reminders: something one manager must do at a time (R8, R14, R16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.rounds import Story
from domain.team import Member, Scope


class ReminderKind(StrEnum):
    """Why it exists.

    ``AGREED``: the client named the time (R14). ``RECONTACT``: it comes back from its rest (R23).
    ``REACTIVATION``: it bought before and fell silent (R27).
    """

    AGREED = "agreed"
    FOLLOW_UP = "follow_up"
    TASK = "task"
    RECONTACT = "recontact"
    REACTIVATION = "reactivation"


class ReminderState(StrEnum):
    """Open until it is done by the manager or closed for a reason."""

    OPEN = "open"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing to do. Moments are aware UTC.

    ``rings_at`` is when it must still be sent to its manager; ``None`` once it was put on
    its way for that moment. ``client_name`` and ``phone`` (E.164) are for lists.
    """

    id: int = 0
    member_id: int
    client_id: int | None = None
    contact_id: int | None = None
    deal_id: int | None = None
    kind: ReminderKind = ReminderKind.TASK
    text: str
    due_at: datetime
    rings_at: datetime | None
    state: ReminderState = ReminderState.OPEN
    created_at: datetime
    created_by: int
    touch_id: int | None = None
    closed_at: datetime | None = None
    closed_why: str = ""
    client_name: str = ""
    contact_name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """What a silent buyer once bought (R27): the last purchase, how many, their sum in kopecks.

    ``reached_at`` is the last touch that reached somebody.
    """

    last: str
    last_at: datetime | None
    count: int
    total: int
    reached_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """A reminder whose moment has come, with what its message says.

    A return has a story (R23), a silent buyer has what it ``bought`` (R27).
    """

    reminder: Reminder
    member: Member
    last_words: str = ""
    last_touch_at: datetime | None = None
    story: Story | None = None
    bought: Bought | None = None


class ReminderBook(Protocol):
    """Where reminders are kept."""

    async def add(self, reminder: Reminder) -> Reminder:
        """Store a new reminder; return it with its id."""
        ...

    async def reminder(self, scope: Scope, reminder_id: int) -> Reminder | None:
        """Return a reminder of this scope's member (``None``: anybody's), in any state."""
        ...

    async def save(self, before: Reminder, after: Reminder) -> None:
        """Store a changed reminder."""
        ...

    async def open_of_client(self, client_id: int) -> Sequence[Reminder]:
        """Return open reminders about a client, earliest first."""
        ...

    async def closed_of_client(
        self, client_id: int, *, at: datetime, why: str
    ) -> Sequence[Reminder]:
        """Return reminders about a client that were closed at this moment for this reason."""
        ...

    async def open_of_member(
        self, member_id: int, *, until: datetime | None = None, limit: int = 200
    ) -> Sequence[Reminder]:
        """Return a member's open reminders due before ``until``, earliest first."""
        ...

    async def ringing(self, now: datetime, limit: int) -> Sequence[DueReminder]:
        """Return open reminders of active members whose ``rings_at`` has come."""
        ...

    async def rung(self, reminder_ids: Sequence[int]) -> None:
        """Clear ``rings_at`` of reminders that were put on their way."""
        ...
