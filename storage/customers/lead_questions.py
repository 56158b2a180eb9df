"""The statements about leads (R53)."""

from dataclasses import fields
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, insert, select, update
from sqlalchemy import literal_column as literally

from domain.customers.leads import Lead, Settled
from domain.team import MemberState
from storage.people import main_phone
from storage.scoped import Scoped
from storage.tables.clients import clients, contacts, points
from storage.tables.customers import customers
from storage.tables.leads import IS_OPEN, IS_UNREPORTED, IS_UNTOLD, leads
from storage.tables.magnets import magnet_links, magnets
from storage.tables.rounds import IS_REST, rounds
from storage.tables.team import members
from storage.tables.touches import IS_MAILING, touches
from storage.touches import IS_OUTGOING
from storage.types import Choice, Id, Moment

LEAD_COLUMNS: Final = tuple(field.name for field in fields(Lead))


def answers(lead: Any) -> ColumnElement[bool]:
    """Return the condition that a touch reacts to a lead: a mailing to everybody does not."""
    return and_(
        touches.c.client_id == lead.c.client_id,
        touches.c.at > lead.c.came_at,
        IS_OUTGOING,
        ~IS_MAILING,
    )


def untouched(lead: Any) -> ColumnElement[bool]:
    """Return the condition that nobody has reacted to a lead."""
    return ~exists().where(answers(lead))


RESTS: Final = exists().where(rounds.c.client_id == leads.c.client_id, IS_REST)
"""A manager who puts the client to rest has reacted; should it wake, so does its lead."""
_WAITS: Final = (IS_OPEN, untouched(leads), ~RESTS)
_OLDEST: Final = (leads.c.came_at, leads.c.id)


def _given(name: str, *others: Any) -> ColumnElement[str]:
    """Return what the person gave, or else what stands on the card."""
    return func.coalesce(func.nullif(customers.c[name], literally("''")), *others, literally("''"))


_EMAIL = (
    select(points.c.value)
    .where(points.c.contact_id == leads.c.contact_id, points.c.kind == literally("'email'"))
    .order_by(points.c.id)
    .limit(1)
    .correlate(leads)
    .scalar_subquery()
)
_LISTED: Final = (
    select(
        *(leads.c[name] for name in LEAD_COLUMNS),
        clients.c.name.label("client_name"),
        clients.c.manager_id.label("whose"),
        members.c.name.label("manager_name"),
        contacts.c.surname,
        contacts.c.name,
        contacts.c.patronymic,
        _given("name").label("given_name"),
        _given("phone", main_phone(leads.c.client_id, leads.c.contact_id)).label("phone"),
        _given("email", _EMAIL).label("email"),
        _given("city", func.nullif(contacts.c.city, literally("''")), clients.c.city).label("city"),
        magnets.c.title.label("magnet_title"),
        magnet_links.c.name.label("source"),
    )
    .join(clients, clients.c.id == leads.c.client_id)
    .join(members, members.c.id == clients.c.manager_id)
    .join(magnets, magnets.c.id == leads.c.magnet_id)
    .join(magnet_links, magnet_links.c.id == leads.c.link_id)
    .outerjoin(contacts, contacts.c.id == leads.c.contact_id)
    .outerjoin(customers, customers.c.id == leads.c.customer_id)
)
_MANAGER: Final = (
    select(clients.c.manager_id)
    .where(clients.c.id == bindparam("whose_client", type_=Id))
    .scalar_subquery()
)
ADD: Final = insert(leads).values(manager_id=_MANAGER).returning(leads.c.id)
_OWNERS: Final = (leads.c.manager_id, clients.c.manager_id)
ONE: Final = Scoped.by(_LISTED.where(leads.c.id == bindparam("lead")), clients.c.manager_id)
WAITING: Final = Scoped.by(
    _LISTED.where(*_WAITS).order_by(*_OLDEST).limit(bindparam("limit")).offset(bindparam("offset")),
    *_OWNERS,
)
OF_CLIENT: Final[Select[Any]] = _LISTED.where(
    leads.c.client_id == bindparam("client", type_=Id), *_WAITS
).order_by(*_OLDEST)
COUNTS: Final = (
    select(
        leads.c.given_to.label("manager_id"),
        members.c.name.label("manager_name"),
        func.count().label("leads"),
        func.count(leads.c.told_head_at).label("late"),
    )
    .join(members, members.c.id == leads.c.given_to)
    .where(
        leads.c.given_to.in_(select(members.c.id)),
        leads.c.came_at >= bindparam("since", type_=Moment),
        leads.c.came_at < bindparam("until", type_=Moment),
    )
    .group_by(leads.c.given_to, members.c.name)
)
COUNT: Final = Scoped.by(
    select(func.count())
    .select_from(leads)
    .join(clients, clients.c.id == leads.c.client_id)
    .where(*_WAITS),
    *_OWNERS,
)
UNTOLD: Final[Select[Any]] = (
    _LISTED.where(IS_UNTOLD, untouched(leads)).order_by(*_OLDEST).limit(bindparam("limit"))
)
OVERDUE: Final[Select[Any]] = (
    _LISTED.where(
        IS_UNREPORTED,
        leads.c.due_at <= bindparam("now", type_=Moment),
        untouched(leads),
        ~RESTS,
    )
    .order_by(leads.c.due_at, leads.c.id)
    .limit(bindparam("limit"))
)
_LAST: Final = (
    select(leads.c.came_at)
    .where(leads.c.given_to == members.c.id)
    .order_by(leads.c.came_at.desc())
    .limit(1)
    .correlate(members)
    .scalar_subquery()
)
CANDIDATES: Final = (
    select(members, _LAST.label("last_lead_at"))
    .where(members.c.state == MemberState.ACTIVE, members.c.takes_leads.is_(True))
    .order_by(members.c.id)
)
_AMONG: Final = leads.c.id.in_(bindparam("leads", expanding=True))
TOLD: Final = update(leads).where(_AMONG).values(told_at=bindparam("at", type_=Moment))
TOLD_HEAD: Final = update(leads).where(_AMONG).values(told_head_at=bindparam("at", type_=Moment))
MOVE_DUE: Final = (
    update(leads)
    .where(leads.c.client_id == bindparam("client", type_=Id), IS_OPEN)
    .values(due_at=bindparam("moved_to", type_=Moment))
)
_TOUCHED: Final = (
    select(leads.c.id)
    .where(
        IS_OPEN,
        exists().where(answers(leads), touches.c.at <= bindparam("until", type_=Moment)),
    )
    .order_by(*_OLDEST)
    .limit(bindparam("limit"))
)
SETTLE: Final = (
    update(leads)
    .where(leads.c.id.in_(_TOUCHED))
    .values(settled_at=bindparam("now", type_=Moment), settled_why=Settled.TOUCHED)
)


CLOSE: Final = (
    update(leads)
    .where(leads.c.customer_id == bindparam("customer", type_=Id), IS_OPEN)
    .values(
        settled_at=bindparam("at", type_=Moment),
        settled_why=bindparam("why", type_=Choice(Settled)),
    )
)
