"""The pipeline and how long a deal may stand in a stage (R28, R29)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.deals import Deal, StageKind
from tests.domain.base import LOST, NOW, PIPELINE, WON


@pytest.mark.parametrize(
    ("stage", "step", "beside"),
    [
        (1, 1, 2),
        (2, -1, 1),
        (5, 1, 6),
        (6, 1, WON),
        (WON, -1, 6),
        (1, -1, None),
        (WON, 1, None),
        (LOST, -1, None),
        (LOST, 1, None),
    ],
)
def test_r28_the_stage_beside(stage: int, step: int, beside: int | None) -> None:
    start = PIPELINE.stage(stage)
    assert start is not None
    found = PIPELINE.beside(start, step)
    assert (found.id if found else None) == beside


def test_r28_a_stage_of_another_pipeline_has_no_neighbours() -> None:
    assert PIPELINE.beside(replace(PIPELINE.stages[0], id=99), 1) is None
    assert PIPELINE.stage(99) is None


def test_r28_deals_begin_in_the_first_open_stage_and_end_in_two() -> None:
    assert PIPELINE.first().code == "new"
    assert PIPELINE.of_kind(StageKind.WON).id == WON
    assert PIPELINE.of_kind(StageKind.LOST).id == LOST


def a_deal(days: float) -> Deal:
    return Deal(
        client_id=1,
        title="Монтаж",
        amount=100,
        stage_id=1,
        stage_since=NOW - timedelta(days=days),
        opened_at=NOW,
        opened_by=1,
    )


@pytest.mark.parametrize(("days", "over"), [(0, None), (7, None), (7.5, 0.5), (30, 23)])
def test_r29_a_deal_is_stuck_beyond_the_days_allowed(days: float, over: float | None) -> None:
    stuck = a_deal(days).stuck_for(PIPELINE.stages[0], NOW)
    assert stuck == (None if over is None else timedelta(days=over))


def test_r29_no_limit_and_no_end_of_the_pipeline_gets_a_deal_stuck() -> None:
    free = replace(PIPELINE.stages[0], days_allowed=None)
    won = replace(PIPELINE.of_kind(StageKind.WON), days_allowed=1)
    assert a_deal(400).stuck_for(free, NOW) is None
    assert a_deal(400).stuck_for(won, NOW) is None
