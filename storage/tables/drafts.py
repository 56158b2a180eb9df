"""The table of drafts."""

from sqlalchemy import Column, ForeignKey, Table, Text

from storage.tables.metadata import metadata
from storage.types import Id, Json, Moment

drafts = Table(
    "drafts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member_id", Id, ForeignKey("members.id"), nullable=False, index=True),
    Column("verb", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("data", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
