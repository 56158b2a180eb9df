"""The client base: team, cards with their search, touches, deals, reminders, changes, drafts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Key, Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DEFAULT_STAGES = (
    ("new", 10, 3, "open"),
    ("contacted", 20, 7, "open"),
    ("need", 40, 14, "open"),
    ("offer", 50, 14, "open"),
    ("negotiation", 70, 14, "open"),
    ("contract", 90, 10, "open"),
    ("won", 100, None, "won"),
    ("lost", 0, None, "lost"),
)
"""Code, probability in per cent, days allowed, kind (R28)."""

TABLES = (
    "search_terms",
    "drafts",
    "changes",
    "reminders",
    "deal_moves",
    "deals",
    "stages",
    "pipelines",
    "touches",
    "tags",
    "points",
    "contacts",
    "clients",
    "invitations",
    "members",
)


def upgrade() -> None:
    _team()
    _clients()
    _contacts()
    _search()
    _touches()
    _pipelines()
    _deals()
    _reminders()
    _changes_and_drafts()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def _table(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        sa.Column("id", Id, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sqlite_autoincrement=True,
    )


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, Moment, nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False)


def _of(table: str, column: str, target: str, *, nullable: bool = False) -> tuple[Any, Any]:
    """Return a column that refers to another table, with its foreign key."""
    return (
        sa.Column(column, Id, nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}"),
    )


def _index(
    table: str, *columns: str, name: str = "", where: str = "", unique: bool = False
) -> None:
    part = sa.text(where) if where else None
    op.create_index(
        name or f"ix_{table}_{'_'.join(columns)}",
        table,
        list(columns),
        unique=unique,
        sqlite_where=part,
        postgresql_where=part,
    )


def _team() -> None:
    _table(
        "members",
        sa.Column("telegram_id", sa.BigInteger, nullable=False),
        *map(_text, ("name", "role", "state", "locale", "timezone")),
        *map(_text, ("digest_at", "work_from", "work_till", "quiet_days")),
        sa.Column("next_digest_at", Moment),
        _moment("joined_at"),
        sa.UniqueConstraint("telegram_id", name="uq_members_telegram_id"),
    )
    _index("members", "next_digest_at", where="next_digest_at IS NOT NULL")
    _table(
        "invitations",
        _text("code"),
        _text("role"),
        *_of("invitations", "invited_by", "members"),
        _moment("created_at"),
        _moment("expires_at"),
        *_of("invitations", "used_by", "members", nullable=True),
        sa.Column("used_at", Moment),
        sa.UniqueConstraint("code", name="uq_invitations_code"),
    )
    _index("invitations", "invited_by")
    _index("invitations", "used_by")


def _clients() -> None:
    _table(
        "clients",
        _text("kind"),
        _text("name"),
        sa.Column("name_key", Key, nullable=False),
        *_of("clients", "manager_id", "members"),
        *map(_text, ("inn", "trade")),
        sa.Column("headcount", sa.Integer),
        *map(_text, ("city", "address", "working_hours", "site", "requisites", "grade")),
        sa.Column("standing", sa.Text),
        *map(_text, ("source", "notes")),
        _moment("created_at"),
        *_of("clients", "created_by", "members"),
        sa.Column("last_touch_at", Moment),
    )
    _index("clients", "inn", name="uq_clients_inn", where="inn != ''", unique=True)
    _index("clients", "name_key")
    _index("clients", "manager_id", "last_touch_at")
    _index("clients", "created_by", "created_at")
    _index(
        "clients",
        "manager_id",
        "created_at",
        name="ix_clients_new_leads",
        where="last_touch_at IS NULL AND source >= 'magnet:' AND source < 'magnet;'",
    )


def _contacts() -> None:
    _table(
        "contacts",
        *_of("contacts", "client_id", "clients"),
        *map(_text, ("surname", "name", "patronymic", "position", "position_text")),
        sa.Column("birthday", sa.Text),
        *map(_text, ("city", "timezone", "call_hours", "channel", "holiday", "source", "notes")),
        sa.Column("do_not_contact", sa.Boolean, nullable=False),
        _text("state"),
    )
    _index("contacts", "client_id")
    _table(
        "points",
        *_of("points", "client_id", "clients"),
        *_of("points", "contact_id", "contacts", nullable=True),
        _text("kind"),
        _text("value"),
    )
    _index("points", "client_id")
    _index("points", "contact_id")
    identity = "kind IN ('phone', 'email')"
    _index("points", "value", "kind", name="uq_points_value_kind", where=identity, unique=True)
    _index("points", "value", name="ix_points_messenger", where="kind = 'messenger'")
    _table(
        "tags",
        *_of("tags", "client_id", "clients"),
        _text("tag"),
        sa.UniqueConstraint("client_id", "tag", name="uq_tags_client_id_tag"),
    )


def _search() -> None:
    op.create_table(
        "search_terms",
        sa.Column("client_id", Id, nullable=False),
        sa.Column("term", Key, nullable=False),
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("manager_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("client_id", "term", "contact_id", name="pk_search_terms"),
        sqlite_with_rowid=False,
    )
    place = ("term", "client_id", "contact_id")
    _index("search_terms", "manager_id", *place, name="ix_search_terms_of_manager")
    _index("search_terms", *place, name="ix_search_terms_of_all")


def _touches() -> None:
    _table(
        "touches",
        *_of("touches", "client_id", "clients"),
        *_of("touches", "contact_id", "contacts", nullable=True),
        *_of("touches", "manager_id", "members"),
        _text("kind"),
        _text("direction"),
        _moment("at"),
        sa.Column("outcome", sa.Text),
        *map(_text, ("note", "objections", "competitor")),
        sa.Column("duration", sa.Integer),
        sa.Column("media_kind", sa.Text),
        sa.Column("media_file_id", sa.Text),
    )
    _index("touches", "contact_id")
    _index("touches", "client_id", "at")
    _index("touches", "manager_id", "at")


def _pipelines() -> None:
    _table("pipelines", _text("name"), _number("position"))
    _table(
        "stages",
        *_of("stages", "pipeline_id", "pipelines"),
        *map(_text, ("code", "name")),
        *map(_number, ("position", "probability")),
        sa.Column("days_allowed", sa.Integer),
        _text("kind"),
    )
    _index("stages", "pipeline_id")
    op.execute("INSERT INTO pipelines (name, position) VALUES ('', 0)")
    stages = sa.table(
        "stages",
        *map(sa.column, ("pipeline_id", "code", "name", "position")),
        *map(sa.column, ("probability", "days_allowed", "kind")),
    )
    default: Any = sa.select(sa.func.min(sa.column("id"))).select_from(sa.table("pipelines"))
    for position, (code, probability, days_allowed, kind) in enumerate(DEFAULT_STAGES):
        values = {
            "pipeline_id": default.scalar_subquery(),
            "code": code,
            "name": "",
            "position": position,
            "probability": probability,
            "days_allowed": days_allowed,
            "kind": kind,
        }
        op.execute(stages.insert().values(values))


def _deals() -> None:
    _table(
        "deals",
        *_of("deals", "client_id", "clients"),
        *_of("deals", "manager_id", "members"),
        *map(_text, ("title", "title_key")),
        sa.Column("amount", sa.BigInteger, nullable=False),
        *_of("deals", "stage_id", "stages"),
        _moment("stage_since"),
        sa.Column("expected_on", sa.Text),
        _moment("opened_at"),
        *_of("deals", "opened_by", "members"),
        sa.Column("closed_at", Moment),
        sa.Column("lost_reason", sa.Text),
        _text("lost_note"),
    )
    for column in ("client_id", "manager_id", "stage_id"):
        _index("deals", column)
    _index("deals", "opened_by", "opened_at")
    columns = ("stage_id", "stage_since")
    is_open = "closed_at IS NULL"
    _index("deals", "manager_id", *columns, name="ix_deals_open_of_manager", where=is_open)
    _index("deals", *columns, name="ix_deals_open", where=is_open)
    _table(
        "deal_moves",
        *_of("deal_moves", "deal_id", "deals"),
        *_of("deal_moves", "member_id", "members"),
        _moment("at"),
        *_of("deal_moves", "from_stage_id", "stages", nullable=True),
        *_of("deal_moves", "to_stage_id", "stages"),
        sa.Column("reason", sa.Text),
        _text("note"),
    )
    for column in ("deal_id", "from_stage_id", "to_stage_id"):
        _index("deal_moves", column)
    _index("deal_moves", "member_id", "at")


def _reminders() -> None:
    _table(
        "reminders",
        *_of("reminders", "member_id", "members"),
        *_of("reminders", "client_id", "clients", nullable=True),
        *_of("reminders", "contact_id", "contacts", nullable=True),
        *_of("reminders", "deal_id", "deals", nullable=True),
        *map(_text, ("kind", "text")),
        _moment("due_at"),
        sa.Column("rings_at", Moment),
        _text("state"),
        _moment("created_at"),
        *_of("reminders", "created_by", "members"),
        *_of("reminders", "touch_id", "touches", nullable=True),
        sa.Column("closed_at", Moment),
        _text("closed_why"),
    )
    for column in ("member_id", "contact_id", "deal_id", "created_by", "touch_id"):
        _index("reminders", column)
    _index("reminders", "client_id", "state")
    columns = ("member_id", "due_at")
    _index("reminders", *columns, name="ix_reminders_open_of_member", where="state = 'open'")
    ringing = "state = 'open' AND rings_at IS NOT NULL"
    _index("reminders", "rings_at", name="ix_reminders_ringing", where=ringing)


def _changes_and_drafts() -> None:
    _table(
        "changes",
        *_of("changes", "member_id", "members"),
        _moment("at"),
        *map(_text, ("key", "facts", "rows")),
        sa.Column("undone_at", Moment),
    )
    _index("changes", "member_id", "at")
    _table(
        "drafts",
        *_of("drafts", "member_id", "members"),
        *map(_text, ("verb", "text", "data")),
        _moment("created_at"),
    )
    _index("drafts", "member_id")
