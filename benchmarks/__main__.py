"""``python -m benchmarks [--quick] [load] [search] [sweep]``: measure and print the figures."""

import argparse
import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path
from tempfile import gettempdir

from benchmarks import load, machine, search, sweep

PARTS = ("load", "search", "sweep")


def main() -> int:
    """Run the parts that were asked for; all without a name."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all when none is named")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, a few minutes")
    asked = parser.parse_args()
    _say("The machine")
    for line in machine.describe(Path(gettempdir())):
        _say(f"  {line}")
    for part in asked.parts or PARTS:
        _say(f"\n== {part}")
        _run(_measure(part, quick=asked.quick))
    return 0


async def _measure(part: str, *, quick: bool) -> None:
    match part:
        case "load":
            size = load.Size(rounds=3, seconds=2.0) if quick else load.Size(rounds=5, seconds=4.0)
            await load.measure(size, _say)
        case "search":
            await search.measure(search.QUICK if quick else search.SIZES, _say)
        case "sweep":
            await sweep.measure(sweep.QUICK if quick else sweep.LARGE, _say)


def _run(work: Coroutine[None, None, None]) -> None:
    try:
        import uvloop  # noqa: PLC0415 — it is not there on every machine
    except ImportError:
        asyncio.run(work)
    else:
        uvloop.run(work)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
