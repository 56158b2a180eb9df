"""What fails in a sweep is logged once and left alone for a while; the rest goes on."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count, islice
from typing import Final, TypeAlias

import structlog

log = structlog.stdlib.get_logger("scheduler.stumbling")

AGAIN: Final = timedelta(hours=1)
"""So long is left alone whatever failed."""


class StumbledError(Exception):
    """The unit of work is lost: something went wrong about one of its things.

    Raised from what went wrong.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(slots=True, kw_only=True)
class SetAside:
    """Numbers of what failed, each until it is tried again."""

    wait: timedelta = AGAIN
    _until: dict[int, datetime] = field(default_factory=dict, init=False)

    def add(self, numbers: Iterable[int], now: datetime) -> None:
        """Leave some alone from now on."""
        self._until.update(dict.fromkeys(numbers, now + self.wait))

    def at(self, now: datetime) -> set[int]:
        """Return what is to be left alone."""
        self._until = {number: until for number, until in self._until.items() if now < until}
        return set(self._until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What one unit of work looked at, and what of it is done with."""

    found: frozenset[int] = frozenset()
    done: frozenset[int] = frozenset()


Batch: TypeAlias = Callable[[set[int]], Awaitable[Looked]]
"""One unit of work over some things, but for those that are passed over."""


async def work_off(
    batch: Batch, aside: SetAside, now: datetime, *, event: str, most: int | None = None
) -> int:
    """Run batch after batch until nothing is found, ``most`` of them; return how much was done.

    What stumbles is logged as ``event`` and set aside, and its batch begins anew without it.
    """
    passed, total = aside.at(now), 0
    for _ in islice(count(), most):
        try:
            looked = await batch(passed)
        except StumbledError as stumbled:
            _tell(event, stumbled)
            aside.add([stumbled.number], now)
            passed.add(stumbled.number)
            continue
        if not looked.found:
            break
        passed |= looked.found - looked.done
        total += len(looked.done)
    return total


def _tell(event: str, stumbled: StumbledError) -> None:
    """Log without the words of the error: they may quote a person."""
    log.error(event, number=stumbled.number, error=type(stumbled.__cause__).__name__)
