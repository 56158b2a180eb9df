"""Which cards were a customer's own before the present one (R52)."""

from typing import Any, Final

from sqlalchemy import and_, bindparam, exists, or_, select

from domain.customers.forms import Flaw
from storage.tables.customers import customers
from storage.tables.leads import leads
from storage.transaction import Transaction

_theirs = leads.alias("theirs")
_IS_OF_ANOTHER: Final = or_(
    exists().where(
        customers.c.contact_id == leads.c.contact_id,
        customers.c.owns_card.is_(True),
        customers.c.id != leads.c.customer_id,
    ),
    exists().where(
        and_(
            _theirs.c.contact_id == leads.c.contact_id,
            _theirs.c.customer_id != leads.c.customer_id,
            _theirs.c.proved.is_(True),
        )
    ),
)
CAME: Final = (
    select(leads.c.contact_id, leads.c.flaws, leads.c.proved)
    .where(
        leads.c.customer_id == bindparam("customer"),
        leads.c.contact_id.is_not(None),
        ~_IS_OF_ANOTHER,
    )
    .order_by(leads.c.id)
)


async def earlier_cards(
    transaction: Transaction, customer_id: int, *, proved: bool = False
) -> list[int]:
    """Return the contacts that a customer came as, latest last, the present one among them.

    Only such as were made of their own form, or had a phone that they proved (``proved``: only
    these), and as nobody else has proved to be.
    """
    rows: list[Any] = list(await transaction.all(CAME, {"customer": customer_id}))
    sure = [one for one in rows if Flaw.UNPROVED_MATCH not in one.flaws]
    return list(dict.fromkeys(one.contact_id for one in sure if one.proved or not proved))
