"""From what a handler returned to the Bot API methods that say it."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import CallbackQuery, InaccessibleMessage, Message, Update

from handlers.screens import Notice, Reply, Said, Screen

TOAST_LIMIT = 200
"""https://core.telegram.org/bots/api#answercallbackquery"""


Told: TypeAlias = TelegramMethod[Any] | Notice


def methods_for(result: Reply, update: Update) -> list[Told]:
    """Return the methods that answer ``update`` with ``result``, in order; notices as they are.

    A screen that answers a press edits the message of the button and stops its spinner,
    with the toast of the first screen that has one. A private screen leaves a message that may be
    forwarded as it is, and is sent below it (R62).
    """
    if result is None or result is UNHANDLED:
        return []
    things = [result] if isinstance(result, Screen | TelegramMethod | Notice) else list(result)
    press = update.callback_query
    if press is not None:
        return _answer_press(things, press)
    message = update.message
    if message is None:
        return [thing for thing in things if not isinstance(thing, Screen)]
    methods: list[Told] = []
    for thing in things:
        methods.extend(thing.messages(message.chat.id) if isinstance(thing, Screen) else [thing])
    return methods


def _answer_press(things: Sequence[Said], press: CallbackQuery) -> list[Told]:
    toast = next((one.toast for one in things if isinstance(one, Screen) and one.toast), None)
    methods: list[Told] = [
        AnswerCallbackQuery(callback_query_id=press.id, text=toast[:TOAST_LIMIT] if toast else None)
    ]
    edited = False
    for thing in things:
        if not isinstance(thing, Screen):
            methods.append(thing)
        elif not thing.text:
            continue
        elif edited or (place := _place_of(thing, press)) is None:
            methods.extend(thing.messages(_chat_of(press)))
        else:
            edited = True
            methods.extend(thing.edits(place.chat.id, place.message_id))
    return methods


def _place_of(screen: Screen, press: CallbackQuery) -> Message | None:
    """Return the message that ``screen`` replaces, if it may."""
    message = press.message
    if screen.fresh or not isinstance(message, Message):
        return None
    if screen.private and not message.has_protected_content:
        return None  # R62: an edit cannot forbid that the message is forwarded
    return message


def _chat_of(press: CallbackQuery) -> int:
    message = press.message
    if isinstance(message, Message | InaccessibleMessage):
        return message.chat.id
    return press.from_user.id
