"""What is stored about a person, for that person (R52; GDPR art. 15, 152-FZ art. 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.customers.consents import Consent
from domain.customers.people import Customer


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTouch:
    """A talk that was noted. ``kind``, ``direction`` and ``outcome`` are codes."""

    at: datetime
    kind: str
    direction: str
    outcome: str = ""
    note: str = ""
    objections: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeal:
    """A deal: ``amount`` in kopecks, ``state`` open, won or lost."""

    title: str
    amount: int
    state: str
    opened_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnForm:
    """A form that was filled in, and the personal code that came of it."""

    magnet_title: str
    consented_at: datetime
    completed_at: datetime | None
    gift_at: datetime | None
    code: str = ""
    answers: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReward:
    """A code for bringing a friend, or for being brought (R54)."""

    magnet_title: str
    code: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSurvey:
    """What a person answered when they were asked back."""

    at: datetime
    score: int | None
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCard:
    """The person's card: no names of staff, no numbers of rows."""

    name: str
    phones: Sequence[str]
    emails: Sequence[str]
    messengers: Sequence[str]
    company: str
    position: str
    birthday: date | None
    city: str
    source: str
    tags: Sequence[str]
    notes: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """Everything. ``card``, ``touches`` and ``deals`` only of a card that is theirs for sure.

    ``elsewhere`` is who they are on a site: the customers that own such a card too.
    ``more_cards`` were theirs before another one was. ``card_unproved`` tells that there is a card
    which they have not proved to be theirs.
    """

    customer: Customer | None
    elsewhere: Sequence[Customer] = ()
    card: OwnCard | None = None
    more_cards: Sequence[OwnCard] = ()
    card_unproved: bool = False
    touches: Sequence[OwnTouch] = ()
    deals: Sequence[OwnDeal] = ()
    consents: Sequence[Consent] = ()
    forms: Sequence[OwnForm] = ()
    rewards: Sequence[OwnReward] = ()
    surveys: Sequence[OwnSurvey] = ()
    friends: int = 0

    @property
    def cards(self) -> Sequence[OwnCard]:
        """All cards that are theirs for sure."""
        return (*([self.card] if self.card else []), *self.more_cards)

    @property
    def empty(self) -> bool:
        """Whether nothing is stored at all."""
        return self.customer is None and not self.cards


class OwnDataReader(Protocol):
    """Reads it."""

    async def of_customer(self, customer_id: int) -> OwnData:
        """Return everything stored about a customer."""
        ...
