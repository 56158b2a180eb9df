"""``/stats``: the figures of a period of the member's own calendar."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.clock import Clock
from domain.statistics import Counts, StatisticsReader
from domain.team import Member


class Period(StrEnum):
    """Periods that end with today."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def period_start(period: Period, today: date) -> date:
    """Return the first day of the calendar period that ``today`` lies in."""
    match period:
        case Period.TODAY:
            return today
        case Period.WEEK:
            return today - timedelta(days=today.weekday())
        case Period.MONTH:
            return today.replace(day=1)
        case Period.QUARTER:
            return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
        case Period.YEAR:
            return today.replace(month=1, day=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountStatistics:
    """Counts the member's own touches, outcomes, deals and conversion."""

    statistics: StatisticsReader
    clock: Clock

    async def __call__(self, member: Member, period: Period) -> Counts:
        """Return the figures from the start of the period to the end of today."""
        now = self.clock.now()
        today = now.astimezone(member.zone).date()
        since, until = (
            datetime.combine(day, time(0), tzinfo=member.zone).astimezone(now.tzinfo)
            for day in (period_start(period, today), today + timedelta(days=1))
        )
        return await self.statistics.counts(
            member.scope, author_id=member.id, since=since, until=until
        )
