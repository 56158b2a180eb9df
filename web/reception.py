"""What the site needs from the rest of the program: one port, and what crosses it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.customers.intake import Submission
from domain.customers.magnets import Offer


class OutOfReachError(Exception):
    """The database or Telegram does not answer now; the same request may be sent again."""


class UsedKeyError(Exception):
    """An idempotency key came again with another body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftPiece:
    """A file of the gift. ``token`` opens it for a while; empty: too large for the site."""

    name: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAnswer:
    """What a person gets for a form.

    ``code_in_chat``: a personal code belongs to the gift, and only the bot hands it out: nothing
    proves whose phone was typed. ``call_at`` is the aware moment from which to expect a call, in
    the person's zone, or the company's where theirs is unknown; ``call_now`` that somebody is there
    at once. ``replayed``: this was answered before under the same idempotency key.
    """

    text: str = ""
    link: str = ""
    code_in_chat: bool = False
    files: tuple[GiftPiece, ...] = ()
    call_at: datetime | None = None
    call_now: bool = False
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file as it is handed out."""

    name: str
    content: bytes


class Reception(Protocol):
    """Everything a site may ask. Any of it raises ``OutOfReachError``."""

    async def offer_by_key(self, key: str, locale: str) -> Offer | None:
        """Return the open magnet behind the key of an intake, with its consent texts."""
        ...

    async def offer_by_code(self, code: str, locale: str) -> Offer | None:
        """Return the open magnet behind the code of a link, with its consent texts."""
        ...

    async def opened(self, offer: Offer, visitor: str) -> None:
        """Count a visitor of a link, once a day; ``visitor`` is hashed and kept nowhere."""
        ...

    async def submit(
        self, offer: Offer, submission: Submission, *, key: str = "", flood: bool = False
    ) -> SiteAnswer:
        """Take a form, once for an idempotency ``key`` of a link; a second at once waits.

        ``flood`` keeps the manager from being told of each at once. Raises ``FormError``,
        ``GoneError`` and ``UsedKeyError``.
        """
        ...

    async def picture(self, offer: Offer) -> bytes | None:
        """Return the magnet's picture."""
        ...

    async def file(self, token: str) -> SiteFile | None:
        """Return the file of a gift; nothing for a token that is wrong or has expired."""
        ...
