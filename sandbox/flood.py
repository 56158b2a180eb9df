"""Telegram's limits on sending, for who wants to be held to them.

About 30 messages a second in all, one a second in a chat, 20 a minute in a group:
https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.wire import too_many_requests

_COUNTED = ("send", "edit", "copy", "forward")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most ``count`` calls in ``seconds``."""

    count: int
    seconds: float


class FloodControl:
    """Refuses with 429 what comes too fast; ``monotonic`` gives seconds."""

    def __init__(
        self,
        monotonic: Callable[[], float],
        *,
        overall: Limit = Limit(count=30, seconds=1),
        chat: Limit = Limit(count=1, seconds=1),
        group: Limit = Limit(count=20, seconds=60),
    ) -> None:
        self._monotonic = monotonic
        self._overall = overall
        self._chat = chat
        self._group = group
        self._calls: defaultdict[int | None, deque[float]] = defaultdict(deque)

    def check(self, method: str, chat_id: object) -> None:
        """Count a call, its method in lower case; ApiError 429 when it is one too many."""
        if not method.startswith(_COUNTED) or method == "sendchataction":
            return
        chat = (
            int(chat_id)
            if isinstance(chat_id, int | str) and str(chat_id).lstrip("-").isdigit()
            else 0
        )
        per_chat = self._chat if chat > 0 else self._group
        now = self._monotonic()
        wait = max(self._wait(None, self._overall, now), self._wait(chat, per_chat, now))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._calls[None].append(now)
        self._calls[chat].append(now)

    def _wait(self, key: int | None, limit: Limit, now: float) -> float:
        calls = self._calls[key]
        while calls and calls[0] <= now - limit.seconds:
            calls.popleft()
        return calls[0] + limit.seconds - now if len(calls) >= limit.count else 0
