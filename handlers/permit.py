"""The contact permit: a hidden number is shown for a stated reason, once (R18)."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.errors import GoneError
from domain.language.text import clean
from handlers.asking import TYPED
from handlers.callbacks import OpenCard, ShowNumber
from handlers.cards import card_screen
from handlers.desk import Desk
from handlers.screens import Row, Screen, button
from handlers.touch_lines import who_line

router = Router(name="permit")
REASONS = ("asked", "urgent", "check")
_LONGEST = 300


class Permitting(StatesGroup):
    """A number was asked for; the reason is awaited."""

    reason = State()


@router.callback_query(ShowNumber.filter(F.reason == ""))
async def asked(_: CallbackQuery, callback_data: ShowNumber, desk: Desk) -> Screen:
    """Ask what the number is for."""
    return await _ask(desk, callback_data.client, callback_data.contact)


@router.callback_query(ShowNumber.filter(F.reason.in_(REASONS)))
async def reason_pressed(_: CallbackQuery, callback_data: ShowNumber, desk: Desk) -> Screen:
    """Show the card with its numbers, for the reason of the button."""
    _sign, _blank, reason = desk.texts.plain(f"permit-reason-{callback_data.reason}").partition(" ")
    return await _show(desk, callback_data.client, callback_data.contact, reason)


@router.message(Permitting.reason, TYPED)
async def reason_typed(message: Message, desk: Desk, state: FSMContext) -> Screen:
    """Show the card with its numbers, for the reason that was typed."""
    data = await state.get_data()
    reason = clean(message.text or "", _LONGEST)
    if not any(map(str.isalpha, reason)):
        return await _ask(desk, int(data["client"]), int(data["contact"]))
    await state.clear()
    return await _show(desk, int(data["client"]), int(data["contact"]), reason)


async def _ask(desk: Desk, client_id: int, contact_id: int) -> Screen:
    file = await desk.unit.clients.open(desk.member.scope, client_id)
    if file is None or (contact_id and file.contact(contact_id) is None):
        raise GoneError
    await desk.state.set_state(Permitting.reason)
    await desk.state.set_data({"client": client_id, "contact": contact_id})
    texts = desk.texts
    rows: list[Row] = [
        [
            button(
                texts.plain(f"permit-reason-{one}"),
                ShowNumber(client=client_id, contact=contact_id, reason=one),
            )
        ]
        for one in REASONS
    ]
    back = button(texts.plain("button-back"), OpenCard(client=client_id, contact=contact_id))
    text = texts("permit-ask", name=who_line(file, contact_id or None))
    return Screen(text=text, buttons=[*rows, [back]])


async def _show(desk: Desk, client_id: int, contact_id: int, reason: str) -> Screen:
    shown = await desk.show_phone(
        desk.member, client_id=client_id, contact_id=contact_id or None, reason=reason
    )
    head = [desk.texts("permit-shown", reason=reason)] if shown.against else []
    return await card_screen(desk, shown.card, contact_id or None, head=head, granted=True)
