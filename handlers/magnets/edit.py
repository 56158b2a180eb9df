"""One magnet: everything that it is made of, and buttons to each part."""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from domain.customers.magnets import LONGEST_PROMISE, LONGEST_TITLE, Handing, Magnet, Part
from domain.customers.readiness import Missing
from handlers.desk import Desk
from handlers.magnets.callbacks import GiftDo, LeadsTo, MagnetDo, NumbersFor, OperatorDo
from handlers.magnets.consent_texts import republish
from handlers.magnets.keeping import Whole, magnet_of, whole_of
from handlers.magnets.lines import link_url, magnet_lines, main_link, state_mark
from handlers.magnets.titles import other_title_asked, titled
from handlers.magnets.writing import Waiting, ask, takes
from handlers.screens import Reply, Row, Screen, button, copy_button, rows_of
from locales import Html, join

router = Router(name="magnets_edit")
_TYPED: Mapping[str, int] = {"title": LONGEST_TITLE, "promise": LONGEST_PROMISE}


@router.callback_query(MagnetDo.filter(F.verb == "show"))
async def shown(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Show one magnet."""
    return await magnet_screen(desk, await magnet_of(desk, callback_data.magnet))


@router.callback_query(MagnetDo.filter(F.verb.in_(set(_TYPED))))
async def words_asked(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Ask for the title or the promise."""
    magnet = await magnet_of(desk, callback_data.magnet)
    verb = callback_data.verb
    question = desk.texts(f"magnet-ask-for-{verb}", most=_TYPED[verb])
    now = magnet.title if verb == "title" else magnet.promise
    present = desk.texts("magnet-now", text=now) if now else ""
    back = MagnetDo(verb="show", magnet=magnet.id)
    return await ask(desk, verb, join([question, present], "\n\n"), back, magnet=magnet.id)


@takes("title")
async def title_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take a new title."""
    magnet = await desk.edit_magnets.change(desk.member, waiting.magnet, title=text)
    return await magnet_screen(desk, magnet, desk.texts("magnet-saved"))


@takes("promise")
async def promise_told(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Take the promise."""
    magnet = await desk.edit_magnets.change(desk.member, waiting.magnet, promise=text)
    return await magnet_screen(desk, magnet, desk.texts("magnet-saved"))


@router.callback_query(MagnetDo.filter(F.verb == "copy"))
async def copy_asked(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Ask what the copy is to be called."""
    magnet = await magnet_of(desk, callback_data.magnet)
    question = desk.texts("magnet-ask-for-copy", title=magnet.title, most=LONGEST_TITLE)
    back = MagnetDo(verb="show", magnet=magnet.id)
    return await ask(desk, "copy", question, back, magnet=magnet.id)


@takes("copy")
async def copied(desk: Desk, waiting: Waiting, text: str) -> Reply:
    """Make the copy and show it."""
    original = await magnet_of(desk, waiting.magnet)
    taken = await titled(desk, text)
    if taken is not None:
        back = MagnetDo(verb="show", magnet=original.id)
        return await other_title_asked(desk, waiting.what, taken, back, magnet=original.id)
    magnet = await desk.edit_magnets.copy(desk.member, original.id, text)
    await republish(desk, magnet)
    return await magnet_screen(desk, magnet, desk.texts("magnet-copied", title=original.title))


async def magnet_screen(desk: Desk, magnet: Magnet, news: Html | str = "") -> Screen:
    """Return one magnet: what is filled, what is missing, and the ways to each part."""
    whole = await whole_of(desk, magnet)
    texts, link = desk.texts, main_link(whole.links)
    title = texts("magnet-title", title=magnet.title, state=state_mark(texts, magnet))
    url = texts("magnet-link", link=link_url(desk, link.code)) if link and magnet.open else ""
    manager = await manager_name(desk, magnet)
    text = join([news, join([title, url]), magnet_lines(desk, whole, manager)], "\n\n")
    return Screen(text=text, buttons=_buttons(desk, whole), private=False)


async def manager_name(desk: Desk, magnet: Magnet) -> str:
    """Return who gets the leads where it is one person, or nothing."""
    if magnet.handing is not Handing.MANAGER or magnet.manager_id is None:
        return ""
    member = await desk.unit.team.member(magnet.manager_id)
    return member.name if member else ""


def next_step(desk: Desk, whole: Whole) -> list[InlineKeyboardButton]:
    """Return the button to the first thing that is missing, or none."""
    if not whole.lacks:
        return []
    first, texts, magnet = whole.lacks[0], desk.texts, whole.magnet.id
    leads = {
        Missing.TITLE: MagnetDo(verb="title", magnet=magnet),
        Missing.PROMISE: MagnetDo(verb="promise", magnet=magnet),
        Missing.GIFT: GiftDo(verb="show", magnet=magnet, part=Part.GIFT),
        Missing.CONTACT: MagnetDo(verb="questions", magnet=magnet),
        Missing.OPERATOR: OperatorDo(verb="name", magnet=magnet, on=True),
        Missing.TEXTS: MagnetDo(verb="consents", magnet=magnet),
    }
    what = texts.plain(f"magnet-missing-{first}")
    return [button(texts.plain("magnet-button-next", what=what), leads[first])]


def _buttons(desk: Desk, whole: Whole) -> list[Row]:
    texts, magnet = desk.texts, whole.magnet
    link = main_link(whole.links)

    def part(verb: str) -> InlineKeyboardButton:
        return button(texts.plain(f"magnet-button-{verb}"), MagnetDo(verb=verb, magnet=magnet.id))

    gifts = [
        button(texts.plain(f"magnet-button-{one}"), GiftDo(verb="show", magnet=magnet.id, part=one))
        for one in Part
    ]
    leads = button(texts.plain("magnet-button-handing"), LeadsTo(verb="show", magnet=magnet.id))
    numbers = button(texts.plain("magnet-button-numbers"), NumbersFor(magnet=magnet.id, span="all"))
    copy_link = texts.plain("magnet-button-copy-link")
    parts = [
        *(part("promise"), part("picture"), gifts[0], part("questions")),
        *(part("consents"), leads, gifts[1], part("links")),
        *(part("preview"), numbers, part("title"), part("copy")),
    ]
    turn = part("pause") if magnet.open else part("open")
    return [
        next_step(desk, whole),
        [copy_button(copy_link, link_url(desk, link.code))] if link and magnet.open else [],
        *rows_of(parts, 2),
        [turn] if magnet.open or not whole.lacks else [],
        [button(texts.plain("button-back"), MagnetDo(verb="list"))],
    ]
