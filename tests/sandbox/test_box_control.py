import asyncio
from pathlib import Path
from time import monotonic
from typing import Any

import orjson
import pytest
from aiohttp import ClientResponse, ClientSession, FormData

from sandbox.driver import Actor, Telegram
from sandbox.samples import sample
from sandbox.server import SandboxServer
from sandbox.wire import Upload
from tests.sandbox.client import Client, Reply


async def person(call: Client, who: Actor, what: str, **body: Any) -> Reply:
    return await call.post(f"/sandbox/persons/{who.id}/{what}", json=body)


async def next_event(stream: ClientResponse) -> dict[str, Any]:
    async with asyncio.timeout(3):
        while not (line := await stream.content.readline()).startswith(b"data: "):
            pass
    event = orjson.loads(line.removeprefix(b"data: "))
    assert isinstance(event, dict)
    return event


async def test_the_state_shows_what_the_phones_show(call: Client, tg: Telegram, ann: Actor) -> None:
    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    first = await call(
        "sendMessage", chat_id=ann.id, text="<b>Да?</b>", parse_mode="HTML", reply_markup=keys
    )
    markup = {"keyboard": [["Нет", {"text": "Номер", "request_contact": True}]]}
    await call(
        "sendMessage",
        chat_id=ann.id,
        text="!",
        reply_markup=markup,
        reply_to_message_id=first.result["message_id"],
    )
    await call("setMyCommands", commands=[{"command": "today", "description": "День"}])
    state = (await call.get("/sandbox/state")).body
    assert state["bot"]["username"] == "touchbase_bot"
    assert state["clock"] == {
        "now": "2026-03-02T07:00:00+00:00",
        "zone": "Europe/Moscow",
        "ahead_seconds": 0,
    }
    assert state["last_event_id"] == tg.world.events.last_id
    (shown,) = state["persons"]
    assert shown["name"] == "Анна Северова"
    assert shown["commands"] == [{"command": "today", "description": "День"}]
    assert shown["reply_keyboard"]["rows"] == [
        [{"text": "Нет", "request_contact": False}, {"text": "Номер", "request_contact": True}]
    ]
    start, question, exclamation = shown["messages"]
    assert (start["mine"], start["text"]) == (True, "/start")
    assert question["entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert question["buttons"] == [[{"text": "Да", "data": "yes"}]]
    assert exclamation["reply_to"] == {"message_id": question["message_id"], "text": "Да?"}


async def test_a_person_acts_through_the_page(call: Client, tg: Telegram, ann: Actor) -> None:
    sent = await person(call, ann, "text", text="привет")
    number = sent.body["message"]["message_id"]
    edited = await person(call, ann, "edit", message_id=number, text="пока")
    assert edited.body["message"]["text"] == "пока"
    assert edited.body["message"]["edited"] == "2026-03-02T07:00:00+00:00"
    own = await person(call, ann, "contact", own=True)
    assert own.body["message"]["contact"] == {"name": "Анна Северова", "phone": "79035550101"}
    other = await person(call, ann, "contact", name="Пётр Лесников", phone="+79035550102")
    assert other.body["message"]["contact"]["name"] == "Пётр Лесников"
    blocked = await person(call, ann, "block", blocked=True)
    assert (blocked.body["blocked"], blocked.body["started"]) == (True, True)
    refused = await person(call, ann, "text", text="x")
    assert (refused.status, refused.body) == (400, {"error": "unblock the bot first"})
    assert len(tg.world.updates) == 5


async def test_files_go_through_the_page(call: Client, tg: Telegram, ann: Actor) -> None:
    for kind in ("voice", "photo", "document"):
        made_up = await person(call, ann, kind)
        shown = made_up.body["message"]["file"]
        assert shown["kind"] == kind
        async with call.session.get(tg.url + shown["url"]) as response:
            assert await response.read() == sample(kind).data
    form = FormData(quote_fields=False)
    form.add_field("file", b"<script>", filename="счёт.html", content_type="text/html")
    path = f"/sandbox/persons/{ann.id}/document"
    shown = (await call.post(path, data=form)).body["message"]["file"]
    assert (shown["name"], shown["size"]) == ("счёт.html", 8)
    async with call.session.get(tg.url + shown["url"]) as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"


async def test_a_press_returns_with_the_toast(call: Client, ann: Actor) -> None:
    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    message = await call("sendMessage", chat_id=ann.id, text="?", reply_markup=keys)
    number = message.result["message_id"]
    press = asyncio.create_task(person(call, ann, "press", message_id=number, data="yes"))
    query = (await call("getUpdates", timeout=3)).result[0]["callback_query"]
    await call("answerCallbackQuery", callback_query_id=query["id"], text="Записано")
    assert (await press).body == {"toast": "Записано", "alert": False, "url": None}


async def test_a_press_that_nobody_answers_ends(
    call: Client, ann: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.control.PRESS_TIMEOUT", 0.05)
    message = await call("sendMessage", chat_id=ann.id, text="?")
    number = message.result["message_id"]
    reply = await person(call, ann, "press", message_id=number, data="yes")
    assert reply.status == 504


async def test_the_page_moves_the_clock(call: Client, tg: Telegram) -> None:
    moved = asyncio.Event()

    async def on_clock_moved() -> None:
        moved.set()

    tg.server._control._on_clock_moved = on_clock_moved
    reply = await call.post("/sandbox/clock", json={"advance": "next_morning"})
    assert reply.body["now"] == "2026-03-03T05:00:00+00:00"
    assert reply.body["ahead_seconds"] == 22 * 3600
    assert moved.is_set()
    assert (await call.post("/sandbox/clock", json={"advance": "yesterday"})).status == 400


@pytest.mark.parametrize(
    ("path", "body", "problem"),
    [
        ("/sandbox/persons/5/text", {"text": "x"}, (404, "no such person")),
        ("/sandbox/persons/x/text", {"text": "x"}, (404, "no such person")),
        ("/sandbox/persons/1001/text", {}, (400, "text: str expected")),
        ("/sandbox/persons/1001/text", [], (400, "a JSON object is expected")),
        ("/sandbox/persons/1001/press", {"message_id": "1"}, (400, "message_id: int expected")),
        ("/sandbox/persons/1001/block", {"blocked": 1}, (400, "blocked: bool expected")),
    ],
)
async def test_problems_are_told_in_a_sentence(
    call: Client, ann: Actor, path: str, body: object, problem: tuple[int, str]
) -> None:
    assert ann.id == 1001
    reply = await call.post(path, json=body)
    assert (reply.status, reply.body["error"]) == problem


async def test_events_reach_the_page(call: Client, tg: Telegram, ann: Actor) -> None:
    tg.group("Отдел", ann)
    async with call.session.get(f"{tg.url}/sandbox/events") as stream:
        assert stream.content_type == "text/event-stream"
        await call("sendMessage", chat_id=ann.id, text="раз")
        event = await next_event(stream)
        assert (event["type"], event["person"]) == ("message", ann.id)
        number = event["payload"]["message_id"]
        await call("editMessageText", chat_id=ann.id, message_id=number, text="два")
        assert (await next_event(stream))["payload"]["text"] == "два"
        await call("sendChatAction", chat_id=ann.id, action="typing")
        assert (await next_event(stream))["payload"] == {"action": "typing"}
        press = ann.phone.press(number, "x")
        await call("answerCallbackQuery", callback_query_id=press.query_id, text="да")
        toast = {"text": "да", "alert": False, "message_id": number}
        assert (await next_event(stream))["payload"] == toast
        await call("deleteMessage", chat_id=ann.id, message_id=number)
        assert (await next_event(stream))["payload"] == {"message_id": number}
        await call("setMyCommands", commands=[{"command": "a", "description": "б"}])
        commands = {"commands": [{"command": "a", "description": "б"}]}
        assert (await next_event(stream))["payload"] == commands
        await call.post("/sandbox/clock", json={"advance": "1h"})
        clock = await next_event(stream)
        assert (clock["type"], clock["person"]) == ("clock", None)
        assert clock["payload"]["ahead_seconds"] == 3600
        ann.phone.block(blocked=True)
        block = await next_event(stream)
        assert block["payload"] == {"blocked": True, "started": True}


async def test_events_resume_after_a_lost_connection(
    call: Client, tg: Telegram, ann: Actor
) -> None:
    seen = tg.world.events.last_id
    ann.phone.text("пока не было связи")
    url = f"{tg.url}/sandbox/events"
    async with call.session.get(url, headers={"Last-Event-ID": str(seen)}) as stream:
        assert (await next_event(stream))["payload"]["text"] == "пока не было связи"
    async with call.session.get(url, params={"after": str(seen)}) as stream:
        assert (await next_event(stream))["payload"]["text"] == "пока не было связи"
    for forgotten in ("999999", "what"):
        async with call.session.get(url, headers={"Last-Event-ID": forgotten}) as stream:
            assert (await next_event(stream))["type"] == "reset"


async def test_the_server_stops_at_once_under_an_open_stream(call: Client, tg: Telegram) -> None:
    async with call.session.get(f"{tg.url}/sandbox/events"):
        started = monotonic()
        await tg.server.stop()
        assert monotonic() - started < 0.5


async def test_the_phone_book_and_unknown_files(call: Client, tg: Telegram) -> None:
    tg.world.phonebook.append({"name": "Пётр Лесников", "phone": "+79035550102"})
    entries = (await call.get("/sandbox/phonebook")).body["entries"]
    assert entries == [{"name": "Пётр Лесников", "phone": "+79035550102"}]
    assert (await call.get("/sandbox/files/none")).status == 404


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {"Host": "evil.example"}, 403),
        ("GET", {"Host": "[::1"}, 403),
        ("GET", {"Host": "localhost:80"}, 200),
        ("GET", {"Origin": "http://evil.example"}, 200),
        ("POST", {"Origin": "http://evil.example"}, 403),
        ("POST", {"Origin": "null"}, 403),
    ],
)
async def test_only_this_machine_may_knock(
    call: Client, tg: Telegram, method: str, headers: dict[str, str], status: int
) -> None:
    path = "/sandbox/state" if method == "GET" else "/sandbox/clock"
    async with call.session.request(method, tg.url + path, headers=headers) as response:
        assert response.status == status


