"""Reminders that move: *later* by buttons or in words, and insisting on a moment (R14, R16)."""

from datetime import datetime

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.cadence import Verdict
from domain.language.moments import Moment
from domain.planning import open_reminder, read_pace
from domain.reminders import Reminder, ReminderKind
from handlers import show
from handlers.asking import TYPED
from handlers.buttons import card_button, menu_button, undo_button
from handlers.cadence_lines import moved_parts
from handlers.callbacks import Insist, Later, ReminderDo
from handlers.card_lines import not_now_lines
from handlers.desk import Desk
from handlers.later import (
    OWN,
    choice_rows,
    from_minutes,
    moment_of,
    not_understood,
    read_moment,
    to_minutes,
)
from handlers.reminder_lines import about_line, reminder_lines
from handlers.rest_lines import woke_line
from handlers.screens import Row, Screen, button
from locales import Html, join

router = Router(name="postponing")


class Postponing(StatesGroup):
    """A later moment is awaited in words."""

    moment = State()


@router.callback_query(ReminderDo.filter(F.verb == "later"))
async def later(press: CallbackQuery, callback_data: ReminderDo, desk: Desk) -> Screen:
    """Offer later moments."""
    del press
    return await later_screen(desk, callback_data.reminder)


async def later_screen(desk: Desk, reminder_id: int, *, head: str = "") -> Screen:
    """Return the choice of a later moment for an open reminder.

    Where cadence forbids the touch by now, the first choice is the first moment allowed.
    """
    found = await open_reminder(desk.unit.reminders, desk.member, reminder_id)
    against = await _against(desk, found)
    first: list[Row] = []
    if against is not None:
        label = desk.texts.plain("cadence-first-allowed", when=show.moment(desk, against.allowed))
        until = str(to_minutes(against.allowed))
        first = [[button(label, Later(reminder=found.id, until=until))]]
    parts = [
        head,
        reminder_lines(desk, found),
        not_now_lines(desk, against, desk.policy) if against else "",
        desk.texts("later-question"),
    ]
    back = button(desk.texts.plain("button-back"), ReminderDo(verb="open", reminder=found.id))
    rows = choice_rows(desk, lambda one: Later(reminder=found.id, until=one))
    return Screen(text=join(parts), buttons=[*first, *rows, [back]])


async def _against(desk: Desk, reminder: Reminder) -> Verdict | None:
    """Return what cadence says against the touch now; an agreement beats it (R14)."""
    if reminder.client_id is None or reminder.kind is ReminderKind.AGREED:
        return None
    now = desk.clock.now()
    pace = await read_pace(
        desk.unit.paces, reminder.client_id, reminder.contact_id, now=now, policy=desk.policy
    )
    verdict = pace.judge(now, desk.policy, desk.calendar)
    return verdict if verdict.moved else None


@router.callback_query(Later.filter())
async def postponed(press: CallbackQuery, callback_data: Later, desk: Desk) -> Screen:
    """Move a reminder to the moment of the button, or ask for one in words."""
    del press
    if callback_data.until == OWN:
        found = await open_reminder(desk.unit.reminders, desk.member, callback_data.reminder)
        await desk.state.set_state(Postponing.moment)
        await desk.state.set_data({"reminder": found.id})
        back = button(desk.texts.plain("button-back"), ReminderDo(verb="later", reminder=found.id))
        text = join([reminder_lines(desk, found), desk.texts("later-ask")])
        return Screen(text=text, buttons=[[back]])
    return await _postpone(desk, callback_data.reminder, moment_of(desk, callback_data.until))


@router.message(Postponing.moment, TYPED)
async def later_typed(message: Message, desk: Desk, state: FSMContext) -> Screen:
    """Move the waiting reminder to the typed moment."""
    read = read_moment(desk, message.text or "")
    if not isinstance(read, Moment):
        return Screen(text=not_understood(desk, message.text or "", read))
    data = await state.get_data()
    await state.clear()
    return await _postpone(desk, int(data["reminder"]), read.at)


async def _postpone(desk: Desk, reminder_id: int, until: datetime) -> Screen:
    planned = await desk.postpone_reminder(desk.member, reminder_id, until)
    after = planned.reminder
    about = about_line(after)
    if planned.moved is None:
        told = desk.texts("reminder-later", when=show.moment(desk, after.due_at), about=about)
        return Screen(text=told, buttons=[_ways_on(desk, after)])
    moved, insist = moved_parts(desk, planned, desk.policy)
    told = join([moved, desk.texts("remind-about", about=about)])
    return Screen(text=told, buttons=[*insist, _ways_on(desk, after)])


@router.callback_query(Insist.filter())
async def insisted(press: CallbackQuery, callback_data: Insist, desk: Desk) -> Screen:
    """Put a reminder that cadence has moved back to where it was wanted (R16)."""
    del press
    texts, wanted = desk.texts, from_minutes(callback_data.due)
    when = show.moment(desk, wanted)
    if wanted <= desk.clock.now():
        head: Html = texts("cadence-insist-late", when=when)
        return await later_screen(desk, callback_data.reminder, head=head)
    planned = await desk.insist(desk.member, callback_data.reminder, wanted)
    parts = [
        texts("cadence-insisted", when=when),
        texts("remind-about", about=about_line(planned.reminder)),
        texts("cadence-insisted-why"),
        woke_line(desk) if planned.woke else "",
    ]
    return Screen(text=join(parts), buttons=[_ways_on(desk, planned.reminder)])


def _ways_on(desk: Desk, reminder: Reminder) -> Row:
    ways = [undo_button(desk), menu_button(desk, "tasks")]
    if reminder.client_id is not None:
        ways.append(card_button(desk, reminder.client_id, reminder.contact_id or 0))
    return ways
