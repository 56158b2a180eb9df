"""Happenings as server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html."""

import asyncio
from collections.abc import Iterable

import orjson
from aiohttp import web

from sandbox.clock import SandboxClock
from sandbox.events import Happening
from sandbox.rendering import event_shape
from sandbox.wire import Json
from sandbox.world import World

HEARTBEAT = 15.0
_HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}


class EventFeed:
    """Streams the world's events to any number of pages."""

    def __init__(self, world: World, clock: SandboxClock) -> None:
        self._world = world
        self._clock = clock
        self._readers: set[asyncio.Queue[Happening | None]] = set()
        self._closing = False

    def open(self) -> None:
        """Let streams stay open, after a ``close`` too."""
        self._closing = False

    def close(self) -> None:
        """End every stream."""
        self._closing = True
        for reader in self._readers:
            reader.put_nowait(None)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Stream from ``Last-Event-ID`` (or ``?after=``) on until either side goes away."""
        response = web.StreamResponse(headers=_HEADERS)
        await response.prepare(request)
        reader: asyncio.Queue[Happening | None] = asyncio.Queue()
        self._readers.add(reader)
        stop_listening = self._world.events.listen(reader.put_nowait)
        try:
            await response.write(self._missed(request))
            while not self._closing:
                await response.write(await self._next(reader))
        except ConnectionError:
            pass  # the page was closed; there is nobody to tell
        finally:
            stop_listening()
            self._readers.discard(reader)
        return response

    def _missed(self, request: web.Request) -> bytes:
        seen = request.headers.get("Last-Event-ID") or request.query.get("after")
        if seen is None:
            return b": hello\n\n"
        missed = self._world.events.after(int(seen)) if seen.isdecimal() else None
        if missed is None:
            reset: Json = {"type": "reset", "person": None, "payload": {}}
            return _event(self._world.events.last_id, reset)
        return b": hello\n\n" + self._rendered(missed)

    async def _next(self, reader: asyncio.Queue[Happening | None]) -> bytes:
        try:
            happening = await asyncio.wait_for(reader.get(), HEARTBEAT)
        except TimeoutError:
            return b": still here\n\n"
        return self._rendered([happening]) if happening is not None else b": goodbye\n\n"

    def _rendered(self, happenings: Iterable[Happening]) -> bytes:
        events = (
            (happening.id, event_shape(self._world, self._clock, happening))
            for happening in happenings
        )
        return b"".join(_event(event_id, event) for event_id, event in events if event)


def _event(event_id: int, event: object) -> bytes:
    return b"id: %d\ndata: %b\n\n" % (event_id, orjson.dumps(event))
