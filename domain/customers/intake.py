"""The website's side door: what a site sends, and what it was answered (R50, R51)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A form filled in on a site, all at once.

    ``values`` by question: ``name``, ``phone``, ``email``, ``city``, ``own1``, ``own2`` … (the
    owner's questions in their order). ``agreed`` holds the digests of the consent texts that were
    shown and ticked. ``locale`` is the language they were shown in.
    """

    values: Mapping[str, str]
    agreed: frozenset[str]
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """An answer that was given before under an idempotency key.

    ``body`` is a digest of what was sent then, ``answer`` what came back (no personal data).
    """

    body: str
    status: int
    answer: Mapping[str, object] = field(default_factory=dict)


class IntakeBook(Protocol):
    """Where answers are kept for a day, so that a repeated request makes no second lead."""

    async def replay(self, link_id: int, key: str) -> Replay | None:
        """Return what was answered under a key of a link (keys are kept hashed)."""
        ...

    async def keep(self, link_id: int, key: str, replay: Replay, at: datetime) -> None:
        """Keep an answer."""
        ...
