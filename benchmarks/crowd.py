"""Virtual users: each says a line, waits for the answer, and says the next one at once."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final, TypeAlias

from benchmarks.program import TOKEN
from bot.clock import SystemClock
from sandbox.clock import SandboxClock
from sandbox.events import Happening, Kind
from sandbox.persons import BotProfile, Person
from sandbox.phones import Phone
from sandbox.server import SandboxServer
from sandbox.world import World

PATIENCE: Final = 30.0

Lines: TypeAlias = Callable[[int], tuple[str, str]]
"""Gives the next line of user n, and a text that a right answer holds."""


class WrongAnswerError(Exception):
    """The bot did not do what it was asked, so its figures would mean nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round came to: how long each answer took, and how long all of it, in seconds."""

    took: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.took) / self.seconds


async def polled(server: SandboxServer) -> None:
    """Wait until a bot has fetched updates for the first time."""
    while not server.api.calls["getupdates"]:  # noqa: ASYNC110 — the box tells nobody of a poll
        await asyncio.sleep(0.001)


class Crowd:
    """A box of its own with some persons in it, and a bot that is to be measured."""

    def __init__(self, size: int, first_id: int) -> None:
        clock = SandboxClock(SystemClock())
        profile = BotProfile(id=4242, name="Touchbase", username="touchbase_bot")
        self.world = World(clock=clock, bot=profile)
        self.server = SandboxServer(self.world, clock, TOKEN)
        self._waiting: dict[int, asyncio.Future[str]] = {}
        self._phones = [self._phone(first_id + number) for number in range(size)]
        self.world.events.listen(self._notice)

    async def polled(self) -> None:
        """Wait until the bot has fetched updates for the first time."""
        await polled(self.server)

    def say(self, user: int, line: str) -> asyncio.Future[str]:
        """Let a user say a line; the future is the answer."""
        phone = self._phones[user]
        phone.chat.posts.clear()  # nobody scrolls back, and the box's memory is not measured
        answer = self._waiting[phone.person.id] = asyncio.get_running_loop().create_future()
        phone.text(line)
        return answer

    async def round(self, lines: Lines, seconds: float) -> Round:
        """Let everybody talk for a while. Raises ``WrongAnswerError``."""
        took: list[float] = []
        began = perf_counter()
        users = range(len(self._phones))
        await asyncio.gather(*(self._talk(one, lines, began + seconds, took) for one in users))
        return Round(took=took, seconds=perf_counter() - began)

    async def _talk(self, user: int, lines: Lines, until: float, took: list[float]) -> None:
        while (said := perf_counter()) < until:
            line, expected = lines(user)
            async with asyncio.timeout(PATIENCE):
                answer = await self.say(user, line)
            took.append(perf_counter() - said)
            if expected not in answer:
                raise WrongAnswerError(f"{line!r} was answered {answer!r}")

    def _phone(self, telegram_id: int) -> Phone:
        person = Person(id=telegram_id, first_name="Анна", language_code="ru")
        self.world.add_person(person)
        return Phone(self.world, person)

    def _notice(self, happening: Happening) -> None:
        post = happening.post
        if happening.kind is not Kind.MESSAGE or post is None or post.author is not None:
            return
        waiting = self._waiting.pop(post.chat.id, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(post.text)
