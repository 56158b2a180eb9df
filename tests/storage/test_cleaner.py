"""After an erasure an act tells truly what became of the file (R52)."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.cleaner import AGAIN_AFTER, MOST_TRIES, patterns_of
from domain.customers.erasure import Cleaning, ErasedWhy, Tombstone, Traces
from domain.customers.restore import EraseAgain
from domain.team import Member
from storage import scrub
from storage.database import Database
from storage.scrub import Rewrite, Scrubbed
from storage.transaction import StorageError
from storage.unit import SqlUnits
from tests.storage.customers import customer
from tests.storage.erasing import PHONE, TELEGRAM, WHOLE_NAME, Gone, somebody
from tests.storage.guards import ON_A_FILE, Guards
from tests.storage.people import DAY, NOW, contact, person, touch

Team = tuple[Member, Member, Member]


@pytest.fixture
async def guards(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guards:
    monkeypatch.chdir(tmp_path)  # there the files of a base on a server stand
    return Guards(database)


@pytest.fixture
async def gone(database: Database, team: Team) -> Gone:
    return await somebody(SqlUnits(database), team[0], team[1])


async def test_r52_after_a_restart_the_file_is_written_anew_and_that_is_what_is_told(
    guards: Guards, gone: Gone, database: Database
) -> None:
    await guards.erase(gone.contact_id)
    again = Guards(database)
    await again.cleaner()
    assert await again.cleaned() == [Cleaning.UNSEARCHED]
    await again.cleaner()


async def test_r52_an_act_of_now_is_searched_for_though_another_cannot_be(
    guards: Guards, gone: Gone, database: Database, team: Team
) -> None:
    await guards.erase(gone.contact_id)
    again = Guards(database)
    async with SqlUnits(database)() as unit:
        kim = await unit.clients.add(person(team[1], "Ким Ия"), [contact("Ким", "Ия")])
    await again.erase(kim.contacts[0].id)
    await again.cleaner()
    newest = Cleaning.CLEAN if database.is_sqlite else Cleaning.UNSEARCHED
    assert await again.cleaned() == [newest, Cleaning.UNSEARCHED]


class Watched:
    """Counts how often a file is searched, and how it was to be written anew."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[Rewrite] = []
        self._scrub = database.scrub
        self.answer: Scrubbed | None = None
        monkeypatch.setattr(database, "scrub", self)

    async def __call__(self, traces: Sequence[bytes], rewrite: Rewrite) -> Scrubbed:
        self.asked.append(rewrite)
        return self.answer or await self._scrub(traces, rewrite)


@ON_A_FILE
async def test_r52_for_a_trace_in_a_row_the_file_is_written_anew_once(
    guards: Guards, gone: Gone, database: Database, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    await guards.erase(gone.contact_id)
    async with SqlUnits(database)() as unit:
        await unit.clients.add(person(team[1], f"Фирма {PHONE}"), [])
    watched = Watched(database, monkeypatch)
    for _ in range(MOST_TRIES + 1):
        await guards.cleaner()
        await guards.cleaner()
        guards.clock.moment += AGAIN_AFTER
    assert watched.asked == [Rewrite.IF_FOUND, *[Rewrite.NEVER] * (MOST_TRIES - 1)]
    assert await guards.cleaned() == [Cleaning.LEFT]


@ON_A_FILE
async def test_r52_a_trace_that_only_passed_by_is_not_held_against_the_file(
    guards: Guards, gone: Gone, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await guards.erase(gone.contact_id)
    watched = Watched(database, monkeypatch)
    watched.answer = Scrubbed(found=frozenset({b"9165557788"}))
    await guards.cleaner()
    assert await guards.cleaned() == [Cleaning.WAITING]
    watched.answer = None
    guards.clock.moment += AGAIN_AFTER
    await guards.cleaner()
    assert await guards.cleaned() == [Cleaning.CLEAN]


async def test_r52_a_file_that_cannot_be_looked_into_is_told(
    guards: Guards, gone: Gone, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object) -> Scrubbed:
        raise StorageError("disk full")

    monkeypatch.setattr(database, "scrub", refused)
    await guards.erase(gone.contact_id)
    for _ in range(MOST_TRIES):
        assert await guards.cleaned() == [Cleaning.WAITING]
        await guards.cleaner()
        guards.clock.moment += AGAIN_AFTER
    assert await guards.cleaned() == [Cleaning.LEFT]


LONG_NUMBER = 6_100_200_300


async def test_r52_a_large_file_is_searched_for_names_and_long_numbers_too(
    guards: Guards, gone: Gone, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrub, "SMALL", 0)
    database = guards.database
    async with SqlUnits(database)() as unit:
        called = f"{WHOLE_NAME}, Соколов Иван"
        await unit.touches.add(touch(gone.client, team[1], note=called))
        card = {"client_id": gone.client.id, "contact_id": gone.contact_id, "owns_card": True}
        await unit.customers.add(customer(LONG_NUMBER, name="Иван Соколов", **card))
    sought: list[bytes] = []
    scrubbing = database.scrub

    async def watched(traces: Sequence[bytes], rewrite: Rewrite) -> Scrubbed:
        sought.extend(traces)
        return await scrubbing(traces, rewrite)

    monkeypatch.setattr(database, "scrub", watched)
    await guards.erase(gone.contact_id)
    await guards.cleaner()
    names = {WHOLE_NAME, "Соколов Иван", "Иван Соколов", "соколов иван"}
    assert {*(one.encode() for one in names), LONG_NUMBER.to_bytes(6, "big")} <= set(sought)
    assert "Иван Петрович".encode() not in sought
    assert set(await guards.cleaned()) <= {Cleaning.CLEAN, Cleaning.UNSEARCHED}


def test_r52_no_short_name_and_no_short_number_is_looked_for() -> None:
    traces = Traces(
        customer_ids=(1,),
        client_id=1,
        contact_id=1,
        whole_client=True,
        telegram_ids=(5, TELEGRAM, LONG_NUMBER),
        phones=(PHONE, "+79"),
        emails=("Sokolov@Example.com",),
        names=("Соколов Иван", "Ли Ян"),
    )
    assert sorted(patterns_of(traces)) == sorted(
        [
            b"700123456",
            b"6100200300",
            b"9165557788",
            b"8 (916) 555-77-88",
            b"Sokolov@Example.com",
            b"sokolov@example.com",
            "Соколов Иван".encode(),
            "соколов иван".encode(),
            LONG_NUMBER.to_bytes(6, "big"),
        ]
    )


async def test_r52_who_comes_back_with_a_backup_is_erased_again(
    guards: Guards, gone: Gone, units: SqlUnits, team: Team
) -> None:
    async with units() as unit:
        again = EraseAgain(unit.erasures, guards.seal, guards.forget(unit))
        assert await again(guards.graveyard.tombstones()) == 0
        traces = await unit.erasures.traces_of_contact(gone.contact_id)
        assert traces is not None
        stones = [
            Tombstone(kind=kind, hash=guards.seal(kind, value), at=NOW + DAY)
            for kind, value in traces.identities
        ]
    await guards.graveyard.bury(stones)
    async with units() as unit:
        again = EraseAgain(unit.erasures, guards.seal, guards.forget(unit))
        assert await again(guards.graveyard.tombstones()) == 1
        assert await unit.clients.open(team[0].scope, gone.client.id) is None
        (act,) = await unit.erasures.acts(limit=9)
        assert act.why is ErasedWhy.RESTORED
    async with units() as unit:
        again = EraseAgain(unit.erasures, guards.seal, guards.forget(unit))
        assert await again(guards.graveyard.tombstones()) == 0
