import json
from typing import Any

import pytest
from aiohttp import FormData

from sandbox.driver import Actor, Telegram
from sandbox.samples import sample
from tests.sandbox.client import Client

BUTTON = {"text": "Звонок", "callback_data": "call:1"}


def inline(*rows: Any) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def test_a_message_comes_back_as_telegram_tells_it(call: Client, ann: Actor) -> None:
    reply = await call(
        "sendMessage", chat_id=ann.id, text="<b>Дело</b>", parse_mode="HTML", protect_content=True
    )
    message = reply.result
    assert message["text"] == "Дело"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert message["from"]["is_bot"] is True
    assert message["chat"] == {
        "id": ann.id,
        "type": "private",
        "first_name": "Анна",
        "last_name": "Северова",
    }
    assert message["has_protected_content"] is True
    assert message["date"] == int(call.tg.clock.now().timestamp())
    assert ann.last.protected


async def test_every_way_of_passing_parameters(call: Client, tg: Telegram, ann: Actor) -> None:
    markup = json.dumps(inline([BUTTON]))
    by_form = await call.form(
        "sendMessage", {"chat_id": str(ann.id), "text": "раз + два & %", "reply_markup": markup}
    )
    assert by_form.result["reply_markup"] == inline([BUTTON])
    assert by_form.result["text"] == "раз + два & %"
    by_query = await call.get(
        f"/bot{tg.token}/SENDMESSAGE", params={"chat_id": str(ann.id), "text": "три"}
    )
    assert by_query.result["text"] == "три"
    broken = await call.post(
        f"/bot{tg.token}/sendMessage", data="{", headers={"Content-Type": "application/json"}
    )
    assert broken.refusal == "Bad Request: can't parse JSON object"
    listed = await call.post(f"/bot{tg.token}/sendMessage", json=[1])
    assert listed.refusal == "Bad Request: can't parse JSON object"
    parts = FormData({"chat_id": str(ann.id), "text": "четыре"}, default_to_multipart=True)
    assert (await call.form("sendMessage", parts)).result["text"] == "четыре"
    headers = {"Content-Type": "multipart/form-data"}
    torn = await call.post(f"/bot{tg.token}/sendMessage", data=b"x", headers=headers)
    assert torn.refusal == "Bad Request: can't parse multipart form data"


@pytest.mark.parametrize(
    ("token", "method", "refusal"),
    [
        ("1:WRONG", "getMe", (401, "Unauthorized")),
        ("nonsense", "getMe", (404, "Not Found")),
        (None, "getYou", (404, "Not Found")),
        (
            None,
            "getChatAdministrators",
            (501, "Not Implemented: the sandbox does not simulate getChatAdministrators"),
        ),
    ],
)
async def test_tokens_and_names_of_methods(
    call: Client, token: str | None, method: str, refusal: tuple[int, str]
) -> None:
    reply = await call.post(f"/bot{token or call.tg.token}/{method}", json={"chat_id": 1})
    assert (reply.status, reply.refusal) == refusal


async def test_a_method_that_only_says_true_says_it(call: Client, ann: Actor) -> None:
    reply = await call("unpinAllChatMessages", chat_id=ann.id)
    assert reply.result is True


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"chat_id": None}, "chat_id is empty"),
        ({"chat_id": 999}, "chat not found"),
        ({"chat_id": "@nobody"}, "chat not found"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": ["x"]}, 'field "text" must be of type String'),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"text": "<x>", "parse_mode": "html"},
            'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
        ({"protect_content": "perhaps"}, 'field "protect_content" must be of type Boolean'),
        ({"message_thread_id": "x"}, 'field "message_thread_id" must be a valid Number'),
        ({"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"reply_to_message_id": 999}, "message to be replied not found"),
        ({"link_preview_options": "{"}, "can't parse link_preview_options JSON object"),
        ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"reply_markup": []}, "object expected as reply markup"),
        (
            {"reply_markup": {"inline_keyboard": {}}},
            'field "inline_keyboard" must be of type Array',
        ),
        (
            {"reply_markup": inline(BUTTON)},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"reply_markup": inline([{"text": "x"}])},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"reply_markup": inline([{"callback_data": "x"}])},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"reply_markup": inline(["x"])},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"reply_markup": inline([{"text": "x", "callback_data": "я" * 33}])},
            "BUTTON_DATA_INVALID",
        ),
        (
            {"reply_markup": inline([{"text": "x", "url": "http://localhost"}])},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
        ({"reply_markup": inline([BUTTON] * 101)}, "reply markup is too long"),
        (
            {"reply_markup": {"keyboard": ["x"]}},
            'field "keyboard" must be an Array of Arrays',
        ),
        (
            {"reply_markup": {"keyboard": [[1]]}},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
    ],
)
async def test_refusals_have_telegrams_words(
    call: Client, ann: Actor, parameters: dict[str, Any], words: str
) -> None:
    reply = await call("sendMessage", **{"chat_id": ann.id, "text": "x", **parameters})
    assert reply.status == 400
    assert reply.refusal == f"Bad Request: {words}"
    assert not any(bubble.post.author is None for bubble in ann.bubbles)


async def test_limits_are_reached_and_not_passed(call: Client, ann: Actor) -> None:
    keyboard = inline([{"text": "x", "callback_data": "я" * 32}], [BUTTON] * 8)
    reply = await call("sendMessage", chat_id=ann.id, text="😀" * 2048, reply_markup=keyboard)
    assert reply.result["reply_markup"] == keyboard


