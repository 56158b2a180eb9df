from typing import Any

import pytest

from sandbox.driver import Actor, Telegram
from sandbox.rendering import commands_shape
from tests.sandbox.client import Client

START = [{"command": "start", "description": "Начать"}]
TODAY = [{"command": "today", "description": "Мой день"}]
TODAY_EN = [{"command": "today", "description": "My day"}]


async def test_menus_by_scope_and_language(call: Client, tg: Telegram, ann: Actor) -> None:
    bob = tg.person("Bob", language_code="en")
    bob.phone.start()
    chat = {"type": "chat", "chat_id": bob.id}
    await call("setMyCommands", commands=START)
    await call("setMyCommands", commands=TODAY, scope=chat)
    await call("setMyCommands", commands=TODAY_EN, scope=chat, language_code="en")
    assert commands_shape(tg.world, ann.phone.person) == START
    assert commands_shape(tg.world, bob.phone.person) == TODAY_EN
    told = await call("getMyCommands", scope=chat, language_code="en")
    assert told.result == TODAY_EN
    await call("deleteMyCommands", scope=chat, language_code="en")
    assert commands_shape(tg.world, bob.phone.person) == TODAY
    await call("deleteMyCommands", scope=chat)
    assert commands_shape(tg.world, bob.phone.person) == START
    assert (await call("getMyCommands", language_code="ru")).result == []


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"commands": [{"command": "Старт", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            {"commands": [{"command": "x", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": START * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": START, "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_refusals_of_menus(call: Client, parameters: dict[str, Any], words: str) -> None:
    assert (await call("setMyCommands", **parameters)).refusal == f"Bad Request: {words}"


async def test_a_command_without_a_description_is_named(call: Client) -> None:
    reply = await call("setMyCommands", commands=[{"command": "x"}])
    assert reply.refusal == "Bad Request: can't parse commands: 0.description: Field required"


async def test_what_the_bot_says_of_itself(call: Client, tg: Telegram) -> None:
    me = (await call("getMe")).result
    assert (me["id"], me["is_bot"], me["username"]) == (4242, True, "touchbase_bot")
    await call("setMyName", name="Касание")
    assert (await call("getMyName")).result == {"name": "Касание"}
    await call("setMyDescription", description="Всё")
    await call("setMyDescription", description="All", language_code="en")
    assert (await call("getMyDescription", language_code="en")).result["description"] == "All"
    assert (await call("getMyDescription", language_code="de")).result["description"] == "Всё"
    await call("setMyShortDescription", short_description="К")
    assert (await call("getMyShortDescription")).result["short_description"] == "К"
    long = await call("setMyShortDescription", short_description="я" * 121)
    assert long.refusal == "Bad Request: short_description is too long"
    assert (await call("logOut")).result is True
    assert (await call("close")).result is True
    assert tg.server.api.calls["getme"] == 1


async def test_menu_buttons(call: Client, ann: Actor) -> None:
    assert (await call("getChatMenuButton")).result == {"type": "commands"}
    button = {"type": "default"}
    assert (await call("setChatMenuButton", chat_id=ann.id, menu_button=button)).result is True
    assert (await call("getChatMenuButton", chat_id=ann.id)).result == button
    assert (await call("setChatMenuButton", chat_id=5)).refusal == "Bad Request: chat not found"


async def test_chats_and_members(call: Client, tg: Telegram, ann: Actor) -> None:
    stranger = tg.person("Кто-то")
    group = tg.group("Отдел", ann)
    assert (await call("getChat", chat_id=ann.id)).result["first_name"] == "Анна"
    assert (await call("getChat", chat_id=group.chat.id)).result["title"] == "Отдел"
    assert (await call("getChat", chat_id=stranger.id)).refusal == "Bad Request: chat not found"
    member = {"chat_id": group.chat.id, "user_id": ann.id}
    assert (await call("getChatMember", **member)).result["status"] == "member"
    assert (await call("getChatMemberCount", chat_id=group.chat.id)).result == 2
    member["user_id"] = stranger.id
    assert (await call("getChatMember", **member)).refusal == "Bad Request: member not found"
