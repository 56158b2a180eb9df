"""The sweep over reminders: what is not due must cost nothing, however much of it there is."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks import base
from benchmarks.figures import Say, median, table
from bot.clock import SystemClock
from bot.voice import Voice
from bot.wiring import SqlShifts
from domain.clients import ClientFile
from domain.clock import StillClock
from domain.reminders import Reminder
from scheduler.reminders import RingReminders
from storage.bulk import BulkLoader
from storage.database import Database
from storage.outbox import Outbox
from storage.unit import SqlUnits

DUE: Final = 1_000
MANAGERS: Final = 20
CONTACTS: Final = 10_000
AIM: Final = 2.0
_BATCH: Final = 50_000
_MS: Final = 1000.0
_FAR: Final = timedelta(days=30)
"""When the reminders come that are never due here."""


async def measure(sizes: Sequence[int], rounds: int, say: Say) -> None:
    """Sweep bases with so many open reminders, of which 1 000 have become due; print the times."""
    found = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            began = perf_counter()
            async with base.opened(Path(folder, "touchbase.db")) as database:
                now = SystemClock().now()
                await _fill(database, size, rounds, now)
                say(f"{size:>9,} open reminders made in {perf_counter() - began:.0f} s")
                found.append(await _sweep(database, rounds, now))
    say("")
    say(_report(sizes, found))


async def _fill(database: Database, size: int, rounds: int, now: datetime) -> None:
    """Store reminders: 1 000 become due each minute from now on, the others in a month."""
    _, managers = await base.enrol(database, MANAGERS, now)
    share = CONTACTS // MANAGERS
    clients: list[ClientFile] = []
    for place, member in enumerate(managers):
        numbers = range(place * share, (place + 1) * share)
        clients += await base.add_contacts(database, member, numbers, now)
    for start in range(0, size, _BATCH):
        batch = (
            _reminder(clients[number % len(clients)], number, rounds, now)
            for number in range(start, min(start + _BATCH, size))
        )
        async with database.unit() as transaction:
            await BulkLoader(transaction).add_reminders(batch)


def _reminder(client: ClientFile, number: int, rounds: int, now: datetime) -> Reminder:
    minute = number // DUE
    due = timedelta(minutes=minute) if minute < rounds else _FAR + timedelta(seconds=number)
    return base.reminder(client, client.client.manager_id, now + due, rings=True)


async def _sweep(database: Database, rounds: int, now: datetime) -> tuple[list[float], list[float]]:
    """Return the seconds of sweeps with 1 000 due, and of sweeps with none."""
    outbox = Outbox(SystemClock(), lambda _: None)
    async with SqlUnits(database)() as unit:
        await outbox.recover(unit.transaction)
    full: list[float] = []
    empty: list[float] = []
    for minute in range(rounds):
        clock = StillClock(now + timedelta(minutes=minute, seconds=1))
        voice = Voice(country="RU", clock=clock)
        ring = RingReminders(shifts=SqlShifts(database, outbox), clock=clock, render=voice.reminder)
        for times, due in ((full, DUE), (empty, 0)):
            began = perf_counter()
            if await ring() != due:
                raise ValueError(f"not {due} reminders have rung")
            times.append(perf_counter() - began)
    return full, empty


def _report(sizes: Sequence[int], found: Sequence[tuple[list[float], list[float]]]) -> str:
    head = ["open reminders", f"{DUE:,} due: ms", "ratio", "none due: ms"]
    first = median(found[0][0])
    rows = [
        [f"{size:,}", median(full) * _MS, median(full) / first, median(empty) * _MS]
        for size, (full, empty) in zip(sizes, found, strict=True)
    ]
    return table(head, rows)
