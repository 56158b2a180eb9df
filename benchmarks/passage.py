"""The nightly passage: limits, returns, silent buyers and the archive of a whole firm.

One process fills the base and another goes through it (``benchmarks.night``): the memory measured
is that of the passage alone.
"""

import asyncio
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final
from zoneinfo import ZoneInfo

import orjson
import psutil

from benchmarks import base, firm
from benchmarks.figures import Say, percentile, table
from benchmarks.firm import Share
from benchmarks.program import ROOT
from bot.voice import Voice
from bot.wiring import SqlShift, SqlShifts
from domain.calendar import calendar_of
from domain.clock import StillClock
from scheduler.archive import BringArchive
from scheduler.dormant import OfferDormant
from scheduler.reminders import RingReminders
from scheduler.rests import RestLimited
from storage.database import Database
from storage.outbox import Outbox
from storage.unit import SqlUnits

NIGHT: Final = datetime(2026, 11, 25, 0, 5, tzinfo=UTC)
"""Five past three in Moscow, on a Wednesday."""
AIM_SECONDS, AIM_MIB, AIM_MS = 60, 300, 100
SMALL: Final = Share()
LARGE: Final = Share(active=700, resting=750, buyers=488, leads=495)
"""2 500 clients of one manager: 1 500 with rounds, 500 buyers, 500 not worked with yet."""
_HEAD: Final = (
    "part",
    "clients",
    "done",
    "seconds",
    "CPU s",
    "statements",
    "units",
    "p50 ms",
    "p99 ms",
    "longest",
)
_COUNTRY: Final = "RU"
_ZONE: Final = "Europe/Moscow"
_MS: Final = 1000.0
_MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one sweep came to.

    ``held`` is how long each unit of work kept the writer, in ms; ``most`` how many statements the
    largest of them sent.
    """

    done: int
    seconds: float
    cpu: float
    statements: int
    most: int
    held: Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """All sweeps in turn; ``again`` is what they took when there was nothing left to do.

    ``peak`` is the largest resident memory in MiB, ``own`` without the file pages mapped in.
    """

    parts: Mapping[str, Part]
    again: Mapping[str, Part]
    peak: float
    own: float

    @property
    def seconds(self) -> float:
        """The whole passage."""
        return sum(one.seconds for one in self.parts.values())

    @property
    def cpu(self) -> float:
        """Seconds of CPU, which neighbours on the machine do not lengthen."""
        return sum(one.cpu for one in self.parts.values())

    @property
    def longest(self) -> float:
        """The longest time that a unit of work kept the writer, in ms."""
        return max(max(one.held, default=0.0) for one in self.parts.values())


@dataclass(slots=True, kw_only=True)
class WatchedShifts:
    """Shifts that tell how long each of them kept the writer, its commit included."""

    shifts: SqlShifts
    sent: list[int] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    own: int = 0

    @asynccontextmanager
    async def __call__(self) -> AsyncGenerator[SqlShift]:
        """Open one shift."""
        async with self.shifts() as shift:
            began, before = perf_counter(), self.shifts.database.statements
            yield shift
        self.held.append((perf_counter() - began) * _MS)
        self.sent.append(self.shifts.database.statements - before)
        memory = psutil.Process().memory_info()
        self.own = max(self.own, memory.rss - getattr(memory, "shared", 0))


async def measure(managers: int, large: Share, say: Say) -> None:
    """Go through a small firm and a large one with as much to do, print what it took."""
    sizes, found = [], []
    for share in (SMALL, large):
        with TemporaryDirectory() as folder:
            path = Path(folder, "touchbase.db")
            sizes.append(managers * share.clients)
            began = perf_counter()
            async with base.opened(path) as database:
                await firm.fill(database, managers, share, NIGHT)
            took = perf_counter() - began
            say(f"{sizes[-1]:>9,} clients of {managers} managers made in {took:.0f} s")
            found.append(await _apart(path))
            expect(found[-1], managers, share)
    say("")
    say(_report(sizes, found))


def expect(passage: Passage, managers: int, share: Share) -> None:
    """Raise ``ValueError`` unless the passage did what there was to do, and did it once."""
    wanted = {
        "limits": managers * share.limited,
        "returns": managers * share.returning,
        "buyers": managers * share.dormant,
        "archive": managers if share.archived else 0,
    }
    for name, many in wanted.items():
        done, again = passage.parts[name].done, passage.again[name].done
        if (done, again) != (many, 0):
            raise ValueError(f"{name}: {done:,} done and {again:,} again instead of {many:,}")


async def go_through(database: Database) -> Passage:
    """Run every sweep of the night on a filled base, then once more."""
    clock = StillClock(NIGHT)
    outbox = Outbox(clock, lambda _: None)
    async with SqlUnits(database)() as unit:
        await outbox.recover(unit.transaction)
    watched = WatchedShifts(shifts=SqlShifts(database, outbox))
    parts, again = [
        {
            name: await _take(database, watched, sweep)
            for name, sweep in _sweeps(watched, clock).items()
        }
        for _ in range(2)
    ]
    return Passage(parts=parts, again=again, peak=_peak(), own=watched.own / _MIB)


def _sweeps(
    watched: WatchedShifts, clock: StillClock
) -> Mapping[str, Callable[[], Awaitable[int]]]:
    calendar = calendar_of(_COUNTRY)
    voice = Voice(country=_COUNTRY, clock=clock)
    dormant = OfferDormant(shifts=watched, clock=clock, calendar=calendar, zone=ZoneInfo(_ZONE))
    return {
        "limits": RestLimited(shifts=watched, clock=clock, calendar=calendar, render=voice.rests),
        "returns": RingReminders(shifts=watched, clock=clock, render=voice.reminder),
        "buyers": partial(_whole, watched, dormant),
        "archive": BringArchive(
            shifts=watched, clock=clock, calendar=calendar, render=voice.archive
        ),
    }


async def _whole(watched: WatchedShifts, sweep: OfferDormant) -> int:
    """Ring until the passage sleeps: one ring works on a piece of it."""
    done, units = 0, -1
    while len(watched.held) > units:
        units = len(watched.held)
        done += await sweep()
    return done


async def _take(
    database: Database, watched: WatchedShifts, sweep: Callable[[], Awaitable[int]]
) -> Part:
    watched.held.clear()
    watched.sent.clear()
    statements, began, cpu = database.statements, perf_counter(), process_time()
    done = await sweep()
    return Part(
        done=done,
        seconds=perf_counter() - began,
        cpu=process_time() - cpu,
        statements=database.statements - statements,
        most=max(watched.sent, default=0),
        held=tuple(watched.held),
    )


def _peak() -> float:
    """Return the largest resident memory of this process so far, in MiB."""
    # ru_maxrss would be no less than that of the process this one was forked from.
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


async def _apart(path: Path) -> Passage:
    """Go through a base in a process of its own; what it logs on the way is not shown."""
    told = path.with_suffix(".json")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.night", str(path), str(told), cwd=ROOT, stdout=DEVNULL
    )
    if await process.wait():
        raise ChildProcessError("the passage did not come to its end")
    return _passage(orjson.loads(told.read_bytes()))


def _passage(told: Mapping[str, Any]) -> Passage:
    parts, again = (
        {name: Part(**one) for name, one in told[key].items()} for key in ("parts", "again")
    )
    return Passage(parts=parts, again=again, peak=told["peak"], own=told["own"])


def _report(sizes: Sequence[int], found: Sequence[Passage]) -> str:
    rows = [
        (
            name,
            size,
            part.done,
            part.seconds,
            part.cpu,
            part.statements,
            len(part.held),
            *(percentile(part.held, share) for share in (0.5, 0.99, 1.0)),
        )
        for name in found[0].parts
        for size, part in zip(sizes, (one.parts[name] for one in found), strict=True)
    ]
    totals = [_total(size, one) for size, one in zip(sizes, found, strict=True)]
    ratios = [
        f"the large base takes {after.cpu / before.cpu:.2f} times the CPU of the small one"
        for before, after in pairwise(found)
    ]
    return "\n".join([table(_HEAD, rows), "", *totals, *ratios])


def _total(size: int, one: Passage) -> str:
    nothing = sum(part.seconds for part in one.again.values()) * _MS
    return (
        f"{size:>9,} clients: {one.seconds:.1f} s (aim: under {AIM_SECONDS}), "
        f"the writer held {one.longest:.0f} ms at most (aim: {AIM_MS})\n"
        f"{'':10} memory {one.own:.0f} MiB (aim: {AIM_MIB}), {one.peak:.0f} with file pages "
        f"mapped in; once more with nothing to do: {nothing:.1f} ms"
    )
