from typing import Any

import orjson
import pytest
from aiogram.types import Update

from sandbox.driver import Actor, Telegram
from sandbox.phones import ActionError
from sandbox.samples import sample


def updates(tg: Telegram) -> list[dict[str, Any]]:
    taken = [orjson.loads(body) for body in tg.world.updates.take(100)]
    for update in taken:
        Update.model_validate(update)  # the bot's own library has to understand it
    return taken


def only(tg: Telegram, kind: str) -> dict[str, Any]:
    (update,) = updates(tg)
    return dict(update[kind])


def test_a_text_with_a_command(tg: Telegram, ann: Actor) -> None:
    ann.phone.text("/call@touchbase_bot Петров")
    message = only(tg, "message")
    assert message["text"] == "/call@touchbase_bot Петров"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 19}]
    assert message["from"]["language_code"] == "ru"
    assert message["chat"]["id"] == message["from"]["id"] == ann.id


def test_a_deep_link(tg: Telegram, ann: Actor) -> None:
    ann.phone.start("inv_X")
    assert only(tg, "message")["text"] == "/start inv_X"


def test_contacts(tg: Telegram, ann: Actor) -> None:
    ann.phone.contact("Пётр Лесников", "+7 903 555-01-02")
    ann.phone.own_contact()
    foreign, own = (update["message"]["contact"] for update in updates(tg))
    assert foreign == {
        "phone_number": "+7 903 555-01-02",
        "first_name": "Пётр",
        "last_name": "Лесников",
    }
    assert own["user_id"] == ann.id
    assert own["phone_number"] == "79035550101"
    with pytest.raises(ActionError, match="no phone number"):
        tg.person("Без номера").phone.own_contact()


@pytest.mark.parametrize("kind", ["voice", "photo", "document", "audio", "video"])
def test_files(tg: Telegram, ann: Actor, kind: str) -> None:
    ann.phone.file(kind, sample(kind), duration=3)
    assert kind in only(tg, "message")


def test_forwards(tg: Telegram, ann: Actor) -> None:
    boris = tg.person("Борис")
    ann.phone.forward("Согласны", boris.phone.person)
    ann.phone.forward("Согласны", "Тайный")
    known, hidden = (update["message"]["forward_origin"] for update in updates(tg))
    assert known["sender_user"]["id"] == boris.id
    assert hidden["sender_user_name"] == "Тайный"


def test_edits(tg: Telegram, ann: Actor) -> None:
    sent = ann.phone.text("/call Питров")
    tg.world.updates.clear()
    ann.phone.edit(sent.post.message_id, "/call Петров")
    message = only(tg, "edited_message")
    assert message["message_id"] == sent.post.message_id
    assert message["text"] == "/call Петров"
    assert message["edit_date"]
    with pytest.raises(ActionError, match="no message 999"):
        ann.phone.edit(999, "x")
    photo = ann.phone.file("photo", sample("photo")).post.message_id
    with pytest.raises(ActionError, match="only an own text"):
        ann.phone.edit(photo, "x")


def test_blocking_and_unblocking(tg: Telegram, ann: Actor) -> None:
    assert ann.phone.block(blocked=True) is not None
    assert ann.phone.block(blocked=True) is None
    with pytest.raises(ActionError, match="unblock"):
        ann.phone.text("x")
    ann.phone.block(blocked=False)
    first, second = (update["my_chat_member"] for update in updates(tg))
    assert first["new_chat_member"]["status"] == "kicked"
    assert second["new_chat_member"]["status"] == "member"


async def test_presses_by_hand(tg: Telegram, ann: Actor) -> None:
    post = tg.world.add_post(ann.chat, None, {"text": "?"})
    ann.phone.press(post.message_id, "made:up")
    assert only(tg, "callback_query")["data"] == "made:up"
    own = ann.phone.text("x").post.message_id
    with pytest.raises(ActionError, match="bot's messages"):
        ann.phone.press(own, "x")


def test_what_an_app_does_not_let_through(tg: Telegram, ann: Actor) -> None:
    with pytest.raises(ActionError, match="nothing to send"):
        ann.phone.text(" \n\0")
    with pytest.raises(ActionError, match="in parts"):
        ann.phone.text("x" * 4097)
    with pytest.raises(ActionError, match="no key"):
        ann.phone.press_key("Да")
    assert updates(tg) == []


def test_privacy_mode_in_groups(tg: Telegram, ann: Actor) -> None:
    group = tg.group("Отдел", ann)
    stranger = tg.person("Чужой")
    for text, heard in (
        ("привет", False),
        ("/today", True),
        ("/today@touchbase_bot", True),
        ("/today@other_bot", False),
        ("@touchbase_bot привет", True),
    ):
        assert (ann.phone.text(text, chat=group.chat).update_id is not None) is heard, text
    answer = tg.world.add_post(group.chat, None, {"text": "?"})
    assert ann.phone.text("да", chat=group.chat, reply_to=answer).update_id is not None
    assert {update["message"]["chat"]["type"] for update in updates(tg)} == {"supergroup"}
    with pytest.raises(ActionError, match="not in the group"):
        stranger.phone.text("x", chat=group.chat)
