"""Finding a client by any text (chat.md "WHO", R2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.language.search_keys import QueryToken
from domain.team import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line of a search result: a contact, or a company found by its own name.

    ``contact_id`` is ``None`` when the company itself was meant. ``phone`` is E.164.
    """

    client_id: int
    contact_id: int | None
    name: str
    company: str
    phone: str
    manager_id: int
    last_touch_at: datetime | None = None


class ClientSearch(Protocol):
    """The index over names, companies, phones, e-mails and INNs."""

    async def search(self, scope: Scope, tokens: Sequence[QueryToken], limit: int) -> Sequence[Hit]:
        """Return candidates that match every token, nearest first, at most ``limit``."""
        ...
