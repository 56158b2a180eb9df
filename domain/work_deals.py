"""Opening and moving deals (R28)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.changes import ChangeLog
from domain.clients import ClientBook
from domain.clock import Clock
from domain.deals import Deal, DealBook, LostReason, Move, Pipeline, Stage, StageKind, StageSum
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.pace import PaceBook
from domain.policy import Policy
from domain.resting import WakeUp
from domain.rounds import RoundBook, Waking, anew
from domain.team import Member

_WORDY = (LostReason.COMPETITOR, LostReason.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealOpened:
    """A new deal and the stage it begins in."""

    deal: Deal
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMoved:
    """A deal after its move, with both ends of it."""

    deal: Deal
    before: Stage
    after: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDeal:
    """Opens a deal for a client in sight. ``amount`` in kopecks, above zero."""

    clients: ClientBook
    deals: DealBook
    changes: ChangeLog
    clock: Clock

    async def __call__(
        self, member: Member, *, client_id: int, amount: int, title: str
    ) -> DealOpened:
        """Open the deal in the first stage. Raises ``GoneError``, ``InvalidValueError``."""
        file = await self.clients.open(member.scope, client_id)
        if file is None:
            raise GoneError
        if amount <= 0:
            raise InvalidValueError(field="amount", value=str(amount), why="why-amount")
        stage = (await self.deals.pipelines())[0].first()
        now = self.clock.now()
        self.changes.name(
            "change-deal", member_id=member.id, at=now, client=file.client.name, deal=title
        )
        deal = Deal(
            client_id=client_id,
            client_name=file.client.name,
            manager_id=file.client.manager_id,
            title=title,
            amount=amount,
            stage_id=stage.id,
            stage_since=now,
            opened_at=now,
            opened_by=member.id,
        )
        move = Move(
            deal_id=0, member_id=member.id, at=now, from_stage_id=None, to_stage_id=stage.id
        )
        return DealOpened(deal=await self.deals.add(deal, move), stage=stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDeal:
    """Moves a deal to a stage and keeps who, when, from, to and why (R28).

    ``expected`` is the stage that the person saw: a second press of "forward" finds the deal
    elsewhere and raises ``AlreadyDoneError`` instead of moving it twice.
    """

    deals: DealBook
    paces: PaceBook
    rounds: RoundBook
    wake: WakeUp
    changes: ChangeLog
    clock: Clock
    policy: Policy

    async def __call__(
        self,
        member: Member,
        deal_id: int,
        to_stage_id: int,
        *,
        reason: LostReason | None = None,
        note: str = "",
        expected: int | None = None,
    ) -> DealMoved:
        """Move the deal. Raises ``GoneError``, ``AlreadyDoneError``, ``InvalidValueError``."""
        deal = await self.deals.deal(member.scope, deal_id)
        if deal is None:
            raise GoneError
        before, after = _ends(await self.deals.pipelines(), deal, to_stage_id)
        if after.id == before.id or (expected is not None and before.id != expected):
            raise AlreadyDoneError
        _check_loss(after, reason, note)
        now = self.clock.now()
        self.changes.name("change-move", member_id=member.id, at=now, deal=deal.title)
        moved = replace(
            deal,
            stage_id=after.id,
            stage_since=now,
            closed_at=None if after.kind is StageKind.OPEN else now,
            lost_reason=reason if after.kind is StageKind.LOST else None,
            lost_note=note if after.kind is StageKind.LOST else "",
        )
        await self.deals.save(deal, moved, _move(member, deal, moved, now))
        if after.kind is not StageKind.LOST and after.position > before.position:
            await self._start_anew(deal.client_id, now)
        return DealMoved(deal=moved, before=before, after=after)

    async def _start_anew(self, client_id: int, now: datetime) -> None:
        """Start the period of the round anew, and wake the client (R20, R24)."""
        pace = await self.paces.pace(client_id, None, now=now, policy=self.policy)
        if pace is None or pace.round is None:
            return
        if pace.resting:
            await self.wake(pace, Waking.AGREED)
        elif (after := anew(pace.round)) != pace.round:
            await self.rounds.save(pace.round, after)


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineView:
    """The pipeline as one looks at it: sums by stage, then the deals themselves."""

    pipeline: Pipeline
    sums: Sequence[StageSum]
    deals: Sequence[Deal]
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPipeline:
    """``/deals``."""

    deals: DealBook
    clock: Clock

    async def __call__(self, member: Member) -> PipelineView:
        """Return the default pipeline with all open deals in the member's sight."""
        pipelines = await self.deals.pipelines()
        return PipelineView(
            pipeline=pipelines[0],
            sums=await self.deals.sums(member.scope),
            deals=await self.deals.open_deals(member.scope),
            now=self.clock.now(),
        )


def _ends(pipelines: Sequence[Pipeline], deal: Deal, to: int) -> tuple[Stage, Stage]:
    for pipeline in pipelines:
        before, after = pipeline.stage(deal.stage_id), pipeline.stage(to)
        if before and after:
            return before, after
    raise GoneError


def _check_loss(after: Stage, reason: LostReason | None, note: str) -> None:
    if after.kind is not StageKind.LOST:
        return
    if reason is None or (reason in _WORDY and not note.strip()):
        raise InvalidValueError(field="reason", value=note, why="why-lost-reason")


def _move(member: Member, before: Deal, after: Deal, now: datetime) -> Move:
    return Move(
        deal_id=before.id,
        member_id=member.id,
        at=now,
        from_stage_id=before.stage_id,
        to_stage_id=after.stage_id,
        reason=after.lost_reason,
        note=after.lost_note,
    )
