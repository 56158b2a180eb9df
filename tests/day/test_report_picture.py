"""The picture of the returns, its labels, and the words of the report."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from struct import unpack

import pytest

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from domain.clock import StillClock
from domain.report import ManagerReturns, Returns
from domain.rounds import RoundEnd
from domain.team import Member, Role
from handlers.report_picture import draw
from handlers.report_weeks import MOST_SERIES, Chart, chart_of
from handlers.show import Recipient
from locales import LOCALES, texts_for
from tests.day.conftest import MONDAY

MONDAYS = tuple(date(2026, 11, 23) + timedelta(weeks=number) for number in range(26))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = unpack(">II", png[16:24])
    return width, height


def a_chart(locale: str, *names: str, counts: Sequence[int] = (0, 3, 5) + (1,) * 23) -> Chart:
    head = Member(id=1, telegram_id=1, name="Г", role=Role.HEAD, joined_at=MONDAY)
    view = Recipient(texts=texts_for(locale), member=head, clock=StillClock(MONDAY), country="RU")
    managers = [
        ManagerReturns(member_id=number, name=name, weeks=tuple(counts))
        for number, name in enumerate(names)
    ]
    return chart_of(view, Returns(mondays=MONDAYS, managers=managers))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "names",
    [
        ("Анна",),
        ("Анна", "Глеб $x_{$ 🦊", "_Ирина", "小明", "Константин Преображенский-Романов"),
        tuple("АБВГДЕЖ"),
    ],
)
def test_the_picture_takes_any_name_in_any_language(locale: str, names: tuple[str, ...]) -> None:
    chart = a_chart(locale, *names)
    assert len(chart.series) == (len(names) if len(names) <= MOST_SERIES else 1)
    assert size_of(draw(chart)) == (900, 600)


def test_weeks_are_labelled_by_their_mondays_over_the_year_s_end() -> None:
    chart = a_chart("ru", "Анна", counts=(0,) * 6 + (7,) + (0,) * 19)
    assert list(chart.weeks[4:8]) == ["21 дек", "28 дек", "4 янв", "11 янв"]
    assert (chart.tallest, chart.most) == (6, "7, с 4 янв 2027")
    assert a_chart("en", "Ann", counts=(2,) * 26).most == "2, from 23 Nov"


@pytest.mark.parametrize("place", [0, 25])
def test_the_first_and_the_last_week_can_be_the_largest(place: int) -> None:
    counts = [0] * 26
    counts[place] = 1
    assert size_of(draw(a_chart("ru", "Анна", counts=counts))) == (900, 600)


async def test_a_bot_that_draws_nothing_loads_nothing_that_draws() -> None:
    code = "import sys, handlers.routers; sys.exit(bool({'matplotlib', 'segno'} & {*sys.modules}))"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
    assert await process.wait() == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_rule_and_end_has_its_words(locale: str) -> None:
    texts = texts_for(locale)
    for kind in ExceptionKind:
        assert texts.has(f"report-kind-{kind}")
        assert texts.has(f"report-kinds-{kind}")
    assert all(texts.has(f"report-rule-{rule}") for rule in Rule)
    assert all(texts.has(f"report-kept-{end}") for end in RoundEnd)


@pytest.mark.parametrize(
    ("locale", "may"), [("ru", "4 мая · май 2027"), ("en", "4 May · May 2027")]
)
def test_months_are_written_short(locale: str, may: str) -> None:
    texts = texts_for(locale)
    day = texts.plain("report-date", day="4", month=5)
    assert f"{day} · {texts.plain('report-month', month=5, year='2027')}" == may
