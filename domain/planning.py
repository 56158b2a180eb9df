"""The one door through which every reminder enters the base (R14, R16)."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.cadence import Verdict
from domain.cadence_exceptions import CadenceException, ExceptionBook, ExceptionKind
from domain.calendar import WorkCalendar
from domain.changes import ChangeLog
from domain.clients import ClientBook
from domain.clock import Clock
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.pace import Pace, PaceBook
from domain.policy import Policy
from domain.reminders import Reminder, ReminderBook, ReminderKind, ReminderState
from domain.resting import WakeUp
from domain.rounds import RoundBook, Waking
from domain.team import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderToPlan:
    """A wish: who must do what, when (``due_at`` aware UTC), asked for ``by`` whom.

    ``pace`` is that of the client, where who asks has read it already in this unit of work.
    """

    member_id: int
    by: Member
    text: str
    due_at: datetime
    client_id: int | None = None
    contact_id: int | None = None
    deal_id: int | None = None
    kind: ReminderKind = ReminderKind.TASK
    touch_id: int | None = None
    pace: Pace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderPlanned:
    """The reminder as it stands in the base.

    ``moved`` is what cadence said of the moment that was wished for, when it moved it (R16);
    ``woke`` that an agreement ended the client's rest.
    """

    reminder: Reminder
    moved: Verdict | None = None
    woke: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReminder:
    """Puts a reminder into its manager's plan, at the first moment that cadence allows (R16).

    An agreement stands where the client named it, and wakes a client that rests (R14). Who asks
    has checked that the client is in sight (R60). Raises ``InvalidValueError`` for a moment that
    has passed, ``GoneError`` for a client that is gone.
    """

    reminders: ReminderBook
    paces: PaceBook
    wake: WakeUp
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, wish: ReminderToPlan) -> ReminderPlanned:
        """Plan ``wish`` and return what was planned."""
        now = self.clock.now()
        if wish.due_at <= now:
            raise InvalidValueError(field="when", value=wish.text, why="why-past")
        moved, woke = None, False
        if wish.client_id is not None:
            moved, woke = await self._judge(wish, wish.client_id, now)
        due_at = moved.allowed if moved else wish.due_at
        reminder = await self.reminders.add(
            Reminder(
                member_id=wish.member_id,
                client_id=wish.client_id,
                contact_id=wish.contact_id,
                deal_id=wish.deal_id,
                kind=wish.kind,
                text=wish.text,
                due_at=due_at,
                rings_at=due_at,
                created_at=now,
                created_by=wish.by.id,
                touch_id=wish.touch_id,
            )
        )
        return ReminderPlanned(reminder=reminder, moved=moved, woke=woke)

    async def _judge(
        self, wish: ReminderToPlan, client_id: int, now: datetime
    ) -> tuple[Verdict | None, bool]:
        pace = wish.pace or await read_pace(
            self.paces, client_id, wish.contact_id, now=now, policy=self.policy
        )
        if wish.kind is ReminderKind.AGREED:
            if pace.resting:
                await self.wake(pace, Waking.AGREED)
            return None, pace.resting
        verdict = pace.judge(wish.due_at, self.policy, self.calendar)
        return (verdict if verdict.moved else None), False


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
    """Ticks a reminder off, once; the return of a client that still rests wakes it (R24).

    Raises ``GoneError`` or ``AlreadyDoneError``.
    """

    reminders: ReminderBook
    paces: PaceBook
    wake: WakeUp
    changes: ChangeLog
    clock: Clock
    policy: Policy

    async def __call__(self, member: Member, reminder_id: int) -> Reminder:
        """Return the reminder as done."""
        before = await open_reminder(self.reminders, member, reminder_id)
        now = self.clock.now()
        after = replace(before, state=ReminderState.DONE, rings_at=None, closed_at=now)
        self.changes.name(
            "change-done", member_id=member.id, at=now, client=before.client_name, text=before.text
        )
        await self.reminders.save(before, after)
        if before.kind is ReminderKind.RECONTACT and before.client_id is not None:
            pace = await read_pace(
                self.paces, before.client_id, before.contact_id, now=now, policy=self.policy
            )
            if pace.resting:
                await self.wake(pace, Waking.DECISION)
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeReminder:
    """Moves an open reminder to a later moment that cadence allows; there it rings again (R16).

    Who puts a return off lets the client rest longer.
    """

    reminders: ReminderBook
    paces: PaceBook
    rounds: RoundBook
    changes: ChangeLog
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, member: Member, reminder_id: int, until: datetime) -> ReminderPlanned:
        """Return the reminder at its new moment. Raises ``InvalidValueError`` for the past."""
        before = await open_reminder(self.reminders, member, reminder_id)
        now = self.clock.now()
        if until <= now:
            raise InvalidValueError(field="when", value=before.text, why="why-past")
        self.changes.name(
            "change-later", member_id=member.id, at=now, client=before.client_name, text=before.text
        )
        moved = None
        if before.client_id is not None and before.kind is not ReminderKind.AGREED:
            moved = await self._judge(before, before.client_id, until, now)
        due_at = moved.allowed if moved else until
        after = replace(before, due_at=due_at, rings_at=due_at)
        await self.reminders.save(before, after)
        return ReminderPlanned(reminder=after, moved=moved)

    async def _judge(
        self, reminder: Reminder, client_id: int, at: datetime, now: datetime
    ) -> Verdict | None:
        pace = await read_pace(
            self.paces, client_id, reminder.contact_id, now=now, policy=self.policy
        )
        verdict = pace.judge(at, self.policy, self.calendar)
        if reminder.kind is ReminderKind.RECONTACT and pace.resting and pace.round is not None:
            longer = replace(pace.round, rest_until=verdict.allowed)
            await self.rounds.save(pace.round, longer)
            free = replace(pace, round=longer).free_from(self.policy)
            await self.paces.allow_from(pace, free)
        return verdict if verdict.moved else None


@dataclass(frozen=True, slots=True, kw_only=True)
class InsistOnReminder:
    """Puts a reminder that cadence has moved back to where the manager wanted it (R16).

    It is recorded as an exception, and wakes a client that rests (R24). Raises ``GoneError``,
    ``AlreadyDoneError`` when it stands there already or is closed, ``InvalidValueError`` when
    that moment has passed.
    """

    reminders: ReminderBook
    paces: PaceBook
    wake: WakeUp
    exceptions: ExceptionBook
    changes: ChangeLog
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, member: Member, reminder_id: int, at: datetime) -> ReminderPlanned:
        """Move the reminder to ``at``, whatever cadence says."""
        before = await open_reminder(self.reminders, member, reminder_id)
        now = self.clock.now()
        if before.client_id is None:
            raise GoneError
        if before.due_at == at:
            raise AlreadyDoneError
        if at <= now:
            raise InvalidValueError(field="when", value=before.text, why="why-past")
        pace = await read_pace(
            self.paces, before.client_id, before.contact_id, now=now, policy=self.policy
        )
        verdict = pace.judge(at, self.policy, self.calendar)
        self.changes.name(
            "change-insist",
            member_id=member.id,
            at=now,
            client=before.client_name,
            text=before.text,
        )
        # A return that comes before its day is none: waking would close it with the rest.
        back = pace.resting and before.kind is ReminderKind.RECONTACT
        kind = ReminderKind.FOLLOW_UP if back else before.kind
        after = replace(before, kind=kind, due_at=at, rings_at=at)
        await self.reminders.save(before, after)
        await self.exceptions.add(
            CadenceException(
                member_id=member.id,
                client_id=before.client_id,
                contact_id=before.contact_id,
                at=now,
                kind=ExceptionKind.INSISTED,
                rule=verdict.rule,
                reminder_id=before.id,
            )
        )
        if pace.resting:
            await self.wake(pace, Waking.DECISION)
        return ReminderPlanned(reminder=after, woke=pace.resting)


async def read_pace(
    paces: PaceBook, client_id: int, contact_id: int | None, *, now: datetime, policy: Policy
) -> Pace:
    """Return the pace of a client, or raise that it is gone."""
    pace = await paces.pace(client_id, contact_id, now=now, policy=policy)
    if pace is None:
        raise GoneError
    return pace


async def open_reminder(book: ReminderBook, member: Member, reminder_id: int) -> Reminder:
    """Return a reminder that is still open, or raise why it cannot be worked with."""
    reminder = await book.reminder(member.scope, reminder_id)
    if reminder is None:
        raise GoneError
    if reminder.state is not ReminderState.OPEN:
        raise AlreadyDoneError
    return reminder
