"""``/why WHO``: why a client is or is not in today's plan, by which rule, from when on (R17)."""

from collections.abc import Iterable
from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from domain.errors import AlreadyDoneError
from domain.explain import Explanation, Place
from handlers.asking import ask_whom
from handlers.buttons import card_button
from handlers.callbacks import LeftOutPage, RemindThen, RestDo, Why
from handlers.commands import said
from handlers.desk import Desk
from handlers.later import from_minutes, to_minutes
from handlers.reminders import remind_about
from handlers.screens import Reply, Row, Screen, button
from handlers.show import moment
from handlers.who import Target, goes_on, with_client
from handlers.why_lines import UNTOUCHABLE, why_lines

router = Router(name="why")


@router.message(said("why"))
async def why(message: Message, command: CommandObject, desk: Desk) -> Reply:
    """Explain whom the line names."""
    del message
    if not command.args:
        return await ask_whom(desk, "why", desk.texts("explain-ask"))
    return await with_client(desk, "why", command.args)


@goes_on("why")
async def why_with(desk: Desk, target: Target, rest: str) -> Screen:
    """Explain the client; what follows the name means nothing here."""
    del rest
    return await why_screen(desk, target)


@router.callback_query(Why.filter())
async def why_pressed(press: CallbackQuery, callback_data: Why, desk: Desk) -> Screen:
    """Explain the client of a button."""
    del press
    target = Target(callback_data.client, callback_data.contact or None)
    shown = await why_screen(desk, target)
    if not callback_data.back:
        return shown
    back = button(desk.texts.plain("button-back"), LeftOutPage(page=callback_data.back - 1))
    return replace(shown, buttons=[*shown.buttons, [back]])


@router.callback_query(RemindThen.filter())
async def remind_then(press: CallbackQuery, callback_data: RemindThen, desk: Desk) -> Screen:
    """Plan a reminder at the moment of the button, as ``/remind`` does, once."""
    del press
    at = from_minutes(callback_data.due).astimezone(desk.member.zone)
    target = Target(callback_data.client, callback_data.contact or None)
    told = await desk.explain(desk.member, target.client_id, target.contact_id)
    if told.card.reminders:
        raise AlreadyDoneError
    return await remind_about(desk, target, f"{at:%d.%m.%Y %H:%M}")


async def why_screen(desk: Desk, target: Target) -> Screen:
    """Return the explanation. Raises ``GoneError`` for a client out of sight (R60)."""
    told = await desk.explain(desk.member, target.client_id, target.contact_id)
    return Screen(text=why_lines(desk, told, desk.policy), buttons=list(_buttons(desk, told)))


def _buttons(desk: Desk, told: Explanation) -> Iterable[Row]:
    client = told.card.file.client.id
    contact = told.asked.contact.id if told.asked.contact else 0
    allowed = max(told.held.allowed, told.asked.allowed)
    if allowed > told.now and not told.card.reminders and told.place not in UNTOUCHABLE:
        label = desk.texts.plain("explain-remind", when=moment(desk, allowed))
        due = to_minutes(allowed)
        yield [button(label, RemindThen(client=client, contact=contact, due=due))]
    last = [card_button(desk, client, contact)]
    if told.place is Place.RESTING:
        wake = RestDo(verb="wake", client=client, contact=contact)
        last.insert(0, button(desk.texts.plain("rest-button-wake"), wake))
    yield last
