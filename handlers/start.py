"""``/start``: a member's first screen, the way into the team, and a hello to strangers."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Message, User

from domain.customers.fill_form import FRIEND
from domain.customers.magnets import Offer
from domain.errors import AlreadyDoneError
from domain.manage_team import Newcomer
from domain.team import Member
from handlers.buttons import main_keyboard
from handlers.commands import said
from handlers.desk import Desk, Lobby
from handlers.magnets.preview import preview_screens
from handlers.menus import menus_for
from handlers.screens import Reply, Screen
from locales import Texts, texts_for

router = Router(name="start")
"""For members."""
door_router = Router(name="door")
"""For who has an invitation."""
lobby_router = Router(name="lobby")
"""For everybody else: what customers do not press (``handlers.customers``)."""

_INVITATION = "inv_"


@router.message(said("start"))
async def start(_: Message, desk: Desk, command: CommandObject) -> Reply:
    """Greet a member; an invitation means nothing to who is on the team already.

    A magnet's link, or a friend's, shows a member what customers see; nothing is stored.
    """
    code = command.args or ""
    if code.startswith(_INVITATION):
        raise AlreadyDoneError
    offer = await _offer(desk, code) if code else None
    if offer is not None:
        return preview_screens(desk, offer)
    welcome = _welcome(desk.texts, desk.member, "start-hello")
    return [welcome, *menus_for(desk.member)]


@door_router.message(
    said("start", magic=F.args.startswith(_INVITATION)), F.chat.type == ChatType.PRIVATE
)
async def join_team(_: Message, command: CommandObject, lobby: Lobby, person: User) -> Reply:
    """Let a person in who has an invitation, and tell who invited them."""
    code = (command.args or "").removeprefix(_INVITATION)
    newcomer = Newcomer(
        telegram_id=person.id,
        name=person.full_name,
        locale=lobby.texts.locale,
        timezone=lobby.office.timezone,
    )
    member = await lobby.join(newcomer, code)
    welcome = _welcome(texts_for(member.locale), member, "start-joined")
    return [welcome, *menus_for(member), *await _inviter_told(lobby, code, member)]


@lobby_router.callback_query()
async def press_of_stranger(_: CallbackQuery, lobby: Lobby) -> Screen:
    """Answer a button that a former member still has on the screen (R63)."""
    return Screen(text="", toast=lobby.texts.plain("start-stranger"))


def _welcome(texts: Texts, member: Member, key: str) -> Screen:
    role = texts.plain(f"role-{member.role}")
    text = texts(key, name=member.name, role=role)
    return Screen(text=text, keyboard=main_keyboard(texts, member))


async def _offer(desk: Desk, code: str) -> Offer | None:
    books, locale = desk.unit.magnets, desk.texts.locale
    if not code.startswith(FRIEND):
        return await books.offer(code, locale)
    link = await desk.unit.referrals.by_code(code.removeprefix(FRIEND))
    ways = await books.links(link.magnet_id) if link else ()
    return await books.offer_by_link(ways[0].id, locale) if ways else None


async def _inviter_told(lobby: Lobby, code: str, member: Member) -> list[TelegramMethod[object]]:
    invitation = await lobby.unit.team.invitation(code)
    inviter = await lobby.unit.team.member(invitation.invited_by) if invitation else None
    if inviter is None:
        return []
    texts = texts_for(inviter.locale)
    role = texts.plain(f"role-{member.role}")
    news = Screen(text=texts("start-has-joined", name=member.name, role=role), private=False)
    return news.messages(inviter.telegram_id)
