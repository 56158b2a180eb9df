"""``/report [PERIOD]``: the team as its head sees it; for heads and owners alone (R60)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import TypeAlias

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.methods import SendPhoto
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from domain.count_statistics import Period
from domain.errors import GoneError, NotAllowedError
from domain.language.text import clean
from domain.report import WEEKS, ExceptionsPage
from domain.report_on_team import PAGE, UNTOUCHED_DAYS
from handlers.callbacks import DealDo, OpenCard, ReportFor
from handlers.commands import said
from handlers.deal_lines import deal_label
from handlers.desk import Desk
from handlers.report_customers import customer_parts
from handlers.report_lines import (
    exception_lines,
    forecast_lines,
    manager_lines,
    stuck_line,
    team_lines,
    untouched_lines,
)
from handlers.report_weeks import Chart, caption, chart_of, returns_lines
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.show import dated
from handlers.stats import read_period
from handlers.touch_lines import cut
from locales import Html, join

router = Router(name="report")
PERIODS = (Period.WEEK, Period.MONTH, Period.QUARTER)
_LABEL, _LONGEST = 24, 100
View: TypeAlias = Callable[[Desk, Period, int], Awaitable[Reply]]


@router.message(said("report"))
async def report(message: Message, desk: Desk, command: CommandObject) -> Reply:
    """Show the team's figures of the named period, or of this week."""
    del message
    words = clean(command.args or "", _LONGEST)
    period = read_period(words) if words else Period.WEEK
    if period is not None:
        return await team_screen(desk, period, 0)
    if not desk.member.leads:
        raise NotAllowedError
    text = desk.texts("report-unknown", period=words)
    return Screen(text=text, buttons=[_periods(desk, None)])


@router.callback_query(ReportFor.filter())
async def report_for(press: CallbackQuery, callback_data: ReportFor, desk: Desk) -> Reply:
    """Show another part of the report, or another period."""
    del press
    if callback_data.view not in VIEWS:
        raise GoneError
    period = Period.WEEK
    with suppress(ValueError):  # a button made by hand is answered with the usual week
        period = Period(callback_data.period)
    return await VIEWS[callback_data.view](desk, period, callback_data.page)


async def team_screen(desk: Desk, period: Period, page: int) -> Screen:
    """Return the totals and a line for each manager."""
    del page
    _get_ready_to_draw()
    found = await desk.report.team(desk.member, period)
    title = _title(desk, period, dated(desk, found.since.astimezone(desk.member.zone).date()))
    parts = ("managers", "exceptions", "untouched", "stuck", "forecast", "customers", "returns")
    ways_on = [
        button(desk.texts.plain(f"report-button-{view}"), ReportFor(view=view, period=period.value))
        for view in parts
    ]
    return Screen(
        text=join([title, team_lines(desk, found)], "\n\n"),
        buttons=[_periods(desk, period), *rows_of(ways_on, 2)],
    )


async def managers_screen(desk: Desk, period: Period, page: int) -> Screen:
    """Return all figures of each manager."""
    del page
    found = await desk.report.team(desk.member, period)
    title = _title(desk, period, dated(desk, found.since.astimezone(desk.member.zone).date()))
    blocks = [manager_lines(desk, one) for one in found.managers]
    return Screen(text=join([title, *blocks], "\n\n"), buttons=[_back(desk, period)])


async def exceptions_screen(desk: Desk, period: Period, page: int) -> Screen:
    """Return a page of the period's exceptions to cadence, with the cards behind them."""
    shown = await desk.report.exceptions(desk.member, period, page)
    title = _title(desk, period, dated(desk, shown.since.astimezone(desk.member.zone).date()))
    if not shown.made.count:
        text = join([title, desk.texts("report-exceptions-empty")], "\n\n")
        return Screen(text=text, buttons=[_back(desk, period)])
    cards = [
        button(
            f"{number}. {cut(one.client_name, _LABEL)}",
            OpenCard(client=one.client_id, contact=one.contact_id or 0),
        )
        for number, one in enumerate(shown.made.listed, shown.page * PAGE + 1)
    ]
    return Screen(
        text=join([title, exception_lines(desk, shown)], "\n\n"),
        buttons=[*rows_of(cards, 2), _turns(desk, period, shown), _back(desk, period)],
    )


