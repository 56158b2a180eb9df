"""Tables of lead magnets: what they ask and give, the links to them, their personal codes (R50).

Erasing a person (R52) leaves their codes given, under a keyed hash, and nobody's.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from domain.customers.magnets import Ask, FileKind, Handing, MagnetState, Part
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment, Words

magnets = Table(
    "magnets",
    metadata,
    Column("id", Id, primary_key=True),
    Column("title", Text, nullable=False),
    Column("promise", Text, nullable=False),
    Column("picture", Text, nullable=False),
    Column("gift_text", Text, nullable=False),
    Column("gift_link", Text, nullable=False),
    Column("gift_coded", Boolean(create_constraint=False), nullable=False),
    Column("reward_text", Text, nullable=False),
    Column("reward_link", Text, nullable=False),
    Column("reward_coded", Boolean(create_constraint=False), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("handing", Choice(Handing), nullable=False),
    Column("manager_id", Id, ForeignKey("members.id"), index=True),
    Column("state", Choice(MagnetState), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", Id, ForeignKey("members.id"), nullable=False, index=True),
    sqlite_autoincrement=True,
)

magnet_files = Table(
    "magnet_files",
    metadata,
    Column("id", Id, primary_key=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False, index=True),
    Column("part", Choice(Part), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Choice(FileKind), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

magnet_questions = Table(
    "magnet_questions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("ask", Choice(Ask), nullable=False),
    Column("text", Text, nullable=False),
    Column("required", Boolean(create_constraint=False), nullable=False),
    # What was answered to a question that is asked no more still counts.
    Column("removed", Boolean(create_constraint=False), nullable=False),
    sqlite_autoincrement=True,
)

magnet_links = Table(
    "magnet_links",
    metadata,
    Column("id", Id, primary_key=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False, index=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("web_key", Text, nullable=False),
    Column("origins", Words, nullable=False),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
HAS_KEY = magnet_links.c.web_key != literal_column("''")
Index(
    "uq_magnet_links_web_key",
    magnet_links.c.web_key,
    unique=True,
    sqlite_where=HAS_KEY,
    postgresql_where=HAS_KEY,
)

magnet_codes = Table(
    "magnet_codes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False),
    Column("part", Choice(Part), nullable=False),
    Column("code", Text, nullable=False),
    Column("customer_id", Id, ForeignKey("customers.id")),
    # The customer whom that one brought (0: it is for themselves); a number of nobody once erased.
    Column("for_friend", Id, nullable=False),
    Column("given_at", Moment),
    Column("person", Text),
    UniqueConstraint("magnet_id", "part", "code"),
    UniqueConstraint("customer_id", "magnet_id", "part", "for_friend"),
    sqlite_autoincrement=True,
)
IS_FREE = magnet_codes.c.given_at.is_(None)
Index(
    "ix_magnet_codes_free",
    magnet_codes.c.magnet_id,
    magnet_codes.c.part,
    magnet_codes.c.id,
    sqlite_where=IS_FREE,
    postgresql_where=IS_FREE,
)
HAD = magnet_codes.c.person.is_not(None)
Index(
    "ix_magnet_codes_person",
    magnet_codes.c.person,
    magnet_codes.c.magnet_id,
    sqlite_where=HAD,
    postgresql_where=HAD,
)
Index("ix_magnet_codes_counted", *(magnet_codes.c[n] for n in ("magnet_id", "part", "given_at")))

code_debts = Table(
    "code_debts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False),
    Column("part", Choice(Part), nullable=False),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False),
    Column("for_friend", Id, nullable=False),
    Column("since", Moment, nullable=False),
    UniqueConstraint("customer_id", "magnet_id", "part", "for_friend"),
    sqlite_autoincrement=True,
)
Index("ix_code_debts_since", *(code_debts.c[name] for name in ("magnet_id", "part", "since")))

operators = Table(
    "operators",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("term", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Who processes the data: one row at most."""
