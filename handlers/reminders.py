"""Reminders: ``/remind WHO WHEN TEXT`` plans one, buttons answer it (R14, R16)."""

import re

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.drafts import Draft
from domain.errors import AlreadyDoneError, GoneError
from domain.language.found import Found
from domain.language.moments import BadMoment, Moment, find_moment
from domain.language.text import clean
from domain.planning import open_reminder
from domain.reminders import DueReminder, Reminder, ReminderKind
from domain.rounds import Story
from handlers import show
from handlers.asking import TYPED, Asking, ask_whom
from handlers.buttons import card_button, menu_button, undo_button
from handlers.cadence_lines import moved_parts
from handlers.callbacks import CardDo, RemindAt, ReminderDo
from handlers.commands import said
from handlers.desk import Desk
from handlers.later import OWN, choice_rows, moment_of, not_understood, read_moment
from handlers.reminder_lines import about_line, alternative_row, reminder_screen
from handlers.screens import Reply, Row, Screen
from handlers.touch_lines import cut, who_line
from handlers.who import Target, goes_on, with_client
from locales import join

router = Router(name="reminders")
_TEXT, _SHOWN = 4000, 300
_NOBODY = re.compile(r"\s*[-–—]+(?:\s+|$)")


class Reminding(StatesGroup):
    """A moment is awaited in words."""

    new = State()


@router.message(said("remind"))
async def remind(message: Message, command: CommandObject, desk: Desk) -> Reply:
    """Plan a reminder about whom the line names; ``-`` is about nobody."""
    del message
    line = command.args or ""
    if not line:
        return await ask_whom(desk, "remind", desk.texts("remind-ask"))
    nobody = _NOBODY.match(line)
    if nobody is not None:
        return await remind_about(desk, None, line[nobody.end() :])
    return await with_client(desk, "remind", line)


