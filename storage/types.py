"""Column types that mean the same on SQLite and on PostgreSQL.

Each keeps one plain value (a whole number or a text), so that it can also travel inside a JSON
list (``storage.json_list``) and inside the images of a change (``storage.journal``).
"""

from abc import abstractmethod
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

import orjson
from sqlalchemy import BigInteger, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

T = TypeVar("T")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Id = BigInteger().with_variant(Integer(), "sqlite")
"""A row's number. SQLite gives numbers by itself to a column called INTEGER only."""

Key = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared byte by byte, so that "begins with" is a range."""


class Plain(TypeDecorator[T], Generic[T]):
    """A value that is kept as a whole number or a text, whatever the database."""

    impl: Any = Text
    cache_ok = True

    @abstractmethod
    def plain(self, value: T) -> int | str:
        """Return what is kept."""

    @abstractmethod
    def rich(self, kept: Any) -> T:
        """Return the value that was kept."""

    def process_bind_param(self, value: T | None, dialect: Dialect) -> int | str | None:
        del dialect  # the same for every database
        return None if value is None else self.plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:
        del dialect  # the same for every database
        return None if value is None else self.rich(value)


class Moment(Plain[datetime]):
    """An aware moment, kept as microseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    def plain(self, value: datetime) -> int:
        return (value - EPOCH) // MICROSECOND

    def rich(self, kept: int) -> datetime:
        return EPOCH + timedelta(microseconds=kept)


class Day(Plain[date]):
    """A date without a time, kept as ``YYYY-MM-DD``."""

    cache_ok = True

    def plain(self, value: date) -> str:
        return value.isoformat()

    def rich(self, kept: str) -> date:
        return date.fromisoformat(kept)


class ClockTime(Plain[time]):
    """A local time of day, kept as ``HH:MM``."""

    cache_ok = True

    def plain(self, value: time) -> str:
        return value.isoformat("minutes")

    def rich(self, kept: str) -> time:
        return time.fromisoformat(kept)


class Weekdays(Plain[frozenset[int]]):
    """A set of ISO weekdays, kept as its digits: ``67`` is Saturday and Sunday."""

    cache_ok = True

    def plain(self, value: frozenset[int]) -> str:
        return "".join(str(day) for day in sorted(value))

    def rich(self, kept: str) -> frozenset[int]:
        return frozenset(int(day) for day in kept)


class Choice(Plain[StrEnum]):
    """One of a StrEnum's values, kept as its text."""

    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def plain(self, value: StrEnum) -> str:
        return str(value)

    def rich(self, kept: str) -> StrEnum:
        return self.choices(kept)


class Json(Plain[Any]):
    """Any JSON value, kept as text with its keys in order."""

    cache_ok = True

    def plain(self, value: Any) -> str:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()

    def rich(self, kept: str) -> Any:
        return orjson.loads(kept)


class Choices(Plain[tuple[StrEnum, ...]]):
    """Some of a StrEnum's values in order, kept as their texts with spaces in between."""

    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def plain(self, value: tuple[StrEnum, ...]) -> str:
        return " ".join(value)

    def rich(self, kept: str) -> tuple[StrEnum, ...]:
        return tuple(self.choices(one) for one in kept.split())


class Words(Plain[tuple[str, ...]]):
    """Short texts in order, kept as a JSON list."""

    cache_ok = True

    def plain(self, value: tuple[str, ...]) -> str:
        return orjson.dumps(value).decode()

    def rich(self, kept: str) -> tuple[str, ...]:
        return tuple(orjson.loads(kept))