async def test_who_may_not_be_written_to(call: Client, tg: Telegram, ann: Actor) -> None:
    stranger = tg.person("Кто-то")
    reply = await call("sendMessage", chat_id=stranger.id, text="x")
    assert reply.status == 403
    assert reply.refusal == "Forbidden: bot can't initiate conversation with a user"
    ann.phone.block(blocked=True)
    reply = await call("sendMessage", chat_id=ann.id, text="x")
    assert reply.status == 403
    assert reply.refusal == "Forbidden: bot was blocked by the user"
    ann.phone.block(blocked=False)
    assert (await call("sendMessage", chat_id=ann.id, text="x")).result


async def test_texts_are_trimmed_and_cleaned(call: Client, ann: Actor) -> None:
    reply = await call(
        "sendMessage",
        chat_id=ann.id,
        text="\n <i> </i> а\0б\r\u202e\n<b>в </b>\n",
        parse_mode="HTML",
    )
    assert reply.result["text"].strip() == "а б\nв"
    assert reply.result["entities"][-1]["type"] == "bold"
    assert reply.result["entities"][-1]["length"] == 1


async def test_commands_in_a_text_are_entities(call: Client, ann: Actor) -> None:
    reply = await call(
        "sendMessage", chat_id=ann.id, text="😀 /find и a/b, http://x/y /add@some_bot"
    )
    assert reply.result["entities"] == [
        {"type": "bot_command", "offset": 3, "length": 5},
        {"type": "bot_command", "offset": 27, "length": 13},
    ]


async def test_a_reply_carries_the_message_it_answers(call: Client, ann: Actor) -> None:
    first = await call("sendMessage", chat_id=ann.id, text="раз")
    number = first.result["message_id"]
    second = await call(
        "sendMessage", chat_id=ann.id, text="два", reply_parameters={"message_id": number}
    )
    assert second.result["reply_to_message"]["text"] == "раз"
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    third = await call("sendMessage", chat_id=ann.id, text="три", reply_parameters=lenient)
    assert "reply_to_message" not in third.result


async def test_reply_keyboards_come_and_go(call: Client, ann: Actor) -> None:
    key = {"text": "Мой номер", "request_contact": True}
    markup = {"keyboard": [[key, "Нет"]], "one_time_keyboard": True}
    await call("sendMessage", chat_id=ann.id, text="?", reply_markup=markup)
    assert ann.keys == [["Мой номер", "Нет"]]
    ann.phone.press_key("Нет")
    assert ann.keys == []
    await call("sendMessage", chat_id=ann.id, text="?", reply_markup={"keyboard": [["Да"]]})
    assert ann.keys == [["Да"]]
    await call("sendMessage", chat_id=ann.id, text="!", reply_markup={"remove_keyboard": True})
    assert ann.keys == []


async def test_contacts_actions_and_reactions(call: Client, ann: Actor) -> None:
    reply = await call(
        "sendContact", chat_id=ann.id, phone_number="+79035550102", first_name="Пётр"
    )
    assert reply.result["contact"] == {"phone_number": "+79035550102", "first_name": "Пётр"}
    assert (await call("sendChatAction", chat_id=ann.id, action="typing")).result is True
    wrong = await call("sendChatAction", chat_id=ann.id, action="dancing")
    assert wrong.refusal == "Bad Request: wrong parameter action in request"
    own = ann.bubbles[0]
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await call("setMessageReaction", chat_id=ann.id, message_id=own.message_id, reaction=thumb)
    assert own.post.reaction == "👍"
    many = {"chat_id": ann.id, "message_id": own.message_id, "reaction": thumb * 2}
    assert (await call("setMessageReaction", **many)).refusal == "Bad Request: REACTIONS_TOO_MANY"
    await call("setMessageReaction", chat_id=ann.id, message_id=own.message_id)
    assert own.post.reaction is None


async def test_copies_and_forwards(call: Client, tg: Telegram, ann: Actor) -> None:
    boris = tg.person("Борис")
    boris.phone.start()
    source = ann.phone.text("слово").post.message_id
    copied = await call("copyMessage", chat_id=boris.id, from_chat_id=ann.id, message_id=source)
    assert boris.last.message_id == copied.result["message_id"]
    assert boris.last.text == "слово"
    forwarded = await call(
        "forwardMessage", chat_id=boris.id, from_chat_id=ann.id, message_id=source
    )
    assert forwarded.result["forward_origin"]["sender_user"]["first_name"] == "Анна"
    lost = await call("copyMessage", chat_id=boris.id, from_chat_id=ann.id, message_id=999)
    assert lost.refusal == "Bad Request: message to copy not found"
    photo = ann.phone.file("photo", sample("photo"), caption="было").post.message_id
    await call(
        "copyMessage", chat_id=boris.id, from_chat_id=ann.id, message_id=photo, caption="стало"
    )
    assert boris.last.text == "стало"
    secret = await call("sendMessage", chat_id=ann.id, text="тайна", protect_content=True)
    number = secret.result["message_id"]
    for method, words in (("copyMessage", "copied"), ("forwardMessage", "forwarded")):
        reply = await call(method, chat_id=boris.id, from_chat_id=ann.id, message_id=number)
        assert reply.refusal == f"Bad Request: message can't be {words}"
