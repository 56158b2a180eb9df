"""A closed loop of virtual users over HTTP, beside a bare aiogram bot in the same run."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import psutil

from benchmarks import base, talk
from benchmarks.crowd import Crowd, Lines, Round
from benchmarks.figures import Say, median, percentile, ratio, table
from benchmarks.program import TOKEN, Cost, Program, free_port, running, settings
from bot.clock import SystemClock

USERS: Final = 32
AIMS: Final = {"find": 1 / 2, "card": 1 / 2, "today": 1 / 2, "call": 1 / 3, "add": 1 / 3}
_REST_SECONDS: Final = 3.0
_STARTS: Final = 3
_MS: Final = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How long to measure: rounds of each command, and seconds of each round."""

    rounds: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A bot that runs, and its crowd."""

    crowd: Crowd
    program: Program


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A round and what it cost; ``box`` is the share of a core that the crowd took itself."""

    round: Round
    cost: Cost
    box: float

    @property
    def cpu_ms(self) -> float:
        """CPU of the bot for one update, in milliseconds."""
        return self.cost.cpu / len(self.round.took) * _MS


@dataclass(slots=True)
class Pairs:
    """The rounds of one command: ours beside the yardstick's."""

    ours: list[Taken] = field(default_factory=list)
    echo: list[Taken] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Our rate in parts of the yardstick's."""
        pairs = zip(self.ours, self.echo, strict=True)
        return ratio([(mine.round.rate, its.round.rate) for mine, its in pairs])


async def measure(size: Size, say: Say) -> None:
    """Prepare a base, start both bots, measure and print."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "touchbase.db")
        began = perf_counter()
        await _prepare(path)
        say(
            f"a base of {USERS} managers with {talk.CONTACTS} contacts each "
            f"made in {perf_counter() - began:.0f} s"
        )
        starts = [await _start(path) for _ in range(_STARTS)]
        say(f"start to first poll   {median(starts):.2f} s (aim: under 2)")
        async with _echoing(Path(folder)) as echo, _working(path) as ours:
            await asyncio.sleep(_REST_SECONDS)
            say(
                f"memory at rest        {ours.program.memory:.0f} MiB (aim: under 150); "
                f"the echo bot {echo.program.memory:.0f}"
            )
            found = await _compare(ours, echo, size)
            say("")
            say(_report(found))
            say("")
            say(
                f"memory after the load {ours.program.memory:.0f} MiB; "
                f"the echo bot {echo.program.memory:.0f}"
            )


async def _compare(ours: Stand, echo: Stand, size: Size) -> dict[str, Pairs]:
    commands = talk.commands(seed=1)
    found = {name: Pairs() for name in commands}
    for lines in commands.values():  # one round to warm up, not counted
        await _take(echo, lines, 0.3)
        await _take(ours, lines, 1.0)
    for number in range(size.rounds):
        for name, lines in commands.items():
            # Who goes first changes, so that neither always finds the machine warmer.
            for stand in (ours, echo) if number % 2 else (echo, ours):
                taken = await _take(stand, lines, size.seconds)
                (found[name].ours if stand is ours else found[name].echo).append(taken)
    return found


async def _take(stand: Stand, lines: Lines, seconds: float) -> Taken:
    this = psutil.Process()
    cost, own = await stand.program.cost(), this.cpu_times()
    taken = await stand.crowd.round(lines, seconds)
    after, own_after = await stand.program.cost(), this.cpu_times()
    spent = own_after.user + own_after.system - own.user - own.system
    return Taken(round=taken, cost=after.since(cost), box=spent / taken.seconds)


def _report(found: Mapping[str, Pairs]) -> str:
    head = (
        "command",
        "updates/s",
        "echo",
        "ratio",
        "aim",
        "p50 ms",
        "p95 ms",
        "echo p50",
        "echo p95",
        "CPU ms",
        "echo CPU",
        "statements",
        "updates/commit",
        "box",
    )
    return table(head, [_row(name, pairs) for name, pairs in found.items()])


def _row(name: str, pairs: Pairs) -> list[object]:
    ours, echo = pairs.ours, pairs.echo
    took = [one * _MS for taken in ours for one in taken.round.took]
    echo_took = [one * _MS for taken in echo for one in taken.round.took]
    commits = sum(taken.cost.commits for taken in ours)
    return [
        f"/{name}",
        round(median(taken.round.rate for taken in ours)),
        round(median(taken.round.rate for taken in echo)),
        pairs.ratio,
        f"{AIMS[name]:.2f}",
        percentile(took, 0.5),
        percentile(took, 0.95),
        percentile(echo_took, 0.5),
        percentile(echo_took, 0.95),
        median(taken.cpu_ms for taken in ours),
        median(taken.cpu_ms for taken in echo),
        sum(taken.cost.statements for taken in ours) / len(took),
        len(took) / commits if commits else 0.0,
        f"{median(taken.box for taken in ours):.0%}",
    ]


# -- the bots ---------------------------------------------------------------------------------


async def _prepare(path: Path) -> None:
    now = SystemClock().now()
    async with base.opened(path) as database:
        _, managers = await base.enrol(database, USERS, now)
        for place, member in enumerate(managers):
            first = place * talk.CONTACTS
            numbers = range(first, first + talk.CONTACTS)
            clients = await base.add_contacts(database, member, numbers, now)
            await base.add_story(database, member, clients, now)


async def _start(path: Path) -> float:
    """Return the seconds from starting the process to its first ``getUpdates``."""
    async with _boxed() as (crowd, url):
        crowd.world.updates.put_raw({})  # so that the first poll is answered at once, and seen
        began = perf_counter()
        async with running("bot", path.parent, settings(path, url)):
            await crowd.polled()
            return perf_counter() - began


@asynccontextmanager
async def _working(path: Path) -> AsyncGenerator[Stand]:
    port = free_port()
    async with _boxed() as (crowd, url):
        crowd.world.updates.put_raw({})
        served = {**settings(path, url), "HTTP_PORT": str(port)}
        async with running("bot", path.parent, served, port=port) as program:
            await crowd.polled()
            yield Stand(crowd=crowd, program=program)


@asynccontextmanager
async def _echoing(home: Path) -> AsyncGenerator[Stand]:
    async with _boxed() as (crowd, url):
        first = crowd.say(0, "there?")
        needed = {"BOT_TOKEN": TOKEN, "BOT_API_URL": url}
        async with running("benchmarks.echo", home, needed) as program:
            await first
            yield Stand(crowd=crowd, program=program)


@asynccontextmanager
async def _boxed() -> AsyncGenerator[tuple[Crowd, str]]:
    crowd = Crowd(USERS, base.FIRST_TELEGRAM_ID + 1)  # the head does not talk
    url = await crowd.server.start()
    try:
        yield crowd, url
    finally:
        await crowd.server.stop()
