"""The world in the shapes that the page reads."""

from datetime import UTC, datetime
from typing import cast

from sandbox import shapes
from sandbox.clock import ZONE, SandboxClock
from sandbox.events import Happening, Kind
from sandbox.messages import CAPTIONED, Post
from sandbox.persons import BotProfile, Chat, Person
from sandbox.wire import Json
from sandbox.world import World

EXCERPT = 80


def message_shape(world: World, post: Post) -> shapes.MessageShape:
    """Return a bubble."""
    return {
        "message_id": post.message_id,
        "mine": post.author is not None,
        "author": post.author.name if post.author else world.bot.name,
        "date": post.moment.isoformat(),
        "edited": None if post.edited is None else _iso(post.edited),
        "text": post.text,
        "entities": [_entity(entity) for entity in post.entities],
        "buttons": [[_button(button) for button in row] for row in post.rows],
        "file": _file(world, post.content),
        "contact": _contact(post.content.get("contact")),
        "reply_to": _reply(post.reply_to),
        "forward_from": _origin_name(post.origin),
        "protected": post.protected,
        "reaction": post.reaction,
    }


def person_shape(world: World, person: Person) -> shapes.PersonShape:
    """Return a person and what their phone shows."""
    chat = world.chats[person.id]
    return {
        "id": person.id,
        "name": person.name,
        "username": person.username,
        "role": person.role,
        "language": person.language_code,
        "phone": person.phone,
        "zone": person.zone,
        "started": person.started,
        "blocked": person.blocked,
        "messages": [message_shape(world, post) for post in chat.posts.values()],
        "reply_keyboard": keyboard_shape(chat),
        "commands": commands_shape(world, person),
    }


def keyboard_shape(chat: Chat) -> shapes.ReplyKeyboardShape | None:
    """Return the reply keyboard of a chat."""
    if chat.keyboard is None:
        return None
    keyboard = chat.keyboard
    return {
        "rows": [[_key(key) for key in row] for row in keyboard["keyboard"]],
        "resize": bool(keyboard.get("resize_keyboard")),
        "one_time": bool(keyboard.get("one_time_keyboard")),
        "placeholder": keyboard.get("input_field_placeholder"),
    }


def commands_shape(world: World, person: Person) -> list[shapes.CommandShape]:
    """Return the command menu on a person's phone."""
    commands = world.menus.seen_in_private(person.id, person.language_code)
    return [
        {"command": command["command"], "description": command["description"]}
        for command in commands
    ]


def clock_shape(clock: SandboxClock) -> shapes.ClockShape:
    """Return the sandbox's time."""
    return {
        "now": clock.now().isoformat(),
        "zone": str(ZONE),
        "ahead_seconds": int(clock.ahead.total_seconds()),
    }


def bot_shape(bot: BotProfile) -> shapes.BotShape:
    """Return the bot's public face."""
    return {
        "id": bot.id,
        "name": bot.names.get("") or bot.name,
        "username": bot.username,
        "description": bot.descriptions.get("", ""),
        "short_description": bot.short_descriptions.get("", ""),
    }


def state_shape(world: World, clock: SandboxClock) -> shapes.State:
    """Return everything at once."""
    return {
        "clock": clock_shape(clock),
        "bot": bot_shape(world.bot),
        "persons": [person_shape(world, person) for person in world.persons.values()],
        "last_event_id": world.events.last_id,
    }


def event_shape(world: World, clock: SandboxClock, happening: Happening) -> shapes.Event | None:
    """Return what the page hears of a happening; None for groups, which it does not show."""
    if happening.kind is Kind.CLOCK:
        return {"type": "clock", "person": None, "payload": clock_shape(clock)}
    person = world.persons.get(happening.chat_id or 0)
    if person is None:
        return None
    payload = _payload(world, person, happening)
    event_type = cast("shapes.EventType", happening.kind.value)
    return {"type": event_type, "person": person.id, "payload": payload}


def _payload(world: World, person: Person, happening: Happening) -> shapes.Payload:
    post = happening.post
    if post is None:
        return _state_payload(world, person, happening)
    if happening.kind is Kind.DELETE:
        return {"message_id": post.message_id}
    if happening.kind is Kind.TOAST:
        return {
            "text": happening.text,
            "alert": happening.alert,
            "message_id": post.message_id,
        }
    return message_shape(world, post)


def _state_payload(world: World, person: Person, happening: Happening) -> shapes.Payload:
    if happening.kind is Kind.ACTION:
        return {"action": happening.text}
    if happening.kind is Kind.KEYBOARD:
        return {"reply_keyboard": keyboard_shape(world.chats[person.id])}
    if happening.kind is Kind.COMMANDS:
        return {"commands": commands_shape(world, person)}
    if happening.kind is Kind.PERSON:
        return person_shape(world, person)
    return {"blocked": person.blocked, "started": person.started}


def _iso(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()


def _entity(entity: Json) -> shapes.EntityShape:
    shape: shapes.EntityShape = {
        "type": entity["type"],
        "offset": entity["offset"],
        "length": entity["length"],
    }
    if "url" in entity:
        shape["url"] = entity["url"]
    if "language" in entity:
        shape["language"] = entity["language"]
    return shape


def _button(button: Json) -> shapes.ButtonShape:
    shape: shapes.ButtonShape = {"text": button["text"]}
    if button.get("url"):
        shape["url"] = button["url"]
    elif button.get("callback_data"):
        shape["data"] = button["callback_data"]
    elif button.get("copy_text"):
        shape["copy"] = button["copy_text"]["text"]
    return shape


def _key(key: str | Json) -> shapes.KeyShape:
    if isinstance(key, str):
        return {"text": key, "request_contact": False}
    return {"text": key["text"], "request_contact": bool(key.get("request_contact"))}


def _file(world: World, content: Json) -> shapes.FileShape | None:
    kind = next((name for name in CAPTIONED if name in content), None)
    if kind is None:
        return None
    details = content[kind]
    stored = world.files.by_id((details[-1] if kind == "photo" else details)["file_id"])
    if stored is None:
        return None
    return {
        "kind": kind,
        "url": f"/sandbox/files/{stored.file_id}",
        "name": stored.name,
        "mime": stored.mime,
        "size": len(stored.data),
        "duration": None if kind == "photo" else details.get("duration"),
    }


def _contact(contact: Json | None) -> shapes.ContactShape | None:
    if contact is None:
        return None
    names = (contact["first_name"], contact.get("last_name"))
    return {"name": " ".join(filter(None, names)), "phone": contact["phone_number"]}


def _reply(post: Post | None) -> shapes.ReplyShape | None:
    if post is None:
        return None
    return {"message_id": post.message_id, "text": post.text[:EXCERPT]}


def _origin_name(origin: Json | None) -> str | None:
    if origin is None:
        return None
    if "sender_user_name" in origin:
        return str(origin["sender_user_name"])
    user = origin["sender_user"]
    return " ".join(filter(None, (user["first_name"], user.get("last_name"))))
