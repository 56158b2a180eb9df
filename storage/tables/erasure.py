"""Tables of what remains of an erasure, and of who was proposed for one (R52): no person."""

from sqlalchemy import (
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

from domain.customers.erasure import Cleaning, ErasedWhy, PersonKind
from domain.customers.proposals import Decision
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Json, Moment

erasure_acts = Table(
    "erasure_acts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("why", Choice(ErasedWhy), nullable=False),
    Column("approved_by", Id, ForeignKey("members.id"), index=True),
    Column("rows", Json, nullable=False),
    Column("cleaned_at", Moment),
    Column("cleaning", Choice(Cleaning), nullable=False),
    sqlite_autoincrement=True,
)
IS_UNCLEANED = erasure_acts.c.cleaning == literal_column("'waiting'")
Index(
    "ix_erasure_acts_open",
    erasure_acts.c.id,
    sqlite_where=IS_UNCLEANED,
    postgresql_where=IS_UNCLEANED,
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Choice(PersonKind), nullable=False),
    Column("hash", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("hash", "kind", "at"),
    sqlite_autoincrement=True,
)

retention_proposals = Table(
    "retention_proposals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("made_at", Moment, nullable=False),
    Column("before", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    Column("looked_to", Id),
    Column("decided_at", Moment),
    Column("decided_by", Id, ForeignKey("members.id"), index=True),
    Column("decision", Choice(Decision)),
    Column("done_at", Moment),
    sqlite_autoincrement=True,
)

retention_people = Table(
    "retention_people",
    metadata,
    Column("proposal_id", Id, ForeignKey("retention_proposals.id"), nullable=False),
    Column("contact_id", Id, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False),
    Column("last_at", Moment, nullable=False),
    PrimaryKeyConstraint("contact_id", "proposal_id"),
    Index("ix_retention_people_listed", "proposal_id", "last_at", "contact_id"),
    sqlite_with_rowid=False,
)
"""Whom a proposal is about, until they are seen to: who goes in another way leaves the list too."""
