"""The worker: one update is one unit of work, chat by chat in order, chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import Update

from bot import delivery, metrics, updates
from bot.log import report
from bot.telegram import Telegram
from bot.updates import UnreadableError
from domain.clock import Clock
from domain.delivery import OutMessage
from domain.errors import TouchbaseError
from handlers.replies import Told
from storage.database import Database
from storage.inbox import Arrival, Inbox, InboxState
from storage.outbox import Outbox
from storage.transaction import StorageError, Transaction

ATTEMPTS: Final = 3
PAUSE_SECONDS: Final = 1.0
MOST_WAITING: Final = 500

Methods = Sequence[Told]
Facts = Mapping[str, Any]
log = structlog.stdlib.get_logger("bot.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brain:
    """What the handlers do with an update; the worker knows nothing else of them.

    ``prepare`` reads who it is, inside the unit; its fact ``fleeting`` tells that it is nobody of
    the team, of whose talk nothing stays in the queues (R51). ``dispatch`` hands the update to its
    handler; ``replies`` reads what the handler returned. ``failure`` answers an error that a rule
    of the base raised, in a unit of its own, and ``apology`` is what is said after any other error.
    """

    prepare: Callable[[Transaction, Update], Awaitable[Facts]]
    dispatch: Callable[[Update, Facts], Awaitable[object]]
    replies: Callable[[Any, Update], Methods]
    failure: Callable[[TouchbaseError, Update, Facts], Awaitable[object]]
    apology: Callable[[Update], Methods]


@dataclass(slots=True, kw_only=True)
class Case:
    """One update in hand. ``fleeting`` until it is known that somebody of the team speaks."""

    arrived: Arrival
    update: Update | None = None
    extra: Facts = field(default_factory=dict)
    fleeting: bool = True

    def learn(self, facts: Facts) -> Facts:
        """Keep whether the person is on the team; return all that a handler may ask for."""
        self.fleeting = bool(facts.get("fleeting", False))
        return {**facts, **self.extra}


class Worker:
    """Works on updates that are in the inbox."""

    def __init__(
        self,
        *,
        database: Database,
        inbox: Inbox,
        outbox: Outbox,
        clock: Clock,
        bot: Bot,
        telegram: Telegram,
        brain: Brain,
        side_by_side: int = 32,
    ) -> None:
        self._database = database
        self._inbox = inbox
        self._outbox = outbox
        self._clock = clock
        self._bot = bot
        self._telegram = telegram
        self._brain = brain
        self._side_by_side = side_by_side
        self._chats: dict[int, deque[Arrival]] = {}
        self._ready: deque[int] = deque()
        self._hands: set[asyncio.Task[None]] = set()
        self._busy = 0
        self._waiting = 0
        self._stopping = False
        self._room = asyncio.Event()
        self.idle = asyncio.Event()
        self._count(0)

    # -- who is next --------------------------------------------------------------------------

    async def accept(self, arrivals: Sequence[Arrival]) -> None:
        """Take updates that are on disk; waits while too many wait already."""
        self._count(len(arrivals))
        for one in arrivals:
            line = self._chats.get(one.chat_key)
            if line is None:
                line = self._chats[one.chat_key] = deque()
                self._ready.append(one.chat_key)
            line.append(one)
        for _ in range(min(len(self._ready), self._side_by_side - self._busy)):
            self._busy += 1
            hand = asyncio.create_task(self._work())
            self._hands.add(hand)
            hand.add_done_callback(self._hands.discard)
        await self._room.wait()

    async def stop(self, seconds: float) -> None:
        """Finish what is in hand, if it takes no longer; the rest waits in the inbox."""
        self._stopping = True
        self._room.set()
        if not self._hands:
            return
        _, late = await asyncio.wait(set(self._hands), timeout=seconds)
        for hand in late:
            hand.cancel()
        if late:
            await asyncio.wait(late)

    async def _work(self) -> None:
        try:
            while self._ready and not self._stopping:
                chat = self._ready.popleft()
                line = self._chats[chat]
                await self._one(line.popleft())
                if line:
                    self._ready.append(chat)
                else:
                    del self._chats[chat]
                self._count(-1)
        finally:
            self._busy -= 1  # here, not in the task's callback: that one comes too late

    def _count(self, change: int) -> None:
        self._waiting += change
        metrics.BACKLOG.set(self._waiting)
        (self._room.set if self._waiting < MOST_WAITING or self._stopping else self._room.clear)()
        (self.idle.clear if self._waiting else self.idle.set)()

    # -- one update ---------------------------------------------------------------------------

    async def _one(self, arrived: Arrival) -> None:
        began = perf_counter()
        case = Case(arrived=arrived)
        try:
            case.update = updates.read(arrived, self._bot)
            state = await self._attempts(case, case.update)
        except UnreadableError as error:
            report(log, "update_put_aside", error, update=arrived.update_id)
            case.fleeting = False  # nobody can tell whose it is; it stays for a person to look at
            state = await self._give_up(case, InboxState.ASIDE, error)
        except Exception as error:  # noqa: BLE001 — whatever it is, the person gets an answer
            report(log, "update_failed", error, update=arrived.update_id)
            state = await self._give_up(case, InboxState.FAILED, error)
        metrics.UPDATES.labels(state).inc()
        metrics.WORK_SECONDS.observe(perf_counter() - began)

    async def _attempts(self, case: Case, update: Update) -> InboxState:
        """Work on an update; one that the database stopped is tried again, alone."""
        case.extra = await self._attachment(update)
        for attempt in range(1, ATTEMPTS):
            try:
                return await self._attempt(case, update, attempt)
            except StorageError as error:
                report(log, "update_tried_again", error, update=case.arrived.update_id)
        return await self._attempt(case, update, ATTEMPTS)

    async def _attempt(self, case: Case, update: Update, attempt: int) -> InboxState:
        alone = attempt > 1
        try:
            async with self._database.unit(alone=alone) as unit:
                said: Methods = ()
                if updates.is_worked(update):
                    facts = case.learn(await self._brain.prepare(unit, update))
                    said = self._read(await self._brain.dispatch(update, facts), update)
                self._end(unit, case, update, said, attempt)
        except TouchbaseError as error:
            await self._refuse(case, update, error, attempt)
        return InboxState.DONE

    async def _refuse(
        self, case: Case, update: Update, error: TouchbaseError, attempt: int
    ) -> None:
        """Answer a rule's "no": what the handler wrote is undone, what is said stays."""
        async with self._database.unit(alone=attempt > 1) as unit:
            try:
                facts = case.learn(await self._brain.prepare(unit, update))
            except TouchbaseError:
                facts = case.extra
            result = await self._brain.failure(error, update, facts)
            self._end(unit, case, update, self._read(result, update), attempt)

    def _read(self, result: object, update: Update) -> Methods:
        return self._brain.replies(None if result is UNHANDLED else result, update)

    def _end(
        self, unit: Transaction, case: Case, update: Update, said: Methods, attempt: int
    ) -> None:
        arrived = case.arrived
        messages = delivery.answers(said, update, arrived.chat_key, fleeting=case.fleeting)
        if messages:
            self._outbox.answer(unit, messages, arrived.update_id)
        self._inbox.end(
            unit,
            arrived,
            InboxState.DONE,
            self._clock.now(),
            attempts=attempt,
            fleeting=case.fleeting,
        )

    async def _give_up(self, case: Case, state: InboxState, error: Exception) -> InboxState:
        """Record a failure and say so, as often as it takes: nothing vanishes silently."""
        arrived, reason, fleeting = case.arrived, type(error).__name__, case.fleeting
        while True:
            try:
                async with self._database.unit(alone=True) as unit:
                    self._outbox.answer(unit, self._sorry(case), arrived.update_id)
                    now = self._clock.now()
                    self._inbox.end(unit, arrived, state, now, error=reason, fleeting=fleeting)
            except Exception as trouble:  # noqa: BLE001 — a hand that dies leaves its chat unserved
                report(log, "failure_not_recorded", trouble, update=arrived.update_id)
                if self._stopping:
                    return InboxState.PENDING
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                return state

    def _sorry(self, case: Case) -> Sequence[OutMessage]:
        update, chat = case.update, case.arrived.chat_key
        if update is None:
            return ()
        try:
            said = self._brain.apology(update)
            return delivery.answers(said, update, chat, fleeting=case.fleeting)
        except Exception as error:  # noqa: BLE001 — the failure is recorded even without words
            report(log, "no_apology", error, update=case.arrived.update_id)
            return ()

    async def _attachment(self, update: Update) -> Facts:
        """Fetch the file that is read of an update, before its unit begins."""
        document = updates.readable_file(update)
        if document is None:
            return {"attachment": None, "attachment_error": None}
        most = updates.MOST_READ_BYTES
        if (document.file_size or 0) > most:
            return {"attachment": None, "attachment_error": "too-large"}
        content = await self._telegram.download(document.file_id, most)
        failed = None if content is not None else "unreachable"
        return {"attachment": content, "attachment_error": failed}
