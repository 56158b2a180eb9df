"""Updates reach the disk by polling or by webhook, whatever Telegram answers meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import App
from bot.intake import CallRefusedError, TokenRefusedError
from storage.tables.delivery import inbox
from tests.core.fake_api import (
    BAD_GATEWAY,
    BARE_429,
    CONFLICT,
    LOST,
    NAMELESS_500,
    UNAUTHORIZED,
    Answer,
    FakeApi,
    refusal,
    serving,
)
from tests.core.scripted import HandClock, Script, kept, running, settings

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "hush"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.intake.FIRST_PAUSE", 0.01)
    monkeypatch.setattr("bot.telegram.DEFAULT_PAUSE", 0.01)


@pytest.fixture
async def api() -> AsyncIterator[FakeApi]:
    async with serving() as api:
        yield api


async def test_a_refused_token_stops_the_start(api: FakeApi, tmp_path: Path) -> None:
    app = App(settings(api, tmp_path, bot_token=SecretStr("42:wrong")), HandClock(), Script().build)
    with pytest.raises(TokenRefusedError):
        await app.start()
    await app.stop()


async def test_a_webhook_that_telegram_refuses_ends_the_run(
    api: FakeApi, tmp_path: Path, unused_tcp_port: int
) -> None:
    api.answers["setWebhook"].append(refusal(400, "Bad Request: bad webhook: HTTPS is needed"))
    async with running(
        api,
        tmp_path,
        webhook_url="http://example.org/hook",
        webhook_secret=SecretStr("hush"),
        http_port=unused_tcp_port,
    ) as app:
        with pytest.raises(CallRefusedError, match="HTTPS is needed"):
            await asyncio.wait_for(app.run(), 5)


async def test_a_token_that_is_revoked_ends_the_run(api: FakeApi, tmp_path: Path) -> None:
    api.answers["getUpdates"].append(UNAUTHORIZED)
    async with running(api, tmp_path) as app:
        with pytest.raises(TokenRefusedError):
            await asyncio.wait_for(app.run(), 5)


@pytest.mark.parametrize("trouble", [BAD_GATEWAY, NAMELESS_500, BARE_429, LOST, CONFLICT])
async def test_polling_goes_on_after_trouble(api: FakeApi, tmp_path: Path, trouble: Answer) -> None:
    api.answers["getUpdates"].extend([trouble, trouble])
    api.answers["getMe"].append(trouble)
    api.says("hello")
    async with running(api, tmp_path) as app:
        await api.until(api.said)
        assert await kept(app) == ["hello"]


async def test_what_was_taken_but_not_worked_on_is_worked_on_at_the_next_start(
    api: FakeApi, tmp_path: Path
) -> None:
    script = Script()
    script.gate = asyncio.Event()
    async with running(api, tmp_path, script):
        numbers = [api.says(str(n)) for n in range(30)]
        await api.until(lambda: api.offset > numbers[-1])
        asyncio.get_running_loop().call_later(0.05, script.gate.set)
    done = len(api.said())
    assert done < 30
    async with running(api, tmp_path) as app:
        await api.until(lambda: len(api.said()) == 30)
        assert await kept(app) == [str(n) for n in range(30)]
        assert api.said() == [str(n) for n in range(30)]


async def test_a_handler_that_never_ends_does_not_hold_up_the_stop(
    api: FakeApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.WORK_SECONDS", 0.05)
    script = Script()
    script.gate = asyncio.Event()
    async with running(api, tmp_path, script):
        api.says("hello")
        await api.until(lambda: script.seen)
    assert api.said() == []
    async with running(api, tmp_path) as app:
        await api.until(api.said)
        assert await kept(app) == ["hello"]


async def test_the_webhook_answers_when_the_update_is_on_disk(
    api: FakeApi, tmp_path: Path, unused_tcp_port: int
) -> None:
    hook = f"http://127.0.0.1:{unused_tcp_port}/hook"
    message = {"message_id": 1, "date": 1, "text": "hello", "chat": {"id": 7, "type": "private"}}
    update = {"update_id": 5, "message": message}
    async with (
        running(
            api,
            tmp_path,
            webhook_url=hook,
            webhook_secret=SecretStr("hush"),
            http_port=unused_tcp_port,
        ) as app,
        aiohttp.ClientSession() as session,
    ):
        await api.until(lambda: api.called("setWebhook"))
        async with session.post(hook, json=update) as answer:
            assert answer.status == 403
        for _ in range(2):
            async with session.post(hook, json=update, headers=SECRET) as answer:
                assert answer.status == 200
            async with app.database.unit() as unit:
                assert await unit.scalar(select(inbox.c.update_id)) == 5
        async with session.post(hook, data=b"{", headers=SECRET) as answer:
            assert answer.status == 200
        await app.settled()
        assert api.said() == ["hello"]
        assert api.called("setWebhook")[0]["secret_token"] == "hush"


async def test_health_and_figures_are_served(
    api: FakeApi, tmp_path: Path, unused_tcp_port: int
) -> None:
    address = f"http://127.0.0.1:{unused_tcp_port}"
    async with (
        running(api, tmp_path, http_port=unused_tcp_port),
        aiohttp.ClientSession() as session,
    ):
        api.says("hello")
        await api.until(api.said)
        async with session.get(f"{address}/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "ok\n")
        async with session.get(f"{address}/metrics") as answer:
            assert "touchbase_updates_total" in await answer.text()


async def test_a_webhook_of_a_former_run_is_taken_down(api: FakeApi, tmp_path: Path) -> None:
    async with running(api, tmp_path):
        await api.until(lambda: api.called("deleteWebhook"))
