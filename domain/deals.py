"""Deals on their way through the pipeline (R28, R29)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.team import Scope


class StageKind(StrEnum):
    """Whether a stage is on the way or an end of it."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class LostReason(StrEnum):
    """Why a deal was lost (R28). ``COMPETITOR`` and ``OTHER`` come with words."""

    PRICE = "price"
    COMPETITOR = "competitor"
    NO_NEED = "no_need"
    NO_BUDGET = "no_budget"
    NO_ANSWER = "no_answer"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a pipeline.

    ``name`` is empty for a default stage: its ``code`` then names the text.
    ``probability`` is a per cent, ``days_allowed`` whole days (R29).
    """

    id: int
    pipeline_id: int
    code: str
    name: str = ""
    position: int
    probability: int
    days_allowed: int | None
    kind: StageKind = StageKind.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """An ordered list of stages; the last two are won and lost."""

    id: int
    name: str
    stages: tuple[Stage, ...]

    def stage(self, stage_id: int) -> Stage | None:
        """Return a stage by its id."""
        return next((one for one in self.stages if one.id == stage_id), None)

    def first(self) -> Stage:
        """Return the stage where deals begin."""
        return next(one for one in self.stages if one.kind is StageKind.OPEN)

    def of_kind(self, kind: StageKind) -> Stage:
        """Return the stage that ends deals as won or lost."""
        return next(one for one in self.stages if one.kind is kind)

    def beside(self, stage: Stage, step: int) -> Stage | None:
        """Return the open stage one forward (``step`` 1) or back (-1); won after the last."""
        way = [one for one in self.stages if one.kind is not StageKind.LOST]
        index = next((i for i, one in enumerate(way) if one.id == stage.id), None)
        if index is None or not 0 <= index + step < len(way):
            return None
        return way[index + step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A possible sale. ``amount`` is in kopecks (hundredths of the currency's unit)."""

    id: int = 0
    client_id: int
    client_name: str = ""
    manager_id: int = 0
    title: str
    amount: int
    stage_id: int
    stage_since: datetime
    expected_on: date | None = None
    opened_at: datetime
    opened_by: int
    closed_at: datetime | None = None
    lost_reason: LostReason | None = None
    lost_note: str = ""

    def stuck_for(self, stage: Stage, now: datetime) -> timedelta | None:
        """Return how long the deal has stood beyond the stage's allowance (R29), or nothing."""
        if stage.kind is not StageKind.OPEN or stage.days_allowed is None:
            return None
        over = now - self.stage_since - timedelta(days=stage.days_allowed)
        return over if over > timedelta(0) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One kept step of a deal (R28)."""

    deal_id: int
    member_id: int
    at: datetime
    from_stage_id: int | None
    to_stage_id: int
    reason: LostReason | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSum:
    """Open deals of one stage: how many, and their sum in kopecks."""

    stage_id: int
    count: int
    amount: int


class DealBook(Protocol):
    """Where pipelines and deals are kept."""

    async def pipelines(self) -> Sequence[Pipeline]:
        """Return all pipelines with their stages in order; the first is the default."""
        ...

    async def save_stages(self, pipeline: Pipeline) -> Pipeline:
        """Store the owner's list of stages (new ones have ``id`` 0); return it with ids."""
        ...

    async def deal(self, scope: Scope, deal_id: int) -> Deal | None:
        """Return one deal of a client in scope."""
        ...

    async def open_deals(
        self, scope: Scope, *, client_id: int | None = None, limit: int = 200
    ) -> Sequence[Deal]:
        """Return open deals, the latest stage first, then the largest amount."""
        ...

    async def sums(self, scope: Scope) -> Sequence[StageSum]:
        """Return counts and sums of open deals by stage."""
        ...

    async def titled(self, scope: Scope, text: str) -> Sequence[Deal]:
        """Return open deals whose title or client holds the text (folded), at most 8."""
        ...

    async def add(self, deal: Deal, move: Move) -> Deal:
        """Store a new deal and its first move; return it with its id."""
        ...

    async def save(self, before: Deal, after: Deal, move: Move | None) -> None:
        """Store a changed deal together with the move that changed it."""
        ...

    async def moves(self, deal_id: int) -> Sequence[Move]:
        """Return the kept moves of a deal, oldest first."""
        ...

    async def stuck(self, scope: Scope, now: datetime, *, times: int, limit: int) -> Sequence[Deal]:
        """Return deals longer in their stage than ``times`` the days allowed (R29).

        Deals of resting clients are left out (R21).
        """
        ...
