"""The site as a whole: its routes, and what every answer of it carries."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from domain.clock import Clock
from domain.customers.erasure import Seal
from web.addresses import Doorplate
from web.api import LeadsApi
from web.hosted import HostedForms
from web.intake import Intake
from web.limits import SiteGate
from web.problems import ProblemError, problem_response
from web.reception import Reception
from web.tokens import Tokens

GUARDS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Lead forms over HTTP. ``report`` hears of what broke."""

    reception: Reception
    seal: Seal
    clock: Clock
    gate: SiteGate
    doorplate: Doorplate
    default_locale: str
    bot_username: str
    report: Callable[[Exception], None]

    def mount(self, app: web.Application) -> None:
        """Serve the site from an application that has not started."""
        intake = Intake(reception=self.reception, gate=self.gate, doorplate=self.doorplate)
        api = LeadsApi(
            intake=intake,
            clock=self.clock,
            default_locale=self.default_locale,
            bot_username=self.bot_username,
        )
        hosted = HostedForms(
            intake=intake,
            tokens=Tokens(seal=self.seal, clock=self.clock),
            clock=self.clock,
            default_locale=self.default_locale,
            bot_username=self.bot_username,
        )
        app.add_routes([*api.routes(), *hosted.routes(), web.get("/openapi.json", _description)])
        app.middlewares.append(self._guard)
        app.on_response_prepare.append(_guarded)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as refusal:
            allowed = {"Allow": refusal.headers["Allow"]} if "Allow" in refusal.headers else {}
            return problem_response(ProblemError(HTTPStatus(refusal.status)), headers=allowed)
        except Exception as error:  # noqa: BLE001 — a visitor gets an answer, whatever broke
            self.report(error)
            return problem_response(ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR))


async def _guarded(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in GUARDS.items():
        response.headers.setdefault(name, value)
    response.headers.popall("Server", None)


async def _description(_: web.Request) -> web.Response:
    return web.Response(
        body=files("web").joinpath("openapi.json").read_bytes(),
        content_type="application/json",
        headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=600"},
    )
