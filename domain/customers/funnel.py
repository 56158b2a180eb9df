"""Numbers of magnets: how many came, how far they went, where they left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many answered one question, or skipped it; ``text`` is of the owner's own question."""

    ask: str
    text: str
    answered: int
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The way of those who opened one link, or all links (``link_id`` None), of a magnet.

    People are counted once. ``revenue`` is the sum of the won deals of their clients that were
    won after the lead came, in kopecks.
    """

    link_id: int | None
    source: str
    opened: int
    consented: int
    questions: tuple[Asked, ...]
    completed: int
    gifts: int
    leads: int
    touched: int
    won: int
    revenue: int


class FunnelReader(Protocol):
    """Counts, always now."""

    async def of_magnet(self, magnet_id: int, *, since: datetime | None = None) -> Sequence[Funnel]:
        """Return the funnel of all links together first, then of each link by its opened count.

        ``since`` counts only people who opened, or agreed, from that moment on.
        """
        ...
