"""aiogram's bot object without a voice: handlers return what is to be said, they never send."""

from collections.abc import AsyncGenerator
from typing import Any, NoReturn

from aiogram import Bot
from aiogram.client.session.base import BaseSession


class SentByHandError(RuntimeError):
    """A handler awaited a method; it would have been sent outside of its unit of work."""


class SilentSession(BaseSession):
    """Refuses every call, and says what to do instead."""

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(self, *args: Any, **kwargs: Any) -> NoReturn:
        del args, kwargs
        raise SentByHandError("Return the method from the handler instead of awaiting it.")

    def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        del args, kwargs
        raise SentByHandError("Files are fetched before the handler is called.")


def silent_bot(token: str) -> Bot:
    """Return the bot object that updates are tied to."""
    return Bot(token, session=SilentSession())
