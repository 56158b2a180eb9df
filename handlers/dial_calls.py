"""What comes of a call of the calling list: outcome, next step, and on to the next client."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.dial_order import due_for_call
from domain.dial_run import Called, DialRun
from domain.errors import AlreadyDoneError, GoneError
from domain.language.moments import Moment
from domain.language.text import clean
from domain.language.touch_text import TouchWords, read_touch_text
from domain.next_steps import NextStep, StepKind
from domain.touches import Direction, Outcome, TouchKind
from handlers.asking import TYPED
from handlers.callbacks import DialDo, DialStep, Step
from handlers.desk import Desk
from handlers.dial import (
    Dialling,
    await_words,
    does,
    finished,
    keep_run,
    next_client,
    outcome_rows,
    read_run,
)
from handlers.dial_lines import ask_text
from handlers.later import choice_rows, moment_of, not_understood, read_moment, to_minutes
from handlers.logged import logged_screen
from handlers.screens import Reply, Screen, button
from handlers.steps import OWN, step_of, take_step, taken_parts
from handlers.told import Told
from handlers.touch_lines import OUTCOMES, who_line
from handlers.touches import NOTE_LIMIT, log_words, store
from handlers.who import Target
from locales import join

router = Router(name="dial_calls")
_STEP = f"{Step.__prefix__}{Step.__separator__}"


@router.callback_query(DialDo.filter(F.verb == "log"))
async def outcome_given(_: CallbackQuery, callback_data: DialDo, desk: Desk) -> Screen:
    """Log the call with the outcome of the button, once."""
    run = await read_run(desk, callback_data.draft)
    if run is None:
        return finished(desk)
    if callback_data.outcome not in OUTCOMES:
        raise GoneError
    client = callback_data.client
    if client in run.called:
        raise AlreadyDoneError
    target = Target(client, callback_data.contact or None)
    words = _read(desk, run.words_about(client))
    return await _log(desk, run, target, words, Outcome(callback_data.outcome))


@router.message(Dialling.words, TYPED)
async def words_typed(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Log the call with what was typed about it, or ask what came of it."""
    data = await state.get_data()
    await state.clear()
    target = Target(int(data["client"]), int(data["contact"]) or None)
    typed = clean(message.text or "", NOTE_LIMIT)
    run = await read_run(desk, int(data["dial"]))
    if run is None:
        return await log_words(desk, TouchKind.CALL, Direction.OUTGOING, target, typed)
    both = "\n".join(filter(None, (run.words_about(target.client_id), typed)))
    words = _read(desk, clean(both, NOTE_LIMIT))
    outcome = words.outcome or (Outcome.AGREED if words.moment else None)
    if outcome is None:
        return await _ask(desk, run.with_words(target.client_id, words.note), target)
    return await _log(desk, run, target, words, outcome)


@router.callback_query(DialStep.filter(F.kind == OWN))
async def own_time(_: CallbackQuery, callback_data: DialStep, desk: Desk) -> Screen:
    """Ask for the time of the next step in words."""
    return await _ask_time(desk, callback_data)


@router.callback_query(DialStep.filter(F.kind.in_(set(StepKind))))
async def step_pressed(_: CallbackQuery, callback_data: DialStep, desk: Desk) -> Screen:
    """Take the proposed step and show the next client."""
    step = step_of(desk, callback_data)
    if step is None:
        return await _ask_time(desk, callback_data)
    return await _take(desk, callback_data, step)


@router.message(Dialling.moment, TYPED)
async def time_typed(message: Message, desk: Desk, state: FSMContext) -> Screen:
    """Plan the next step at the typed time and show the next client."""
    read = read_moment(desk, message.text or "")
    if not isinstance(read, Moment):
        return Screen(text=not_understood(desk, message.text or "", read))
    data = await state.get_data()
    await state.clear()
    asked = DialStep(kind=OWN, draft=data["dial"], touch=data["touch"], client=data["client"])
    return await _take(desk, asked, NextStep(kind=StepKind.REMIND, due_at=read.at))


