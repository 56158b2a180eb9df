import asyncio
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.project.files import ROOT
from tests.simulation.firm import Firm
from tests.simulation.oracle import Oracle
from tests.simulation.table import table

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.xdist_group("simulation")]


@pytest.fixture(scope="module")
def years() -> Oracle:
    firm = Firm()
    asyncio.run(firm.live())
    return Oracle(firm)


def test_every_touch_against_cadence_is_recorded_and_no_other(years: Oracle) -> None:
    assert years.recorded() == years.forbidden()


def test_r22_every_return_lies_in_the_window_on_a_working_day_in_the_hours(years: Oracle) -> None:
    late = [one for one in years.returns() if not years.in_window(one) or not years.is_open(one)]
    assert late == []


def test_r22_no_day_stands_out_of_its_month(years: Oracle) -> None:
    returns = Counter(
        (one.member_id, one.due_at.astimezone(years.zones[one.member_id]).date())
        for one in years.returns()
    )
    months = Counter((manager, day.year, day.month) for manager, day in returns.elements())
    for (manager, day), count in returns.items():
        around = max(
            months[manager, year, month]
            for year, month in ((day.year, day.month), *_neighbours(day.year, day.month))
        )
        assert count <= 2 + around / 10, (manager, day)


def test_nobody_is_forgotten_nor_pestered(years: Oracle) -> None:
    books = years.firm.books
    touched = {one.client_id for one in books.log}
    assert len(touched) == years.firm.clients
    assert len(years.recorded()) < 0.1 * len(books.log)


def test_the_table_in_the_documents_is_this_one(years: Oracle) -> None:
    assert table(years.firm) in (ROOT / "docs/simulation.md").read_text("utf-8")


def test_the_same_seed_lives_the_same_years() -> None:
    small = [Firm(managers=2, clients=100, days=200) for _ in range(2)]
    for firm in small:
        asyncio.run(firm.live())
    assert small[0].books.log == small[1].books.log
    assert small[0].books.known == small[1].books.known


def _neighbours(year: int, month: int) -> Iterator[tuple[int, int]]:
    yield (year - 1, 12) if month == 1 else (year, month - 1)
    yield (year + 1, 1) if month == 12 else (year, month + 1)
