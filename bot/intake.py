"""The intake: updates go to disk first, and only then Telegram is told that they arrived.

aiogram's polling is not used: it forgets updates in flight when the process ends, one update that
it cannot read blocks the queue, and a refused token keeps it trying for ever.

Source: https://core.telegram.org/bots/api#getupdates
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import structlog

from bot import updates
from bot.log import report
from bot.telegram import Answer, Delivered, Refused, Telegram, TooFast, Unauthorized
from domain.clock import Clock
from storage.database import Database
from storage.inbox import Arrival, Inbox
from storage.transaction import StorageError

POLL_SECONDS: Final = 25
BATCH: Final = 100
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
CONFLICT: Final = 409

log = structlog.stdlib.get_logger("bot.intake")


class TokenRefusedError(Exception):
    """Telegram does not accept the token; there is no use in trying on."""


class CallRefusedError(Exception):
    """Telegram will not do what the start needs; a setting is wrong."""


class Backoff:
    """Pauses that double, with some chance in them, until something works again."""

    def __init__(self) -> None:
        self._pause = FIRST_PAUSE

    def worked(self) -> None:
        """Begin from the shortest pause again."""
        self._pause = FIRST_PAUSE

    def next(self) -> float:
        """Return how long to wait now, in seconds."""
        pause, self._pause = self._pause, min(self._pause * 2, LONGEST_PAUSE)
        return pause * random.uniform(0.75, 1.25)  # noqa: S311 — spreads retries, guards nothing


class Intake:
    """Brings updates into the inbox and from there to the worker."""

    def __init__(
        self,
        *,
        telegram: Telegram,
        database: Database,
        inbox: Inbox,
        clock: Clock,
        accept: Callable[[Sequence[Arrival]], Awaitable[None]],
    ) -> None:
        self._telegram = telegram
        self._database = database
        self._inbox = inbox
        self._clock = clock
        self._accept = accept
        self._backoff = Backoff()

    async def keep(self, raw: Sequence[object]) -> None:
        """Put updates on disk and hand on those that are new. Raises ``StorageError``."""
        arrivals = [found for one in raw if (found := updates.arrival(one)) is not None]
        if len(arrivals) < len(raw):
            log.error("updates_without_number", count=len(raw) - len(arrivals))
        async with self._database.unit() as unit:
            new = await self._inbox.store(unit, arrivals, self._clock.now())
        await self._accept(new)

    async def catch_up(self) -> None:
        """Hand on what a former run of the program left in the inbox."""
        async with self._database.unit() as unit:
            left = await self._inbox.pending(unit)
        await self._accept(left)

    async def ask(self, method: str, **params: object) -> Any:
        """Call a method until it is answered.

        Raises ``TokenRefusedError``, and ``CallRefusedError`` when Telegram will not do it.
        """
        while True:
            answer = await self._telegram.call(method, params)
            if isinstance(answer, Delivered):
                self._backoff.worked()
                return answer.result
            if isinstance(answer, Refused) and answer.code != CONFLICT:
                raise CallRefusedError(f"Telegram refuses {method}: {answer.description}")
            await self._pause_after(answer)

    async def poll(self) -> None:
        """Fetch updates until cancelled. Raises ``TokenRefusedError``."""
        await self.ask("deleteWebhook")
        offset: int | None = None
        while True:
            answer = await self._telegram.call(
                "getUpdates",
                {
                    "timeout": POLL_SECONDS,
                    "limit": BATCH,
                    "allowed_updates": updates.WORKED,
                    **({} if offset is None else {"offset": offset}),
                },
                seconds=POLL_SECONDS + 10,
            )
            if isinstance(answer, Delivered) and isinstance(answer.result, list):
                offset = await self._keep_batch(answer.result, offset)
            else:
                await self._pause_after(answer)

    async def _keep_batch(self, batch: Sequence[Any], offset: int | None) -> int | None:
        """Keep a batch and return the offset that tells Telegram so; the old one if it failed."""
        if not batch:
            self._backoff.worked()
            return offset
        try:
            await self.keep(batch)
        except StorageError as error:
            report(log, "inbox_not_written", error)
            await asyncio.sleep(self._backoff.next())
            return offset
        numbers = [found for one in batch if (found := updates.number(one)) is not None]
        if not numbers:
            await asyncio.sleep(self._backoff.next())
            return offset
        self._backoff.worked()
        return max(numbers) + 1

    async def _pause_after(self, answer: Answer) -> None:
        if isinstance(answer, Unauthorized):
            raise TokenRefusedError(answer.description)
        if isinstance(answer, Refused) and answer.code == CONFLICT:
            log.error("another_program_polls_with_this_token", said=answer.description)
        else:
            log.warning("telegram_does_not_answer", answer=answer)
        pause = answer.retry_after if isinstance(answer, TooFast) else self._backoff.next()
        await asyncio.sleep(pause)
