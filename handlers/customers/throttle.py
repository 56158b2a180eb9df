"""Floods are slowed, and no first lead is lost by that.

Whoever speaks faster than the gate lets is heard only in what moves a form forward or ends their
data; anything else gets one sentence a minute, then silence.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.customers.callbacks import Agreed, OwnDo, OwnVerb
from handlers.desk import Lobby
from handlers.screens import Screen

_URGENT = (f"{Agreed.__prefix__}:", OwnDo(verb=OwnVerb.SURE_FORGET).pack())


async def slow_down(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> object:
    """Let a customer's words through, or say that they come too often.

    A typed line is let through with ``crowded`` set: it may be the answer to a question.
    """
    lobby: Lobby = data["lobby"]
    person = data["person"]
    if lobby.office.gate.lets(person.id):
        return await handler(event, data)
    if is_urgent(event):
        return await handler(event, {**data, "crowded": True})
    return too_often(lobby, person.id, toast=isinstance(event, CallbackQuery))


def is_urgent(event: TelegramObject) -> bool:
    """Whether an event may move a form forward, or ends a person's data."""
    if isinstance(event, CallbackQuery):
        return (event.data or "").startswith(_URGENT)
    if not isinstance(event, Message):
        return False
    return event.contact is not None or not (event.text or "/").startswith("/")


def too_often(lobby: Lobby, person_id: int, *, toast: bool = False) -> Screen | None:
    """Return that somebody speaks too often, once a minute; ``toast``: a button was pressed."""
    if not lobby.office.gate.tells(person_id):
        return None
    if toast:
        return Screen(text="", toast=lobby.texts.plain("form-crowded"))
    return Screen(text=lobby.texts("form-crowded"), private=False)
