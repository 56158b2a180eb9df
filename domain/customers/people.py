"""Customers: people on the other side of the chat, as far as they consented (R51)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A person who agreed to a form; nobody is a customer before (R51).

    What was given is kept here from form to form: ``name``, ``phone`` (E.164), ``email``,
    ``city``. ``phone_proved`` tells that Telegram vouched for the number (the contact button).
    ``contact_id`` is the person's card once a lead came of it; ``owns_card`` that the card is
    theirs beyond doubt: the phone was proved, or the card was made of their own form and nobody
    else has proved its phone since. Only then are its contents shown and erased at their word.
    ``blocked_at``: the bot cannot write to them.
    """

    id: int = 0
    telegram_id: int | None = None
    locale: str = "ru"
    name: str = ""
    phone: str = ""
    phone_proved: bool = False
    email: str = ""
    city: str = ""
    client_id: int | None = None
    contact_id: int | None = None
    owns_card: bool = False
    blocked_at: datetime | None = None
    created_at: datetime
    seen_at: datetime


class CustomerBook(Protocol):
    """Where customers are kept. Nothing here is undone by ``/undo``."""

    async def by_telegram(self, telegram_id: int) -> Customer | None:
        """Return the customer of a Telegram account."""
        ...

    async def customer(self, customer_id: int) -> Customer | None:
        """Return one customer."""
        ...

    async def of_site(self, phone: str, email: str) -> Customer | None:
        """Return the customer without a Telegram account who gave this phone, or else e-mail."""
        ...

    async def of_contact(self, contact_id: int) -> Customer | None:
        """Return the customer with this card whom the bot can write to, the latest seen."""
        ...

    async def disown(self, contact_id: int, *, but: int) -> None:
        """Take a card from whoever only typed its phone in Telegram: its person has proved it.

        ``but`` is the customer who did.
        """
        ...

    async def stale(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return customers not seen since a moment who never completed a form and have no card.

        Longest away first; some are left out.
        """
        ...

    async def withdrawn(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return customers who withdrew their consent to processing by a moment.

        Who gave it anew, even to withdraw it later, is not among them, and some are left out.
        """
        ...

    async def cardless(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return customers without a card of their own, silent since a moment, without some.

        A card that they may have, by a number that they only typed, counts against that: they are
        not silent while its client is touched, or has an open deal.
        """
        ...

    async def count_cardless(self, before: datetime) -> int:
        """Return how many that are."""
        ...

    async def add(self, customer: Customer) -> Customer:
        """Store a new customer; return it with its id."""
        ...

    async def save(self, before: Customer, after: Customer) -> None:
        """Store what has changed of a customer."""
        ...
