"""``/magnets [TITLE]``: all lead magnets with today's numbers; opening one, making a new one."""

from datetime import datetime, time

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from domain.customers.magnets import LONGEST_TITLE, Magnet, MagnetState, Part
from domain.language.text import clean
from domain.team import Role
from handlers.commands import said
from handlers.desk import Desk
from handlers.magnets.callbacks import KeeperDo, MagnetDo
from handlers.magnets.consent_texts import republish
from handlers.magnets.edit import magnet_screen
from handlers.magnets.keeping import check_keeps
from handlers.magnets.lines import state_mark
from handlers.magnets.titles import other_title_asked, titled
from handlers.magnets.writing import Waiting, ask, takes
from handlers.screens import Reply, Row, Screen, button, rows_of
from handlers.touch_lines import cut
from locales import Html, Texts, join

router = Router(name="magnets_list")
PAGE = 8
_LABEL, _LONGEST = 28, 200


@router.message(said("magnets"))
async def magnets(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Show the magnets; or the one with the title of the line, or make it."""
    check_keeps(desk)
    title = clean(command.args or "", _LONGEST)
    if not title:
        return await list_screen(desk)
    known = await titled(desk, title)
    return await magnet_screen(desk, known) if known else await _create(desk, title)


@router.callback_query(MagnetDo.filter(F.verb == "list"))
async def listed(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Return from one magnet to all, or turn a page."""
    check_keeps(desk)
    return await list_screen(desk, callback_data.page)


@router.callback_query(MagnetDo.filter(F.verb == "new"))
async def title_asked(_: CallbackQuery, desk: Desk) -> Screen:
    """Ask for the title of a new magnet."""
    check_keeps(desk)
    return await _ask_title(desk)


@takes("new")
async def created(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Make a new magnet of its title."""
    taken = await titled(desk, text)
    if taken is not None:
        return await other_title_asked(desk, waiting.what, taken, MagnetDo(verb="list"))
    return await _create(desk, text)


async def list_screen(desk: Desk, page: int = 0) -> Screen:
    """Return a page of all magnets."""
    texts = desk.texts
    found = await desk.unit.magnets.magnets()
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = [await _line(desk, one) for one in shown]
    buttons = [button(_label(texts, one), MagnetDo(verb="show", magnet=one.id)) for one in shown]
    turns = [
        button(texts.plain(f"button-{way}"), MagnetDo(verb="list", page=to))
        for way, to in (("previous", page - 1), ("next", page + 1))
        if 0 <= to < pages
    ]
    intro = texts("magnets-title") if found else texts("magnets-empty")
    rows: list[Row] = [*rows_of(buttons, 1), turns, _last(desk)]
    return Screen(text=join([intro, *lines], "\n\n"), buttons=rows, private=False)


def _label(texts: Texts, magnet: Magnet) -> str:
    mark = texts.plain(f"magnet-mark-{magnet.state}")
    return cut(f"{mark} {magnet.title}", _LABEL)


def _last(desk: Desk) -> Row:
    row = [button(desk.texts.plain("magnet-button-new"), MagnetDo(verb="new"))]
    if desk.member.role is Role.OWNER:
        row.append(button(desk.texts.plain("magnet-button-keepers"), KeeperDo(verb="list")))
    return row


async def _line(desk: Desk, magnet: Magnet) -> Html:
    """Return a magnet with its state, today's numbers, and whether its codes run out."""
    texts = desk.texts
    parts = [texts("magnets-line", title=magnet.title, state=state_mark(texts, magnet))]
    if magnet.state is not MagnetState.DRAFT:
        local = desk.clock.now().astimezone(desk.member.zone)
        since = datetime.combine(local.date(), time(), desk.member.zone)
        today = (await desk.unit.funnels.of_magnet(magnet.id, since=since))[0]
        facts = {"opened": today.opened, "completed": today.completed, "leads": today.leads}
        parts.append(texts("magnets-today", **facts))
    if magnet.gift.coded:
        codes = (await desk.unit.magnets.codes(magnet.id)).get(Part.GIFT)
        if codes is None or codes.low:
            parts.append(texts("magnets-codes-low", count=codes.left if codes else 0))
    return join(parts)


async def _ask_title(desk: Desk) -> Screen:
    question = desk.texts("magnet-ask-for-new", most=LONGEST_TITLE)
    return await ask(desk, "new", question, MagnetDo(verb="list"))


async def _create(desk: Desk, title: str) -> Screen:
    magnet = await desk.edit_magnets.create(desk.member, title)
    await republish(desk, magnet)
    return await magnet_screen(desk, magnet, desk.texts("magnet-created"))
