"""The program's own HTTP side: the webhook, ``/healthz``, ``/metrics``, and the site on top.

Source: https://core.telegram.org/bots/api#setwebhook
"""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import orjson
import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import metrics
from bot.log import report
from storage.database import Database
from storage.transaction import StorageError

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — a header's name
MOST_BYTES: Final = 1_000_000

log = structlog.stdlib.get_logger("bot.http")


class HttpSide:
    """Serves at one address; ``keep`` puts updates on disk before Telegram is told "200".

    More can be mounted on ``app`` before ``start``.
    """

    def __init__(
        self, database: Database, keep: Callable[[Sequence[object]], Awaitable[None]]
    ) -> None:
        self._database = database
        self._keep = keep
        self._secret = ""
        self.app = web.Application(client_max_size=MOST_BYTES)
        self.app.router.add_get("/healthz", self._health)
        self.app.router.add_get("/metrics", self._metrics)
        self._runner: web.AppRunner | None = None

    def add_webhook(self, path: str, secret: str) -> None:
        """Take updates at ``path`` from those who know ``secret``; before ``start``."""
        self._secret = secret
        self.app.router.add_post(path, self._update)

    async def start(self, host: str, port: int) -> int:
        """Listen and return the port, which matters when ``port`` is 0."""
        runner = web.AppRunner(
            self.app, access_log=None, handle_signals=False, shutdown_timeout=1.0
        )
        await runner.setup()
        self._runner = runner
        await web.TCPSite(runner, host, port).start()
        return int(runner.addresses[0][1])

    async def stop(self) -> None:
        """Answer what is being asked, and listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _update(self, request: web.Request) -> web.Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), self._secret.encode()):
            return web.Response(status=web.HTTPForbidden.status_code)
        try:
            raw = orjson.loads(await request.read())
        except orjson.JSONDecodeError:
            log.warning("webhook_without_json")  # repeating it would bring the same again
            return web.Response()
        try:
            await self._keep([raw])
        except StorageError as error:
            report(log, "inbox_not_written", error)
            return web.Response(status=web.HTTPServiceUnavailable.status_code)
        return web.Response()

    async def _health(self, _: web.Request) -> web.Response:
        try:
            await self._database.ping()
        except StorageError:
            return web.Response(status=web.HTTPServiceUnavailable.status_code, text="database\n")
        return web.Response(text="ok\n")

    async def _metrics(self, _: web.Request) -> web.Response:
        body = generate_latest() + metrics.of_database(self._database)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})
