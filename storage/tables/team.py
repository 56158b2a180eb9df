"""Tables of the team."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text

from domain.team import MemberState, Role
from storage.tables.metadata import metadata
from storage.types import Choice, ClockTime, Id, Moment, Weekdays, Words

members = Table(
    "members",
    metadata,
    Column("id", Id, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Choice(Role), nullable=False),
    Column("state", Choice(MemberState), nullable=False),
    Column("locale", Text, nullable=False),
    Column("timezone", Text, nullable=False),
    Column("digest_at", ClockTime, nullable=False),
    Column("work_from", ClockTime, nullable=False),
    Column("work_till", ClockTime, nullable=False),
    Column("quiet_days", Weekdays, nullable=False),
    Column("next_digest_at", Moment),
    Column("takes_leads", Boolean(create_constraint=False), nullable=False),
    Column("cities", Words, nullable=False),
    Column("edits_magnets", Boolean(create_constraint=False), nullable=False),
    Column("joined_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
Index(
    "ix_members_next_digest_at",
    members.c.next_digest_at,
    sqlite_where=members.c.next_digest_at.is_not(None),
    postgresql_where=members.c.next_digest_at.is_not(None),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("role", Choice(Role), nullable=False),
    Column("invited_by", Id, ForeignKey("members.id"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", Id, ForeignKey("members.id"), index=True),
    Column("used_at", Moment),
    sqlite_autoincrement=True,
)
