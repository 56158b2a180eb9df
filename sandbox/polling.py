"""Long polling: https://core.telegram.org/bots/api#getupdates."""

import asyncio

from sandbox.wire import Args, conflict
from sandbox.world import World

LIMIT = 100
LONGEST_WAIT = 50.0

_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)
_TWO_POLLERS = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Polling:
    """Serves one poll at a time; a second one ends the first with a conflict."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._newest = 0
        self._closing = False

    def open(self) -> None:
        """Let polls wait, after a ``close`` too."""
        self._closing = False

    def close(self) -> None:
        """Answer the poll under way at once, and every later one without waiting."""
        self._closing = True
        self._world.updates.wake()

    async def get_updates(self, args: Args) -> bytes:
        """Return the JSON array of the next updates; waits up to ``timeout`` seconds."""
        updates = self._world.updates
        if self._world.webhook.is_set:
            raise conflict(_WEBHOOK_ACTIVE)
        if args.get("allowed_updates") is not None:
            updates.allow(args["allowed_updates"])
        updates.confirm_before(args.get("offset") or 0)
        limit = args.get("limit")
        size = limit if limit is not None and 0 < limit <= LIMIT else LIMIT
        if not updates:
            await self._first_update(min(args.get("timeout") or 0, LONGEST_WAIT))
        return b"[%b]" % b",".join(updates.take(size))

    async def _first_update(self, timeout: float) -> None:  # noqa: ASYNC109 — the name and the meaning are Telegram's
        """Wait until there is an update or the time (seconds) is over."""
        self._newest += 1
        mine = self._newest
        self._world.updates.wake()  # an older poll sees that it is not the newest any more
        try:
            async with asyncio.timeout(timeout):
                while not (self._world.updates or self._closing):
                    await self._world.updates.changed()
                    if self._world.webhook.is_set:
                        raise conflict("terminated by setWebhook request")
                    if mine != self._newest:
                        raise conflict(_TWO_POLLERS)
        except TimeoutError:
            return