async def untouched_screen(desk: Desk, period: Period, page: int) -> Screen:
    """Return the clients that nobody touched for too long."""
    del page
    found = await desk.report.untouched(desk.member)
    if not found.count:
        text = desk.texts("report-untouched-empty", days=UNTOUCHED_DAYS)
        return Screen(text=text, buttons=[_back(desk, period)])
    cards = [
        button(f"{number}. {cut(one.client_name, _LABEL)}", OpenCard(client=one.client_id))
        for number, one in enumerate(found.worst, 1)
    ]
    return Screen(
        text=untouched_lines(desk, found), buttons=[*rows_of(cards, 2), _back(desk, period)]
    )


async def stuck_screen(desk: Desk, period: Period, page: int) -> Screen:
    """Return the deals that are stuck for twice the time allowed (R29)."""
    del page
    deals = await desk.report.stuck(desk.member)
    if not deals:
        return Screen(text=desk.texts("report-stuck-empty"), buttons=[_back(desk, period)])
    names = {one.id: one.name for one in await desk.unit.team.members()}
    lines = [
        stuck_line(desk, number, one, names.get(one.manager_id, ""))
        for number, one in enumerate(deals, 1)
    ]
    opens = [
        button(deal_label(one), DealDo(verb="open", deal=one.id, stage=one.stage_id))
        for one in deals
    ]
    return Screen(
        text=join([desk.texts("report-stuck-title"), *lines], "\n\n"),
        buttons=[*rows_of(opens, 2), _back(desk, period)],
    )


async def forecast_screen(desk: Desk, period: Period, page: int) -> Screen:
    """Return the forecast by month (R29)."""
    del page
    months = await desk.report.forecast(desk.member)
    text = forecast_lines(desk, months) if months else desk.texts("report-forecast-empty")
    return Screen(text=text, buttons=[_back(desk, period)])


async def returns_screen(desk: Desk, period: Period, page: int) -> Reply:
    """Return how many clients come back in which week: in words, and as a picture (R22)."""
    del page
    returns = await desk.report.returns(desk.member)
    if not returns.count:
        text = desk.texts("report-returns-empty", weeks=WEEKS)
        return Screen(text=text, buttons=[_back(desk, period)])
    screen = Screen(text=returns_lines(desk, returns), buttons=[_back(desk, period)])
    picture = SendPhoto(
        chat_id=desk.member.telegram_id,
        photo=BufferedInputFile(
            await asyncio.to_thread(_draw, chart_of(desk, returns)), filename="returns.png"
        ),
        caption=caption(desk, returns),
        protect_content=True,
    )
    return [screen, picture]


async def customers_screen(desk: Desk, period: Period, page: int) -> Screen:
    """Return what customers answered when asked back, and how soon leads were called (R53)."""
    del page
    found = await desk.report_on_customers(desk.member, period)
    title = _title(desk, period, dated(desk, found.since.astimezone(desk.member.zone).date()))
    text = join([title, *customer_parts(desk, found)], "\n\n")
    return Screen(text=text, buttons=[_back(desk, period)])


VIEWS: Mapping[str, View] = {
    "team": team_screen,
    "managers": managers_screen,
    "exceptions": exceptions_screen,
    "untouched": untouched_screen,
    "stuck": stuck_screen,
    "forecast": forecast_screen,
    "customers": customers_screen,
    "returns": returns_screen,
}


def _get_ready_to_draw() -> None:
    """Import what draws beside the work: no update shall wait for it when a picture is wanted."""
    asyncio.get_running_loop().run_in_executor(None, import_module, "handlers.report_picture")


def _draw(chart: Chart) -> bytes:
    from handlers.report_picture import draw  # noqa: PLC0415 — matplotlib takes half a second and 40 MB; most starts never draw

    return draw(chart)


def _title(desk: Desk, period: Period, day: str) -> Html:
    since = day if period is Period.TODAY else desk.texts.plain("stats-since", day=day)
    return desk.texts("report-title", period=period.value, since=since)


def _periods(desk: Desk, shown: Period | None) -> Row:
    return [
        button(desk.texts.plain(f"report-button-{one}"), ReportFor(view="team", period=one.value))
        for one in PERIODS
        if one is not shown
    ]


def _turns(desk: Desk, period: Period, shown: ExceptionsPage) -> Row:
    return [
        button(
            desk.texts.plain(f"button-{way}"),
            ReportFor(view="exceptions", period=period.value, page=page),
        )
        for way, page in (("previous", shown.page - 1), ("next", shown.page + 1))
        if 0 <= page < shown.pages
    ]


def _back(desk: Desk, period: Period) -> Row:
    return [button(desk.texts.plain("button-back"), ReportFor(view="team", period=period.value))]
