"""Letters standing in line: one line a chat, kept in order, answers before all others.

Answers go first, but not alone: while a crowd is answered for half an hour, every fourth place is a
reminder's or a lead's, for somebody waits to call. Digests and mailings wait until there is room.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, TypeAlias

from bot.limits import Limits
from domain.delivery import Lane
from storage.outbox import Letter

SHARE: Final = 4
"""One letter in so many is a reminder, as long as any may go."""

LineKey: TypeAlias = tuple[int, int]
"""(0, letter) for a line of its own, (1, chat) for the line of a chat."""

Place: TypeAlias = tuple[int, int, int, Letter]
Offer: TypeAlias = tuple[int, int, int, LineKey]


class Lines:
    """Decides which letters may go now. Moments are seconds of the event loop's clock."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lines: defaultdict[LineKey, list[Place]] = defaultdict(list)
        self._busy: set[LineKey] = set()
        self._paused: dict[LineKey, float] = {}
        self._ready: list[Offer] = []
        self._reminders: list[Offer] = []
        self._passed = 0
        self._later: list[tuple[float, LineKey]] = []

    @property
    def quiet(self) -> bool:
        """Whether nothing is on its way and nothing may go before its pause has ended."""
        return not self._busy and self._lines.keys() <= self._paused.keys()

    def add(self, letters: Iterable[Letter]) -> None:
        """Put letters into the lines of their chats."""
        for letter in letters:
            key = _key(letter)
            heapq.heappush(self._lines[key], _place(letter))
            self._offer(key)

    def pause(self, letter: Letter, until: float) -> None:
        """Put a letter back to the head of its line, and let nobody in it go before ``until``."""
        key = _key(letter)
        self._busy.discard(key)
        heapq.heappush(self._lines[key], _place(letter))
        self._paused[key] = until
        heapq.heappush(self._later, (until, key))

    def done(self, letter: Letter) -> None:
        """Let the next in line go: what was sent has arrived, or never will."""
        key = _key(letter)
        self._busy.discard(key)
        self._offer(key)

    def take(self, now: float, room: int) -> tuple[list[Letter], float | None]:
        """Return at most ``room`` letters that may go now, and when to ask again."""
        self._wake(now)
        taken: list[Letter] = []
        while (heap := self._next()) and len(taken) < room:
            *_, key = heap[0]
            if key[0] and (wait := self._limits.all.wait(now)):
                return taken, now + wait
            heapq.heappop(heap)
            taken.extend(self._let_go(key, now))
        return taken, self._later[0][0] if self._later else None

    def _next(self) -> list[Offer]:
        """Return the heap whose first offer is next; empty when nobody may go."""
        for heap in (self._ready, self._reminders):
            while heap and self._is_stale(heap[0]):
                heapq.heappop(heap)
        if not (self._ready and self._reminders):
            return self._ready or self._reminders
        if self._passed >= SHARE - 1 and self._ready[0][0]:
            return self._reminders
        return min(self._ready, self._reminders)

    def _let_go(self, key: LineKey, now: float) -> list[Letter]:
        counted, chat_id = key
        if counted:
            bucket = self._limits.chat(chat_id, now)
            if wait := bucket.wait(now):
                heapq.heappush(self._later, (now + wait, key))
                return []
            bucket.take(now)
            self._limits.all.take(now)
            reminds = self._lines[key][0][1] == Lane.REMINDER
            self._passed = 0 if reminds else self._passed + 1
        line = self._lines[key]
        letter = heapq.heappop(line)[-1]
        if not line:
            del self._lines[key]
        self._busy.add(key)
        return [letter]

    def _wake(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            _, key = heapq.heappop(self._later)
            if self._paused.get(key, 0.0) <= now:
                self._paused.pop(key, None)
                self._offer(key)

    def _offer(self, key: LineKey) -> None:
        if key in self._lines and key not in self._busy and key not in self._paused:
            counted, lane, number, _ = self._lines[key][0]
            heap = self._reminders if lane == Lane.REMINDER else self._ready
            heapq.heappush(heap, (counted, lane, number, key))

    def _is_stale(self, offer: Offer) -> bool:
        *place, key = offer
        if key in self._busy or key in self._paused or key not in self._lines:
            return True
        return place != list(self._lines[key][0][:3])


def _key(letter: Letter) -> LineKey:
    """Return the line of a letter; what Telegram does not count as a message waits for nobody.

    That is the answer to a pressed button, whose spinner turns, and settings such as menus.
    """
    at_once = letter.method.startswith(("answer", "set")) or letter.method == "sendChatAction"
    return (0, letter.id) if at_once else (1, letter.chat_id)


def _place(letter: Letter) -> Place:
    return (_key(letter)[0], int(letter.lane), letter.id, letter)
