"""A Bot API of a few lines that answers what a test tells it to, byte by byte."""

import asyncio
import itertools
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import orjson
from aiohttp import web

Answer = tuple[int, bytes]

ME = {"id": 42, "is_bot": True, "first_name": "Touchbase", "username": "touchbase_bot"}
BAD_GATEWAY: Answer = (502, b"<html><body><h1>502 Bad Gateway</h1></body></html>")
NAMELESS_500: Answer = (500, b'{"ok":false,"error_code":500}')
BARE_429: Answer = (429, b'{"ok":false,"error_code":429,"description":"Too Many Requests"}')
UNAUTHORIZED: Answer = (401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}')
CONFLICT: Answer = (409, b'{"ok":false,"error_code":409,"description":"Conflict: terminated"}')
LOST: Answer = (0, b"")


def refusal(code: int, description: str, **parameters: int) -> Answer:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return code, orjson.dumps(body)


class FakeApi:
    """Updates in, calls out. ``answers[method]`` are used up one by one; then all is well."""

    def __init__(self) -> None:
        self.token = "42:secret"
        self.url = ""
        self.answers: defaultdict[str, deque[Answer]] = defaultdict(deque)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.offset = 0
        self.closing = False
        self._updates: list[dict[str, Any]] = []
        self._numbers = itertools.count(1)
        self._messages = itertools.count(100)
        self._changed = asyncio.Event()

    # -- what people do -----------------------------------------------------------------------

    def says(self, text: str, person: int = 7, **more: object) -> int:
        return self.update(message=_message(text, person, **more))

    def presses(self, data: str, person: int = 7) -> int:
        query = {
            "id": f"q{person}",
            "from": _user(person),
            "chat_instance": "1",
            "data": data,
            "message": _message("screen", person),
        }
        return self.update(callback_query=query)

    def update(self, **parts: object) -> int:
        number = next(self._numbers)
        self.raw({"update_id": number, **parts})
        return number

    def raw(self, update: dict[str, Any]) -> None:
        self._updates.append(update)
        self._wake()

    # -- what the bot did ---------------------------------------------------------------------

    def said(self, chat: int | None = None) -> list[str]:
        return [
            params["text"]
            for method, params in self.calls
            if method == "sendMessage" and chat in {None, params["chat_id"]}
        ]

    def called(self, method: str) -> list[dict[str, Any]]:
        return [params for name, params in self.calls if name == method]

    async def until(self, true: Callable[[], object]) -> None:
        async with asyncio.timeout(10):
            while not true():  # noqa: ASYNC110 — what a test waits for has no event of its own
                await asyncio.sleep(0.005)

    # -- HTTP ---------------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = orjson.loads(await request.read() or b"{}")
        if request.match_info["token"] != self.token:
            return _respond(UNAUTHORIZED)
        if self.answers[method]:
            answer = self.answers[method].popleft()
            self.calls.append((method, params))
            self._wake()
            if answer is LOST:
                assert request.transport is not None
                request.transport.abort()
            return _respond(answer)
        if method == "getUpdates":
            return _respond(_ok(await self._poll(params)))
        self.calls.append((method, params))
        self._wake()
        return _respond(_ok(self._result(method, params)))

    async def _poll(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        self.offset = max(self.offset, params.get("offset", 0))
        self._updates = [one for one in self._updates if one.get("update_id", 0) >= self.offset]
        self._wake()
        while not self._updates and not self.closing:
            self._changed.clear()
            await self._changed.wait()
        return self._updates[: params["limit"]]

    def _result(self, method: str, params: dict[str, Any]) -> object:
        if method == "getMe":
            return ME
        return {"message_id": next(self._messages)} if "chat_id" in params else True

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def close(self) -> None:
        self.closing = True
        self._wake()


def _message(text: str, person: int, **more: object) -> dict[str, object]:
    chat = {"id": person, "type": "private", "first_name": "P"}
    return {
        "message_id": 1,
        "date": 1_772_000_000,
        "chat": chat,
        "from": _user(person),
        "text": text,
        **more,
    }


def _user(person: int) -> dict[str, object]:
    return {"id": person, "is_bot": False, "first_name": "P"}


def _ok(result: object) -> Answer:
    return 200, orjson.dumps({"ok": True, "result": result})


def _respond(answer: Answer) -> web.Response:
    status, body = answer
    return web.Response(status=status or 200, body=body)


@asynccontextmanager
async def serving() -> AsyncIterator[FakeApi]:
    api = FakeApi()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", api.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield api
    finally:
        api.close()
        await runner.cleanup()
