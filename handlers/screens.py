"""Screens: a text with buttons, made from domain data, that a handler returns.

A screen knows nothing of where it goes. As an answer to a press it replaces the message of
the button; as an answer to a line it is sent below it. Longer texts than Telegram takes are
cut at line ends into several messages, without losing content.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiogram.types import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from domain.delivery import Lane
from handlers.layout import split_html

Row: TypeAlias = Sequence[InlineKeyboardButton]
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_BUTTON = InlineKeyboardButton(text="", callback_data="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a person sees.

    ``text`` is Telegram HTML. ``private`` screens hold client data and can be neither
    forwarded nor saved (R62). ``quiet`` messages make no sound. ``toast`` is
    shown over the chat when a button was pressed; ``fresh`` sends a new message even then.
    """

    text: str
    buttons: Sequence[Row] = ()
    keyboard: ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None
    private: bool = True
    quiet: bool = False
    toast: str = ""
    fresh: bool = False

    def messages(self, chat_id: int) -> list[TelegramMethod[Any]]:
        """Return what sends this screen to a chat; the buttons hang on the last part."""
        parts = split_html(self.text)
        return [
            SendMessage(
                chat_id=chat_id,
                text=part,
                reply_markup=self._markup() if last else None,
                protect_content=self.private,
                disable_notification=True if self.quiet else None,
                link_preview_options=NO_PREVIEW,
            )
            for part, last in _with_last(parts)
        ]

    def edits(self, chat_id: int, message_id: int) -> list[TelegramMethod[Any]]:
        """Return what puts this screen into a message that is there already."""
        first, *rest = split_html(self.text)
        edit = EditMessageText(
            chat_id=chat_id,
            message_id=message_id,
            text=first,
            reply_markup=None if rest else inline(self.buttons),
            link_preview_options=NO_PREVIEW,
        )
        if not rest:
            return [edit]
        more = Screen(text="\n".join(rest), buttons=self.buttons, private=self.private)
        return [edit, *more.messages(chat_id)]

    def _markup(self) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
        return inline(self.buttons) or self.keyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Messages to a chat that need not be the one that spoke, in a lane of their own.

    A manager hears of a lead; a gift whose arrival is noted: ``receipt`` is kept with the last
    message and acted on when that was sent (``gift:FORM``, see ``storage.receipts``). A
    ``fleeting`` one goes to somebody who is not on the team; one to who is not on the team and
    spoke just now is so by itself.
    """

    chat_id: int
    methods: Sequence[TelegramMethod[Any]]
    lane: Lane = Lane.REMINDER
    receipt: str = ""
    fleeting: bool = False


Said: TypeAlias = "Screen | TelegramMethod[Any] | Notice"
Reply: TypeAlias = "Said | Sequence[Said] | None"
"""What a handler returns: nothing, a screen, a bare method, a notice, or several of these."""


def inline(buttons: Sequence[Row]) -> InlineKeyboardMarkup | None:
    """Return an inline keyboard, or nothing where there are no buttons."""
    rows = [list(row) for row in buttons if row]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def button(text: str, data: CallbackData) -> InlineKeyboardButton:
    """Return a button that carries ``data``.

    A copy costs half of a new one, and screens are mostly buttons.
    """
    return _BUTTON.model_copy(update={"text": text, "callback_data": data.pack()})


def copy_button(text: str, value: str) -> InlineKeyboardButton:
    """Return a button that puts a value on the clipboard."""
    return InlineKeyboardButton(text=text, copy_text=CopyTextButton(text=value))


def rows_of(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    """Lay buttons out in rows of at most ``width``."""
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


def _with_last(parts: Sequence[str]) -> list[tuple[str, bool]]:
    return [(part, index == len(parts) - 1) for index, part in enumerate(parts)]
