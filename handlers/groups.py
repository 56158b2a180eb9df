"""Everywhere but in a private chat: a pointer to it, and nothing of the base (R60)."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.methods import AnswerInlineQuery
from aiogram.types import ChatMemberUpdated, InlineKeyboardButton, InlineQuery, Message

from handlers.desk import Lobby
from handlers.screens import Reply, Screen

router = Router(name="groups")
router.message.filter(F.chat.type != ChatType.PRIVATE)


_HERE = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR})


@router.message(F.text)
async def spoken_to(message: Message, lobby: Lobby) -> Reply:
    """Point to the private chat whoever speaks to the bot; stay silent otherwise."""
    if not _is_spoken_to(message.text or "", lobby.office.bot_username):
        return None
    return _pointer(message.chat.id, lobby)


@router.my_chat_member(F.chat.type != ChatType.PRIVATE)
async def brought_in(event: ChatMemberUpdated, lobby: Lobby) -> Reply:
    """Point to the private chat, once, when the bot is brought into a group or channel."""
    came = event.new_chat_member.status in _HERE and event.old_chat_member.status not in _HERE
    return _pointer(event.chat.id, lobby) if came else None


@router.message()
async def silence(_: Message) -> None:
    """Take everything else of a group, so that no other router sees it."""


@router.inline_query()
async def nothing_inline(query: InlineQuery) -> Reply:
    """Find nothing inline: what is sent there lands in any chat."""
    return AnswerInlineQuery(inline_query_id=query.id, results=[], is_personal=True)


def _pointer(chat_id: int, lobby: Lobby) -> Reply:
    link = f"https://t.me/{lobby.office.bot_username}"
    opens = InlineKeyboardButton(text=lobby.texts.plain("group-open"), url=link)
    screen = Screen(text=lobby.texts("group-pointer"), buttons=[[opens]], private=False)
    return screen.messages(chat_id)


def _is_spoken_to(text: str, username: str) -> bool:
    """Whether a text is a command, not one of another bot, or mentions this bot."""
    if f"@{username}".lower() in text.lower():
        return True
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    return len(command) > 1 and "@" not in command
