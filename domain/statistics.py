"""What was done in a period: touches, outcomes, deals, conversion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.team import Scope
from domain.touches import Direction, Outcome, TouchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Figures of ``since <= at < until``. Amounts in kopecks."""

    since: datetime
    until: datetime
    touches: Mapping[tuple[TouchKind, Direction], int]
    outcomes: Mapping[Outcome, int]
    clients_added: int
    deals_opened: int
    deals_won: int
    deals_lost: int
    amount_won: int
    open_deals: int
    open_amount: int

    @property
    def touch_count(self) -> int:
        """All touches together."""
        return sum(self.touches.values())

    @property
    def conversion(self) -> float | None:
        """Won deals of all that ended, 0 to 1; ``None`` when none ended."""
        ended = self.deals_won + self.deals_lost
        return self.deals_won / ended if ended else None


class StatisticsReader(Protocol):
    """Counts in the database, not in memory."""

    async def counts(
        self, scope: Scope, *, author_id: int | None, since: datetime, until: datetime
    ) -> Counts:
        """Return the figures of one author's touches and deals (``None``: everybody's)."""
        ...
