"""The one door through which every touch enters the base (R5-R8).

Cadence warnings (R7) will stand here: whatever logs a touch asks ``LogTouch``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from domain.calendar import WorkCalendar
from domain.changes import ChangeLog
from domain.clients import ClientBook, ClientFile
from domain.clock import Clock
from domain.deals import DealBook
from domain.errors import GoneError, InvalidValueError
from domain.next_steps import NextStep, propose
from domain.planning import PlanReminder, ReminderToPlan, open_reminder
from domain.reminders import Reminder, ReminderBook, ReminderKind, ReminderState
from domain.team import Member
from domain.touches import Direction, Media, Outcome, Touch, TouchKind, TouchLog


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchToLog:
    """What happened.

    ``agreed_at`` (aware UTC) is the time that the client named (R14), ``agreed_text`` what its
    reminder says (the note, where it is empty); ``reminder_id`` is the reminder that this
    touch answers; ``duration`` in seconds.
    """

    client_id: int
    contact_id: int | None = None
    kind: TouchKind = TouchKind.CALL
    direction: Direction = Direction.OUTGOING
    outcome: Outcome | None = None
    note: str = ""
    objections: str = ""
    competitor: str = ""
    duration: int | None = None
    media: Media | None = None
    at: datetime | None = None
    agreed_at: datetime | None = None
    agreed_text: str = ""
    reminder_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchLogged:
    """The touch as kept, the reminders it closed, and what comes next.

    ``reminder`` is the agreed next step when the client named a time; otherwise
    ``proposals`` holds what the bot offers, best first.
    """

    touch: Touch
    file: ClientFile
    closed: Sequence[Reminder] = ()
    reminder: Reminder | None = None
    proposals: Sequence[NextStep] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogTouch:
    """Keeps a touch, ticks off the reminders it answers, sets or proposes the next step.

    Raises ``GoneError`` for a client out of sight (R60), ``AlreadyDoneError`` when the
    reminder it answers is no longer open, ``InvalidValueError`` for an agreed time that has
    passed. A touch is never refused for being too frequent (R7).
    """

    clients: ClientBook
    touches: TouchLog
    reminders: ReminderBook
    deals: DealBook
    plan: PlanReminder
    changes: ChangeLog
    clock: Clock
    calendar: WorkCalendar

    async def __call__(self, member: Member, wish: TouchToLog) -> TouchLogged:
        """Log ``wish`` as a touch of ``member``."""
        now = self.clock.now()
        if wish.agreed_at is not None and wish.agreed_at <= now:
            raise InvalidValueError(field="when", value=wish.note, why="why-past")
        if wish.reminder_id is not None:
            await open_reminder(self.reminders, member, wish.reminder_id)
        file = await self.clients.open(member.scope, wish.client_id)
        if file is None:
            raise GoneError
        self.changes.name(
            f"change-touch-{wish.kind}", member_id=member.id, at=now, client=file.client.name
        )
        touch = await self.touches.add(_touch(wish, member, file, now))
        await self.clients.touched(file.client, touch.at)
        waiting = await self.reminders.open_of_client(file.client.id)
        closed = await self._close_answered(waiting, wish, member, now)
        if wish.agreed_at is not None:
            reminder = await self._agree(wish, member, file, touch, wish.agreed_at)
            return TouchLogged(touch=touch, file=file, closed=closed, reminder=reminder)
        proposals = await self._propose(wish, member, file, now)
        return TouchLogged(touch=touch, file=file, closed=closed, proposals=proposals)

    async def _close_answered(
        self, waiting: Sequence[Reminder], wish: TouchToLog, member: Member, now: datetime
    ) -> tuple[Reminder, ...]:
        """Close the reminder answered and all that asked for this client by the end of today."""
        tonight = datetime.combine(
            now.astimezone(member.zone).date() + timedelta(days=1), time(0), tzinfo=member.zone
        )
        closed = []
        for one in waiting:
            asked = one.kind is not ReminderKind.TASK and one.due_at < tonight
            if one.id == wish.reminder_id or asked:
                after = replace(one, state=ReminderState.DONE, rings_at=None, closed_at=now)
                await self.reminders.save(one, after)
                closed.append(after)
        return tuple(closed)

    async def _agree(
        self, wish: TouchToLog, member: Member, file: ClientFile, touch: Touch, at: datetime
    ) -> Reminder:
        planned = await self.plan(
            ReminderToPlan(
                member_id=file.client.manager_id,
                by=member,
                client_id=file.client.id,
                contact_id=touch.contact_id,
                kind=ReminderKind.AGREED,
                text=wish.agreed_text or wish.note,
                due_at=at,
                touch_id=touch.id,
            )
        )
        return planned.reminder

    async def _propose(
        self, wish: TouchToLog, member: Member, file: ClientFile, now: datetime
    ) -> tuple[NextStep, ...]:
        deals = await self.deals.open_deals(member.scope, client_id=file.client.id, limit=1)
        pipelines = await self.deals.pipelines() if deals else ()
        return propose(
            wish.outcome,
            member=member,
            now=now,
            calendar=self.calendar,
            deals=deals,
            pipeline=pipelines[0] if pipelines else None,
        )


def _touch(wish: TouchToLog, member: Member, file: ClientFile, now: datetime) -> Touch:
    contact = file.contact(wish.contact_id) or file.main_contact
    return Touch(
        id=0,
        client_id=file.client.id,
        contact_id=contact.id if contact else None,
        manager_id=member.id,
        kind=wish.kind,
        direction=wish.direction,
        at=wish.at or now,
        outcome=wish.outcome,
        note=wish.note,
        objections=wish.objections,
        competitor=wish.competitor,
        duration=wish.duration,
        media=wish.media,
    )
