"""Edited messages: never a second effect (the first reading stands)."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from handlers.desk import Desk
from handlers.screens import Reply, Screen

router = Router(name="edited")


@router.edited_message(F.chat.type == ChatType.PRIVATE, F.text.startswith("/"))
async def edited_command(message: Message, desk: Desk) -> Reply:
    """Say that the change was not read, and how to put right what was done."""
    return Screen(text=desk.texts("edited-not-read")).messages(message.chat.id)
