"""What is said to who has no form under way: a hello, and what the bot can do for them."""

from aiogram import Router
from aiogram.types import Message, User

from handlers.commands import said
from handlers.desk import Lobby
from handlers.screens import Screen
from locales import Texts

router = Router(name="home")


def stranger_screen(texts: Texts) -> Screen:
    """Return the hello to a stranger: nothing of the base."""
    return Screen(text=texts("start-stranger"), private=False)


def home_screen(texts: Texts) -> Screen:
    """Return the hello to a customer."""
    return Screen(text=texts("form-home"), private=False)


@router.message(said("help"))
async def help_(_: Message, lobby: Lobby, person: User) -> Screen:
    """Tell a customer what they can say."""
    customer = await lobby.unit.customers.by_telegram(person.id)
    if customer is None:
        return stranger_screen(lobby.texts)
    return Screen(text=lobby.texts("form-help"), private=False)
