"""The table of leads (R53). Erasing a person (R52) leaves theirs settled, and nobody's."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, and_

from domain.customers.forms import Flaw
from domain.customers.leads import Settled
from storage.tables.metadata import metadata
from storage.types import Choice, Choices, Id, Moment

leads = Table(
    "leads",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False, index=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), index=True),
    Column("customer_id", Id, ForeignKey("customers.id"), index=True),
    Column("form_id", Id, ForeignKey("forms.id"), index=True),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False, index=True),
    Column("link_id", Id, ForeignKey("magnet_links.id"), nullable=False, index=True),
    Column("given_to", Id, ForeignKey("members.id"), nullable=False),
    # The manager of the client once more, as long as the lead is open: found by one index.
    Column("manager_id", Id, nullable=False),
    Column("known", Boolean(create_constraint=False), nullable=False),
    Column("proved", Boolean(create_constraint=False), nullable=False),
    Column("flaws", Choices(Flaw), nullable=False),
    Column("came_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("told_at", Moment),
    Column("told_head_at", Moment),
    Column("settled_at", Moment),
    Column("settled_why", Choice(Settled)),
    sqlite_autoincrement=True,
)
IS_OPEN = leads.c.settled_at.is_(None)
IS_UNTOLD = and_(IS_OPEN, leads.c.told_at.is_(None))
IS_UNREPORTED = and_(IS_OPEN, leads.c.told_head_at.is_(None))

Index("ix_leads_given_to_came_at", leads.c.given_to, leads.c.came_at)
Index("ix_leads_open", leads.c.came_at, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)
Index(
    "ix_leads_open_of_manager",
    leads.c.manager_id,
    leads.c.came_at,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
Index("ix_leads_untold", leads.c.came_at, sqlite_where=IS_UNTOLD, postgresql_where=IS_UNTOLD)
Index(
    "ix_leads_unreported",
    leads.c.due_at,
    sqlite_where=IS_UNREPORTED,
    postgresql_where=IS_UNREPORTED,
)
