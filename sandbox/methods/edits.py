"""Changing the bot's own messages, and answering presses."""

from sandbox.callbacks import TEXT_LIMIT, CallbackAnswer
from sandbox.html import utf16_length
from sandbox.markup import checked_inline
from sandbox.messages import Post, caption_content, text_content
from sandbox.methods.registry import method
from sandbox.methods.setting import find_post
from sandbox.texts import outgoing_caption, outgoing_text
from sandbox.wire import Args, Json, bad_request
from sandbox.world import World

_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_message_text(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#editmessagetext."""
    post = _own_post(world, args)
    text = outgoing_text(args, world.find_user)
    if "text" not in post.content:
        raise bad_request("there is no text in the message to edit")
    return _edited(world, post, text_content(text), checked_inline(args.get("reply_markup")))


@method("editMessageCaption")
def edit_message_caption(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#editmessagecaption."""
    post = _own_post(world, args)
    caption = outgoing_caption(args, world.find_user)
    if not post.has_caption():
        raise bad_request("there is no caption in the message to edit")
    bare = {name: part for name, part in post.content.items() if not name.startswith("caption")}
    content = {**bare, **caption_content(caption)}
    return _edited(world, post, content, checked_inline(args.get("reply_markup")))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#editmessagereplymarkup."""
    post = _own_post(world, args)
    return _edited(world, post, post.content, checked_inline(args.get("reply_markup")))


@method("answerCallbackQuery")
def answer_callback_query(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery."""
    text = args.get("text") or ""
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = CallbackAnswer(
        text=text, alert=bool(args.get("show_alert")), url=args.get("url") or None
    )
    world.answer_press(args["callback_query_id"], answer)
    return True


def _own_post(world: World, args: Args) -> Post:
    if args.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not args.get("chat_id"):
        raise bad_request("chat_id is empty")
    chat = world.open_chat(args["chat_id"])
    if not args.get("message_id"):
        raise bad_request("message identifier is not specified")
    post = find_post(chat, args["message_id"], "edit")
    if post.author is not None or post.origin is not None:
        raise bad_request("message can't be edited")
    return post


def _edited(world: World, post: Post, content: Json, buttons: Json | None) -> Json:
    if content == post.content and buttons == post.buttons:
        raise bad_request(_UNCHANGED)
    world.edit_post(post, content, buttons)
    return post.as_json()
