"""The table of changes that can be taken back (R75)."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from storage.tables.metadata import metadata
from storage.types import Id, Json, Moment

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member_id", Id, ForeignKey("members.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("key", Text, nullable=False),
    Column("facts", Json, nullable=False),
    Column("rows", Json, nullable=False),
    Column("undone_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_changes_member_id_at", changes.c.member_id, changes.c.at)
