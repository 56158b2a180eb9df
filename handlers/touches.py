"""Logging touches: ``/call``, ``/meeting``, ``/message``, ``/incoming`` and plain words (R5-R8)."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.drafts import Draft
from domain.errors import AlreadyDoneError, GoneError
from domain.language.moments import Moment
from domain.language.text import clean
from domain.language.touch_kinds import read_touch_kind
from domain.language.touch_text import TouchWords, read_touch_text
from domain.log_touch import TouchLogged, TouchToLog
from domain.touches import Direction, Outcome, TouchKind
from handlers.asking import TYPED, ask_whom
from handlers.buttons import card_button
from handlers.callbacks import CardDo, LogOutcome, TouchOutcome
from handlers.commands import said
from handlers.desk import Desk
from handlers.logged import logged_screen
from handlers.screens import Reply, Screen, button, rows_of
from handlers.told import Told, told_of
from handlers.touch_lines import (
    VERBS,
    cut,
    kind_name,
    outcomes_of,
    who_line,
)
from handlers.who import Target, goes_on, with_client
from locales import join

router = Router(name="touches")
NOTE_LIMIT = 4000
_SHOWN_TEXT = 300
_SECONDS = 60


class Telling(StatesGroup):
    """The outcome is asked by buttons; a typed line says it too."""

    words = State()


@router.message(F.text, said(*VERBS))
async def touch(message: Message, command: CommandObject, desk: Desk) -> Reply:
    """Log a touch of whom the line names."""
    del message
    if not command.args:
        return await ask_whom(desk, command.command, desk.texts(f"touch-ask-{command.command}"))
    return await with_client(desk, command.command, command.args)


@goes_on("call")
async def call_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Log an outgoing call."""
    return await log_words(desk, *VERBS["call"], target, rest)


@goes_on("meeting")
async def meeting_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Log a meeting."""
    return await log_words(desk, *VERBS["meeting"], target, rest)


@goes_on("message")
async def message_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Log a message to the client; an e-mail when the words say so."""
    kind, direction = VERBS["message"]
    if read_touch_kind(rest) is TouchKind.EMAIL:
        kind = TouchKind.EMAIL
    return await log_words(desk, kind, direction, target, rest)


@goes_on("incoming")
async def incoming_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Log what the client began: a call, unless the words say otherwise."""
    kind, direction = VERBS["incoming"]
    return await log_words(desk, read_touch_kind(rest) or kind, direction, target, rest)


@router.callback_query(CardDo.filter(F.verb.in_(set(VERBS))))
async def touch_of_card(press: CallbackQuery, callback_data: CardDo, desk: Desk) -> Reply:
    """Ask the outcome of a touch begun on a card."""
    del press
    target = Target(callback_data.client, callback_data.contact or None)
    return await log_words(desk, *VERBS[callback_data.verb], target, "")


async def log_words(
    desk: Desk, kind: TouchKind, direction: Direction, target: Target, text: str
) -> Reply:
    """Log a touch told in words, or ask what came of it when the words do not say."""
    return await log_told(
        desk,
        Told(
            kind=kind,
            direction=direction,
            client_id=target.client_id,
            contact_id=target.contact_id,
            text=clean(text, NOTE_LIMIT),
            said_at=desk.clock.now(),
        ),
    )


async def log_told(desk: Desk, told: Told) -> Reply:
    """Log what was told, or ask for the outcome of a call (R6)."""
    words = read_touch_text(
        told.text, now=told.said_at, zone=desk.member.zone, locale=desk.texts.locale
    )
    outcome = told.outcome or words.outcome or _plain_outcome(told, words)
    if outcome is None and (not told.said_something or told.wants_outcome):
        return await ask_outcome(desk, told)
    return await keep(desk, replace(told, outcome=outcome), words)


def _plain_outcome(told: Told, words: TouchWords) -> Outcome | None:
    """Return the outcome that needs no words: a time was agreed, or the client called."""
    if words.moment is not None and told.wants_outcome:
        return Outcome.AGREED
    calls_us = told.kind is TouchKind.CALL and told.direction is Direction.INCOMING
    return Outcome.REACHED if calls_us and told.said_something else None


async def ask_outcome(desk: Desk, told: Told) -> Screen:
    """Ask what came of a touch; what is known of it waits in a draft."""
    file = await desk.unit.clients.open(desk.member.scope, told.client_id)
    if file is None:
        raise GoneError
    draft = await desk.unit.drafts.add(
        Draft(
            member_id=desk.member.id,
            verb="touch",
            text=told.text,
            data=told.data(),
            created_at=told.said_at,
        )
    )
    await desk.state.set_state(Telling.words)
    await desk.state.set_data({"draft": draft.id})
    texts = desk.texts
    question = texts(
        "touch-ask-outcome",
        what=kind_name(texts, told.kind, told.direction),
        client=who_line(file, told.contact_id),
    )
    said = texts("touch-note", note=cut(told.text, _SHOWN_TEXT)) if told.text else ""
    buttons = [
        button(
            texts.plain(_button_key(outcome, told)), TouchOutcome(draft=draft.id, outcome=outcome)
        )
        for outcome in outcomes_of(told.kind, told.direction)
    ]
    hint = texts("touch-outcome-hint")
    rows = [*rows_of(buttons, 2), [card_button(desk, told.client_id, told.contact_id or 0)]]
    return Screen(text=join([question, said, hint]), buttons=rows)


@router.callback_query(TouchOutcome.filter())
async def outcome_given(press: CallbackQuery, callback_data: TouchOutcome, desk: Desk) -> Reply:
    """Log the waiting touch with the outcome of the button, once."""
    del press
    draft = await desk.unit.drafts.draft(desk.member.id, callback_data.draft)
    if draft is None or draft.verb != "touch":
        raise AlreadyDoneError
    await desk.unit.drafts.drop(draft.id)
    return await log_told(desk, replace(told_of(draft), outcome=_outcome(callback_data.outcome)))


@router.message(Telling.words, TYPED)
async def outcome_typed(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Log the waiting touch with what was typed about it."""
    data = await state.get_data()
    await state.clear()
    draft = await desk.unit.drafts.draft(desk.member.id, int(data["draft"]))
    if draft is None:
        raise GoneError
    await desk.unit.drafts.drop(draft.id)
    told = told_of(draft)
    both = clean("\n".join(filter(None, (told.text, message.text))), NOTE_LIMIT)
    return await log_told(desk, replace(told, text=both, said_at=desk.clock.now()))


