"""The next step after a touch: what is proposed, and what taking it does (R8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.calendar import WorkCalendar
from domain.calendar_months import add_months
from domain.changes import ChangeLog
from domain.clients import ClientBook, ClientFile, ContactState
from domain.clock import Clock
from domain.deals import Deal, DealBook, Pipeline, StageKind
from domain.errors import AlreadyDoneError, GoneError
from domain.planning import PlanReminder, ReminderToPlan
from domain.reminders import Reminder, ReminderBook, ReminderKind, ReminderState
from domain.team import Member
from domain.touches import Outcome
from domain.work_deals import MoveDeal

REST_MONTHS = 5
_MORNING, _AFTERNOON, _NOON = time(10, 0), time(16, 0), 13


class StepKind(StrEnum):
    """What can follow a touch (R8)."""

    REMIND = "remind"
    STAGE = "stage"
    REST = "rest"
    ARCHIVE = "archive"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One proposal.

    ``due_at`` (aware UTC) belongs to ``REMIND`` and ``REST``; ``deal_id``
    and ``stage_id`` to ``STAGE``.
    """

    kind: StepKind
    due_at: datetime | None = None
    deal_id: int | None = None
    stage_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """What came of taking a step."""

    step: NextStep
    file: ClientFile
    reminder: Reminder | None = None
    deal: Deal | None = None
    closed: Sequence[Reminder] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    """After which touch a step is taken, with whom, and what the reminder will say."""

    file: ClientFile
    contact_id: int | None
    touch_id: int | None
    text: str


_DAYS = {
    Outcome.REACHED: 7,
    Outcome.AGREED: 3,
    Outcome.CALL_BACK: 1,
    Outcome.ASKED_INFO: 3,
    Outcome.NO_ANSWER: 3,
    Outcome.BUSY: 3,
}
"""Days until the next attempt; all but an agreed call keep the gap of R10."""


def propose(
    outcome: Outcome | None,
    *,
    member: Member,
    now: datetime,
    calendar: WorkCalendar,
    deals: Sequence[Deal] = (),
    pipeline: Pipeline | None = None,
) -> tuple[NextStep, ...]:
    """Return the steps worth offering after a touch, the best first; "nothing" is the last."""
    steps: list[NextStep] = []
    if outcome in (Outcome.WRONG_PERSON, Outcome.NUMBER_MISSING):
        steps.append(NextStep(kind=StepKind.ARCHIVE))
    if outcome in (Outcome.REFUSED, Outcome.COMPETITOR):
        steps.append(NextStep(kind=StepKind.REST, due_at=rest_until(now, member, calendar)))
    steps.append(NextStep(kind=StepKind.REMIND, due_at=_due(outcome, now, member, calendar)))
    if outcome in (Outcome.AGREED, Outcome.ASKED_INFO, Outcome.REACHED) and deals and pipeline:
        steps.extend(_forward(deals[0], pipeline))
    steps.append(NextStep(kind=StepKind.NOTHING))
    return tuple(steps)


def rest_until(now: datetime, member: Member, calendar: WorkCalendar) -> datetime:
    """Return the first working morning after five calendar months (R22), in UTC."""
    local = now.astimezone(member.zone)
    day = add_months(local.date(), REST_MONTHS)
    return calendar.moment(day, _MORNING, member.zone).astimezone(now.tzinfo)


def _due(
    outcome: Outcome | None, now: datetime, member: Member, calendar: WorkCalendar
) -> datetime:
    local = now.astimezone(member.zone)
    day = local.date() + timedelta(days=_DAYS.get(outcome or Outcome.REACHED, 7))
    at = _AFTERNOON if _try_other_half(outcome) and local.hour < _NOON else _MORNING
    return calendar.moment(day, at, member.zone).astimezone(now.tzinfo)


def _try_other_half(outcome: Outcome | None) -> bool:
    """Who did not pick up in the morning is tried in the afternoon, and the other way round."""
    return outcome in (Outcome.NO_ANSWER, Outcome.BUSY)


def _forward(deal: Deal, pipeline: Pipeline) -> tuple[NextStep, ...]:
    stage = pipeline.stage(deal.stage_id)
    ahead = pipeline.beside(stage, 1) if stage else None
    if ahead is None or ahead.kind is not StageKind.OPEN:
        return ()
    return (NextStep(kind=StepKind.STAGE, deal_id=deal.id, stage_id=ahead.id),)


