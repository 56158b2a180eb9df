"""The gate: how much a person says, and how much a magnet brings.

A person may say ``BURST`` things at once, then one every ``PAUSE_SECONDS``; what happens over that
stands in ``handlers.customers.throttle``. All of it is memory of this process: a restart forgives.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

BURST, PAUSE_SECONDS = 30, 2.0
MOST_PERSONS = 20_000
"""Whoever spoke longest ago is forgotten first: memory has an end."""
MOST_FORMS, MINUTE = 120, 60.0


@dataclass(slots=True)
class _Bucket:
    """How many things a person may still say, as of a moment; when they were last slowed."""

    left: float
    at: float
    told_at: float = float("-inf")


@dataclass(slots=True, kw_only=True)
class TalkGate:
    """Counts what persons say and what magnets bring. ``seconds`` is a clock that only rises."""

    seconds: Callable[[], float] = monotonic
    _persons: OrderedDict[int, _Bucket] = field(default_factory=OrderedDict)
    _magnets: dict[int, deque[float]] = field(default_factory=dict)

    def lets(self, person_id: int) -> bool:
        """Count one thing that a person said; tell whether it is worked on as usual."""
        now = self.seconds()
        bucket = self._persons.get(person_id)
        if bucket is None:
            bucket = self._persons[person_id] = _Bucket(BURST, now)
            if len(self._persons) > MOST_PERSONS:
                self._persons.popitem(last=False)
        self._persons.move_to_end(person_id)
        bucket.left = min(BURST, bucket.left + (now - bucket.at) / PAUSE_SECONDS)
        bucket.at = now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def tells(self, person_id: int) -> bool:
        """Tell whether a person who is slowed is to hear so: once a minute."""
        bucket, now = self._persons.get(person_id), self.seconds()
        if bucket is None or now - bucket.told_at < MINUTE:
            return False
        bucket.told_at = now
        return True

    def floods(self, magnet_id: int) -> bool:
        """Whether a magnet brought so many forms in the last minute that leads come in a batch."""
        return len(self._recent(magnet_id)) >= MOST_FORMS

    @property
    def flooded(self) -> bool:
        """Whether any magnet does."""
        return any(self.floods(one) for one in self._magnets)

    def finished(self, magnet_id: int) -> None:
        """Count a finished form of a magnet."""
        self._recent(magnet_id).append(self.seconds())

    def _recent(self, magnet_id: int) -> deque[float]:
        recent = self._magnets.setdefault(magnet_id, deque(maxlen=MOST_FORMS))
        while recent and self.seconds() - recent[0] > MINUTE:
            recent.popleft()
        return recent
