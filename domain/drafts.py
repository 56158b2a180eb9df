"""Drafts: what a person typed and the bot could not finish yet. Nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A command waiting for one more answer: a choice of client, a missing phone.

    ``verb`` is the command's word without the slash, ``text`` all that was typed after it,
    ``data`` what is known already (strings only).
    """

    id: int = 0
    member_id: int
    verb: str
    text: str
    data: Mapping[str, str]
    created_at: datetime


class DraftBook(Protocol):
    """Where drafts wait; their buttons work weeks later."""

    async def add(self, draft: Draft) -> Draft:
        """Store a new draft; return it with its id."""
        ...

    async def draft(self, member_id: int, draft_id: int) -> Draft | None:
        """Return a member's own draft."""
        ...

    async def save(self, draft: Draft) -> None:
        """Store a draft again with more known."""
        ...

    async def drop(self, draft_id: int) -> None:
        """Forget a draft that was finished or given up."""
        ...
