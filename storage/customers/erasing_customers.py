"""What a person gave by themselves: it goes; what counts stays, as nobody's (R52)."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Executable,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.sql.elements import BindParameter

from domain.customers.consents import Withdrawal
from domain.customers.leads import Settled
from domain.touches import Direction
from storage.customers.one_erasure import Erasure
from storage.tables.consents import consents
from storage.tables.customers import customers
from storage.tables.forms import form_answers, forms
from storage.tables.leads import leads
from storage.tables.magnets import code_debts, magnet_codes
from storage.tables.referrals import friend_links, referrals
from storage.tables.surveys import surveys
from storage.tables.touches import touches
from storage.types import Moment

IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)
MOMENT: Final[BindParameter[Any]] = bindparam("moment", type_=Moment)


def _theirs(column: ColumnElement[int]) -> ColumnElement[bool]:
    return column.in_(IDS)


def _of(column: Column[int]) -> Update:
    return update(column.table).where(_theirs(column))


_FORMS: Final = select(forms.c.id).where(_theirs(forms.c.customer_id))
_ANSWERED: Final = and_(form_answers.c.form_id.in_(_FORMS), form_answers.c.value != "")
CONSENTS: Final = (
    update(consents)
    .where(_theirs(consents.c.customer_id))
    .values(
        customer_id=None,
        person=bindparam("person"),
        withdrawn_at=func.coalesce(consents.c.withdrawn_at, MOMENT),
        withdrawn_why=func.coalesce(consents.c.withdrawn_why, Withdrawal.FORGOTTEN),
    )
)
OWN: Final[list[tuple[Table, Executable]]] = [
    (form_answers, update(form_answers).where(_ANSWERED).values(value="")),
    (forms, _of(forms.c.customer_id).values(customer_id=None, back_to=None)),
    (forms, _of(forms.c.inviter_id).values(inviter_id=None)),
    (surveys, _of(surveys.c.customer_id).values(customer_id=None, comment="")),
    (referrals, _of(referrals.c.inviter_id).values(inviter_id=None)),
    (referrals, _of(referrals.c.friend_id).values(friend_id=None)),
    (friend_links, delete(friend_links).where(_theirs(friend_links.c.customer_id))),
    (code_debts, delete(code_debts).where(_theirs(code_debts.c.customer_id))),
]
SETTLE_LEADS: Final = (
    update(leads)
    .where(
        or_(
            _theirs(leads.c.customer_id),
            leads.c.contact_id == bindparam("contact"),
            leads.c.client_id == bindparam("shell"),
        )
    )
    .values(
        customer_id=None,
        contact_id=None,
        flaws=(),
        settled_at=func.coalesce(leads.c.settled_at, MOMENT),
        settled_why=func.coalesce(leads.c.settled_why, Settled.ERASED),
    )
)
ANSWERS_OF_SHELL: Final = (
    update(surveys)
    .where(surveys.c.client_id == bindparam("client"), surveys.c.comment != "")
    .values(comment="")
)
LEFT_NOTES: Final = (
    # What a form left on a card that its person does not own: their own words, in the talk that
    # the lead was noted as.
    update(touches)
    .where(
        touches.c.note != "",
        touches.c.direction == Direction.INCOMING,
        tuple_(touches.c.client_id, touches.c.at).in_(
            select(leads.c.client_id, leads.c.came_at).where(_theirs(leads.c.customer_id))
        ),
    )
    .values(note="")
)
SAID_TOO: Final[Mapping[str, Executable]] = {
    "phones": update(customers)
    .where(
        customers.c.phone.in_(bindparam("said", expanding=True)),
        customers.c.phone_proved.is_(False),
        ~_theirs(customers.c.id),
    )
    .values(phone=""),
    "emails": update(customers)
    .where(customers.c.email.in_(bindparam("said", expanding=True)), ~_theirs(customers.c.id))
    .values(email=""),
}
"""Somebody else may have typed the same phone or e-mail, and not be known as its person."""
CODES: Final = _of(magnet_codes.c.customer_id).values(customer_id=None, person=bindparam("person"))
"""Who comes back gets no other code (R54)."""
DROP_CUSTOMERS: Final = delete(customers).where(_theirs(customers.c.id))

TABLES: Final = frozenset(
    table.name
    for table in (
        touches,
        customers,
        leads,
        surveys,
        consents,
        magnet_codes,
        *(one for one, _ in OWN),
    )
)
"""What is touched here."""


async def erase(erasure: Erasure) -> None:
    """Erase what was given, and leave forms, leads, scores and consents without a person."""
    whole = erasure.traces.whole_client
    shell = erasure.traces.client_id if whole else None
    if erasure.traces.customer_ids:
        await erasure.run(touches.name, LEFT_NOTES, "ids")
    for name, statement in SAID_TOO.items():
        if said := list(getattr(erasure.traces, name)):
            await erasure.run(customers.name, statement, "ids", said=said)
    await erasure.run(leads.name, SETTLE_LEADS, "ids", "contact", "moment", shell=shell)
    if whole:
        await erasure.run(surveys.name, ANSWERS_OF_SHELL, "client")
    if not erasure.traces.customer_ids:
        return
    await erasure.run(consents.name, CONSENTS, "ids", "person", "moment")
    await erasure.run(magnet_codes.name, CODES, "ids", "person")
    for table, statement in OWN:
        await erasure.run(table.name, statement, "ids")
    await erasure.run(customers.name, DROP_CUSTOMERS, "ids")
