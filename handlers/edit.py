"""``/edit WHO FIELD VALUE``: one field of a card, old and new; by buttons where words lack."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.clients import ClientFile, ClientKind, Contact
from domain.edit_card import FieldChanged
from domain.errors import GoneError
from domain.language.fields import Field, find_field, nearest_field
from domain.language.positions import position
from domain.language.text import clean, clip_utf16
from handlers.asking import TYPED, ask_whom
from handlers.buttons import card_button, do_button, undo_button
from handlers.callbacks import CardDo, EditPick, EditValue
from handlers.card_gaps import gap_buttons
from handlers.commands import said
from handlers.desk import Desk
from handlers.edit_lines import example, field_name, stored_value, value_text
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.who import Target, goes_on, with_client
from locales import join

router = Router(name="edit")
_LONGEST, _WORD_UNITS = 4_000, 100
_FREQUENT = (
    "general_director",
    "director",
    "commercial_director",
    "technical_director",
    "chief_engineer",
    "head_of_supply",
    "site_manager",
    "foreman",
    "estimator",
    "purchasing_manager",
)
"""Positions that are offered as buttons; any other is typed."""
_OF_PERSON = (
    Field.SURNAME,
    Field.NAME,
    Field.PATRONYMIC,
    Field.POSITION,
    Field.PHONE,
    Field.EMAIL,
    Field.BIRTHDAY,
    Field.CITY,
    Field.TAG,
    Field.HOURS,
    Field.TIMEZONE,
    Field.NOTES,
)
_OF_COMPANY = (
    Field.COMPANY,
    Field.INN,
    Field.TRADE,
    Field.HEADCOUNT,
    Field.PHONE,
    Field.EMAIL,
    Field.CITY,
    Field.ADDRESS,
    Field.SITE,
    Field.REQUISITES,
    Field.TAG,
    Field.NOTES,
)


class Editing(StatesGroup):
    """The new value of a field is awaited."""

    value = State()


@router.message(said("edit"))
async def edit_command(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Change the field that the line names."""
    if not command.args:
        return await ask_whom(desk, "edit", desk.texts("edit-ask-whom"))
    return await with_client(desk, "edit", command.args)


