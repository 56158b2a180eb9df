"""The machine under the figures, without its name or any path."""

import os
import platform
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

import psutil

from benchmarks.figures import median

_GIB = 1 << 30
_SYNCS = 40


def describe(folder: Path) -> Iterator[str]:
    """Yield one fact a line; ``folder`` is where the bases will lie."""
    memory = psutil.virtual_memory().total / _GIB
    yield f"CPU      {_cpu()}, {psutil.cpu_count()} cores"
    yield f"RAM      {memory:.0f} GiB"
    yield f"disk     {_sync_ms(folder):.2f} ms to write 4 KiB and fsync (median)"
    yield f"system   {platform.system()} {platform.machine()}"
    yield f"Python   {platform.python_version()}"
    yield f"SQLite   {sqlite3.sqlite_version}"
    yield f"load     {os.getloadavg()[0]:.1f} when the measurement began"


def _cpu() -> str:
    known = Path("/proc/cpuinfo")
    if known.exists():
        for line in known.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _sync_ms(folder: Path) -> float:
    with NamedTemporaryFile(dir=folder) as file:
        took = []
        for _ in range(_SYNCS):
            began = time.perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return median(took)
