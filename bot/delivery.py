"""Turns aiogram's methods, which handlers return, into messages for the outbox."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, Final

from aiogram.client.default import Default
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import BufferedInputFile, TelegramObject, Update
from aiogram.types.base import UNSET_TYPE

from domain.delivery import Lane, OutMessage, Upload
from handlers.replies import Told
from handlers.screens import Notice

DEFAULTS: Final = {"parse_mode": "HTML"}
"""What stands for aiogram's "the bot's default"; the others are left to Telegram."""

MOST_BYTES: Final = 5_000_000


class TooLargeError(ValueError):
    """A file is too large to be stored beside its message."""


def answers(
    told: Sequence[Told], update: Update, chat: int, *, fleeting: bool = False
) -> list[OutMessage]:
    """Return what is to be said to an update; a pressed button is always answered.

    ``fleeting`` tells that who spoke is not on the team, so that nothing said to them stays.

    Source: https://core.telegram.org/bots/api#answercallbackquery
    """
    query = update.callback_query
    said = list(told)
    if query is not None and not any(isinstance(one, AnswerCallbackQuery) for one in said):
        said.insert(0, AnswerCallbackQuery(callback_query_id=query.id))
    return [message for one in said for message in _messages(one, chat, fleeting=fleeting)]


def notice(told: Notice, *, fleeting: bool = False) -> list[OutMessage]:
    """Return the messages of a notice; its receipt travels with the last of them."""
    last = len(told.methods) - 1
    return [
        replace(
            pack(method, told.chat_id, told.lane),
            receipt=told.receipt if number == last else "",
            fleeting=fleeting or told.fleeting,
        )
        for number, method in enumerate(told.methods)
    ]


def _messages(told: Told, chat: int, *, fleeting: bool) -> list[OutMessage]:
    """Pack one thing said; a notice to somebody else says by itself whether it is fleeting."""
    if isinstance(told, Notice):
        return notice(told, fleeting=fleeting and told.chat_id == chat)
    message = pack(told, chat)
    own = fleeting and message.chat_id == chat
    return [replace(message, fleeting=True) if own else message]


def pack(method: TelegramMethod[Any], chat: int, lane: Lane = Lane.ANSWER) -> OutMessage:
    """Return a method as plain JSON values; ``chat`` is whose order it keeps if it names none."""
    uploads: list[Upload] = []
    params = {
        name: plain
        for name in _filled(method)
        if (plain := _plain(getattr(method, name), uploads, DEFAULTS.get(name))) is not None
    }
    named = params.get("chat_id")
    return OutMessage(
        chat_id=named if isinstance(named, int) else chat,
        lane=lane,
        method=method.__api_method__,
        params=params,
        uploads=tuple(uploads),
    )


def _plain(value: Any, uploads: list[Upload], default: str | None = None) -> Any:  # noqa: PLR0911 — one line a kind
    if value is None or isinstance(value, UNSET_TYPE):
        return None
    if isinstance(value, str | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Default):
        return default
    if isinstance(value, TelegramObject):
        return {
            name: plain
            for name in _filled(value)
            if (plain := _plain(getattr(value, name), uploads, DEFAULTS.get(name))) is not None
        }
    if isinstance(value, dict):
        return {name: _plain(item, uploads) for name, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item, uploads) for item in value]
    if isinstance(value, BufferedInputFile):
        return _attach(value, uploads)
    if isinstance(value, datetime):
        return round(value.timestamp())
    raise TypeError(f"{type(value).__name__} cannot be stored in the outbox")


def _filled(thing: TelegramObject | TelegramMethod[Any]) -> set[str]:
    """Return the fields that were given, and those that say something by themselves.

    A keyboard is made of buttons with a dozen fields each, of which two are given.
    """
    return thing.model_fields_set | _outspoken(type(thing))


@cache
def _outspoken(kind: type[TelegramObject | TelegramMethod[Any]]) -> frozenset[str]:
    fields = kind.model_fields.items()
    return frozenset(name for name, field in fields if field.get_default() is not None)


def _attach(file: BufferedInputFile, uploads: list[Upload]) -> str:
    if len(file.data) > MOST_BYTES:
        raise TooLargeError(f"{len(file.data)} bytes are more than {MOST_BYTES}")
    name = f"file{len(uploads)}"
    uploads.append(Upload(name=name, filename=file.filename or name, content=file.data))
    return f"attach://{name}"