@goes_on("edit")
async def edit_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Go on with the client: a field and a value, a field alone, or nothing yet."""
    if not rest.strip():
        return await fields_screen(desk, target)
    field, value = _split(rest)
    if field is None:
        return await _unknown_field(desk, target, rest)
    if not value:
        return await ask_value(desk, target, field)
    return await change(desk, target, field, value)


@router.callback_query(CardDo.filter(F.verb == "edit"))
async def edit_from_card(_: CallbackQuery, callback_data: CardDo, desk: Desk) -> Screen:
    """Offer the fields of a card."""
    target = Target(callback_data.client, callback_data.contact or None)
    return await fields_screen(desk, target)


@router.callback_query(EditPick.filter())
async def field_picked(_: CallbackQuery, callback_data: EditPick, desk: Desk) -> Screen:
    """Ask for the value of a field."""
    target = Target(callback_data.client, callback_data.contact or None)
    return await ask_value(desk, target, _field(callback_data.field))


@router.callback_query(EditValue.filter())
async def value_picked(_: CallbackQuery, callback_data: EditValue, desk: Desk) -> Screen:
    """Fill a field with a value off its list."""
    target = Target(callback_data.client, callback_data.contact or None)
    chosen, field = position(callback_data.value), _field(callback_data.field)
    if chosen is None or field is not Field.POSITION:
        raise GoneError
    return await change(desk, target, field, chosen.ru)


@router.message(Editing.value, TYPED)
async def told_value(message: Message, desk: Desk) -> Reply:
    """Take the awaited value. An unfit one raises, and the question stays open."""
    data = await desk.state.get_data()
    target = Target(int(data["client"]), int(data["contact"]) or None)
    screen = await change(desk, target, _field(str(data["field"])), message.text or "")
    await desk.state.clear()
    return screen


async def change(desk: Desk, target: Target, field: Field, value: str) -> Screen:
    """Change a field and show it before and after."""
    changed = await desk.edit_field(
        desk.member,
        client_id=target.client_id,
        contact_id=target.contact_id,
        field=field,
        value=clean(value),
    )
    return _changed_screen(desk, target, changed)


async def fields_screen(desk: Desk, target: Target) -> Screen:
    """Offer the fields of the client as buttons."""
    file = await _file(desk, target)
    contact = _contact(file, target)
    fields = _OF_PERSON if contact is not None else _OF_COMPANY
    rows = rows_of([_pick(desk, target, contact, field) for field in fields], 2)
    back = card_button(desk, target.client_id, target.contact_id or 0)
    text = desk.texts("edit-ask-field", name=_name(file, contact))
    return Screen(text=text, buttons=[*rows, [back]])


async def ask_value(desk: Desk, target: Target, field: Field) -> Screen:
    """Ask for the new value of a field; the next typed line is it."""
    file = await _file(desk, target)
    contact = file.contact(target.contact_id) or file.main_contact
    await desk.state.set_state(Editing.value)
    await desk.state.set_data(
        {"field": field.value, "client": file.client.id, "contact": target.contact_id or 0}
    )
    now = value_text(desk, field, stored_value(file, contact, field))
    key = "edit-ask-value" if now else "edit-ask-first-value"
    facts = {"field": field_name(desk, field), "name": _name(file, contact), "value": now}
    shown = example(desk, field)
    hint = desk.texts("edit-example", example=shown) if shown else ""
    text = join([desk.texts(key, **facts), hint])
    back = card_button(desk, target.client_id, target.contact_id or 0)
    return Screen(text=text, buttons=[*_value_rows(desk, target, field), [back]])


def _changed_screen(desk: Desk, target: Target, changed: FieldChanged) -> Screen:
    old = value_text(desk, changed.field, changed.old)
    new = value_text(desk, changed.field, changed.new)
    contact = _contact(changed.file, target)
    told = desk.texts(
        "edit-changed",
        name=_name(changed.file, changed.file.contact(changed.contact_id)),
        field=field_name(desk, changed.field),
        old=old or desk.texts.plain("edit-empty"),
        new=new or desk.texts.plain("edit-empty"),
    )
    client, person = changed.file.client.id, target.contact_id or 0
    rows = [[undo_button(desk), card_button(desk, client, person)]]
    if changed.revived:
        told = join([told, desk.texts("edit-revived")])
        rows.append([do_button(desk, one, client, person) for one in ("call", "remind")])
    more = rows_of(gap_buttons(desk, changed.file, contact), 2)
    return Screen(text=told, buttons=[*rows, *more])


async def _unknown_field(desk: Desk, target: Target, rest: str) -> Screen:
    word = rest.split(maxsplit=1)[0]
    near = nearest_field(word)
    if near is None:
        screen = await fields_screen(desk, target)
        sorry = desk.texts("edit-unknown-field", word=clip_utf16(word, _WORD_UNITS))
        return replace(screen, text=join([sorry, screen.text], "\n\n"))
    file = await _file(desk, target)
    contact = _contact(file, target)
    text = desk.texts(
        "edit-nearest-field", word=clip_utf16(word, _WORD_UNITS), field=field_name(desk, near)
    )
    everything = CardDo(verb="edit", client=target.client_id, contact=target.contact_id or 0)
    others = button(desk.texts.plain("edit-other-fields"), everything)
    return Screen(text=text, buttons=[[_pick(desk, target, contact, near), others]])


def _split(rest: str) -> tuple[Field | None, str]:
    """Split ``FIELD VALUE``; a field may be two words: "день рождения 12.03.1980"."""
    words = rest.split(maxsplit=2)
    if len(words) > 1 and (field := find_field(words[0] + words[1])) is not None:
        return field, words[2] if len(words) > 2 else ""  # noqa: PLR2004 — what follows two words
    first, _, value = rest.strip().partition(" ")
    return find_field(first), value.strip()


def _value_rows(desk: Desk, target: Target, field: Field) -> Sequence[Row]:
    if field is not Field.POSITION:
        return []
    buttons = [
        button(
            one.title(desk.texts.locale),
            EditValue(
                field=field.value,
                value=one.code,
                client=target.client_id,
                contact=target.contact_id or 0,
            ),
        )
        for one in map(position, _FREQUENT)
        if one is not None
    ]
    return rows_of(buttons, 2)


def _pick(
    desk: Desk, target: Target, contact: Contact | None, field: Field
) -> InlineKeyboardButton:
    pick = EditPick(
        field=field.value, client=target.client_id, contact=contact.id if contact else 0
    )
    return button(field_name(desk, field), pick)


def _field(code: str) -> Field:
    try:
        return Field(code)
    except ValueError:
        raise GoneError from None


def _contact(file: ClientFile, target: Target) -> Contact | None:
    if file.client.kind is ClientKind.PERSON:
        return file.contact(target.contact_id) or file.main_contact
    return file.contact(target.contact_id)


def _name(file: ClientFile, contact: Contact | None) -> str:
    return contact.full_name if contact and contact.full_name else file.client.name


async def _file(desk: Desk, target: Target) -> ClientFile:
    file = await desk.unit.clients.open(desk.member.scope, target.client_id)
    if file is None:
        raise GoneError
    return file
