"""The owner's list of stages (R28)."""

import pytest

from domain.deals import Pipeline, StageKind
from domain.edit_stages import EditStages, StageWish
from domain.errors import GoneError, InvalidValueError, NotAllowedError
from domain.team import Member
from tests.domain.base import ANNA, BORIS, EGOR, LOST, WON, Base

CODES = ["new", "contacted", "need_clear", "offer_sent", "negotiation", "contract", "won", "lost"]


@pytest.fixture
def edit_stages(base: Base) -> EditStages:
    return EditStages(deals=base.deals)


def codes(pipeline: Pipeline) -> list[str]:
    assert [one.position for one in pipeline.stages] == list(range(len(pipeline.stages)))
    return [one.code for one in pipeline.stages]


@pytest.mark.parametrize("member", [BORIS, EGOR])
async def test_r28_only_the_owner_edits_stages(edit_stages: EditStages, member: Member) -> None:
    with pytest.raises(NotAllowedError):
        await edit_stages.add(member, "Замер")
    with pytest.raises(NotAllowedError):
        await edit_stages.edit(member, 1, StageWish(name="Замер"))


async def test_r28_a_stage_is_renamed_weighed_and_limited(
    base: Base, edit_stages: EditStages
) -> None:
    wish = StageWish(name=" Замер \n объекта ", probability=35, days_allowed=0)
    await edit_stages.edit(ANNA, 3, wish)
    stage = (await base.deals.pipelines())[0].stage(3)
    assert stage is not None
    assert (stage.name, stage.probability, stage.days_allowed) == ("Замер объекта", 35, None)
    assert stage.code == "need_clear"


@pytest.mark.parametrize(
    ("stage", "shift", "expected"),
    [
        (2, -1, [CODES[1], CODES[0], *CODES[2:]]),
        (2, 1, [CODES[0], CODES[2], CODES[1], *CODES[3:]]),
        (1, -1, CODES),
        (6, 1, CODES),  # won and lost stay at the end
        (WON, -1, CODES),
        (LOST, -1, CODES),
    ],
)
async def test_r28_stages_are_moved_among_the_open_ones(
    edit_stages: EditStages, stage: int, shift: int, expected: list[str]
) -> None:
    assert codes(await edit_stages.edit(ANNA, stage, StageWish(shift=shift))) == expected


async def test_r28_a_new_stage_stands_before_the_ends(edit_stages: EditStages) -> None:
    pipeline = await edit_stages.add(ANNA, "Замер")
    assert codes(pipeline) == [*CODES[:6], "", "won", "lost"]
    new = pipeline.stages[6]
    assert (new.name, new.kind, new.probability, new.id) == ("Замер", StageKind.OPEN, 60, 9)


async def test_r28_there_is_an_end_to_new_stages(edit_stages: EditStages) -> None:
    for number in range(6):
        await edit_stages.add(ANNA, f"Этап {number}")
    with pytest.raises(InvalidValueError, match="why-too-many-stages"):
        await edit_stages.add(ANNA, "Ещё один")


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (StageWish(name=""), "why-stage-name"),
        (StageWish(name=" \u200b\n "), "why-stage-name"),
        (StageWish(name="я" * 41), "why-stage-name"),
        (StageWish(probability=-1), "why-percent"),
        (StageWish(probability=101), "why-percent"),
        (StageWish(days_allowed=-1), "why-days-allowed"),
        (StageWish(days_allowed=366), "why-days-allowed"),
    ],
)
async def test_r28_a_bad_wish_is_refused_with_its_reason(
    base: Base, edit_stages: EditStages, wish: StageWish, why: str
) -> None:
    before = await base.deals.pipelines()
    with pytest.raises(InvalidValueError, match=why):
        await edit_stages.edit(ANNA, 1, wish)
    assert await base.deals.pipelines() == before


async def test_a_stage_that_is_gone_is_said_to_be_gone(edit_stages: EditStages) -> None:
    with pytest.raises(GoneError):
        await edit_stages.edit(ANNA, 99, StageWish(name="Замер"))
