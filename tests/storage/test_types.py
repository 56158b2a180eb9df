"""Column types keep values exactly, alone and inside a JSON list."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest

from storage.journal import Journal, Write, rich
from storage.tables.team import members
from storage.types import Choice, ClockTime, Day, Json, Moment, Plain, Weekdays
from storage.unit import SqlUnits


class Colour(StrEnum):
    RED = "red"


VALUES: list[tuple[Plain[Any], object, object]] = [
    (Moment(), datetime(2026, 2, 28, 23, 59, 59, 999_999, tzinfo=UTC), 1772323199999999),
    (Moment(), datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), -1_000_000),
    (Day(), date(2024, 2, 29), "2024-02-29"),
    (ClockTime(), time(8, 5), "08:05"),
    (Weekdays(), frozenset({7, 1}), "17"),
    (Weekdays(), frozenset(), ""),
    (Choice(Colour), Colour.RED, "red"),
    (Json(), {"b": [1, None], "a": "ё"}, '{"a":"ё","b":[1,null]}'),
]


@pytest.mark.parametrize(("kind", "value", "kept"), VALUES)
def test_a_value_is_kept_plain_and_read_back(kind: Plain[Any], value: object, kept: object) -> None:
    assert kind.plain(value) == kept
    assert kind.rich(kept) == value


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    here = datetime(2026, 1, 1, 3, tzinfo=timezone(timedelta(hours=3)))
    assert Moment().rich(Moment().plain(here)) == here


async def test_the_journal_keeps_the_first_image_of_a_row_written_twice(units: SqlUnits) -> None:
    async with units() as unit:
        journal = Journal(unit.transaction)
        old: dict[str, object] = {"name": "А", "locale": "ru"}
        await journal.update(members, 1, old, {"name": "Б", "locale": "ru"})
        await journal.update(members, 1, old, {"name": "В", "locale": "en"})
        await journal.update(members, 1, old, old)
    assert journal.writes == [
        Write(table="members", id=1, before={"name": "А"}, after={"name": "Б"}),
        Write(
            table="members",
            id=1,
            before={"name": "Б", "locale": "ru"},
            after={"name": "В", "locale": "en"},
        ),
    ]
    assert rich(members, {"next_digest_at": None, "quiet_days": "6"}) == {
        "next_digest_at": None,
        "quiet_days": frozenset({6}),
    }
