"""Tables of friends: own links, and who brought whom (R54).

Erasing a person (R52) takes their links, and leaves the referrals as nobody's.
"""

from sqlalchemy import Column, ForeignKey, Table, Text, UniqueConstraint

from storage.tables.metadata import metadata
from storage.types import Id, Moment

friend_links = Table(
    "friend_links",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False, index=True),
    Column("code", Text, nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("customer_id", "magnet_id"),
    sqlite_autoincrement=True,
)

referrals = Table(
    "referrals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("inviter_id", Id, ForeignKey("customers.id"), index=True),
    Column("friend_id", Id, ForeignKey("customers.id"), unique=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
