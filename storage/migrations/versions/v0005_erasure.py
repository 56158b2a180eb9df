"""Erasing: acts, tombstones, retention; letters that leave nothing behind; shells of clients."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

UNCLEANED = sa.text("cleaning = 'waiting'")
WORKED = "UPDATE inbox SET payload = '' WHERE state = 'done'"
SENT = "UPDATE outbox SET payload = '' WHERE state = 'sent'"
SENT_FILES = """
DELETE FROM outbox_files WHERE outbox_id IN (SELECT id FROM outbox WHERE state = 'sent')
"""


def upgrade() -> None:
    op.add_column("clients", sa.Column("erased_at", Moment))
    op.add_column("outbox", sa.Column("receipt", sa.Text, nullable=False, server_default=""))
    op.add_column(
        "outbox", sa.Column("fleeting", sa.Boolean, nullable=False, server_default=sa.false())
    )
    _acts()
    _tombstones()
    _proposals()
    _proposed()
    op.execute(WORKED)
    op.execute(SENT)
    op.execute(SENT_FILES)


def downgrade() -> None:
    for table in ("retention_people", "retention_proposals", "tombstones", "erasure_acts"):
        op.drop_table(table)
    op.drop_column("outbox", "fleeting")
    op.drop_column("outbox", "receipt")
    op.drop_column("clients", "erased_at")


def _table(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", Id, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _of_member(table: str, column: str) -> tuple[Any, Any]:
    return (
        sa.Column(column, Id),
        sa.ForeignKeyConstraint([column], ["members.id"], name=f"fk_{table}_{column}"),
    )


def _acts() -> None:
    _table(
        "erasure_acts",
        sa.Column("at", Moment, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        *_of_member("erasure_acts", "approved_by"),
        sa.Column("rows", sa.Text, nullable=False),
        sa.Column("cleaned_at", Moment),
        sa.Column("cleaning", sa.Text, nullable=False),
    )
    op.create_index("ix_erasure_acts_approved_by", "erasure_acts", ["approved_by"])
    op.create_index(
        "ix_erasure_acts_open",
        "erasure_acts",
        ["id"],
        sqlite_where=UNCLEANED,
        postgresql_where=UNCLEANED,
    )


def _tombstones() -> None:
    _table(
        "tombstones",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.UniqueConstraint("hash", "kind", "at", name="uq_tombstones_hash_kind_at"),
    )


def _proposals() -> None:
    name = "retention_proposals"
    _table(
        name,
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("before", Moment, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("looked_to", Id),
        sa.Column("decided_at", Moment),
        *_of_member(name, "decided_by"),
        sa.Column("decision", sa.Text),
        sa.Column("done_at", Moment),
    )
    op.create_index(f"ix_{name}_decided_by", name, ["decided_by"])


def _proposed() -> None:
    name = "retention_people"
    op.create_table(
        name,
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("last_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["retention_proposals.id"], name=f"fk_{name}_proposal_id"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=f"fk_{name}_contact_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contact_id", "proposal_id", name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_listed", name, ["proposal_id", "last_at", "contact_id"])
