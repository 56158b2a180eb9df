import asyncio
from time import monotonic

import pytest
from aiohttp import ClientConnectionError, ServerDisconnectedError

from sandbox.driver import Actor, Telegram
from sandbox.faults import Fault, FaultKind, FaultPlan
from sandbox.flood import FloodControl, Limit
from tests.sandbox.client import Client


def said(ann: Actor) -> list[str]:
    return [bubble.text for bubble in ann.bubbles if bubble.post.author is None]


async def test_a_500_has_no_description(call: Client, tg: Telegram, ann: Actor) -> None:
    tg.breaks(FaultKind.SERVER_ERROR, times=2)
    for _ in range(2):
        reply = await call("sendMessage", chat_id=ann.id, text="x")
        assert reply.status == 500
        assert reply.body == {"ok": False, "error_code": 500}
    assert (await call("sendMessage", chat_id=ann.id, text="x")).status == 200
    assert said(ann) == ["x"]


async def test_a_502_is_a_page(call: Client, tg: Telegram) -> None:
    tg.breaks(FaultKind.BAD_GATEWAY)
    async with call.session.post(f"{tg.url}/bot{tg.token}/getMe") as response:
        assert response.status == 502
        assert response.content_type == "text/html"
        assert "502 Bad Gateway" in await response.text()


async def test_a_429_with_and_without_parameters(call: Client, tg: Telegram, ann: Actor) -> None:
    tg.breaks(FaultKind.FLOOD, retry_after=3)
    tg.breaks(FaultKind.FLOOD_WITHOUT_PARAMETERS)
    first = await call("sendMessage", chat_id=ann.id, text="x")
    assert first.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    second = await call("sendMessage", chat_id=ann.id, text="x")
    assert second.body == {"ok": False, "error_code": 429, "description": "Too Many Requests"}
    assert said(ann) == []


async def test_a_401(call: Client, tg: Telegram) -> None:
    tg.breaks(FaultKind.UNAUTHORIZED, method="getUpdates")
    assert (await call("getMe")).status == 200
    assert (await call("getUpdates")).refusal == "Unauthorized"


async def test_a_lost_answer_keeps_its_effect(call: Client, tg: Telegram, ann: Actor) -> None:
    tg.breaks(FaultKind.LOST_ANSWER)
    with pytest.raises(ClientConnectionError):
        await call("sendMessage", chat_id=ann.id, text="дошло")
    assert said(ann) == ["дошло"]


async def test_a_lost_call_has_none(call: Client, tg: Telegram, ann: Actor) -> None:
    tg.breaks(FaultKind.LOST_CALL)
    with pytest.raises((ServerDisconnectedError, ClientConnectionError)):
        await call("sendMessage", chat_id=ann.id, text="пропало")
    assert said(ann) == []
    assert (await call("getMe")).status == 200


async def test_a_delay_comes_before_the_effect(call: Client, tg: Telegram, ann: Actor) -> None:
    tg.breaks(FaultKind.DELAY, seconds=0.2)
    started = monotonic()
    late = asyncio.create_task(call("sendMessage", chat_id=ann.id, text="поздно"))
    await asyncio.sleep(0.05)
    assert said(ann) == []
    assert (await late).status == 200
    assert monotonic() - started >= 0.2


def test_a_fault_hits_its_method_and_chat_only() -> None:
    plan = FaultPlan()
    fault = Fault(kind=FaultKind.FLOOD, method="sendMessage", chat_id=7)
    plan.add(fault)
    assert plan.take("sendmessage", 8) is None
    assert plan.take("editmessagetext", 7) is None
    assert plan.take("sendmessage", "7") == fault
    assert plan.take("sendmessage", 7) is None


def test_a_fault_without_a_method_leaves_polling_alone() -> None:
    plan = FaultPlan()
    plan.add(Fault(kind=FaultKind.FLOOD))
    assert plan.take("getupdates", None) is None
    assert plan.take("getme", None) is not None
    plan.add(Fault(kind=FaultKind.FLOOD))
    plan.clear()
    assert plan.take("getme", None) is None


async def test_flood_limits_are_kept_when_asked_for(call: Client, tg: Telegram, ann: Actor) -> None:
    now = 100.0
    tg.world.flood = FloodControl(lambda: now, overall=Limit(count=2, seconds=1))
    bob = tg.person("Борис")
    bob.phone.start()
    eve = tg.person("Ева")
    eve.phone.start()
    assert (await call("sendMessage", chat_id=ann.id, text="1")).status == 200
    too_soon = await call("sendMessage", chat_id=ann.id, text="2")
    assert too_soon.refusal == "Too Many Requests: retry after 1"
    assert too_soon.body["parameters"] == {"retry_after": 1}
    assert (await call("sendChatAction", chat_id=ann.id, action="typing")).status == 200
    assert (await call("sendMessage", chat_id=bob.id, text="3")).status == 200
    assert (await call("sendMessage", chat_id=eve.id, text="4")).status == 429
    now += 1
    assert (await call("sendMessage", chat_id=eve.id, text="5")).status == 200


def test_groups_have_a_limit_of_their_own() -> None:
    now = 0.0
    flood = FloodControl(lambda: now, group=Limit(count=2, seconds=60))
    flood.check("sendmessage", -5)
    flood.check("sendmessage", "-5")
    with pytest.raises(Exception, match="retry after 60"):
        flood.check("sendmessage", -5)
