"""The whole box: a world with its people, the demo base, and the bot that talks to it."""

from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pydantic import SecretStr

from bot.app import App
from bot.clock import SystemClock
from bot.settings import Settings
from bot.wiring import build
from sandbox.clock import SandboxClock
from sandbox.demo.base import DemoBase
from sandbox.demo.cast import ANNA, CAST, PHONE_BOOK, TEAM, Actor
from sandbox.persons import BotProfile, Person
from sandbox.phones import Phone
from sandbox.server import SandboxServer
from sandbox.world import World
from storage.database import Database
from storage.migrate import migrate

TOKEN: Final = "4242:SANDBOX-TOKEN"  # noqa: S105 — the box's own, worth nothing outside
HOST: Final = "127.0.0.1"
BASE: Final = "touchbase.db"


class PortTakenError(Exception):
    """Another program listens on the sandbox's port."""


class Box:
    """A running sandbox. ``home`` is the folder of its database, made anew at each start.

    Raises ``PortTakenError`` when it is entered and the port is not free.
    """

    def __init__(self, settings: Settings, home: Path) -> None:
        self._settings = settings
        self._home = home
        self._exit = AsyncExitStack()
        self.clock = SandboxClock(SystemClock())
        self.world = World(
            clock=self.clock,
            bot=BotProfile(
                id=int(TOKEN.partition(":")[0]), name="Touchbase", username="touchbase_bot"
            ),
            phonebook=[{"name": name, "phone": phone} for name, phone in PHONE_BOOK],
        )
        self.url = ""

    async def __aenter__(self) -> Self:
        try:
            await self._start()
        except BaseException:
            await self._exit.aclose()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._exit.aclose()

    async def _start(self) -> None:
        server = SandboxServer(self.world, self.clock, TOKEN, on_clock_moved=self._clock_moved)
        try:
            self.url = await server.start(HOST, self._settings.sandbox_port)
        except OSError as error:
            port = self._settings.sandbox_port
            raise PortTakenError(
                f"SANDBOX_PORT: port {port} is taken; name another one, 0 takes any free one"
            ) from error
        self._exit.push_async_callback(server.stop)
        url = await self._furnish()
        settings = self._settings.model_copy(
            update={
                "bot_token": SecretStr(TOKEN),
                "bot_api_url": self.url,
                "database_url": url,
                "owner_ids": (ANNA.telegram_id,),
                "webhook_url": None,
                "http_port": None,
            }
        )
        self.app: App = build(settings, self.clock)
        self._exit.push_async_callback(self.app.stop)
        await self.app.start()
        self._arrive()
        await self.app.settled()

    async def _furnish(self) -> str:
        """Make the demo base of this port anew and return its URL."""
        folder = self._home / self.url.rpartition(":")[2]
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{BASE}*"):
            old.unlink()
        url = f"sqlite+aiosqlite:///{folder / BASE}"
        database = Database(url)
        await database.open()
        try:
            await migrate(database)
            demo = DemoBase(
                database=database,
                settings=self._settings,
                clock=self.clock,
                files=self.world.files,
                bot=self.world.bot.username,
            )
            await demo.fill()
        finally:
            await database.close()
        return url

    def _arrive(self) -> None:
        """Let everybody into the world; the team says ``/start``, the customer has not yet."""
        for actor in CAST:
            person = _person(actor)
            self.world.add_person(person)
            if actor in TEAM:
                Phone(self.world, person).text("/start")

    async def _clock_moved(self) -> None:
        await self.app.ring()
        await self.app.settled()


def _person(actor: Actor) -> Person:
    return Person(
        id=actor.telegram_id,
        first_name=actor.first_name,
        last_name=actor.last_name,
        username=actor.username,
        language_code="ru",
        phone=actor.phone,
        role=actor.role.value if actor.role else "customer",
        zone=actor.timezone,
    )
