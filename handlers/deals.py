"""Deals: ``/deal`` opens one, ``/deals`` shows the pipeline, buttons move them (R28)."""

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.deals import Deal, Pipeline, Stage, StageKind
from domain.drafts import Draft
from domain.errors import GoneError
from domain.language.found import Found
from domain.language.money import BadAmount, find_amount, parse_amount
from domain.language.text import clean
from handlers.asking import TYPED, ask_whom
from handlers.buttons import card_button, menu_button, undo_button
from handlers.callbacks import CardDo, DealDo, DealsPage
from handlers.commands import said
from handlers.deal_lines import (
    deal_label,
    deal_line,
    deal_lines,
    pipeline_table,
    stage_name,
)
from handlers.desk import Desk
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.touch_lines import cut
from handlers.who import Target, goes_on, with_client
from locales import Html, join

router = Router(name="deals")
PAGE = 6
_TITLE, _SHOWN = 200, 60


class Dealing(StatesGroup):
    """The amount of a deal is asked."""

    amount = State()


@router.message(said("deal"))
async def deal(message: Message, command: CommandObject, desk: Desk) -> Reply:
    """Open a deal: ``WHO AMOUNT TEXT``, the amount anywhere."""
    del message
    if not command.args:
        return await ask_whom(desk, "deal", desk.texts("deal-ask"))
    return await with_client(desk, "deal", command.args)


@goes_on("deal")
async def deal_with(desk: Desk, target: Target, rest: str) -> Reply:
    """Open a deal for a client, or ask for the amount; the words wait."""
    found = find_amount(rest)
    if not isinstance(found, Found):
        title = rest if found is None else _without(rest, found.start, found.end)
        return await _ask_amount(desk, target, title, found)
    return await _open(desk, target, found.value, _without(rest, found.start, found.end))


@router.callback_query(CardDo.filter(F.verb == "deal"))
async def deal_of_card(press: CallbackQuery, callback_data: CardDo, desk: Desk) -> Reply:
    """Ask amount and title of a deal begun on a card."""
    del press
    target = Target(callback_data.client, callback_data.contact or None)
    return await _ask_amount(desk, target, "", None)


@router.message(Dealing.amount, TYPED)
async def amount_typed(message: Message, desk: Desk, state: FSMContext) -> Reply:
    """Open the waiting deal with the typed amount; other words become its title."""
    text = message.text or ""
    data = await state.get_data()
    draft = await desk.unit.drafts.draft(desk.member.id, int(data["draft"]))
    if draft is None:
        raise GoneError
    whole = parse_amount(text)
    found = find_amount(text)
    if not isinstance(found, Found):
        return Screen(text=_amount_question(desk, found, text))
    await state.clear()
    await desk.unit.drafts.drop(draft.id)
    more = "" if isinstance(whole, int) else _without(text, found.start, found.end)
    title = " ".join(filter(None, (draft.text, more)))
    target = Target(int(draft.data["client"]), int(draft.data["contact"]) or None)
    return await _open(desk, target, found.value, title)


async def _open(desk: Desk, target: Target, amount: int, title: str) -> Screen:
    words = clean(title, _TITLE).strip(" ,.;:—–-") or desk.texts.plain("deal-default-title")
    opened = await desk.open_deal(
        desk.member, client_id=target.client_id, amount=amount, title=words
    )
    pipeline = (await desk.unit.deals.pipelines())[0]
    lines = join([desk.texts("deal-opened"), deal_lines(desk, opened.deal, opened.stage)])
    return Screen(text=lines, buttons=_deal_rows(desk, opened.deal, pipeline, undo=True))


async def _ask_amount(desk: Desk, target: Target, title: str, bad: BadAmount | None) -> Screen:
    file = await desk.unit.clients.open(desk.member.scope, target.client_id)
    if file is None:
        raise GoneError
    draft = await desk.unit.drafts.add(
        Draft(
            member_id=desk.member.id,
            verb="deal",
            text=title,
            data={"client": str(target.client_id), "contact": str(target.contact_id or 0)},
            created_at=desk.clock.now(),
        )
    )
    await desk.state.set_state(Dealing.amount)
    await desk.state.set_data({"draft": draft.id})
    head = desk.texts("deal-new", client=file.client.name, title=cut(title, _TITLE) or "—")
    return Screen(text=join([head, _amount_question(desk, bad, "")]))


def _amount_question(desk: Desk, bad: BadAmount | None, text: str) -> Html:
    if bad is not None:
        return desk.texts("deal-bad-amount", amount=cut(bad.fragment, _SHOWN), why=bad.reason.value)
    if text:
        return desk.texts("deal-unread-amount", text=cut(text, _SHOWN))
    return desk.texts("deal-ask-amount")


