"""The next step after a touch: what is proposed, taken by one press (R8)."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.deals import Pipeline
from domain.errors import GoneError
from domain.language.moments import Moment
from domain.next_steps import NextStep, StepKind, StepTaken, rest_reason
from domain.planning import ReminderPlanned
from domain.resting import Rested
from domain.touches import EXPECTED, Touch
from handlers import show
from handlers.asking import TYPED
from handlers.buttons import card_button, undo_button
from handlers.cadence_lines import moved_parts
from handlers.callbacks import DialStep, Step
from handlers.deal_lines import stage_name
from handlers.desk import Desk
from handlers.later import (
    choice_rows,
    from_minutes,
    moment_of,
    not_understood,
    read_moment,
    to_minutes,
)
from handlers.rest_lines import archived_line, rested_screen_parts, woke_line
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.touch_lines import cut, logged_lines, outcome_name
from locales import Html, join

router = Router(name="steps")
OWN = "own"
_RECENT, _TEXT = 30, 200


class Stepping(StatesGroup):
    """The member names a time of their own."""

    moment = State()


async def step_rows(desk: Desk, touch: Touch, proposals: Sequence[NextStep]) -> list[Row]:
    """Return the proposals as buttons: the best in a row of its own, then time and nothing."""
    staged = any(one.kind is StepKind.STAGE for one in proposals)
    pipelines = await desk.unit.deals.pipelines() if staged else ()
    buttons = [
        button(_label(desk, one, pipelines, best=index == 0), _data(touch, one))
        for index, one in enumerate(proposals)
    ]
    own = Step(kind=OWN, touch=touch.id, client=touch.client_id, contact=touch.contact_id or 0)
    buttons.insert(max(1, len(buttons) - 1), button(desk.texts.plain("step-own"), own))
    return [buttons[:1], *rows_of(buttons[1:], 2)]


@router.callback_query(Step.filter(F.kind == OWN))
async def own_time(press: CallbackQuery, callback_data: Step, desk: Desk) -> Screen:
    """Ask for a time in words."""
    del press
    return await _ask_time(desk, callback_data)


@router.callback_query(Step.filter(F.kind.in_(set(StepKind))))
async def step_pressed(press: CallbackQuery, callback_data: Step, desk: Desk) -> Screen:
    """Take the proposed step; the same message then says what was logged and what is next."""
    del press
    step = step_of(desk, callback_data)
    if step is None:
        return await _ask_time(desk, callback_data)
    return await _take(desk, callback_data, step)


@router.message(Stepping.moment, TYPED)
async def time_typed(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Plan the next step at the typed time."""
    read = read_moment(desk, message.text or "")
    if not isinstance(read, Moment):
        return Screen(text=not_understood(desk, message.text or "", read))
    data = await state.get_data()
    await state.clear()
    asked = Step(kind=OWN, touch=data["touch"], client=data["client"], contact=data["contact"])
    return await _take(desk, asked, NextStep(kind=StepKind.REMIND, due_at=read.at))


async def _take(desk: Desk, data: Step, step: NextStep) -> Screen:
    touch, taken = await take_step(desk, data, step)
    rests = step.kind is StepKind.REST
    told, rows = await taken_parts(desk, taken)
    undo = [undo_button(desk)] if step.kind is not StepKind.NOTHING else []
    card = [] if rests else [card_button(desk, data.client, data.contact)]
    text = join([logged_lines(desk, touch, taken.file), told])
    return Screen(text=text, buttons=[*rows, [*undo, *card]])


def step_of(desk: Desk, data: Step | DialStep) -> NextStep | None:
    """Return the step of a button, or nothing when its moment has passed."""
    kind = StepKind(data.kind)
    due = from_minutes(data.due) if kind is StepKind.REMIND else None
    if due is not None and due <= desk.clock.now():
        return None
    return NextStep(kind=kind, due_at=due, deal_id=data.deal or None, stage_id=data.stage or None)


async def take_step(desk: Desk, data: Step, step: NextStep) -> tuple[Touch, StepTaken]:
    """Take the step after the touch of a button; return both."""
    touch = await _touch(desk, data)
    rests = step.kind is StepKind.REST
    taken = await desk.take_next_step(
        desk.member,
        # The outcome is asked of the touch, not of the button: old buttons do not know it.
        replace(step, agreed=touch.outcome in EXPECTED, why=rest_reason(touch.outcome)),
        client_id=data.client,
        contact_id=data.contact or None,
        touch_id=touch.id,
        text=cut(touch.note, _TEXT) if rests else _reminder_text(desk, touch),
    )
    return touch, taken


