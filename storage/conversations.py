"""Talks that are under way: what a person was asked and has typed so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from storage.tables.delivery import conversations
from storage.transaction import Transaction

KEY: Final = (
    "bot_id",
    "chat_id",
    "user_id",
    "thread_id",
    "business_connection_id",
    "destiny",
)
_insert = insert(conversations)
SAVE: Final = _insert.on_conflict_do_update(
    index_elements=list(KEY),
    set_={"state": _insert.excluded.state, "data": _insert.excluded.data},
)
FORGET: Final = delete(conversations).where(
    *(conversations.c[name] == bindparam(f"of_{name}") for name in KEY),
    conversations.c.state.is_(None),
    conversations.c.data == "{}",
)
"""Of a talk that ended nothing is kept, not even with whom it was (R51)."""
LOAD: Final = select(conversations.c.state, conversations.c.data).where(
    *(conversations.c[name] == bindparam(name) for name in KEY)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationKey:
    """Whose talk it is: every part of aiogram's storage key."""

    bot_id: int
    chat_id: int
    user_id: int
    thread_id: int = 0
    business_connection_id: str = ""
    destiny: str = "default"

    def row(self) -> dict[str, object]:
        """Return the columns that find the talk."""
        return {name: getattr(self, name) for name in KEY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What a talk has come to."""

    state: str | None = None
    data: Mapping[str, Any]


NOTHING: Final = Conversation(data={})


def read(state: str | None, data: str | None) -> Conversation:
    """Make a conversation of its two columns, for selects that join them to something else."""
    return Conversation(state=state, data=orjson.loads(data) if data else {})


async def load(unit: Transaction, key: ConversationKey) -> Conversation:
    """Return what the talk has come to; nothing, if there was none."""
    row = await unit.first(LOAD, key.row())
    return NOTHING if row is None else read(row.state, row.data)


class ConversationWriter:
    """Writes one talk at the end of its unit, once, however often it changed."""

    def __init__(self, unit: Transaction, key: ConversationKey) -> None:
        self._unit = unit
        self._row: dict[str, object] = {}
        self._key = key

    def save(self, conversation: Conversation) -> None:
        """Keep this as the talk's last word."""
        if not self._row:
            self._row.update(self._key.row())
            self._unit.defer(SAVE, [self._row])
        if conversation == NOTHING:
            self._unit.defer(FORGET, [{f"of_{name}": self._row[name] for name in KEY}])
        self._row["state"] = conversation.state
        self._row["data"] = orjson.dumps(conversation.data).decode()
