"""The one door through which every touch enters the base (R5-R8, R20-R26)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.archive import Archived, FileAway, take_out
from domain.cadence import Verdict
from domain.cadence_exceptions import CadenceException, ExceptionBook, ExceptionKind
from domain.calendar import WorkCalendar
from domain.changes import ChangeLog
from domain.clients import ClientBook, ClientFile, Contact, ContactState
from domain.clock import Clock
from domain.deals import DealBook
from domain.errors import GoneError, InvalidValueError
from domain.next_steps import NextStep, propose
from domain.pace import Pace, PaceBook
from domain.planning import PlanReminder, ReminderPlanned, ReminderToPlan, open_reminder, read_pace
from domain.policy import Policy
from domain.reminders import Reminder, ReminderBook, ReminderKind
from domain.resting import PutToRest, Rested, WakeUp, active, keep_round
from domain.rounds import (
    AGREED_GRACE,
    Round,
    RoundBook,
    RoundEnd,
    Waking,
    after_touch,
    limit_reached,
    paused,
)
from domain.team import Member
from domain.tick_off import tick_off
from domain.touches import (
    MISSED,
    UNREACHABLE,
    Direction,
    Media,
    Outcome,
    Touch,
    TouchKind,
    TouchLog,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchToLog:
    """What happened.

    ``agreed_at`` (aware UTC) is the time that the client named (R14), ``agreed_text`` what its
    reminder says (the note, where it is empty); ``reminder_id`` is the reminder that this
    touch answers; ``duration`` in seconds. ``lead``: a form that came in by itself (R53). It wakes
    the client, but answers no reminder and proposes nothing: nobody has talked yet. Neither does a
    mailing; a limit that it reaches is seen by the sweep (R20).
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
    agreed_at: datetime | None = None
    agreed_text: str = ""
    reminder_id: int | None = None
    lead: bool = False

    @property
    def incoming(self) -> bool:
        """Whether the client began."""
        return self.direction is Direction.INCOMING

    @property
    def wakes(self) -> bool:
        """Whether this ends a rest (R24): nobody meets without having agreed to it."""
        return self.incoming or self.agreed_at is not None or self.kind is TouchKind.MEETING

    @property
    def by_itself(self) -> bool:
        """Whether nobody has talked: a form that came in, a mailing that went out."""
        return self.lead or self.kind is TouchKind.MAILING

    @property
    def waking(self) -> Waking:
        """What it is that ends the rest."""
        if self.lead:
            return Waking.LEAD
        return Waking.INCOMING if self.incoming else Waking.AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchLogged:
    """The touch as kept, what followed from it, and what comes next.

    ``warning`` is what cadence says against the touch (R7). ``planned`` is the agreed next step
    when the client named a time; ``rested`` that the client went to rest (R21), ``archived`` that
    the contact did (R26), ``revived`` that an archived one answered, ``woke`` that the client's
    rest is over (R24). Otherwise ``proposals`` holds what the bot offers, best first.
    """

    touch: Touch
    file: ClientFile
    warning: Verdict | None = None
    closed: Sequence[Reminder] = ()
    planned: ReminderPlanned | None = None
    rested: Rested | None = None
    archived: Archived | None = None
    revived: bool = False
    woke: bool = False
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
    paces: PaceBook
    rounds: RoundBook
    exceptions: ExceptionBook
    plan: PlanReminder
    rest: PutToRest
    wake: WakeUp
    file_away: FileAway
    changes: ChangeLog
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

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
        whom = file.contact(wish.contact_id) or file.main_contact
        pace = await read_pace(
            self.paces, file.client.id, whom.id if whom else None, now=now, policy=self.policy
        )
        waiting = await self.reminders.open_of_client(file.client.id)
        closed = (
            ()
            if wish.by_itself
            else await tick_off(
                self.reminders, waiting, wish.reminder_id, member=member, now=now, whom=whom
            )
        )
        if pace.resting and any(one.kind is ReminderKind.RECONTACT for one in closed):
            pace = await self._wake(pace, Waking.RETURNED, now)
        verdict = self._verdict(pace, wish, now, closed)
        woke = pace.resting and wish.wakes
        if woke:
            pace = await self._wake(pace, wish.waking, now)
        touch = await self.touches.add(_touch(wish, member, file, whom, now))
        if verdict is not None:
            await self._record(touch, verdict)
        logged = TouchLogged(touch=touch, file=file, warning=verdict, closed=closed, woke=woke)
        done = {one.id for one in closed}
        ahead = [one for one in waiting if one.id not in done]
        return await self._follow(_Occasion(member, wish, whom, pace, ahead, now), logged)

    async def _wake(self, pace: Pace, why: Waking, now: datetime) -> Pace:
        await self.wake(pace, why)
        return await read_pace(
            self.paces, pace.client_id, pace.contact_id, now=now, policy=self.policy
        )

    async def _follow(self, on: "_Occasion", logged: TouchLogged) -> TouchLogged:
        """Do what follows from a touch, as far as the rules leave no choice; propose the rest."""
        touch = logged.touch
        pace = on.pace.after(touch)
        before = pace.round
        present = after_touch(
            active(pace), touch, agreed=on.wish.agreed_at is not None, bought=pace.bought
        )
        if on.whom is not None and not (logged.file.reachable or touch.heard):
            present = paused(present)  # all of the client is archived: no talks go on (R26)
        free = pace.free_from(self.policy)
        await self.clients.touched(
            logged.file.client, touch.at, effective=touch.effective, allowed_from=free
        )
        if not pace.resting and (before is None or present != before):
            present = await keep_round(self.rounds, pace, present)
        on = replace(on, pace=replace(pace, round=present, allowed_from=free))
        logged = await self._archive(on, logged)
        return await self._next(on, logged, present)

    async def _next(self, on: "_Occasion", logged: TouchLogged, present: Round) -> TouchLogged:
        wish = on.wish
        if wish.agreed_at is not None:
            planned = await self._agree(on, logged, wish.agreed_at)
            return replace(logged, planned=planned)
        if logged.archived is not None and not logged.file.reachable:
            return logged
        if wish.by_itself:
            return logged
        end = self._end(on, present)
        if end is not None:
            rested = await self.rest(on.pace, end, words=wish.note)
            return replace(logged, rested=rested)
        return replace(logged, proposals=await self._propose(on, logged))

    def _end(self, on: "_Occasion", present: Round) -> RoundEnd | None:
        """Return why the round is over now: a refusal, or a limit (R20, R21)."""
        pace = on.pace
        if pace.bought or pace.resting:
            return None
        if on.wish.outcome is Outcome.REFUSED and not _waited_for(on):
            return RoundEnd.REFUSED
        since = on.now - AGREED_GRACE
        agreed = any(one.kind is ReminderKind.AGREED and one.due_at > since for one in on.ahead)
        if on.wish.incoming or agreed:  # what was agreed comes first (R14)
            return None
        return limit_reached(present, on.now, self.policy)

    def _verdict(
        self, pace: Pace, wish: TouchToLog, now: datetime, closed: Sequence[Reminder]
    ) -> Verdict | None:
        """Return what cadence says against a touch (R7); nothing against an agreed one (R14)."""
        agreed = any(one.kind is ReminderKind.AGREED for one in closed)
        if agreed or wish.kind is TouchKind.MEETING or wish.incoming:
            return None
        verdict = pace.judge(now, self.policy, self.calendar, wish.kind)
        return verdict if verdict.moved else None

    async def _record(self, touch: Touch, verdict: Verdict) -> None:
        await self.exceptions.add(
            CadenceException(
                member_id=touch.manager_id,
                client_id=touch.client_id,
                contact_id=touch.contact_id,
                at=touch.at,
                kind=ExceptionKind.TOUCH,
                rule=verdict.rule,
                touch_id=touch.id,
            )
        )

    async def _archive(self, on: "_Occasion", logged: TouchLogged) -> TouchLogged:
        """Move the contact in or out of the archive, as the outcome says (R26)."""
        whom, touch, file = on.whom, logged.touch, logged.file
        if whom is None:
            return logged
        filed = whom.state is ContactState.ARCHIVED
        if filed and touch.heard:
            file, _ = await take_out(self.clients, file, whom)
            return replace(logged, file=file, revived=True)
        if touch.outcome not in (MISSED if filed else UNREACHABLE):
            return logged
        archived = await self.file_away(on.pace, file, (whom,))
        return replace(logged, file=archived.file, archived=archived)

    async def _agree(self, on: "_Occasion", logged: TouchLogged, at: datetime) -> ReminderPlanned:
        wish, client = on.wish, logged.file.client
        return await self.plan(
            ReminderToPlan(
                member_id=client.manager_id,
                by=on.member,
                client_id=client.id,
                contact_id=logged.touch.contact_id,
                kind=ReminderKind.AGREED,
                text=wish.agreed_text or wish.note,
                due_at=at,
                touch_id=logged.touch.id,
                pace=on.pace,
            )
        )

    async def _propose(self, on: "_Occasion", logged: TouchLogged) -> tuple[NextStep, ...]:
        client = logged.file.client
        deals = await self.deals.open_deals(on.member.scope, client_id=client.id, limit=1)
        pipelines = await self.deals.pipelines() if deals else ()
        return propose(
            on.wish.outcome,
            member=on.member,
            now=on.now,
            pace=on.pace,
            policy=self.policy,
            calendar=self.calendar,
            deals=deals,
            pipeline=pipelines[0] if pipelines else None,
        )


@dataclass(frozen=True, slots=True)
class _Occasion:
    """Who logs what, of whom; the client's pace, and the reminders that are still open."""

    member: Member
    wish: TouchToLog
    whom: Contact | None
    pace: Pace
    ahead: Sequence[Reminder]
    now: datetime


def _waited_for(on: _Occasion) -> bool:
    """Whether somebody else of the client expects a call that was agreed on (R14)."""
    whom = on.whom.id if on.whom else None
    return any(
        one.kind is ReminderKind.AGREED and one.due_at > on.now and one.contact_id != whom
        for one in on.ahead
    )


def _touch(
    wish: TouchToLog, member: Member, file: ClientFile, whom: Contact | None, now: datetime
) -> Touch:
    return Touch(
        id=0,
        client_id=file.client.id,
        contact_id=whom.id if whom else None,
        manager_id=member.id,
        kind=wish.kind,
        direction=wish.direction,
        at=now,
        outcome=wish.outcome,
        note=wish.note,
        objections=wish.objections,
        competitor=wish.competitor,
        duration=wish.duration,
        media=wish.media,
    )
