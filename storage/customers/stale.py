"""Customers to be erased who are no contact's owner, or withdrew their consent (R51, R52)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, and_, bindparam, exists, func, or_, select

from domain.customers.consents import Purpose
from storage.tables.clients import IS_LIVING, clients
from storage.tables.consents import consents
from storage.tables.customers import customers
from storage.tables.deals import IS_OPEN as DEAL_IS_OPEN
from storage.tables.deals import deals
from storage.tables.forms import forms
from storage.transaction import Transaction
from storage.types import Moment

_BEFORE: Final[BindParameter[Any]] = bindparam("before", type_=Moment)
_IS_NOT_BUT: Final = customers.c.id.not_in(bindparam("but", expanding=True))
_COMPLETED: Final = exists().where(
    forms.c.customer_id == customers.c.id, forms.c.completed_at.is_not(None)
)
STALE: Final = (
    select(customers.c.id)
    .where(
        customers.c.seen_at < _BEFORE,
        customers.c.client_id.is_(None),
        ~_COMPLETED,
        _IS_NOT_BUT,
    )
    .order_by(customers.c.seen_at, customers.c.id)
    .limit(bindparam("limit"))
)

_personal, _later = consents.alias("personal"), consents.alias("later")
WITHDRAWN: Final = (
    select(customers.c.id)
    .join(_personal, _personal.c.customer_id == customers.c.id)
    .where(
        _personal.c.purpose == Purpose.PERSONAL_DATA,
        _personal.c.withdrawn_at <= _BEFORE,
        ~exists().where(
            and_(
                _later.c.customer_id == customers.c.id,
                _later.c.purpose == Purpose.PERSONAL_DATA,
                or_(_later.c.withdrawn_at.is_(None), _later.c.withdrawn_at > _BEFORE),
            )
        ),
        _IS_NOT_BUT,
    )
    .group_by(customers.c.id)
    .order_by(customers.c.id)
    .limit(bindparam("limit"))
)

_IS_IN_WORK: Final = exists().where(
    clients.c.id == customers.c.client_id,
    IS_LIVING,
    or_(
        clients.c.last_touch_at >= _BEFORE,
        exists().where(deals.c.client_id == clients.c.id, DEAL_IS_OPEN),
    ),
)
_IS_CARDLESS: Final = (
    customers.c.seen_at < _BEFORE,
    customers.c.owns_card.is_(False),
    ~_IS_IN_WORK,
)
CARDLESS: Final = (
    select(customers.c.id)
    .where(*_IS_CARDLESS, _IS_NOT_BUT)
    .order_by(customers.c.seen_at, customers.c.id)
    .limit(bindparam("limit"))
)
COUNT_CARDLESS: Final = select(func.count()).select_from(customers).where(*_IS_CARDLESS)


async def stale(
    transaction: Transaction, before: datetime, limit: int, but: Collection[int]
) -> Sequence[int]:
    """Return customers not seen since a moment who never completed a form and have no card."""
    return await _found(transaction, STALE, before, limit, but)


async def withdrawn(
    transaction: Transaction, before: datetime, limit: int, but: Collection[int]
) -> Sequence[int]:
    """Return customers who withdrew their consent by a moment, and did not give it since."""
    return await _found(transaction, WITHDRAWN, before, limit, but)


async def cardless(
    transaction: Transaction, before: datetime, limit: int, but: Collection[int]
) -> Sequence[int]:
    """Return customers without a card of their own who are silent since a moment."""
    return await _found(transaction, CARDLESS, before, limit, but)


async def _found(
    transaction: Transaction, question: Any, before: datetime, limit: int, but: Collection[int]
) -> Sequence[int]:
    values = {"before": before, "limit": limit, "but": list(but)}
    return [row.id for row in await transaction.all(question, values)]
