"""Words of other people that a member forwards: read, never obeyed."""

from aiogram import F, Router
from aiogram.types import Message, MessageOriginUser

from handlers.desk import Desk
from handlers.screens import Screen
from handlers.touch_lines import cut

router = Router(name="forwarded")
_SHOWN = 1_000


def of_others(message: Message) -> bool:
    """Whether a message was forwarded and is not known to be the member's own."""
    origin, author = message.forward_origin, message.from_user
    if origin is None or author is None:
        return False
    return not (isinstance(origin, MessageOriginUser) and origin.sender_user.id == author.id)


@router.message(of_others, F.text.startswith("/") | F.caption.startswith("/"))
async def forwarded_command(message: Message, desk: Desk) -> Screen:
    """Show a command that somebody else wrote instead of doing it."""
    text = cut(message.text or message.caption or "", _SHOWN)
    return Screen(text=desk.texts("words-forwarded", text=text))
