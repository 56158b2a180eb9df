"""A change of the owner's numbers is followed in pieces, from where the last one ended (R10)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from domain.cadence import PastTouch
from domain.pace import Pace
from domain.policy import Policy
from domain.recount import Correction, Piece
from domain.touches import TouchKind
from domain.zones import zone
from scheduler.recount import DONE, POSITION, TARGET, Recount
from tests.domain.base import NOW
from tests.scheduler.passages import Shop

DAY = timedelta(days=1)


@dataclass
class Copies:
    """Nine clients, each called an hour ago."""

    kept: dict[int, datetime | None] = field(default_factory=lambda: dict.fromkeys(range(1, 10)))
    change: int = 0
    pieces: list[int] = field(default_factory=list)
    asked: int = 0

    async def newest(self) -> int:
        self.asked += 1
        return self.change

    async def piece(self, *, after: int, limit: int, now: datetime, policy: Policy) -> Piece:
        del now, policy
        self.pieces.append(after)
        numbers = [one for one in self.kept if one > after][:limit]
        return Piece(paces=[self._pace(one) for one in numbers], last=max(numbers, default=None))

    async def correct(self, corrections: Sequence[Correction]) -> None:
        self.kept.update({one.client_id: one.after for one in corrections})

    def _pace(self, number: int) -> Pace:
        touched = PastTouch(NOW - timedelta(hours=1), None, TouchKind.CALL)
        return Pace(
            client_id=number,
            client_name="",
            manager_id=1,
            manager_zone=zone("Europe/Moscow"),
            company=False,
            contact_id=None,
            touches=(touched,),
            allowed_from=self.kept[number],
        )


class Office(Shop):
    """A shop whose owner changes numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.copies = Copies()
        self.policy = Policy()

    @property
    def unit(self) -> Any:
        async def current() -> Policy:
            return self.policy

        policies = SimpleNamespace(current=current)
        return SimpleNamespace(recount=self.copies, marks=self.marks, policies=policies)

    def set_gap(self, days: int) -> None:
        self.policy = Policy(gap_days=days)
        self.copies.change += 1


def sweep(office: Office, **more: int) -> Recount:
    return Recount(shifts=office.open, clock=office.base.clock, **more)


def waits(days: int) -> datetime:
    return NOW - timedelta(hours=1) + days * DAY


@pytest.fixture
def office() -> Office:
    return Office()


async def test_every_client_is_counted_once_and_again_after_a_change(office: Office) -> None:
    recount = sweep(office, batch=4)
    assert await recount() == 9
    assert set(office.copies.kept.values()) == {waits(3)}
    assert office.copies.pieces == [0, 4, 8, 9]
    assert await recount() == 0
    assert len(office.copies.pieces) == 4
    office.set_gap(8)
    assert await recount() == 9
    assert set(office.copies.kept.values()) == {waits(8)}


async def test_when_nothing_changed_one_thing_is_asked(office: Office) -> None:
    recount = sweep(office)
    await recount()
    asked, shifts, pieces = office.copies.asked, office.shifts, len(office.copies.pieces)
    await recount()
    assert (office.copies.asked, office.shifts) == (asked + 1, shifts + 1)
    assert len(office.copies.pieces) == pieces


async def test_a_restart_after_the_end_counts_nobody(office: Office) -> None:
    await sweep(office)()
    pieces = len(office.copies.pieces)
    assert await sweep(office)() == 0
    assert len(office.copies.pieces) == pieces


async def test_a_restart_in_the_middle_goes_on_from_there(office: Office) -> None:
    assert await sweep(office, batch=2, batches=3)() == 6
    assert office.marks.kept == {TARGET: 0, POSITION: 6}
    assert await sweep(office, batch=2)() == 3
    assert office.copies.pieces[3:] == [6, 8, 9]
    assert office.marks.kept[DONE] == 0


async def test_a_change_in_the_middle_begins_anew_even_after_a_restart(office: Office) -> None:
    assert await sweep(office, batch=2, batches=3)() == 6
    office.set_gap(8)
    assert await sweep(office, batch=2)() == 9
    assert set(office.copies.kept.values()) == {waits(8)}
    assert office.marks.kept[DONE] == 1
