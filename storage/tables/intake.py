"""The table of answers that a site was given, for a day."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from storage.tables.metadata import metadata
from storage.types import Id, Json, Moment

replays = Table(
    "replays",
    metadata,
    Column("id", Id, primary_key=True),
    Column("link_id", Id, ForeignKey("magnet_links.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", Json, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    UniqueConstraint("link_id", "key"),
    sqlite_autoincrement=True,
)
"""``key`` is a hash of what the site sent."""
