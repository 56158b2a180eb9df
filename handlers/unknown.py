"""What nobody else took: strange messages, and presses of another version or made by hand."""

from aiogram import F, Router
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message

from domain.errors import GoneError
from handlers.buttons import menu_button
from handlers.desk import Desk
from handlers.screens import Reply, Screen
from handlers.touch_lines import cut

router = Router(name="unknown")
_SHOWN = 1_000
_BY_PERSON = {
    ContentType.UNKNOWN,
    ContentType.TEXT,
    ContentType.ANIMATION,
    ContentType.AUDIO,
    ContentType.CHECKLIST,
    ContentType.CONTACT,
    ContentType.DICE,
    ContentType.DOCUMENT,
    ContentType.GAME,
    ContentType.INVOICE,
    ContentType.LIVE_PHOTO,
    ContentType.LOCATION,
    ContentType.PAID_MEDIA,
    ContentType.PHOTO,
    ContentType.POLL,
    ContentType.STICKER,
    ContentType.STORY,
    ContentType.VENUE,
    ContentType.VIDEO,
    ContentType.VIDEO_NOTE,
    ContentType.VOICE,
}
BY_PERSON = F.content_type.in_(_BY_PERSON)
"""What a person sends; the rest is Telegram's own, like "message pinned", and gets no answer."""


@router.message(BY_PERSON)
async def other_kind(message: Message, desk: Desk) -> Screen:
    """Say which kinds of messages are understood; words under a file are shown, to be copied."""
    help_ = [[menu_button(desk, "help")]]
    if not message.caption:
        return Screen(text=desk.texts("words-kind"), buttons=help_)
    caption = cut(message.caption, _SHOWN)
    return Screen(text=desk.texts("words-kind-caption", text=caption), buttons=help_)


@router.message()
async def by_telegram(_: Message) -> None:
    """Pass over what no person said."""


@router.callback_query()
async def unknown_press(press: CallbackQuery) -> Reply:
    """Say that the button leads nowhere any more."""
    del press
    raise GoneError
