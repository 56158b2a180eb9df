"""Pipelines and their stages, as rows (R28)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from sqlalchemy import select

from domain.deals import Pipeline, Stage
from storage.journal import Journal
from storage.rows import values_of
from storage.tables.deals import pipelines, stages

_STAGE: Final = tuple(column.name for column in stages.c)

PIPELINES = (
    select(stages, pipelines.c.name.label("pipeline_name"))
    .join(pipelines, pipelines.c.id == stages.c.pipeline_id)
    .order_by(pipelines.c.position, pipelines.c.id, stages.c.position, stages.c.id)
)


def read_pipelines(rows: Sequence[Any]) -> list[Pipeline]:
    """Return the pipelines in rows of ``PIPELINES``."""
    return [
        Pipeline(
            id=key[0],
            name=key[1],
            stages=tuple(Stage(**{name: getattr(row, name) for name in _STAGE}) for row in group),
        )
        for key, group in groupby(rows, key=lambda row: (row.pipeline_id, row.pipeline_name))
    ]


async def save_stages(journal: Journal, stored: Sequence[Pipeline], pipeline: Pipeline) -> Pipeline:
    """Write what differs between the stored list of stages and the wanted one."""
    before = {one.id: one for each in stored if each.id == pipeline.id for one in each.stages}
    kept: list[Stage] = []
    for stage in pipeline.stages:
        wanted = replace(stage, pipeline_id=pipeline.id)
        values = values_of(stages, wanted)
        if wanted.id in before:
            await journal.update(
                stages, wanted.id, values_of(stages, before.pop(wanted.id)), values
            )
        else:
            wanted = replace(wanted, id=await journal.insert(stages, values))
        kept.append(wanted)
    for gone in before.values():
        await journal.delete(stages, gone.id, values_of(stages, gone))
    return replace(pipeline, stages=tuple(kept))