def _same(reminder: Reminder, step: NextStep) -> bool:
    return reminder.kind is ReminderKind.RECONTACT and reminder.due_at == step.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeNextStep:
    """Does what was proposed after a touch, once (R8).

    Raises ``GoneError`` for somebody else's client or contact (R60) and ``AlreadyDoneError``
    when this touch already has its reminder.
    """

    clients: ClientBook
    reminders: ReminderBook
    deals: DealBook
    plan: PlanReminder
    move: MoveDeal
    changes: ChangeLog
    clock: Clock

    async def __call__(
        self,
        member: Member,
        step: NextStep,
        *,
        client_id: int,
        contact_id: int | None = None,
        touch_id: int | None = None,
        text: str = "",
    ) -> StepTaken:
        """Take ``step``; ``text`` is what the reminder will say."""
        file = await self.clients.open(member.scope, client_id)
        if file is None or (contact_id is not None and file.contact(contact_id) is None):
            raise GoneError
        now = self.clock.now()
        self.changes.name(
            f"change-step-{step.kind}", member_id=member.id, at=now, client=file.client.name
        )
        occasion = _Occasion(file=file, contact_id=contact_id, touch_id=touch_id, text=text)
        match step.kind:
            case StepKind.REMIND | StepKind.REST:
                return await self._later(member, step, occasion)
            case StepKind.STAGE:
                return await self._stage(member, step, file)
            case StepKind.ARCHIVE:
                return await self._archive(step, file, contact_id, now)
            case StepKind.NOTHING:
                return StepTaken(step=step, file=file)

    async def _later(self, member: Member, step: NextStep, occasion: _Occasion) -> StepTaken:
        client = occasion.file.client
        waiting = await self.reminders.open_of_client(client.id)
        touch_id = occasion.touch_id
        if touch_id is not None and any(one.touch_id == touch_id for one in waiting):
            raise AlreadyDoneError
        if step.due_at is None:
            raise GoneError
        rests = step.kind is StepKind.REST
        if rests and any(_same(one, step) for one in waiting):
            raise AlreadyDoneError
        closed = await self._close(waiting, "rest", self.clock.now()) if rests else ()
        planned = await self.plan(
            ReminderToPlan(
                member_id=client.manager_id,
                by=member,
                client_id=client.id,
                contact_id=occasion.contact_id,
                kind=ReminderKind.RECONTACT if rests else ReminderKind.FOLLOW_UP,
                text=occasion.text,
                due_at=step.due_at,
                touch_id=touch_id,
            )
        )
        reminder = planned.reminder
        return StepTaken(step=step, file=occasion.file, reminder=reminder, closed=closed)

    async def _stage(self, member: Member, step: NextStep, file: ClientFile) -> StepTaken:
        deal = await self.deals.deal(member.scope, step.deal_id or 0)
        if deal is None or deal.client_id != file.client.id or step.stage_id is None:
            raise GoneError
        ahead = [one.stage_id for one in await self._ahead(deal)]
        if step.stage_id not in ahead:
            # Only the next open stage is ever proposed: the deal was moved since then.
            raise AlreadyDoneError
        moved = await self.move(member, deal.id, step.stage_id)
        return StepTaken(step=step, file=file, deal=moved.deal)

    async def _ahead(self, deal: Deal) -> Sequence[NextStep]:
        return [step for one in await self.deals.pipelines() for step in _forward(deal, one)]

    async def _archive(
        self, step: NextStep, file: ClientFile, contact_id: int | None, now: datetime
    ) -> StepTaken:
        contact = file.contact(contact_id) or file.main_contact
        if contact is None:
            raise GoneError
        if contact.state is ContactState.ARCHIVED:
            raise AlreadyDoneError
        archived = replace(contact, state=ContactState.ARCHIVED)
        await self.clients.save_contact(file.client, contact, archived)
        contacts = tuple(archived if one.id == archived.id else one for one in file.contacts)
        # What is to be done with the company waits for those of its people who can be reached.
        left = any(one.state is ContactState.ACTIVE for one in contacts)
        about = (contact.id,) if left else (None, contact.id)
        waiting = await self.reminders.open_of_client(file.client.id)
        closed = await self._close(
            [one for one in waiting if one.contact_id in about], "archive", now
        )
        return StepTaken(step=step, file=replace(file, contacts=contacts), closed=closed)

    async def _close(
        self, waiting: Sequence[Reminder], why: str, now: datetime
    ) -> tuple[Reminder, ...]:
        closed = []
        for one in waiting:
            after = replace(
                one, state=ReminderState.CLOSED, rings_at=None, closed_at=now, closed_why=why
            )
            await self.reminders.save(one, after)
            closed.append(after)
        return tuple(closed)
