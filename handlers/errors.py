"""The one door for failures: the person gets a sentence and a way on."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import Update

from domain.errors import AlreadyDoneError, GoneError, TakenError, TouchbaseError
from handlers.asking import interrupts
from handlers.callbacks import HandOver, Menu
from handlers.desk import Desk
from handlers.replies import Told, methods_for
from handlers.screens import Reply, Screen, button
from locales import Texts, texts_for


async def failure(error: TouchbaseError, update: Update, data: Mapping[str, Any]) -> Reply:
    """Return what to say when a rule of the base said no. ``data`` is the handler's context."""
    desk: Desk | None = data.get("desk")
    texts: Texts = data["texts"]
    facts = {name: _readable(texts, name, value) for name, value in error.facts.items()}
    await _end_waiting(error, update, data)
    text = texts(error.key, **facts)
    if update.callback_query is not None:
        # The screen under the thumb stays: only the toast says why nothing happened.
        toast = texts.plain(error.key, **facts)
        if not isinstance(error, TakenError):
            return Screen(text="", toast=toast)
    return Screen(text=text, buttons=_way_on(error, desk, texts), fresh=True)


def apology(update: Update) -> list[Told]:
    """Return the last resort: something broke, what was typed is kept, try again."""
    person = update.message or update.callback_query
    language = person.from_user.language_code if person and person.from_user else None
    texts = texts_for((language or "ru")[:2])
    text = texts("error-unexpected")
    return methods_for(Screen(text=text, toast=texts.plain("error-unexpected"), fresh=True), update)


def _way_on(error: TouchbaseError, desk: Desk | None, texts: Texts) -> list[list[Any]]:
    if desk is None:
        return []
    if isinstance(error, TakenError):
        client = error.facts["client_id"]
        if isinstance(client, int):
            return [[button(texts.plain("button-ask-hand-over"), HandOver(client=client))]]
    return [[button(texts.plain("button-help"), Menu(screen="help"))]]


async def _end_waiting(error: TouchbaseError, update: Update, data: Mapping[str, Any]) -> None:
    """End a question that was interrupted, or that no answer can settle any more."""
    event = update.callback_query or update.message
    if event is None or data.get("raw_state") is None:
        return
    if interrupts(event) or isinstance(error, GoneError | AlreadyDoneError):
        state: FSMContext = data["state"]
        await state.clear()


def _readable(texts: Texts, name: str, value: object) -> object:
    """Say in words the facts that are keys of texts: which field, why not, what is missing."""
    key = {"why": value, "missing": value, "field": f"field-{value}"}.get(name)
    return texts.plain(key) if isinstance(key, str) and texts.has(key) else value
