"""How the books of customers write."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from storage.journal import inserting, updating
from storage.transaction import Transaction, TransientError

_SEEN = "seen_"

Values = Mapping[str, Any]


async def add(transaction: Transaction, table: Table, values: Values) -> int:
    """Insert one row; return its id."""
    row_id: int = await transaction.scalar(inserting(table), dict(values))
    return row_id


async def change(
    transaction: Transaction, table: Table, row_id: int, before: Values, after: Values
) -> None:
    """Write those values of ``after`` that differ from ``before``; nothing if none do.

    Raises ``TransientError`` when another unit has changed one of them since it was read.
    """
    changed = {name: value for name, value in after.items() if before[name] != value}
    if not changed:
        return
    seen = {f"{_SEEN}{name}": before[name] for name in changed}
    statement = updating(table, tuple(sorted(changed)), tuple(sorted(seen)))
    answer = await transaction.execute(statement, {**changed, **seen, "row_id": row_id})
    if answer.rowcount != 1:
        raise TransientError(f"a row of {table.name} was changed by somebody else meanwhile")
