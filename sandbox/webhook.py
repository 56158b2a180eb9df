"""Delivery of updates to the bot's own address.

Order of confirmation, the secret header and the repeats after a failure follow
https://core.telegram.org/bots/api#setwebhook.
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp

from domain.clock import Clock
from sandbox.updates import UpdateQueue
from sandbox.wire import Json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — the name of a header
DEFAULT_CONNECTIONS = 40
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 5.0
ANSWER_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """Where and how updates go; ``secret`` stands in a header of every delivery."""

    url: str
    secret: str | None = None
    connections: int = DEFAULT_CONNECTIONS


class Webhook:
    """Pushes the queue to an address, several updates at once, each until it is taken.

    An update counts as taken when the address answers 2xx. After anything else it is tried
    again after a pause (seconds) that doubles from ``FIRST_PAUSE`` to ``LONGEST_PAUSE``.
    """

    def __init__(self, updates: UpdateQueue, clock: Clock) -> None:
        self._updates = updates
        self._clock = clock
        self._pump: asyncio.Task[None] | None = None
        self._settings: WebhookSettings | None = None
        self._last_error: Json = {}

    @property
    def is_set(self) -> bool:
        """Whether updates are pushed, so that nobody may poll."""
        return self._settings is not None

    def set(self, settings: WebhookSettings) -> None:
        """Begin to push to an address."""
        self.remove()
        self._settings = settings
        self._last_error = {}
        self._pump = asyncio.create_task(self._deliver_all(settings))
        self._updates.wake()  # a poll under way has to give up

    def remove(self) -> bool:
        """Stop pushing; tell whether there was anything to stop."""
        was_set = self._settings is not None
        self._settings = None
        if self._pump is not None:
            self._pump.cancel()
        return was_set

    async def stop(self) -> None:
        """Stop pushing and wait until the connections are closed."""
        self.remove()
        if self._pump is not None:
            await asyncio.gather(self._pump, return_exceptions=True)

    def info(self) -> Json:
        """Return the Bot API's WebhookInfo."""
        info: Json = {
            "url": self._settings.url if self._settings else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if self._settings:
            info["max_connections"] = self._settings.connections
            info.update(self._last_error)
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info

    async def _deliver_all(self, settings: WebhookSettings) -> None:
        timeout = aiohttp.ClientTimeout(total=ANSWER_TIMEOUT)
        places = asyncio.Semaphore(settings.connections)
        newest = 0
        async with aiohttp.ClientSession(timeout=timeout) as session, asyncio.TaskGroup() as tasks:
            while True:
                for update_id, body in self._updates.pending():
                    if update_id > newest:
                        newest = update_id
                        tasks.create_task(self._deliver(session, settings, places, update_id, body))
                await self._updates.changed()

    async def _deliver(
        self,
        session: aiohttp.ClientSession,
        settings: WebhookSettings,
        places: asyncio.Semaphore,
        update_id: int,
        body: bytes,
    ) -> None:
        pause = FIRST_PAUSE
        while not self._updates.is_confirmed(update_id):
            async with places:
                failure = await self._post(session, settings, body)
            if failure is None:
                self._updates.confirm(update_id)
                return
            moment = int(self._clock.now().timestamp())
            self._last_error = {"last_error_date": moment, "last_error_message": failure}
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _post(
        self, session: aiohttp.ClientSession, settings: WebhookSettings, body: bytes
    ) -> str | None:
        """Return what went wrong, None when the update was taken."""
        headers = {"Content-Type": "application/json"}
        if settings.secret:
            headers[SECRET_HEADER] = settings.secret
        try:
            async with session.post(settings.url, data=body, headers=headers) as response:
                await response.read()
                if HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except aiohttp.ClientError as error:
            return f"Connection failed: {error}"
        except TimeoutError:
            return "Read timeout expired"
