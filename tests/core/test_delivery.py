"""aiogram's methods become plain JSON values, ready to be stored."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from aiogram.enums import ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    RestrictChatMember,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    ChatPermissions,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MediaUnion,
    Update,
)

from bot.delivery import MOST_BYTES, TooLargeError, answers, notice, pack
from domain.delivery import Lane, Upload
from handlers.replies import Told
from handlers.screens import Notice


def params(method: TelegramMethod[Any]) -> object:
    return orjson.loads(orjson.dumps(pack(method, 7).params))


def test_text_is_html_unless_it_says_otherwise() -> None:
    assert params(SendMessage(chat_id=1, text="x")) == {
        "chat_id": 1,
        "text": "x",
        "parse_mode": "HTML",
    }
    plain = params(SendMessage(chat_id=1, text="x", parse_mode=None))
    assert plain == {"chat_id": 1, "text": "x"}
    markdown = SendMessage(chat_id=1, text="x", parse_mode=ParseMode.MARKDOWN_V2)
    assert params(markdown) == {"chat_id": 1, "text": "x", "parse_mode": "MarkdownV2"}


def test_protection_is_left_as_it_was_set() -> None:
    protected = params(SendMessage(chat_id=1, text="x", parse_mode=None, protect_content=True))
    assert protected == {"chat_id": 1, "text": "x", "protect_content": True}


def test_buttons_lose_what_they_do_not_say() -> None:
    markup = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="a", callback_data="b")]]
    )
    method = SendMessage(chat_id=1, text="x", parse_mode=None, reply_markup=markup)
    assert params(method) == {
        "chat_id": 1,
        "text": "x",
        "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
    }


def test_what_names_no_chat_keeps_the_order_of_the_update() -> None:
    message = pack(AnswerCallbackQuery(callback_query_id="q"), 7, Lane.REMINDER)
    assert (message.chat_id, message.lane, message.method) == (
        7,
        Lane.REMINDER,
        "answerCallbackQuery",
    )


def test_files_travel_beside_the_message() -> None:
    file = BufferedInputFile(b"a;b", filename="plan.csv")
    message = pack(SendDocument(chat_id=1, document=file), 7)
    assert message.params["document"] == "attach://file0"
    assert message.uploads == (Upload(name="file0", filename="plan.csv", content=b"a;b"),)


def test_files_of_an_album_keep_apart() -> None:
    media: list[MediaUnion] = [
        InputMediaDocument(media=BufferedInputFile(bytes([n]), filename=f"{n}")) for n in range(2)
    ]
    message = pack(SendMediaGroup(chat_id=1, media=media), 7)
    sent = message.params["media"]
    assert isinstance(sent, list)
    assert [one["media"] for one in sent] == ["attach://file0", "attach://file1"]
    assert [one["parse_mode"] for one in sent] == ["HTML", "HTML"]
    assert [upload.content for upload in message.uploads] == [b"\x00", b"\x01"]


def test_commands_and_their_scope_are_plain() -> None:
    method = SetMyCommands(
        commands=[BotCommand(command="add", description="x")], scope=BotCommandScopeChat(chat_id=3)
    )
    assert params(method) == {
        "commands": [{"command": "add", "description": "x"}],
        "scope": {"type": "chat", "chat_id": 3},
    }


def test_a_moment_becomes_unix_seconds() -> None:
    until = datetime(2026, 1, 1, tzinfo=UTC)
    method = RestrictChatMember(
        chat_id=1, user_id=2, permissions=ChatPermissions(can_send_messages=False), until_date=until
    )
    assert pack(method, 7).params["until_date"] == 1_767_225_600


def test_a_file_that_is_too_large_is_refused() -> None:
    big = SendDocument(chat_id=1, document=BufferedInputFile(bytes(MOST_BYTES + 1), "x"))
    with pytest.raises(TooLargeError):
        pack(big, 7)


def test_a_file_on_disk_is_refused_because_it_may_be_gone_when_it_is_sent() -> None:
    with pytest.raises(TypeError, match="FSInputFile"):
        pack(SendDocument(chat_id=1, document=FSInputFile("x")), 7)


def said(chat: int, *texts: str, **more: Any) -> Notice:
    return Notice(chat_id=chat, methods=[SendMessage(chat_id=chat, text=t) for t in texts], **more)


def test_a_notice_goes_in_its_lane_and_its_receipt_travels_with_the_last() -> None:
    first, last = notice(said(5, "a", "b", lane=Lane.ANSWER, receipt="gift:7"))
    assert (first.receipt, last.receipt) == ("", "gift:7")
    assert {one.lane for one in (first, last)} == {Lane.ANSWER}
    assert notice(said(5)) == []


def test_r51_what_a_stranger_is_told_is_fleeting_and_what_a_manager_is_told_is_not() -> None:
    told: list[Told] = [
        SendMessage(chat_id=7, text="спасибо"),
        said(7, "подарок"),
        said(1, "новый лид"),
        said(8, "другу", fleeting=True),
    ]
    update = Update(update_id=1)
    assert [one.fleeting for one in answers(told, update, 7, fleeting=True)] == [
        True,
        True,
        False,
        True,
    ]
    assert [one.fleeting for one in answers(told, update, 7)] == [False, False, False, True]
