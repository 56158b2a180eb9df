"""``/card WHO``: everything about a client on one look, and what can be done next."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.cards import Card
from domain.clients import Client, ClientFile, ClientKind, Contact, PointKind
from domain.errors import GoneError
from domain.show_phone import Permit
from handlers import show
from handlers.asking import ask_whom
from handlers.buttons import do_button
from handlers.callbacks import OpenCard, RestDo, ShowNumber
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


async def open_card(
    desk: Desk,
    client_id: int,
    contact_id: int | None,
    *,
    head: Sequence[Html] = (),
    first: Sequence[InlineKeyboardButton] = (),
) -> Screen:
    """Read and return a card. Raises ``GoneError`` for a client out of sight (R60)."""
    card = await desk.unit.cards.card(
        desk.member.scope, client_id, now=desk.clock.now(), policy=desk.policy
    )
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
    granted: bool = False,
) -> Screen:
    """Return the screen of a card; ``head`` says what has just happened, ``first`` undoes it.

    ``granted`` shows its numbers whatever cadence says, for a reason that was stated (R18).
    """
    contact = _shown_contact(card.file, contact_id)
    permit = Permit(
        card=card,
        member=desk.member,
        now=desk.clock.now(),
        policy=desk.policy,
        calendar=desk.calendar,
        granted=granted,
    )
    pipeline = (await desk.unit.deals.pipelines())[0] if card.deals else None
    # A question of its own: lists read cards whole too, and never show this.
    standing = None
    if contact is not None and contact.id in card.customers:
        standing = await desk.unit.consents.standing(contact.id)
    return Screen(
        text=join([join(head), card_text(desk, contact, pipeline, permit, standing)], "\n\n"),
        buttons=[[*first], *_buttons(desk, permit, contact)],
    )


def _shown_contact(file: ClientFile, contact_id: int | None) -> Contact | None:
    """Return a person's contact always, a company's only when one was asked for."""
    if file.client.kind is ClientKind.PERSON:
        return file.contact(contact_id) or file.main_contact
    return file.contact(contact_id)


def _buttons(desk: Desk, permit: Permit, contact: Contact | None) -> list[Row]:
    file = permit.card.file
    client, person = file.client.id, contact.id if contact else 0
    verbs = ("call", "remind", "deal", "meeting", "message", "incoming", "edit", "history")
    does = [do_button(desk, verb, client, person) for verb in verbs]
    rows: list[Row] = [
        *rows_of([*does, _rest_button(desk, permit.card, person)], 2),
        *_phone_rows(desk, permit, contact),
        *rows_of(gap_buttons(desk, file, contact), 2),
        *rows_of(_people_buttons(desk, file, contact), 1),
    ]
    if contact is not None and file.client.kind is ClientKind.COMPANY:
        rows.append([button(desk.texts.plain("card-whole-company"), OpenCard(client=client))])
    return rows


def _rest_button(desk: Desk, card: Card, contact_id: int) -> InlineKeyboardButton:
    client = card.file.client.id
    if card.round is None or not card.round.resting:
        return do_button(desk, "rest", client, contact_id)
    wake = RestDo(verb="wake", client=client, contact=contact_id)
    return button(desk.texts.plain("rest-button-wake"), wake)


def _phone_rows(desk: Desk, permit: Permit, contact: Contact | None) -> list[Row]:
    """Return the first number to copy, or the button that asks for those hidden (R18)."""
    texts, file = desk.texts, permit.card.file
    own: list[tuple[Client | Contact, bool]] = [(file.client, permit.hides(None))]
    people: list[tuple[Client | Contact, bool]] = [
        (one, permit.hides(one)) for one in ([contact] if contact else file.contacts)
    ]
    phones = [
        (point.value, hidden)
        for holder, hidden in (people if contact else [*own, *people])
        for point in holder.points
        if point.kind is PointKind.PHONE
    ]
    seen = [value for value, hidden in phones if not hidden]
    rows: list[Row] = [
        [copy_button(texts.plain("card-copy", phone=show.phone(desk, value)), value)]
        for value in seen[:1]
    ]
    if len(seen) < len(phones):
        asks = ShowNumber(client=file.client.id, contact=contact.id if contact else 0)
        rows.append([button(texts.plain("permit-button"), asks)])
    return rows


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
