"""A message as it lies in a chat, and as the Bot API tells it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sandbox.persons import Chat, Person
from sandbox.shapes import FileKind
from sandbox.texts import Text
from sandbox.wire import Json

CAPTIONED: frozenset[FileKind] = frozenset({"photo", "document", "voice", "audio", "video"})


@dataclass(slots=True, kw_only=True, eq=False)
class Post:
    """One message; ``author`` is None for the bot's own.

    ``content`` holds the fields that make its kind (text, document, contact …). It is replaced
    and never changed in place, so whoever was given the JSON keeps what they were told.
    ``date`` and ``edited`` are Unix seconds by the sandbox's clock.
    """

    message_id: int
    chat: Chat
    author: Person | None
    signature: Json
    date: int
    content: Json
    buttons: Json | None = None
    origin: Json | None = None
    reply_to: "Post | None" = None
    protected: bool = False
    edited: int | None = None
    reaction: str | None = None
    media_group_id: str | None = None

    @property
    def text(self) -> str:
        """The text or the caption."""
        text = self.content.get("text")
        return str(text if text is not None else self.content.get("caption", ""))

    @property
    def entities(self) -> list[Json]:
        """The entities of that text."""
        entities: list[Json] = self.content.get("entities") or self.content.get(
            "caption_entities", []
        )
        return entities

    @property
    def moment(self) -> datetime:
        """When it was sent, in UTC."""
        return datetime.fromtimestamp(self.date, UTC)

    @property
    def rows(self) -> list[list[Json]]:
        """The inline keyboard, row by row."""
        rows: list[list[Json]] = self.buttons["inline_keyboard"] if self.buttons else []
        return rows

    def has_caption(self) -> bool:
        """Tell whether it is of a kind that carries a caption."""
        return not CAPTIONED.isdisjoint(self.content)

    def as_json(self) -> Json:
        """Return the Bot API's Message."""
        message = self._alone()
        if self.reply_to is not None:
            message["reply_to_message"] = self.reply_to._alone()  # noqa: SLF001 — a sibling, one level deep as in Telegram
        return message

    def _alone(self) -> Json:
        message: Json = {
            "message_id": self.message_id,
            "from": self.signature,
            "chat": self.chat.header,
            "date": self.date,
            **self.content,
        }
        if self.origin is not None:
            message["forward_origin"] = self.origin
        if self.edited is not None:
            message["edit_date"] = self.edited
        if self.protected:
            message["has_protected_content"] = True
        if self.media_group_id is not None:
            message["media_group_id"] = self.media_group_id
        if self.buttons is not None:
            message["reply_markup"] = self.buttons
        return message


def text_content(text: Text) -> Json:
    """Return the content of a text message."""
    return {"text": text.text, "entities": text.entities} if text.entities else {"text": text.text}


def caption_content(caption: Text) -> Json:
    """Return what a caption adds to a file's content; nothing for an empty one."""
    if not caption.text:
        return {}
    if caption.entities:
        return {"caption": caption.text, "caption_entities": caption.entities}
    return {"caption": caption.text}
