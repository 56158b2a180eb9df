"""The machine's own bookmarks."""

from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from storage.tables.marks import marks
from storage.transaction import Transaction

_insert = insert(marks)
PUT: Final = _insert.on_conflict_do_update(
    index_elements=["name"], set_={"value": _insert.excluded.value}
)
GET: Final = select(marks.c.value).where(marks.c.name == bindparam("mark"))


class SqlMarkBook:
    """Where bookmarks are kept. They are not journalled: no person has made them."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def get(self, name: str) -> int | None:
        """Return the number that was put under a name, or nothing."""
        value: int | None = await self._transaction.scalar(GET, {"mark": name})
        return value

    async def put(self, name: str, value: int) -> None:
        """Keep a number under a name; the one before it is forgotten."""
        await self._transaction.execute(PUT, {"name": name, "value": value})
