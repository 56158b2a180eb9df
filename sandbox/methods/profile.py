"""The bot about itself: https://core.telegram.org/bots/api#getme and what stands on its page."""

from sandbox.html import utf16_length
from sandbox.methods.registry import method
from sandbox.wire import Args, Json, bad_request
from sandbox.world import World

NAME_LIMIT = 64
DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120

_ABILITIES: Json = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


@method("getMe")
def get_me(world: World, _args: Args) -> Json:
    """https://core.telegram.org/bots/api#getme."""
    return {**world.bot.as_user(), **_ABILITIES}


@method("logOut")
def log_out(_world: World, _args: Args) -> bool:
    """https://core.telegram.org/bots/api#logout: there is no cloud to log out from."""
    return True


@method("close")
def close(_world: World, _args: Args) -> bool:
    """https://core.telegram.org/bots/api#close."""
    return True


@method("setMyName")
def set_my_name(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#setmyname."""
    return _set(world.bot.names, args, "name", NAME_LIMIT)


@method("getMyName")
def get_my_name(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#getmyname."""
    return {"name": _told(world.bot.names, args) or world.bot.name}


@method("setMyDescription")
def set_my_description(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#setmydescription."""
    return _set(world.bot.descriptions, args, "description", DESCRIPTION_LIMIT)


@method("getMyDescription")
def get_my_description(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#getmydescription."""
    return {"description": _told(world.bot.descriptions, args)}


@method("setMyShortDescription")
def set_my_short_description(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#setmyshortdescription."""
    texts = world.bot.short_descriptions
    return _set(texts, args, "short_description", SHORT_DESCRIPTION_LIMIT)


@method("getMyShortDescription")
def get_my_short_description(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#getmyshortdescription."""
    return {"short_description": _told(world.bot.short_descriptions, args)}


@method("setChatMenuButton")
def set_chat_menu_button(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#setchatmenubutton."""
    chat_id: int | None = args.get("chat_id")
    if chat_id is not None:
        world.chat(chat_id)
    world.bot.menu_buttons[chat_id] = args.get("menu_button") or {"type": "default"}
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, args: Args) -> Json:
    """https://core.telegram.org/bots/api#getchatmenubutton."""
    buttons = world.bot.menu_buttons
    return buttons.get(args.get("chat_id")) or buttons.get(None) or {"type": "commands"}


def _set(texts: dict[str, str], args: Args, name: str, limit: int) -> bool:
    text = args.get(name) or ""
    if utf16_length(text) > limit:
        raise bad_request(f"{name} is too long")
    texts[args.get("language_code") or ""] = text
    return True


def _told(texts: dict[str, str], args: Args) -> str:
    return texts.get(args.get("language_code") or "") or texts.get("", "")
