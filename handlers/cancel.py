"""``/cancel``: ends the waiting for a typed line. Drafts stay."""

from aiogram import Router
from aiogram.types import Message

from handlers.commands import said
from handlers.desk import Desk
from handlers.screens import Screen

router = Router(name="cancel")


@router.message(said("cancel"))
async def cancel(message: Message, desk: Desk, raw_state: str | None = None) -> Screen:
    """Say what ended.

    ``raw_state`` is what was awaited when the command came: the waiting itself has been ended
    already, as by any command (``handlers.asking``).
    """
    del message
    await desk.state.clear()
    return Screen(text=desk.texts("cancel-nothing" if raw_state is None else "cancel-done"))
