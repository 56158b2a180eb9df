"""The book of consents (R51)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)

from domain.customers.consents import Consent, ConsentText, Purpose, Standing, Withdrawal
from storage.customers.writing import add
from storage.rows import values_of
from storage.tables.consents import consent_texts, consents
from storage.tables.customers import IN_TELEGRAM, customers
from storage.transaction import Transaction

_NEWER: Final = consent_texts.alias("newer")


def present_texts(magnet_id: ColumnElement[int]) -> Select[Any]:
    """Select the present text of each purpose and language of a magnet."""
    same = (_NEWER.c[name] == consent_texts.c[name] for name in ("magnet_id", "purpose", "locale"))
    return (
        select(consent_texts)
        .where(
            consent_texts.c.magnet_id == magnet_id,
            ~exists().where(*same, _NEWER.c.version > consent_texts.c.version),
        )
        .order_by(consent_texts.c.purpose, consent_texts.c.locale)
    )


TEXTS: Final = present_texts(bindparam("magnet"))
OF_CUSTOMER: Final = (
    select(consents)
    .where(consents.c.customer_id == bindparam("customer"))
    .order_by(consents.c.given_at, consents.c.id)
)
_OWN: Final = (consents.c.customer_id == customers.c.id, consents.c.withdrawn_at.is_(None))
STANDING: Final = (
    select(
        select(func.min(consents.c.given_at))
        .where(*_OWN, consents.c.purpose == Purpose.PERSONAL_DATA)
        .scalar_subquery()
        .label("agreed_at"),
        exists().where(*_OWN, consents.c.purpose == Purpose.MAILING).label("mailing"),
        and_(IN_TELEGRAM, customers.c.blocked_at.is_(None)).label("writable"),
        customers.c.blocked_at.is_not(None).label("blocked"),
    )
    .where(customers.c.contact_id == bindparam("contact"))
    .order_by(customers.c.seen_at.desc(), customers.c.id.desc())
    .limit(1)
)
GIVE: Final = insert(consents)
WITHDRAW: Final = (
    update(consents)
    .where(
        consents.c.customer_id == bindparam("customer"),
        consents.c.purpose.in_(bindparam("purposes", expanding=True)),
        consents.c.withdrawn_at.is_(None),
    )
    .values(withdrawn_at=bindparam("at"), withdrawn_why=bindparam("why"))
)


class SqlConsentBook:
    """Where texts and consents are kept."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def texts(self, magnet_id: int) -> Sequence[ConsentText]:
        """Return the present text of each purpose and language of a magnet."""
        rows = await self._transaction.all(TEXTS, {"magnet": magnet_id})
        return [ConsentText(**row._asdict()) for row in rows]

    async def add_text(self, text: ConsentText) -> ConsentText:
        """Store a new version; return it with its id."""
        given = await add(self._transaction, consent_texts, values_of(consent_texts, text))
        return replace(text, id=given)

    async def give(self, consents_: Sequence[Consent]) -> None:
        """Store consents."""
        if rows := [values_of(consents, one) for one in consents_]:
            await self._transaction.execute(GIVE, rows)

    async def of_customer(self, customer_id: int) -> Sequence[Consent]:
        """Return every consent of a person, oldest first, withdrawn ones too."""
        rows = await self._transaction.all(OF_CUSTOMER, {"customer": customer_id})
        return [Consent(**row._asdict()) for row in rows]

    async def standing(self, contact_id: int) -> Standing | None:
        """Return how a contact stands as a customer, the latest seen; one statement."""
        row = await self._transaction.first(STANDING, {"contact": contact_id})
        if row is None:
            return None
        return Standing(
            agreed_at=row.agreed_at,
            mailing=bool(row.mailing),
            writable=bool(row.writable),
            blocked=bool(row.blocked),
        )

    async def withdraw(
        self, customer_id: int, purposes: Sequence[Purpose], at: datetime, why: Withdrawal
    ) -> int:
        """Withdraw what stands for these purposes; return how many."""
        values = {"customer": customer_id, "purposes": list(purposes), "at": at, "why": why}
        return (await self._transaction.execute(WITHDRAW, values)).rowcount
