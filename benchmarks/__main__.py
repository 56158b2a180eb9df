"""``python -m benchmarks``: measure and print the figures (docs/benchmarks.md)."""

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

import uvloop

from benchmarks import forms, load, machine, passage, planning, search, sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One measurement, in full and in short."""

    title: str
    full: Callable[[], Awaitable[None]]
    quick: Callable[[], Awaitable[None]]


def say(line: str) -> None:
    """Print a line at once, so that one sees how far it is."""
    print(line, flush=True)


PARTS: Final[Mapping[str, Part]] = {
    "load": Part(
        title=f"{load.USERS} users in a closed loop over HTTP, beside a bare aiogram echo bot",
        full=lambda: load.measure(load.Size(rounds=9, seconds=2.0), say),
        quick=lambda: load.measure(load.Size(rounds=3, seconds=1.0), say),
    ),
    "forms": Part(
        title="People through one form, at Telegram's limits and without them",
        full=lambda: forms.measure(forms.Size(few=100, many=300, everybody=10_000), say),
        quick=lambda: forms.measure(forms.Size(few=40, many=120, everybody=1_000), say),
    ),
    "search": Part(
        title="Search over growing bases",
        full=lambda: search.measure((1_000, 100_000, 1_000_000), 200, say),
        quick=lambda: search.measure((1_000, 100_000), 100, say),
    ),
    "sweep": Part(
        title="The sweep over reminders",
        full=lambda: sweep.measure((10_000, 1_000_000), 9, say),
        quick=lambda: sweep.measure((10_000, 100_000), 5, say),
    ),
    "planning": Part(
        title="Planning one reminder for a client with a long past",
        full=lambda: planning.measure((10, 1_000, 10_000), 400, say),
        quick=lambda: planning.measure((10, 1_000, 10_000), 100, say),
    ),
    "passage": Part(
        title="The nightly passage over a whole firm",
        full=lambda: passage.measure(400, passage.LARGE, say),
        quick=lambda: passage.measure(20, passage.LARGE, say),
    ),
}


def main() -> int:
    """Run the parts that were asked for; all of them, where none was named."""
    parser = ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="two minutes instead of twenty")
    wanted = parser.parse_args()
    if unknown := [name for name in wanted.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    began = perf_counter()
    for fact in machine.describe(Path(tempfile.gettempdir())):
        say(fact)
    for name in wanted.parts or PARTS:
        part = PARTS[name]
        say(f"\n== {name}: {part.title}\n")
        run = part.quick if wanted.quick else part.full
        uvloop.run(_awaited(run))
    say(f"\n{perf_counter() - began:.0f} s in all")
    return 0


async def _awaited(run: Callable[[], Awaitable[None]]) -> None:
    await run()


if __name__ == "__main__":
    sys.exit(main())