@router.callback_query(LogOutcome.filter())
async def outcome_logged(press: CallbackQuery, callback_data: LogOutcome, desk: Desk) -> Reply:
    """Log a touch in one press, from its reminder."""
    del press
    if callback_data.kind not in VERBS:
        raise GoneError
    kind, direction = VERBS[callback_data.kind]
    told = Told(
        kind=kind,
        direction=direction,
        client_id=callback_data.client,
        contact_id=callback_data.contact or None,
        reminder_id=callback_data.reminder or None,
        outcome=_outcome(callback_data.outcome),
        said_at=desk.clock.now(),
    )
    return await log_told(desk, told)


async def keep(desk: Desk, told: Told, words: TouchWords) -> Screen:
    """Log the touch and answer with it and with its next step (R8)."""
    logged, moment = await store(desk, told, words)
    return await logged_screen(desk, logged, words, moment)


async def store(desk: Desk, told: Told, words: TouchWords) -> tuple[TouchLogged, Moment | None]:
    """Log the touch; return it with the time that the client named."""
    moment = words.moment
    if moment is not None and moment.at <= desk.clock.now():
        moment = None
    minutes = words.duration_minutes
    logged = await desk.log_touch(
        desk.member,
        TouchToLog(
            client_id=told.client_id,
            contact_id=told.contact_id,
            kind=told.kind,
            direction=told.direction,
            outcome=told.outcome,
            note=told.text,
            competitor=words.competitor,
            duration=minutes * _SECONDS if minutes else None,
            media=told.media,
            agreed_at=moment.at if moment else None,
            agreed_text=_without(told.text, moment.text) if moment else "",
            reminder_id=told.reminder_id,
        ),
    )
    return logged, moment


def _without(note: str, moment: str) -> str:
    """Return a note without its moment: on the day itself "tomorrow at 11" would mislead."""
    before, found, after = note.partition(moment)
    return " ".join(f"{before.rstrip(' ,')} {after}".split()).strip(" ,") if found else note


def _button_key(outcome: Outcome, told: Told) -> str:
    if outcome is Outcome.REACHED and not told.wants_outcome:
        return "outcome-button-talked"
    return f"outcome-button-{outcome}"


def _outcome(code: str) -> Outcome:
    """Return the outcome of a button. Raises ``GoneError`` for one made by hand."""
    if code not in set(Outcome):
        raise GoneError
    return Outcome(code)
