"""Returns from rest by the week: on a line, in a list, and as a chart to be drawn (R22)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.report import WEEKS, Returns
from handlers import show
from handlers.show import View
from handlers.touch_lines import cut
from locales import Html, join

MOST_SERIES = 5
"""More managers than these are drawn, and told week by week, as one team."""
_MANAGER = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A bar chart by the week, in words of the reader's language.

    ``series`` are names with one count a week, to be stacked; ``most`` is what the tallest bar,
    number ``tallest``, is called.
    """

    title: str
    subtitle: str
    weeks: Sequence[str]
    series: Sequence[tuple[str, Sequence[int]]]
    tallest: int
    most: str


def returns_line(view: View, returns: Returns) -> Html:
    """Return the returns on one line: all of them, and the largest week."""
    if returns.largest is None:
        return view.texts("report-no-returns", weeks=WEEKS)
    monday, most = returns.largest
    return view.texts(
        "report-returns",
        weeks=WEEKS,
        count=returns.count,
        most=most,
        day=short_date(view, monday),
    )


def returns_lines(view: View, returns: Returns) -> Html:
    """Return what the picture shows in words and numbers."""
    texts = view.texts
    named = len(returns.managers) <= MOST_SERIES
    lines = [
        texts(
            "report-returns-week",
            day=short_date(view, monday),
            count=count,
            managers=_of_week(returns, index) if named else "",
        )
        for index, (monday, count) in enumerate(zip(returns.mondays, returns.weeks, strict=True))
        if count
    ]
    later = texts("report-returns-later", count=returns.later) if returns.later else ""
    title = texts("report-returns-title", weeks=WEEKS, count=returns.count)
    return join([title, join([*lines, later])], "\n\n")


def caption(view: View, returns: Returns) -> Html:
    """Return what is said below the picture."""
    monday, most = returns.largest or (returns.mondays[0], 0)
    day = short_date(view, monday)
    return view.texts("report-returns-caption", count=returns.count, most=most, day=day)


def chart_of(view: View, returns: Returns) -> Chart:
    """Return what is to be drawn: managers one upon the other, if they are few."""
    texts = view.texts
    monday, most = returns.largest or (returns.mondays[0], 0)
    series = [(cut(one.name, _MANAGER), one.weeks) for one in returns.managers if any(one.weeks)]
    if len(series) > MOST_SERIES:
        series = [(texts.plain("report-everybody"), returns.weeks)]
    return Chart(
        title=texts.plain("report-picture-title"),
        subtitle=texts.plain("report-picture-weeks"),
        weeks=[_day_and_month(view, one) for one in returns.mondays],
        series=series,
        tallest=returns.mondays.index(monday),
        most=texts.plain("report-picture-most", count=most, day=short_date(view, monday)),
    )


def short_date(view: View, on: date) -> str:
    """Return "4 May", with the year when it is another than today's."""
    day = _day_and_month(view, on)
    if on.year == show.today(view).year:
        return day
    return view.texts.plain("report-date-year", date=day, year=str(on.year))


def _day_and_month(view: View, on: date) -> str:
    return view.texts.plain("report-date", day=str(on.day), month=on.month)


def _of_week(returns: Returns, index: int) -> str:
    told = [f"{one.name} {one.weeks[index]}" for one in returns.managers if one.weeks[index]]
    return f": {', '.join(told)}"
