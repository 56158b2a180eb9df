"""Sending words, passing messages on, taking them back."""

from datetime import timedelta

from sandbox.events import Kind
from sandbox.messages import caption_content, text_content
from sandbox.methods.registry import method
from sandbox.methods.setting import find_post, setting
from sandbox.persons import Chat
from sandbox.texts import outgoing_caption, outgoing_text
from sandbox.wire import Args, Json, bad_request
from sandbox.world import Setting, World

DELETABLE = timedelta(hours=48)
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@method("sendMessage")
def send_message(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#sendmessage."""
    chat = world.open_chat(args["chat_id"])
    text = outgoing_text(args, world.find_user)
    return world.add_post(chat, None, text_content(text), setting(chat, args)).as_json()


@method("sendContact")
def send_contact(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#sendcontact."""
    chat = world.open_chat(args["chat_id"])
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: args[name] for name in names if args.get(name)}
    return world.add_post(chat, None, {"contact": contact}, setting(chat, args)).as_json()


@method("sendChatAction")
def send_chat_action(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#sendchataction."""
    chat = world.open_chat(args["chat_id"])
    if args["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.events.publish(Kind.ACTION, chat.id, text=args["action"])
    return True


@method("copyMessage")
def copy_message(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#copymessage."""
    chat = world.open_chat(args["chat_id"])
    source = find_post(world.chat(args["from_chat_id"]), args["message_id"], "copy")
    if source.protected:
        raise bad_request("message can't be copied")
    content = source.content
    if "caption" in args and source.has_caption():
        bare = {name: part for name, part in content.items() if not name.startswith("caption")}
        content = {**bare, **caption_content(outgoing_caption(args, world.find_user))}
    post = world.add_post(chat, None, content, setting(chat, args))
    return {"message_id": post.message_id}


@method("forwardMessage")
def forward_message(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#forwardmessage."""
    chat = world.open_chat(args["chat_id"])
    source = find_post(world.chat(args["from_chat_id"]), args["message_id"], "forward")
    if source.protected:
        raise bad_request("message can't be forwarded")
    origin = source.origin or {
        "type": "user",
        "sender_user": source.signature,
        "date": source.date,
    }
    surroundings = Setting(origin=origin, protected=bool(args.get("protect_content")))
    return world.add_post(chat, None, source.content, surroundings).as_json()


@method("deleteMessage")
def delete_message(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#deletemessage."""
    chat = world.chat(args["chat_id"])
    _delete(world, chat, args["message_id"])
    return True


@method("deleteMessages")
def delete_messages(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#deletemessages: what is not there is passed over."""
    chat = world.chat(args["chat_id"])
    for message_id in args["message_ids"]:
        if message_id in chat.posts:
            _delete(world, chat, message_id)
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#setmessagereaction."""
    chat = world.open_chat(args["chat_id"])
    post = find_post(chat, args["message_id"], "react")
    reactions: list[Json] = args.get("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    world.react(post, reactions[0].get("emoji") if reactions else None)
    return True


def _delete(world: World, chat: Chat, message_id: int) -> None:
    post = find_post(chat, message_id, "delete")
    foreign = post.author is not None and not chat.is_private
    if foreign or world.clock.now() - post.moment > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    world.delete_post(post)
