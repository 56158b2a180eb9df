"""The table of the lived years, as it stands in docs/simulation.md."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from domain.cadence_exceptions import ExceptionKind
from domain.rounds import RoundEnd
from domain.touches import Direction
from tests.simulation.cast import START
from tests.simulation.firm import Firm

_WEEK = timedelta(weeks=1)
_QUARTER = 13


def table(firm: Firm) -> str:
    """Return what happened, as Markdown: the years, and the returns week by week."""
    return "\n".join((*_years(firm), "", *_weeks(firm)))


def _years(firm: Firm) -> Iterable[str]:
    books = firm.books
    yield "| | " + " | ".join(f"year {number}" for number in (1, 2, 3)) + " | together |"
    yield "| --- | --: | --: | --: | --: |"
    outgoing = [one.at.date() for one in books.log if one.direction is Direction.OUTGOING]
    incoming = [one.at.date() for one in books.log if one.direction is Direction.INCOMING]
    against = [one.at.date() for one in books.against if one.kind is ExceptionKind.TOUCH]
    ends = [(one.ended_at.date(), one.ended_why) for one in books.rounds.values() if one.ended_at]
    yield _row("touches by managers", outgoing)
    yield _row("touches by clients", incoming)
    yield _row("exceptions to cadence", against)
    for why, words in (
        (RoundEnd.DAYS, "rests: 60 days were over"),
        (RoundEnd.TOUCHES, "rests: 6 touches without an agreement"),
        (RoundEnd.REFUSED, "rests: refused"),
        (RoundEnd.COMPETITOR, "rests: went to a competitor"),
    ):
        yield _row(words, [day for day, end in ends if end is why])
    yield _row("returns planned", [day for day, _ in _returns(firm)])
    days = Counter(_returns(firm))
    largest = max(days.values(), default=0)
    yield f"| largest day of returns of one manager | | | | {largest} |"


def _row(words: str, days: list[date]) -> str:
    years = Counter(min((day - START).days // 365, 2) for day in days if day < _end())
    cells = " | ".join(f"{years[number]:,}".replace(",", " ") for number in range(3))
    return f"| {words} | {cells} | {f'{years.total():,}'.replace(',', ' ')} |"


def _end() -> date:
    return START + timedelta(days=3 * 365)


def _weeks(firm: Firm) -> Iterable[str]:
    weeks = Counter((day - START) // _WEEK for day, _ in _returns(firm))
    last = max(weeks, default=0)
    yield "| weeks | returns in each week | largest day of one manager |"
    yield "| --- | --- | --: |"
    days = Counter(_returns(firm))
    for first in range(0, last + 1, _QUARTER):
        numbers = range(first, first + _QUARTER)
        counts = " ".join(f"{weeks[number]}" for number in numbers)
        inside = [count for (day, _), count in days.items() if (day - START) // _WEEK in numbers]
        yield f"| {first + 1} to {first + _QUARTER} | {counts} | {max(inside, default=0)} |"


def _returns(firm: Firm) -> list[tuple[date, int]]:
    """Return day and manager of every return as planned, by the manager's own calendar."""
    members = firm.books.members
    return [
        (one.due_at.astimezone(members[one.member_id].zone).date(), one.member_id)
        for one in firm.books.planned
    ]
