"""Asking whom a bare command meant: buttons of today's clients, or the next typed line.

Whatever is not the awaited line (a press, a command) ends the wait: ``end_waiting``.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, TelegramObject

from domain.drafts import Draft
from domain.reminders import Reminder
from handlers.callbacks import Pick
from handlers.desk import Desk
from handlers.screens import Reply, Screen, button, rows_of
from handlers.who import with_client
from locales import Html

router = Router(name="asking")
TYPED = F.text & ~F.text.startswith("/")
"""A typed line that is no command: commands work in the middle of any question."""
_OFFERED = 8


async def end_waiting(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> object:
    """Forget what a typed line was awaited for when a button or a command comes instead."""
    if data.get("raw_state") is not None and interrupts(event):
        state: FSMContext = data["state"]
        await state.clear()
    return await handler(event, data)


def interrupts(event: TelegramObject) -> bool:
    """Whether an event is no answer to a question: a press, or a command."""
    command = isinstance(event, Message) and (event.text or "").startswith("/")
    return command or isinstance(event, CallbackQuery)


class Asking(StatesGroup):
    """A command was typed without saying whom it is about."""

    whom = State()


async def ask_whom(desk: Desk, verb: str, question: Html) -> Screen:
    """Ask whom ``/verb`` is about; ``question`` says it and shows an example."""
    await desk.state.set_state(Asking.whom)
    await desk.state.set_data({"verb": verb})
    near = await desk.unit.reminders.open_of_member(desk.member.id, limit=30)
    offered = list(_each_client_once(near))[:_OFFERED]
    if not offered:
        return Screen(text=question)
    draft = await desk.unit.drafts.add(
        Draft(member_id=desk.member.id, verb=verb, text="", data={}, created_at=desk.clock.now())
    )
    buttons = [
        button(
            one.contact_name or one.client_name,
            Pick(draft=draft.id, client=one.client_id or 0, contact=one.contact_id or 0),
        )
        for one in offered
    ]
    return Screen(text=question, buttons=rows_of(buttons, 2))


@router.message(Asking.whom, TYPED)
async def told_whom(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Go on with the command for whom the line names."""
    data = await state.get_data()
    await state.clear()
    return await with_client(desk, str(data["verb"]), message.text or "")


def _each_client_once(reminders: Iterable[Reminder]) -> Iterable[Reminder]:
    seen: set[int] = set()
    for one in reminders:
        if one.client_id is not None and one.client_id not in seen:
            seen.add(one.client_id)
            yield one
