"""Presses that nobody knows: buttons of another version, or made by hand."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.errors import GoneError
from handlers.screens import Reply

router = Router(name="unknown")


@router.callback_query()
async def unknown_press(press: CallbackQuery) -> Reply:
    """Say that the button leads nowhere any more."""
    del press
    raise GoneError
