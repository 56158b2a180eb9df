import pytest

from sandbox.driver import Actor, Telegram
from sandbox.newcomers import LONGEST_NAME
from sandbox.persons import Person
from tests.sandbox.client import Client, Reply
from tests.sandbox.test_box_control import next_event


async def comes(call: Client, name: str, language: str = "ru") -> Reply:
    return await call.post("/sandbox/persons", json={"name": name, "language": language})


async def test_somebody_thought_up_lives_in_the_box_with_an_invented_number(
    call: Client, tg: Telegram
) -> None:
    tg.world.add_person(Person(id=1005, first_name="Дарья"))
    shape = (await comes(call, " Ева   Придуманова ")).body
    assert (shape["id"], shape["name"], shape["role"]) == (1006, "Ева Придуманова", "customer")
    assert (shape["phone"], shape["started"], shape["messages"]) == ("+79000001006", False, [])
    told = await call.post("/sandbox/persons/1006/text", json={"text": "/start"})
    assert told.status == 200
    own = await call.post("/sandbox/persons/1006/contact", json={"own": True})
    assert own.body["message"]["contact"]["phone"] == "79000001006"


async def test_every_page_hears_of_who_is_new(call: Client, ann: Actor) -> None:
    async with call.session.get(f"{call.tg.url}/sandbox/events") as stream:
        await comes(call, "Joe", "en")
        event = await next_event(stream)
    assert event["type"] == "person"
    assert event["person"] == event["payload"]["id"] == ann.id + 1
    assert event["payload"]["language"] == "en"


@pytest.mark.parametrize("name", ["", "  ", "я" * (LONGEST_NAME + 1)])
async def test_a_person_without_a_fitting_name_is_refused(
    call: Client, tg: Telegram, name: str
) -> None:
    refused = await comes(call, name)
    assert refused.status == 400
    assert "name" in refused.body["error"]
    assert not tg.world.persons


async def test_invented_numbers_run_out_before_one_would_be_too_long(
    call: Client, tg: Telegram
) -> None:
    tg.world.add_person(Person(id=9999, first_name="Последний"))
    assert (await comes(call, "Лишний")).body == {"error": "the box is full"}
