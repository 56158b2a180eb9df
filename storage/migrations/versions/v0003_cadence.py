"""Cadence and rest: policy, rounds, exceptions, the archive's dates, and what they come from."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BATCH = 5_000
"""Clients whose touches are read at a time."""
HALF_YEAR = 182 * 24 * 3600 * 1_000_000
"""After so many microseconds an archived contact is tried again (R26)."""
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
UPDATE contacts SET check_at = {HALF_YEAR} + coalesce(
    (SELECT max(touches.at) FROM touches WHERE touches.contact_id = contacts.id),
    (SELECT clients.created_at FROM clients WHERE clients.id = contacts.client_id)
) WHERE state = 'archived'
"""  # noqa: S608 — put together from our own constants
TOUCHES = sa.text(
    "SELECT id, client_id, kind, direction, at, outcome FROM touches"
    " WHERE client_id > :low AND client_id <= :high ORDER BY client_id, at, id"
)
AGREEMENTS = sa.text(
    "SELECT touch_id FROM reminders WHERE client_id > :low AND client_id <= :high"
    " AND kind = 'agreed' AND touch_id IS NOT NULL"
)
BUYERS = sa.text(
    "SELECT DISTINCT deals.client_id FROM deals JOIN stages ON stages.id = deals.stage_id"
    " WHERE deals.client_id > :low AND deals.client_id <= :high AND stages.kind = 'won'"
)
RETURNS = sa.text(
    "SELECT client_id, text, due_at, created_at FROM reminders"
    " WHERE client_id > :low AND client_id <= :high AND state = 'open'"
    " AND kind = 'recontact' AND rings_at IS NOT NULL ORDER BY due_at DESC, id DESC"
)
"""A return that has still to ring lies ahead; a migration knows no other clock."""
ROUNDS = sa.table(
    "rounds",
    *map(sa.column, ("client_id", "number", "fruitless", "began_at", "silent", "ended_at")),
    *map(sa.column, ("ended_why", "words", "rest_until")),
)


def upgrade() -> None:
    _columns()
    _policy()
    _rounds()
    _exceptions()
    op.execute(EFFECTIVE)
    op.execute(CHECKED)
    for rows in _replayed(op.get_bind()):
        op.get_bind().execute(ROUNDS.insert(), rows)
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


def _replayed(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    """Yield the present rounds of clients with a past, some thousand clients at a time (R20)."""
    last = connection.scalar(sa.text("SELECT max(id) FROM clients")) or 0
    for low in range(0, last, BATCH):
        part = {"low": low, "high": low + BATCH}
        agreed = set(connection.scalars(AGREEMENTS, part))
        buyers = set(connection.scalars(BUYERS, part))
        rows: dict[int, dict[str, Any]] = {}
        touches = connection.execute(TOUCHES, part).all()
        for client_id, past in groupby(touches, key=lambda one: one.client_id):
            began_at, silent = (None, 0) if client_id in buyers else _period(past, agreed)
            rows[client_id] = {**_round(client_id), "began_at": began_at, "silent": silent}
        for one in connection.execute(RETURNS, part):
            rows.setdefault(one.client_id, _round(one.client_id)).update(
                ended_at=one.created_at,
                ended_why="decision",
                words=one.text,
                rest_until=one.due_at,
            )
        if rows:
            yield list(rows.values())


def _round(client_id: int) -> dict[str, Any]:
    return {
        "client_id": client_id,
        "number": 1,
        "fruitless": 0,
        "began_at": None,
        "silent": 0,
        "ended_at": None,
        "ended_why": None,
        "words": "",
        "rest_until": None,
    }


def _period(past: Iterable[Any], agreed: set[int]) -> tuple[int | None, int]:
    """Return when the period of a round began, and the silent touches since (R20)."""
    began_at: int | None = None
    silent = 0
    for one in past:
        if one.direction == "incoming":
            began_at, silent = None, 0
        elif one.kind == "meeting":
            began_at, silent = one.at, 0
        else:
            began_at = one.at if began_at is None else began_at
            heard = one.outcome in ("agreed", "asked_info") or one.id in agreed
            silent = 0 if heard else silent + 1
    return began_at, silent
