"""The alarm clock, not the diary: it wakes sweeps, which look into the database for what is due."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Protocol

import structlog
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.stdlib.get_logger("scheduler.alarm")


class Sweep(Protocol):
    """Looks for what is due by the injected clock and sees to it."""

    async def __call__(self) -> object: ...


class Alarm:
    """Wakes every sweep once in a while; ``ring`` wakes them now.

    The time of a sweep says nothing about what is due: that is decided by the clock that the
    sweep asks, so a late or doubled ring does no harm.
    """

    def __init__(self, sweeps: Sequence[Sweep], every: timedelta) -> None:
        self._sweeps = sweeps
        self._ringing = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(jobstores={"default": MemoryJobStore()}, timezone=UTC)
        self._scheduler.add_job(
            self.ring,
            "interval",
            seconds=every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Begin to ring."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Ring no more; waits for the sweeps that are under way."""
        self._scheduler.pause()
        try:
            async with self._ringing:  # a shutdown cancels the sweep that is under way
                pass
        finally:
            self._scheduler.shutdown(wait=False)

    async def ring(self) -> None:
        """Run every sweep; one that fails is logged, and tried again at the next ring."""
        async with self._ringing:
            for sweep in self._sweeps:
                try:
                    await sweep()
                except Exception as error:  # noqa: BLE001 — the next ring comes whatever it was
                    log.error("sweep_failed", error=type(error).__name__)  # noqa: TRY400 — its words may quote a person
