"""How fast forms may come: by address and by link. A first one always passes."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from domain.customers.magnets import Offer

MOST_NAMES: Final = 10_000
TINY: Final = 1e-6
"""Seconds that are only rounding."""


class TooFastError(Exception):
    """To be tried again after so many ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Buckets:
    """Token buckets by name: ``burst`` at once, then ``per_second``.

    At most ``MOST_NAMES`` are kept; the one unused longest is forgotten first. A bucket is the
    moment at which it will be full again (the "generic cell rate algorithm").
    """

    def __init__(
        self, burst: int, per_second: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._every = 1 / per_second
        self._slack = (burst - 1) * self._every
        self._now = now
        self._full_at: OrderedDict[str | int, float] = OrderedDict()

    def take(self, name: str | int) -> float:
        """Take one and return 0, or return the seconds until there is one."""
        now = self._now()
        full_at = max(self._full_at.get(name, now), now)
        wait = full_at - self._slack - now
        if wait > TINY:
            return wait
        self._full_at[name] = full_at + self._every
        self._full_at.move_to_end(name)
        if len(self._full_at) > MOST_NAMES:
            self._full_at.popitem(last=False)
        return 0.0

    def fresh(self, name: str | int) -> bool:
        """Whether nothing was taken lately."""
        return self._full_at.get(name, 0.0) <= self._now()


class SiteGate:
    """Lets forms in. Slows floods down without losing the first lead of anybody.

    An address may send 5 at once, then one in 10 seconds; a link takes 60 at once, then 10 a
    second. ``ease`` multiplies all of it.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, *, ease: float = 1) -> None:
        self._addresses = Buckets(int(5 * ease), 0.1 * ease, now)
        self._links = Buckets(int(60 * ease), 10 * ease, now)
        self._looks = Buckets(int(60 * ease), 5 * ease, now)

    def enter(self, address: str, offer: Offer) -> bool:
        """Let one form in; return whether its link is flooded. Raises ``TooFastError``.

        An address that did not send lately passes even where its link is flooded.
        """
        first = self._addresses.fresh(address)
        _stop(self._addresses.take(address))
        crowded = self._links.take(offer.link.id)
        if not first:
            _stop(crowded)
        return crowded > 0

    def look(self, address: str) -> None:
        """Let an address look at a form or take a file. Raises ``TooFastError``."""
        _stop(self._looks.take(address))


def _stop(wait: float) -> None:
    if wait:
        raise TooFastError(wait)
