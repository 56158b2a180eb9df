"""What questions about leads and magnets cost: no more of ten thousand than of fifty."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Executable

from domain.team import Scope
from storage import plan
from storage.customers import codes, lead_questions, magnet_rows
from storage.tables.clients import clients
from storage.tables.leads import leads
from storage.tables.magnets import magnet_codes, magnet_links, magnets
from storage.tables.team import members
from tests.storage.people import DAY, NOW
from tests.storage.test_reads import FEW, MANY, at, fill, steps

Asked = tuple[Executable, Mapping[str, Any]]
OWN = Scope(1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def base(sqlite_template: Path) -> Iterator[sqlite3.Connection]:
    there = sqlite3.connect(":memory:")
    with sqlite3.connect(sqlite_template) as template:
        template.backup(there)
    template.close()
    fill(there, members, [{"id": one, "telegram_id": one} for one in (1, 2)])
    fill(
        there,
        clients,
        [{"id": one, "kind": "company", "manager_id": one, "created_by": 1} for one in (1, 2)],
    )
    fill(there, magnets, [{"id": 1, "created_by": 1, "state": "active", "handing": "turn"}])
    fill(there, magnet_links, [{"id": 1, "magnet_id": 1, "code": "one", "origins": "[]"}])
    fill(there, leads, (came(1, one, settled_at=None) for one in range(3)))
    yield there
    there.close()


def came(client: int, number: int, **more: Any) -> dict[str, Any]:
    values = {
        "client_id": client,
        "magnet_id": 1,
        "link_id": 1,
        "given_to": client,
        "manager_id": client,
        "known": 0,
        "came_at": at(MINUTE * number),
        "due_at": at(-DAY),
        "told_at": at(timedelta()),
        "settled_at": at(timedelta()),
    }
    return values | more


def settled(number: int) -> dict[str, Any]:
    return came(1, number)


def of_another(number: int) -> dict[str, Any]:
    return came(2, number, settled_at=None)


@pytest.mark.parametrize("others", [settled, of_another])
@pytest.mark.parametrize(
    "asked",
    [
        lead_questions.WAITING.of(OWN, limit=9, offset=0),
        lead_questions.COUNT.of(OWN),
        plan.NEW_LEADS.of(OWN, limit=9),
    ],
)
def test_r60_a_manager_s_leads_cost_what_is_open_of_theirs(
    base: sqlite3.Connection, asked: Asked, others: Callable[[int], dict[str, Any]]
) -> None:
    _same_beside(base, asked, others)


@pytest.mark.parametrize("others", [settled, of_another])
@pytest.mark.parametrize(
    "asked",
    [
        (lead_questions.UNTOLD, {"limit": 9}),
        (lead_questions.OVERDUE, {"now": NOW, "limit": 9}),
        (lead_questions.CANDIDATES, {}),
    ],
)
def test_r53_a_sweep_of_leads_costs_what_is_to_be_told(
    base: sqlite3.Connection, asked: Asked, others: Callable[[int], dict[str, Any]]
) -> None:
    _same_beside(base, asked, others)


def _same_beside(
    base: sqlite3.Connection, asked: Asked, others: Callable[[int], dict[str, Any]]
) -> None:
    fill(base, leads, (others(one) for one in range(FEW)))
    few = steps(base, *asked)
    fill(base, leads, (others(one) for one in range(FEW, MANY)))
    assert steps(base, *asked) == few


def _codes(numbers: Iterable[int], **more: Any) -> Iterable[dict[str, Any]]:
    return ({"magnet_id": 1, "part": "gift", "code": f"{one}", **more} for one in numbers)


def test_the_next_code_costs_the_same_however_many_were_given(base: sqlite3.Connection) -> None:
    values = {"magnet": 1, "of_part": "gift", "customer": 1, "friend": 0, "taken_at": NOW}
    base.execute("PRAGMA foreign_keys = OFF")
    fill(base, magnet_codes, _codes(range(FEW), given_at=1))
    fill(base, magnet_codes, _codes(range(-MANY, 0)))
    few = steps(base, codes.TAKE, values)
    fill(base, magnet_codes, _codes(range(FEW, MANY), given_at=1))
    assert steps(base, codes.TAKE, values | {"customer": 3}) == few
    known = {"magnet": 1, "of_part": "gift", "customer": 2, "friend": 0}
    assert steps(base, codes.KNOWN, known) < few


def test_an_offer_costs_the_same_however_many_magnets_there_are(base: sqlite3.Connection) -> None:
    values = {"link_code": "one"}
    few = steps(base, magnet_rows.OFFER, values)
    numbers = range(2, MANY // 10)
    fill(
        base, magnets, ({"id": one, "created_by": 1, "state": "", "handing": ""} for one in numbers)
    )
    fill(base, magnet_links, ({"magnet_id": one, "code": f"{one}"} for one in numbers))
    assert steps(base, magnet_rows.OFFER, values) == few
