"""The part of ``/report`` that customers write: scores by manager, leads called in time (R53)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.clock import Clock
from domain.count_statistics import Period
from domain.customers.leads import LeadBook, LeadCount
from domain.customers.surveys import Score, SurveyBook
from domain.errors import NotAllowedError
from domain.report_on_team import bounds_of
from domain.team import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerReport:
    """Answers and leads of the period that began at ``since`` (aware UTC), by manager."""

    since: datetime
    scores: Sequence[Score]
    leads: Sequence[LeadCount]

    @property
    def team(self) -> Score:
        """All answers together."""
        return Score(
            manager_id=0,
            manager_name="",
            promoters=sum(one.promoters for one in self.scores),
            passives=sum(one.passives for one in self.scores),
            detractors=sum(one.detractors for one in self.scores),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOnCustomers:
    """What a head or an owner may ask; raises ``NotAllowedError`` for a manager (R60)."""

    surveys: SurveyBook
    leads: LeadBook
    clock: Clock

    async def __call__(self, member: Member, period: Period) -> CustomerReport:
        """Return the report of a period that ends with today, in the member's own zone."""
        if not member.leads:
            raise NotAllowedError
        since, until = bounds_of(period, self.clock.now(), member.zone)
        return CustomerReport(
            since=since,
            scores=await self.surveys.scores(since, until),
            leads=await self.leads.counts(since, until),
        )