def _read(desk: Desk, words: str) -> TouchWords:
    now, zone = desk.clock.now(), desk.member.zone
    return read_touch_text(words, now=now, zone=zone, locale=desk.texts.locale)


async def _log(
    desk: Desk, run: DialRun, target: Target, words: TouchWords, outcome: Outcome
) -> Screen:
    """Log the call and show it with its next step, whose buttons go on with the list."""
    client, now = target.client_id, desk.clock.now()
    waiting = await desk.unit.reminders.open_of_client(client)
    answered = next(iter(due_for_call(waiting, now, desk.member).values()), None)
    told = Told(
        kind=TouchKind.CALL,
        direction=Direction.OUTGOING,
        client_id=client,
        contact_id=target.contact_id or None,
        text=words.note,
        reminder_id=answered.id if answered else None,
        outcome=outcome,
        said_at=now,
    )
    logged, moment = await store(desk, told, words)
    call = Called(
        outcome=outcome, planned=logged.planned is not None, rested=logged.rested is not None
    )
    run = await keep_run(desk, run.with_call(client, call))
    screen = await logged_screen(desk, logged, words, moment)
    *rows, last = ([_in_list(run, one) for one in row] for row in screen.buttons)
    on = [does(desk, run, "next"), does(desk, run, "finish")]
    return replace(screen, buttons=[*rows, on, last])


def _in_list(run: DialRun, shown: InlineKeyboardButton) -> InlineKeyboardButton:
    """Make a button that takes a step go on with the list."""
    if not (shown.callback_data or "").startswith(_STEP):
        return shown
    step = Step.unpack(shown.callback_data or "")
    data = DialStep(
        draft=run.id,
        kind=step.kind,
        touch=step.touch,
        client=step.client,
        due=step.due,
        deal=step.deal,
        stage=step.stage,
    )
    return button(shown.text, data)


async def _take(desk: Desk, data: DialStep, step: NextStep) -> Screen:
    asked = Step(kind=data.kind, touch=data.touch, client=data.client)
    touch, taken = await take_step(desk, asked, step)
    told, rows = await taken_parts(desk, taken)
    done = desk.texts("dial-done", client=who_line(taken.file, touch.contact_id))
    head = join([done, told])
    run = await read_run(desk, data.draft)
    if run is None:
        return replace(finished(desk), text=join([head, desk.texts("dial-old")], "\n\n"))
    known = run.called.get(data.client)
    if known is not None:
        call = replace(
            known,
            planned=known.planned or taken.planned is not None,
            rested=known.rested or taken.rested is not None,
        )
        run = run.with_call(data.client, call)
    if step.kind is StepKind.NOTHING:
        return await next_client(desk, run)
    return await next_client(desk, run, head, rows if taken.planned else ())


async def _ask(desk: Desk, run: DialRun, target: Target) -> Screen:
    """Ask what came of the call; the words wait in the draft."""
    file = await desk.unit.clients.open(desk.member.scope, target.client_id)
    if file is None:
        raise GoneError
    await keep_run(desk, run)
    await await_words(desk, run, target.client_id, target.contact_id or 0)
    text = ask_text(desk, who_line(file, target.contact_id), run.said)
    skip = does(desk, run, "skip", target.client_id)
    return Screen(text=text, buttons=[*outcome_rows(desk, run, target), [skip]])


async def _ask_time(desk: Desk, data: DialStep) -> Screen:
    file = await desk.unit.clients.open(desk.member.scope, data.client)
    if file is None:
        raise GoneError
    await desk.state.set_state(Dialling.moment)
    await desk.state.set_data({"dial": data.draft, "touch": data.touch, "client": data.client})

    def at(choice: str) -> DialStep:
        due = to_minutes(moment_of(desk, choice))
        return data.model_copy(update={"kind": StepKind.REMIND.value, "due": due})

    text = join([desk.texts("dial-who", who=who_line(file, None)), desk.texts("step-ask-time")])
    return Screen(text=text, buttons=choice_rows(desk, at, own=False))
