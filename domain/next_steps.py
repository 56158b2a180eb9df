"""The next step after a touch: what is proposed, and what taking it does (R8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from domain.archive import Archived, FileAway
from domain.calendar import WorkCalendar
from domain.changes import ChangeLog
from domain.clients import ClientBook, ClientFile, ContactState
from domain.clock import Clock
from domain.deals import Deal, DealBook, Pipeline, StageKind
from domain.errors import AlreadyDoneError, GoneError
from domain.pace import Pace, PaceBook
from domain.planning import PlanReminder, ReminderPlanned, ReminderToPlan, read_pace
from domain.policy import Policy
from domain.reminders import ReminderBook, ReminderKind
from domain.resting import PutToRest, Rested
from domain.rounds import RoundEnd
from domain.team import Member
from domain.touches import EXPECTED, Outcome
from domain.work_deals import MoveDeal

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

    ``due_at`` (aware UTC) belongs to ``REMIND``, ``agreed`` tells that the client wants it
    (R14); ``deal_id`` and ``stage_id`` belong to ``STAGE``, ``why`` to ``REST``.
    """

    kind: StepKind
    due_at: datetime | None = None
    deal_id: int | None = None
    stage_id: int | None = None
    agreed: bool = False
    why: RoundEnd = RoundEnd.DECISION


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """What came of taking a step: a reminder, a deal moved on, a rest, contacts filed away."""

    step: NextStep
    file: ClientFile
    planned: ReminderPlanned | None = None
    deal: Deal | None = None
    rested: Rested | None = None
    archived: Archived | None = None


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


_ENDS = {Outcome.REFUSED: RoundEnd.REFUSED, Outcome.COMPETITOR: RoundEnd.COMPETITOR}


def rest_reason(outcome: Outcome | None) -> RoundEnd:
    """Return why a client rests whom its manager puts to rest after this outcome."""
    return _ENDS.get(outcome, RoundEnd.DECISION) if outcome else RoundEnd.DECISION


def propose(
    outcome: Outcome | None,
    *,
    member: Member,
    now: datetime,
    pace: Pace,
    policy: Policy,
    calendar: WorkCalendar,
    deals: Sequence[Deal] = (),
    pipeline: Pipeline | None = None,
) -> tuple[NextStep, ...]:
    """Return the steps worth offering after a touch, the best first; "nothing" is the last.

    ``pace`` knows of the touch already, so that no reminder is offered that would be moved;
    a client that rests already has its return, unless it agreed to more.
    """
    steps: list[NextStep] = []
    if pace.resting and outcome not in EXPECTED:
        return (NextStep(kind=StepKind.NOTHING),)
    if outcome in _ENDS:
        steps.append(NextStep(kind=StepKind.REST, why=rest_reason(outcome)))
    wanted = _wanted(outcome, now, member, calendar)
    agreed = outcome in EXPECTED
    if agreed:
        due = pace.hours(policy).next_open(wanted, calendar)
    else:
        due = pace.judge(wanted, policy, calendar).allowed
    steps.append(NextStep(kind=StepKind.REMIND, due_at=due, agreed=agreed))
    if outcome in (Outcome.AGREED, Outcome.ASKED_INFO, Outcome.REACHED) and deals and pipeline:
        steps.extend(_forward(deals[0], pipeline))
    steps.append(NextStep(kind=StepKind.NOTHING))
    return tuple(steps)


def _wanted(
    outcome: Outcome | None, now: datetime, member: Member, calendar: WorkCalendar
) -> datetime:
    local = now.astimezone(member.zone)
    day = local.date() + timedelta(days=_DAYS.get(outcome or Outcome.REACHED, 7))
    at = _AFTERNOON if _try_other_half(outcome) and local.hour < _NOON else _MORNING
    return calendar.moment(day, at, member.zone).astimezone(UTC)


def _try_other_half(outcome: Outcome | None) -> bool:
    """Who did not pick up in the morning is tried in the afternoon, and the other way round."""
    return outcome in (Outcome.NO_ANSWER, Outcome.BUSY)


def _forward(deal: Deal, pipeline: Pipeline) -> tuple[NextStep, ...]:
    stage = pipeline.stage(deal.stage_id)
    ahead = pipeline.beside(stage, 1) if stage else None
    if ahead is None or ahead.kind is not StageKind.OPEN:
        return ()
    return (NextStep(kind=StepKind.STAGE, deal_id=deal.id, stage_id=ahead.id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeNextStep:
    """Does what was proposed after a touch, once (R8).

    Raises ``GoneError`` for somebody else's client or contact (R60) and ``AlreadyDoneError``
    when this touch already has its reminder.
    """

    clients: ClientBook
    reminders: ReminderBook
    deals: DealBook
    paces: PaceBook
    plan: PlanReminder
    move: MoveDeal
    rest: PutToRest
    file_away: FileAway
    changes: ChangeLog
    clock: Clock
    policy: Policy

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
            case StepKind.REMIND:
                return await self._later(member, step, occasion)
            case StepKind.REST:
                return await self._rest(member, step, occasion)
            case StepKind.STAGE:
                return await self._stage(member, step, file)
            case StepKind.ARCHIVE:
                return await self._archive(step, file, contact_id)
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
        planned = await self.plan(
            ReminderToPlan(
                member_id=client.manager_id,
                by=member,
                client_id=client.id,
                contact_id=occasion.contact_id,
                kind=ReminderKind.AGREED if step.agreed else ReminderKind.FOLLOW_UP,
                text=occasion.text,
                due_at=step.due_at,
                touch_id=touch_id,
            )
        )
        return StepTaken(step=step, file=occasion.file, planned=planned)

    async def _rest(self, member: Member, step: NextStep, occasion: _Occasion) -> StepTaken:
        pace = await self._pace(occasion.file, occasion.contact_id)
        rested = await self.rest(pace, step.why, by=member, words=occasion.text)
        return StepTaken(step=step, file=occasion.file, rested=rested)

    async def _pace(self, file: ClientFile, contact_id: int | None) -> Pace:
        return await read_pace(
            self.paces, file.client.id, contact_id, now=self.clock.now(), policy=self.policy
        )

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

    async def _archive(self, step: NextStep, file: ClientFile, contact_id: int | None) -> StepTaken:
        contact = file.contact(contact_id) or file.main_contact
        if contact is None:
            raise GoneError
        if contact.state is ContactState.ARCHIVED:
            raise AlreadyDoneError
        pace = await self._pace(file, contact.id)
        archived = await self.file_away(pace, file, (contact,))
        return StepTaken(step=step, file=archived.file, archived=archived)
