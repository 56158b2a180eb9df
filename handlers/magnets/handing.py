"""Who gets the leads of a magnet: all in turn, by city, one manager (R53)."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.customers.magnets import Handing, Magnet
from domain.errors import GoneError
from handlers.desk import Desk
from handlers.magnets.callbacks import LeadsTo, MagnetDo
from handlers.magnets.edit import magnet_screen, manager_name
from handlers.magnets.keeping import magnet_of
from handlers.magnets.lines import handing_words
from handlers.screens import Screen, button, rows_of

router = Router(name="magnets_handing")


@router.callback_query(LeadsTo.filter(F.verb == "show"))
async def shown(_: CallbackQuery, callback_data: LeadsTo, desk: Desk) -> Screen:
    """Show who gets the leads, and who could."""
    magnet = await magnet_of(desk, callback_data.magnet)
    texts = desk.texts
    ways = [
        button(texts.plain(f"magnet-button-handing-{one}"), LeadsTo(verb=one, magnet=magnet.id))
        for one in (Handing.TURN, Handing.CITY)
    ]
    managers = [
        button(f"👤 {one.name}", LeadsTo(verb=Handing.MANAGER, magnet=magnet.id, manager=one.id))
        for one in await desk.unit.team.members()
    ]
    words = handing_words(texts, magnet, await manager_name(desk, magnet))
    back = button(texts.plain("button-back"), MagnetDo(verb="show", magnet=magnet.id))
    return Screen(
        text=texts("magnet-handing-title", title=magnet.title, now=words),
        buttons=[*rows_of(ways, 1), *rows_of(managers, 2), [back]],
        private=False,
    )


@router.callback_query(LeadsTo.filter(F.verb.in_(set(Handing))))
async def chosen(_: CallbackQuery, callback_data: LeadsTo, desk: Desk) -> Screen:
    """Give the leads to who was chosen."""
    magnet = await magnet_of(desk, callback_data.magnet)
    handing = Handing(callback_data.verb)
    manager_id = await _manager(desk, callback_data.manager) if handing is Handing.MANAGER else None
    magnet = await desk.edit_magnets.change(
        desk.member, magnet.id, handing=handing, manager_id=manager_id
    )
    return await _saved(desk, magnet)


async def _saved(desk: Desk, magnet: Magnet) -> Screen:
    return await magnet_screen(desk, magnet, desk.texts("magnet-saved"))


async def _manager(desk: Desk, member_id: int) -> int:
    members = await desk.unit.team.members()
    if member_id not in {one.id for one in members}:
        raise GoneError
    return member_id
