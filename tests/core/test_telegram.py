"""How a call of the Bot API ended is told exactly; no trap of aiogram's session is left."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.telegram import (
    DEFAULT_PAUSE,
    Answer,
    Delivered,
    Refused,
    Telegram,
    TooFast,
    Unauthorized,
    Unknown,
    Unreachable,
    read,
)
from domain.delivery import Upload

TOKEN = "42:secret"


@pytest.mark.parametrize(
    ("status", "body", "answer"),
    [
        (200, '{"ok":true,"result":{"message_id":7}}', Delivered({"message_id": 7})),
        (200, '{"ok":true,"result":true}', Delivered(True)),
        (
            400,
            '{"ok":false,"error_code":400,"description":"Bad Request: x"}',
            Refused(400, "Bad Request: x"),
        ),
        (403, '{"ok":false,"error_code":403,"description":"no"}', Refused(403, "no")),
        (
            429,
            '{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":3}}',
            TooFast(3.0),
        ),
        (
            401,
            '{"ok":false,"error_code":401,"description":"Unauthorized"}',
            Unauthorized("Unauthorized"),
        ),
        (404, '{"ok":false,"error_code":404,"description":"Not Found"}', Unauthorized("Not Found")),
    ],
)
def test_an_answer_is_read(status: int, body: str, answer: Answer) -> None:
    assert read(status, body.encode()) == answer


def test_a_429_without_parameters_is_still_too_fast() -> None:
    body = b'{"ok":false,"error_code":429,"description":"Too Many Requests"}'
    assert read(429, body) == TooFast(DEFAULT_PAUSE)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (502, b"<html><h1>502 Bad Gateway</h1></html>"),
        (500, b'{"ok":false,"error_code":500}'),
        (500, b'{"ok":false}'),
        (200, b""),
        (200, b"[1]"),
        (200, b'{"result":true}'),
        (504, b"\xff\xfe"),
    ],
)
def test_what_is_no_clear_answer_is_unknown(status: int, body: bytes) -> None:
    assert isinstance(read(status, body), Unknown)


class Server:
    """A Bot API of one answer, which remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bytes]] = []
        self.url = ""
        self.lose = False
        self.body = b'{"ok":true,"result":true}'

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append((request.path, await request.read()))
        if self.lose:
            assert request.transport is not None
            request.transport.abort()
        return web.Response(body=self.body, content_type="application/json")

    async def file(self, request: web.Request) -> web.Response:
        return web.Response(body=b"x" * int(request.match_info["size"]))


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", server.handle)
    app.router.add_get("/file/bot{token}/{size}", server.file)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture
async def telegram(server: Server) -> AsyncIterator[Telegram]:
    telegram = Telegram(TOKEN, server.url)
    yield telegram
    await telegram.close()


async def test_a_call_is_json(telegram: Telegram, server: Server) -> None:
    assert await telegram.call("sendMessage", {"chat_id": 1, "text": "ё"}) == Delivered(True)
    assert server.asked == [("/bot42:secret/sendMessage", '{"chat_id":1,"text":"ё"}'.encode())]


async def test_files_travel_as_a_form(telegram: Telegram, server: Server) -> None:
    upload = Upload(name="file0", filename="plan.csv", content=b"a;b")
    await telegram.post("sendDocument", b'{"chat_id":1,"document":"attach://file0"}', (upload,))
    body = server.asked[0][1]
    assert b"a;b" in body
    assert b'filename="plan.csv"' in body
    assert b"attach://file0" in body


async def test_an_answer_that_was_lost_is_unknown(telegram: Telegram, server: Server) -> None:
    server.lose = True
    assert isinstance(await telegram.call("sendMessage", {}), Unknown)


async def test_an_answer_that_comes_too_late_is_unknown(telegram: Telegram, server: Server) -> None:
    server.body = b" " * 10
    assert isinstance(await telegram.call("sendMessage", {}, seconds=0.000_1), Unknown)


async def test_a_request_that_never_left_is_unreachable(unused_tcp_port: int) -> None:
    telegram = Telegram(TOKEN, f"http://127.0.0.1:{unused_tcp_port}")
    assert isinstance(await telegram.call("sendMessage", {}), Unreachable)
    await telegram.close()


async def test_no_outcome_tells_the_token(telegram: Telegram, server: Server) -> None:
    server.lose = True
    assert "secret" not in repr(await telegram.call("sendMessage", {}))


async def test_a_file_is_fetched_up_to_a_size(telegram: Telegram, server: Server) -> None:
    server.body = b'{"ok":true,"result":{"file_id":"f","file_path":"100"}}'
    assert await telegram.download("f", most=100) == b"x" * 100
    assert await telegram.download("f", most=99) is None
