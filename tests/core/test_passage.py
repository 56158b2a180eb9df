"""The night costs what there is to do, and planning costs the same for every past.

The figures themselves are measured by ``make bench`` (docs/benchmarks.md).
"""

from dataclasses import replace

import pytest

from benchmarks import firm, passage, planning
from benchmarks.passage import NIGHT
from domain.clock import StillClock
from storage.database import Database
from storage.migrate import migrate
from storage.outbox import Outbox

SMALL = firm.Share(limited=30, returning=45, dormant=4, active=3, resting=3, leads=11)
LARGE = replace(SMALL, active=30, resting=30, buyers=60, leads=30)
MOST = {"limits": 230, "returns": 210, "buyers": 60, "archive": 12}
"""How many statements one unit of work may send, whatever is in the base."""


@pytest.fixture
async def base(sqlite: Database) -> Database:
    await migrate(sqlite)
    return sqlite


async def letters(database: Database) -> int:
    outbox = Outbox(StillClock(NIGHT), lambda _: None)
    async with database.unit() as transaction:
        waiting, _ = await outbox.recover(transaction)
    return len(waiting)


async def test_planning_takes_as_many_statements_for_any_past(base: Database) -> None:
    member, files = await planning.fill(base, (10, 10_000), NIGHT)
    taken = [await planning.plan(base, member, file, NIGHT) for file in files]
    assert len({statements for _, statements in taken}) == 1


async def test_r20_r23_r26_r27_a_passage_does_all_there_is_to_do_and_does_it_once(
    base: Database,
) -> None:
    await firm.fill(base, 2, SMALL, NIGHT)
    passage.expect(await passage.go_through(base), 2, SMALL)
    told = await letters(base)
    assert told > 2 * (SMALL.returning + 1)  # a return each, a list, and rests in fewer messages
    later = await passage.go_through(base)
    assert [one.done for one in later.parts.values()] == [0] * len(later.parts)
    assert await letters(base) == told


@pytest.mark.parametrize("share", [SMALL, LARGE])
async def test_a_unit_of_work_of_the_passage_is_bounded_in_any_firm(
    base: Database, share: firm.Share
) -> None:
    await firm.fill(base, 2, share, NIGHT)
    done = await passage.go_through(base)
    assert {name: part.most for name, part in done.parts.items() if part.most > MOST[name]} == {}
