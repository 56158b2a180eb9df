"""``/find TEXT``: best first, eight to a page, each a button that opens the card."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from domain.drafts import Draft
from domain.errors import GoneError
from domain.find_clients import MOST
from domain.language.text import clean, clip_utf16
from domain.search import Hit
from handlers import show
from handlers.asking import TYPED
from handlers.callbacks import FindPage, OpenCard
from handlers.commands import said
from handlers.desk import Desk
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.who import nobody
from locales import Html, join

router = Router(name="find")
PAGE = 8
_LONGEST, _LABEL_UNITS = 200, 28


class Finding(StatesGroup):
    """The words of a search are awaited."""

    words = State()


@router.message(said("find"))
async def find_command(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Search for the words of the line."""
    if not command.args:
        return await ask_words(desk)
    return await find_text(desk, command.args)


@router.message(Finding.words, TYPED)
async def told_words(message: Message, desk: Desk) -> Reply:
    """Search for the awaited words."""
    await desk.state.clear()
    return await find_text(desk, message.text or "")


@router.callback_query(FindPage.filter())
async def turn_page(_: CallbackQuery, callback_data: FindPage, desk: Desk) -> Screen:
    """Search again and show another page, so that what was changed meanwhile is seen."""
    draft = await desk.unit.drafts.draft(desk.member.id, callback_data.draft)
    if draft is None:
        raise GoneError
    hits = await desk.find(desk.member, draft.text)
    if not hits:
        raise GoneError
    return _page_screen(desk, draft.text, hits, callback_data.page, draft.id)


async def ask_words(desk: Desk) -> Screen:
    """Ask for the words of a search; the next typed line is them."""
    await desk.state.set_state(Finding.words)
    return Screen(text=desk.texts("find-ask"))


async def find_text(desk: Desk, text: str) -> Reply:
    """Return the first page of what ``text`` finds, or an offer to add whom nobody knows."""
    words = clean(text, _LONGEST)
    if not words:
        return await ask_words(desk)
    hits = await desk.find(desk.member, words)
    if not hits:
        return await nobody(desk, "card", words, words)
    draft = await _remember(desk, words) if len(hits) > PAGE else 0
    return _page_screen(desk, words, hits, 0, draft)


async def _remember(desk: Desk, words: str) -> int:
    draft = Draft(
        member_id=desk.member.id, verb="find", text=words, data={}, created_at=desk.clock.now()
    )
    return (await desk.unit.drafts.add(draft)).id


def _page_screen(desk: Desk, words: str, hits: Sequence[Hit], page: int, draft: int) -> Screen:
    pages = -(-len(hits) // PAGE)
    page = min(max(page, 0), pages - 1)
    start = page * PAGE
    shown = list(enumerate(hits[start : start + PAGE], start=start + 1))
    key = "find-title" if len(hits) < MOST else "find-title-many"
    title = desk.texts(key, words=words, count=len(hits))
    if pages > 1:
        place = desk.texts("find-pages", page=str(page + 1), pages=str(pages))
        title = join([title, place])
    lines = join([_line(desk, number, hit) for number, hit in shown])
    buttons = [_hit_button(number, hit) for number, hit in shown]
    return Screen(
        text=join([title, lines], "\n\n"),
        buttons=[*rows_of(buttons, 2), _turns(desk, draft, page, pages)],
    )


def _line(desk: Desk, number: int, hit: Hit) -> Html:
    facts = [hit.company if hit.company != hit.name else "", show.phone(desk, hit.phone)]
    return join(
        [
            desk.texts("find-line", number=str(number), name=hit.name),
            *(desk.texts("find-fact", fact=fact) for fact in facts if fact),
        ],
        " · ",
    )


def _hit_button(number: int, hit: Hit) -> InlineKeyboardButton:
    label = f"{number}. {clip_utf16(hit.name, _LABEL_UNITS)}"
    return button(label, OpenCard(client=hit.client_id, contact=hit.contact_id or 0))


def _turns(desk: Desk, draft: int, page: int, pages: int) -> Row:
    turns = []
    if page > 0:
        back = FindPage(draft=draft, page=page - 1)
        turns.append(button(desk.texts.plain("button-previous"), back))
    if page < pages - 1:
        ahead = FindPage(draft=draft, page=page + 1)
        turns.append(button(desk.texts.plain("button-next"), ahead))
    return turns
