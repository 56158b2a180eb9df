"""Taking back one's own last change (R75)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import AlreadyDoneError, NothingToUndoError
from domain.touches import Outcome
from domain.undo import UndoLast
from tests.domain.base import BORIS, EGOR, NOW, VERA, Base


@pytest.fixture
def undo(base: Base) -> UndoLast:
    return UndoLast(changes=base.changes, paces=base.paces, clock=base.clock, policy=base.policy)


async def test_r75_the_last_change_is_taken_back_then_the_one_before(
    base: Base, undo: UndoLast
) -> None:
    base.changes.name("change-add", member_id=BORIS.id, at=NOW, client="Петров")
    base.changes.name("change-edit", member_id=BORIS.id, at=NOW + timedelta(minutes=1))
    base.clock.passes(minutes=2)
    assert [(await undo(BORIS)).key for _ in range(2)] == ["change-edit", "change-add"]
    with pytest.raises(NothingToUndoError):
        await undo(BORIS)


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (10, False), (10.01, True)])
async def test_r75_for_ten_minutes(
    base: Base, undo: UndoLast, minutes: float, *, late: bool
) -> None:
    base.changes.name("change-add", member_id=BORIS.id, at=NOW)
    base.clock.passes(minutes=minutes)
    if late:
        with pytest.raises(NothingToUndoError):
            await undo(BORIS)
    else:
        assert (await undo(BORIS)).key == "change-add"


async def test_r75_a_colleague_s_change_is_not_mine_to_take_back(
    base: Base, undo: UndoLast
) -> None:
    base.changes.name("change-add", member_id=VERA.id, at=NOW)
    with pytest.raises(NothingToUndoError):
        await undo(BORIS)


async def test_r75_a_button_takes_back_the_change_that_it_was_made_for(
    base: Base, undo: UndoLast
) -> None:
    base.changes.name("change-add", member_id=BORIS.id, at=NOW)
    base.clock.passes(minutes=1)
    base.changes.name("change-edit", member_id=BORIS.id, at=base.clock.now())
    with pytest.raises(AlreadyDoneError):
        await undo(BORIS, made_at=NOW)
    assert (await undo(BORIS, made_at=base.clock.now())).key == "change-edit"
    with pytest.raises(AlreadyDoneError):
        await undo(BORIS, made_at=base.clock.now())


@pytest.mark.parametrize("touched", [True, False])
async def test_r75_when_a_client_is_free_is_told_anew_if_a_colleague_touched_it_since(
    base: Base, undo: UndoLast, *, touched: bool
) -> None:
    file = await base.person(BORIS)
    mine = await base.touch(file, outcome=Outcome.REACHED)
    base.clock.passes(minutes=5)
    if touched:
        await base.touch(file, member=EGOR, outcome=Outcome.REACHED)
    stands = base.file(file.client)
    before = replace(stands.client, allowed_from=None)
    base.clients.files[file.client.id] = replace(stands, client=before)
    base.touches.kept.remove(mine.touch)
    base.changes.waited = [file.client.id, 77]
    await undo(BORIS)
    free = NOW + timedelta(days=3, minutes=5) if touched else None
    assert base.file(file.client).client.allowed_from == free
