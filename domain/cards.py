"""The card on one look: the file of a client with what happened and what is ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.clients import ClientFile
from domain.deals import Deal
from domain.reminders import Reminder
from domain.team import Scope
from domain.touches import Outcome, Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """What won deals say (derived, section 2). ``amount`` in kopecks, moments aware UTC."""

    count: int = 0
    amount: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything that ``/card`` shows. ``outcomes`` are those that have ever come of a touch."""

    file: ClientFile
    manager_name: str
    touches: Sequence[Touch] = ()
    touch_count: int = 0
    outcomes: frozenset[Outcome] = frozenset()
    met: bool = False
    reminders: Sequence[Reminder] = ()
    deals: Sequence[Deal] = ()
    purchases: Purchases = Purchases()


class CardReader(Protocol):
    """Reads a card whole, in one statement where the database allows it."""

    async def card(self, scope: Scope, client_id: int) -> Card | None:
        """Return the card of a client in scope: 3 last touches, open reminders and deals."""
        ...
