"""``/leads/KEY``: what a form asks, and forms filled in on somebody's own site."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web

from domain.clock import Clock
from domain.customers.magnets import Offer
from locales import Texts, texts_for
from web.entries import read_entry
from web.fields import inputs_of, one_of, ticks_of
from web.intake import UNKNOWN, Intake, reached
from web.language import asked
from web.pages import chat_address
from web.problems import ProblemError, json_response, problem_response
from web.reception import SiteAnswer
from web.words import call_words

KEY: Final = re.compile(r"[!-~]{1,200}")
ALLOWED: Final = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, Idempotency-Key",
    "Access-Control-Max-Age": "600",
}
LOCALE: Final = web.RequestKey("locale", str)
"""The language of a request, once its body has named one."""

Work = Callable[[web.Request, Offer], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsApi:
    """The intake for sites. A key stands for one link of a magnet."""

    intake: Intake
    clock: Clock
    default_locale: str
    bot_username: str

    def routes(self) -> list[web.RouteDef]:
        """Return what it serves."""
        return [
            web.get("/leads/{key}", self.describe),
            web.post("/leads/{key}", self.take),
            web.options("/leads/{key}", self.permit),
        ]

    async def describe(self, request: web.Request) -> web.Response:
        """Tell what the form asks and what is to be agreed to."""
        return await self._serve(request, self._described)

    async def take(self, request: web.Request) -> web.Response:
        """Take a form."""
        return await self._serve(request, self._taken)

    async def permit(self, request: web.Request) -> web.Response:
        """Answer a browser that asks whether its page may call."""
        return await self._serve(request, self._permitted)

    async def _serve(self, request: web.Request, work: Work) -> web.Response:
        request[LOCALE] = asked(request, self.default_locale)
        headers = {"Vary": "Origin, Accept-Language"}
        try:
            self.intake.look(request)
            offer = await self._offer(request)
            if _named(request, offer):
                headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
                headers["Access-Control-Expose-Headers"] = "Retry-After"
            response = await work(request, offer)
        except ProblemError as problem:
            texts = texts_for(request[LOCALE])
            reasons = {field: texts.plain(key) for field, key in problem.fields.items()}
            response = problem_response(problem, reasons)
        response.headers.update(headers)
        return response

    async def _offer(self, request: web.Request) -> Offer:
        key = request.match_info["key"]
        if KEY.fullmatch(key):
            offer = await reached(self.intake.reception.offer_by_key(key, request[LOCALE]))
            if offer is not None:
                return offer
        raise ProblemError(HTTPStatus.NOT_FOUND, UNKNOWN)

    async def _permitted(self, request: web.Request, offer: Offer) -> web.Response:
        allowed = ALLOWED if _named(request, offer) else {}
        return web.Response(status=HTTPStatus.NO_CONTENT, headers=allowed)

    async def _described(self, request: web.Request, offer: Offer) -> web.Response:
        if _named(request, offer):  # a page asks for somebody; a server asks for itself
            await self.intake.count(request, offer)
        picture = f"{self._home(request)}/f/{offer.link.code}/picture"
        return json_response(
            {
                "title": offer.magnet.title,
                "promise": offer.magnet.promise,
                "picture": picture if offer.magnet.picture else None,
                "locale": request[LOCALE],
                **_asked_and_agreed(texts_for(request[LOCALE]), offer),
            }
        )

    async def _taken(self, request: web.Request, offer: Offer) -> web.Response:
        origin = request.headers.get("Origin")
        if origin is not None and not (_named(request, offer) or origin == self._home(request)):
            raise ProblemError(HTTPStatus.FORBIDDEN, "This site may not send to this form.")
        key = _idempotency_key(request)
        entry = await read_entry(request)
        if entry.locale and entry.locale != request[LOCALE]:
            request[LOCALE] = entry.locale
            offer = await self._offer(request)
        answer = await self.intake.take(request, offer, entry, key)
        status = HTTPStatus.OK if answer.replayed else HTTPStatus.CREATED
        return json_response(self._given(request, offer, answer), status)

    def _given(self, request: web.Request, offer: Offer, answer: SiteAnswer) -> dict[str, Any]:
        files = f"{self._home(request)}/files"
        texts = texts_for(request[LOCALE])
        return {
            "gift": {
                "text": answer.text or None,
                "link": answer.link or None,
                "code_in_chat": answer.code_in_chat,
                "chat": chat_address(self.bot_username, offer),
                "files": [
                    {"name": one.name, "url": f"{files}/{one.token}" if one.token else None}
                    for one in answer.files
                ],
            },
            "call": {
                "now": answer.call_now,
                "at": answer.call_at.isoformat() if answer.call_at else None,
                "words": call_words(texts, answer, self.clock.now()),
            },
        }

    def _home(self, request: web.Request) -> str:
        return self.intake.doorplate.origin(request)


def _named(request: web.Request, offer: Offer) -> bool:
    """Whether the page that calls is on the list of the link."""
    return request.headers.get("Origin", "") in offer.link.origins


def _asked_and_agreed(texts: Texts, offer: Offer) -> dict[str, Any]:
    return {
        "questions": [
            {"field": one.code, "type": str(one.ask), "label": one.label, "required": one.required}
            for one in inputs_of(texts, offer)
        ],
        "one_of": one_of(offer),
        "consents": [
            {
                "purpose": str(one.text.purpose),
                "digest": one.text.digest,
                "version": one.text.version,
                "label": one.label,
                "text": one.text.text,
                "required": one.required,
            }
            for one in ticks_of(texts, offer)
        ],
    }


def _idempotency_key(request: web.Request) -> str:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return ""
    if not KEY.fullmatch(key):
        raise ProblemError(
            HTTPStatus.BAD_REQUEST, "Idempotency-Key must be 1 to 200 visible ASCII characters."
        )
    return f"api:{key}"
