"""Letters standing in line: one line a chat, kept in order, answers before all others."""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from bot.limits import Limits
from storage.outbox import Letter

LineKey: TypeAlias = tuple[int, int]
"""(0, letter) for a line of its own, (1, chat) for the line of a chat."""

Place: TypeAlias = tuple[int, int, int, Letter]


class Lines:
    """Decides which letters may go now. Moments are seconds of the event loop's clock."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lines: defaultdict[LineKey, list[Place]] = defaultdict(list)
        self._busy: set[LineKey] = set()
        self._paused: dict[LineKey, float] = {}
        self._ready: list[tuple[int, int, int, LineKey]] = []
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
        while self._ready and len(taken) < room:
            *_, key = self._ready[0]
            if self._is_stale(self._ready[0]):
                heapq.heappop(self._ready)
            elif key[0] and (wait := self._limits.all.wait(now)):
                return taken, now + wait
            else:
                heapq.heappop(self._ready)
                taken.extend(self._let_go(key, now))
        return taken, self._later[0][0] if self._later else None

    def _let_go(self, key: LineKey, now: float) -> list[Letter]:
        counted, chat_id = key
        if counted:
            bucket = self._limits.chat(chat_id, now)
            if wait := bucket.wait(now):
                heapq.heappush(self._later, (now + wait, key))
                return []
            bucket.take(now)
            self._limits.all.take(now)
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
            heapq.heappush(self._ready, (counted, lane, number, key))

    def _is_stale(self, offer: tuple[int, int, int, LineKey]) -> bool:
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
