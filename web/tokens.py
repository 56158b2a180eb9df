"""Tokens that a page carries: sealed, so that no number is read off them and none is made up.

A token is a nonce, the payload under a pad made of it, and a mark over both, in base64url. Pad and
mark come from the installation's key (``Seal``).
"""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from secrets import token_bytes
from typing import Final

from domain.clock import Clock
from domain.customers.erasure import Seal

FILE_LIVES: Final = timedelta(days=30)
STAMP_LIVES: Final = timedelta(days=1)
LONGEST_TOKEN: Final = 120
_NONCE, _MARK = 8, 16
_FILE = struct.Struct(">QQQ")
_STAMP = struct.Struct(">QQ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When a page was made, and whether it asked to press ``again``; ``nonce`` is its own."""

    nonce: str
    made_at: datetime
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Makes and reads tokens."""

    seal: Seal
    clock: Clock

    def of_file(self, link_id: int, file_id: int) -> str:
        """Return what opens a file of a gift for 30 days."""
        until = self.clock.now() + FILE_LIVES
        return self._close("gift_file", _FILE.pack(link_id, file_id, int(until.timestamp())))

    def file(self, token: str) -> tuple[int, int] | None:
        """Return link and file of a token, unless it is wrong or has expired."""
        opened = self._open("gift_file", token, _FILE.size)
        if opened is None:
            return None
        link_id, file_id, until = _FILE.unpack(opened[1])
        return (link_id, file_id) if self.clock.now().timestamp() < until else None

    def stamp(self, link_id: int, *, again: bool = False) -> str:
        """Return the stamp of a page of a link."""
        now = int(self.clock.now().timestamp() * 1000)
        return self._close("page_stamp", _STAMP.pack(link_id, now, again))

    def read_stamp(self, token: str, link_id: int) -> Stamp | None:
        """Return the stamp of a link's page, unless it is wrong or a day old."""
        opened = self._open("page_stamp", token, _STAMP.size)
        if opened is None:
            return None
        of_link, millis, again = _STAMP.unpack(opened[1])
        made_at = datetime.fromtimestamp(millis / 1000, UTC)
        if of_link != link_id or self.clock.now() - made_at > STAMP_LIVES:
            return None
        return Stamp(nonce=opened[0].hex(), made_at=made_at, again=again)

    def _close(self, kind: str, payload: bytes) -> str:
        nonce = token_bytes(_NONCE)
        hidden = nonce + self._padded(kind, nonce, payload)
        return urlsafe_b64encode(hidden + self._mark(kind, hidden)).decode().rstrip("=")

    def _open(self, kind: str, token: str, size: int) -> tuple[bytes, bytes] | None:
        raw = _decoded(token)
        hidden, mark = raw[:-_MARK], raw[-_MARK:]
        if len(hidden) != _NONCE + size or not compare_digest(mark, self._mark(kind, hidden)):
            return None
        nonce = hidden[:_NONCE]
        return nonce, self._padded(kind, nonce, hidden[_NONCE:])

    def _padded(self, kind: str, nonce: bytes, data: bytes) -> bytes:
        pad = bytes.fromhex(self.seal(f"{kind}-pad", nonce.hex()))
        return bytes(one ^ other for one, other in zip(data, pad, strict=False))

    def _mark(self, kind: str, hidden: bytes) -> bytes:
        return bytes.fromhex(self.seal(f"{kind}-mark", hidden.hex()))[:_MARK]


def _decoded(token: str) -> bytes:
    if len(token) > LONGEST_TOKEN:
        return b""
    try:
        return urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return b""
