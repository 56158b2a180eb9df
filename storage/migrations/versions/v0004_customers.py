"""Customers: magnets with links and codes, consents, forms, leads, friends, surveys (R50-R54).

New leads are read off the table of leads from here on. Clients that had a source ``magnet:…`` typed
in before stay as they are: nobody came by a magnet yet, so they are clients never touched.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import flag, index, moment, referring, table, text, unique
from storage.types import Id, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    "replays",
    "surveys",
    "referrals",
    "friend_links",
    "leads",
    "openings",
    "form_answers",
    "forms",
    "consents",
    "consent_texts",
    "code_debts",
    "magnet_codes",
    "customers",
    "operators",
    "magnet_links",
    "magnet_questions",
    "magnet_files",
    "magnets",
)
"""In the order in which they can go."""
NEW_LEADS = "last_touch_at IS NULL AND source >= 'magnet:' AND source < 'magnet;'"


def upgrade() -> None:
    op.drop_index("ix_clients_new_leads", "clients")
    _members()
    _magnets()
    _customers()
    _codes()
    _consents()
    _forms()
    _leads()
    _referrals()
    _surveys()
    _replays()


def downgrade() -> None:
    op.drop_index("ix_touches_meetings", "touches")
    op.drop_index("ix_deals_closed_at", "deals")
    for name in TABLES:
        op.drop_table(name)
    for column in ("edits_magnets", "cities", "takes_leads"):
        op.drop_column("members", column)
    index("clients", "manager_id", "created_at", name="ix_clients_new_leads", where=NEW_LEADS)


def _members() -> None:
    flags = (("takes_leads", sa.true()), ("edits_magnets", sa.false()))
    for name, value in flags:
        op.add_column("members", sa.Column(name, sa.Boolean, nullable=False, server_default=value))
    op.add_column("members", sa.Column("cities", sa.Text, nullable=False, server_default="[]"))


def _magnets() -> None:
    table(
        "magnets",
        *map(text, ("title", "promise", "picture", "gift_text", "gift_link")),
        flag("gift_coded"),
        *map(text, ("reward_text", "reward_link")),
        flag("reward_coded"),
        *map(text, ("purpose", "handing")),
        *referring("magnets", "manager_id", nullable=True),
        text("state"),
        moment("created_at"),
        *referring("magnets", "created_by"),
    )
    index("magnets", "manager_id")
    index("magnets", "created_by")
    table(
        "magnet_files",
        *referring("magnet_files", "magnet_id"),
        text("part"),
        sa.Column("position", sa.Integer, nullable=False),
        *map(text, ("kind", "file_id", "name")),
        sa.Column("size", sa.BigInteger, nullable=False),
    )
    table(
        "magnet_questions",
        *referring("magnet_questions", "magnet_id"),
        sa.Column("position", sa.Integer, nullable=False),
        *map(text, ("ask", "text")),
        *map(flag, ("required", "removed")),
    )
    table(
        "magnet_links",
        *referring("magnet_links", "magnet_id"),
        *map(text, ("code", "name", "web_key", "origins")),
        moment("created_at"),
        unique("magnet_links", "code"),
    )
    for part in ("magnet_files", "magnet_questions", "magnet_links"):
        index(part, "magnet_id")
    name = "uq_magnet_links_web_key"
    index("magnet_links", "web_key", name=name, where="web_key != ''", once=True)
    table("operators", *map(text, ("name", "address", "email", "term")))


def _customers() -> None:
    table(
        "customers",
        sa.Column("telegram_id", sa.BigInteger),
        *map(text, ("locale", "name", "phone")),
        flag("phone_proved"),
        *map(text, ("email", "city")),
        *referring("customers", "client_id", "contact_id", nullable=True),
        flag("owns_card"),
        sa.Column("blocked_at", Moment),
        *map(moment, ("created_at", "seen_at")),
    )
    index("customers", "client_id")
    index("customers", "contact_id")
    parts = (
        ("uq_customers_telegram_id", "telegram_id", "telegram_id IS NOT NULL"),
        ("uq_customers_site_phone", "phone", "telegram_id IS NULL AND phone != ''"),
        ("ix_customers_site_email", "email", "telegram_id IS NULL AND email != ''"),
        ("ix_customers_without_card", "seen_at", "client_id IS NULL"),
    )
    for name, column, where in parts:
        index("customers", column, name=name, where=where, once=name.startswith("uq_"))


def _codes() -> None:
    table(
        "magnet_codes",
        *referring("magnet_codes", "magnet_id"),
        *map(text, ("part", "code")),
        *referring("magnet_codes", "customer_id", nullable=True),
        sa.Column("for_friend", Id, nullable=False),
        sa.Column("given_at", Moment),
        sa.Column("person", sa.Text),
        unique("magnet_codes", "magnet_id", "part", "code"),
        unique("magnet_codes", "customer_id", "magnet_id", "part", "for_friend"),
    )
    part = ("magnet_id", "part")
    index("magnet_codes", *part, "id", name="ix_magnet_codes_free", where="given_at IS NULL")
    who = ("person", "magnet_id")
    index("magnet_codes", *who, name="ix_magnet_codes_person", where="person IS NOT NULL")
    index("magnet_codes", *part, "given_at", name="ix_magnet_codes_counted")
    table(
        "code_debts",
        *referring("code_debts", "magnet_id"),
        text("part"),
        *referring("code_debts", "customer_id"),
        sa.Column("for_friend", Id, nullable=False),
        moment("since"),
        unique("code_debts", "customer_id", "magnet_id", "part", "for_friend"),
    )
    index("code_debts", "magnet_id", "part", "since", name="ix_code_debts_since")


def _consents() -> None:
    table(
        "consent_texts",
        *referring("consent_texts", "magnet_id"),
        *map(text, ("purpose", "locale")),
        sa.Column("version", sa.Integer, nullable=False),
        text("text"),
        flag("own"),
        moment("created_at"),
        unique("consent_texts", "magnet_id", "purpose", "locale", "version"),
    )
    table(
        "consents",
        *referring("consents", "customer_id", nullable=True),
        *referring("consents", "magnet_id", "text_id"),
        sa.Column("version", sa.Integer, nullable=False),
        *map(text, ("digest", "purpose", "channel")),
        moment("given_at"),
        sa.Column("withdrawn_at", Moment),
        sa.Column("withdrawn_why", sa.Text),
        text("person"),
    )
    for column in ("customer_id", "magnet_id", "text_id"):
        index("consents", column)
    stands = "purpose = 'mailing' AND withdrawn_at IS NULL"
    index("consents", "customer_id", name="ix_consents_mailing", where=stands)


def _forms() -> None:
    table(
        "forms",
        *referring("forms", "customer_id", nullable=True),
        *referring("forms", "magnet_id", "link_id"),
        text("channel"),
        *referring("forms", "inviter_id", nullable=True),
        moment("consented_at"),
        sa.Column("resumed_at", Moment),
        sa.Column("completed_at", Moment),
        sa.Column("gift_at", Moment),
        *referring("forms", "back_to", nullable=True),
        unique("forms", "customer_id", "magnet_id"),
    )
    for column in ("link_id", "inviter_id", "back_to"):
        index("forms", column)
    index("forms", "magnet_id", "consented_at")
    columns = ("customer_id", "consented_at")
    index("forms", *columns, name="ix_forms_going", where="completed_at IS NULL")
    table(
        "form_answers",
        *referring("form_answers", "form_id", "question_id"),
        moment("at"),
        flag("skipped"),
        text("value"),
        unique("form_answers", "form_id", "question_id"),
    )
    index("form_answers", "question_id")
    op.create_table(
        "openings",
        *referring("openings", "link_id"),
        text("person"),
        moment("first_at"),
        sa.PrimaryKeyConstraint("link_id", "person", name="pk_openings"),
        sqlite_with_rowid=False,
    )


def _leads() -> None:
    wanted = ("client_id", "magnet_id", "link_id")
    optional = ("contact_id", "customer_id", "form_id")
    table(
        "leads",
        *referring("leads", *wanted, "given_to"),
        *referring("leads", *optional, nullable=True),
        sa.Column("manager_id", Id, nullable=False),
        *map(flag, ("known", "proved")),
        text("flaws"),
        *map(moment, ("came_at", "due_at")),
        *(sa.Column(name, Moment) for name in ("told_at", "told_head_at", "settled_at")),
        sa.Column("settled_why", sa.Text),
    )
    for name in (*wanted, *optional):
        index("leads", name)
    index("leads", "given_to", "came_at")
    is_open = "settled_at IS NULL"
    index("leads", "came_at", name="ix_leads_open", where=is_open)
    index("leads", "manager_id", "came_at", name="ix_leads_open_of_manager", where=is_open)
    index("leads", "came_at", name="ix_leads_untold", where=f"{is_open} AND told_at IS NULL")
    unreported = f"{is_open} AND told_head_at IS NULL"
    index("leads", "due_at", name="ix_leads_unreported", where=unreported)


def _referrals() -> None:
    table(
        "friend_links",
        *referring("friend_links", "customer_id", "magnet_id"),
        text("code"),
        moment("created_at"),
        unique("friend_links", "code"),
        unique("friend_links", "customer_id", "magnet_id"),
    )
    index("friend_links", "magnet_id")
    table(
        "referrals",
        *referring("referrals", "inviter_id", "friend_id", nullable=True),
        *referring("referrals", "magnet_id"),
        moment("at"),
        unique("referrals", "friend_id"),
    )
    index("referrals", "inviter_id")
    index("referrals", "magnet_id")


def _surveys() -> None:
    table(
        "surveys",
        *referring("surveys", "customer_id", nullable=True),
        *referring("surveys", "client_id", "manager_id"),
        text("occasion"),
        *referring("surveys", "deal_id", "touch_id", nullable=True),
        moment("asked_at"),
        sa.Column("score", sa.Integer),
        text("comment"),
        sa.Column("answered_at", Moment),
        unique("surveys", "deal_id"),
        unique("surveys", "touch_id"),
    )
    index("surveys", "client_id")
    index("surveys", "manager_id")
    index("surveys", "customer_id", "asked_at")
    index("surveys", "answered_at", where="answered_at IS NOT NULL")
    index("deals", "closed_at", where="closed_at IS NOT NULL")
    index("touches", "at", name="ix_touches_meetings", where="kind = 'meeting'")


def _replays() -> None:
    table(
        "replays",
        *referring("replays", "link_id"),
        *map(text, ("key", "body")),
        sa.Column("status", sa.Integer, nullable=False),
        text("answer"),
        moment("at"),
        unique("replays", "link_id", "key"),
    )
    index("replays", "at")
