"""``/stages``: the owner's pipeline: names, order, probability, days allowed (R28)."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.deals import Pipeline, Stage, StageKind
from domain.edit_stages import StageWish
from domain.errors import GoneError, OwnersOnlyError
from domain.language.text import clean
from domain.team import Role
from handlers.asking import TYPED
from handlers.buttons import menu_button
from handlers.callbacks import StageDo
from handlers.commands import said
from handlers.deal_lines import stage_name
from handlers.desk import Desk
from handlers.screens import Row, Screen, button, rows_of
from handlers.touch_lines import cut
from locales import join

router = Router(name="stages")
_VALUES = ("name", "percent", "days")
_SHIFTS = {"up": -1, "down": 1}
_LABEL, _LONGEST = 28, 100


class Staging(StatesGroup):
    """A name or a number of a stage is awaited."""

    value = State()


@router.message(said("stages"))
async def stages(message: Message, desk: Desk) -> Screen:
    """Show the stages."""
    del message
    return await stages_screen(desk)


@router.callback_query(StageDo.filter(F.verb == "list"))
async def listed(press: CallbackQuery, desk: Desk) -> Screen:
    """Return from one stage to all."""
    del press
    return await stages_screen(desk)


@router.callback_query(StageDo.filter(F.verb == "show"))
async def shown(press: CallbackQuery, callback_data: StageDo, desk: Desk) -> Screen:
    """Show one stage with what can be changed of it."""
    del press
    return _stage_screen(desk, await _pipeline(desk), callback_data.stage)


@router.callback_query(StageDo.filter(F.verb.in_(set(_SHIFTS))))
async def shifted(press: CallbackQuery, callback_data: StageDo, desk: Desk) -> Screen:
    """Move a stage up or down."""
    del press
    wish = StageWish(shift=_SHIFTS[callback_data.verb])
    pipeline = await desk.edit_stages.edit(desk.member, callback_data.stage, wish)
    return _stage_screen(desk, pipeline, callback_data.stage)


@router.callback_query(StageDo.filter(F.verb.in_({*_VALUES, "add"})))
async def asked(press: CallbackQuery, callback_data: StageDo, desk: Desk) -> Screen:
    """Ask for the new value in words."""
    del press
    pipeline = await _pipeline(desk)
    stage = pipeline.stage(callback_data.stage)
    if stage is None and callback_data.verb != "add":
        raise GoneError
    await desk.state.set_state(Staging.value)
    await desk.state.set_data({"verb": callback_data.verb, "stage": callback_data.stage})
    name = stage_name(desk.texts, stage) if stage else ""
    verb = "show" if stage else "list"
    back = button(desk.texts.plain("button-back"), StageDo(verb=verb, stage=callback_data.stage))
    question = desk.texts(f"stage-ask-{callback_data.verb}", name=name)
    return Screen(text=question, buttons=[[back]], private=False)


@router.message(Staging.value, TYPED)
async def typed(message: Message, desk: Desk, state: FSMContext) -> Screen:
    """Give the waiting stage its new value. What does not fit is asked again."""
    text = clean(message.text or "", _LONGEST)
    data = await state.get_data()
    verb, stage_id = str(data["verb"]), int(data["stage"])
    if verb == "add":
        pipeline = await desk.edit_stages.add(desk.member, text)
        await state.clear()
        return _list_screen(desk, pipeline, join([desk.texts("stage-added", name=text)]))
    wish = _wish(verb, text)
    if wish is None:
        return Screen(text=desk.texts("stage-no-number", text=text), private=False)
    pipeline = await desk.edit_stages.edit(desk.member, stage_id, wish)
    await state.clear()
    return _stage_screen(desk, pipeline, stage_id)


def _wish(verb: str, text: str) -> StageWish | None:
    """Return the change that was typed; nothing when a number was asked and none came."""
    if verb == "name":
        return StageWish(name=text)
    number = text.rstrip("% ").split(" ")[0]
    if not (number.isascii() and number.isdecimal()) or len(number) > len("100000"):
        return None
    if verb == "percent":
        return StageWish(probability=int(number))
    return StageWish(days_allowed=int(number))


async def stages_screen(desk: Desk) -> Screen:
    """Return the list of stages. Raises ``OwnersOnlyError`` for all but the owner."""
    return _list_screen(desk, await _pipeline(desk), "")


async def _pipeline(desk: Desk) -> Pipeline:
    if desk.member.role is not Role.OWNER:
        raise OwnersOnlyError
    return (await desk.unit.deals.pipelines())[0]


def _list_screen(desk: Desk, pipeline: Pipeline, news: str) -> Screen:
    texts = desk.texts
    lines = [_line(desk, number, one) for number, one in enumerate(pipeline.stages, 1)]
    buttons = [
        button(
            cut(f"{number}. {stage_name(texts, one)}", _LABEL),
            StageDo(verb="show", stage=one.id),
        )
        for number, one in enumerate(pipeline.stages, 1)
    ]
    last: Row = [
        button(texts.plain("stage-button-add"), StageDo(verb="add")),
        menu_button(desk, "deals"),
    ]
    text = join([join([news, texts("stages-title")], "\n\n"), *lines])
    return Screen(text=text, buttons=[*rows_of(buttons, 2), last], private=False)


def _stage_screen(desk: Desk, pipeline: Pipeline, stage_id: int) -> Screen:
    texts = desk.texts
    stage = pipeline.stage(stage_id)
    if stage is None:
        raise GoneError
    number = pipeline.stages.index(stage) + 1
    verbs: list[str] = ["name"]
    if stage.kind is StageKind.OPEN:
        verbs = ["name", "percent", "days", "up", "down"]
    buttons = [
        button(texts.plain(f"stage-button-{verb}"), StageDo(verb=verb, stage=stage.id))
        for verb in verbs
    ]
    back = button(texts.plain("button-back"), StageDo(verb="list"))
    text = join([texts("stage-title", name=stage_name(texts, stage)), _line(desk, number, stage)])
    return Screen(text=text, buttons=[*rows_of(buttons, 3), [back]], private=False)


def _line(desk: Desk, number: int, stage: Stage) -> str:
    return desk.texts(
        "stages-line",
        number=str(number),
        name=stage_name(desk.texts, stage),
        percent=stage.probability,
        days=stage.days_allowed or 0,
        kind=stage.kind.value,
    )
