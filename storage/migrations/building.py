"""How migrations write tables. Old ones speak through it too: what it makes never changes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Moment

TARGETS = {
    "back_to": "magnet_questions",
    "client_id": "clients",
    "contact_id": "contacts",
    "created_by": "members",
    "customer_id": "customers",
    "deal_id": "deals",
    "form_id": "forms",
    "friend_id": "customers",
    "given_to": "members",
    "inviter_id": "customers",
    "link_id": "magnet_links",
    "magnet_id": "magnets",
    "manager_id": "members",
    "question_id": "magnet_questions",
    "text_id": "consent_texts",
    "touch_id": "touches",
}
"""Whom a column refers to."""


def table(name: str, *columns: Any) -> None:
    """Make a table whose numbers are never given twice."""
    op.create_table(
        name,
        sa.Column("id", Id, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def text(name: str) -> sa.Column[Any]:
    """Return a column of texts."""
    return sa.Column(name, sa.Text, nullable=False)


def moment(name: str) -> sa.Column[Any]:
    """Return a column of moments."""
    return sa.Column(name, Moment, nullable=False)


def flag(name: str) -> sa.Column[Any]:
    """Return a column of truths."""
    return sa.Column(name, sa.Boolean, nullable=False)


def referring(of: str, *columns: str, nullable: bool = False) -> list[Any]:
    """Return columns of a table that refer to others, with their foreign keys."""
    found: list[Any] = []
    for column in columns:
        name, target = f"fk_{of}_{column}", f"{TARGETS[column]}.id"
        found.append(sa.Column(column, Id, nullable=nullable))
        found.append(sa.ForeignKeyConstraint([column], [target], name=name))
    return found


def unique(of: str, *columns: str) -> sa.UniqueConstraint:
    """Return that the columns together stand once."""
    return sa.UniqueConstraint(*columns, name=f"uq_{of}_{'_'.join(columns)}")


def index(of: str, *columns: str, name: str = "", where: str = "", once: bool = False) -> None:
    """Make an index, over those rows only where ``where`` is true."""
    part = sa.text(where) if where else None
    op.create_index(
        name or f"ix_{of}_{'_'.join(columns)}",
        of,
        list(columns),
        unique=once,
        sqlite_where=part,
        postgresql_where=part,
    )
