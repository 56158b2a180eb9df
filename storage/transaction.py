"""The unit of work as the repositories see it: statements that stand or fall together."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Executable, Row
from sqlalchemy.engine import Connection

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Answer(Protocol):
    """What a statement answered, as SQLAlchemy's results tell it."""

    @property
    def rowcount(self) -> int: ...
    def all(self) -> Sequence[Row[Any]]: ...
    def first(self) -> Row[Any] | None: ...
    def scalar(self) -> Any: ...
    def scalars(self) -> Iterable[Any]: ...


class StorageError(Exception):
    """The database could not do what it was asked; nothing of the unit has been kept."""


class CommitFailedError(StorageError):
    """The unit was not committed, although each of its statements went well."""


class TransientError(StorageError):
    """The database was busy, gone or could not serialise: the same unit may succeed next time."""


class Deferred:
    """Rows that wait for the end of a unit, gathered by their statement.

    A statement is known by identity: keep it as a constant of its module.
    """

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Executable, list[Mapping[str, Any]]]] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._rows.setdefault(id(statement), (statement, []))[1].extend(rows)

    def extend(self, other: "Deferred") -> None:
        for statement, rows in other.batches():
            self.add(statement, rows)

    def batches(self) -> Sequence[tuple[Executable, list[Mapping[str, Any]]]]:
        return tuple(self._rows.values())


class Transaction(ABC):
    """One unit of work: exclusive, atomic, on disk when its ``async with`` block has ended.

    A statement that breaks a constraint raises SQLAlchemy's ``IntegrityError`` and the unit is
    lost with it: PostgreSQL does not go on after an error, so no repository may either. Outside
    of the unit it is a ``TransientError`` on PostgreSQL, where another unit may have come first.
    """

    __slots__ = ("callbacks", "deferred")

    def __init__(self) -> None:
        self.deferred = Deferred()
        self.callbacks: list[Callable[[], None]] = []

    @abstractmethod
    async def execute(self, statement: Executable, parameters: Parameters | None = None) -> Answer:
        """Run one statement now."""

    @abstractmethod
    async def run(self, function: Callable[[Connection], object]) -> None:
        """Run ``function`` over the plain connection (schema changes only)."""

    async def first(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> Row[Any] | None:
        """Return the first row, if there is one."""
        return (await self.execute(statement, parameters)).first()

    async def all(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> Sequence[Row[Any]]:
        """Return every row."""
        return (await self.execute(statement, parameters)).all()

    async def scalar(self, statement: Executable, parameters: Parameters | None = None) -> Any:
        """Return the first column of the first row, or None."""
        return (await self.execute(statement, parameters)).scalar()

    def defer(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run ``statement`` once for ``rows`` just before the commit, in bulk.

        Rows of the same statement from several units travel together, so this is the cheap way
        to write; the unit itself does not see them. Nothing is run when the unit fails.
        """
        self.deferred.add(statement, rows)

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` once the unit is on disk; never when it fails."""
        self.callbacks.append(callback)
