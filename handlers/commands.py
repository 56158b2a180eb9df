"""Commands as people type them: in upper and lower case alike, with or without the bot's name."""

from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.filters import Command, CommandObject


class _Said(Command):
    """A command of the private chat, where ``/call@any_name`` can mean nobody but this bot."""

    @classmethod
    def extract_command(cls, text: str) -> CommandObject:
        """Return the parts of a line; the word in lower case, so that handlers can go by it."""
        command = super().extract_command(text)
        return replace(command, command=command.command.lower())

    async def validate_mention(self, bot: Bot, command: CommandObject) -> None:
        """Let every name pass: to look the own one up would be a call to Telegram."""


def said(*words: str, magic: Any = None) -> Command:
    """Return the filter of a command; its arguments come as ``command.args``."""
    return _Said(*words, magic=magic)
