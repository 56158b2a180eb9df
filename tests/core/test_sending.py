"""Trouble between the bot and Telegram: nothing said is lost, and doubt is shown."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.app import App
from storage.tables.delivery import outbox
from tests.core.fake_api import (
    BAD_GATEWAY,
    BARE_429,
    LOST,
    NAMELESS_500,
    Answer,
    FakeApi,
    refusal,
    serving,
)
from tests.core.scripted import Script, running


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.verdict.REPEAT_SECONDS", 0.01)
    monkeypatch.setattr("bot.telegram.DEFAULT_PAUSE", 0.01)


@pytest.fixture
async def api() -> AsyncIterator[FakeApi]:
    async with serving() as api:
        yield api


async def states(app: App) -> list[str]:
    async with app.database.unit() as unit:
        return [row.state for row in await unit.all(select(outbox).order_by(outbox.c.id))]


@pytest.mark.parametrize("answer", [BAD_GATEWAY, NAMELESS_500, LOST])
async def test_a_reply_of_unknown_fate_is_repeated_once_and_marked(
    api: FakeApi, tmp_path: Path, answer: Answer
) -> None:
    async with running(api, tmp_path) as app:
        api.answers["sendMessage"].append(answer)
        api.says("hello")
        await api.until(lambda: len(api.said()) == 2)
        await app.settled()
        assert api.said() == ["hello", "possible repeat\nhello"]
        assert await states(app) == ["sent"]


async def test_a_429_without_parameters_is_waited_out(api: FakeApi, tmp_path: Path) -> None:
    async with running(api, tmp_path):
        api.answers["sendMessage"].append(BARE_429)
        api.says("hello")
        await api.until(lambda: len(api.said()) == 2)
        assert api.said() == ["hello", "hello"]


async def test_retry_after_of_one_chat_does_not_hold_up_another(
    api: FakeApi, tmp_path: Path
) -> None:
    async with running(api, tmp_path) as app:
        api.answers["sendMessage"].append(refusal(429, "Too Many Requests", retry_after=60))
        api.says("slow", person=7)
        await api.until(lambda: api.said(7))
        api.says("quick", person=8)
        await api.until(lambda: api.said(8))
        await app.settled()
        assert await states(app) == ["pending", "sent"]


async def test_a_blocked_bot_fails_visibly_and_is_told(api: FakeApi, tmp_path: Path) -> None:
    script = Script()
    async with running(api, tmp_path, script) as app:
        api.answers["sendMessage"].append(refusal(403, "Forbidden: bot was blocked by the user"))
        api.says("hello")
        await api.until(lambda: script.blocked)
        await app.settled()
        assert await states(app) == ["failed"]
        assert script.blocked == [7]


async def test_what_waits_in_the_outbox_is_sent_by_the_next_start(
    api: FakeApi, tmp_path: Path
) -> None:
    async with running(api, tmp_path) as app:
        api.answers["sendMessage"].append(refusal(429, "Too Many Requests", retry_after=60))
        api.says("hello")
        await api.until(api.said)
        await app.settled()
        async with app.database.unit() as unit:
            await unit.execute(update(outbox).values(not_before=None))
    async with running(api, tmp_path) as app:
        await api.until(lambda: len(api.said()) == 2)
        await app.settled()
        assert api.said() == ["hello", "hello"]
        assert await states(app) == ["sent"]


WORDS = update(outbox).values(payload='{"chat_id":7,"text":"hello"}')
"""What was sent is blank: so it stood before, when the program died in the middle of sending."""


async def test_what_was_being_sent_when_the_program_died_is_repeated_and_marked(
    api: FakeApi, tmp_path: Path
) -> None:
    async with running(api, tmp_path) as app:
        api.says("hello")
        await api.until(api.said)
        await app.settled()
        async with app.database.unit() as unit:
            await unit.execute(WORDS.values(state="claimed"))
    async with running(api, tmp_path) as app:
        await api.until(lambda: len(api.said()) == 2)
        await app.settled()
        assert api.said()[-1] == "possible repeat\nhello"
        assert await states(app) == ["sent"]
        async with app.database.unit() as unit:
            await unit.execute(WORDS.values(state="claimed"))
    async with running(api, tmp_path) as app:
        await app.settled()
        assert len(api.said()) == 2
        assert await states(app) == ["unknown"]


async def test_a_mailing_that_was_being_sent_is_held(api: FakeApi, tmp_path: Path) -> None:
    async with running(api, tmp_path) as app:
        api.says("hello")
        await api.until(api.said)
        await app.settled()
        async with app.database.unit() as unit:
            await unit.execute(WORDS.values(state="claimed", lane=3))
    async with running(api, tmp_path) as app:
        await app.settled()
        assert await states(app) == ["held"]
    assert api.said() == ["hello"]


async def test_one_chat_keeps_its_order_through_trouble(api: FakeApi, tmp_path: Path) -> None:
    async with running(api, tmp_path) as app:
        api.answers["sendMessage"].extend([BARE_429, BAD_GATEWAY, BARE_429])
        for n in range(6):
            api.says(str(n))
        await api.until(lambda: len(api.said()) >= 9)
        await app.settled()
        arrived = [text.rpartition("\n")[2] for text in api.said()]
        assert arrived == sorted(arrived)


async def test_the_rate_of_a_chat_is_kept(api: FakeApi, tmp_path: Path) -> None:
    async with running(api, tmp_path, messages_per_chat_second=20):
        began = asyncio.get_running_loop().time()
        for n in range(10):
            api.says(str(n))
        await api.until(lambda: len(api.said()) == 10)
        assert asyncio.get_running_loop().time() - began >= 6 / 20


async def test_an_unreachable_telegram_loses_nothing(api: FakeApi, tmp_path: Path) -> None:
    script = Script()
    script.gate = asyncio.Event()
    async with running(api, tmp_path, script) as app:
        number = api.says("hello")
        await api.until(lambda: api.offset > number)
        real, app._telegram._calls = app._telegram._calls, "http://127.0.0.1:9/bot/"
        script.gate.set()
        await app.settled()
        assert await states(app) == ["pending"]
        app._telegram._calls = real
        await api.until(api.said)
        assert api.said() == ["hello"]
