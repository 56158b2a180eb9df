"""Column types keep values exactly, alone and inside a JSON list."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest

from domain.team import Member
from storage.journal import Journal, Write, rich
from storage.tables.team import members
from storage.transaction import TransientError
from storage.types import Choice, ClockTime, Day, Json, Moment, Plain, Weekdays
from storage.unit import SqlUnits

Team = tuple[Member, Member, Member]


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


async def test_the_journal_keeps_the_first_image_of_a_row_written_twice(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    async with units() as unit:
        journal = Journal(unit.transaction)
        old: dict[str, object] = {"name": boris.name, "locale": "ru"}
        await journal.update(members, boris.id, old, {"name": "Б", "locale": "ru"})
        await journal.update(members, boris.id, old, {"name": "В", "locale": "en"})
        await journal.update(members, boris.id, old, old)
    assert journal.writes == [
        Write(table="members", id=boris.id, before={"name": boris.name}, after={"name": "Б"}),
        Write(
            table="members",
            id=boris.id,
            before={"name": "Б", "locale": "ru"},
            after={"name": "В", "locale": "en"},
        ),
    ]
    assert rich(members, {"next_digest_at": None, "quiet_days": "6"}) == {
        "next_digest_at": None,
        "quiet_days": frozenset({6}),
    }


async def test_a_row_that_somebody_else_has_changed_is_not_overwritten(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team

    async def overwrite() -> None:
        async with units() as unit:
            stale = {"name": "так было раньше"}
            await Journal(unit.transaction).update(members, boris.id, stale, {"name": "Б"})

    with pytest.raises(TransientError):
        await overwrite()
    async with units() as unit:
        assert (await unit.team.member(boris.id)) == boris
