"""Stopping and refusing to start, as a service manager sees it."""

import asyncio
from pathlib import Path

import pytest

from sandbox.driver import Telegram
from tests.durability.running import STOPS_WITHIN, Running


def settings(tg: Telegram, folder: Path) -> dict[str, str]:
    return {
        "BOT_TOKEN": tg.token,
        "BOT_API_URL": tg.url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'base.db'}",
        "OWNER_IDS": "100",
    }


async def ended(bot: Running) -> tuple[int, str]:
    assert bot.process is not None
    status = await asyncio.wait_for(bot.process.wait(), 20)
    return status, bot.log.read_text()


async def test_sigterm_answers_what_was_taken_and_ends_with_0(tmp_path: Path) -> None:
    async with Telegram() as tg:
        olga = tg.person("Ольга", id=100)
        bot = Running(settings(tg, tmp_path), tmp_path / "bot.log")
        await bot.start()
        try:
            await olga.says("/start")
            sent = olga.phone.text("/add Тестов Иван +79161234567")
            await tg.world.updates.confirmed(sent.update_id or 0)
            status, seconds = await bot.terminate()
        finally:
            await bot.kill()
        assert status == 0
        assert seconds < STOPS_WITHIN
        assert olga.bubbles[-1].text.find("Тестов") > 0


async def test_a_refused_token_ends_with_one_line(tmp_path: Path) -> None:
    async with Telegram() as tg:
        wrong = {**settings(tg, tmp_path), "BOT_TOKEN": "4242:WRONG"}
        bot = Running(wrong, tmp_path / "bot.log")
        await bot.start()
        status, log = await ended(bot)
    assert status == 2
    assert [line for line in log.splitlines() if "BOT_TOKEN" in line]
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("name", "value"),
    [("TIMEZONE", "Moon/Crater"), ("COUNTRY", "XX"), ("BOT_TOKEN", "hello"), ("OWNER_IDS", "Ann")],
)
async def test_a_bad_setting_ends_with_one_line_that_names_it(
    name: str, value: str, tmp_path: Path
) -> None:
    bot = Running({"BOT_TOKEN": "1:A", name: value}, tmp_path / "bot.log")
    await bot.start()
    status, log = await ended(bot)
    assert status == 2
    assert log.count("\n") == 1
    assert name in log
