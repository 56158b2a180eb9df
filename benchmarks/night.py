"""One night in a process of its own: ``python -m benchmarks.night BASE ANSWER``."""

import gc
import sys
from dataclasses import asdict
from pathlib import Path

import orjson
import uvloop

import bot.quick_start  # noqa: F401 — first of all that import aiogram, as in ``python -m bot``
from benchmarks import base
from benchmarks.passage import Passage, go_through


async def main(path: Path) -> Passage:
    """Go through the base at ``path``."""
    async with base.opened(path) as database:
        gc.freeze()  # as the bot does after its start
        return await go_through(database)


if __name__ == "__main__":
    told = uvloop.run(main(Path(sys.argv[1])))
    Path(sys.argv[2]).write_bytes(orjson.dumps(asdict(told)))
