"""What a question costs: steps of SQLite's machine, which do not grow with what stands beside."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Executable, Table

from domain.policy import Policy
from domain.rounds import AGREED_GRACE
from storage import paces, rounds
from storage.prepared import prepared
from storage.tables.clients import clients, contacts
from storage.tables.rounds import rounds as round_rows
from storage.tables.team import members
from storage.tables.touches import touches
from storage.types import Moment
from tests.storage.people import DAY, NOW

FEW, MANY = 50, 10_000


def steps(base: sqlite3.Connection, question: Executable, values: Mapping[str, Any]) -> int:
    """Return how many steps it takes to answer."""
    known = prepared(question, tuple(values))
    assert known is not None
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    base.set_progress_handler(count, 1)
    base.execute(known.sql, known.values(values)).fetchall()
    base.set_progress_handler(None, 0)
    return counted


def fill(base: sqlite3.Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    needed = [one.name for one in table.c if not one.nullable and one.name != "id"]
    for row in rows:
        whole = {**dict.fromkeys(needed, ""), **row}
        places = ", ".join(f":{name}" for name in whole)
        base.execute(f"INSERT INTO {table.name} ({', '.join(whole)}) VALUES ({places})", whole)  # noqa: S608 — names of our own columns


@pytest.fixture
def base(sqlite_template: Path) -> Iterator[sqlite3.Connection]:
    there = sqlite3.connect(":memory:")
    with sqlite3.connect(sqlite_template) as template:
        template.backup(there)
    template.close()
    fill(there, members, [{"id": 1, "telegram_id": 1, "timezone": "Europe/Moscow"}])
    fill(there, clients, [{"id": 1, "kind": "company", "manager_id": 1, "created_by": 1}])
    fill(there, contacts, [{"id": one, "client_id": 1, "state": "active"} for one in (1, 2)])
    yield there
    there.close()


def at(ago: timedelta) -> int:
    return int(Moment().plain(NOW - ago))


def past(contact: int, numbers: range) -> Iterable[dict[str, Any]]:
    for one in numbers:
        yield {
            "client_id": 1,
            "contact_id": contact,
            "manager_id": 1,
            "kind": "call",
            "direction": "outgoing",
            "at": at(timedelta(minutes=3) * one),
        }


def test_r10_a_pace_reads_no_more_of_ten_thousand_touches_than_of_fifty(
    base: sqlite3.Connection,
) -> None:
    policy = Policy()
    values = {
        "client": 1,
        "contact": 1,
        "since": NOW - policy.memory,
        "of_client": policy.company_touches,
        "of_contact": policy.contact_touches,
        "of_mailings": 1,
    }
    fill(base, touches, (one for each in (1, 2) for one in past(each, range(FEW))))
    few = steps(base, paces.PACE, values)
    fill(base, touches, (one for each in (1, 2) for one in past(each, range(FEW, MANY))))
    assert steps(base, paces.PACE, values) == few


@pytest.mark.parametrize("silent", [0, 5])
def test_r20_a_sweep_with_nothing_due_costs_the_same_whatever_goes_on(
    base: sqlite3.Connection, silent: int
) -> None:
    policy = Policy()
    values = {
        "agreed_since": NOW - AGREED_GRACE,
        "began_by": NOW - policy.round_days * DAY,
        "most": policy.round_touches,
        "limit": 100,
    }

    def going(numbers: range) -> Iterable[dict[str, Any]]:
        for one in numbers:
            yield {
                "client_id": 1,
                "number": one,
                "silent": silent,
                "began_at": at(one % policy.round_days * DAY),
            }

    fill(base, round_rows, going(range(FEW)))
    few = steps(base, rounds.LIMITED, values)
    fill(base, round_rows, going(range(FEW, MANY)))
    assert steps(base, rounds.LIMITED, values) == few
    rest = {"silent": policy.round_touches, "began_at": at(99 * DAY), "ended_at": at(DAY)}
    fill(base, round_rows, ({"client_id": 1, "number": MANY + one, **rest} for one in range(FEW)))
    assert steps(base, rounds.LIMITED, values) == few
