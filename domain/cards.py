"""The card on one look: the file of a client with what happened and what is ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.cadence import PastTouch
from domain.clients import ClientFile, ClientKind, Contact, PointKind
from domain.deals import Deal
from domain.pace import Pace
from domain.policy import Policy
from domain.reminders import Reminder
from domain.rounds import Round
from domain.team import Scope
from domain.touches import Outcome, Touch
from domain.zones import zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """What won deals say (derived, section 2). ``amount`` in kopecks, moments aware UTC."""

    count: int = 0
    amount: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything that ``/card`` shows. ``outcomes`` are those that have ever come of a touch.

    ``recent`` are the outgoing touches that can count against cadence, newest first. ``customers``
    are the contacts that came by a form themselves: only of these there are consents to show (R51).
    """

    file: ClientFile
    manager_name: str
    touches: Sequence[Touch] = ()
    touch_count: int = 0
    outcomes: frozenset[Outcome] = frozenset()
    met: bool = False
    reminders: Sequence[Reminder] = ()
    deals: Sequence[Deal] = ()
    purchases: Purchases = Purchases()
    recent: Sequence[PastTouch] = ()
    round: Round | None = None
    manager_zone: str = "Europe/Moscow"
    customers: frozenset[int] = frozenset()

    def pace(self, contact: Contact | None) -> Pace:
        """Return the pace of this client about one of its contacts."""
        client = self.file.client
        spoken = contact or self.file.main_contact
        phones = spoken.values(PointKind.PHONE) if spoken else ()
        return Pace(
            client_id=client.id,
            client_name=client.name,
            manager_id=client.manager_id,
            manager_zone=zone(self.manager_zone),
            company=client.kind is ClientKind.COMPANY,
            contact_id=spoken.id if spoken else None,
            timezone=spoken.timezone if spoken else "",
            call_hours=spoken.call_hours if spoken else "",
            city=(spoken.city if spoken else "") or client.city,
            phone=next(iter(phones), ""),
            touches=self.recent,
            round=self.round,
            bought=self.purchases.count > 0,
            allowed_from=client.allowed_from,
        )


class CardReader(Protocol):
    """Reads a card whole, in one statement where the database allows it."""

    async def card(
        self, scope: Scope, client_id: int, *, now: datetime, policy: Policy
    ) -> Card | None:
        """Return the card of a client in scope: 3 last touches, open reminders and deals."""
        ...
