"""The table of touches (R5)."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, literal_column

from domain.touches import Direction, MediaKind, Outcome, TouchKind
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment

touches = Table(
    "touches",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False),
    Column("contact_id", Id, ForeignKey("contacts.id")),
    Column("manager_id", Id, ForeignKey("members.id"), nullable=False),
    Column("kind", Choice(TouchKind), nullable=False),
    Column("direction", Choice(Direction), nullable=False),
    Column("at", Moment, nullable=False),
    Column("outcome", Choice(Outcome)),
    Column("note", Text, nullable=False),
    Column("objections", Text, nullable=False),
    Column("competitor", Text, nullable=False),
    Column("duration", Integer),
    Column("media_kind", Choice(MediaKind)),
    Column("media_file_id", Text),
    sqlite_autoincrement=True,
)
Index("ix_touches_client_id_at", touches.c.client_id, touches.c.at)
Index("ix_touches_manager_id_at", touches.c.manager_id, touches.c.at)
Index("ix_touches_contact_id_at", touches.c.contact_id, touches.c.at)

IS_MAILING = touches.c.kind == literal_column("'mailing'")
Index(
    "ix_touches_mailings",
    touches.c.contact_id,
    touches.c.at,
    sqlite_where=IS_MAILING,
    postgresql_where=IS_MAILING,
)

IS_MEETING = touches.c.kind == literal_column("'meeting'")
Index(
    "ix_touches_meetings",
    touches.c.at,
    sqlite_where=IS_MEETING,
    postgresql_where=IS_MEETING,
)
