"""Thousands of people through one form: at Telegram's limits, and without them.

``python -m benchmarks.forms`` lets ten thousand through at the limits, which takes half an hour.
"""

import asyncio
import sys
from argparse import ArgumentParser
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import psutil
import uvloop

from benchmarks import ledger, magnet
from benchmarks.crowd import polled
from benchmarks.figures import Say, percentile, table
from benchmarks.guests import Guests, Staff
from benchmarks.ledger import Ledger
from benchmarks.program import TOKEN, Cost, Program, free_port, running, settings
from bot.clock import SystemClock
from sandbox.clock import SandboxClock
from sandbox.events import Happening, Kind
from sandbox.persons import BotProfile, Person
from sandbox.server import SandboxServer
from sandbox.world import World

LIMIT: Final = 30.0
"""Messages a second that Telegram allows in all."""
EVERYBODY: Final = 10_000
AT_ONCE: Final = 60
_LETTERS: Final = 4_000
_THINK: Final = 1.0
_HALF: Final = 2.5
"""Guests a second that use about half of what is allowed."""
_WARM_UP: Final = 3.0
_MOST_DRAINING: Final = 120.0
_MS: Final = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """``few`` come in a stream, ``many`` in a rush, ``everybody`` without limits."""

    few: int
    many: int
    everybody: int


class LostError(Exception):
    """A lead is lost or doubled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is measured: ``people`` through the form, ``a_second`` of them or as many as fit."""

    name: str
    people: int
    letters: int = 0
    a_second: float = 0.0
    limited: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of a case. ``rate`` is of all messages in the steady part, a second."""

    case: Case
    guests: Guests
    books: Ledger
    cost: Cost
    seconds: float
    rate: float
    peak: int
    counted: int
    box: float
    memory: float

    @property
    def each(self) -> float:
        """Messages for one person that Telegram counts, those to the managers among them."""
        return self.counted / self.case.people


class Sent:
    """When each message arrived that Telegram counts: new ones and changed ones."""

    def __init__(self, world: World) -> None:
        self.at: list[float] = []
        self.mailed = 0
        world.events.listen(self._notice)

    def rate(self, since: float, until: float) -> float:
        """Return how many came a second between two moments."""
        return sum(since <= one < until for one in self.at) / max(until - since, 1e-9)

    def peak(self) -> int:
        """Return the most that came within one second."""
        most = first = 0
        for last, moment in enumerate(self.at):
            while self.at[first] <= moment - 1:
                first += 1
            most = max(most, last - first + 1)
        return most

    def _notice(self, happening: Happening) -> None:
        post = happening.post
        new = happening.kind is Kind.MESSAGE
        if post is None or post.author is not None or not (new or happening.kind is Kind.EDIT):
            return
        self.at.append(perf_counter())
        if post.chat.id >= magnet.FIRST_READER:
            self.mailed += 1
            post.chat.posts.clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A bot over a base with a magnet, and the box that it talks to."""

    base: Path
    world: World
    program: Program


async def measure(size: Size, say: Say) -> None:
    """Measure at the limits with and without a mailing, then without limits, and print."""
    cases = [
        Case(name="half of it", people=size.few, a_second=_HALF),
        Case(name="half of it, and a mailing", people=size.few, a_second=_HALF, letters=_LETTERS),
        Case(name="all of it", people=size.many),
        Case(name="all of it, and a mailing", people=size.many, letters=_LETTERS),
    ]
    held = [await run(one) for one in cases]
    say(at_limits(held))
    say("")
    free = await run(Case(name="no limits", people=size.everybody, limited=False))
    say(without_limits(free))
    say("")
    say(shortest(held[2]))


async def run(case: Case) -> Found:
    """Let the people of a case through the form. Raises ``LostError``."""
    async with _stand(case) as stand:
        world, program = stand.world, stand.program
        guests = Guests(world, magnet.CODE, think=_THINK if case.limited else 0.0)
        staff, sent, this = Staff(world, magnet.manager_ids()), Sent(world), psutil.Process()
        cost, own, began = await program.cost(), sum(this.cpu_times()[:2]), perf_counter()
        if case.a_second:
            await guests.stream(case.people, case.a_second)
        else:
            await guests.rush(case.people, AT_ONCE)
        ended = perf_counter()
        box = (sum(this.cpu_times()[:2]) - own) / (ended - began)
        books = await settled(stand.base)
        spent = (await program.cost()).since(cost)
        if wrong := books.wrong(case.people, staff.told):
            raise LostError(f"{case.name}: {'; '.join(wrong)}")
        if staff.doubled or books.failed or set(guests.gifts.values()) != {1}:
            raise LostError(f"{case.name}: a lead was told, or a gift sent, twice or never")
        return Found(
            case=case,
            guests=guests,
            books=books,
            cost=spent,
            seconds=ended - began,
            rate=sent.rate(began + _WARM_UP, guests.last_came),
            peak=sent.peak(),
            counted=len(sent.at) - sent.mailed,
            box=box,
            memory=program.memory,
        )


