"""Who of some contacts has been silent too long (R52): the questions.

Whether somebody was silent is asked by indexes alone, of each contact once; when the last contact
was, only of those who were.
"""

from typing import Final

from sqlalchemy import (
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    union_all,
)

from domain.customers.consents import Purpose
from storage.scoped import apart
from storage.tables.clients import IS_LIVING, clients, contacts
from storage.tables.consents import consents
from storage.tables.customers import customers
from storage.tables.deals import IS_OPEN as DEAL_IS_OPEN
from storage.tables.deals import deals
from storage.tables.erasure import retention_people
from storage.tables.reminders import IS_OPEN as REMINDER_IS_OPEN
from storage.tables.reminders import reminders
from storage.tables.touches import touches
from storage.types import Id, Moment

_BEFORE: Final = bindparam("before", type_=Moment)
PROPOSAL: Final = bindparam("proposal", type_=Id)
_AFTER: Final = contacts.c.id > bindparam("after", type_=Id)
_OWNS: Final = and_(customers.c.contact_id == contacts.c.id, customers.c.owns_card.is_(True))
_WITH_NOBODY: Final = apart(touches.c.contact_id).is_(None)
"""Along the touches of the client, and not over all that were made with nobody in particular."""
_own = consents.alias("own")
_WITHDREW: Final = exists(
    select(customers.c.id)
    .join(consents, consents.c.customer_id == customers.c.id)
    .where(
        _OWNS,
        consents.c.purpose == Purpose.PERSONAL_DATA,
        consents.c.withdrawn_at <= bindparam("withdrawn_before", type_=Moment),
        ~exists().where(
            _own.c.customer_id == customers.c.id,
            _own.c.purpose == Purpose.PERSONAL_DATA,
            _own.c.withdrawn_at.is_(None),
        ),
    )
)
_NOT_SINCE: Final = and_(
    # The cheap question first: a base younger than the policy has nobody to look at.
    clients.c.created_at < _BEFORE,
    ~exists().where(touches.c.contact_id == contacts.c.id, touches.c.at >= _BEFORE),
    # A talk with a company of which nobody noted with whom may have been with this one.
    ~exists().where(
        touches.c.client_id == contacts.c.client_id,
        _WITH_NOBODY,
        touches.c.at >= _BEFORE,
    ),
    ~exists().where(_OWNS, customers.c.seen_at >= _BEFORE),
    ~exists().where(
        deals.c.client_id == contacts.c.client_id, or_(deals.c.closed_at >= _BEFORE, DEAL_IS_OPEN)
    ),
    # A reminder due for years, such as a return that nobody took up (R23), is no work.
    ~exists().where(
        reminders.c.client_id == contacts.c.client_id,
        REMINDER_IS_OPEN,
        reminders.c.due_at >= _BEFORE,
    ),
)


_SILENT: Final = (
    select(contacts.c.id, contacts.c.client_id, clients.c.created_at)
    .join(clients, clients.c.id == contacts.c.client_id)
    .where(IS_LIVING, or_(_NOT_SINCE, _WITHDREW))
)
_next = select(contacts.c.id).where(_AFTER).order_by(contacts.c.id).limit(bindparam("many"))
_NEXT: Final = _next.subquery()
LAST: Final = select(func.max(_NEXT.c.id))
"""The contact up to which a piece goes: a walk along the numbers is short, whoever is silent."""
_found = _SILENT.where(_AFTER, contacts.c.id <= bindparam("last", type_=Id)).cte("found")
_unnamed = (
    # Once for each client: all contacts of a company would walk along the same touches.
    select(touches.c.client_id, func.max(touches.c.at).label("at"))
    .where(touches.c.client_id.in_(select(_found.c.client_id)), _WITH_NOBODY)
    .group_by(touches.c.client_id)
    .subquery()
)
_moments = union_all(
    select(_found.c.id, _found.c.created_at.label("at")),
    select(_found.c.id, touches.c.at).join(touches, touches.c.contact_id == _found.c.id),
    select(_found.c.id, _unnamed.c.at).join(_unnamed, _unnamed.c.client_id == _found.c.client_id),
    select(_found.c.id, customers.c.seen_at).join(
        customers, and_(customers.c.contact_id == _found.c.id, customers.c.owns_card.is_(True))
    ),
    select(_found.c.id, deals.c.closed_at).join(
        deals, and_(deals.c.client_id == _found.c.client_id, deals.c.closed_at.is_not(None))
    ),
).subquery()
GATHER: Final = (
    insert(retention_people)
    .from_select(
        ["proposal_id", "contact_id", "last_at"],
        select(PROPOSAL, _moments.c.id, func.max(_moments.c.at)).group_by(_moments.c.id),
    )
    .returning(retention_people.c.contact_id)
)
"""Puts those of a piece who are silent on the list, and returns them."""
STILL: Final = _SILENT.with_only_columns(
    contacts.c.id,
    case((_WITHDREW, literal_column("1")), else_=literal_column("0")).label("withdrew"),
).where(
    contacts.c.id.in_(bindparam("contacts", expanding=True)),
    exists().where(
        retention_people.c.contact_id == contacts.c.id, retention_people.c.proposal_id == PROPOSAL
    ),
)
