"""Search over bases of growing size: what a person types, until the hits are there."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks import base, people
from benchmarks.figures import percentile, table
from bot.clock import SystemClock
from domain.find_clients import FindClients
from domain.team import Member
from sandbox.demo.numbers import demo_inn
from storage.bulk import filling
from storage.database import Database
from storage.unit import SqlUnits

SIZES: Final = (1_000, 100_000, 1_000_000)
QUICK: Final = (1_000, 30_000)
MANAGERS: Final = 20
AIM: Final = 2.0
_EACH: Final = 60
_WARM: Final = 5
_MS: Final = 1000.0

# A number is the contact that is looked for, so that nearly every search finds somebody.
_KINDS: Final[Mapping[str, Callable[[int], str]]] = {
    "surname": people.surname,
    "beginning": lambda one: people.surname(one)[:4],
    "surname name": lambda one: " ".join(_name(one)),
    "name surname": lambda one: " ".join(reversed(_name(one))),
    "company": lambda one: people.company(_first_of_company(one)),
    "company surname": lambda one: f"{people.company(_first_of_company(one))} {_name(one)[0]}",
    "last four": lambda one: people.phone(one)[-4:],
    "five digits": lambda one: people.phone(one)[4:9],
    "phone 8…": lambda one: f"8 {people.phone(one)[2:5]} {people.phone(one)[5:]}",
    "e-mail": lambda one: people.email(one | 1),
    "INN": lambda one: demo_inn(_first_of_company(one)),
}


async def measure(sizes: Sequence[int], say: Callable[[str], None]) -> None:
    """Fill a base of each size, search, print."""
    found: dict[str, dict[int, list[float]]] = {}
    for size in sizes:
        with TemporaryDirectory() as folder:
            began = perf_counter()
            async with base.opened(Path(folder, "touchbase.db")) as database:
                head, manager = await _fill(database, size)
                say(f"a base of {size:,} contacts made in {perf_counter() - began:.0f} s")
                for member, own in ((manager, size // MANAGERS), (head, size)):
                    for kind, took in (await _ask(database, member, own)).items():
                        found.setdefault(f"{member.role}: {kind}", {})[size] = took
    say("")
    say(_report(found, sizes))


async def _fill(database: Database, size: int) -> tuple[Member, Member]:
    now = SystemClock().now()
    head, managers = await base.enrol(database, MANAGERS, now)
    each = size // MANAGERS
    async with filling(database):
        for place, member in enumerate(managers):
            numbers = range(place * each, (place + 1) * each)
            await base.add_contacts(database, member, numbers, now)
    return head, managers[0]


async def _ask(database: Database, member: Member, own: int) -> dict[str, list[float]]:
    dice = Random(own)
    took: dict[str, list[float]] = {}
    async with SqlUnits(database)() as unit:
        find = FindClients(index=unit.search)
        for kind, words in _KINDS.items():
            times = []
            for _ in range(_WARM + _EACH):
                text = words(dice.randrange(own))
                began = perf_counter()
                await find(member, text)
                times.append((perf_counter() - began) * _MS)
            took[kind] = times[_WARM:]
    return took


def _report(found: Mapping[str, Mapping[int, list[float]]], sizes: Sequence[int]) -> str:
    smallest, largest = sizes[0], sizes[-1]
    head = ["p50 / p95, ms", *(f"{size:,}" for size in sizes), "p95 ratio"]
    rows = [_row(kind, took, sizes) for kind, took in found.items()]
    for role in ("manager", "head"):
        every = {
            size: [
                one for kind, took in found.items() if kind.startswith(role) for one in took[size]
            ]
            for size in sizes
        }
        row = _row(f"{role}: all kinds", every, sizes)
        held = percentile(every[largest], 0.95) <= AIM * percentile(every[smallest], 0.95)
        rows.append([*row[:-1], f"{row[-1]} (aim: at most {AIM:g}) {'met' if held else 'missed'}"])
    return table(head, rows)


def _row(kind: str, took: Mapping[int, list[float]], sizes: Sequence[int]) -> list[object]:
    shown = [
        f"{percentile(took[size], 0.5):.2f} / {percentile(took[size], 0.95):.2f}" for size in sizes
    ]
    ratio = percentile(took[sizes[-1]], 0.95) / percentile(took[sizes[0]], 0.95)
    return [kind, *shown, f"{ratio:.1f}"]


def _name(number: int) -> tuple[str, str]:
    one = people.contact(number)
    return one.surname, one.name


def _first_of_company(number: int) -> int:
    """Return a contact near this one whose number its company bears."""
    block = number // people.PER_COMPANY
    return (block if block % 3 else block + 1) * people.PER_COMPANY
