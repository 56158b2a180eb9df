"""``/tasks``: open reminders, overdue first, ticked off or postponed in place."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from domain.reminders import Reminder
from handlers.buttons import menu_button, undo_button
from handlers.callbacks import TaskDo
from handlers.commands import said
from handlers.desk import Desk
from handlers.postponing import later_screen
from handlers.reminder_lines import reminder_line
from handlers.screens import Row, Screen, button, rows_of
from locales import join

router = Router(name="tasks")
PAGE = 8


@router.message(said("tasks"))
async def tasks(message: Message, desk: Desk) -> Screen:
    """Show what is to be done."""
    del message
    return await tasks_screen(desk)


@router.callback_query(TaskDo.filter(F.verb == "page"))
async def turned(press: CallbackQuery, callback_data: TaskDo, desk: Desk) -> Screen:
    """Turn a page."""
    del press
    return await tasks_screen(desk, callback_data.page)


@router.callback_query(TaskDo.filter(F.verb == "done"))
async def ticked(press: CallbackQuery, callback_data: TaskDo, desk: Desk) -> Screen:
    """Tick a reminder off; the list stays where it is."""
    del press
    await desk.complete_reminder(desk.member, callback_data.reminder)
    return await tasks_screen(desk, callback_data.page, ticked_off=True)


@router.callback_query(TaskDo.filter(F.verb == "later"))
async def later(press: CallbackQuery, callback_data: TaskDo, desk: Desk) -> Screen:
    """Offer later moments for a reminder of the list."""
    del press
    return await later_screen(desk, callback_data.reminder)


async def tasks_screen(desk: Desk, page: int = 0, *, ticked_off: bool = False) -> Screen:
    """Return a page of the member's open reminders, overdue first."""
    texts = desk.texts
    waiting = await desk.unit.reminders.open_of_member(desk.member.id)
    undo = [undo_button(desk)] if ticked_off else []
    toast = texts.plain("tasks-ticked") if ticked_off else ""
    if not waiting:
        ways = [*undo, menu_button(desk, "today")]
        return Screen(text=texts("tasks-empty"), buttons=[ways], toast=toast)
    pages = -(-len(waiting) // PAGE)
    page = min(max(page, 0), pages - 1)
    start = page * PAGE
    listed = waiting[start : start + PAGE]
    late = sum(one.due_at <= desk.clock.now() for one in waiting)
    title = texts("tasks-title", count=len(waiting), late=late)
    place = texts("tasks-page", page=str(page + 1), pages=str(pages)) if pages > 1 else ""
    lines = [reminder_line(desk, number, one) for number, one in enumerate(listed, start + 1)]
    turns = []
    if page > 0:
        turns.append(button(texts.plain("button-previous"), TaskDo(verb="page", page=page - 1)))
    if page < pages - 1:
        turns.append(button(texts.plain("button-next"), TaskDo(verb="page", page=page + 1)))
    buttons = [*_answers(listed, start, page), turns, undo]
    return Screen(text=join([join([title, place]), *lines], "\n\n"), buttons=buttons, toast=toast)


def _answers(listed: Sequence[Reminder], start: int, page: int) -> list[Row]:
    """Return done and later for each line, by its number; two lines to a row."""
    buttons = []
    for number, one in enumerate(listed, start + 1):
        buttons.append(button(f"✅ {number}", TaskDo(verb="done", page=page, reminder=one.id)))
        buttons.append(button(f"⏰ {number}", TaskDo(verb="later", page=page, reminder=one.id)))
    return rows_of(buttons, 4)
