"""LIKE without regard to case: on SQLite of Latin letters only, on PostgreSQL of all."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Like(FunctionElement[bool]):
    """Whether a column is like a pattern."""

    name = "like"
    type = Boolean()
    inherit_cache = True


@compiles(Like, "sqlite")
def _on_sqlite(element: Like, compiler: SQLCompiler, **options: Any) -> str:
    text, pattern = (compiler.process(one, **options) for one in element.clauses)
    return f"{text} LIKE {pattern}"


@compiles(Like, "postgresql")
def _on_postgresql(element: Like, compiler: SQLCompiler, **options: Any) -> str:
    text, pattern = (compiler.process(one, **options) for one in element.clauses)
    return f"{text} ILIKE {pattern}"


def like(column: ColumnElement[str], pattern: str) -> ColumnElement[bool]:
    """Return the condition; no sign of the pattern is escaped but a backslash by PostgreSQL."""
    return Like(column, bindparam(None, pattern))
