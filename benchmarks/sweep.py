"""A sweep of the alarm clock over few and over many open reminders, the same number due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks import base
from benchmarks.figures import median, table
from bot.clock import SystemClock
from bot.wiring import SqlShifts, Voice
from domain.clients import ClientFile
from domain.reminders import Reminder
from scheduler.reminders import RingReminders
from storage.bulk import BulkLoader
from storage.database import Database
from storage.outbox import Outbox

SMALL: Final = 10_000
LARGE: Final = 1_000_000
QUICK: Final = 100_000
DUE: Final = 1_000
AIM: Final = 2.0
_SWEEPS: Final = 7
_MANAGERS: Final = 20
_CLIENTS: Final = 50
_BATCH: Final = 50_000
_MS: Final = 1000.0


@dataclass(slots=True)
class HandClock:
    """Shows what it is set to."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment


async def measure(large: int, say: Callable[[str], None]) -> None:
    """Sweep over both bases, print."""
    few, none_few = await _sweeps(SMALL)
    many, none_many = await _sweeps(large)
    ratio = median(many) / median(few)
    rows = [
        [f"{SMALL:,}", median(few), max(few), none_few],
        [f"{large:,}", median(many), max(many), none_many],
    ]
    say(table(("open reminders", f"{DUE:,} due: median ms", "longest ms", "nothing due: ms"), rows))
    verdict = "met" if ratio <= AIM else "missed"
    say(f"ratio {ratio:.2f} (aim: at most {AIM:g}) {verdict}")


async def _sweeps(count: int) -> tuple[list[float], float]:
    """Return what each sweep with ``DUE`` due took, and one with nothing due, in ms."""
    start = SystemClock().now().replace(microsecond=0)
    clock = HandClock(start)
    with TemporaryDirectory() as folder:
        async with base.opened(Path(folder, "touchbase.db")) as database:
            await _fill(database, count, start)
            outbox = Outbox(clock, lambda _: None)
            async with database.unit() as unit:
                await outbox.recover(unit)
            ring = RingReminders(
                shifts=SqlShifts(database, outbox),
                clock=clock,
                render=Voice(country="RU", clock=clock).reminder,
            )
            await _timed(ring)
            took = []
            for minute in range(1, _SWEEPS + 1):
                clock.moment = start + timedelta(minutes=minute)
                took.append(await _timed(ring))
            return took[1:], await _timed(ring)  # the first one warms up


async def _timed(ring: RingReminders) -> float:
    began = perf_counter()
    await ring()
    return (perf_counter() - began) * _MS


async def _fill(database: Database, count: int, start: datetime) -> None:
    """Store ``count`` open reminders: ``DUE`` in each of the next minutes, the rest far ahead."""
    _, managers = await base.enrol(database, _MANAGERS, start)
    clients: list[ClientFile] = []
    for place, member in enumerate(managers):
        numbers = range(place * _CLIENTS, (place + 1) * _CLIENTS)
        clients += await base.add_contacts(database, member, numbers, start)
    for first in range(0, count, _BATCH):
        numbers = range(first, min(first + _BATCH, count))
        async with database.unit() as unit:
            await BulkLoader(unit).add_reminders(_reminder(clients, one, start) for one in numbers)


def _reminder(clients: list[ClientFile], number: int, start: datetime) -> Reminder:
    minute = number // DUE + 1
    ahead = timedelta(minutes=minute) if minute <= _SWEEPS else timedelta(days=1, seconds=number)
    client = clients[number % len(clients)]
    return base.reminder(client, client.client.manager_id, start + ahead, rings=True)
