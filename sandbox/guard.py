"""Who may knock: only this machine's own browser tabs and programs.

The server listens on the loopback interface; the Host header is checked against DNS
rebinding, the Origin header against other sites' forms and scripts.
"""

from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_SAFE = {"GET", "HEAD"}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse with 403 what comes under another name or from another site."""
    host = request.headers.get("Host", "")
    if _hostname(host) not in _LOOPBACK:
        return _refusal("this server answers to its loopback name only")
    origin = request.headers.get("Origin")
    if origin is not None and request.method not in _SAFE and origin != f"http://{host}":
        return _refusal("a page of another origin may not do this")
    return await handler(request)


def _hostname(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _refusal(reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=HTTPStatus.FORBIDDEN)
