"""Moving deals: the buttons forward, back, won, lost, and ``/move DEAL STAGE`` (R28)."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.deals import Deal, LostReason, Pipeline, Stage, StageKind
from domain.errors import AlreadyDoneError, GoneError
from domain.language.stage_words import StageWish, read_stage_wish
from domain.language.text import clean, fold
from handlers.asking import TYPED
from handlers.callbacks import DealDo, DealTo, LostFor
from handlers.commands import said
from handlers.deal_lines import deal_label, deal_lines, reason_name, stage_list, stage_name
from handlers.deals import deal_and_stage, deal_screen, deals_screen, moved_screen
from handlers.desk import Desk
from handlers.screens import Reply, Screen, button, rows_of
from handlers.touch_lines import cut
from locales import Texts, join

router = Router(name="deal_moves")
_NOTE, _SHOWN = 400, 60
_WORDY = (LostReason.COMPETITOR, LostReason.OTHER)
_WAYS = {"forward": 1, "back": -1}


class Losing(StatesGroup):
    """Why a deal was lost is asked in words."""

    words = State()


@router.callback_query(DealDo.filter(F.verb.in_({"forward", "back", "won", "reopen"})))
async def pressed(press: CallbackQuery, callback_data: DealDo, desk: Desk) -> Screen:
    """Move a deal from the stage that the person saw."""
    del press
    found, pipeline, stage = await deal_and_stage(desk, callback_data.deal)
    if stage.id != callback_data.stage:
        raise AlreadyDoneError
    wish = StageWish(way=callback_data.verb)
    return await _move(desk, found, pipeline, await _goal(desk, found, pipeline, stage, wish))


@router.callback_query(DealDo.filter(F.verb == "lost"))
async def lost(press: CallbackQuery, callback_data: DealDo, desk: Desk) -> Screen:
    """Ask why a deal is lost."""
    del press
    return await _ask_reason(desk, callback_data.deal)


@router.callback_query(LostFor.filter(F.reason.in_(set(LostReason))))
async def lost_for(press: CallbackQuery, callback_data: LostFor, desk: Desk) -> Screen:
    """Close a deal as lost, or ask for the words that the reason needs."""
    del press
    found, pipeline, stage = await deal_and_stage(desk, callback_data.deal)
    if stage.id != callback_data.stage:
        raise AlreadyDoneError
    reason = LostReason(callback_data.reason)
    if reason in _WORDY:
        await desk.state.set_state(Losing.words)
        await desk.state.set_data({"deal": found.id, "reason": reason, "stage": stage.id})
        text = join([deal_lines(desk, found, stage), desk.texts(f"deal-ask-{reason}")])
        return Screen(text=text)
    return await _move(desk, found, pipeline, pipeline.of_kind(StageKind.LOST), reason=reason)


@router.message(Losing.words, TYPED)
async def lost_typed(message: Message, desk: Desk, state: FSMContext) -> Screen:
    """Close the waiting deal as lost with the typed words."""
    data = await state.get_data()
    await state.clear()
    found, pipeline, stage = await deal_and_stage(desk, int(data["deal"]))
    if stage.id != data["stage"]:
        raise AlreadyDoneError
    end, reason = pipeline.of_kind(StageKind.LOST), LostReason(data["reason"])
    return await _move(
        desk, found, pipeline, end, reason=reason, note=clean(message.text or "", _NOTE)
    )


@router.callback_query(DealTo.filter())
async def moved_to(press: CallbackQuery, callback_data: DealTo, desk: Desk) -> Screen:
    """Move the deal that was chosen among several to the stage that was typed."""
    del press
    found, pipeline, stage = await deal_and_stage(desk, callback_data.deal)
    goal = pipeline.stage(callback_data.to)
    if goal is None:
        raise GoneError
    if stage.id != callback_data.seen:
        raise AlreadyDoneError
    return await _move(desk, found, pipeline, goal)


@router.message(said("move"))
async def move(message: Message, command: CommandObject, desk: Desk) -> Reply:
    """Move a deal by its number or title: ``/move DEAL STAGE``."""
    del message
    if not command.args:
        return [Screen(text=desk.texts("move-ask")), await deals_screen(desk)]
    pipeline = (await desk.unit.deals.pipelines())[0]
    words = command.args.split()
    names = {one.id: _names(desk.texts, one) for one in pipeline.stages}
    for count in range(1, len(words)):
        wish = read_stage_wish(" ".join(words[count:]), names)
        if wish is not None:
            return await _move_named(desk, pipeline, " ".join(words[:count]), wish)
    return await _stage_unread(desk, pipeline, command.args)


async def _move_named(desk: Desk, pipeline: Pipeline, name: str, wish: StageWish) -> Screen:
    deals = await _named(desk, name)
    if not deals:
        return Screen(text=desk.texts("move-nothing", name=cut(name, _SHOWN)))
    if len(deals) > 1:
        buttons = [[_choice(one, pipeline, wish)] for one in deals]
        return Screen(text=desk.texts("move-several", name=cut(name, _SHOWN)), buttons=buttons)
    found, pipeline, stage = await deal_and_stage(desk, deals[0].id)
    if wish.way == "lost" and (wish.reason is None or (wish.reason in _WORDY and not wish.note)):
        return await _ask_reason(desk, found.id)
    if stage.kind is not StageKind.OPEN and wish.way in _WAYS:
        return await deal_screen(desk, found.id)  # closed: its screen says so and offers to reopen
    goal = await _goal(desk, found, pipeline, stage, wish)
    if goal.id == stage.id:
        text = desk.texts("move-there", title=found.title, stage=stage_name(desk.texts, stage))
        return Screen(text=text)
    return await _move(
        desk, found, pipeline, goal, reason=wish.reason, note=clean(wish.note, _NOTE)
    )


async def _stage_unread(desk: Desk, pipeline: Pipeline, line: str) -> Reply:
    """Say what was not understood; of a known deal the buttons do the rest."""
    words = line.split()
    for count in range(len(words), 0, -1):
        deals = await _named(desk, " ".join(words[:count]))
        if deals:
            rest = " ".join(words[count:])
            stages = stage_list(desk.texts, pipeline.stages)
            hint = desk.texts("move-stage-unread", text=cut(rest, _SHOWN) or "—", stages=stages)
            if len(deals) == 1:
                return [Screen(text=hint), await deal_screen(desk, deals[0].id)]
            return Screen(text=hint, buttons=[[_open_button(one)] for one in deals])
    return Screen(text=desk.texts("move-nothing", name=cut(line, _SHOWN)))


async def _named(desk: Desk, name: str) -> Sequence[Deal]:
    number = name.lstrip("#№")
    if number.isdecimal() and number.isascii() and len(number) < len("1000000000"):
        found = await desk.unit.deals.deal(desk.member.scope, int(number))
        if found is not None:
            return [found]
    return await desk.unit.deals.titled(desk.member.scope, name)


async def _goal(desk: Desk, deal: Deal, pipeline: Pipeline, stage: Stage, wish: StageWish) -> Stage:
    """Return the stage that the wish means. Raises ``AlreadyDoneError`` beyond the ends."""
    goal: Stage | None = None
    if wish.way in _WAYS:
        goal = pipeline.beside(stage, _WAYS[wish.way])
    elif wish.way == "reopen":
        moves = await desk.unit.deals.moves(deal.id)
        came_from = moves[-1].from_stage_id if moves else None
        goal = pipeline.stage(came_from or 0) or pipeline.first()
    elif wish.way == "stage":
        goal = pipeline.stage(wish.stage_id)
    else:
        goal = pipeline.of_kind(StageKind.WON if wish.way == "won" else StageKind.LOST)
    if goal is None:
        raise AlreadyDoneError
    return goal


async def _move(
    desk: Desk,
    deal: Deal,
    pipeline: Pipeline,
    goal: Stage,
    *,
    reason: LostReason | None = None,
    note: str = "",
) -> Screen:
    if goal.kind is StageKind.LOST and reason is None:
        return await _ask_reason(desk, deal.id)
    moved = await desk.move_deal(
        desk.member, deal.id, goal.id, reason=reason, note=note, expected=deal.stage_id
    )
    return moved_screen(desk, moved.deal, pipeline, moved.before)


async def _ask_reason(desk: Desk, deal_id: int) -> Screen:
    found, _, stage = await deal_and_stage(desk, deal_id)
    if stage.kind is StageKind.LOST:
        raise AlreadyDoneError
    buttons = [
        button(reason_name(desk.texts, one), LostFor(deal=found.id, reason=one, stage=stage.id))
        for one in LostReason
    ]
    back = button(
        desk.texts.plain("button-back"), DealDo(verb="open", deal=found.id, stage=stage.id)
    )
    text = join([deal_lines(desk, found, stage), desk.texts("deal-ask-reason")])
    return Screen(text=text, buttons=[*rows_of(buttons, 2), [back]])


def _choice(deal: Deal, pipeline: Pipeline, wish: StageWish) -> InlineKeyboardButton:
    label = deal_label(deal) + (f" · {deal.client_name}" if deal.client_name else "")
    if wish.way == "stage" and pipeline.stage(wish.stage_id) is not None:
        return button(label, DealTo(deal=deal.id, to=wish.stage_id, seen=deal.stage_id))
    return button(label, DealDo(verb=wish.way, deal=deal.id, stage=deal.stage_id))


def _open_button(deal: Deal) -> InlineKeyboardButton:
    return button(deal_label(deal), DealDo(verb="open", deal=deal.id, stage=deal.stage_id))


def _names(texts: Texts, stage: Stage) -> list[str]:
    """Return what a stage answers to: its name in the member's language, and its code."""
    return [fold(stage_name(texts, stage)), *([fold(stage.code)] if stage.code else [])]
