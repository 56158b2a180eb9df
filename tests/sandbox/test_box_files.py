import json

from aiohttp import FormData

from sandbox.driver import Actor, Telegram
from sandbox.samples import sample
from sandbox.wire import Upload
from tests.sandbox.client import Client


def form(ann: Actor, name: str, data: bytes, **fields: str) -> FormData:
    body = FormData({"chat_id": str(ann.id), **fields}, quote_fields=False)
    body.add_field(name, data, filename="счёт.pdf", content_type="application/pdf")
    return body


async def test_a_persons_file_can_be_downloaded(call: Client, tg: Telegram, ann: Actor) -> None:
    photo = ann.phone.file("photo", sample("photo"), caption="вот /note")
    sizes = photo.post.content["photo"]
    assert photo.post.content["caption_entities"][0]["type"] == "bot_command"
    told = (await call("getFile", file_id=sizes[-1]["file_id"])).result
    assert told["file_path"] == "photos/file_0.png"
    path = f"/file/bot{tg.token}/{told['file_path']}"
    async with call.session.get(tg.url + path) as response:
        assert await response.read() == sample("photo").data
    assert (await call.get(f"/file/bot{tg.token}/photos/none")).status == 404
    assert (await call.get("/file/bot1:X/photos/none")).status == 401
    assert (await call("getFile", file_id="none")).refusal == "Bad Request: invalid file_id"


async def test_a_file_too_big_for_bots(call: Client, ann: Actor) -> None:
    data = bytes(20 * 1024 * 1024 + 1)
    ann.phone.file("document", Upload(name="a.bin", mime="application/zip", data=data))
    file_id = ann.bubbles[-1].content["document"]["file_id"]
    assert (await call("getFile", file_id=file_id)).refusal == "Bad Request: file is too big"


async def test_the_bot_sends_files(call: Client, ann: Actor) -> None:
    by_field = await call.form("sendDocument", form(ann, "document", b"PDF", caption="счёт"))
    document = by_field.result["document"]
    assert document["file_name"] == "счёт.pdf"
    assert document["mime_type"] == "application/pdf"
    assert document["file_size"] == 3
    assert by_field.result["caption"] == "счёт"
    attached = form(ann, "part", b"OGG", voice="attach://part", duration="7")
    assert (await call.form("sendVoice", attached)).result["voice"]["duration"] == 7
    again = await call("sendDocument", chat_id=ann.id, document=document["file_id"])
    assert again.result["document"]["file_id"] == document["file_id"]


async def test_albums(call: Client, ann: Actor) -> None:
    first = form(ann, "a", b"A")
    first.add_field("b", b"B", filename="b.png", content_type="image/png")
    media = [
        {"type": "document", "media": "attach://a", "caption": "раз"},
        {"type": "document", "media": "attach://b"},
    ]
    first.add_field("media", json.dumps(media))
    album = (await call.form("sendMediaGroup", first)).result
    assert len({message["media_group_id"] for message in album}) == 1
    assert album[0]["caption"] == "раз"
    short = await call("sendMediaGroup", chat_id=ann.id, media=media[:1])
    assert short.refusal == "Bad Request: there must be 2-10 items in the album"


async def test_refusals_of_files(call: Client, ann: Actor) -> None:
    async def refusal(method: str, **parameters: object) -> str:
        return (await call(method, chat_id=ann.id, **parameters)).refusal

    wrong = "Bad Request: wrong file identifier/HTTP URL specified"
    assert await refusal("sendDocument") == "Bad Request: there is no document in the request"
    assert await refusal("sendPhoto") == "Bad Request: there is no photo in the request"
    assert await refusal("sendDocument", document="none") == wrong
    assert await refusal("sendDocument", document="attach://none") == wrong
    assert (
        await refusal("sendPhoto", photo="https://example.org/a.png")
        == "Bad Request: failed to get HTTP URL content"
    )
    empty = await call.form("sendDocument", form(ann, "document", b""))
    assert empty.refusal == "Bad Request: file must be non-empty"
    long = await call.form("sendDocument", form(ann, "document", b"x", caption="я" * 1025))
    assert long.refusal == "Bad Request: message caption is too long"
