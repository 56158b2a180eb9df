"""The table of questions put to customers after a deal or a meeting (R13).

Erasing a person (R52) leaves their scores for the numbers, as nobody's.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from domain.customers.surveys import Occasion
from storage.tables.metadata import metadata
from storage.types import Choice, Id, Moment

surveys = Table(
    "surveys",
    metadata,
    Column("id", Id, primary_key=True),
    Column("customer_id", Id, ForeignKey("customers.id")),
    Column("client_id", Id, ForeignKey("clients.id"), nullable=False, index=True),
    Column("manager_id", Id, ForeignKey("members.id"), nullable=False, index=True),
    Column("occasion", Choice(Occasion), nullable=False),
    Column("deal_id", Id, ForeignKey("deals.id"), unique=True),
    Column("touch_id", Id, ForeignKey("touches.id"), unique=True),
    Column("asked_at", Moment, nullable=False),
    Column("score", Integer),
    Column("comment", Text, nullable=False),
    Column("answered_at", Moment),
    sqlite_autoincrement=True,
)
IS_ANSWERED = surveys.c.answered_at.is_not(None)
Index("ix_surveys_customer_id_asked_at", surveys.c.customer_id, surveys.c.asked_at)
Index(
    "ix_surveys_answered_at",
    surveys.c.answered_at,
    sqlite_where=IS_ANSWERED,
    postgresql_where=IS_ANSWERED,
)
