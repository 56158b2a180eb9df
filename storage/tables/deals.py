"""Tables of the pipelines and the deals on their way through them (R28)."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from domain.deals import LostReason, StageKind
from storage.tables.metadata import metadata
from storage.types import Choice, Day, Id, Moment

pipelines = Table(
    "pipelines",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    sqlite_autoincrement=True,
)

stages = Table(
    "stages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("pipeline_id", Id, ForeignKey("pipelines.id"), nullable=False, index=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("probability", Integer, nullable=False),
    Column("days_allowed", Integer),
    Column("kind", Choice(StageKind), nullable=False),
    sqlite_autoincrement=True,
)

deals = Table(
    "deals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False, index=True),
    # The manager of the client once more: a manager's deals are found by one index.
    Column("manager_id", Id, ForeignKey("members.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("title_key", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("stage_id", Id, ForeignKey("stages.id"), nullable=False, index=True),
    Column("stage_since", Moment, nullable=False),
    Column("expected_on", Day),
    Column("opened_at", Moment, nullable=False),
    Column("opened_by", Id, ForeignKey("members.id"), nullable=False),
    Column("closed_at", Moment),
    Column("lost_reason", Choice(LostReason)),
    Column("lost_note", Text, nullable=False),
    sqlite_autoincrement=True,
)
IS_OPEN = deals.c.closed_at.is_(None)
IS_CLOSED = deals.c.closed_at.is_not(None)
Index("ix_deals_opened_by_opened_at", deals.c.opened_by, deals.c.opened_at)
Index(
    "ix_deals_closed_at",
    deals.c.closed_at,
    sqlite_where=IS_CLOSED,
    postgresql_where=IS_CLOSED,
)
Index(
    "ix_deals_open_of_manager",
    deals.c.manager_id,
    deals.c.stage_id,
    deals.c.stage_since,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)
Index(
    "ix_deals_open",
    deals.c.stage_id,
    deals.c.stage_since,
    sqlite_where=IS_OPEN,
    postgresql_where=IS_OPEN,
)

deal_moves = Table(
    "deal_moves",
    metadata,
    Column("id", Id, primary_key=True),
    Column("deal_id", Id, ForeignKey("deals.id"), nullable=False, index=True),
    Column("member_id", Id, ForeignKey("members.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("from_stage_id", Id, ForeignKey("stages.id"), index=True),
    Column("to_stage_id", Id, ForeignKey("stages.id"), nullable=False, index=True),
    Column("reason", Choice(LostReason)),
    Column("note", Text, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_deal_moves_member_id_at", deal_moves.c.member_id, deal_moves.c.at)
