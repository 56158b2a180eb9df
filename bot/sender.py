"""The sender: takes letters after their commit, in their order, as fast as Telegram permits."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

import structlog

from bot import metrics, verdict
from bot.lines import Lines
from bot.log import report
from bot.telegram import Telegram
from bot.verdict import Again, Settled, Verdict
from domain.clock import Clock
from domain.delivery import SendState
from storage.database import Database
from storage.outbox import Letter, Mark, Outbox
from storage.transaction import StorageError

CUT_SHORT: Final = "the program ended while it was being sent"
log = structlog.stdlib.get_logger("bot.sender")


class Sender:
    """Sends letters until it is stopped.

    ``possible_repeat`` gives the words that stand before a repeated message to a chat;
    ``on_blocked`` hears of chats that cannot be written to any more.
    """

    def __init__(
        self,
        *,
        database: Database,
        outbox: Outbox,
        telegram: Telegram,
        clock: Clock,
        lines: Lines,
        possible_repeat: Callable[[int], str],
        on_blocked: Callable[[int], None],
        connections: int = 16,
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._telegram = telegram
        self._clock = clock
        self._lines = lines
        self._possible_repeat = possible_repeat
        self._on_blocked = on_blocked
        self._connections = connections
        self._flying: set[asyncio.Task[None]] = set()
        self._marks: list[Mark] = []
        self._news = asyncio.Event()
        self._stopping = False
        self.idle = asyncio.Event()

    def accept(self, letters: Sequence[Letter]) -> None:
        """Take letters that are on disk."""
        self.idle.clear()
        self._lines.add(letters)
        self._news.set()

    def resume(self, waiting: Sequence[Letter], cut_short: Sequence[Letter]) -> None:
        """Take what a former run of the program left behind."""
        for letter in waiting:
            delay = (letter.not_before - self._clock.now()) if letter.not_before else timedelta()
            if delay > timedelta():
                self._lines.pause(letter, self._now() + delay.total_seconds())
            else:
                self.accept([letter])
        for letter in cut_short:
            self._act(letter, verdict.unsure(letter, CUT_SHORT))

    async def run(self) -> None:
        """Send until ``stop`` is called and what is on its way has landed."""
        again: float | None = None
        while True:
            self._news.clear()
            letters: list[Letter] = []
            if not self._stopping:
                room = self._connections - len(self._flying)
                letters, again = self._lines.take(self._now(), room)
            if letters or self._marks:
                self.idle.clear()
                await self._write(letters)
            elif self._stopping and not self._flying:
                return
            else:
                await self._rest(again)

    def stop(self) -> None:
        """Send no more; ``run`` ends by itself once what is on its way has landed."""
        self._stopping = True
        self._news.set()

    async def _rest(self, until: float | None) -> None:
        if self._lines.quiet and not self._flying:
            self.idle.set()
        loop = asyncio.get_running_loop()
        alarm = None if until is None else loop.call_at(until, self._news.set)
        await self._news.wait()
        if alarm is not None:
            alarm.cancel()

    async def _write(self, letters: Sequence[Letter]) -> None:
        """Claim letters and write down what became of others, in one unit; then let them go."""
        marks, self._marks = self._marks, []
        now = self._clock.now()
        claims = [
            Mark(letter=replace(one, attempts=one.attempts + 1), state=SendState.CLAIMED, at=now)
            for one in letters
        ]
        try:
            async with self._database.unit() as unit:
                self._outbox.mark(unit, [*marks, *claims])
        except StorageError as error:
            report(log, "outbox_not_written", error)
            self._marks = [*marks, *self._marks]
            for letter in letters:
                self._lines.pause(letter, self._now() + 1.0)
            await asyncio.sleep(1.0)
            return
        for claim in claims:
            task = asyncio.create_task(self._send(claim.letter))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)

    async def _send(self, letter: Letter) -> None:
        try:
            body = verdict.payload(letter, self._possible_repeat)
            answer = await self._telegram.post(letter.method, body, letter.uploads)
            metrics.ANSWERS.labels(type(answer).__name__).inc()
            decided = verdict.judge(letter, answer)
        except Exception as error:  # noqa: BLE001 — one bad letter must not stop its chat
            report(log, "letter_not_sendable", error, letter=letter.id)
            decided = Settled(SendState.FAILED, reason=type(error).__name__)
        self._act(letter, decided)

    def _act(self, letter: Letter, decided: Verdict) -> None:
        now = self._clock.now()
        if isinstance(decided, Again):
            not_before = now + timedelta(seconds=decided.seconds)
            self._marks.append(
                Mark(
                    letter=decided.letter,
                    state=SendState.PENDING,
                    at=now,
                    not_before=not_before,
                    error=decided.reason,
                )
            )
            self._lines.pause(decided.letter, self._now() + decided.seconds)
            log.warning("send_again", letter=letter.id, reason=decided.reason)
        else:
            self._settle(letter, decided)
        self.idle.clear()
        self._news.set()

    def _settle(self, letter: Letter, settled: Settled) -> None:
        self._marks.append(
            Mark(
                letter=letter,
                state=settled.state,
                at=self._clock.now(),
                message_id=settled.message_id,
                error=settled.reason,
                blocked=settled.blocked,
            )
        )
        self._lines.done(letter)
        metrics.LETTERS.labels(settled.state, letter.lane.name.lower()).inc()
        if settled.state is not SendState.SENT:
            log.error("not_sent", letter=letter.id, state=settled.state, reason=settled.reason)
        if settled.blocked:
            self._on_blocked(letter.chat_id)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
