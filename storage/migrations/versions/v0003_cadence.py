"""Cadence and rest: policy, rounds, exceptions, the archive's dates, and what they come from."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

DAY = 24 * 3600 * 1_000_000
HALF_YEAR, MORNING = 182 * DAY, 7 * 3600 * 1_000_000
"""After so many microseconds an archived contact is tried again, in the morning (R26)."""
EFFECTIVE = """
UPDATE clients SET effective_touch_at = (
    SELECT max(touches.at) FROM touches
    WHERE touches.client_id = clients.id AND touches.kind != 'mailing' AND (
        touches.outcome IS NULL
        OR touches.outcome NOT IN ('no_answer', 'busy', 'wrong_person', 'number_missing')
    )
) WHERE last_touch_at IS NOT NULL
"""
HELD_BACK = """
UPDATE clients SET allowed_from = (
    SELECT rounds.rest_until FROM rounds WHERE rounds.client_id = clients.id
) WHERE id IN (SELECT client_id FROM rounds WHERE ended_at IS NOT NULL)
"""
CHECKED = f"""
UPDATE contacts SET check_at = {HALF_YEAR + MORNING} + coalesce(
    (SELECT max(touches.at) FROM touches WHERE touches.contact_id = contacts.id),
    (SELECT clients.created_at FROM clients WHERE clients.id = contacts.client_id)
) / {DAY} * {DAY} WHERE state = 'archived'
"""  # noqa: S608 — put together from our own constants
RESTING = """
INSERT INTO rounds (client_id, number, fruitless, silent, ended_at, ended_why, words, rest_until)
SELECT client_id, 1, 0, 0, created_at, 'decision', text, due_at FROM reminders
WHERE id IN (
    SELECT max(id) FROM reminders
    WHERE state = 'open' AND kind = 'recontact' AND rings_at IS NOT NULL GROUP BY client_id
)
"""
"""A return that has still to ring lies ahead; a migration knows no other clock. Everybody else's
round begins with the next touch: an upgrade puts nobody to rest for what was long before it."""


def upgrade() -> None:
    _columns()
    _policy()
    _rounds()
    _exceptions()
    op.execute(EFFECTIVE)
    op.execute(CHECKED)
    op.execute(RESTING)
    op.execute(HELD_BACK)


def downgrade() -> None:
    for table in ("marks", "cadence_exceptions", "rounds", "policy_changes"):
        op.drop_table(table)
    op.drop_index("ix_reminders_returns", "reminders")
    op.drop_index("ix_touches_mailings", "touches")
    op.drop_index("ix_touches_contact_id_at", "touches")
    op.create_index("ix_touches_contact_id", "touches", ["contact_id"])
    op.drop_index("ix_contacts_check_at", "contacts")
    op.drop_column("contacts", "check_at")
    op.drop_index("ix_clients_held_back", "clients")
    op.drop_index("ix_clients_last_touch", "clients")
    op.create_index(
        "ix_clients_manager_id_last_touch_at", "clients", ["manager_id", "last_touch_at"]
    )
    op.drop_column("clients", "allowed_from")
    op.drop_column("clients", "effective_touch_at")


def _index(table: str, *columns: str, name: str = "", where: str = "") -> None:
    part = sa.text(where) if where else None
    op.create_index(
        name or f"ix_{table}_{'_'.join(columns)}",
        table,
        list(columns),
        sqlite_where=part,
        postgresql_where=part,
    )


def _table(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", Id, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _of(table: str, column: str, target: str, *, nullable: bool = False) -> tuple[Any, Any]:
    """Return a column that refers to another table, with its foreign key."""
    return (
        sa.Column(column, Id, nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}"),
    )


def _columns() -> None:
    op.add_column("clients", sa.Column("effective_touch_at", Moment))
    op.add_column("clients", sa.Column("allowed_from", Moment))
    op.drop_index("ix_clients_manager_id_last_touch_at", "clients")
    columns = ("manager_id", "last_touch_at", "allowed_from")
    _index("clients", *columns, name="ix_clients_last_touch")
    held_back = "allowed_from IS NOT NULL"
    _index("clients", "manager_id", "allowed_from", name="ix_clients_held_back", where=held_back)
    op.add_column("contacts", sa.Column("check_at", Moment))
    _index("contacts", "check_at", where="check_at IS NOT NULL")
    op.drop_index("ix_touches_contact_id", "touches")
    _index("touches", "contact_id", "at")
    _index("touches", "contact_id", "at", name="ix_touches_mailings", where="kind = 'mailing'")
    returning = "state = 'open' AND kind IN ('recontact', 'reactivation')"
    _index("reminders", "member_id", "due_at", name="ix_reminders_returns", where=returning)


def _policy() -> None:
    _table(
        "policy_changes",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("before", sa.Integer, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        *_of("policy_changes", "set_by", "members"),
        sa.Column("set_at", Moment, nullable=False),
    )
    _index("policy_changes", "set_by")
    _table(
        "marks",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("name", name="uq_marks_name"),
    )


def _rounds() -> None:
    _table(
        "rounds",
        *_of("rounds", "client_id", "clients"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("fruitless", sa.Integer, nullable=False),
        sa.Column("began_at", Moment),
        sa.Column("silent", sa.Integer, nullable=False),
        sa.Column("agreed_at", Moment),
        sa.Column("ended_at", Moment),
        sa.Column("ended_why", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("rest_until", Moment),
        sa.Column("woke_at", Moment),
        sa.Column("woke_why", sa.Text),
        sa.UniqueConstraint("client_id", "number", name="uq_rounds_client_id_number"),
    )
    begun = "ended_at IS NULL AND began_at IS NOT NULL"
    _index("rounds", "began_at", name="ix_rounds_begun", where=begun)
    silent = "ended_at IS NULL AND silent != 0"
    _index("rounds", "silent", name="ix_rounds_silent", where=silent)
    resting = "ended_at IS NOT NULL AND woke_at IS NULL"
    _index("rounds", "rest_until", name="ix_rounds_resting", where=resting)


def _exceptions() -> None:
    table = "cadence_exceptions"
    _table(
        table,
        *_of(table, "member_id", "members"),
        *_of(table, "client_id", "clients"),
        *_of(table, "contact_id", "contacts", nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("rule", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        *_of(table, "touch_id", "touches", nullable=True),
        *_of(table, "reminder_id", "reminders", nullable=True),
    )
    for column in ("client_id", "contact_id", "at", "touch_id", "reminder_id"):
        _index(table, column)
    _index(table, "member_id", "at")
