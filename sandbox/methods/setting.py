"""What all sending methods share: keyboards, protection, the message that is answered."""

from sandbox.markup import checked_markup
from sandbox.messages import Post
from sandbox.persons import Chat
from sandbox.wire import Args, Json, bad_request
from sandbox.world import Setting


def setting(chat: Chat, args: Args) -> Setting:
    """Read what surrounds the content; ApiError for a bad keyboard or an unknown message."""
    return Setting(
        markup=checked_markup(args.get("reply_markup")),
        reply_to=_reply_to(chat, args),
        protected=bool(args.get("protect_content")),
    )


def find_post(chat: Chat, message_id: int | None, purpose: str) -> Post:
    """Return a message of a chat; ApiError "message to … not found" names the purpose."""
    post = chat.posts.get(message_id or 0)
    if post is None:
        raise bad_request(f"message to {purpose} not found")
    return post


def _reply_to(chat: Chat, args: Args) -> Post | None:
    parameters: Json | None = args.get("reply_parameters")
    if parameters is not None:
        message_id = parameters["message_id"]
        lenient = parameters.get("allow_sending_without_reply")
    else:
        message_id = args.get("reply_to_message_id")
        lenient = args.get("allow_sending_without_reply")
    if not message_id:
        return None
    if lenient and message_id not in chat.posts:
        return None
    return find_post(chat, message_id, "be replied")
