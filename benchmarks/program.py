"""A bot in a process of its own, and what it costs."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

import aiohttp
import psutil

from benchmarks import base

TOKEN: Final = "4242:BENCHMARK"  # noqa: S105 — the box's own, worth nothing outside
ROOT: Final = Path(__file__).resolve().parents[1]
_MIB: Final = 1 << 20
_COUNTED: Final = ("touchbase_statements_total", "touchbase_commits_total")


class EndedError(Exception):
    """The bot did not run to the end of its measurement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process has used so far; ``cpu`` in seconds."""

    cpu: float = 0.0
    statements: int = 0
    commits: int = 0

    def since(self, before: "Cost") -> "Cost":
        """Return what was used between two looks."""
        return Cost(
            cpu=self.cpu - before.cpu,
            statements=self.statements - before.statements,
            commits=self.commits - before.commits,
        )


class Program:
    """A running bot; ``port`` is that of its ``/metrics``, 0 if it has none."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, log: IO[bytes]) -> None:
        self._process = process
        self._watched = psutil.Process(process.pid)
        self._port = port
        self._log = log

    @property
    def memory(self) -> float:
        """Resident memory, in MiB."""
        return float(self._watched.memory_info().rss) / _MIB

    async def cost(self) -> Cost:
        """Look at what it has used so far. Raises ``EndedError``."""
        if self._process.returncode is not None:
            raise EndedError(self.said())
        statements, commits = await self._counters() if self._port else (0, 0)
        times = self._watched.cpu_times()
        return Cost(cpu=times.user + times.system, statements=statements, commits=commits)

    def said(self) -> str:
        """Return the end of its log."""
        self._log.seek(0)
        return self._log.read()[-2000:].decode(errors="replace")

    async def _counters(self) -> tuple[int, int]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self._port}/metrics") as response,
        ):
            lines = (line.split() for line in (await response.text()).splitlines())
            found = {words[0]: int(float(words[1])) for words in lines if words[0] in _COUNTED}
        return found.get(_COUNTED[0], 0), found.get(_COUNTED[1], 0)


@asynccontextmanager
async def running(
    module: str, home: Path, settings: Mapping[str, str], *, port: int = 0
) -> AsyncGenerator[Program]:
    """Start ``python -m module`` in the folder ``home`` and end it with SIGTERM."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    with TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, cwd=home, env=env, stdout=log, stderr=log
        )
        program = Program(process, port, log)
        try:
            yield program
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
                await process.wait()


def settings(
    path: Path, url: str, *, per_second: float = 0, per_chat_second: float = 0
) -> dict[str, str]:
    """Return the settings of our bot over the base at ``path``; 0 takes a limit off."""
    return {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": url,
        "DATABASE_URL": base.url(path),
        "OWNER_IDS": "1",
        "MESSAGES_PER_SECOND": f"{per_second}",
        "MESSAGES_PER_CHAT_SECOND": f"{per_chat_second}",
        "LOG_LEVEL": "WARNING",
    }


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
