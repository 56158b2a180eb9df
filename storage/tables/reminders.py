"""The table of reminders."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text, and_, literal_column

from domain.reminders import ReminderKind, ReminderState
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment

reminders = Table(
    "reminders",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member_id", Id, ForeignKey("members.id"), nullable=False, index=True),
    Column("client_id", Id, ForeignKey("clients.id")),
    Column("contact_id", Id, ForeignKey("contacts.id"), index=True),
    Column("deal_id", Id, ForeignKey("deals.id"), index=True),
    Column("kind", Choice(ReminderKind), nullable=False),
    Column("text", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("rings_at", Moment),
    Column("state", Choice(ReminderState), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", Id, ForeignKey("members.id"), nullable=False, index=True),
    Column("touch_id", Id, ForeignKey("touches.id"), index=True),
    Column("closed_at", Moment),
    Column("closed_why", Text, nullable=False),
    sqlite_autoincrement=True,
)
IS_OPEN = reminders.c.state == literal_column("'open'")
IS_RETURN = and_(
    IS_OPEN,
    reminders.c.kind.in_([literal_column("'recontact'"), literal_column("'reactivation'")]),
)
IS_RINGING = and_(IS_OPEN, reminders.c.rings_at.is_not(None))

Index("ix_reminders_client_id_state", reminders.c.client_id, reminders.c.state)
Index(
    "ix_reminders_open_of_member",
    reminders.c.member_id,
    reminders.c.due_at,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
Index(
    "ix_reminders_ringing",
    reminders.c.rings_at,
    sqlite_where=IS_RINGING,
    postgresql_where=IS_RINGING,
)
Index(
    "ix_reminders_returns",
    reminders.c.member_id,
    reminders.c.due_at,
    sqlite_where=IS_RETURN,
    postgresql_where=IS_RETURN,
)
