"""The table of exceptions to cadence (R7, R16, R18, R20)."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment

cadence_exceptions = Table(
    "cadence_exceptions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member_id", Id, ForeignKey("members.id"), nullable=False),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False, index=True),
    Column("contact_id", Id, ForeignKey("contacts.id"), index=True),
    Column("at", Moment, nullable=False, index=True),
    Column("kind", Choice(ExceptionKind), nullable=False),
    Column("rule", Choice(Rule)),
    Column("reason", Text, nullable=False),
    Column("touch_id", Id, ForeignKey("touches.id"), index=True),
    Column("reminder_id", Id, ForeignKey("reminders.id"), index=True),
    sqlite_autoincrement=True,
)
Index("ix_cadence_exceptions_member_id_at", cadence_exceptions.c.member_id, cadence_exceptions.c.at)
