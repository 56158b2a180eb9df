"""Asking about chats and who is in them: https://core.telegram.org/bots/api#getchat."""

from sandbox.methods.registry import method
from sandbox.persons import Chat
from sandbox.wire import Args, Json, bad_request
from sandbox.world import World

_GIFTS = {
    "unlimited_gifts": True,
    "limited_gifts": True,
    "unique_gifts": True,
    "premium_subscription": True,
    "gifts_from_channels": True,
}


@method("getChat")
def get_chat(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#getchat."""
    chat = _known(world, args)
    return {
        **chat.header,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _GIFTS,
    }


@method("getChatMember")
def get_chat_member(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#getchatmember."""
    chat = _known(world, args)
    user_id: int = args["user_id"]
    user = world.find_user(user_id)
    members = [chat.person] if chat.person else chat.members
    if user is None or (user_id != world.bot.id and world.persons[user_id] not in members):
        raise bad_request("member not found")
    return {"status": "member", "user": user}


@method("getChatMemberCount")
def get_chat_member_count(world: World, args: Args) -> int:
    """https://core.telegram.org/bots/api#getchatmembercount."""
    chat = _known(world, args)
    return 2 if chat.is_private else len(chat.members) + 1


def _known(world: World, args: Args) -> Chat:
    """Return a chat; a person who never wrote is nobody to the bot."""
    chat = world.chat(args["chat_id"])
    if chat.person is not None and not chat.person.started:
        raise bad_request("chat not found")
    return chat
