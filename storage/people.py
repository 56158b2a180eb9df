"""What lists say of a client's people: a name, the phone to dial, who may be contacted at all."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    ScalarSelect,
    and_,
    case,
    exists,
    literal_column,
    or_,
    select,
)

from domain.clients import ContactState, PointKind
from storage.tables.clients import contacts, points


def full_name(row: Any) -> str:
    """Return surname, name and patronymic of a row as far as they are known."""
    return " ".join(filter(None, (row.surname, row.name, row.patronymic)))


def is_phone(point: FromClause) -> ColumnElement[bool]:
    """Return the condition that a point is a phone, with the word written out.

    Some indexes hold points of one kind only. To see whether they serve, SQLite would prepare a
    statement with a bound kind anew at every execution, which takes longer than all the rest.
    """
    kind: ColumnElement[PointKind] = point.c.kind
    return kind == literal_column(f"'{PointKind.PHONE}'")


def may_be_contacted(person: FromClause) -> ColumnElement[bool]:
    """Return the condition that a contact is active and did not ask to be left alone."""
    active: ColumnElement[bool] = person.c.state == ContactState.ACTIVE
    return and_(active, person.c.do_not_contact.is_(False))


def is_reachable(client_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a client has somebody to contact, or no contacts at all."""
    person = contacts.alias()
    theirs = person.c.client_id == client_id
    return or_(exists().where(theirs, may_be_contacted(person)), ~exists().where(theirs))


def own_phone(contact_id: ColumnElement[int]) -> ScalarSelect[str]:
    """Return the first phone of a contact."""
    point = points.alias()
    return (
        select(point.c.value)
        .where(point.c.contact_id == contact_id, is_phone(point))
        .order_by(point.c.id)
        .limit(1)
        .correlate_except(point)
        .scalar_subquery()
    )


def first_callee(client_id: ColumnElement[int]) -> ScalarSelect[int]:
    """Return the first contact of a client that may be contacted."""
    person = contacts.alias()
    return (
        select(person.c.id)
        .where(person.c.client_id == client_id, may_be_contacted(person))
        .order_by(person.c.id)
        .limit(1)
        .correlate_except(person)
        .scalar_subquery()
    )


def main_phone(
    client_id: ColumnElement[int], contact_id: ColumnElement[int] | None = None
) -> ScalarSelect[str]:
    """Return the phone to dial: the contact's own, an active contact's, the company's."""
    point, person = points.alias(), contacts.alias()
    theirs = [] if contact_id is None else [(point.c.contact_id == contact_id, 0)]
    nearness = case(
        *theirs,
        (person.c.state == ContactState.ACTIVE, 1),
        (point.c.contact_id.is_(None), 2),
        else_=3,
    )
    # SQLite lets the columns of a subquery speak of the outer select, but not its ORDER BY.
    phones = (
        select(point.c.value, nearness.label("nearness"), point.c.contact_id, point.c.id)
        .outerjoin(person, person.c.id == point.c.contact_id)
        .where(point.c.client_id == client_id, is_phone(point))
        .correlate_except(point, person)
        .subquery()
    )
    return (
        select(phones.c.value)
        .order_by(phones.c.nearness, phones.c.contact_id, phones.c.id)
        .limit(1)
        .scalar_subquery()
    )
