"""The machine's own bookmarks."""

from sqlalchemy import BigInteger, Column, Table, Text

from storage.tables.metadata import metadata
from storage.types import Id

marks = Table(
    "marks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("value", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)