@router.message(said("deals"))
async def deals(message: Message, desk: Desk) -> Screen:
    """Show the pipeline."""
    del message
    return await deals_screen(desk)


@router.callback_query(DealsPage.filter())
async def deals_page(press: CallbackQuery, callback_data: DealsPage, desk: Desk) -> Screen:
    """Turn a page of the pipeline."""
    del press
    return await deals_screen(desk, callback_data.page)


async def deals_screen(desk: Desk, page: int = 0) -> Screen:
    """Return the pipeline: stages with counts and sums, then deals as buttons."""
    shown = await desk.show_pipeline(desk.member)
    if not shown.deals:
        return Screen(text=desk.texts("deals-empty"), buttons=[[menu_button(desk, "today")]])
    pages = -(-len(shown.deals) // PAGE)
    page = min(max(page, 0), pages - 1)
    start = page * PAGE
    listed = shown.deals[start : start + PAGE]
    lines = [deal_line(desk, one, shown.pipeline) for one in listed]
    title = desk.texts("deals-title", page=str(page + 1), pages=pages)
    buttons = [
        button(deal_label(one), DealDo(verb="open", deal=one.id, stage=one.stage_id))
        for one in listed
    ]
    turns = []
    if page > 0:
        turns.append(button(desk.texts.plain("button-previous"), DealsPage(page=page - 1)))
    if page < pages - 1:
        turns.append(button(desk.texts.plain("button-next"), DealsPage(page=page + 1)))
    text = join([title, pipeline_table(desk, shown), join(lines)], "\n\n")
    return Screen(text=text, buttons=[*rows_of(buttons, 2), turns])


@router.callback_query(DealDo.filter(F.verb == "open"))
async def deal_opened(press: CallbackQuery, callback_data: DealDo, desk: Desk) -> Screen:
    """Show one deal with what can be done with it."""
    del press
    return await deal_screen(desk, callback_data.deal)


async def deal_screen(desk: Desk, deal_id: int) -> Screen:
    """Return one deal. Raises ``GoneError`` out of sight (R60)."""
    found, pipeline, stage = await deal_and_stage(desk, deal_id)
    return Screen(text=deal_lines(desk, found, stage), buttons=_deal_rows(desk, found, pipeline))


async def deal_and_stage(desk: Desk, deal_id: int) -> tuple[Deal, Pipeline, Stage]:
    """Return a deal in sight with its pipeline and stage. Raises ``GoneError``."""
    found = await desk.unit.deals.deal(desk.member.scope, deal_id)
    if found is None:
        raise GoneError
    for pipeline in await desk.unit.deals.pipelines():
        stage = pipeline.stage(found.stage_id)
        if stage is not None:
            return found, pipeline, stage
    raise GoneError


def moved_screen(desk: Desk, deal: Deal, pipeline: Pipeline, before: Stage) -> Screen:
    """Return a deal after its move: from, to, undo."""
    after = pipeline.stage(deal.stage_id) or before
    head = desk.texts(
        "deal-moved",
        kind=after.kind.value,
        before=stage_name(desk.texts, before),
        after=stage_name(desk.texts, after),
    )
    return Screen(
        text=join([head, deal_lines(desk, deal, after)]),
        buttons=_deal_rows(desk, deal, pipeline, undo=True),
        toast=desk.texts.plain("deal-moved-toast", after=stage_name(desk.texts, after)),
    )


def _deal_rows(desk: Desk, deal: Deal, pipeline: Pipeline, *, undo: bool = False) -> list[Row]:
    """Return forward and back, the two ends, and the ways to the client and the pipeline."""
    stage = pipeline.stage(deal.stage_id)
    rows: list[Row] = []
    if stage is not None and stage.kind is StageKind.OPEN:
        ways = []
        if pipeline.beside(stage, -1) is not None:
            ways.append(_do(desk, deal, "back"))
        ahead = pipeline.beside(stage, 1)
        if ahead is not None and ahead.kind is StageKind.OPEN:
            ways.append(_do(desk, deal, "forward", stage=stage_name(desk.texts, ahead)))
        rows = [ways, [_do(desk, deal, "won"), _do(desk, deal, "lost")]]
    elif stage is not None:
        rows = [[_do(desk, deal, "reopen")]]
    last = [card_button(desk, deal.client_id), menu_button(desk, "deals")]
    return [*rows, [undo_button(desk), *last] if undo else last]


def _do(desk: Desk, deal: Deal, verb: str, **facts: str) -> InlineKeyboardButton:
    label = desk.texts.plain(f"deal-button-{verb}", **facts)
    return button(label, DealDo(verb=verb, deal=deal.id, stage=deal.stage_id))


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()
