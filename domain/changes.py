"""Changes of the base, kept so that the last one can be taken back exactly (R75)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

UNDO_FOR = timedelta(minutes=10)
"""How long a change can be taken back (R75)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One named change of a member: ``key`` is a locale key, ``facts`` its arguments."""

    id: int
    member_id: int
    at: datetime
    key: str
    facts: Mapping[str, str]


class ChangeLog(Protocol):
    """Keeps before- and after-images of every row that a unit of work wrote.

    The books of this unit report their writes by themselves; a use case only gives the
    whole a name. A unit that is given no name cannot be undone.
    """

    def name(self, key: str, *, member_id: int, at: datetime, **facts: str) -> None:
        """Name what this unit of work does; the last name stands."""
        ...

    async def last(self, member_id: int, since: datetime) -> Change | None:
        """Return the member's newest change not yet undone, no older than ``since``."""
        ...

    async def take_back(self, change: Change, at: datetime) -> Sequence[int]:
        """Restore every row of the change to what it was, search included.

        Returns the clients whose ``allowed_from`` was restored: what others logged, or the owner
        changed, since then may have to be told by it again.
        Raises ``domain.errors.ChangedSinceError`` when a row was changed by a later change.
        """
        ...
