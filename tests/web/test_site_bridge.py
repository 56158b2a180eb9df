"""The bridge's own parts: files on a small shelf, turns, and another try for the base."""

import asyncio
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from bot.site import ATTEMPTS, SiteReception, Turns
from bot.site_files import KEPT_BYTES, SiteFiles
from storage.database import Database
from storage.migrate import migrate
from storage.transaction import Transaction, TransientError
from web.reception import OutOfReachError


class Attic:
    """Keeps files by name; counts how often it was sent for one."""

    def __init__(self, **files: int) -> None:
        self.files = {name: b"x" * size for name, size in files.items()}
        self.asked: list[str] = []

    async def download(self, file_id: str, most: int) -> bytes | None:
        self.asked.append(file_id)
        await asyncio.sleep(0)
        content = self.files.get(file_id, b"")
        return content if 0 < len(content) <= most else None


async def test_those_who_ask_together_and_later_wait_for_one_download() -> None:
    attic = Attic(plan=10)
    files = SiteFiles(attic)
    assert set(await asyncio.gather(*(files.get("plan") for _ in range(5)))) == {b"x" * 10}
    await files.get("plan")
    assert attic.asked == ["plan"]


async def test_the_shelf_is_small_and_what_was_not_asked_for_longest_goes_first() -> None:
    half = KEPT_BYTES // 2
    attic = Attic(first=half, second=half, third=half, huge=KEPT_BYTES + 1)
    files = SiteFiles(attic)
    for name in ("first", "second", "first", "third", "huge", "first", "second"):
        await files.get(name)
    assert attic.asked == ["first", "second", "third", "huge", "second"]


async def test_a_file_that_cannot_be_had_is_out_of_reach_and_asked_for_again() -> None:
    attic = Attic()
    files = SiteFiles(attic)
    for _ in range(2):
        with pytest.raises(OutOfReachError):
            await files.get("gone")
    assert attic.asked == ["gone", "gone"]


async def test_a_visitor_who_leaves_does_not_stop_the_download_of_the_others() -> None:
    attic = Attic(plan=10)
    files = SiteFiles(attic)
    leaving, staying = (asyncio.create_task(files.get("plan")) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == b"x" * 10
    assert attic.asked == ["plan"]


async def test_turns_are_one_at_a_time_for_a_name_and_leave_nothing_behind() -> None:
    turns, inside, most = Turns(), 0, 0

    async def visit(name: str) -> None:
        nonlocal inside, most
        async with turns((1, name)):
            inside += name == "a"
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= name == "a"

    await asyncio.gather(*(visit(name) for name in "aabaca"))
    assert most == 1
    assert turns._locks == {}


class Shaky(Database):
    """A database that stumbles a few times before it opens a unit."""

    stumbles = 0

    def unit(self, *, alone: bool = False) -> AbstractAsyncContextManager[Transaction]:
        if self.stumbles:
            self.stumbles -= 1
            raise TransientError
        return super().unit(alone=alone)


async def test_what_the_base_stopped_is_tried_again_until_it_is_out_of_reach(
    tmp_path: Path,
) -> None:
    shaky = Shaky(f"sqlite+aiosqlite:///{tmp_path / 'base.db'}")
    await shaky.open()
    await migrate(shaky)
    nothing: Any = None
    reception = SiteReception(
        database=shaky, outbox=nothing, office=nothing, files=SiteFiles(Attic()), turns=Turns()
    )
    shaky.stumbles = ATTEMPTS - 1
    assert await reception.offer_by_code("nobody", "ru") is None
    shaky.stumbles = ATTEMPTS
    with pytest.raises(OutOfReachError):
        await reception.offer_by_code("nobody", "ru")
    await shaky.close()
