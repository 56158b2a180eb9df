"""A thin client of the Bot API that tells exactly how a call ended.

aiogram's own session is not used for calls, because its answers are ambiguous where it matters:
an HTML 502 raises ``ClientDecodeError`` (no ``TelegramAPIError``), a 500 without a description
raises ``TypeError``, a 429 without parameters is no ``TelegramRetryAfter``, and "the request never
left" is not told from "the answer was lost". Here each call ends in one of six plain outcomes,
and no exception of the network leaves this module.

Source: https://core.telegram.org/bots/api#making-requests
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import aiohttp
import orjson

from domain.delivery import Upload

DEFAULT_PAUSE: Final = 5.0
CONNECT_SECONDS: Final = 10.0
ANSWER_SECONDS: Final = 60.0
JSON: Final = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram did it."""

    result: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not do it, now or later."""

    code: int
    description: str


@dataclass(frozen=True, slots=True)
class TooFast:
    """Telegram asks to wait this many seconds."""

    retry_after: float


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The request never left, so it is safe to repeat."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The request left and no clear answer came back: it may have been done."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """The token is not accepted."""

    description: str


Answer: TypeAlias = Delivered | Refused | TooFast | Unreachable | Unknown | Unauthorized


class Telegram:
    """The Bot API at one address with one token. Open it inside the running loop."""

    def __init__(self, token: str, address: str, *, connections: int = 32) -> None:
        self._calls = f"{address}/bot{token}/"
        self._files = f"{address}/file/bot{token}/"
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=connections),
            timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS, sock_connect=CONNECT_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    async def call(
        self, method: str, params: Mapping[str, Any], *, seconds: float | None = None
    ) -> Answer:
        """Call ``method``; ``seconds`` is how long to wait for the answer."""
        return await self.post(method, orjson.dumps(params), seconds=seconds)

    async def post(
        self,
        method: str,
        payload: bytes,
        uploads: Sequence[Upload] = (),
        *,
        seconds: float | None = None,
    ) -> Answer:
        """Call ``method`` with parameters that are JSON already, and files beside them."""
        body: bytes | aiohttp.FormData = _form(payload, uploads) if uploads else payload
        headers = None if uploads else JSON
        limit = aiohttp.ClientTimeout(total=seconds or ANSWER_SECONDS, sock_connect=CONNECT_SECONDS)
        try:
            async with self._session.post(
                self._calls + method, data=body, headers=headers, timeout=limit
            ) as response:
                return read(response.status, await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            return Unreachable(_name(error))
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return Unknown(_name(error))

    async def download(self, file_id: str, most: int) -> bytes | None:
        """Fetch a file; None when it is larger than ``most`` bytes or cannot be had.

        Source: https://core.telegram.org/bots/api#getfile
        """
        answer = await self.call("getFile", {"file_id": file_id})
        if not isinstance(answer, Delivered) or not isinstance(answer.result, dict):
            return None
        path = answer.result.get("file_path")
        if not isinstance(path, str) or (answer.result.get("file_size") or 0) > most:
            return None
        try:
            async with self._session.get(self._files + path) as response:
                if not response.ok:
                    return None
                content = await _read_at_most(response.content, most)
        except (TimeoutError, aiohttp.ClientError, OSError):
            return None
        return content


def read(status: int, body: bytes) -> Answer:
    """Read an answer of the Bot API, or of whatever stands in front of it."""
    answer = _parsed(body)
    if not isinstance(answer, dict) or "ok" not in answer:
        return Unknown(f"HTTP {status} without an answer of the Bot API")
    if answer["ok"] is True:
        return Delivered(answer.get("result"))
    code = answer.get("error_code", status)
    description = str(answer.get("description") or f"error {code}")
    if code == 429:  # noqa: PLR2004 — the Bot API's own number
        return TooFast(_pause(answer.get("parameters")))
    if code in {401, 404}:  # 404 is the answer to a token that is not even one
        return Unauthorized(description)
    if not isinstance(code, int) or code >= 500:  # noqa: PLR2004 — HTTP's "server error"
        return Unknown(description)
    return Refused(code, description)


def _parsed(body: bytes) -> object:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(body)  # more lenient: one odd character must not hide a whole batch
    except ValueError:
        return None


def _pause(parameters: object) -> float:
    pause = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return float(pause) if isinstance(pause, int | float) else DEFAULT_PAUSE


def _form(payload: bytes, uploads: Sequence[Upload]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in orjson.loads(payload).items():
        form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    for upload in uploads:
        form.add_field(upload.name, upload.content, filename=upload.filename)
    return form


async def _read_at_most(stream: aiohttp.StreamReader, most: int) -> bytes | None:
    content = bytearray()
    async for chunk in stream.iter_chunked(64 * 1024):
        content += chunk
        if len(content) > most:
            return None
    return bytes(content)


def _name(error: BaseException) -> str:
    # The text of an error of aiohttp may hold the address, and the address holds the token.
    return type(error).__name__
