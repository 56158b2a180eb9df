"""The language of the end-to-end tests: persons who talk to the bot over HTTP.

::

    async with Telegram() as tg:
        ann = tg.person("Анна", phone="+79035550101")
        ...  # start the bot against tg.url with tg.token
        await ann.says("/call Петров дозвонился")
        assert ann.sees("Петров")
        await ann.presses("✅")
        assert ann.toast == "Записано"
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from yarl import URL

from sandbox.actors import Actor, Settle
from sandbox.clock import SandboxClock, StandingClock
from sandbox.events import Kind
from sandbox.faults import Fault, FaultKind
from sandbox.persons import BotProfile, Person
from sandbox.phones import Phone
from sandbox.server import SandboxServer
from sandbox.talk import Talk
from sandbox.world import World

__all__ = ["Actor", "Settle", "Telegram"]

TOKEN = "4242:SANDBOX-TOKEN"  # noqa: S105 — the box's own, worth nothing outside
MONDAY_MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
QUIET = 0.02


class Telegram:
    """The box, its server and its persons, for one test.

    ``settle`` returns when the bot has done all that it was told; a bot without one counts
    as settled when it has answered and then made no call for ``QUIET`` seconds. ``timeout``
    (seconds) ends every wait with the transcript. The clock stands until ``passes``, which
    awaits ``on_clock_moved`` before the bot settles.
    """

    def __init__(
        self,
        *,
        clock: SandboxClock | None = None,
        token: str = TOKEN,
        settle: Settle | None = None,
        on_clock_moved: Settle | None = None,
        timeout: float = 10.0,
        username: str = "touchbase_bot",
    ) -> None:
        bot_id = int(token.partition(":")[0])
        self.clock = clock or SandboxClock(StandingClock(MONDAY_MORNING))
        self.token = token
        self.settle = settle
        self.on_clock_moved = on_clock_moved
        self.timeout = timeout
        self.url = ""
        self.world = World(
            clock=self.clock, bot=BotProfile(id=bot_id, name="Touchbase", username=username)
        )
        self.server = SandboxServer(self.world, self.clock, token)
        self.talks: list[Talk] = []

    async def __aenter__(self) -> Self:
        self.url = await self.server.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.server.stop()

    def person(
        self,
        name: str,
        *,
        id: int | None = None,  # noqa: A002 — Telegram's own word for it
        language_code: str | None = "ru",
        phone: str | None = None,
        username: str | None = None,
    ) -> Actor:
        """Let a person in; a name of two words is first and last name."""
        first, _, last = name.partition(" ")
        person = Person(
            id=id if id is not None else 1001 + len(self.world.persons),
            first_name=first,
            last_name=last or None,
            username=username,
            language_code=language_code,
            phone=phone,
        )
        chat = self.world.add_person(person)
        actor = Actor(self, chat, Phone(self.world, person))
        self.talks.append(actor)
        return actor

    def group(self, title: str, *members: Actor) -> Talk:
        """Make a group of these persons and the bot."""
        chat = self.world.add_group(title, [member.phone.person for member in members])
        talk = Talk(self.world, chat)
        self.talks.append(talk)
        return talk

    def breaks(
        self,
        kind: FaultKind,
        *,
        times: int = 1,
        method: str | None = None,
        chat_id: int | None = None,
        retry_after: int = 1,
        seconds: float = 0.0,
    ) -> None:
        """Let the next calls go wrong; see ``faults.Fault``."""
        fault = Fault(
            kind=kind,
            times=times,
            method=method,
            chat_id=chat_id,
            retry_after=retry_after,
            seconds=seconds,
        )
        self.world.faults.add(fault)

    @asynccontextmanager
    async def outage(self) -> AsyncIterator[None]:
        """Refuse every connection, and listen at the same address again afterwards."""
        await self.server.stop()
        try:
            yield
        finally:
            await self.server.start(port=URL(self.url).port or 0)

    async def passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Let time pass, and the bot do what became due."""
        await self.arrives_at(self.clock.now() + timedelta(days=days, hours=hours, minutes=minutes))

    async def arrives_at(self, moment: datetime) -> None:
        """Move the clock to an aware moment, and let the bot do what became due."""
        for talk in self.talks:
            talk.forget_answers()
        self.clock.set_to(moment)
        self.world.events.publish(Kind.CLOCK)
        if self.on_clock_moved is not None:
            await self.on_clock_moved()
        await self.settled(None)

    async def settled(self, update_id: int | None) -> None:
        """Wait until the bot has taken an update and done all that follows from it."""
        if update_id is not None:
            await self.world.updates.confirmed(update_id)
        if self.settle is not None:
            await self.settle()
            return
        calls = -1
        while self.server.api.under_way or calls != self._calls():
            calls = self._calls()
            await asyncio.sleep(QUIET)

    def _calls(self) -> int:
        calls = self.server.api.calls
        return calls.total() - calls["getupdates"]
