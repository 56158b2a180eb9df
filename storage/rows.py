"""Between the domain's records and rows: columns bear the names of fields."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Table


def values_of(table: Table, thing: object, **derived: Any) -> dict[str, Any]:
    """Return the columns of ``thing`` but its id; ``derived`` ones are not fields of it."""
    values = {name: getattr(thing, name) for name in _names(table) if name not in derived}
    return values | derived


@lru_cache(maxsize=64)
def _names(table: Table) -> tuple[str, ...]:
    # SQLAlchemy's names are a kind of str of their own; JSON keys have to be plain ones.
    return tuple(str(column.name) for column in table.c if column.name != "id")
