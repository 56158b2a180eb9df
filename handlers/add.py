"""``/add TEXT``: a contact from one line in any order; half a line waits as a draft (R1, R3)."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.add_contact import ContactAdded, ContactToAdd
from domain.cards import Card
from domain.drafts import Draft
from domain.errors import GoneError
from domain.language.contact_line import ContactLine, Fragment, parse_contact_line
from domain.language.text import clean
from handlers import show
from handlers.add_lines import added_head, half_buttons, half_understood
from handlers.asking import TYPED
from handlers.buttons import undo_button
from handlers.callbacks import CardDo
from handlers.cards import card_screen, open_card
from handlers.commands import said
from handlers.contact_wishes import wish_of_line
from handlers.desk import Desk
from handlers.screens import Reply, Screen

router = Router(name="add")


class Adding(StatesGroup):
    """A line about a new contact is awaited: the first one, or one that completes a draft."""

    line = State()
    rest = State()
    person = State()


@router.message(said("add"))
async def add_command(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Add the contact of the line, or ask for it."""
    return await add_line(desk, command.args or "")


@router.message(Adding.line, TYPED)
async def told_line(message: Message, desk: Desk) -> Reply:
    """Add the contact of the awaited line."""
    await desk.state.clear()
    return await add_line(desk, message.text or "")


@router.callback_query(CardDo.filter(F.verb == "person"))
async def ask_person(_: CallbackQuery, callback_data: CardDo, desk: Desk) -> Screen:
    """Ask for one more person of a company (R71)."""
    file = await desk.unit.clients.open(desk.member.scope, callback_data.client)
    if file is None:
        raise GoneError
    await desk.state.set_state(Adding.person)
    await desk.state.set_data({"client": file.client.id})
    return Screen(text=desk.texts("add-ask-person", company=file.client.name))


@router.message(Adding.person, TYPED)
async def told_person(message: Message, desk: Desk) -> Reply:
    """Add a person to the company that was asked about."""
    data = await desk.state.get_data()
    typed = clean(message.text or "")
    line = read_line(desk, typed)
    wish = replace(wish_of_line(line, typed), client_id=int(data["client"]), company="", inn="")
    if not wish.complete:
        # The question stays open: the next line is about the same company again.
        return Screen(text=half_understood(desk, line, typed))
    await desk.state.clear()
    return await save(desk, wish, line.not_understood)


async def ask_line(desk: Desk) -> Screen:
    """Ask for a line about a new contact and show examples."""
    await desk.state.set_state(Adding.line)
    return Screen(text=desk.texts("add-ask"))


async def add_line(desk: Desk, text: str) -> Reply:
    """Add the contact of ``text``, or keep what was understood as a draft."""
    typed = clean(text)
    if not typed:
        return await ask_line(desk)
    line = read_line(desk, typed)
    wish = wish_of_line(line, typed)
    if not wish.complete:
        return await keep(desk, line, typed)
    return await save(desk, wish, line.not_understood)


async def keep(desk: Desk, line: ContactLine, typed: str) -> Screen:
    """Keep half a contact as a draft: the next typed line, or a button, completes it."""
    draft = await desk.unit.drafts.add(
        Draft(
            member_id=desk.member.id,
            verb="add",
            text=typed,
            data={},
            created_at=desk.clock.now(),
        )
    )
    return await ask_rest(desk, draft, line, typed)


async def ask_rest(desk: Desk, draft: Draft, line: ContactLine, typed: str) -> Screen:
    """Say what was understood of a draft and what is missing; the next line completes it."""
    await desk.state.set_state(Adding.rest)
    await desk.state.set_data({"draft": draft.id})
    return Screen(text=half_understood(desk, line, typed), buttons=half_buttons(desk, draft.id))


def read_line(desk: Desk, typed: str) -> ContactLine:
    """Take a typed line apart as of the member's today."""
    return parse_contact_line(typed, country=desk.country, today=show.today(desk))


async def save(desk: Desk, wish: ContactToAdd, left: Sequence[Fragment] = ()) -> Screen:
    """Add a complete wish and show its card, with what was not understood (R3)."""
    added = await desk.add_contact(desk.member, wish)
    return await added_screen(desk, added, left)


async def added_screen(desk: Desk, added: ContactAdded, left: Sequence[Fragment] = ()) -> Screen:
    """Return the card of what was added, or of what was there already."""
    head = added_head(desk, added, left)
    undo = [undo_button(desk)] if added.completed or not added.existed else []
    file = added.file
    new = file.client.created_at == desk.clock.now() and not added.existed
    if not new or file.client.manager_id != desk.member.id:
        return await open_card(desk, file.client.id, added.contact_id, head=head, first=undo)
    # A client made by this very update has no past to read: what was written is the card.
    card = Card(file=file, manager_name=desk.member.name, manager_zone=desk.member.timezone)
    return await card_screen(desk, card, added.contact_id, head=head, first=undo)
