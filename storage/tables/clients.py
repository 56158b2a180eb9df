"""Tables of the cards, and of the words that find them.

Numbers are never given twice (AUTOINCREMENT): a button of a card that was taken back must not
open somebody else's.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from domain.clients import ClientKind, ContactState, PointKind, Standing
from storage.tables.metadata import metadata
from storage.types import Choice, Day, Id, Key, Moment

clients = Table(
    "clients",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Choice(ClientKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Key, nullable=False),
    Column("manager_id", Id, ForeignKey("members.id"), nullable=False),
    Column("inn", Text, nullable=False),
    Column("trade", Text, nullable=False),
    Column("headcount", Integer),
    Column("city", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("working_hours", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("requisites", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("standing", Choice(Standing)),
    Column("source", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", Id, ForeignKey("members.id"), nullable=False),
    Column("last_touch_at", Moment),
    Column("effective_touch_at", Moment),
    Column("allowed_from", Moment),
    Column("erased_at", Moment),
    sqlite_autoincrement=True,
)

IS_LIVING = clients.c.erased_at.is_(None)
"""Not the shell of somebody who was erased (R52): it counts, but nobody sees or works on it."""
IS_HELD_BACK = clients.c.allowed_from.is_not(None)
HAS_INN = clients.c.inn != literal_column("''")
IS_COMPANY = clients.c.kind == literal_column("'company'")
"""Conditions written out in full: an index over a part of the rows serves only a question that
repeats its condition word for word."""

Index("uq_clients_inn", clients.c.inn, unique=True, sqlite_where=HAS_INN, postgresql_where=HAS_INN)
Index("ix_clients_name_key", clients.c.name_key)
Index(
    "ix_clients_last_touch",  # past those at rest, who are many, a plan walks by the index alone
    clients.c.manager_id,
    clients.c.last_touch_at,
    clients.c.allowed_from,
)
Index("ix_clients_created_by_created_at", clients.c.created_by, clients.c.created_at)
Index(
    "ix_clients_held_back",
    clients.c.manager_id,
    clients.c.allowed_from,
    sqlite_where=IS_HELD_BACK,
    postgresql_where=IS_HELD_BACK,
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False, index=True),
    Column("surname", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("patronymic", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("position_text", Text, nullable=False),
    Column("birthday", Day),
    Column("city", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("call_hours", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("holiday", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("do_not_contact", Boolean(create_constraint=False), nullable=False),
    Column("state", Choice(ContactState), nullable=False),
    Column("check_at", Moment),
    sqlite_autoincrement=True,
)
IS_CHECKED = contacts.c.check_at.is_not(None)
Index(
    "ix_contacts_check_at",
    contacts.c.check_at,
    sqlite_where=IS_CHECKED,
    postgresql_where=IS_CHECKED,
)

points = Table(
    "points",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False, index=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), index=True),
    Column("kind", Choice(PointKind), nullable=False),
    Column("value", Text, nullable=False),
    sqlite_autoincrement=True,
)

IS_IDENTITY = points.c.kind.in_([literal_column("'phone'"), literal_column("'email'")])
IS_MESSENGER = points.c.kind == literal_column("'messenger'")

Index(
    "uq_points_value_kind",
    points.c.value,
    points.c.kind,
    unique=True,
    sqlite_where=IS_IDENTITY,
    postgresql_where=IS_IDENTITY,
)
Index(
    "ix_points_messenger",
    points.c.value,
    sqlite_where=IS_MESSENGER,
    postgresql_where=IS_MESSENGER,
)

tags = Table(
    "tags",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False),
    Column("tag", Text, nullable=False),
    UniqueConstraint("client_id", "tag"),
    sqlite_autoincrement=True,
)

search_terms = Table(
    "search_terms",
    metadata,
    Column("client_id", Id, nullable=False),
    Column("term", Key, nullable=False),
    Column("contact_id", Id, nullable=False),
    Column("manager_id", Id, nullable=False),
    PrimaryKeyConstraint("client_id", "term", "contact_id"),
    Index("ix_search_terms_of_manager", "manager_id", "term", "client_id", "contact_id"),
    Index("ix_search_terms_of_all", "term", "client_id", "contact_id"),
    sqlite_with_rowid=False,
)
"""Derived from the other tables by ``storage.search_terms``, so it has no foreign keys.
``contact_id`` 0 stands for the client itself. Each index answers by itself: the words of one
client, of one manager's clients (R60), of everybody's."""
