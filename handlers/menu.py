"""The main menu: the keyboard under the chat and the buttons that open main screens.

This router goes before every one that awaits a typed line: a press on the keyboard arrives
as a typed line too.
"""

import re
from collections.abc import Awaitable, Callable, Mapping

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from domain.errors import GoneError
from domain.language.text import fold
from handlers.callbacks import Menu
from handlers.deals import deals_screen
from handlers.desk import Desk
from handlers.dial import dial_screen
from handlers.find import ask_words
from handlers.help import help_screen
from handlers.leads import leads_screen
from handlers.screens import Screen
from handlers.settings import settings_screen
from handlers.tasks import tasks_screen
from handlers.team import team_screen
from handlers.today import today_screen
from locales import LOCALES, texts_for

router = Router(name="menu")

SCREENS: Mapping[str, Callable[[Desk], Awaitable[Screen]]] = {
    "today": today_screen,
    "tasks": tasks_screen,
    "leads": leads_screen,
    "dial": dial_screen,
    "deals": deals_screen,
    "find": ask_words,
    "team": team_screen,
    "settings": settings_screen,
    "help": help_screen,
}
_BY_LABEL = {
    texts_for(locale).plain(f"button-{name}"): name for locale in LOCALES for name in SCREENS
}
"""A keyboard stays on the phone when the language changes, so every language is understood."""


def _words_of(label: str) -> str:
    return " ".join(re.findall(r"\w+", fold(label)))


_BY_WORD = {_words_of(label): name for label, name in _BY_LABEL.items()}


@router.message(F.text.in_(_BY_LABEL))
async def label_pressed(message: Message, desk: Desk) -> Screen:
    """Open the screen of a press on the keyboard; it ends any waiting for a line."""
    await _stop_waiting(desk)
    return await SCREENS[_BY_LABEL[message.text or ""]](desk)


@router.callback_query(Menu.filter())
async def menu_pressed(_: CallbackQuery, callback_data: Menu, desk: Desk) -> Screen:
    """Open the screen of a button."""
    if callback_data.screen not in SCREENS:
        raise GoneError
    await _stop_waiting(desk)
    return await SCREENS[callback_data.screen](desk)


def screen_said(text: str) -> Callable[[Desk], Awaitable[Screen]] | None:
    """Return the screen that plain words ask for: the words of its key, without the picture."""
    return SCREENS.get(_BY_WORD.get(_words_of(text), ""))


async def _stop_waiting(desk: Desk) -> None:
    if await desk.state.get_state() is not None:
        await desk.state.clear()