@router.message(Asking.whom, F.text.regexp(_NOBODY))
async def told_nobody(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Take ``-`` as the answer to "whom?" of a bare ``/remind``."""
    if (await state.get_data())["verb"] != "remind":
        raise SkipHandler
    await state.clear()
    return await remind_about(desk, None, _NOBODY.sub("", message.text or "", count=1))


@goes_on("remind")
async def remind_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Plan a reminder about a client, or ask when."""
    return await remind_about(desk, target, rest)


@router.callback_query(CardDo.filter(F.verb == "remind"))
async def remind_of_card(press: CallbackQuery, callback_data: CardDo, desk: Desk) -> Reply:
    """Ask when to remind of a client, from its card."""
    del press
    return await remind_about(desk, Target(callback_data.client, callback_data.contact or None), "")


async def remind_about(desk: Desk, target: Target | None, words: str) -> Screen:
    """Plan at the moment found anywhere in the words; what is left of them is the text."""
    found = find_moment(
        words, now=desk.clock.now(), zone=desk.member.zone, locale=desk.texts.locale
    )
    if isinstance(found, Found):
        return await _plan(desk, target, _without(words, found.start, found.end), found.value)
    text = words if found is None else _without(words, found.start, found.end)
    return await _ask_when(desk, target, text, found)


async def _ask_when(desk: Desk, target: Target | None, text: str, bad: BadMoment | None) -> Screen:
    """Ask for the moment by buttons and by a typed line; the text waits in a draft."""
    texts = desk.texts
    who = await _who(desk, target)
    data = {"client": "0", "contact": "0"}
    if target is not None:
        data = {"client": str(target.client_id), "contact": str(target.contact_id or 0)}
    draft = await desk.unit.drafts.add(
        Draft(
            member_id=desk.member.id,
            verb="remind",
            text=text,
            data=data,
            created_at=desk.clock.now(),
        )
    )
    await _await_words(desk, draft.id)
    about = " — ".join(filter(None, (who, cut(text, _SHOWN))))
    parts = [
        texts("remind-about", about=about) if about else "",
        not_understood(desk, "", bad) if bad else texts("remind-when"),
    ]
    rows = choice_rows(desk, lambda one: RemindAt(draft=draft.id, until=one))
    return Screen(text=join(parts), buttons=rows)


async def _await_words(desk: Desk, draft_id: int) -> None:
    await desk.state.set_state(Reminding.new)
    await desk.state.set_data({"draft": draft_id})


async def _who(desk: Desk, target: Target | None) -> str:
    if target is None:
        return ""
    file = await desk.unit.clients.open(desk.member.scope, target.client_id)
    if file is None:
        raise GoneError
    return who_line(file, target.contact_id)


@router.callback_query(RemindAt.filter())
async def remind_at(press: CallbackQuery, callback_data: RemindAt, desk: Desk) -> Screen:
    """Plan the waiting reminder at the moment of the button, once."""
    del press
    draft = await _waiting(desk, callback_data.draft)
    if callback_data.until == OWN:
        await _await_words(desk, draft.id)
        return Screen(text=desk.texts("later-ask"))
    at = moment_of(desk, callback_data.until)
    return await _plan_waiting(desk, draft, Moment(at=at, has_time=True, text=""))


@router.message(Reminding.new, TYPED)
async def when_typed(message: Message, desk: Desk, state: FSMContext) -> Screen:
    """Plan the waiting reminder at the typed moment; more words join its text."""
    text = message.text or ""
    data = await state.get_data()
    draft = await _waiting(desk, int(data["draft"]))
    read = read_moment(desk, text)
    rest = ""
    if read is None:
        found = find_moment(
            text, now=desk.clock.now(), zone=desk.member.zone, locale=desk.texts.locale
        )
        read = found.value if isinstance(found, Found) else found
        rest = _without(text, found.start, found.end) if found else ""
    if not isinstance(read, Moment):
        rows = choice_rows(desk, lambda one: RemindAt(draft=draft.id, until=one))
        return Screen(text=not_understood(desk, text, read), buttons=rows)
    await state.clear()
    return await _plan_waiting(desk, draft, read, rest)


async def _waiting(desk: Desk, draft_id: int) -> Draft:
    draft = await desk.unit.drafts.draft(desk.member.id, draft_id)
    if draft is None or draft.verb != "remind":
        raise AlreadyDoneError
    return draft


async def _plan_waiting(desk: Desk, draft: Draft, moment: Moment, more: str = "") -> Screen:
    await desk.unit.drafts.drop(draft.id)
    client = int(draft.data["client"])
    target = Target(client, int(draft.data["contact"]) or None) if client else None
    return await _plan(desk, target, " ".join(filter(None, (draft.text, more))), moment)


async def _plan(desk: Desk, target: Target | None, text: str, moment: Moment) -> Screen:
    texts = desk.texts
    words = clean(text, _TEXT) or texts.plain("remind-default-text")
    planned = await desk.remind_me(
        desk.member,
        due_at=moment.at,
        text=words,
        client_id=target.client_id if target else None,
        contact_id=target.contact_id if target else None,
    )
    who = await _who(desk, target)
    moved, insists = moved_parts(desk, planned, desk.policy)
    parts = [
        texts("remind-planned", when=show.moment(desk, planned.reminder.due_at)),
        texts("remind-who", who=who) if who else "",
        texts("reminder-text", text=cut(words, _SHOWN)),
        moved,
        texts("step-check") if moment.ambiguous else "",
    ]
    last: Row = [undo_button(desk), menu_button(desk, "tasks")]
    if target is not None:
        last = [undo_button(desk), card_button(desk, target.client_id, target.contact_id or 0)]
    other = alternative_row(desk, planned.reminder, moment.alternative)
    return Screen(text=join(parts), buttons=[*insists, *other, last])


@router.callback_query(ReminderDo.filter(F.verb == "open"))
async def opened(press: CallbackQuery, callback_data: ReminderDo, desk: Desk) -> Screen:
    """Show a reminder with its buttons; a return tells its story here too (R23)."""
    del press
    found = await open_reminder(desk.unit.reminders, desk.member, callback_data.reminder)
    story = await _story(desk, found)
    return reminder_screen(desk, DueReminder(reminder=found, member=desk.member, story=story))


async def _story(desk: Desk, reminder: Reminder) -> Story | None:
    client = reminder.client_id
    if client is None or reminder.kind is not ReminderKind.RECONTACT:
        return None
    return (await desk.unit.rounds.stories([client])).get(client)


@router.callback_query(ReminderDo.filter(F.verb == "done"))
async def done(press: CallbackQuery, callback_data: ReminderDo, desk: Desk) -> Screen:
    """Tick a reminder off."""
    del press
    after = await desk.complete_reminder(desk.member, callback_data.reminder)
    rows = [[undo_button(desk), menu_button(desk, "tasks")]]
    return Screen(text=desk.texts("reminder-done", about=about_line(after)), buttons=rows)


def _without(text: str, start: int, end: int) -> str:
    """Return the words around a moment, without the marks that joined them to it."""
    before, after = text[:start].rstrip(" ,.;:—–-"), text[end:].lstrip(" ,.;:—–-")
    return " ".join(filter(None, (before.strip(), after.strip())))
