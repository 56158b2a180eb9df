"""What lists say of a client's people: a name and the phone to dial."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, case, literal_column, select

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
