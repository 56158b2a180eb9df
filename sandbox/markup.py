"""Keyboards: what Telegram checks in ``reply_markup``.

Shapes and limits: https://core.telegram.org/bots/api#inlinekeyboardmarkup and
https://core.telegram.org/bots/api#replykeyboardmarkup.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.wire import Json, bad_request

DATA_BYTES = 64
BUTTONS = 100

_URL = re.compile(r"(https?://[^\s/?#.]+(\.[^\s/?#.]+)+|tg://\S|https?://t\.me/)\S*", re.IGNORECASE)
_OTHER_ACTIONS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)


class _MalformedError(Exception):
    """A button that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What a message does to keyboards: at most one of the three."""

    inline: Json | None = None
    keyboard: Json | None = None
    removes_keyboard: bool = False


NO_MARKUP = Markup()


def checked_markup(value: object) -> Markup:
    """Read a ``reply_markup`` that is already decoded; ApiError when Telegram would refuse."""
    if value is None:
        return NO_MARKUP
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    keyboard = _rows(value, "keyboard", "keyboard button", _check_key)
    inline = _rows(value, "inline_keyboard", "inline keyboard button", _check_button)
    if keyboard:
        return Markup(keyboard=value)
    if inline:
        return Markup(inline={"inline_keyboard": inline})
    if value.get("remove_keyboard"):
        return Markup(removes_keyboard=True)
    return NO_MARKUP


def checked_inline(value: object) -> Json | None:
    """Read the only markup that an edit may carry."""
    markup = checked_markup(value)
    if markup.keyboard or markup.removes_keyboard:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _rows(markup: Json, name: str, what: str, check: Callable[[Any], None]) -> list[list[Any]]:
    rows = markup.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    for row in rows:
        if not isinstance(row, list):
            owner = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
            raise bad_request(f'field "{name}"{owner} must be an Array of Arrays')
        for button in row:
            try:
                check(button)
            except _MalformedError as error:
                raise bad_request(f"can't parse {what}: {error}") from None
    filled = [row for row in rows if row]
    if sum(map(len, filled)) > BUTTONS:
        raise bad_request("reply markup is too long")
    return filled


def _check_key(key: object) -> None:
    if isinstance(key, str):
        return
    if not isinstance(key, dict):
        raise _MalformedError("KeyboardButton must be a String or an Object")
    _check_text(key)


def _check_button(button: object) -> None:
    if not isinstance(button, dict):
        raise _MalformedError("InlineKeyboardButton must be an Object")
    _check_text(button)
    if url := _optional_string(button, "url"):
        if not _URL.fullmatch(url):
            wrong = "is invalid: Wrong HTTP URL"
            raise bad_request(f"inline keyboard button URL '{url}' {wrong}")
    elif data := _optional_string(button, "callback_data"):
        if len(data.encode()) > DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif not any(button.get(action) is not None for action in _OTHER_ACTIONS):
        raise _MalformedError("Text buttons are unallowed in the inline keyboard")


def _check_text(button: Json) -> None:
    """Refuse a button without words, which Telegram drops in silence."""
    if "text" not in button:
        raise _MalformedError('Can\'t find field "text"')
    if not _optional_string(button, "text").strip():
        raise _MalformedError('Field "text" must be non-empty')


def _optional_string(button: Json, name: str) -> str:
    value = button.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _MalformedError(f'Field "{name}" must be of type String')
    return value
