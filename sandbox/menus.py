"""Command menus by scope and language.

Which list a person sees: https://core.telegram.org/bots/api#determining-list-of-commands.
"""

import re

from sandbox.wire import Json, bad_request

COMMANDS = 100
DESCRIPTION_LIMIT = 256

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_DEFAULT = ("default", None)
_PRIVATE = ("all_private_chats", None)

ScopeKey = tuple[str, str | None]


class CommandMenus:
    """The lists that the bot set."""

    def __init__(self) -> None:
        self._lists: dict[tuple[ScopeKey, str], list[Json]] = {}

    def set(self, scope: Json | None, language: str, commands: list[Json]) -> None:
        """Replace one list; ApiError for a name or a description that Telegram refuses."""
        if len(commands) > COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _NAME.fullmatch(command["command"].removeprefix("/")):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 0 < len(command["description"]) <= DESCRIPTION_LIMIT:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._lists[_key(scope), language] = [
            {
                "command": command["command"].removeprefix("/"),
                "description": command["description"],
            }
            for command in commands
        ]

    def get(self, scope: Json | None, language: str) -> list[Json]:
        """Return exactly one list, empty when it was never set."""
        return self._lists.get((_key(scope), language), [])

    def delete(self, scope: Json | None, language: str) -> None:
        """Forget one list, so that a wider one shows."""
        self._lists.pop((_key(scope), language), None)

    def seen_in_private(self, chat_id: int, language: str | None) -> list[Json]:
        """Return the list that a person's phone shows in the chat with the bot."""
        for key in (("chat", str(chat_id)), _PRIVATE, _DEFAULT):
            for tongue in (language or "", ""):
                found = self._lists.get((key, tongue))
                if found is not None:
                    return found
        return []


def _key(scope: Json | None) -> ScopeKey:
    if scope is None:
        return _DEFAULT
    chat_id = scope.get("chat_id")
    if chat_id is None:
        return scope["type"], None
    user_id = scope.get("user_id")
    return scope["type"], f"{chat_id}" if user_id is None else f"{chat_id}:{user_id}"
