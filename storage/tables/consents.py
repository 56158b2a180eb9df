"""Tables of consent texts and of who agreed to them (R51).

Erasing a person (R52) leaves their consents under a keyed hash, and nobody's.
"""

from sqlalchemy import (
    Boolean,
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

from domain.customers.consents import Channel, Purpose, Withdrawal
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment

consent_texts = Table(
    "consent_texts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False),
    Column("purpose", Choice(Purpose), nullable=False),
    Column("locale", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("own", Boolean(create_constraint=False), nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("magnet_id", "purpose", "locale", "version"),
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customers.id"), index=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False, index=True),
    Column("text_id", Id, ForeignKey("consent_texts.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("purpose", Choice(Purpose), nullable=False),
    Column("channel", Choice(Channel), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_why", Choice(Withdrawal)),
    Column("person", Text, nullable=False),
    sqlite_autoincrement=True,
)
ALLOWS_MAILINGS = and_(
    consents.c.purpose == literal_column("'mailing'"), consents.c.withdrawn_at.is_(None)
)
Index(
    "ix_consents_mailing",
    consents.c.customer_id,
    sqlite_where=ALLOWS_MAILINGS,
    postgresql_where=ALLOWS_MAILINGS,
)
