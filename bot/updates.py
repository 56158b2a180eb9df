"""What must be known of an update before it is worked on: whose it is and what it brings."""

import json
from collections.abc import Mapping
from typing import Any, Final

import orjson
from aiogram import Bot
from aiogram.types import Document, Update
from pydantic import ValidationError

from storage.inbox import Arrival

WORKED: Final = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")
"""The kinds of update that Telegram is asked for; all others are done without effect."""

READ_TYPES: Final = frozenset({"text/vcard", "text/x-vcard", "text/plain"})
READ_NAMES: Final = (".vcf", ".txt")
MOST_READ_BYTES: Final = 1_000_000


class UnreadableError(ValueError):
    """The update is not what the Bot API describes."""


def number(raw: object) -> int | None:
    """Return the number of an update, if it has one."""
    found = raw.get("update_id") if isinstance(raw, Mapping) else None
    return found if isinstance(found, int) else None


def arrival(raw: object) -> Arrival | None:
    """Return an update as the inbox keeps it; None if it has not even a number."""
    found = number(raw)
    if found is None or not isinstance(raw, Mapping):
        return None
    return Arrival(update_id=found, chat_key=_chat_key(raw), payload=_text(raw))


def read(arrived: Arrival, bot: Bot) -> Update:
    """Return the update in aiogram's types. Raises ``UnreadableError``."""
    try:
        raw = orjson.loads(arrived.payload)
        return Update.model_validate(raw, context={"bot": bot})
    except (ValidationError, orjson.JSONDecodeError) as error:
        raise UnreadableError(type(error).__name__) from error


def is_worked(update: Update) -> bool:
    """Whether the update is of a kind that handlers are there for."""
    return any(getattr(update, kind) is not None for kind in WORKED)


def readable_file(update: Update) -> Document | None:
    """Return the phone book (.vcf) or the list of codes (.txt) that an update brings."""
    document = update.message.document if update.message else None
    if document is None:
        return None
    named = (document.file_name or "").lower().endswith(READ_NAMES)
    return document if named or document.mime_type in READ_TYPES else None


def _text(raw: Mapping[str, Any]) -> str:
    try:
        return orjson.dumps(raw).decode()
    except orjson.JSONEncodeError:  # half of a surrogate pair; it is kept as the escape it was
        return json.dumps(raw)


def _chat_key(raw: Mapping[str, Any]) -> int:
    """Return the chat whose order the update keeps; the person's, where there is no chat."""
    for kind, event in raw.items():
        if kind == "update_id" or not isinstance(event, Mapping):
            continue
        message = event.get("message")
        for holder in (event, message):
            chat = holder.get("chat") if isinstance(holder, Mapping) else None
            if isinstance(chat, Mapping) and isinstance(chat.get("id"), int):
                return int(chat["id"])
        person = event.get("from")
        if isinstance(person, Mapping) and isinstance(person.get("id"), int):
            return int(person["id"])
    return 0
