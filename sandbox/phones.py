"""What a person does with the phone, and the updates that come of it.

The updates are those of https://core.telegram.org/bots/api#update.
"""

import asyncio
from dataclasses import dataclass

from sandbox.callbacks import Press
from sandbox.files import file_content
from sandbox.messages import Post, text_content
from sandbox.persons import Chat, Person
from sandbox.texts import TEXT_LIMIT, Text, typed_text
from sandbox.wire import Json, Upload
from sandbox.world import Setting, World


class ActionError(Exception):
    """Something that the person's app would not let them do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message that a person sent or edited; ``update_id`` is None when the bot gets none."""

    post: Post
    update_id: int | None


class Phone:
    """The phone of one person, open in the chat with the bot."""

    def __init__(self, world: World, person: Person) -> None:
        self._world = world
        self.person = person

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self._world.chats[self.person.id]

    def text(self, raw: str, *, chat: Chat | None = None, reply_to: Post | None = None) -> Sent:
        """Send a text to the bot, or into a group; ActionError for an empty or too long one."""
        text = _typed(raw)
        return self._send(text_content(text), chat, Setting(reply_to=reply_to))

    def start(self, code: str = "") -> Sent:
        """Press START, by a deep link when there is a code."""
        return self.text(f"/start {code}".rstrip())

    def contact(self, name: str, phone: str) -> Sent:
        """Share somebody of the phone book."""
        first, _, last = name.partition(" ")
        contact = {"phone_number": phone, "first_name": first}
        if last:
            contact["last_name"] = last
        return self._send({"contact": contact})

    def own_contact(self) -> Sent:
        """Share the own number, as the request_contact button does."""
        return self._send({"contact": _contact_of(self.person)})

    def contact_of(self, other: Person) -> Sent:
        """Share the contact of another person who is on Telegram."""
        return self._send({"contact": _contact_of(other)})

    def forward_contact(self, author: Person) -> Sent:
        """Forward the contact that a person, maybe oneself, once shared as their own."""
        date = self._world.now()
        origin = {"type": "user", "sender_user": author.as_user(), "date": date}
        return self._send({"contact": _contact_of(author)}, None, Setting(origin=origin))

    def file(self, kind: str, upload: Upload, *, caption: str = "", duration: int = 1) -> Sent:
        """Send a voice, photo, document, audio or video; ``duration`` is in seconds."""
        stored = self._world.files.put(
            kind=kind, name=upload.name, mime=upload.mime, data=upload.data
        )
        content = file_content(kind, stored, duration)
        if caption:
            text = _typed(caption)
            content.update(caption=text.text)
            if text.entities:
                content.update(caption_entities=text.entities)
        return self._send(content)

    def forward(self, raw: str, author: Person | str) -> Sent:
        """Forward words of another person; a name alone is someone who hides their account."""
        date = self._world.now()
        if isinstance(author, Person):
            origin = {"type": "user", "sender_user": author.as_user(), "date": date}
        else:
            origin = {"type": "hidden_user", "sender_user_name": author, "date": date}
        return self._send(text_content(_typed(raw)), None, Setting(origin=origin))

    def edit(self, message_id: int, raw: str) -> Sent:
        """Change an own text; ActionError when it is not the person's to change."""
        post = self._post(message_id)
        if post.author is not self.person or "text" not in post.content:
            raise ActionError("only an own text can be edited")
        self._world.edit_post(post, text_content(_typed(raw)), None)
        update_id = self._world.updates.put("edited_message", post.as_json())
        return Sent(post=post, update_id=update_id)

    def press(self, message_id: int, data: str, *, chat: Chat | None = None) -> Press:
        """Press an inline button by its data; data that no button has counts as hand-made."""
        post = self._post(message_id, chat)
        if post.author is not None:
            raise ActionError("only the bot's messages have buttons")
        world = self._world
        query_id = world.presses.next_id()
        query: Json = {
            "id": query_id,
            "from": self.person.as_user(),
            "message": post.as_json(),
            "chat_instance": str(-7_000_000_000_000 - abs(post.chat.id)),
            "data": data,
        }
        press = Press(
            query_id=query_id,
            post=post,
            pressed=world.clock.now(),
            update_id=world.updates.put("callback_query", query),
            answered=asyncio.get_running_loop().create_future(),
        )
        world.presses.wait_for(press)
        return press

    def press_key(self, label: str) -> Sent:
        """Press a button of the reply keyboard by its words."""
        for row in (self.chat.keyboard or {}).get("keyboard", []):
            for key in row:
                words = key if isinstance(key, str) else key["text"]
                if words == label:
                    wants_contact = not isinstance(key, str) and key.get("request_contact")
                    return self.own_contact() if wants_contact else self.text(label)
        raise ActionError(f"no key {label!r} on the keyboard")

    def block(self, *, blocked: bool) -> int | None:
        """Stop the bot, or let it speak again; return the id of the update."""
        if self.person.blocked == blocked:
            return None
        self._world.set_blocked(self.person, blocked=blocked)
        bot = self._world.bot.as_user()
        member = {"status": "member", "user": bot}
        kicked = {"status": "kicked", "user": bot, "until_date": 0}
        change = {
            "chat": self.chat.header,
            "from": self.person.as_user(),
            "date": self._world.now(),
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        }
        return self._world.updates.put("my_chat_member", change)

    def _send(
        self, content: Json, chat: Chat | None = None, setting: Setting | None = None
    ) -> Sent:
        chat = chat or self.chat
        if chat is self.chat:
            if self.person.blocked:
                raise ActionError("unblock the bot first")
            if not self.person.started:
                self._world.set_started(self.person)
        elif self.person not in chat.members:
            raise ActionError(f"{self.person.name} is not in the group")
        post = self._world.add_post(chat, self.person, content, setting or Setting())
        if not chat.is_private and not self._reaches_bot(post):
            return Sent(post=post, update_id=None)
        self._hide_one_time_keyboard(chat)
        return Sent(post=post, update_id=self._world.updates.put("message", post.as_json()))

    def _reaches_bot(self, post: Post) -> bool:
        """Tell what privacy mode lets through: https://core.telegram.org/bots/features#privacy-mode."""
        if post.reply_to is not None and post.reply_to.author is None:
            return True
        name = f"@{self._world.bot.username}".casefold()
        word = post.text.split(maxsplit=1)[0].casefold() if post.text else ""
        if word.startswith("/"):
            return "@" not in word or word.endswith(name)
        return name in post.text.casefold()

    def _hide_one_time_keyboard(self, chat: Chat) -> None:
        if chat.keyboard is not None and chat.keyboard.get("one_time_keyboard"):
            self._world.set_keyboard(chat, None)

    def _post(self, message_id: int, chat: Chat | None = None) -> Post:
        post = (chat or self.chat).posts.get(message_id)
        if post is None:
            raise ActionError(f"no message {message_id} in the chat")
        return post


def _typed(raw: str) -> Text:
    text = typed_text(raw)
    if not text.text:
        raise ActionError("nothing to send")
    if len(text.text) > TEXT_LIMIT:
        raise ActionError("the app splits so long a text; send it in parts")
    return text


def _contact_of(person: Person) -> Json:
    """Return a contact that Telegram knows: https://core.telegram.org/bots/api#contact."""
    if person.phone is None:
        raise ActionError(f"{person.name} has no phone number to share")
    contact: Json = {
        "phone_number": person.phone.removeprefix("+"),
        "first_name": person.first_name,
        "user_id": person.id,
    }
    if person.last_name:
        contact["last_name"] = person.last_name
    return contact
