"""How fast messages may go: so many a second in all and so many to one chat.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from typing import Final

CHAT_BURST: Final = 4
BURST: Final = 5
"""So many of all chats at once after a rest: a second must not hold twice what is allowed."""
FORGET_ABOVE: Final = 10_000


class Bucket:
    """Lets ``rate`` things a second pass, and ``burst`` of them at once after a rest.

    A rate of 0 lets everything pass. Moments are seconds of any steady clock.
    """

    __slots__ = ("_interval", "_next", "_tolerance")

    def __init__(self, rate: float, burst: float) -> None:
        self._interval = 1 / rate if rate else 0.0
        self._tolerance = max(burst - 1, 0) * self._interval
        self._next = 0.0

    def wait(self, now: float) -> float:
        """Return how many seconds to wait until one more may pass."""
        return max(0.0, self._next - self._tolerance - now)

    def take(self, now: float) -> None:
        """Let one pass."""
        self._next = max(self._next, now) + self._interval

    def rested(self, now: float) -> bool:
        """Whether the bucket is as good as new."""
        return self._next <= now


class Limits:
    """The bucket for all and the buckets of the chats."""

    def __init__(self, per_second: float, per_chat_second: float) -> None:
        self.all = Bucket(per_second, burst=min(BURST, per_second))
        self._rate = per_chat_second
        self._chats: dict[int, Bucket] = {}

    def chat(self, chat_id: int, now: float) -> Bucket:
        """Return the bucket of a chat."""
        if len(self._chats) > FORGET_ABOVE:
            self._chats = {key: one for key, one in self._chats.items() if not one.rested(now)}
        bucket = self._chats.get(chat_id)
        if bucket is None:
            bucket = self._chats[chat_id] = Bucket(self._rate, CHAT_BURST)
        return bucket
