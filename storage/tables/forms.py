"""Tables of forms, their answers, and who opened a link (R50).

Erasing a person (R52) leaves their forms for the numbers, as nobody's.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from domain.customers.consents import Channel
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment

forms = Table(
    "forms",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customers.id")),
    Column("magnet_id", Id, ForeignKey("magnets.id"), nullable=False),
    Column("link_id", Id, ForeignKey("magnet_links.id"), nullable=False, index=True),
    Column("channel", Choice(Channel), nullable=False),
    Column("inviter_id", Id, ForeignKey("customers.id"), index=True),
    Column("consented_at", Moment, nullable=False),
    Column("resumed_at", Moment),
    Column("completed_at", Moment),
    Column("gift_at", Moment),
    Column("back_to", Id, ForeignKey("magnet_questions.id"), index=True),
    UniqueConstraint("customer_id", "magnet_id"),
    sqlite_autoincrement=True,
)
IS_GOING = forms.c.completed_at.is_(None)
Index("ix_forms_magnet_id_consented_at", forms.c.magnet_id, forms.c.consented_at)
Index(
    "ix_forms_going",
    forms.c.customer_id,
    forms.c.consented_at,
    sqlite_where=IS_GOING,
    postgresql_where=IS_GOING,
)

form_answers = Table(
    "form_answers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("form_id", Id, ForeignKey("forms.id"), nullable=False),
    Column("question_id", Id, ForeignKey("magnet_questions.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("skipped", Boolean(create_constraint=False), nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("form_id", "question_id"),
    sqlite_autoincrement=True,
)

openings = Table(
    "openings",
    metadata,
    Column("link_id", Id, ForeignKey("magnet_links.id"), nullable=False),
    Column("person", Text, nullable=False),
    Column("first_at", Moment, nullable=False),
    PrimaryKeyConstraint("link_id", "person"),
    sqlite_with_rowid=False,
)
"""``person`` is a keyed hash: who did not agree is not stored (R51)."""
