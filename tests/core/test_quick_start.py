"""A quick start changes when aiogram's types are built, and nothing else."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

EVERY_TYPE = """
import bot.quick_start
from aiogram import methods, types

for room in (types, methods):
    for name in room.__all__:
        one = getattr(room, name)
        if hasattr(one, "model_rebuild"):
            one.model_rebuild()
            assert one.__pydantic_complete__, name
"""

SAME = """
import sys
if sys.argv[1] == "quick":
    import bot.quick_start
from aiogram.methods import EditMessageText, SendMediaGroup
from aiogram.types import InputMediaPhoto, Update

person = {"id": 7, "is_bot": False, "first_name": "P"}
message = {
    "message_id": 1,
    "date": 1772000000,
    "chat": {"id": 7, "type": "private"},
    "from": person,
    "text": "hi",
    "entities": [{"type": "text_mention", "offset": 0, "length": 2, "user": person}],
    "forward_origin": {"type": "user", "date": 1, "sender_user": person},
    "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
}
gone = {"message_id": 1, "date": 0, "chat": message["chat"]}
for part in (
    {"message": message},
    {"callback_query": {"id": "1", "from": person, "chat_instance": "1", "message": gone}},
    {"callback_query": {"id": "1", "from": person, "chat_instance": "1", "message": message}},
):
    print(repr(Update.model_validate({"update_id": 1, **part})))
print(repr(EditMessageText(chat_id=1, message_id=2, text="x")))
print(repr(SendMediaGroup(chat_id=1, media=[InputMediaPhoto(media="x")])))
"""


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 — our own code
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_every_type_of_aiogram_can_still_be_built() -> None:
    run(EVERY_TYPE)


def test_updates_and_methods_are_read_as_ever() -> None:
    quick = run(SAME, "quick")
    assert quick
    assert quick == run(SAME, "usual")
