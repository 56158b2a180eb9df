from typing import Any

import pytest

from sandbox.driver import Actor, Telegram
from sandbox.samples import sample
from tests.sandbox.client import Client

KEYS = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def number(call: Client, ann: Actor) -> int:
    reply = await call("sendMessage", chat_id=ann.id, text="было", reply_markup=KEYS)
    return int(reply.result["message_id"])


async def test_an_edit_changes_text_and_keyboard(call: Client, ann: Actor, number: int) -> None:
    reply = await call("editMessageText", chat_id=ann.id, message_id=number, text="стало")
    assert reply.result["text"] == "стало"
    assert "reply_markup" not in reply.result
    assert reply.result["edit_date"] == int(call.tg.clock.now().timestamp())
    assert ann.last.text == "стало"
    assert ann.last.buttons == []


async def test_the_same_again_is_not_modified(call: Client, ann: Actor, number: int) -> None:
    same: dict[str, Any] = {"chat_id": ann.id, "message_id": number, "reply_markup": KEYS}
    reply = await call("editMessageText", text="<b></b>было ", parse_mode="HTML", **same)
    assert reply.refusal == UNCHANGED
    assert (await call("editMessageReplyMarkup", **same)).refusal == UNCHANGED
    same["reply_markup"] = {"inline_keyboard": []}
    assert "reply_markup" not in (await call("editMessageReplyMarkup", **same)).result


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"message_id": 999}, "message to edit not found"),
        ({"message_id": None}, "message identifier is not specified"),
        ({"chat_id": None}, "chat_id is empty"),
        ({"chat_id": 999}, "chat not found"),
        ({"message_id": 1}, "message can't be edited"),
        ({"text": ""}, "message text is empty"),
        ({"reply_markup": {"remove_keyboard": True}}, "inline keyboard expected"),
        ({"inline_message_id": "x"}, "MESSAGE_ID_INVALID"),
    ],
)
async def test_refusals_of_edits(
    call: Client, ann: Actor, number: int, parameters: dict[str, Any], words: str
) -> None:
    edit = {"chat_id": ann.id, "message_id": number, "text": "x", **parameters}
    assert (await call("editMessageText", **edit)).refusal == f"Bad Request: {words}"


async def test_captions_are_edited_on_files_only(call: Client, ann: Actor, number: int) -> None:
    where = {"chat_id": ann.id, "message_id": number}
    reply = await call("editMessageCaption", caption="x", **where)
    assert reply.refusal == "Bad Request: there is no caption in the message to edit"
    ann.phone.file("document", sample("document"))
    file_id = ann.bubbles[-1].content["document"]["file_id"]
    sent = await call("sendDocument", chat_id=ann.id, document=file_id, caption="раз")
    where["message_id"] = sent.result["message_id"]
    reply = await call("editMessageCaption", caption="<i>два</i>", parse_mode="HTML", **where)
    assert reply.result["caption"] == "два"
    assert reply.result["caption_entities"][0]["type"] == "italic"
    reply = await call("editMessageText", text="x", **where)
    assert reply.refusal == "Bad Request: there is no text in the message to edit"
    assert "caption" not in (await call("editMessageCaption", **where)).result


async def test_deleting(call: Client, tg: Telegram, ann: Actor, number: int) -> None:
    where = {"chat_id": ann.id, "message_id": number}
    assert (await call("deleteMessage", **where)).result is True
    assert (
        await call("deleteMessage", **where)
    ).refusal == "Bad Request: message to delete not found"
    own = ann.bubbles[0].message_id
    assert (await call("deleteMessages", chat_id=ann.id, message_ids=[own, 999])).result is True
    assert ann.bubbles == []
    late = await call("sendMessage", chat_id=ann.id, text="x")
    await tg.passes(hours=49)
    reply = await call("deleteMessage", chat_id=ann.id, message_id=late.result["message_id"])
    assert reply.refusal == "Bad Request: message can't be deleted for everyone"


async def test_a_press_is_answered_once(
    call: Client, tg: Telegram, ann: Actor, number: int
) -> None:
    press = ann.phone.press(number, "yes")
    query = (await call("getUpdates")).result[0]["callback_query"]
    assert query["data"] == "yes"
    assert query["message"]["message_id"] == number
    answer = {"callback_query_id": query["id"], "text": "Готово", "show_alert": True}
    assert (await call("answerCallbackQuery", **answer)).result is True
    assert (await press.answered).text == "Готово"
    assert (ann.toast, ann.alert) == ("Готово", True)
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert (await call("answerCallbackQuery", **answer)).refusal == old
    assert (await call("answerCallbackQuery")).refusal == old
    late = ann.phone.press(number, "yes")
    await tg.passes(minutes=2)
    assert (await call("answerCallbackQuery", callback_query_id=late.query_id)).refusal == old


async def test_a_toast_has_its_limit(call: Client, ann: Actor, number: int) -> None:
    press = ann.phone.press(number, "yes")
    long = await call("answerCallbackQuery", callback_query_id=press.query_id, text="я" * 201)
    assert long.refusal == "Bad Request: MESSAGE_TOO_LONG"
    assert not press.answered.done()
