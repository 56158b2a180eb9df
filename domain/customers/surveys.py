"""Asking back: one question, 0 to 10, after a won deal or a meeting (R13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

PROMOTER, DETRACTOR = 9, 6
"""From 9 on a person recommends us; up to 6 something went wrong (Net Promoter Score)."""


class Occasion(StrEnum):
    """After what a customer is asked."""

    WON = "won"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One question to one person. ``manager_id`` is who worked with them then."""

    id: int = 0
    customer_id: int
    client_id: int
    manager_id: int
    occasion: Occasion
    deal_id: int | None = None
    touch_id: int | None = None
    asked_at: datetime
    score: int | None = None
    comment: str = ""
    answered_at: datetime | None = None

    @property
    def promoter(self) -> bool:
        """Whether the person recommends us."""
        return self.score is not None and self.score >= PROMOTER

    @property
    def detractor(self) -> bool:
        """Whether something went wrong."""
        return self.score is not None and self.score <= DETRACTOR


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """Somebody who may be asked: a customer with mailing consent whom the bot can write to."""

    customer_id: int
    telegram_id: int
    locale: str
    client_id: int
    contact_id: int
    manager_id: int
    occasion: Occasion
    deal_id: int | None = None
    touch_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The answers that one manager got in a period."""

    manager_id: int
    manager_name: str
    promoters: int
    passives: int
    detractors: int

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.promoters + self.passives + self.detractors

    @property
    def nps(self) -> int:
        """Promoters less detractors in percent of the answers, -100 to 100; 0 without answers."""
        return round(100 * (self.promoters - self.detractors) / self.answers) if self.answers else 0


class SurveyBook(Protocol):
    """Where questions and answers are kept."""

    async def to_ask(
        self, occasions: Sequence[Occasion], *, since: datetime, until: datetime, limit: int
    ) -> Sequence[ToAsk]:
        """Return whom to ask of what happened in ``[since, until)`` and was not asked about.

        Oldest occasion first, one a customer; people who were blocked, stopped, never agreed to
        mailings, rest (R21) or are marked do-not-contact are left out.
        """
        ...

    async def add(self, survey: Survey) -> Survey:
        """Store a question; return it with its id."""
        ...

    async def survey(self, survey_id: int) -> Survey | None:
        """Return one question."""
        ...

    async def latest(self, customer_id: int) -> Survey | None:
        """Return the last question put to a customer."""
        ...

    async def save(self, before: Survey, after: Survey) -> None:
        """Store an answer."""
        ...

    async def scores(self, since: datetime, until: datetime) -> Sequence[Score]:
        """Return the answers of ``[since, until)`` by manager, best first."""
        ...
