"""``/report``: what a head or an owner may ask about the team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.clock import Clock
from domain.count_statistics import Period, period_start
from domain.deals import Deal, DealBook
from domain.errors import NotAllowedError
from domain.language.text import fold
from domain.report import (
    STUCK_TIMES,
    WEEKS,
    ExceptionsPage,
    ManagerFigures,
    ManagerReturns,
    MonthForecast,
    ReportReader,
    Returns,
    TeamReport,
    Untouched,
)
from domain.team import Member

UNTOUCHED_DAYS: Final = 60
"""Who was touched by nobody for longer is on the head's list."""
WORST: Final = 8
PAGE: Final = 6
_WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnTeam:
    """What a head or an owner may ask about the team.

    Every question raises ``NotAllowedError`` for a manager (R60).
    """

    reports: ReportReader
    deals: DealBook
    clock: Clock

    async def team(self, member: Member, period: Period) -> TeamReport:
        """Return the figures of a period that ends with today, in the member's own zone."""
        now = self._now(member)
        since, until = bounds_of(period, now, member.zone)
        found = await self.reports.figures(
            since=since,
            until=until,
            now=now,
            untouched_before=now - timedelta(days=UNTOUCHED_DAYS),
        )
        return TeamReport(
            since=since,
            until=until,
            managers=sorted((one for one in found if one.shown), key=_place),
            forecast=await self.reports.forecast(),
            returns=await self.returns(member),
        )

    async def forecast(self, member: Member) -> Sequence[MonthForecast]:
        """Return the forecast by month (R29)."""
        self._now(member)
        return await self.reports.forecast()

    async def stuck(self, member: Member) -> Sequence[Deal]:
        """Return the deals that are stuck for twice the time allowed, the longest first (R29)."""
        now = self._now(member)
        return await self.deals.stuck(member.scope, now, times=STUCK_TIMES, limit=WORST)

    async def untouched(self, member: Member) -> Untouched:
        """Return the clients that nobody touched for too long."""
        before = self._now(member) - timedelta(days=UNTOUCHED_DAYS)
        return await self.reports.untouched(before, WORST)

    async def exceptions(self, member: Member, period: Period, page: int) -> ExceptionsPage:
        """Return one page of a period's exceptions, the last one for a page beyond it."""
        since, until = bounds_of(period, self._now(member), member.zone)
        made = await self.reports.exceptions(
            since=since, until=until, limit=PAGE, offset=page * PAGE
        )
        pages = max(1, -(-made.count // PAGE))
        if page >= pages:
            return await self.exceptions(member, period, pages - 1)
        return ExceptionsPage(since=since, made=made, page=page, pages=pages)

    async def returns(self, member: Member) -> Returns:
        """Return how many clients come back in which week of the member's calendar (R22)."""
        today = self._now(member).astimezone(member.zone).date()
        first = period_start(Period.WEEK, today)
        mondays = tuple(first + _WEEK * number for number in range(WEEKS))
        found = await self.reports.returns([_midnight(day + _WEEK, member.zone) for day in mondays])
        return Returns(mondays=mondays, managers=_by_manager(found))

    def _now(self, member: Member) -> datetime:
        if not member.leads:
            raise NotAllowedError
        return self.clock.now()


def _by_manager(found: Mapping[tuple[int, str, int], int]) -> list[ManagerReturns]:
    managers = sorted({(fold(name), member, name) for member, name, _ in found})
    return [
        ManagerReturns(
            member_id=member,
            name=name,
            weeks=tuple(found.get((member, name, week), 0) for week in range(WEEKS)),
            later=found.get((member, name, WEEKS), 0),
        )
        for _, member, name in managers
    ]


def _place(one: ManagerFigures) -> tuple[bool, str, int]:
    return one.dismissed, fold(one.name), one.member_id


def bounds_of(period: Period, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when a period that ends with today begins and ends, by a zone's midnights (UTC)."""
    today = now.astimezone(zone).date()
    return (
        _midnight(period_start(period, today), zone),
        _midnight(today + timedelta(days=1), zone),
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)
