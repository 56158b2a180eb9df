"""A person of the end-to-end tests: what they do, and what they see after it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from sandbox.callbacks import Press
from sandbox.events import Happening
from sandbox.persons import Chat
from sandbox.phones import Phone, Sent
from sandbox.talk import Bubble, Button, Talk
from sandbox.wire import Upload
from sandbox.world import World

Settle = Callable[[], Awaitable[None]]


class Box(Protocol):
    """What an actor needs of the box; ``driver.Telegram`` is one."""

    world: World
    settle: Settle | None
    timeout: float

    async def settled(self, update_id: int | None) -> None:
        """Wait until the bot has taken an update and done all that follows from it."""
        ...


class Actor(Talk):
    """A person with a phone in the hand; every deed returns when the bot has settled.

    ``to`` is a group instead of the private chat. ``expects_answer=False`` is for what the
    bot leaves unanswered, and matters only without a ``settle``.
    """

    def __init__(self, telegram: Box, chat: Chat, phone: Phone) -> None:
        super().__init__(telegram.world, chat)
        self._telegram = telegram
        self.phone = phone

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.phone.person.id

    async def says(self, text: str, *, to: Talk | None = None, expects_answer: bool = True) -> None:
        """Send a text."""
        where = to or self
        await self._does(
            lambda: self.phone.text(text, chat=where.chat),
            f"says {text!r}",
            where=where,
            expects_answer=expects_answer,
        )

    async def starts(self, code: str = "") -> None:
        """Press START, by a deep link when there is a code."""
        await self._does(lambda: self.phone.start(code), f"starts {code!r}")

    async def shares_contact(self, name: str, phone: str) -> None:
        """Share somebody of the phone book."""
        await self._does(lambda: self.phone.contact(name, phone), f"shares {name!r}")

    async def shares_own_contact(self) -> None:
        """Share the own number."""
        await self._does(self.phone.own_contact, "shares the own number")

    async def shares_contact_of(self, other: "Actor") -> None:
        """Share the contact of somebody else who is on Telegram."""
        person = other.phone.person
        await self._does(lambda: self.phone.contact_of(person), f"shares {person.name!r}")

    async def forwards_contact(self, author: "Actor") -> None:
        """Forward a contact that its owner once shared."""
        person = author.phone.person
        await self._does(lambda: self.phone.forward_contact(person), f"forwards {person.name!r}")

    async def sends_file(
        self, name: str, data: bytes, mime: str = "application/octet-stream", caption: str = ""
    ) -> None:
        """Send a document."""
        await self._sends("document", Upload(name=name, mime=mime, data=data), caption)

    async def sends_photo(self, data: bytes, caption: str = "") -> None:
        """Send a photo."""
        await self._sends("photo", Upload(name="photo.jpg", mime="image/jpeg", data=data), caption)

    async def sends_voice(self, data: bytes, duration: int = 1) -> None:
        """Send a voice note of so many seconds."""
        upload = Upload(name="voice.ogg", mime="audio/ogg", data=data)
        await self._sends("voice", upload, "", duration)

    async def forwards(self, text: str, author: "Actor | str") -> None:
        """Forward words of another person; a bare name is someone who hides their account."""
        source = author.phone.person if isinstance(author, Actor) else author
        await self._does(lambda: self.phone.forward(text, source), f"forwards {text!r}")

    async def edits(self, text: str, *, expects_answer: bool = False) -> None:
        """Change the own last text."""
        own = [post for post in self.chat.posts.values() if post.author is self.phone.person]
        await self._does(
            lambda: self.phone.edit(own[-1].message_id, text),
            f"edits to {text!r}",
            expects_answer=expects_answer,
        )

    async def blocks(self, *, blocked: bool = True) -> None:
        """Stop the bot, or let it speak again."""
        update_id = self.phone.block(blocked=blocked)
        await self._within("blocks", self, self._telegram.settled(update_id))

    async def presses(
        self,
        label: str = "",
        *,
        data: str | None = None,
        at: tuple[int, int] | None = None,
        message: Bubble | None = None,
        to: Talk | None = None,
    ) -> None:
        """Press a button and wait until it is answered.

        By words (the newest inline button that contains ``label``, else a reply key), by row
        and column ``at``, or by hand-made ``data``; the latter two on ``message``, by default
        the bot's last one.
        """
        where = to or self
        if data is not None:
            await self._presses(where, message or where.last, data)
            return
        found = _button_at(message or where.last, at) if at else where.find_button(label, message)
        if found is not None:
            bubble, button = found
            if button.data is None:
                raise AssertionError(f"the button {button.text!r} opens {button.url}")
            await self._presses(where, bubble, button.data)
            return
        key = where.find_key(label)
        if key is None:
            raise AssertionError(f"no button {label!r} to press in\n{where.transcript()}")
        await self._does(lambda: self.phone.press_key(key), f"presses {label!r}")

    async def _presses(self, where: Talk, message: Bubble, data: str) -> None:
        where.forget_answers()
        press = self.phone.press(message.message_id, data, chat=where.chat)
        await self._within(f"presses {data!r}", where, self._answered(press))

    async def _answered(self, press: Press) -> None:
        if self._telegram.settle is None:
            await press.answered
        await self._telegram.settled(press.update_id)
        await press.answered

    async def _sends(self, kind: str, upload: Upload, caption: str, duration: int = 1) -> None:
        await self._does(
            lambda: self.phone.file(kind, upload, caption=caption, duration=duration),
            f"sends {upload.name}",
        )

    async def _does(
        self,
        deed: Callable[[], Sent],
        name: str,
        *,
        where: Talk | None = None,
        expects_answer: bool = True,
    ) -> None:
        where = where or self
        where.forget_answers()
        answered = asyncio.Event()

        def notice(happening: Happening) -> None:
            post = happening.post
            if post is not None and post.author is None and happening.chat_id == where.chat.id:
                answered.set()

        async def wait(update_id: int | None) -> None:
            if self._telegram.settle is None and expects_answer:
                await answered.wait()
            await self._telegram.settled(update_id)

        stop_listening = self._telegram.world.events.listen(notice)
        try:
            await self._within(name, where, wait(deed().update_id))
        finally:
            stop_listening()

    async def _within(self, name: str, where: Talk, waiting: Awaitable[None]) -> None:
        try:
            async with asyncio.timeout(self._telegram.timeout):
                await waiting
        except TimeoutError:
            who = self.phone.person.name
            story = where.transcript()
            raise AssertionError(f"{who} {name}: the bot did not settle in time\n{story}") from None


def _button_at(message: Bubble, place: tuple[int, int]) -> tuple[Bubble, Button]:
    row, column = place
    return message, message.buttons[row][column]
