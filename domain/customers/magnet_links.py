"""Ways to a magnet: links by source, and keys for sites."""

import re
import secrets
import string
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from domain.customers.magnet_desk import MagnetDesk, check_keeper, one_line
from domain.customers.magnets import LONGEST_TITLE, Link
from domain.errors import GoneError, InvalidValueError
from domain.language.text import clean, fold
from domain.team import Member

_LETTERS = string.ascii_lowercase + string.digits
_CODE, _KEY_BYTES = 8, 24
MOST_ORIGINS = 20
_HOST = re.compile(r"[a-z0-9.-]{1,253}")
_PORTS = {"http": 80, "https": 443}
"""Schemes of the web with the ports that browsers leave out."""


class EditLinks(MagnetDesk):
    """Changes of the links."""

    __slots__ = ()

    async def add_link(self, member: Member, magnet_id: int, name: str) -> Link:
        """Return a new link for a source. Raises ``InvalidValueError``, also for a taken name."""
        magnet = await self.opened(member, magnet_id)
        source = one_line("source", name, LONGEST_TITLE)
        links = await self.magnets.links(magnet.id)
        if any(fold(one.name) == fold(source) for one in links):
            raise InvalidValueError(field="source", value=source, why="why-link-named")
        return await self.new_link(magnet.id, source)

    async def new_link(self, magnet_id: int, name: str = "") -> Link:
        """Store a new link."""
        return await self.magnets.add_link(
            Link(magnet_id=magnet_id, code=new_code(), name=name, created_at=self.clock.now())
        )

    async def open_intake(
        self, member: Member, link_id: int, *, on: bool, origins: Sequence[str] | None = None
    ) -> Link:
        """Give a link a key for ``POST /leads/``, take it away, or set who may call (CORS).

        A key that is there already stays; one that is taken away never returns.
        """
        check_keeper(member)
        before = await self.magnets.link(link_id)
        if before is None:
            raise GoneError
        key = (before.web_key or secrets.token_urlsafe(_KEY_BYTES)) if on else ""
        after = replace(before, web_key=key)
        if origins is not None:
            after = replace(after, origins=_origins(origins))
        if after != before:
            await self.magnets.save_link(after)
        return after


def new_code() -> str:
    """Return a code that fits behind ``?start=`` and is no friend's and no invitation's.

    Source: https://core.telegram.org/bots/features#deep-linking
    """
    return "".join(secrets.choice(_LETTERS) for _ in range(_CODE))


def _origins(typed: Sequence[str]) -> tuple[str, ...]:
    origins = tuple(dict.fromkeys(_origin(one) for one in typed if one.strip()))
    if len(origins) > MOST_ORIGINS:
        raise InvalidValueError(field="origins", value=str(len(origins)), why="why-too-many-sites")
    return origins


def _origin(typed: str) -> str:
    """Return scheme, host and port of an address, as browsers send them in ``Origin``."""
    words = clean(typed)
    address = words if "://" in words else f"https://{words}"
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
        plain = host.encode("idna").decode()
    except ValueError:
        scheme, plain, port = "", "", None
    if scheme not in _PORTS or not _HOST.fullmatch(plain) or len(address.split()) != 1:
        raise InvalidValueError(field="origins", value=clean(typed, 60), why="why-bad-site")
    return f"{scheme}://{plain}" + (f":{port}" if port not in (None, _PORTS[scheme]) else "")
