"""Whom the owner lets edit magnets."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.errors import OwnersOnlyError
from domain.team import Member, Role
from handlers.desk import Desk
from handlers.magnets.callbacks import KeeperDo, MagnetDo
from handlers.menus import menus_for
from handlers.screens import Reply, Screen, button, rows_of

router = Router(name="magnets_keepers")
_MAY = {"allow": True, "forbid": False}


@router.callback_query(KeeperDo.filter(F.verb == "list"))
async def listed(_: CallbackQuery, desk: Desk) -> Screen:
    """Show who may edit magnets."""
    return await keepers_screen(desk)


@router.callback_query(KeeperDo.filter(F.verb.in_(set(_MAY))))
async def decided(_: CallbackQuery, callback_data: KeeperDo, desk: Desk) -> Reply:
    """Let a colleague edit magnets, or not any more; their menu of commands follows."""
    _owners_only(desk)
    may = _MAY[callback_data.verb]
    member = await desk.edit_magnets.allow(desk.member, callback_data.member, may=may)
    return [await keepers_screen(desk), *menus_for(member)]


async def keepers_screen(desk: Desk) -> Screen:
    """Return the colleagues with what each may. Raises ``OwnersOnlyError``."""
    _owners_only(desk)
    texts = desk.texts
    others = [one for one in await desk.unit.team.members() if one.role is not Role.OWNER]
    buttons = [button(_label(desk, one), _turned(one)) for one in others]
    back = button(texts.plain("button-back"), MagnetDo(verb="list"))
    key = "magnet-keepers-title" if others else "magnet-keepers-nobody"
    return Screen(text=texts(key), buttons=[*rows_of(buttons, 1), [back]], private=False)


def _label(desk: Desk, member: Member) -> str:
    key = "magnet-keeper-yes" if member.edits_magnets else "magnet-keeper-no"
    role = desk.texts.plain(f"role-{member.role}")
    return desk.texts.plain(key, name=member.name, role=role)


def _turned(member: Member) -> KeeperDo:
    return KeeperDo(verb="forbid" if member.edits_magnets else "allow", member=member.id)


def _owners_only(desk: Desk) -> None:
    if desk.member.role is not Role.OWNER:
        raise OwnersOnlyError
