"""A bare HTTP client that speaks to the box as a bot would."""

from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, FormData

from sandbox.driver import Telegram


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> str:
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return str(self.body["description"])


class Client:
    """Calls methods with JSON; ``form`` with a form."""

    def __init__(self, session: ClientSession, tg: Telegram) -> None:
        self.session = session
        self.tg = tg

    async def __call__(self, method: str, **parameters: Any) -> Reply:
        return await self.post(f"/bot{self.tg.token}/{method}", json=parameters)

    async def form(self, method: str, data: dict[str, Any] | FormData) -> Reply:
        return await self.post(f"/bot{self.tg.token}/{method}", data=data)

    async def post(self, path: str, **what: Any) -> Reply:
        async with self.session.post(self.tg.url + path, **what) as response:
            return Reply(response.status, await response.json())

    async def get(self, path: str, **what: Any) -> Reply:
        async with self.session.get(self.tg.url + path, **what) as response:
            return Reply(response.status, await response.json())
