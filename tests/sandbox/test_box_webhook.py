import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from sandbox.driver import Actor, Telegram
from tests.sandbox.client import Client


class Hook:
    """A bot's address that answers with the prepared statuses, then with 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.secrets: list[str | None] = []
        self.texts: asyncio.Queue[str] = asyncio.Queue()
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        status = self.statuses.pop(0) if self.statuses else 200
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if status == 200:
            self.texts.put_nowait((await request.json())["message"]["text"])
        return web.Response(status=status)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.add_routes([web.post("/hook", hook.handle)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_are_pushed_with_the_secret(
    call: Client, tg: Telegram, ann: Actor, hook: Hook
) -> None:
    before = ann.phone.text("до")
    await call("setWebhook", url=hook.url, secret_token="s3cret", max_connections=1)
    after = ann.phone.text("после")
    assert before.update_id is not None
    assert after.update_id is not None
    await tg.world.updates.confirmed(after.update_id)
    await tg.world.updates.confirmed(before.update_id)
    assert [hook.texts.get_nowait(), hook.texts.get_nowait()] == ["до", "после"]
    assert hook.secrets == ["s3cret", "s3cret"]


async def test_a_refused_update_is_pushed_again(
    call: Client, tg: Telegram, ann: Actor, hook: Hook
) -> None:
    hook.statuses = [500, 302, 404]
    await call("setWebhook", url=hook.url)
    sent = ann.phone.text("важно")
    assert sent.update_id is not None
    async with asyncio.timeout(3):
        assert await hook.texts.get() == "важно"
        await tg.world.updates.confirmed(sent.update_id)
    info = (await call("getWebhookInfo")).result
    assert info["url"] == hook.url
    assert info["pending_update_count"] == 0
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert hook.secrets == [None] * 4


async def test_an_update_waits_for_an_address_that_is_not_there_yet(
    call: Client, ann: Actor, hook: Hook
) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/hook", allowed_updates=["message"])
    ann.phone.text("жду")
    async with asyncio.timeout(3):
        info = (await call("getWebhookInfo")).result
        while "last_error_message" not in info:
            info = (await call("getWebhookInfo")).result
    assert info["last_error_message"] == "Connection refused"
    assert info["pending_update_count"] == 1
    assert info["allowed_updates"] == ["message"]
    await call("setWebhook", url=hook.url)
    async with asyncio.timeout(3):
        assert await hook.texts.get() == "жду"


async def test_what_a_webhook_may_not_be(call: Client, ann: Actor) -> None:
    plain = await call("setWebhook", url="http://example.org/hook")
    assert plain.refusal == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    secret = await call("setWebhook", url="https://example.org/hook", secret_token="п")
    assert secret.refusal == "Bad Request: secret token contains unallowed characters"
    ann.phone.text("x")
    assert (await call("setWebhook", url="", drop_pending_updates=True)).result is True
    assert (await call("getWebhookInfo")).result == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }


async def test_a_broken_answer_is_a_failure(
    call: Client, tg: Telegram, ann: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.webhook.ANSWER_TIMEOUT", 0.05)

    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    ann.phone.text("x")
    for behave, words in ((hang_up, "Connection failed"), (say_nothing, "Read timeout expired")):
        async with await asyncio.start_server(behave, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            await call("setWebhook", url=f"http://127.0.0.1:{port}/")
            info = (await call("getWebhookInfo")).result
            while not info.get("last_error_message", "").startswith(words):
                info = (await call("getWebhookInfo")).result
            await call("deleteWebhook")
    assert len(tg.world.updates) == 1
