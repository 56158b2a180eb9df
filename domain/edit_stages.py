"""The owner's list of stages (``/stages``, R28)."""

from dataclasses import dataclass, replace

from domain.deals import DealBook, Pipeline, Stage, StageKind
from domain.errors import GoneError, InvalidValueError, OwnersOnlyError
from domain.language.text import clean
from domain.team import Member, Role

_MOST_STAGES = 12
_MOST_DAYS = 365
_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWish:
    """What to change of a stage; ``None`` leaves as it is. ``days_allowed`` 0 means no limit."""

    name: str | None = None
    probability: int | None = None
    days_allowed: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EditStages:
    """Renames, weighs, limits, moves and adds stages. Owner only.

    Raises ``NotAllowedError``, ``GoneError``, ``InvalidValueError``.
    """

    deals: DealBook

    async def edit(self, member: Member, stage_id: int, wish: StageWish) -> Pipeline:
        """Change one stage of the default pipeline."""
        pipeline = await self._pipeline(member)
        stage = pipeline.stage(stage_id)
        if stage is None:
            raise GoneError
        changed = _changed(stage, wish)
        stages = [changed if one.id == stage_id else one for one in pipeline.stages]
        if wish.shift and stage.kind is StageKind.OPEN:
            _shift(stages, changed, wish.shift)
        return await self._save(pipeline, stages)

    async def add(self, member: Member, name: str) -> Pipeline:
        """Add an open stage before the ends of the pipeline."""
        pipeline = await self._pipeline(member)
        ahead = [one for one in pipeline.stages if one.kind is StageKind.OPEN]
        ends = [one for one in pipeline.stages if one.kind is not StageKind.OPEN]
        if len(ahead) >= _MOST_STAGES:
            raise InvalidValueError(field="stage", value=name, why="why-too-many-stages")
        new = Stage(
            id=0,
            pipeline_id=pipeline.id,
            code="",
            name=_name(name),
            position=0,
            probability=ahead[-1].probability if ahead else 50,
            days_allowed=14,
        )
        return await self._save(pipeline, [*ahead, new, *ends])

    async def _pipeline(self, member: Member) -> Pipeline:
        if member.role is not Role.OWNER:
            raise OwnersOnlyError
        return (await self.deals.pipelines())[0]

    async def _save(self, pipeline: Pipeline, stages: list[Stage]) -> Pipeline:
        placed = tuple(replace(one, position=index) for index, one in enumerate(stages))
        return await self.deals.save_stages(replace(pipeline, stages=placed))


def _changed(stage: Stage, wish: StageWish) -> Stage:
    if wish.name is not None:
        stage = replace(stage, name=_name(wish.name))
    if wish.probability is not None:
        if not 0 <= wish.probability <= 100:  # noqa: PLR2004 — per cent
            raise InvalidValueError(
                field="probability", value=str(wish.probability), why="why-percent"
            )
        stage = replace(stage, probability=wish.probability)
    if wish.days_allowed is not None:
        if not 0 <= wish.days_allowed <= _MOST_DAYS:
            raise InvalidValueError(
                field="days", value=str(wish.days_allowed), why="why-days-allowed"
            )
        stage = replace(stage, days_allowed=wish.days_allowed or None)
    return stage


def _shift(stages: list[Stage], stage: Stage, by: int) -> None:
    """Move an open stage among the open ones; the ends stay at the end."""
    index = stages.index(stage)
    target = index + (1 if by > 0 else -1)
    if 0 <= target < len(stages) and stages[target].kind is StageKind.OPEN:
        stages[index], stages[target] = stages[target], stages[index]


def _name(text: str) -> str:
    name = " ".join(clean(text).split())
    if not 0 < len(name) <= _NAME:
        raise InvalidValueError(field="stage", value=text, why="why-stage-name")
    return name
