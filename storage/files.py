"""A client's file, whole, as columns of one select (``storage.json_list``)."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from domain.clients import Client, ClientFile, Contact, Point
from storage.json_list import json_list
from storage.tables.clients import clients, contacts, points, tags

_CLIENT = tuple(column for column in clients.c if column.name not in {"name_key", "erased_at"})
_NAMES = tuple(column.name for column in _CLIENT)

_CONTACTS = select(contacts).where(contacts.c.client_id == clients.c.id).order_by(contacts.c.id)
_POINTS = (
    select(points.c.id, points.c.contact_id, points.c.kind, points.c.value)
    .where(points.c.client_id == clients.c.id)
    .order_by(points.c.id)
)
_TAGS = select(tags.c.tag).where(tags.c.client_id == clients.c.id).order_by(tags.c.id)

FILE_COLUMNS: tuple[ColumnElement[Any], ...] = (
    *_CLIENT,
    json_list(_CONTACTS, clients).label("contact_rows"),
    json_list(_POINTS, clients).label("point_rows"),
    json_list(_TAGS, clients).label("tag_rows"),
)


def select_file() -> Select[Any]:
    """Return the select of client files, to be narrowed."""
    return select(*FILE_COLUMNS)


def read_file(row: Any) -> ClientFile:
    """Return the file in a row of ``FILE_COLUMNS``."""
    of_whom: dict[int | None, list[Point]] = defaultdict(list)
    for one in row.point_rows:
        of_whom[one.pop("contact_id")].append(Point(**one))
    client = Client(
        **{name: getattr(row, name) for name in _NAMES},
        tags=tuple(one["tag"] for one in row.tag_rows),
        points=tuple(of_whom[None]),
    )
    people = (Contact(**one, points=tuple(of_whom[one["id"]])) for one in row.contact_rows)
    return ClientFile(client=client, contacts=tuple(people))
