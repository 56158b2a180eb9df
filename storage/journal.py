"""The one way in which books write: each write leaves its before- and after-image (R75).

An image holds only what changed, as plain values (``storage.types``), so that it can be kept as
JSON. The image before comes from the object that the caller had read in the same unit; where one
row is written twice, from the first write.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Delete, Insert, Table, Update, bindparam, delete, insert, update

from storage.transaction import Transaction, TransientError
from storage.types import Plain

Values = Mapping[str, Any]
_SEEN = "seen_"
"""Marks the parameter that holds what a column was when it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """One row written: ``before`` is ``None`` for a new row, ``after`` for a row that is gone."""

    table: str
    id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Journal:
    """Writes rows and remembers in order what it wrote."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._latest: dict[tuple[str, int], dict[str, Any]] = {}
        self.writes: list[Write] = []

    async def insert(self, table: Table, values: Values) -> int:
        """Insert one row; return its id."""
        row_id: int = await self._transaction.scalar(inserting(table), dict(values))
        self._inserted(table, row_id, values)
        return row_id

    async def insert_all(self, table: Table, rows: Sequence[Values]) -> list[int]:
        """Insert rows in one statement; return their ids in order."""
        if len(rows) <= 1:
            return [await self.insert(table, row) for row in rows]
        answer = await self._transaction.execute(inserting(table), [dict(row) for row in rows])
        # Ids are given in the order of the rows, but need not come back in it.
        ids = sorted(int(one) for one in answer.scalars())
        for row_id, row in zip(ids, rows, strict=True):
            self._inserted(table, row_id, row)
        return ids

    async def update(
        self, table: Table, row_id: int, before: Values, after: Values, *, whole: bool = False
    ) -> None:
        """Write those values of ``after`` that differ from ``before``; nothing if none do.

        On PostgreSQL units run side by side: raises ``TransientError`` when another one has
        changed the row since this one read it, so that this one is worked on again: the values
        that are written, or with ``whole`` any that ``before`` knows.
        """
        changed = {name: value for name, value in after.items() if before[name] != value}
        if not changed:
            return
        written = self._latest.get((table.name, row_id), {})
        watched = before if whole else changed
        seen = {f"{_SEEN}{name}": before[name] for name in watched if name not in written}
        statement = updating(table, tuple(sorted(changed)), tuple(sorted(seen)))
        answer = await self._transaction.execute(statement, {**changed, **seen, "row_id": row_id})
        if answer.rowcount != 1:
            raise TransientError(f"a row of {table.name} was changed by somebody else meanwhile")
        self.updated(table, row_id, {name: before[name] for name in changed}, changed)

    async def delete(self, table: Table, row_id: int, before: Values) -> None:
        """Delete a row; ``before`` is all of it."""
        await self._transaction.execute(deleting(table), {"row_id": row_id})
        latest = self._latest.pop((table.name, row_id), {})
        image = {**plain(table, before), **latest}
        self.writes.append(Write(table=table.name, id=row_id, before=image, after=None))

    def updated(self, table: Table, row_id: int, before: Values, after: Values) -> None:
        """Remember a row that a statement of the book's own has updated."""
        latest = self._latest.setdefault((table.name, row_id), {})
        old, new = plain(table, before), plain(table, after)
        old.update((name, latest[name]) for name in old if name in latest)
        latest.update(new)
        self.writes.append(Write(table=table.name, id=row_id, before=old, after=new))

    def _inserted(self, table: Table, row_id: int, values: Values) -> None:
        image = plain(table, values)
        self._latest[(table.name, row_id)] = dict(image)
        self.writes.append(Write(table=table.name, id=row_id, before=None, after=image))


def plain(table: Table, values: Values) -> dict[str, Any]:
    """Return values as they are kept."""
    # A column's name is a kind of str that JSON does not take for a key.
    return {str(name): _plain(table.c[name], value) for name, value in values.items()}


def rich(table: Table, image: Values) -> dict[str, Any]:
    """Return an image as the values that statements take."""
    return {name: _rich(table.c[name], kept) for name, kept in image.items()}


def _plain(column: Column[Any], value: Any) -> Any:
    kind = column.type
    return kind.plain(value) if isinstance(kind, Plain) and value is not None else value


def _rich(column: Column[Any], kept: Any) -> Any:
    kind = column.type
    return kind.rich(kept) if isinstance(kind, Plain) and kept is not None else kept


@lru_cache(maxsize=64)
def inserting(table: Table) -> Insert:
    """Return the insert of one row, which gives back its id."""
    return insert(table).returning(table.c.id)


@lru_cache(maxsize=512)
def updating(table: Table, names: tuple[str, ...], seen: tuple[str, ...] = ()) -> Update:
    """Return the update of some columns of the row ``row_id``, if it is still as it was seen."""
    values = {name: bindparam(name, type_=table.c[name].type) for name in names}
    stands = (
        table.c[name.removeprefix(_SEEN)].is_not_distinct_from(
            bindparam(name, type_=table.c[name.removeprefix(_SEEN)].type)
        )
        for name in seen
    )
    return update(table).where(table.c.id == bindparam("row_id"), *stands).values(values)


@lru_cache(maxsize=64)
def deleting(table: Table) -> Delete:
    """Return the delete of the row ``row_id``."""
    return delete(table).where(table.c.id == bindparam("row_id"))