@asynccontextmanager
async def _stand(case: Case) -> AsyncGenerator[Stand]:
    clock = SandboxClock(SystemClock())
    profile = BotProfile(id=4242, name="Touchbase", username="touchbase_bot")
    world = World(clock=clock, bot=profile)
    for reader in range(magnet.FIRST_READER, magnet.FIRST_READER + case.letters):
        world.add_person(Person(id=reader, first_name="Ирина", started=True))
    server, port = SandboxServer(world, clock, TOKEN), free_port()
    with TemporaryDirectory() as folder:
        path = Path(folder, "touchbase.db")
        await magnet.prepare(path, letters=case.letters)
        url = await server.start()
        try:
            world.updates.put_raw({})  # so that the first poll is answered at once, and seen
            limits = (LIMIT, 1.0) if case.limited else (0.0, 0.0)
            chosen = settings(path, url, per_second=limits[0], per_chat_second=limits[1])
            served = {**chosen, "HTTP_PORT": str(port)}
            async with running("bot", path.parent, served, port=port) as program:
                await polled(server)
                yield Stand(base=path, world=world, program=program)
        finally:
            await server.stop()


async def settled(path: Path) -> Ledger:
    """Wait until everybody was told of everything, mailings aside; return the books."""
    until = perf_counter() + _MOST_DRAINING
    while not (books := ledger.read(path)).settled and perf_counter() < until:  # noqa: ASYNC110 — another process writes it
        await asyncio.sleep(0.5)
    return books


# -- what is printed --------------------------------------------------------------------------


def at_limits(found: list[Found]) -> str:
    """Return the table of the runs at Telegram's limits."""
    head = (
        "load",
        "people",
        "seconds",
        "messages/s",
        "of allowed",
        "in 1 s",
        "p50 ms",
        "p95 ms",
        "lead p50 s",
        "lead p95 s",
        "mailed",
    )
    rows = [
        [
            one.case.name,
            one.case.people,
            round(one.seconds),
            one.rate,
            one.rate / LIMIT,
            one.peak,
            percentile(one.guests.took, 0.5) * _MS,
            percentile(one.guests.took, 0.95) * _MS,
            percentile(one.books.told, 0.5),
            percentile(one.books.told, 0.95),
            one.books.mailed,
        ]
        for one in found
    ]
    return table(head, rows)


def without_limits(found: Found) -> str:
    """Return the figures of the run in which the program is what is measured."""
    people, cost = found.case.people, found.cost
    updates = len(found.guests.took)
    facts = {
        "people": f"{people:,} in {found.seconds:.0f} s, {AT_ONCE} at a time",
        "people a second": f"{people / found.seconds:.1f}",
        "messages a second": f"{found.counted / found.seconds:.0f}",
        "an answer": f"p50 {percentile(found.guests.took, 0.5) * _MS:.0f} ms, "
        f"p95 {percentile(found.guests.took, 0.95) * _MS:.0f} ms",
        "CPU": f"{cost.cpu / people * _MS:.1f} ms for a person, "
        f"{cost.cpu / updates * _MS:.2f} for an update, "
        f"{cost.cpu / found.seconds:.0%} of a core; users and box {found.box:.0%}",
        "statements": f"{cost.statements / updates:.1f} for an update",
        "updates/commit": f"{updates / cost.commits:.1f}" if cost.commits else "",
        "memory": f"{found.memory:.0f} MiB",
        "leads": f"{found.books.leads:,}, none lost, none doubled",
    }
    return "\n".join(f"{name:<18}{fact}" for name, fact in facts.items())


def shortest(found: Found) -> str:
    """Return how long everybody takes at the limits, at best and as measured."""
    each, ratio = found.each, found.rate / LIMIT
    best = EVERYBODY * each / LIMIT / 60
    return (
        f"{EVERYBODY:,} people at {each:.2f} messages each take {best:.1f} minutes at "
        f"{LIMIT:.0f} a second; at the measured {ratio:.2f} of it {best / ratio:.1f}"
    )


def main() -> int:
    """Let many people through the form in a rush, and print the figures."""
    parser = ArgumentParser(prog="python -m benchmarks.forms", description=main.__doc__)
    parser.add_argument("people", nargs="?", type=int, default=EVERYBODY)
    parser.add_argument("--no-limits", action="store_true", help="measure the program instead")
    asked = parser.parse_args()
    case = Case(name="all of it", people=asked.people, limited=not asked.no_limits)
    found = uvloop.run(run(case))
    print(without_limits(found))
    if case.limited:
        print(f"\n{at_limits([found])}\n\n{shortest(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
