"""Rows of a child table as one column of their parent, so that a card is one statement.

``json_list(select(points.c.id, points.c.value).where(points.c.client_id == clients.c.id))`` is a
scalar subquery for the columns of an outer select over ``clients``. Its value is a list of
dictionaries, in the order and within the limit of the inner select, with the very Python values
that the columns would have given outside.
"""

from collections.abc import Callable
from typing import Any

import orjson
from sqlalchemy import FromClause, ScalarSelect, Select, Text, cast, select, type_coerce
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

Row = dict[str, Any]


class JsonRows(TypeDecorator[list[Row]]):
    """A JSON list of lists, read as rows of named and typed columns."""

    impl = Text
    cache_ok = True

    def __init__(self, columns: tuple[tuple[str, TypeEngine[Any]], ...]) -> None:
        super().__init__()
        self.columns = columns

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], list[Row] | None]:
        names = tuple(name for name, _ in self.columns)
        readers = tuple(
            (index, reader)
            for index, (_, kind) in enumerate(self.columns)
            if (reader := kind.dialect_impl(dialect).result_processor(dialect, coltype))
        )

        def read(value: str | None) -> list[Row] | None:
            rows: list[list[Any]] = orjson.loads(value) if value else []
            for row in rows:
                for index, reader in readers:
                    row[index] = reader(row[index])
            return [dict(zip(names, row, strict=True)) for row in rows]

        return read


class JsonArray(FunctionElement[Any]):
    """A JSON list of its arguments."""

    name = "json_array"
    inherit_cache = True


class JsonGroup(FunctionElement[Any]):
    """A JSON list of a group's values, in the order they come."""

    name = "json_group"
    inherit_cache = True


@compiles(JsonArray, "sqlite")
def _array_on_sqlite(element: JsonArray, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_array({compiler.process(element.clauses, **options)})"


@compiles(JsonArray, "postgresql")
def _array_on_postgresql(element: JsonArray, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_build_array({compiler.process(element.clauses, **options)})"


@compiles(JsonGroup, "sqlite")
def _group_on_sqlite(element: JsonGroup, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **options)})"


@compiles(JsonGroup, "postgresql")
def _group_on_postgresql(element: JsonGroup, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_agg({compiler.process(element.clauses, **options)})"


def json_list(rows: Select[Any], *parents: FromClause) -> ScalarSelect[Any]:
    """Make ``rows``, which speaks of ``parents`` in its WHERE, one column of their select.

    The order is that of the inner select: both databases feed an aggregate in the order of
    the subquery below it when nothing else stands in between.
    """
    inner = rows.correlate(*parents).subquery()
    kind = JsonRows(tuple((column.name, column.type) for column in inner.c))
    listed = cast(JsonGroup(JsonArray(*inner.c)), Text)
    return select(type_coerce(listed, kind)).scalar_subquery()
