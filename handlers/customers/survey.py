"""Answers to the question of 0 to 10, and the words to them."""

from aiogram import Router
from aiogram.types import CallbackQuery, User

from domain.customers.people import Customer
from domain.errors import GoneError
from handlers.customers.callbacks import Scored
from handlers.customers.survey_lines import thanks_screen
from handlers.desk import Lobby
from handlers.screens import Screen

router = Router(name="survey")


@router.callback_query(Scored.filter())
async def scored(_: CallbackQuery, callback_data: Scored, lobby: Lobby, person: User) -> Screen:
    """Take a score; a detractor's manager gets a reminder at once."""
    gone = Screen(text="", toast=lobby.texts.plain("survey-gone"))
    customer = await lobby.unit.customers.by_telegram(person.id)
    if customer is None:
        return gone
    take = lobby.customers.take_score
    try:
        given = await take(customer, callback_data.survey, callback_data.score)
    except GoneError:
        return gone
    return thanks_screen(lobby.texts, given.survey)


async def commented(lobby: Lobby, customer: Customer, words: str) -> Screen | None:
    """Take a line as the words to the last answer; nothing where none waits for words."""
    if await lobby.customers.take_comment(customer, words) is None:
        return None
    return Screen(text=lobby.texts("survey-comment-taken"), private=False)
