"""The one door through which every reminder enters the base.

Cadence (R10-R18) will stand here: whatever plans a reminder asks ``PlanReminder``.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.changes import ChangeLog
from domain.clients import ClientBook
from domain.clock import Clock
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.reminders import Reminder, ReminderBook, ReminderKind, ReminderState
from domain.team import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderToPlan:
    """A wish: who must do what, when (``due_at`` aware UTC), asked for ``by`` whom."""

    member_id: int
    by: Member
    text: str
    due_at: datetime
    client_id: int | None = None
    contact_id: int | None = None
    deal_id: int | None = None
    kind: ReminderKind = ReminderKind.TASK
    touch_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderPlanned:
    """The reminder as it stands in the base."""

    reminder: Reminder


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReminder:
    """Puts a reminder into its manager's plan.

    Who asks has checked that the client is in sight (R60). Raises ``InvalidValueError`` for a
    moment that has passed.
    """

    reminders: ReminderBook
    clock: Clock

    async def __call__(self, wish: ReminderToPlan) -> ReminderPlanned:
        """Plan ``wish`` and return what was planned."""
        now = self.clock.now()
        if wish.due_at <= now:
            raise InvalidValueError(field="when", value=wish.text, why="why-past")
        reminder = await self.reminders.add(
            Reminder(
                member_id=wish.member_id,
                client_id=wish.client_id,
                contact_id=wish.contact_id,
                deal_id=wish.deal_id,
                kind=wish.kind,
                text=wish.text,
                due_at=wish.due_at,
                rings_at=wish.due_at,
                created_at=now,
                created_by=wish.by.id,
                touch_id=wish.touch_id,
            )
        )
        return ReminderPlanned(reminder=reminder)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindMe:
    """``/remind``: a member's own wish about one of their clients, or about nobody."""

    clients: ClientBook
    plan: PlanReminder
    changes: ChangeLog
    clock: Clock

    async def __call__(
        self,
        member: Member,
        *,
        due_at: datetime,
        text: str,
        client_id: int | None = None,
        contact_id: int | None = None,
        deal_id: int | None = None,
        kind: ReminderKind = ReminderKind.TASK,
    ) -> ReminderPlanned:
        """Plan a reminder for the client's manager, or for the member themselves.

        Raises ``GoneError`` for a client, or a contact of it, that is not in sight (R60).
        """
        owner, name = member.id, ""
        if client_id is not None:
            file = await self.clients.open(member.scope, client_id)
            if file is None or (contact_id is not None and file.contact(contact_id) is None):
                raise GoneError
            owner, name = file.client.manager_id, file.client.name
        self.changes.name(
            "change-remind", member_id=member.id, at=self.clock.now(), client=name, text=text
        )
        return await self.plan(
            ReminderToPlan(
                member_id=owner,
                by=member,
                client_id=client_id,
                contact_id=contact_id,
                deal_id=deal_id,
                kind=kind,
                text=text,
                due_at=due_at,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteReminder:
    """Ticks a reminder off, once. Raises ``GoneError`` or ``AlreadyDoneError``."""

    reminders: ReminderBook
    changes: ChangeLog
    clock: Clock

    async def __call__(self, member: Member, reminder_id: int) -> Reminder:
        """Return the reminder as done."""
        before = await open_reminder(self.reminders, member, reminder_id)
        now = self.clock.now()
        after = replace(before, state=ReminderState.DONE, rings_at=None, closed_at=now)
        self.changes.name(
            "change-done", member_id=member.id, at=now, client=before.client_name, text=before.text
        )
        await self.reminders.save(before, after)
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeReminder:
    """Moves an open reminder to a later moment, where it will ring again."""

    reminders: ReminderBook
    changes: ChangeLog
    clock: Clock

    async def __call__(self, member: Member, reminder_id: int, until: datetime) -> Reminder:
        """Return the reminder at its new moment. Raises ``InvalidValueError`` for the past."""
        before = await open_reminder(self.reminders, member, reminder_id)
        now = self.clock.now()
        if until <= now:
            raise InvalidValueError(field="when", value=before.text, why="why-past")
        after = replace(before, due_at=until, rings_at=until)
        self.changes.name(
            "change-later", member_id=member.id, at=now, client=before.client_name, text=before.text
        )
        await self.reminders.save(before, after)
        return after


async def open_reminder(book: ReminderBook, member: Member, reminder_id: int) -> Reminder:
    """Return a reminder that is still open, or raise why it cannot be worked with."""
    reminder = await book.reminder(member.scope, reminder_id)
    if reminder is None:
        raise GoneError
    if reminder.state is not ReminderState.OPEN:
        raise AlreadyDoneError
    return reminder
