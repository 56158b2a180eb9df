"""``/stats [PERIOD]``: one's own touches, outcomes, deals and conversion."""

from collections import Counter
from contextlib import suppress

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from domain.count_statistics import Period
from domain.language.text import clean, fold
from domain.statistics import Counts
from domain.touches import Direction, TouchKind
from handlers import show
from handlers.callbacks import StatsFor
from handlers.commands import said
from handlers.desk import Desk
from handlers.screens import Row, Screen, button, rows_of
from handlers.touch_lines import outcome_name
from locales import Html, join

router = Router(name="stats")
_BEGINNINGS = {
    "tod": Period.TODAY,
    "day": Period.TODAY,
    "сегодн": Period.TODAY,
    "ден": Period.TODAY,
    "дн": Period.TODAY,
    "week": Period.WEEK,
    "недел": Period.WEEK,
    "month": Period.MONTH,
    "месяц": Period.MONTH,
    "quart": Period.QUARTER,
    "кварт": Period.QUARTER,
    "year": Period.YEAR,
    "год": Period.YEAR,
}
"""How the words for periods begin, in both languages and in every case."""
_TWO_SIDED = (TouchKind.CALL, TouchKind.MESSAGE, TouchKind.EMAIL)


@router.message(said("stats"))
async def stats(message: Message, desk: Desk, command: CommandObject) -> Screen:
    """Show the figures of the named period, or of this week."""
    del message
    words = clean(command.args or "", 100)
    if not words:
        return await stats_screen(desk, Period.WEEK)
    period = read_period(words)
    if period is None:
        text = desk.texts("stats-unknown", period=words)
        return Screen(text=text, buttons=_periods(desk, None))
    return await stats_screen(desk, period)


@router.callback_query(StatsFor.filter())
async def stats_for(press: CallbackQuery, callback_data: StatsFor, desk: Desk) -> Screen:
    """Show the figures of another period."""
    del press
    period = Period.WEEK
    with suppress(ValueError):  # a button made by hand is answered with the usual week
        period = Period(callback_data.period)
    return await stats_screen(desk, period)


def read_period(words: str) -> Period | None:
    """Read "неделя", "за месяц", "this year"."""
    for word in fold(words).split():
        for beginning, period in _BEGINNINGS.items():
            if word.startswith(beginning):
                return period
    return None


async def stats_screen(desk: Desk, period: Period) -> Screen:
    """Return the member's own figures of a period."""
    counts = await desk.count_statistics(desk.member, period)
    return Screen(
        text=join([_title(desk, period, counts), *_activity(desk, counts), *_deals(desk, counts)]),
        buttons=_periods(desk, period),
    )


def _title(desk: Desk, period: Period, counts: Counts) -> Html:
    day = show.dated(desk, counts.since.astimezone(desk.member.zone).date())
    since = day if period is Period.TODAY else desk.texts.plain("stats-since", day=day)
    return Html(desk.texts("stats-title", period=period.value, since=since) + "\n")


def _activity(desk: Desk, counts: Counts) -> list[str]:
    texts = desk.texts
    kinds: Counter[str] = Counter()
    for (kind, direction), count in counts.touches.items():
        kinds[_kind_key(kind, direction)] += count
    outcomes = [
        texts.plain("stats-outcome", outcome=outcome_name(texts, one), count=count)
        for one, count in sorted(counts.outcomes.items(), key=lambda pair: -pair[1])
    ]
    words = " · ".join(texts.plain(key, count=count) for key, count in kinds.most_common())
    return [
        texts("stats-touches", count=counts.touch_count),
        Html(words),
        texts("stats-outcomes", outcomes=" · ".join(outcomes)) if outcomes else "",
        texts("stats-added", count=counts.clients_added),
    ]


def _kind_key(kind: TouchKind, direction: Direction) -> str:
    return f"stats-kind-{kind}" + (f"-{direction}" if kind in _TWO_SIDED else "")


def _deals(desk: Desk, counts: Counts) -> list[str]:
    texts = desk.texts
    conversion = texts("stats-no-conversion")
    if counts.conversion is not None:
        conversion = texts("stats-conversion", percent=round(counts.conversion * 100))
    return [
        texts(
            "stats-deals", opened=counts.deals_opened, won=counts.deals_won, lost=counts.deals_lost
        ),
        texts("stats-won", amount=show.amount(desk, counts.amount_won)) if counts.deals_won else "",
        conversion,
        texts("stats-open", count=counts.open_deals, amount=show.amount(desk, counts.open_amount)),
    ]


def _periods(desk: Desk, shown: Period | None) -> list[Row]:
    return rows_of(
        [
            button(desk.texts.plain(f"stats-button-{one}"), StatsFor(period=one.value))
            for one in Period
            if one is not shown
        ],
        4,
    )
