import asyncio
from time import monotonic

from sandbox.driver import Actor, Telegram
from tests.sandbox.client import Client


async def test_updates_stay_until_they_are_confirmed(call: Client, ann: Actor) -> None:
    for text in ("раз", "два", "три"):
        ann.phone.text(text)
    first = (await call("getUpdates", limit=2)).result
    assert [update["message"]["text"] for update in first] == ["раз", "два"]
    assert first[1]["update_id"] == first[0]["update_id"] + 1
    assert (await call("getUpdates", limit=2)).result == first
    rest = (await call("getUpdates", offset=first[-1]["update_id"] + 1)).result
    assert [update["message"]["text"] for update in rest] == ["три"]


async def test_a_negative_offset_counts_from_the_end(call: Client, ann: Actor) -> None:
    for text in ("раз", "два", "три"):
        ann.phone.text(text)
    last = (await call("getUpdates", offset=-1)).result
    assert [update["message"]["text"] for update in last] == ["три"]
    assert len((await call("getUpdates")).result) == 1


async def test_a_poll_waits_for_news(call: Client, ann: Actor) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    assert not poll.done()
    ann.phone.text("привет")
    assert (await poll).result[0]["message"]["text"] == "привет"
    started = monotonic()
    nothing = await call("getUpdates", offset=2**40, timeout=1)
    assert nothing.result == []
    assert monotonic() - started > 0.9


async def test_two_pollers_are_a_conflict(call: Client, ann: Actor) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(call("getUpdates", timeout=5))
    assert (await first).refusal == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance "
        "is running"
    )
    assert (await first).status == 409
    ann.phone.text("x")
    assert len((await second).result) == 1


async def test_a_webhook_and_polling_exclude_each_other(call: Client) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    reply = await call("setWebhook", url="http://127.0.0.1:9/hook")
    assert reply.body["description"] == "Webhook was set"
    assert (await poll).refusal == "Conflict: terminated by setWebhook request"
    assert (await call("getUpdates")).refusal == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to "
        "delete the webhook first"
    )
    assert (await call("deleteWebhook")).body["description"] == "Webhook was deleted"
    assert (await call("deleteWebhook")).body["description"] == "Webhook is already deleted"
    assert (await call("getUpdates")).result == []


async def test_only_the_kinds_that_were_asked_for(call: Client, ann: Actor) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])
    assert ann.phone.text("мимо").update_id is None
    await call("getUpdates", allowed_updates=[])
    assert ann.phone.text("снова").update_id is not None
    assert [update["message"]["text"] for update in (await call("getUpdates")).result] == ["снова"]


async def test_a_malformed_update_can_be_put_into_the_queue(call: Client, tg: Telegram) -> None:
    number = tg.world.updates.put_raw({"message": {"message_id": "x"}})
    assert (await call("getUpdates")).result == [
        {"update_id": number, "message": {"message_id": "x"}}
    ]


async def test_the_server_stops_at_once_under_an_open_poll(call: Client, tg: Telegram) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    started = monotonic()
    await tg.server.stop()
    assert monotonic() - started < 0.5
    assert (await poll).result == []
