"""The owner's numbers, change by change; the last change of a name stands."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from storage.tables.metadata import metadata
from storage.types import Id, Moment

policy_changes = Table(
    "policy_changes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("before", Integer, nullable=False),
    Column("value", Integer, nullable=False),
    Column("set_by", Id, ForeignKey("members.id"), nullable=False, index=True),
    Column("set_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
