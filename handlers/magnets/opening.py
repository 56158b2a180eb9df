"""Opening a magnet, once nothing is missing and its consent texts were shown; pausing it."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.customers.magnets import Magnet, MagnetState
from domain.errors import NotReadyError
from handlers.desk import Desk
from handlers.magnets.callbacks import MagnetDo
from handlers.magnets.consent import full_texts
from handlers.magnets.consent_texts import republish
from handlers.magnets.edit import magnet_screen, next_step
from handlers.magnets.keeping import Whole, magnet_of, whole_of
from handlers.magnets.lines import missing_words
from handlers.screens import Screen, button
from locales import join

router = Router(name="magnets_opening")


@router.callback_query(MagnetDo.filter(F.verb == "open"))
async def texts_shown(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Show what people will agree to; or what is missing, and the way there."""
    magnet = await magnet_of(desk, callback_data.magnet)
    await republish(desk, magnet)
    whole = await whole_of(desk, magnet)
    if whole.lacks:
        return _lacking(desk, whole)
    texts = desk.texts
    opens = button(texts.plain("magnet-button-opened"), MagnetDo(verb="opened", magnet=magnet.id))
    back = button(texts.plain("button-back"), MagnetDo(verb="show", magnet=magnet.id))
    title = texts("magnet-before-opening", title=magnet.title)
    return Screen(
        text=join([title, full_texts(desk, whole.texts)], "\n\n"),
        buttons=[[opens], [back]],
        private=False,
    )


@router.callback_query(MagnetDo.filter(F.verb == "opened"))
async def opened(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Open a magnet."""
    magnet = await magnet_of(desk, callback_data.magnet)
    try:
        magnet = await _to(desk, magnet, MagnetState.ACTIVE)
    except NotReadyError:
        return _lacking(desk, await whole_of(desk, magnet))
    return await magnet_screen(desk, magnet, desk.texts("magnet-opened"))


@router.callback_query(MagnetDo.filter(F.verb == "pause"))
async def paused(_: CallbackQuery, callback_data: MagnetDo, desk: Desk) -> Screen:
    """Pause a magnet: who is in the middle of its form may finish once it is open again."""
    magnet = await magnet_of(desk, callback_data.magnet)
    if magnet.open:
        magnet = await _to(desk, magnet, MagnetState.PAUSED)
    return await magnet_screen(desk, magnet, desk.texts("magnet-paused"))


async def _to(desk: Desk, magnet: Magnet, state: MagnetState) -> Magnet:
    if magnet.state is state:
        return magnet
    return await desk.edit_magnets.set_state(desk.member, magnet.id, state)


def _lacking(desk: Desk, whole: Whole) -> Screen:
    texts = desk.texts
    back = button(texts.plain("button-back"), MagnetDo(verb="show", magnet=whole.magnet.id))
    what = missing_words(texts, whole.lacks)
    text = texts("magnet-not-ready", title=whole.magnet.title, what=what)
    return Screen(text=text, buttons=[next_step(desk, whole), [back]], private=False)
