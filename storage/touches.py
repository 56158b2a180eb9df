"""The log of touches (R5)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, bindparam, func, literal_column, select

from domain.touches import Media, Touch
from storage.journal import Journal
from storage.rows import values_of
from storage.tables.touches import touches
from storage.transaction import Transaction

NEWEST = (touches.c.at.desc(), touches.c.id.desc())
IS_OUTGOING = touches.c.direction == literal_column("'outgoing'")
OF_CLIENT: Select[Any] = (
    select(touches)
    .where(touches.c.client_id == bindparam("client"))
    .order_by(*NEWEST)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
COUNT = select(func.count()).where(touches.c.client_id == bindparam("client"))


class SqlTouchLog:
    """Where touches are kept."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal

    async def add(self, touch: Touch) -> Touch:
        """Store a new touch (``id`` 0); return it with its id."""
        return replace(touch, id=await self._journal.insert(touches, touch_row(touch)))

    async def of_client(self, client_id: int, *, limit: int, offset: int = 0) -> Sequence[Touch]:
        """Return touches of a client, newest first."""
        values = {"client": client_id, "limit": limit, "offset": offset}
        rows = await self._transaction.all(OF_CLIENT, values)
        return [read_touch(row._asdict()) for row in rows]

    async def count_of_client(self, client_id: int) -> int:
        """Return how many touches a client has."""
        count: int = await self._transaction.scalar(COUNT, {"client": client_id})
        return count


def touch_row(touch: Touch) -> dict[str, Any]:
    """Return the row of a touch."""
    return values_of(
        touches,
        touch,
        media_kind=touch.media.kind if touch.media else None,
        media_file_id=touch.media.file_id if touch.media else None,
    )


def read_touch(row: dict[str, Any]) -> Touch:
    """Return the touch in a row of the table."""
    kind, file_id = row.pop("media_kind"), row.pop("media_file_id")
    return Touch(**row, media=Media(kind=kind, file_id=file_id) if kind else None)
