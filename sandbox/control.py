"""The control API of the page; its shapes and addresses are in ``sandbox.shapes``."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from sandbox.clock import SandboxClock, destination
from sandbox.events import Kind
from sandbox.eventstream import EventFeed
from sandbox.newcomers import add_newcomer
from sandbox.phones import ActionError, Phone, Sent
from sandbox.rendering import clock_shape, message_shape, person_shape, state_shape
from sandbox.samples import sample
from sandbox.shapes import PhoneBook, Pressed
from sandbox.wire import Json, Upload
from sandbox.world import World

PRESS_TIMEOUT = 10.0
_INLINE = ("image/png", "image/jpeg", "image/webp", "image/gif", "audio/", "video/")

ClockMoved = Callable[[], Awaitable[None]]


class NoSuchPersonError(Exception):
    """The address names nobody who lives here."""


class Control:
    """Does what the page asks for; ``on_clock_moved`` is awaited after a clock move."""

    def __init__(self, world: World, clock: SandboxClock, on_clock_moved: ClockMoved) -> None:
        self._world = world
        self._clock = clock
        self._on_clock_moved = on_clock_moved
        self._feed = EventFeed(world, clock)

    def open(self) -> None:
        """Let event streams stay open, after a ``close`` too."""
        self._feed.open()

    def close(self) -> None:
        """End the event streams."""
        self._feed.close()

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses under ``/sandbox/``."""
        person = "/sandbox/persons/{id}"
        files = [
            web.post(f"{person}/{kind}", self._told(self._file))
            for kind in ("voice", "photo", "document")
        ]
        return [
            web.get("/sandbox/state", self._told(self._state)),
            web.get("/sandbox/events", self._feed.handle),
            web.get("/sandbox/phonebook", self._told(self._phonebook)),
            web.get("/sandbox/files/{file_id}", self._download),
            web.post("/sandbox/clock", self._told(self._move_clock)),
            web.post("/sandbox/persons", self._told(self._add_person)),
            web.post(f"{person}/text", self._told(self._text)),
            web.post(f"{person}/press", self._told(self._press)),
            web.post(f"{person}/contact", self._told(self._contact)),
            web.post(f"{person}/edit", self._told(self._edit)),
            web.post(f"{person}/block", self._told(self._block)),
            *files,
        ]

    def _told(
        self, action: Callable[[web.Request], Awaitable[object]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Turn an action's result, or its failure, into JSON."""

        async def handle(request: web.Request) -> web.Response:
            try:
                return _json(await action(request))
            except (ActionError, ValueError) as error:
                return _json({"error": str(error)}, HTTPStatus.BAD_REQUEST)
            except NoSuchPersonError:
                return _json({"error": "no such person"}, HTTPStatus.NOT_FOUND)
            except TimeoutError:
                words = "the bot did not answer the press in time"
                return _json({"error": words}, HTTPStatus.GATEWAY_TIMEOUT)

        return handle

    async def _state(self, _request: web.Request) -> object:
        return state_shape(self._world, self._clock)

    async def _phonebook(self, _request: web.Request) -> PhoneBook:
        return {"entries": self._world.phonebook}

    async def _add_person(self, request: web.Request) -> object:
        body = await _body(request)
        name, language = _field(body, "name", str), _field(body, "language", str)
        return person_shape(self._world, add_newcomer(self._world, name, language))

    async def _text(self, request: web.Request) -> object:
        body = await _body(request)
        return self._sent(self._phone(request).text(_field(body, "text", str)))

    async def _press(self, request: web.Request) -> Pressed:
        body = await _body(request)
        phone = self._phone(request)
        press = phone.press(_field(body, "message_id", int), _field(body, "data", str))
        answer = await asyncio.wait_for(press.answered, PRESS_TIMEOUT)
        return {"toast": answer.text or None, "alert": answer.alert, "url": answer.url}

    async def _contact(self, request: web.Request) -> object:
        body = await _body(request)
        phone = self._phone(request)
        if body.get("own"):
            return self._sent(phone.own_contact())
        return self._sent(phone.contact(_field(body, "name", str), _field(body, "phone", str)))

    async def _file(self, request: web.Request) -> object:
        kind = request.path.rpartition("/")[2]
        upload = await _uploaded(request) or sample(kind)
        return self._sent(self._phone(request).file(kind, upload))

    async def _edit(self, request: web.Request) -> object:
        body = await _body(request)
        phone = self._phone(request)
        return self._sent(phone.edit(_field(body, "message_id", int), _field(body, "text", str)))

    async def _block(self, request: web.Request) -> object:
        body = await _body(request)
        phone = self._phone(request)
        phone.block(blocked=_field(body, "blocked", bool))
        return person_shape(self._world, phone.person)

    async def _move_clock(self, request: web.Request) -> object:
        body = await _body(request)
        moment = destination(self._clock.now(), _field(body, "advance", str))
        self._clock.set_to(moment)
        self._world.events.publish(Kind.CLOCK)
        await self._on_clock_moved()
        return clock_shape(self._clock)

    async def _download(self, request: web.Request) -> web.Response:
        stored = self._world.files.by_id(request.match_info["file_id"])
        if stored is None:
            return _json({"error": "no such file"}, HTTPStatus.NOT_FOUND)
        # Files come from anywhere: only pictures and sounds open in the page's own origin.
        shown = stored.mime.startswith(_INLINE)
        response = web.Response(body=stored.data)
        response.content_type = stored.mime if shown else "application/octet-stream"
        response.headers["Content-Disposition"] = "inline" if shown else "attachment"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    def _phone(self, request: web.Request) -> Phone:
        person_id = request.match_info["id"]
        person = self._world.persons.get(int(person_id)) if person_id.isdecimal() else None
        if person is None:
            raise NoSuchPersonError
        return Phone(self._world, person)

    def _sent(self, sent: Sent) -> Json:
        return {"message": message_shape(self._world, sent.post)}


async def _body(request: web.Request) -> Json:
    body = orjson.loads(await request.read() or b"{}")
    if not isinstance(body, dict):
        raise ValueError("a JSON object is expected")  # noqa: TRY004 — the request is wrong, not the program
    return body


def _field(body: Json, name: str, kind: type[Any]) -> Any:
    value = body.get(name)
    if type(value) is not kind:
        raise ValueError(f"{name}: {kind.__name__} expected")
    return value


async def _uploaded(request: web.Request) -> Upload | None:
    if not request.content_type.startswith("multipart/"):
        return None
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.filename:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            return Upload(name=part.filename, mime=mime, data=bytes(await part.read(decode=True)))
    return None


def _json(value: object, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    body = orjson.dumps(value)
    return web.Response(body=body, status=status, content_type="application/json")
