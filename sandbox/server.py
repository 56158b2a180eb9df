"""The box's one HTTP server: the Bot API, the control API and the page."""

from pathlib import Path

from aiohttp import web

from sandbox.api import BotApi
from sandbox.clock import SandboxClock
from sandbox.control import ClockMoved, Control
from sandbox.guard import guard
from sandbox.world import World

PAGE = Path(__file__).parent / "page"
REQUEST_LIMIT = 64 * 1024 * 1024


async def _nothing() -> None:
    """Wait for nobody after a clock move."""


class SandboxServer:
    """Serves a world on the loopback interface.

    ``token`` is the bot's; ``on_clock_moved`` is awaited after the page moved the clock;
    ``page`` is the folder of the page's static files.
    """

    def __init__(
        self,
        world: World,
        clock: SandboxClock,
        token: str,
        *,
        on_clock_moved: ClockMoved = _nothing,
        page: Path = PAGE,
    ) -> None:
        self.api = BotApi(world, token)
        self._world = world
        self._page = page.resolve()
        self._control = Control(world, clock, on_clock_moved)
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen, on a free port when it is 0, and return the base address without a slash.

        A server that was stopped can be started again; a webhook has to be set anew.
        """
        self.api.open()
        self._control.open()
        runner = web.AppRunner(
            self._app(), access_log=None, shutdown_timeout=0.5, handle_signals=False
        )
        await runner.setup()
        self._runner = runner
        await web.TCPSite(runner, host, port).start()
        return f"http://{host}:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """End polls and streams at once, then the server."""
        self.api.close()
        self._control.close()
        await self._world.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[guard], client_max_size=REQUEST_LIMIT)
        app.add_routes(
            [
                web.route("*", "/bot{token}/{method}", self.api.handle),
                web.get("/file/bot{token}/{path:.+}", self.api.download),
                *self._control.routes(),
                web.get("/{name:.*}", self._static),
            ]
        )
        return app

    async def _static(self, request: web.Request) -> web.StreamResponse:
        path = (self._page / (request.match_info["name"] or "index.html")).resolve()
        if not path.is_relative_to(self._page) or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
