"""Statements that go to SQLite by a short way: compiled once by SQLAlchemy, then run without it.

SQLAlchemy's own way (its cache of compiled statements, a greenlet, a context and a cursor for each
execution) takes 60 µs of the event loop for a statement, this one takes 20 (docs/benchmarks.md).
It serves statements that are the same each time but for their values, which nearly all are;
``prepared`` returns None for the others, and those go SQLAlchemy's way.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Delete, Executable, Insert, Update
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import SelectBase

Convert = Callable[[Any], Any] | None
REMEMBERED: Final = 512
DIALECT: Final = SQLiteDialect_aiosqlite()


class Rows(IteratorResult[Any]):
    """What a statement answered; ``rowcount`` is how many rows it changed."""

    rowcount: int


class Prepared:
    """A statement's SQL, how its values go in and how its columns come out."""

    __slots__ = ("_columns", "_fixed", "_known", "_values", "returns_rows", "sql")

    def __init__(self, compiled: SQLCompiler) -> None:
        self.sql = str(compiled)
        binds = [compiled.binds[name] for name in compiled.positiontup or ()]
        self._values = [
            (bind.key, bind.type.dialect_impl(DIALECT).bind_processor(DIALECT)) for bind in binds
        ]
        self._fixed = {bind.key: bind.effective_value for bind in binds if not bind.required}
        columns = compiled._result_columns  # noqa: SLF001 — nothing public tells what RETURNING holds
        kinds = (one.type.dialect_impl(DIALECT) for one in columns)
        readers = (kind.result_processor(DIALECT, None) for kind in kinds)
        self._columns = [(place, read) for place, read in enumerate(readers) if read is not None]
        self._known = SimpleResultMetaData([one.keyname for one in columns])
        self.returns_rows = bool(columns)

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """Return the values for the driver, in the order of the SQL. Raises ``KeyError``."""
        fixed = self._fixed
        return [
            value if convert is None else convert(value)
            for name, convert in self._values
            for value in (given[name] if name in given else fixed[name],)
        ]

    def rows(self, raw: Sequence[Sequence[Any]], rowcount: int) -> Rows:
        """Return the driver's rows as SQLAlchemy would."""
        if self._columns:
            raw = [self._read(row) for row in raw]
        answer = Rows(self._known, iter(raw))
        answer.rowcount = rowcount
        return answer

    def _read(self, raw: Sequence[Any]) -> tuple[Any, ...]:
        row = list(raw)
        for place, read in self._columns:
            row[place] = read(row[place])
        return tuple(row)


@lru_cache(maxsize=REMEMBERED)
def prepared(statement: Executable, names: tuple[str, ...]) -> Prepared | None:
    """Prepare a statement for values of these names; None if it is another one each time."""
    if not isinstance(statement, SelectBase | Insert | Update | Delete):
        return None
    compiled = statement.compile(dialect=DIALECT, column_keys=list(names))
    return None if any(_left_open(compiled)) else Prepared(compiled)


def _left_open(compiled: SQLCompiler) -> Iterator[Collection[object]]:
    """Yield what is decided at each execution: an expanding IN, columns that fill themselves."""
    yield compiled.post_compile_params
    yield compiled.literal_execute_params
    yield compiled.insert_prefetch
    yield compiled.update_prefetch
