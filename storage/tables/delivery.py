"""Tables of what comes in from Telegram, what goes out to it, and talks that are under way."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    false,
)

from storage.tables.metadata import metadata
from storage.types import Moment

inbox = Table(
    "inbox",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_key", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("error", Text),
)
NOT_WORKED = inbox.c.state == "pending"
Index(
    "ix_inbox_not_worked", inbox.c.update_id, sqlite_where=NOT_WORKED, postgresql_where=NOT_WORKED
)
Index("ix_inbox_received_at", inbox.c.received_at)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("lane", SmallInteger, nullable=False),
    Column("method", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("dedupe_key", Text, unique=True),
    Column("update_id", BigInteger),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("repeated", Boolean, nullable=False),
    Column("not_before", Moment),
    Column("created_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("sent_at", Moment),
    Column("message_id", BigInteger),
    Column("error", Text),
    Column("receipt", Text, nullable=False, server_default=""),
    Column("fleeting", Boolean, nullable=False, server_default=false()),
)
NOT_SETTLED = outbox.c.state.in_(("pending", "claimed"))
Index("ix_outbox_not_settled", outbox.c.id, sqlite_where=NOT_SETTLED, postgresql_where=NOT_SETTLED)
Index("ix_outbox_created_at", outbox.c.created_at)

outbox_files = Table(
    "outbox_files",
    metadata,
    # Checked at the commit: deferred rows of several units may put the file before its letter.
    Column(
        "outbox_id",
        ForeignKey("outbox.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    Column("name", Text, primary_key=True),
    Column("filename", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("business_connection_id", Text, primary_key=True),
    Column("destiny", Text, primary_key=True),
    Column("state", Text),
    Column("data", Text, nullable=False),
)
