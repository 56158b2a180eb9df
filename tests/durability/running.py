"""A bot in a process of its own, which can be killed like any other process."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
STOPS_WITHIN = 10.0


@dataclass(slots=True)
class Running:
    """``python -m bot`` with these settings; its log is kept for a failing test."""

    settings: dict[str, str]
    log: Path
    process: asyncio.subprocess.Process | None = field(default=None)

    async def start(self) -> None:
        """Start the process; it is up when it polls."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                cwd=self.log.parent,
                env={**_inherited(), **self.settings, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """Kill -9."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def terminate(self) -> tuple[int, float]:
        """Send SIGTERM; return the exit status and the seconds it took."""
        assert self.process is not None
        began = asyncio.get_running_loop().time()
        self.process.send_signal(signal.SIGTERM)
        status = await asyncio.wait_for(self.process.wait(), STOPS_WITHIN + 5)
        return status, asyncio.get_running_loop().time() - began


def _inherited() -> dict[str, str]:
    names = ("PATH", "HOME", "LANG", "SYSTEMROOT", "COVERAGE_PROCESS_START")
    return {name: os.environ[name] for name in names if name in os.environ}
