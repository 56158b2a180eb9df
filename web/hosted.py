"""``/f/CODE``: the hosted form and its gift, for a browser without JavaScript too."""

import mimetypes
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from aiohttp import web

from domain.clock import Clock
from domain.customers.magnets import Offer
from locales import Texts, texts_for
from web.entries import Entry, read_entry
from web.intake import UNKNOWN, Intake, reached
from web.language import asked
from web.pages import FormPage, form_page, message_page, thanks_page
from web.problems import ProblemError
from web.tokens import Stamp, Tokens

LEAST: Final = timedelta(seconds=2)
"""Nobody fills a form in faster."""
CODE: Final = re.compile(r"[\w-]{1,64}", re.ASCII)
LOOKERS: Final = re.compile("bot|externalhit|whatsapp|preview|curl|python", re.IGNORECASE)
"""Programs that look at a link for somebody: a messenger's preview opened nothing."""
PICTURE_KINDS: Final = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}
APART: Final = {"Content-Security-Policy": "default-src 'none'; sandbox"}

Show = Callable[[web.Request], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedForms:
    """Pages of forms, for every open link."""

    intake: Intake
    tokens: Tokens
    clock: Clock
    default_locale: str
    bot_username: str

    def routes(self) -> list[web.RouteDef]:
        """Return what it serves."""
        return [
            web.get("/f/{code}", self._said(self.show)),
            web.post("/f/{code}", self._said(self.take)),
            web.get("/f/{code}/picture", self._said(self.picture)),
            web.get("/files/{token}", self._said(self.file)),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the form."""
        locale = asked(request, self.default_locale)
        offer = await self._offer(request, locale)
        seen = request.method == "GET" and not LOOKERS.search(request.headers.get("User-Agent", ""))
        if seen:
            await self.intake.count(request, offer)
        return form_page(
            FormPage(offer=offer, texts=texts_for(locale), stamp=self.tokens.stamp(offer.link.id))
        )

    async def take(self, request: web.Request) -> web.Response:
        """Take the form; what was typed stays in it until it is taken."""
        entry = await read_entry(request)
        locale = entry.locale or asked(request, self.default_locale)
        offer, texts = await self._offer(request, locale), texts_for(locale)
        stamp = self.tokens.read_stamp(entry.values.get("stamp", ""), offer.link.id)
        page = FormPage(
            offer=offer,
            texts=texts,
            stamp=self.tokens.stamp(offer.link.id, again=True),
            typed=entry,
        )
        if stamp is None or self._is_hasty(stamp, entry):
            return form_page(replace(page, notice=texts.plain("site-press-again")))
        try:
            answer = await self.intake.take(request, offer, entry, self._key(stamp, entry))
        except ProblemError as problem:
            if problem.status is HTTPStatus.NOT_FOUND:
                raise
            return form_page(_mended(page, problem))
        return thanks_page(
            offer, texts, answer, bot_username=self.bot_username, now=self.clock.now()
        )

    async def picture(self, request: web.Request) -> web.Response:
        """Show the picture of a magnet."""
        offer = await self._offer(request, self.default_locale)
        content = await reached(self.intake.reception.picture(offer))
        if content is None:
            raise ProblemError(HTTPStatus.NOT_FOUND)
        kinds = (kind for head, kind in PICTURE_KINDS.items() if content.startswith(head))
        return web.Response(
            body=content,
            headers={
                "Content-Type": next(kinds, "application/octet-stream"),
                "Cache-Control": "public, max-age=600",
                **APART,
            },
        )

    async def file(self, request: web.Request) -> web.Response:
        """Hand a file of a gift out."""
        self.intake.look(request)
        file = await reached(self.intake.reception.file(request.match_info["token"]))
        if file is None:
            raise ProblemError(HTTPStatus.NOT_FOUND)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return web.Response(
            body=file.content,
            headers={
                "Content-Type": kind,
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
                "Cache-Control": "private, no-store",
                **APART,
            },
        )

    async def _offer(self, request: web.Request, locale: str) -> Offer:
        self.intake.look(request)
        code = request.match_info["code"]
        if CODE.fullmatch(code):
            offer = await reached(self.intake.reception.offer_by_code(code, locale))
            if offer is not None:
                return offer
        raise ProblemError(HTTPStatus.NOT_FOUND, UNKNOWN)

    def _is_hasty(self, stamp: Stamp, entry: Entry) -> bool:
        """Whether a robot may have filled it in; who is asked to press again is believed."""
        if stamp.again:
            return False
        return bool(entry.values.get("homepage")) or self.clock.now() - stamp.made_at < LEAST

    def _key(self, stamp: Stamp, entry: Entry) -> str:
        """Return what a second press of the same page has in common with the first.

        Somebody who goes back and corrects an answer means another form.
        """
        said = {name: one for name, one in entry.values.items() if name != "stamp"}
        whole = repr((sorted(said.items()), sorted(entry.agreed)))
        return f"page:{stamp.nonce}:{self.tokens.seal('site-body', whole)}"

    def _said(self, show: Show) -> Show:
        """Turn what stops a request into a page."""

        async def shown(request: web.Request) -> web.Response:
            try:
                return await show(request)
            except ProblemError as problem:
                return self._message(request, problem)

        return shown

    def _message(self, request: web.Request, problem: ProblemError) -> web.Response:
        texts = texts_for(asked(request, self.default_locale))
        words = _trouble(texts, problem)
        return message_page(
            texts, texts.plain("site-sorry"), words, problem.status, problem.headers
        )


def _mended(page: FormPage, problem: ProblemError) -> FormPage:
    """Return the page with what is wrong about it."""
    notice = "" if problem.fields else _trouble(page.texts, problem)
    return replace(
        page,
        wrong=problem.fields,
        notice=notice,
        status=problem.status,
        headers=problem.headers,
    )


def _trouble(texts: Texts, problem: ProblemError) -> str:
    if problem.status is HTTPStatus.NOT_FOUND:
        return texts.plain("site-closed")
    if problem.status is HTTPStatus.TOO_MANY_REQUESTS:
        return texts.plain("site-too-fast", seconds=int(problem.headers["Retry-After"]))
    if problem.status is HTTPStatus.SERVICE_UNAVAILABLE:
        return texts.plain("site-busy")
    return texts.plain("site-broken")
