"""The command menus of Telegram, by role and language.

https://core.telegram.org/bots/api#setmycommands — a private chat's own menu wins over the
general one, so strangers and customers see what is theirs.
"""

from aiogram.methods import SetMyCommands
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

from domain.team import Member, Role
from locales import LOCALES, Texts, texts_for

EVERYBODY = ("start", "mydata", "friend", "stop", "forget")
MANAGER = (
    "today", "leads", "dial", "why", "tasks", "add", "find", "card", "edit", "call", "meeting",
    "message", "incoming", "remind", "deal", "deals", "move", "history", "rest", "wake",
    "archive", "undo", "stats", "settings", "help", "cancel",
)  # fmt: skip
LEAD = ("team", "report", "invite", "assign")
OWNER = ("stages", "policy", "magnets", "erasures")


def commands_of(role: Role) -> tuple[str, ...]:
    """Return the command words that a role may use, the daily ones first."""
    if role is Role.MANAGER:
        return MANAGER
    return (*MANAGER, *LEAD, *OWNER) if role is Role.OWNER else (*MANAGER, *LEAD)


def menus_for(member: Member) -> list[SetMyCommands]:
    """Return what sets the menu of a member's private chat, in their own language.

    Whom an owner lets edit lead magnets has that command too.
    """
    words = commands_of(member.role)
    if member.keeps_magnets and "magnets" not in words:
        words = (*words, "magnets")
    return [
        SetMyCommands(
            commands=_described(words, texts_for(member.locale)),
            scope=BotCommandScopeChat(chat_id=member.telegram_id),
        )
    ]


def default_menus() -> list[SetMyCommands]:
    """Return what sets the menus of customers and strangers, in every language and the default."""
    return [
        SetMyCommands(
            commands=_described((*EVERYBODY, "help"), texts_for(language or "en")),
            scope=scope,
            language_code=language,
        )
        for scope in (BotCommandScopeDefault(), BotCommandScopeAllPrivateChats())
        for language in (None, *LOCALES)
    ]


def _described(words: tuple[str, ...], texts: Texts) -> list[BotCommand]:
    return [BotCommand(command=word, description=texts.plain(f"menu-{word}")) for word in words]
