"""The Bot API over HTTP: https://core.telegram.org/bots/api#making-requests."""

import asyncio
import re
from collections import Counter
from contextlib import suppress
from typing import Any

import orjson
from aiohttp import web

from sandbox.checks import MethodSpec, method_spec
from sandbox.faults import Fault, FaultKind
from sandbox.methods import METHODS
from sandbox.parameters import Parameters, read_parameters
from sandbox.polling import Polling
from sandbox.wire import ApiError, Args, Described, not_found, too_many_requests, unauthorized
from sandbox.world import World

_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{1,80}")
_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
    "<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
)


class BotApi:
    """Answers ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``.

    ``calls`` counts the calls by the method's name in lower case; ``under_way`` is how many
    are being answered right now, long polls aside.
    """

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._token = token
        self._polling = Polling(world)
        self.calls: Counter[str] = Counter()
        self.under_way = 0

    def open(self) -> None:
        """Let polls wait, after a ``close`` too."""
        self._polling.open()

    def close(self) -> None:
        """Let go of the poll that waits."""
        self._polling.close()

    async def handle(self, request: web.Request) -> web.Response:
        """Do one call and answer as Telegram would."""
        name = request.match_info["method"].lower()
        polls = name == "getupdates"
        self.under_way += not polls
        try:
            return await self._handle(request, name)
        except ApiError as refusal:
            return _answer(refusal.code, orjson.dumps(refusal.as_json()))
        finally:
            self.under_way -= not polls
            self.calls[name] += 1

    async def download(self, request: web.Request) -> web.Response:
        """Return the bytes of a file under the path that getFile told."""
        try:
            self._authorize(request.match_info["token"])
            stored = self._world.files.by_path(request.match_info["path"])
            if stored is None:
                raise not_found()
        except ApiError as refusal:
            return _answer(refusal.code, orjson.dumps(refusal.as_json()))
        return web.Response(body=stored.data, content_type="application/octet-stream")

    async def _handle(self, request: web.Request, name: str) -> web.Response:
        self._authorize(request.match_info["token"])
        spec = method_spec(name)
        if spec is None:
            raise not_found()
        parameters = await read_parameters(request)
        fault = self._world.faults.take(name, parameters.values.get("chat_id"))
        if fault is not None:
            return await self._go_wrong(request, spec, parameters, fault)
        return await self._call(spec, parameters)

    def _authorize(self, token: str) -> None:
        if token == self._token:
            return
        raise unauthorized() if _TOKEN.fullmatch(token) else not_found()

    async def _go_wrong(
        self, request: web.Request, spec: MethodSpec, parameters: Parameters, fault: Fault
    ) -> web.Response:
        match fault.kind:
            case FaultKind.SERVER_ERROR:
                return _answer(500, b'{"ok":false,"error_code":500}')
            case FaultKind.BAD_GATEWAY:
                return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
            case FaultKind.FLOOD:
                raise too_many_requests(fault.retry_after)
            case FaultKind.FLOOD_WITHOUT_PARAMETERS:
                raise ApiError(429, "Too Many Requests")
            case FaultKind.UNAUTHORIZED:
                raise unauthorized()
            case FaultKind.DELAY:
                await asyncio.sleep(fault.seconds)
                return await self._call(spec, parameters)
            case FaultKind.LOST_ANSWER:
                with suppress(ApiError):
                    await self._call(spec, parameters)
        return _hang_up(request)

    async def _call(self, spec: MethodSpec, parameters: Parameters) -> web.Response:
        args = spec.read(parameters.values)
        name = spec.name.lower()
        if name == "getupdates":
            return _answer(200, b'{"ok":true,"result":%b}' % await self._polling.get_updates(args))
        if self._world.flood is not None:
            self._world.flood.check(name, args.get("chat_id"))
        args["attached"] = parameters.files
        return _answer(200, _body(self._result(name, spec, args)))

    def _result(self, name: str, spec: MethodSpec, args: Args) -> Any:
        function = METHODS.get(name)
        if function is not None:
            return function(self._world, args)
        if spec.returns_bool:
            return True
        raise ApiError(501, f"Not Implemented: the sandbox does not simulate {spec.name}")


def _body(result: Any) -> bytes:
    if isinstance(result, Described):
        told = {"ok": True, "result": result.result, "description": result.description}
        return orjson.dumps(told)
    return orjson.dumps({"ok": True, "result": result})


def _answer(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, content_type="application/json")


def _hang_up(request: web.Request) -> web.Response:
    """Close the connection; the response is for the server's own books and reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