def planned_parts(desk: Desk, planned: ReminderPlanned) -> tuple[Html, list[Row]]:
    """Return when the next step is; where cadence moved it, from when and how to insist (R16)."""
    moved, rows = moved_parts(desk, planned, desk.policy)
    told = [
        desk.texts("step-next", when=show.moment(desk, planned.reminder.due_at)),
        moved,
        woke_line(desk) if planned.woke else "",
    ]
    return join(told), rows


def rest_parts(desk: Desk, rested: Rested) -> tuple[Html, list[Row]]:
    """Return the rest that follows a touch (R21); the note of the touch stands above it."""
    return rested_screen_parts(desk, replace(rested, round=replace(rested.round, words="")))


async def _ask_time(desk: Desk, data: Step) -> Screen:
    file = await desk.unit.clients.open(desk.member.scope, data.client)
    if file is None:
        raise GoneError
    touch = await _touch(desk, data)
    await desk.state.set_state(Stepping.moment)
    await desk.state.set_data({"touch": data.touch, "client": data.client, "contact": data.contact})
    text = join([logged_lines(desk, touch, file), desk.texts("step-ask-time")])
    return Screen(text=text, buttons=choice_rows(desk, lambda one: _at(desk, data, one), own=False))


def _at(desk: Desk, data: Step, choice: str) -> Step:
    due = to_minutes(moment_of(desk, choice))
    return data.model_copy(update={"kind": StepKind.REMIND.value, "due": due})


async def _touch(desk: Desk, data: Step) -> Touch:
    """Return the touch of a button; the use case checks whose client it is (R60)."""
    recent = await desk.unit.touches.of_client(data.client, limit=_RECENT)
    touch = next((one for one in recent if one.id == data.touch), None)
    if touch is None:
        raise GoneError
    return touch


def _reminder_text(desk: Desk, touch: Touch) -> str:
    """Return what the reminder will say: what was said, else what came of the touch."""
    if touch.note:
        return cut(touch.note, _TEXT)
    if touch.outcome is None:
        return desk.texts.plain("step-reminder-text")
    outcome = outcome_name(desk.texts, touch.outcome, touch.kind, touch.direction)
    return desk.texts.plain("step-reminder-after", outcome=outcome)


async def taken_parts(desk: Desk, taken: StepTaken) -> tuple[Html, list[Row]]:
    """Return what came of a step, and the buttons that belong to it."""
    texts = desk.texts
    if taken.planned is not None:
        return planned_parts(desk, taken.planned)
    if taken.rested is not None:
        return rest_parts(desk, taken.rested)
    if taken.archived is not None:
        return archived_line(desk, taken.archived), []
    if taken.deal is not None:
        stage = _stage_name(desk, await desk.unit.deals.pipelines(), taken.step.stage_id)
        return texts("step-stage", deal=taken.deal.title, stage=stage), []
    return texts("step-nothing"), []


def _data(touch: Touch, step: NextStep) -> Step:
    return Step(
        kind=step.kind,
        touch=touch.id,
        client=touch.client_id,
        contact=touch.contact_id or 0,
        due=to_minutes(step.due_at) if step.due_at else 0,
        deal=step.deal_id or 0,
        stage=step.stage_id or 0,
    )


def _label(desk: Desk, step: NextStep, pipelines: Sequence[Pipeline], *, best: bool) -> str:
    facts: dict[str, object] = {}
    if step.due_at is not None:
        facts["when"] = show.moment(desk, step.due_at)
    if step.kind is StepKind.STAGE:
        facts["stage"] = _stage_name(desk, pipelines, step.stage_id)
    if step.kind is StepKind.REST:
        facts = {"from": desk.policy.rest_from_months, "till": desk.policy.rest_till_months}
    label = desk.texts.plain(f"step-button-{step.kind}", **facts)
    return f"✅ {label}" if best else label


def _stage_name(desk: Desk, pipelines: Sequence[Pipeline], stage_id: int | None) -> str:
    for pipeline in pipelines:
        stage = pipeline.stage(stage_id or 0)
        if stage is not None:
            return stage_name(desk.texts, stage)
    return ""
