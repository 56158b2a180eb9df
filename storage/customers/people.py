"""The book of customers (R51)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, literal_column, select, union_all, update

from domain.customers.people import Customer
from storage.customers.stale import COUNT_CARDLESS, cardless, stale, withdrawn
from storage.customers.writing import add, change
from storage.rows import values_of
from storage.tables.customers import IN_TELEGRAM, SITE_EMAIL, SITE_PHONE, customers
from storage.transaction import Transaction
from storage.types import Id

BY_TELEGRAM: Final = select(customers).where(customers.c.telegram_id == bindparam("telegram"))
BY_ID: Final = select(customers).where(customers.c.id == bindparam("customer"))
OF_CONTACT: Final = (
    select(customers)
    .where(
        customers.c.contact_id == bindparam("contact"),
        IN_TELEGRAM,
        customers.c.blocked_at.is_(None),
    )
    .order_by(customers.c.seen_at.desc(), customers.c.id.desc())
    .limit(1)
)
DISOWN: Final = (
    # Whom a site knows cannot ask for anything; that they gave the same phone says who they are.
    update(customers)
    .where(
        customers.c.contact_id == bindparam("contact", type_=Id),
        customers.c.id != bindparam("but", type_=Id),
        customers.c.owns_card.is_(True),
        customers.c.phone_proved.is_(False),
        customers.c.phone != literal_column("''"),
        IN_TELEGRAM,
    )
    .values(owns_card=False)
)
_BY_PHONE = select(customers.c.id, literal_column("0").label("place")).where(
    SITE_PHONE, customers.c.phone == bindparam("phone")
)
_BY_EMAIL = select(customers.c.id, literal_column("1").label("place")).where(
    SITE_EMAIL, customers.c.email == bindparam("email")
)
_found = union_all(_BY_PHONE, _BY_EMAIL).subquery()
OF_SITE: Final = (
    select(customers)
    .join(_found, _found.c.id == customers.c.id)
    .order_by(_found.c.place, customers.c.id)
    .limit(1)
)


class SqlCustomerBook:
    """Where customers are kept."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def by_telegram(self, telegram_id: int) -> Customer | None:
        """Return the customer of a Telegram account."""
        return await self._one(BY_TELEGRAM, {"telegram": telegram_id})

    async def customer(self, customer_id: int) -> Customer | None:
        """Return one customer."""
        return await self._one(BY_ID, {"customer": customer_id})

    async def of_site(self, phone: str, email: str) -> Customer | None:
        """Return the customer without a Telegram account who gave this phone, or else e-mail."""
        return await self._one(OF_SITE, {"phone": phone, "email": email})

    async def of_contact(self, contact_id: int) -> Customer | None:
        """Return the customer with this card whom the bot can write to, the latest seen."""
        return await self._one(OF_CONTACT, {"contact": contact_id})

    async def disown(self, contact_id: int, *, but: int) -> None:
        """Take a card from whoever only typed its phone in Telegram: its person has proved it."""
        await self._transaction.execute(DISOWN, {"contact": contact_id, "but": but})

    async def stale(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return customers not seen since a moment who never completed a form and have no card.

        Longest away first; some are left out.
        """
        return await stale(self._transaction, before, limit, but)

    async def withdrawn(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return customers who withdrew their consent to processing by a moment.

        Who gave it anew, even to withdraw it later, is not among them, and some are left out.
        """
        return await withdrawn(self._transaction, before, limit, but)

    async def cardless(
        self, before: datetime, limit: int, *, but: Collection[int] = ()
    ) -> Sequence[int]:
        """Return customers without a card of their own, silent since a moment, without some.

        A card that they may have, by a number that they only typed, counts against that: they are
        not silent while its client is touched, or has an open deal.
        """
        return await cardless(self._transaction, before, limit, but)

    async def count_cardless(self, before: datetime) -> int:
        """Return how many that are."""
        count: int = await self._transaction.scalar(COUNT_CARDLESS, {"before": before})
        return count

    async def add(self, customer: Customer) -> Customer:
        """Store a new customer; return it with its id."""
        given = await add(self._transaction, customers, values_of(customers, customer))
        return replace(customer, id=given)

    async def save(self, before: Customer, after: Customer) -> None:
        """Store what has changed of a customer."""
        old, new = values_of(customers, before), values_of(customers, after)
        await change(self._transaction, customers, after.id, old, new)

    async def _one(self, question: Any, values: Mapping[str, Any]) -> Customer | None:
        row = await self._transaction.first(question, values)
        return Customer(**row._asdict()) if row else None
