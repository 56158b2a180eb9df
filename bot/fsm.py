"""aiogram's conversation state, kept in the unit of work of the update that changes it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage.conversations import Conversation, ConversationKey, ConversationWriter
from storage.transaction import Transaction


class UnitStorage(BaseStorage):
    """Holds the one conversation that an update belongs to; it was read before the handler."""

    def __init__(self, writer: ConversationWriter, loaded: Conversation) -> None:
        self._writer = writer
        self._now = loaded

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        del key  # there is one conversation
        name = state.state if isinstance(state, State) else state
        self._change(Conversation(state=name, data=self._now.data))

    async def get_state(self, key: StorageKey) -> str | None:
        del key  # there is one conversation
        return self._now.state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        del key  # there is one conversation
        self._change(Conversation(state=self._now.state, data=dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        del key  # there is one conversation
        return dict(self._now.data)

    async def close(self) -> None:
        """Nothing is open."""

    def _change(self, conversation: Conversation) -> None:
        if conversation != self._now:
            self._now = conversation
            self._writer.save(conversation)


def talk(unit: Transaction, key: ConversationKey, loaded: Conversation) -> dict[str, Any]:
    """Return what aiogram's own middleware would give a handler: ``state`` and ``raw_state``."""
    storage = UnitStorage(ConversationWriter(unit, key), loaded)
    whole = StorageKey(
        bot_id=key.bot_id,
        chat_id=key.chat_id,
        user_id=key.user_id,
        thread_id=key.thread_id or None,
        business_connection_id=key.business_connection_id or None,
        destiny=key.destiny,
    )
    return {"state": FSMContext(storage, whole), "raw_state": loaded.state}
