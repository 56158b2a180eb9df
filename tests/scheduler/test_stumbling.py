"""What fails is logged once, left alone for an hour, and stops nobody else."""

from dataclasses import dataclass, field
from datetime import timedelta

from structlog.testing import capture_logs

from scheduler.stumbling import Looked, SetAside, StumbledError, work_off
from tests.domain.base import NOW

MINUTE = timedelta(minutes=1)


@dataclass
class Work:
    """Two things at a time; ``bad`` ones fail, ``idle`` ones need nothing."""

    waiting: list[int]
    bad: set[int] = field(default_factory=set)
    idle: set[int] = field(default_factory=set)

    async def __call__(self, passed: set[int]) -> Looked:
        found = [one for one in self.waiting if one not in passed][:2]
        for one in found:
            if one in self.bad:
                raise StumbledError(one) from ValueError("somebody's name")
        done = [one for one in found if one not in self.idle]
        self.waiting = [one for one in self.waiting if one not in done]
        return Looked(found=frozenset(found), done=frozenset(done))


async def test_what_fails_stops_nobody_else_and_what_is_idle_is_looked_at_once() -> None:
    work = Work([1, 2, 3, 4, 5], bad={2}, idle={4})
    assert await work_off(work, SetAside(), NOW, event="failed") == 3
    assert work.waiting == [2, 4]


async def test_what_fails_is_logged_and_tried_once_an_hour_without_its_words() -> None:
    work, aside = Work([1], bad={1}), SetAside()
    with capture_logs() as logs:
        for minutes in (0, 1, 59, 60):
            assert await work_off(work, aside, NOW + minutes * MINUTE, event="failed") == 0
    told = {"event": "failed", "number": 1, "error": "ValueError", "log_level": "error"}
    assert logs == [told, told]
    work.bad = set()
    assert await work_off(work, aside, NOW + 119 * MINUTE, event="failed") == 0
    assert await work_off(work, aside, NOW + 120 * MINUTE, event="failed") == 1


async def test_one_ring_may_be_limited() -> None:
    work = Work([1, 2, 3, 4, 5])
    assert await work_off(work, SetAside(), NOW, event="failed", most=2) == 4
    assert work.waiting == [5]