async def test_the_pages_own_posts_come_through(call: Client, tg: Telegram, ann: Actor) -> None:
    path = f"/sandbox/persons/{ann.id}/text"
    reply = await call.post(path, json={"text": "x"}, headers={"Origin": tg.url})
    assert reply.status == 200


async def test_the_root_is_the_page(tg: Telegram, session: ClientSession, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Телеграм</title>")
    server = SandboxServer(tg.world, tg.clock, tg.token, page=tmp_path)
    async with session.get(await server.start()) as response:
        assert response.content_type == "text/html"
        assert "Телеграм" in await response.text()
    await server.stop()


async def test_static_files_come_from_the_page_folder_only(call: Client, tg: Telegram) -> None:
    for path in ("/none.js", "/..%2fserver.py", "/%2e%2e/server.py"):
        async with call.session.get(tg.url + path) as response:
            assert response.status == 404


async def test_a_document_keeps_its_kind(call: Client, ann: Actor) -> None:
    ann.phone.file("video", Upload(name="a.mp4", mime="video/mp4", data=b"x"), duration=4)
    ann.phone.forward("слово", "Тайный Друг")
    (_, video, word) = (await call.get("/sandbox/state")).body["persons"][0]["messages"]
    assert (video["file"]["kind"], video["file"]["duration"]) == ("video", 4)
    assert word["forward_from"] == "Тайный Друг"


async def test_every_kind_of_key_is_shown(call: Client, ann: Actor) -> None:
    rows = [
        [{"text": "Сайт", "url": "https://example.org"}],
        [{"text": "Номер", "copy_text": {"text": "+7"}}, {"text": "Оплата", "pay": True}],
    ]
    text = '<a href="https://example.org/a">x</a><pre><code class="language-py">y</code></pre>'
    await call(
        "sendMessage",
        chat_id=ann.id,
        text=text,
        parse_mode="HTML",
        reply_markup={"inline_keyboard": rows},
    )
    message = (await call.get("/sandbox/state")).body["persons"][0]["messages"][-1]
    assert message["buttons"] == [
        [{"text": "Сайт", "url": "https://example.org"}],
        [{"text": "Номер", "copy": "+7"}, {"text": "Оплата"}],
    ]
    link, code = message["entities"]
    assert link["url"] == "https://example.org/a"
    assert code["language"] == "py"


async def test_a_new_person_and_a_new_keyboard_are_told(call: Client, tg: Telegram) -> None:
    eve = tg.person("Ева")
    async with call.session.get(f"{tg.url}/sandbox/events") as stream:
        eve.phone.start()
        assert (await next_event(stream))["payload"] == {"blocked": False, "started": True}
        assert (await next_event(stream))["type"] == "message"
        eve.phone.forward("слово", eve.phone.person)
        assert (await next_event(stream))["payload"]["forward_from"] == "Ева"
        markup = {"keyboard": [["Да"]], "resize_keyboard": True}
        await call("sendMessage", chat_id=eve.id, text="?", reply_markup=markup)
        assert (await next_event(stream))["payload"]["text"] == "?"
        keyboard = (await next_event(stream))["payload"]["reply_keyboard"]
        assert keyboard["rows"] == [[{"text": "Да", "request_contact": False}]]
        assert keyboard["resize"] is True
