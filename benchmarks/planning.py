"""Planning one reminder: what a client's past holds must cost nothing, however much it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks import base
from benchmarks.figures import Say, median, percentile, table
from bot.clock import SystemClock
from domain.calendar import calendar_of
from domain.clients import ClientFile
from domain.clock import StillClock
from domain.doors import OpenDoors
from domain.planning import ReminderToPlan
from domain.team import Member
from domain.touches import Direction, Outcome, Touch, TouchKind
from storage.bulk import BulkLoader
from storage.database import Database
from storage.unit import SqlUnits

AIM: Final = 2.0
_LATELY: Final = timedelta(days=30)
_MS: Final = 1000.0
_WARM_UP: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What planning took for one client: milliseconds, and the statements of each time."""

    ms: list[float] = field(default_factory=list)
    statements: set[int] = field(default_factory=set)


async def measure(touches: Sequence[int], rounds: int, say: Say) -> None:
    """Plan reminders for clients with so many touches, in turn; print what it took."""
    with TemporaryDirectory() as folder:
        async with base.opened(Path(folder, "touchbase.db")) as database:
            now = SystemClock().now()
            member, files = await fill(database, touches, now)
            costs = [Costs() for _ in files]
            for number in range(_WARM_UP + rounds):
                for file, cost in zip(files, costs, strict=True):
                    taken, statements = await plan(database, member, file, now)
                    if number >= _WARM_UP:
                        cost.ms.append(taken * _MS)
                        cost.statements.add(statements)
    say(_report(touches, costs))


async def fill(
    database: Database, touches: Sequence[int], now: datetime
) -> tuple[Member, Sequence[ClientFile]]:
    """Store a manager and a client with each number of touches, half of them of the last month."""
    _, (member,) = await base.enrol(database, 1, now)
    files = await base.add_contacts(database, member, range(7 * len(touches)), now)
    files = [one for one in files if len(one.contacts) > 1][: len(touches)]
    async with database.unit() as transaction:
        loader = BulkLoader(transaction)
        for file, many in zip(files, touches, strict=True):
            await loader.add_touches(_past(file, member, now, many))
    return member, files


def _past(file: ClientFile, member: Member, now: datetime, many: int) -> Sequence[Touch]:
    """Return touches: the first half over two years, the second over the last thirty days."""
    half = many // 2
    ages = [_LATELY + timedelta(days=700) * (one + 1) / half for one in range(half)]
    ages += [_LATELY * (one + 1) / (many - half + 1) for one in range(many - half)]
    touch = Touch(
        id=0,
        client_id=file.client.id,
        contact_id=file.contacts[0].id,
        manager_id=member.id,
        kind=TouchKind.CALL,
        direction=Direction.OUTGOING,
        at=now,
        outcome=Outcome.NO_ANSWER,
        note="не берёт трубку",
    )
    return [replace(touch, at=now - age) for age in sorted(ages, reverse=True)]


async def plan(
    database: Database, member: Member, file: ClientFile, now: datetime
) -> tuple[float, int]:
    """Plan one reminder in a unit of its own; return the seconds it took and the statements.

    The commit is not counted: its time is that of the disk, and would hide all others.
    """
    statements = database.statements
    async with SqlUnits(database)() as unit:
        began = perf_counter()
        doors = OpenDoors(
            unit=unit,
            clock=StillClock(now),
            calendar=calendar_of("RU"),
            policy=await unit.policies.current(),
        )
        planned = await doors.plan_reminder(
            ReminderToPlan(
                member_id=member.id,
                by=member,
                text="узнать, дошло ли предложение",
                due_at=now + timedelta(hours=1),
                client_id=file.client.id,
            )
        )
        taken = perf_counter() - began
    if planned.moved is None:
        raise ValueError("a client with so many touches of late must be left in peace")
    return taken, database.statements - statements


def _report(touches: Sequence[int], costs: Sequence[Costs]) -> str:
    head = ("touches of the client", "median ms", "p95 ms", "ratio", "statements")
    first = median(costs[0].ms)
    rows = [
        (
            f"{many:,}",
            median(cost.ms),
            percentile(cost.ms, 0.95),
            median(cost.ms) / first,
            ", ".join(map(str, sorted(cost.statements))),
        )
        for many, cost in zip(touches, costs, strict=True)
    ]
    same = len(set.union(*(cost.statements for cost in costs))) == 1
    verdict = "the same statements for all" if same else "NOT the same statements for all"
    return "\n".join([table(head, rows), "", f"{verdict}; ratio aimed at: at most {AIM:.0f}"])
