"""Search over growing bases: the largest must not be much slower than the smallest."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, TypeAlias

from benchmarks import base, people
from benchmarks.figures import Say, percentile, table
from bot.clock import SystemClock
from domain.find_clients import FindClients
from domain.team import Member
from storage.bulk import filling
from storage.database import Database
from storage.unit import SqlUnits

MANAGERS: Final = 20
AIM: Final = 2.0
_MS: Final = 1000.0
_WARM_UP: Final = 20

Wording: TypeAlias = Callable[[Random, int], str]
"""What is typed to find the contact of a number."""


def _digits(dice: Random, number: int) -> str:
    start = dice.randrange(2, 7)
    return people.phone(number)[start : start + 6]


WORDINGS: Final[Mapping[str, Wording]] = {
    "beginning of a surname": lambda _, number: people.surname(number)[:4],
    "surname and name": lambda _, number: f"{people.surname(number)} {people.contact(number).name}",
    "name and company": lambda _, number: people.with_company(number),
    "last four digits": lambda _, number: people.phone(number)[-4:],
    "six digits in the middle": _digits,
    "e-mail": lambda _, number: people.email(number | 1),
    "INN": lambda _, number: people.inn(number),
}


async def measure(sizes: Sequence[int], rounds: int, say: Say) -> None:
    """Make a base of each size, search it as a manager and as a head, print the times."""
    found: list[dict[str, list[float]]] = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            began = perf_counter()
            async with base.opened(Path(folder, "touchbase.db")) as database:
                head, managers = await _fill(database, size, SystemClock().now())
                say(f"{size:>9,} contacts made in {perf_counter() - began:.0f} s")
                found.append(await _search(database, head, managers, size, rounds))
    say("")
    say(_report(sizes, found))


async def _fill(database: Database, size: int, now: datetime) -> tuple[Member, list[Member]]:
    head, managers = await base.enrol(database, MANAGERS, now)
    share = size // MANAGERS
    async with filling(database):
        for place, member in enumerate(managers):
            await base.add_contacts(
                database, member, range(place * share, (place + 1) * share), now
            )
    return head, managers


async def _search(
    database: Database, head: Member, managers: Sequence[Member], size: int, rounds: int
) -> dict[str, list[float]]:
    dice = Random(size)
    share = size // len(managers)
    times: dict[str, list[float]] = {}
    for name, wording in WORDINGS.items():
        for role in ("manager", "head"):
            took = times[f"{name}, {role}"] = []
            for number in range(_WARM_UP + rounds):
                place = dice.randrange(len(managers))
                member = head if role == "head" else managers[place]
                text = wording(dice, place * share + dice.randrange(share))
                seconds = await _once(database, member, text)
                if number >= _WARM_UP:
                    took.append(seconds * _MS)
    return times


async def _once(database: Database, member: Member, text: str) -> float:
    """Return the seconds of one search, from the words to the finds."""
    async with SqlUnits(database)() as unit:
        find = FindClients(index=unit.search)
        began = perf_counter()
        await find(member, text)
        return perf_counter() - began


def _report(sizes: Sequence[int], found: Sequence[Mapping[str, list[float]]]) -> str:
    head = ["ms", *(f"{size:,}: {name}" for size in sizes for name in ("p50", "p95")), "p95 ratio"]
    whole = [
        {**times, "all together": list(chain.from_iterable(times.values()))} for times in found
    ]
    rows = []
    for name in whole[0]:
        quantiles = [percentile(times[name], share) for times in whole for share in (0.5, 0.95)]
        rows.append([name, *quantiles, quantiles[-1] / quantiles[1]])
    return table(head, rows)
