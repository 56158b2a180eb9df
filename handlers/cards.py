"""``/card WHO``: everything about a client on one look, and what can be done next."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.cards import Card
from domain.clients import Client, ClientFile, ClientKind, Contact, PointKind
from domain.errors import GoneError
from domain.next_steps import NextStep, StepKind, rest_until
from handlers import show
from handlers.asking import ask_whom
from handlers.buttons import card_button, do_button, undo_button
from handlers.callbacks import CardDo, OpenCard
from handlers.card_gaps import gap_buttons
from handlers.card_lines import PEOPLE_SHOWN, card_text, decision_mark
from handlers.commands import said
from handlers.desk import Desk
from handlers.screens import Reply, Row, Screen, button, copy_button, rows_of
from handlers.who import Target, goes_on, with_client
from locales import Html, join

router = Router(name="cards")


@router.message(said("card"))
async def card_command(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Show the card of whom the line names."""
    if not command.args:
        return await ask_whom(desk, "card", desk.texts("card-ask"))
    return await with_client(desk, "card", command.args)


@goes_on("card")
async def card_of(desk: Desk, target: Target, rest: str) -> Screen:
    """Show the card; what follows the name means nothing here."""
    del rest
    return await open_card(desk, target.client_id, target.contact_id)


@router.callback_query(OpenCard.filter())
async def card_opened(_: CallbackQuery, callback_data: OpenCard, desk: Desk) -> Screen:
    """Show the card of a button."""
    return await open_card(desk, callback_data.client, callback_data.contact or None)


@router.callback_query(CardDo.filter(F.verb == "rest"))
async def card_rests(_: CallbackQuery, callback_data: CardDo, desk: Desk) -> Screen:
    """Put the client to rest until its recontact date (R21, R22)."""
    until = rest_until(desk.clock.now(), desk.member, desk.office.calendar)
    taken = await desk.take_next_step(
        desk.member,
        NextStep(kind=StepKind.REST, due_at=until),
        client_id=callback_data.client,
        contact_id=callback_data.contact or None,
        text=desk.texts.plain("card-recontact"),
    )
    text = desk.texts("card-rests", name=taken.file.client.name, when=show.moment(desk, until))
    opens = card_button(desk, callback_data.client, callback_data.contact)
    return Screen(text=text, buttons=[[undo_button(desk), opens]])


async def open_card(
    desk: Desk,
    client_id: int,
    contact_id: int | None,
    *,
    head: Sequence[Html] = (),
    first: Sequence[InlineKeyboardButton] = (),
) -> Screen:
    """Read and return a card. Raises ``GoneError`` for a client out of sight (R60)."""
    card = await desk.unit.cards.card(desk.member.scope, client_id)
    if card is None:
        raise GoneError
    return await card_screen(desk, card, contact_id, head=head, first=first)


async def card_screen(
    desk: Desk,
    card: Card,
    contact_id: int | None,
    *,
    head: Sequence[Html] = (),
    first: Sequence[InlineKeyboardButton] = (),
) -> Screen:
    """Return the screen of a card; ``head`` says what has just happened, ``first`` undoes it."""
    contact = _shown_contact(card.file, contact_id)
    pipeline = (await desk.unit.deals.pipelines())[0] if card.deals else None
    return Screen(
        text=join([join(head), card_text(desk, card, contact, pipeline)], "\n\n"),
        buttons=[[*first], *_buttons(desk, card.file, contact)],
    )


def _shown_contact(file: ClientFile, contact_id: int | None) -> Contact | None:
    """Return a person's contact always, a company's only when one was asked for."""
    if file.client.kind is ClientKind.PERSON:
        return file.contact(contact_id) or file.main_contact
    return file.contact(contact_id)


def _buttons(desk: Desk, file: ClientFile, contact: Contact | None) -> list[Row]:
    client, person = file.client.id, contact.id if contact else 0
    verbs = ("call", "remind", "deal", "meeting", "message", "incoming", "edit", "history", "rest")
    rows: list[Row] = [
        *rows_of([do_button(desk, verb, client, person) for verb in verbs], 2),
        *_copy_rows(desk, file, contact),
        *rows_of(gap_buttons(desk, file, contact), 2),
        *rows_of(_people_buttons(desk, file, contact), 1),
    ]
    if contact is not None and file.client.kind is ClientKind.COMPANY:
        rows.append([button(desk.texts.plain("card-whole-company"), OpenCard(client=client))])
    return rows


def _copy_rows(desk: Desk, file: ClientFile, contact: Contact | None) -> list[Row]:
    holders: list[Client | Contact] = (
        [file.client, *file.contacts] if contact is None else [contact]
    )
    points = [point for holder in holders for point in holder.points]
    phones = [point.value for point in points if point.kind is PointKind.PHONE]
    return [
        [copy_button(desk.texts.plain("card-copy", phone=show.phone(desk, phone)), phone)]
        for phone in phones[:1]
    ]


def _people_buttons(
    desk: Desk, file: ClientFile, contact: Contact | None
) -> list[InlineKeyboardButton]:
    """Return a company's people, who decides marked; none on the card of one of them."""
    if file.client.kind is not ClientKind.COMPANY or contact is not None:
        return []
    return [
        button(
            " · ".join(filter(None, (one.full_name, decision_mark(desk, one)))),
            OpenCard(client=file.client.id, contact=one.id),
        )
        for one in file.contacts[:PEOPLE_SHOWN]
    ]
