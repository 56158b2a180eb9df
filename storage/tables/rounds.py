"""The table of rounds and of the rests between them (R20-R25)."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    and_,
    literal_column,
)

from domain.rounds import RoundEnd, Waking
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment

rounds = Table(
    "rounds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("fruitless", Integer, nullable=False),
    Column("began_at", Moment),
    Column("silent", Integer, nullable=False),
    Column("agreed_at", Moment),
    Column("ended_at", Moment),
    Column("ended_why", Choice(RoundEnd)),
    Column("words", Text, nullable=False),
    Column("rest_until", Moment),
    Column("woke_at", Moment),
    Column("woke_why", Choice(Waking)),
    UniqueConstraint("client_id", "number"),
    sqlite_autoincrement=True,
)

HAS_BEGUN = and_(rounds.c.ended_at.is_(None), rounds.c.began_at.is_not(None))
IS_SILENT = and_(rounds.c.ended_at.is_(None), rounds.c.silent != literal_column("0"))
"""Not "more than 0": SQLite would walk from there, and not from the limit that is asked for."""
IS_REST = and_(rounds.c.ended_at.is_not(None), rounds.c.woke_at.is_(None))

Index(
    "ix_rounds_begun",
    rounds.c.began_at,
    sqlite_where=HAS_BEGUN,
    postgresql_where=HAS_BEGUN,
)
Index(
    "ix_rounds_silent",
    rounds.c.silent,
    sqlite_where=IS_SILENT,
    postgresql_where=IS_SILENT,
)
Index(
    "ix_rounds_resting",
    rounds.c.rest_until,
    sqlite_where=IS_REST,
    postgresql_where=IS_REST,
)
