"""Kill -9 in the middle of a rush through one form: no lead is lost, none doubled."""

import asyncio
from pathlib import Path

import pytest

from benchmarks import magnet
from benchmarks.forms import settled
from benchmarks.guests import Guests, Staff
from sandbox.driver import Telegram
from tests.durability.running import Running

PEOPLE = 240
AT_ONCE = 24
KILLED_AT = (50, 100)
"""After so many gifts; what comes after the last is more than is told one by one."""
PATIENCE = 3.0
"""So many seconds after it, who got no answer presses again."""


async def gifts_reach(guests: Guests, count: int) -> None:
    """Wait until so many guests have their gift."""
    async with asyncio.timeout(60):
        while len(guests.gifts) < count:  # noqa: ASYNC110 — the guests tell nobody
            await asyncio.sleep(0.005)


@pytest.mark.slow
async def test_kill_9_during_a_rush_loses_no_lead_and_doubles_none(tmp_path: Path) -> None:
    base = tmp_path / "base.db"
    await magnet.prepare(base)
    async with Telegram() as tg:
        staff = Staff(tg.world, magnet.manager_ids())
        guests = Guests(tg.world, magnet.CODE, patience=PATIENCE)
        bot = Running(
            {
                "BOT_TOKEN": tg.token,
                "BOT_API_URL": tg.url,
                "DATABASE_URL": f"sqlite+aiosqlite:///{base}",
                "OWNER_IDS": "1",
                "MESSAGES_PER_SECOND": "0",
                "MESSAGES_PER_CHAT_SECOND": "0",
            },
            tmp_path / "bot.log",
        )
        try:
            await bot.start()
            rush = asyncio.create_task(guests.rush(PEOPLE, AT_ONCE))
            for count in KILLED_AT:
                await gifts_reach(guests, count)
                await bot.kill()
                await bot.start()
            async with asyncio.timeout(60):
                await rush
            books = await settled(base)
            status, _ = await bot.terminate()
        finally:
            await bot.kill()
        assert status == 0, bot.log.read_text()
        assert books.wrong(PEOPLE, staff.told) == []
        assert staff.doubled == 0
        assert set(guests.gifts.values()) <= {1}
