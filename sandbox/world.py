"""Everything that Telegram would know: who is there, what was said, what waits for the bot."""

from dataclasses import dataclass, field

from domain.clock import Clock
from sandbox.callbacks import CallbackAnswer, Presses
from sandbox.events import EventStream, Kind
from sandbox.faults import FaultPlan
from sandbox.files import FileStore
from sandbox.flood import FloodControl
from sandbox.markup import NO_MARKUP, Markup
from sandbox.menus import CommandMenus
from sandbox.messages import Post
from sandbox.persons import BotProfile, Chat, Person
from sandbox.shapes import PhoneBookEntry
from sandbox.updates import UpdateQueue
from sandbox.webhook import Webhook
from sandbox.wire import Json, bad_request, forbidden

GROUP_IDS_END = -1_001_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds the content of a new message."""

    markup: Markup = NO_MARKUP
    reply_to: Post | None = None
    protected: bool = False
    origin: Json | None = None
    media_group_id: str | None = None


_BARE = Setting()


@dataclass(slots=True, kw_only=True, eq=False)
class World:
    """The state of the box; every change of it goes through here and is told to ``events``.

    ``flood`` is None while Telegram's limits on sending are not enforced.
    """

    clock: Clock
    bot: BotProfile
    phonebook: list[PhoneBookEntry] = field(default_factory=list)
    flood: FloodControl | None = None
    persons: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: FileStore = field(default_factory=FileStore)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    events: EventStream = field(default_factory=EventStream)
    faults: FaultPlan = field(default_factory=FaultPlan)
    presses: Presses = field(default_factory=Presses)
    menus: CommandMenus = field(default_factory=CommandMenus)
    webhook: Webhook = field(init=False)
    _last_message_id: int = 0

    def __post_init__(self) -> None:
        self.webhook = Webhook(self.updates, self.clock)

    def now(self) -> int:
        """Return the sandbox's time as Telegram writes it: Unix seconds."""
        return int(self.clock.now().timestamp())

    def add_person(self, person: Person) -> Chat:
        """Let a person in, with an empty private chat."""
        chat = Chat(id=person.id, header=person.as_chat(), person=person)
        self.persons[person.id] = person
        self.chats[chat.id] = chat
        self.events.publish(Kind.PERSON, person.id)
        return chat

    def add_group(self, title: str, members: list[Person]) -> Chat:
        """Make a group in which these persons and the bot are."""
        groups = sum(not chat.is_private for chat in self.chats.values())
        chat_id = GROUP_IDS_END - groups
        header = {"id": chat_id, "type": "supergroup", "title": title}
        chat = Chat(id=chat_id, header=header, members=members)
        self.chats[chat_id] = chat
        return chat

    def find_user(self, user_id: int) -> Json | None:
        """Return the User of a person or the bot."""
        if user_id == self.bot.id:
            return self.bot.as_user()
        person = self.persons.get(user_id)
        return person.as_user() if person else None

    def chat(self, chat_id: int | str) -> Chat:
        """Return a chat that the bot names; ApiError "chat not found"."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else self._named(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def open_chat(self, chat_id: int | str) -> Chat:
        """Return a chat that the bot may write to; ApiError 403 when it may not."""
        chat = self.chat(chat_id)
        if chat.person is not None:
            if chat.person.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.person.started:
                raise forbidden("bot can't initiate conversation with a user")
        return chat

    def add_post(
        self, chat: Chat, author: Person | None, content: Json, setting: Setting = _BARE
    ) -> Post:
        """Append a message to a chat; ``author`` is None for the bot."""
        self._last_message_id += 1
        post = Post(
            message_id=self._last_message_id,
            chat=chat,
            author=author,
            signature=author.as_user() if author else self.bot.as_user(),
            date=self.now(),
            content=content,
            buttons=setting.markup.inline,
            origin=setting.origin,
            reply_to=setting.reply_to,
            protected=setting.protected,
            media_group_id=setting.media_group_id,
        )
        chat.posts[post.message_id] = post
        self.events.publish(Kind.MESSAGE, chat.id, post=post)
        if setting.markup.keyboard is not None or setting.markup.removes_keyboard:
            self.set_keyboard(chat, setting.markup.keyboard)
        return post

    def edit_post(self, post: Post, content: Json, buttons: Json | None) -> None:
        """Change what a message shows and stamp the moment."""
        post.content = content
        post.buttons = buttons
        post.edited = self.now()
        self.events.publish(Kind.EDIT, post.chat.id, post=post)

    def react(self, post: Post, emoji: str | None) -> None:
        """Put the bot's reaction on a message, or take it away."""
        post.reaction = emoji
        self.events.publish(Kind.EDIT, post.chat.id, post=post)

    def delete_post(self, post: Post) -> None:
        """Take a message out of its chat."""
        del post.chat.posts[post.message_id]
        self.events.publish(Kind.DELETE, post.chat.id, post=post)

    def set_keyboard(self, chat: Chat, keyboard: Json | None) -> None:
        """Show another reply keyboard, or the phone's own."""
        chat.keyboard = keyboard
        self.events.publish(Kind.KEYBOARD, chat.id)

    def set_started(self, person: Person) -> None:
        """Let the bot write to a person from now on."""
        person.started = True
        self.events.publish(Kind.BLOCK, person.id)

    def set_blocked(self, person: Person, *, blocked: bool) -> None:
        """Silence the bot for a person, or let it speak again."""
        person.blocked = blocked
        self.events.publish(Kind.BLOCK, person.id)

    def answer_press(self, query_id: str, answer: CallbackAnswer) -> None:
        """Stop the spinner of a pressed button and show the toast."""
        press = self.presses.answer(query_id, answer, self.clock.now())
        if answer.text:
            self.events.publish(
                Kind.TOAST,
                press.post.chat.id,
                post=press.post,
                text=answer.text,
                alert=answer.alert,
            )

    def menus_changed(self) -> None:
        """Tell every phone that its command menu may look different."""
        for person in self.persons.values():
            self.events.publish(Kind.COMMANDS, person.id)

    def _named(self, name: str) -> Chat | None:
        wanted = name.removeprefix("@").casefold()
        for chat in self.chats.values():
            if str(chat.header.get("username", "")).casefold() == wanted and not chat.is_private:
                return chat
        return None
