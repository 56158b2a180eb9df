"""``/undo``: taking back one's own last change within ten minutes (R75)."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.changes import Change
from domain.errors import AlreadyDoneError, GoneError
from handlers.buttons import from_microseconds, menu_button
from handlers.callbacks import Undo
from handlers.commands import said
from handlers.desk import Desk
from handlers.screens import Screen
from locales import Html, Texts

router = Router(name="undo")
_CALLED = ("change-touch-call", "change-step-")
"""Changes that are made on the way through a calling list."""


@router.message(said("undo"))
async def undo(message: Message, desk: Desk) -> Screen:
    """Take back the last change and say which it was."""
    del message
    return _undone(desk, await desk.undo_last(desk.member))


@router.callback_query(Undo.filter())
async def undo_pressed(press: CallbackQuery, callback_data: Undo, desk: Desk) -> Screen:
    """Take back the very change that the button hung on, if it is still the last."""
    del press
    try:
        made_at = from_microseconds(callback_data.at)
    except OverflowError as error:
        raise GoneError from error
    try:
        change = await desk.undo_last(desk.member, made_at=made_at)
    except AlreadyDoneError:
        return Screen(text="", toast=desk.texts.plain("undo-not-last"))
    return _undone(desk, change)


def _undone(desk: Desk, change: Change) -> Screen:
    """Return what was undone; after a call, with the way back to the calling list."""
    text = desk.texts("undo-done", what=_in_words(desk.texts, change))
    on = [menu_button(desk, "dial"), menu_button(desk, "today")]
    return Screen(text=text, buttons=[on] if change.key.startswith(_CALLED) else [])


def _in_words(texts: Texts, change: Change) -> Html:
    """Return what the change was; ``about`` says which of its facts are known."""
    client, text = bool(change.facts.get("client")), bool(change.facts.get("text"))
    about = {(True, True): "both", (True, False): "client", (False, True): "text"}
    return texts(change.key, **change.facts, about=about.get((client, text), "none"))
