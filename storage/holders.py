"""Who has an identity already (R3): the question before a card is made."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Text,
    bindparam,
    literal,
    literal_column,
    select,
    type_coerce,
    union_all,
)

from storage.tables.clients import HAS_INN, IS_IDENTITY, IS_MESSENGER, clients, points
from storage.tables.team import members


@lru_cache(maxsize=32)
def holding(count: int) -> Select[Any]:
    """Make the question who has any of ``count`` values, which are named ``value0`` and on.

    One statement for each count: an IN that expands would be put together anew every time.
    """
    values = [bindparam(f"value{number}", type_=Text) for number in range(count)]
    held = union_all(
        _points(values, IS_IDENTITY),
        _points(values, IS_MESSENGER),
        select(literal("inn"), clients.c.inn, clients.c.id, literal_column("NULL")).where(
            clients.c.inn.in_(values), HAS_INN
        ),
    ).subquery()
    return (
        select(held, clients.c.manager_id, members.c.name)
        .join(clients, clients.c.id == held.c.client_id)
        .join(members, members.c.id == clients.c.manager_id)
        .order_by(held.c.client_id, held.c.contact_id)
    )


def _points(values: Sequence[BindParameter[str]], condition: ColumnElement[bool]) -> Select[Any]:
    return select(
        type_coerce(points.c.kind, Text).label("what"),
        points.c.value,
        points.c.client_id,
        points.c.contact_id,
    ).where(points.c.value.in_(values), condition)
