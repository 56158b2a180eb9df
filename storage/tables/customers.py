"""The table of customers: people who agreed to a form (R51)."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, and_
from sqlalchemy import literal_column as literally

from storage.tables.metadata import metadata
from storage.types import Id, Moment

customers = Table(
    "customers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("telegram_id", BigInteger),
    Column("locale", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("phone_proved", Boolean(create_constraint=False), nullable=False),
    Column("email", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("client_id", Id, ForeignKey("clients.id"), index=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), index=True),
    Column("owns_card", Boolean(create_constraint=False), nullable=False),
    Column("blocked_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
IN_TELEGRAM = customers.c.telegram_id.is_not(None)
OF_SITE = customers.c.telegram_id.is_(None)
HAS_NO_CARD = customers.c.client_id.is_(None)
SITE_PHONE = and_(OF_SITE, customers.c.phone != literally("''"))
SITE_EMAIL = and_(OF_SITE, customers.c.email != literally("''"))

Index(
    "uq_customers_telegram_id",
    customers.c.telegram_id,
    unique=True,
    sqlite_where=IN_TELEGRAM,
    postgresql_where=IN_TELEGRAM,
)
Index(
    "uq_customers_site_phone",  # one phone from a site is one customer, at the same instant too
    customers.c.phone,
    unique=True,
    sqlite_where=SITE_PHONE,
    postgresql_where=SITE_PHONE,
)
Index(
    "ix_customers_site_email",
    customers.c.email,
    sqlite_where=SITE_EMAIL,
    postgresql_where=SITE_EMAIL,
)
Index(
    "ix_customers_without_card",
    customers.c.seen_at,
    sqlite_where=HAS_NO_CARD,
    postgresql_where=HAS_NO_CARD,
)
