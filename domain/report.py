"""The team as its head sees it, manager by manager: what ``/report`` is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol

from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.team import MemberState, Role
from domain.touches import MISSED, Outcome

WEEKS: Final = 26
"""How far ahead returns are counted: the half year of R22."""
STUCK_TIMES: Final = 2
"""A deal shows to the head after so many times the days allowed (R29)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was done in a period, and how things stand now. Sums in kopecks.

    Touches count for who made them, ended deals for who moved them last, exceptions for who made
    them; open and stuck deals and untouched clients count for their manager, as of now.
    """

    touches: int = 0
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    won: int = 0
    lost: int = 0
    amount_won: int = 0
    exceptions: Mapping[ExceptionKind, int] = field(default_factory=dict)
    open_deals: int = 0
    open_amount: int = 0
    stuck: int = 0
    untouched: int = 0

    @property
    def reached(self) -> int:
        """Touches with an outcome by which somebody was talked with (R6)."""
        return sum(count for one, count in self.outcomes.items() if one not in MISSED)

    @property
    def agreed(self) -> int:
        """Touches that ended with an agreed next step."""
        return self.outcomes.get(Outcome.AGREED, 0)

    @property
    def exception_count(self) -> int:
        """Exceptions of every kind."""
        return sum(self.exceptions.values())

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self == Figures()

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            touches=self.touches + other.touches,
            outcomes=Counter(self.outcomes) + Counter(other.outcomes),
            won=self.won + other.won,
            lost=self.lost + other.lost,
            amount_won=self.amount_won + other.amount_won,
            exceptions=Counter(self.exceptions) + Counter(other.exceptions),
            open_deals=self.open_deals + other.open_deals,
            open_amount=self.open_amount + other.open_amount,
            stuck=self.stuck + other.stuck,
            untouched=self.untouched + other.untouched,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerFigures:
    """The figures of one member of the team, in any role and state."""

    member_id: int
    name: str
    role: Role
    state: MemberState
    figures: Figures

    @property
    def dismissed(self) -> bool:
        """Whether the member has left; what they did in the period is still told."""
        return self.state is MemberState.DISMISSED

    @property
    def shown(self) -> bool:
        """Whether the report has a line for them: every manager at work, others with figures."""
        return (self.role is Role.MANAGER and not self.dismissed) or not self.figures.empty


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthForecast:
    """Open deals expected in one month (its first day), or without one (R29).

    ``amount`` is the sum of amount × probability, in kopecks.
    """

    month: date | None
    deals: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerReturns:
    """How many clients of one manager return in each week; ``later`` after the last of them."""

    member_id: int
    name: str
    weeks: tuple[int, ...]
    later: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """Returns from rest by the week: ``mondays`` are the weeks' first days (R22).

    A return that is late already is counted in the first week.
    """

    mondays: tuple[date, ...]
    managers: Sequence[ManagerReturns]

    @property
    def weeks(self) -> tuple[int, ...]:
        """The whole team's returns, week by week."""
        return tuple(
            sum(one.weeks[index] for one in self.managers) for index in range(len(self.mondays))
        )

    @property
    def count(self) -> int:
        """All returns in the weeks ahead."""
        return sum(self.weeks)

    @property
    def later(self) -> int:
        """Returns after the last of the weeks."""
        return sum(one.later for one in self.managers)

    @property
    def largest(self) -> tuple[date, int] | None:
        """The week with the most returns, the earliest of equal ones."""
        weeks = self.weeks
        most = max(weeks, default=0)
        return (self.mondays[weeks.index(most)], most) if most else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UntouchedClient:
    """A client that nobody touched for too long; never, where ``last_touch_at`` is nothing."""

    client_id: int
    client_name: str
    manager: str
    created_at: datetime
    last_touch_at: datetime | None

    @property
    def since(self) -> datetime:
        """When it was touched last, or added."""
        return self.last_touch_at or self.created_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Untouched:
    """Untouched clients: how many by the name of their manager, and the worst."""

    by_manager: Sequence[tuple[str, int]]
    worst: Sequence[UntouchedClient]

    @property
    def count(self) -> int:
        """All of them."""
        return sum(count for _, count in self.by_manager)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeExceptions:
    """Exceptions of a period: counts by member and kind, and one page of them.

    ``names`` and ``kinds`` are by member; ``listed`` goes member by member, newest first.
    """

    names: Mapping[int, str]
    kinds: Mapping[int, Mapping[ExceptionKind, int]]
    listed: Sequence[CadenceException]

    @property
    def count(self) -> int:
        """All of them, on every page."""
        return sum(sum(one.values()) for one in self.kinds.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionsPage:
    """One page of exceptions; ``page`` begins with 0."""

    since: datetime
    made: MadeExceptions
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReport:
    """The report of ``since <= at < until``, its managers by name, who left last."""

    since: datetime
    until: datetime
    managers: Sequence[ManagerFigures]
    forecast: Sequence[MonthForecast]
    returns: Returns

    @property
    def total(self) -> Figures:
        """The figures of the whole team."""
        return sum((one.figures for one in self.managers), Figures())


class ReportReader(Protocol):
    """Counts of the whole base, each question one statement. Who asks has checked the role."""

    async def figures(
        self, *, since: datetime, until: datetime, now: datetime, untouched_before: datetime
    ) -> Sequence[ManagerFigures]:
        """Return the figures of every member who ever was on the team."""
        ...

    async def forecast(self) -> Sequence[MonthForecast]:
        """Return open deals by expected month, the nearest first, those without one last."""
        ...

    async def returns(self, borders: Sequence[datetime]) -> Mapping[tuple[int, str, int], int]:
        """Return how many rests end, by id and name of the manager and number of the week.

        ``borders`` are the ends of ``WEEKS`` weeks; the number after the last week is "later".
        """
        ...

    async def untouched(self, before: datetime, limit: int) -> Untouched:
        """Return clients without a touch since ``before``, the longest waiting first.

        Who rests, is archived, or asked not to be contacted is left out.
        """
        ...

    async def exceptions(
        self, *, since: datetime, until: datetime, limit: int, offset: int
    ) -> MadeExceptions:
        """Return the exceptions of a period, member by member, newest first."""
        ...
