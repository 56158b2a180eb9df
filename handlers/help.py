"""``/help``: every command of one's role with an example."""

from aiogram import Router
from aiogram.types import Message

from domain.team import Role
from handlers.buttons import menu_button
from handlers.commands import said
from handlers.desk import Desk
from handlers.screens import Screen
from locales import join

router = Router(name="help")
_EVERYBODY = ("title", "clients", "touches", "day", "deals", "habits")


@router.message(said("help"))
async def help_(message: Message, desk: Desk) -> Screen:
    """Show what the member can say."""
    del message
    return await help_screen(desk)


async def help_screen(desk: Desk) -> Screen:
    """Return the commands of the member's role, grouped by the work of the day."""
    parts = list(_EVERYBODY)
    if desk.member.leads:
        parts.append("team")
    if desk.member.role is Role.OWNER:
        parts.append("owner")
    elif desk.member.keeps_magnets:
        parts.append("magnets")
    return Screen(
        text=join([desk.texts(f"help-{part}") for part in parts], "\n\n"),
        buttons=[[menu_button(desk, "today"), menu_button(desk, "settings")]],
        private=False,
    )
