"""A chat as a test looks at it: what is there, what is new, what can be pressed."""

from dataclasses import dataclass

from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration

from sandbox.events import Happening, Kind
from sandbox.messages import CAPTIONED, Post
from sandbox.persons import Chat
from sandbox.wire import Json
from sandbox.world import World


def fold(text: str) -> str:
    """Return a text as eyes compare it: without case, ё as е, every blank alike."""
    return text.casefold().replace("ё", "е").replace("\u00a0", " ").replace("\u202f", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An inline button; ``data`` or ``url`` is None when it has none."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message on the screen; it shows the present state after every edit."""

    post: Post

    @property
    def message_id(self) -> int:
        """Its number in the chat."""
        return self.post.message_id

    @property
    def text(self) -> str:
        """The text or the caption, without markup."""
        return self.post.text

    @property
    def html(self) -> str:
        """The same with its entities as HTML."""
        entities = [MessageEntity.model_validate(entity) for entity in self.post.entities]
        return html_decoration.unparse(self.post.text, entities)

    @property
    def buttons(self) -> list[list[Button]]:
        """The inline keyboard, row by row."""
        return [
            [
                Button(text=key["text"], data=key.get("callback_data"), url=key.get("url"))
                for key in row
            ]
            for row in self.post.rows
        ]

    @property
    def content(self) -> Json:
        """Everything else of the message, as the Bot API tells it."""
        return self.post.content

    @property
    def protected(self) -> bool:
        """Whether it cannot be forwarded or saved."""
        return self.post.protected

    @property
    def words(self) -> str:
        """All that can be read on it, folded: text, contact, the file's name."""
        contact = self.post.content.get("contact", {})
        parts = [self.post.text, *map(str, contact.values()), *_file_names(self.post)]
        return fold("\n".join(parts))


class Talk:
    """One chat and what the bot did in it since somebody last moved."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat
        self.toast: str | None = None
        self.alert = False
        self._fresh: dict[int, Post] = {}
        self._story: list[Post | str] = []
        world.events.listen(self._notice)

    @property
    def bubbles(self) -> list[Bubble]:
        """Every message of the chat, oldest first."""
        return [Bubble(post) for post in self.chat.posts.values()]

    @property
    def answers(self) -> list[Bubble]:
        """The bot's messages that came, or changed, since the last action or clock move."""
        return [Bubble(post) for post in self._fresh.values()]

    @property
    def last(self) -> Bubble:
        """The bot's newest message; AssertionError when there is none."""
        for post in reversed(self.chat.posts.values()):
            if post.author is None:
                return Bubble(post)
        raise AssertionError("the bot has said nothing yet")

    @property
    def keys(self) -> list[list[str]]:
        """The words on the reply keyboard, row by row."""
        rows = (self.chat.keyboard or {}).get("keyboard", [])
        return [[key if isinstance(key, str) else key["text"] for key in row] for row in rows]

    def sees(self, text: str) -> bool:
        """Tell whether an answer holds a text; case and ё do not matter."""
        return any(fold(text) in answer.words for answer in self.answers)

    def transcript(self) -> str:
        """Return the whole talk for reading aloud: who, text, buttons."""
        return "\n".join(
            self._line(item) if isinstance(item, Post) else item for item in self._story
        )

    def forget_answers(self) -> None:
        """Begin to look for new answers only."""
        self._fresh.clear()
        self.toast, self.alert = None, False

    def find_button(
        self, label: str, message: Bubble | None = None
    ) -> tuple[Bubble, Button] | None:
        """Return the newest button whose words contain a label, the exact one before others.

        With ``message`` only its own buttons are looked at.
        """
        wanted = fold(label)
        for bubble in [message] if message else reversed(self.bubbles):
            buttons = [button for row in bubble.buttons for button in row]
            found = [button for button in buttons if wanted in fold(button.text)]
            if found:
                exact = (button for button in found if fold(button.text) == wanted)
                return bubble, next(exact, found[0])
        return None

    def find_key(self, label: str) -> str | None:
        """Return the words of the reply key that contains a label."""
        words = (key for row in self.keys for key in row)
        return next((key for key in words if fold(label) in fold(key)), None)

    def _notice(self, happening: Happening) -> None:
        if happening.chat_id != self.chat.id or happening.post is None:
            return
        post = happening.post
        match happening.kind:
            case Kind.MESSAGE:
                self._story.append(post)
            case Kind.DELETE:
                self._fresh.pop(post.message_id, None)
                return
            case Kind.TOAST:
                self.toast, self.alert = happening.text, happening.alert
                self._story.append(f"    ({'alert' if happening.alert else 'toast'}) {self.toast}")
                return
        if post.author is None:
            self._fresh[post.message_id] = post

    def _line(self, post: Post) -> str:
        who = post.author.name if post.author else self._world.bot.name
        keys = "".join(f" [{' | '.join(key['text'] for key in row)}]" for row in post.rows)
        contact = post.content.get("contact")
        card = f"<{contact['first_name']} {contact['phone_number']}>" if contact else ""
        files = "".join(f"<{name}> " for name in _file_names(post))
        gone = "" if post.message_id in self.chat.posts else " (deleted)"
        return f"{who}: {files}{card}{post.text}{keys}{gone}"


def _file_names(post: Post) -> list[str]:
    kinds = (kind for kind in CAPTIONED if kind in post.content)
    return [
        kind if kind == "photo" else post.content[kind].get("file_name", kind) for kind in kinds
    ]
