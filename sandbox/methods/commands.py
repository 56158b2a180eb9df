"""The command menu: https://core.telegram.org/bots/api#setmycommands."""

from sandbox.methods.registry import method
from sandbox.wire import Args, Json, bad_request
from sandbox.world import World


@method("setMyCommands")
def set_my_commands(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#setmycommands."""
    world.menus.set(_scope(world, args), args.get("language_code") or "", args["commands"])
    world.menus_changed()
    return True


@method("getMyCommands")
def get_my_commands(world: World, args: Args) -> list[Json]:
    """https://core.telegram.org/bots/api#getmycommands."""
    return world.menus.get(_scope(world, args), args.get("language_code") or "")


@method("deleteMyCommands")
def delete_my_commands(world: World, args: Args) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands."""
    world.menus.delete(_scope(world, args), args.get("language_code") or "")
    world.menus_changed()
    return True


def _scope(world: World, args: Args) -> Json | None:
    scope: Json | None = args.get("scope")
    if scope is not None and "chat_id" in scope:
        chat = world.chats.get(int(scope["chat_id"]))
        if chat is None:
            raise bad_request("chat not found")
        if chat.is_private and scope["type"] != "chat":
            raise bad_request("can't set commands in private chats for chat administrators")
    return scope
