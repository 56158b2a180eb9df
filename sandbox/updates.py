"""The queue of updates that wait for the bot.

Order, confirmation by offset, negative offsets and ``allowed_updates`` as in
https://core.telegram.org/bots/api#getupdates.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from itertools import islice

import orjson

from sandbox.wire import Json

FIRST_UPDATE_ID = 100_000_001
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates by ascending id, each kept until the bot confirms it."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[int, bytes] = OrderedDict()
        self._next_id = FIRST_UPDATE_ID
        self._changed = asyncio.Event()
        self._allowed: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def allowed(self) -> list[str]:
        """The kinds that the bot asked for; empty for the default ones."""
        return sorted(self._allowed or ())

    def allow(self, kinds: Iterable[str]) -> None:
        """Keep only these kinds from now on; none named means all but the unasked."""
        self._allowed = frozenset(kinds) or None

    def put(self, kind: str, payload: Json) -> int | None:
        """Append an update and return its id; None when the bot does not want this kind."""
        wanted = kind not in UNASKED if self._allowed is None else kind in self._allowed
        return self.put_raw({kind: payload}) if wanted else None

    def put_raw(self, fields: Json) -> int:
        """Append anything at all under the next update_id, however malformed."""
        update_id = self._next_id
        self._next_id += 1
        body = orjson.dumps({"update_id": update_id, **fields})
        self._waiting[update_id] = body
        self.wake()
        return update_id

    def take(self, limit: int) -> list[bytes]:
        """Return the first updates as JSON; they stay until confirmed."""
        return list(islice(self._waiting.values(), limit))

    def pending(self) -> list[tuple[int, bytes]]:
        """Return every waiting update with its id."""
        return list(self._waiting.items())

    def confirm_before(self, offset: int) -> None:
        """Forget the updates below an offset; a negative one counts from the end."""
        if not offset or not self._waiting:
            return
        before = len(self._waiting)
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popitem(last=False)
        else:
            while self._waiting and next(iter(self._waiting)) < offset:
                self._waiting.popitem(last=False)
        if len(self._waiting) != before:
            self.wake()

    def confirm(self, update_id: int) -> None:
        """Forget one update, which the webhook took."""
        if self._waiting.pop(update_id, None) is not None:
            self.wake()

    def clear(self) -> None:
        """Drop everything, as ``drop_pending_updates`` does."""
        self._waiting.clear()
        self.wake()

    def is_confirmed(self, update_id: int) -> bool:
        """Tell whether the bot has taken an update for good."""
        return update_id not in self._waiting

    async def changed(self) -> None:
        """Wait until an update comes or goes."""
        await self._changed.wait()

    async def confirmed(self, update_id: int) -> None:
        """Wait until the bot has taken an update for good."""
        while not self.is_confirmed(update_id):
            await self.changed()

    def wake(self) -> None:
        """Let everybody who waits for a change look again."""
        self._changed.set()
        self._changed = asyncio.Event()
