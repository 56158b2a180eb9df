"""Who lives in the box: persons, the bot, and the chats between them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.messages import Post


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """A human with a Telegram account.

    ``role`` is a label for the page; ``zone`` an IANA name, for the page as well. ``started``
    is true once they wrote to the bot; ``blocked`` while they keep it silent.
    """

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    phone: str | None = None
    role: str = ""
    zone: str | None = None
    started: bool = False
    blocked: bool = False

    @property
    def name(self) -> str:
        """The name as a chat shows it."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        """Return the Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, **self._names()}
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def as_chat(self) -> Json:
        """Return the Bot API's Chat of type private."""
        return {"id": self.id, "type": "private", **self._names()}

    def _names(self) -> Json:
        names: Json = {"first_name": self.first_name}
        if self.last_name:
            names["last_name"] = self.last_name
        if self.username:
            names["username"] = self.username
        return names


@dataclass(slots=True, kw_only=True, eq=False)
class BotProfile:
    """The bot as Telegram knows it; descriptions by language code, ``""`` for the rest."""

    id: int
    name: str
    username: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def as_user(self) -> Json:
        """Return the Bot API's User, as it signs messages."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }


@dataclass(slots=True, kw_only=True, eq=False)
class Chat:
    """A private chat (``person`` is set) or a group; posts by message id, oldest first.

    ``keyboard`` is the reply keyboard that stands in the chat.
    """

    id: int
    header: Json
    person: Person | None = None
    members: list[Person] = field(default_factory=list)
    posts: dict[int, "Post"] = field(default_factory=dict)
    keyboard: Json | None = None

    @property
    def is_private(self) -> bool:
        """Whether only the bot and one person are here."""
        return self.person is not None
