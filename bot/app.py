"""The running program: its parts in the order in which they start, and stop the other way round.

What it does with an update is given to it (``Rest``); this module knows nothing of clients and
deals.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.types import User

from bot import updates
from bot.housekeeping import Housekeeping
from bot.intake import Intake
from bot.limits import Limits
from bot.lines import Lines
from bot.sender import Sender
from bot.settings import Settings
from bot.silent import silent_bot
from bot.telegram import Telegram
from bot.worker import Brain, Worker
from domain.clock import Clock
from domain.delivery import OutMessage
from scheduler.alarm import Alarm, Sweep
from storage.database import Database
from storage.inbox import Arrival, Inbox
from storage.migrate import migrate
from storage.outbox import Letter, Outbox

if TYPE_CHECKING:
    from web.site import Site

RING_EVERY: Final = timedelta(seconds=5)
DEFAULT_PORT: Final = 8080
SWEEP_SECONDS: Final = 1.0
WORK_SECONDS: Final = 3.0
LAST_WORDS_SECONDS: Final = 2.0
LANDING_SECONDS: Final = 1.5

log = structlog.stdlib.get_logger("bot.app")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the rest of the program is built from, once the core stands."""

    settings: Settings
    clock: Clock
    database: Database
    outbox: Outbox
    telegram: Telegram
    bot: Bot
    me: User


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The rest of the program, as the core sees it.

    ``possible_repeat`` gives the words in front of a message that a chat may have already;
    ``on_blocked`` hears of chats that cannot be written to any more; ``at_start`` is said at each
    start, before anything else. ``site`` is served where the program listens.
    """

    brain: Brain
    sweeps: Sequence[Sweep]
    possible_repeat: Callable[[int], str]
    on_blocked: Callable[[int], None]
    at_start: Sequence[OutMessage] = ()
    site: "Site | None" = None


class App:
    """One bot, one database. ``start``, then ``run`` until it is time to ``stop``."""

    def __init__(
        self, settings: Settings, clock: Clock, build_rest: Callable[[Parts], Awaitable[Rest]]
    ) -> None:
        if settings.bot_token is None:
            raise ValueError("There is no BOT_TOKEN.")
        self._settings = settings
        self._clock = clock
        self._build_rest = build_rest
        self._token = settings.bot_token.get_secret_value()
        self._exit = AsyncExitStack()
        self._broken: asyncio.Queue[asyncio.Task[None]] = asyncio.Queue()
        self.database = Database(settings.database_url)
        self._inbox = Inbox(bot_id=int(self._token.partition(":")[0]))
        self._outbox = Outbox(clock, self._deliver)
        self._bot = silent_bot(self._token)
        self._telegram: Telegram
        self._sender: Sender
        self._worker: Worker
        self._alarm: Alarm
        self.http_port: int | None = None

    async def start(self) -> None:
        """Open the database, greet Telegram, take up what was left, begin to listen.

        Raises ``TokenRefusedError``, ``CallRefusedError`` and ``StorageError``; call ``stop`` in
        every case.
        """
        self._exit.push_async_callback(self.database.close)
        await self.database.open()
        await migrate(self.database)
        async with self.database.unit() as unit:
            left = await self._outbox.recover(unit)
        self._telegram = Telegram(self._token, self._settings.bot_api_url)
        self._exit.push_async_callback(self._telegram.close)
        intake = Intake(
            telegram=self._telegram,
            database=self.database,
            inbox=self._inbox,
            clock=self._clock,
            accept=self._work_on,
        )
        rest = await self._build_rest(
            Parts(
                settings=self._settings,
                clock=self._clock,
                database=self.database,
                outbox=self._outbox,
                telegram=self._telegram,
                bot=self._bot,
                me=User.model_validate(await intake.ask("getMe")),
            )
        )
        self._start_sender(rest, *left)
        async with self.database.unit() as unit:
            self._outbox.answer(unit, rest.at_start)
        self._start_worker(rest.brain)
        self._start_alarm(rest.sweeps)
        await self._start_intake(intake, rest.site)
        log.info("started", polling=self._settings.webhook_url is None, http_port=self.http_port)

    async def run(self) -> None:
        """Return never; raise what broke a part that must not end by itself."""
        (await self._broken.get()).result()
        raise RuntimeError("A part of the program ended by itself.")

    async def stop(self) -> None:
        """Listen no more, finish what is in hand, send what can be sent: within ten seconds."""
        await self._exit.aclose()

    async def settled(self) -> None:
        """Wait until every update is worked on and nothing is left to send now."""
        while not (self._worker.idle.is_set() and self._sender.idle.is_set()):
            await self._worker.idle.wait()
            await self._sender.idle.wait()

    async def ring(self) -> None:
        """See now to what has become due (the clock was moved)."""
        await self._alarm.ring()

    def _deliver(self, letters: Sequence[Letter]) -> None:
        self._sender.accept(letters)

    async def _work_on(self, arrivals: Sequence[Arrival]) -> None:
        await self._worker.accept(arrivals)

    # -- parts --------------------------------------------------------------------------------

    def _start_sender(
        self, rest: Rest, waiting: Sequence[Letter], cut_short: Sequence[Letter]
    ) -> None:
        settings = self._settings
        limits = Limits(settings.messages_per_second, settings.messages_per_chat_second)
        self._sender = Sender(
            database=self.database,
            outbox=self._outbox,
            telegram=self._telegram,
            clock=self._clock,
            lines=Lines(limits),
            possible_repeat=rest.possible_repeat,
            on_blocked=rest.on_blocked,
        )
        self._sender.resume(waiting, cut_short)
        task = self._spawn(self._sender.run())
        self._exit.push_async_callback(self._stop_sender, task)

    async def _stop_sender(self, task: asyncio.Task[None]) -> None:
        await _within(LAST_WORDS_SECONDS, self._sender.idle.wait())
        self._sender.stop()
        await _within(LANDING_SECONDS, _ended(task))
        await _cancel(task)

    def _start_worker(self, brain: Brain) -> None:
        self._worker = Worker(
            database=self.database,
            inbox=self._inbox,
            outbox=self._outbox,
            clock=self._clock,
            bot=self._bot,
            telegram=self._telegram,
            brain=brain,
        )
        self._exit.push_async_callback(self._worker.stop, WORK_SECONDS)

    def _start_alarm(self, sweeps: Sequence[Sweep]) -> None:
        prune = Housekeeping(self.database, self._inbox, self._outbox, self._clock)
        self._alarm = Alarm([*sweeps, prune], RING_EVERY)
        self._alarm.start()
        self._exit.push_async_callback(lambda: _within(SWEEP_SECONDS, self._alarm.stop()))

    async def _start_intake(self, intake: Intake, site: "Site | None") -> None:
        """Poll or be called; the updates of a former run come first, and once."""
        await intake.catch_up()
        settings = self._settings
        if settings.listens:
            # Two megabytes of server that a bot which only polls need not keep.
            from bot.http import HttpSide  # noqa: PLC0415 — see above

            http = HttpSide(self.database, intake.keep)
            if settings.webhook_url and settings.webhook_secret:
                path = urlsplit(settings.webhook_url).path or "/"
                http.add_webhook(path, settings.webhook_secret.get_secret_value())
            if site is not None:
                site.mount(http.app)
            self._exit.push_async_callback(http.stop)
            port = DEFAULT_PORT if settings.http_port is None else settings.http_port
            self.http_port = await http.start(settings.http_host, port)
        task = self._spawn(self._listen(intake))
        self._exit.push_async_callback(_cancel, task)

    async def _listen(self, intake: Intake) -> None:
        settings = self._settings
        if settings.webhook_url is None or settings.webhook_secret is None:
            await intake.poll()
        else:
            await intake.ask(
                "setWebhook",
                url=settings.webhook_url,
                secret_token=settings.webhook_secret.get_secret_value(),
                allowed_updates=updates.WORKED,
            )
            await asyncio.Event().wait()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(self._broken.put_nowait)
        return task


async def _ended(task: asyncio.Task[None]) -> None:
    await asyncio.wait([task])


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])


async def _within(seconds: float, work: Coroutine[Any, Any, object]) -> None:
    try:
        async with asyncio.timeout(seconds):
            await work
    except TimeoutError:
        log.warning("stopped_before_it_was_done", seconds=seconds)
