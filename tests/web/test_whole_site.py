"""The site over the real base: what is stored, who is told, what a stranger can read off it."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from sqlalchemy import Table, func, select

from storage.tables.clients import clients
from storage.tables.consents import consents
from storage.tables.customers import customers
from storage.tables.forms import forms, openings
from storage.tables.leads import leads
from tests.web.town import CODE, KEY, PLAN, Town, town

PHONE, DIGITS = "+7 916 123-45-67", b"79161234567"
STAMP = re.compile(r'name="stamp" value="([\w-]+)"')


@pytest.fixture
async def here(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[Town]:
    async with town(tmp_path, unused_tcp_port) as founded:
        yield founded


@pytest.fixture
async def visitor() -> AsyncIterator[ClientSession]:
    async with ClientSession(headers={"User-Agent": "Firefox"}) as session:
        yield session


async def count(here: Town, table: Table) -> int:
    async with here.app.database.unit() as unit:
        return int(await unit.scalar(select(func.count()).select_from(table)))


async def send(here: Town, visitor: ClientSession, key: str = "", **sent: Any) -> tuple[int, Any]:
    """Send a form; return status and answer."""
    body = {"phone": PHONE, "name": "Иван Крышин", "consent": [await here.agreed()], **sent}
    headers = {"Idempotency-Key": key} if key else {}
    async with visitor.post(f"{here.url}/leads/{KEY}", json=body, headers=headers) as answer:
        return answer.status, await answer.json()


def without_what_is_personal(answer: Any) -> Any:
    """Take out of an answer what differs from person to person: the seals of files."""
    gift = answer["gift"]
    gift["files"] = [one["name"] for one in gift["files"]]
    return answer


async def test_r51_nothing_is_stored_without_consent(here: Town, visitor: ClientSession) -> None:
    for consent in ([], ["0" * 64]):
        status, problem = await send(here, visitor, consent=consent)
        assert status == 422
        assert [one["field"] for one in problem["errors"]] == ["consent"]
    for table in (customers, consents, forms, leads, clients):
        assert await count(here, table) == 0
    assert DIGITS not in here.on_disk()


async def test_a_form_of_a_site_reaches_the_manager_with_its_consent(
    here: Town, visitor: ClientSession
) -> None:
    status, answer = await send(here, visitor, own1="Мягкая <b>")
    assert status == 201
    assert answer["gift"]["code_in_chat"]
    assert "ROOF-" not in str(answer)
    assert answer["call"]["now"]
    await here.app.settled()
    assert here.ann.sees("Крышин Иван")
    assert here.ann.sees("Мягкая <b>")
    assert [await count(here, one) for one in (customers, consents, forms, leads)] == [1, 1, 1, 1]


async def test_a_file_of_the_gift_is_fetched_by_its_token(
    here: Town, visitor: ClientSession
) -> None:
    _, answer = await send(here, visitor)
    (file,) = answer["gift"]["files"]
    for _ in range(2):
        async with visitor.get(file["url"]) as got:
            assert (got.status, await got.read()) == (200, PLAN)
    await here.tg.passes(days=31)
    async with visitor.get(file["url"]) as got:
        assert got.status == 404


async def test_the_picture_comes_from_telegram(here: Town, visitor: ClientSession) -> None:
    async with visitor.get(f"{here.url}/f/{CODE}/picture") as got:
        assert (got.status, got.content_type) == (200, "image/png")


async def test_a_picture_that_telegram_does_not_give_is_tried_again_later(
    here: Town, visitor: ClientSession
) -> None:
    async with here.tg.outage(), visitor.get(f"{here.url}/f/{CODE}/picture") as got:
        assert (got.status, got.headers["Retry-After"]) == (503, "5")


async def test_a_known_phone_an_unknown_one_and_a_second_time_are_answered_alike(
    here: Town, visitor: ClientSession
) -> None:
    await here.ann.says("/add Пётр Давний +7 916 765-43-21")
    known = await send(here, visitor, phone="8 916 765 43 21")
    unknown = await send(here, visitor)
    again = await send(here, visitor)
    assert known[0] == unknown[0] == again[0] == 201
    first, *others = (without_what_is_personal(one[1]) for one in (known, unknown, again))
    assert others == [first, first]
    assert await count(here, leads) == 2
    assert await count(here, clients) == 2


async def test_a_key_makes_one_lead_and_one_answer(here: Town, visitor: ClientSession) -> None:
    at_once = await asyncio.gather(*(send(here, visitor, "a") for _ in range(3)))
    assert sorted(status for status, _ in at_once) == [200, 200, 201]
    assert at_once[0][1] == at_once[1][1] == at_once[2][1]
    status, problem = await send(here, visitor, "a", name="Пётр")
    assert (status, problem["detail"]) == (422, "This Idempotency-Key came with another body.")
    assert await count(here, leads) == 1


async def test_forms_of_one_person_at_once_make_one_lead_without_a_key_too(
    here: Town, visitor: ClientSession
) -> None:
    spelled = (PHONE, "8 (916) 1234567", "89161234567")
    answers = await asyncio.gather(*(send(here, visitor, phone=one) for one in spelled))
    assert [status for status, _ in answers] == [201, 201, 201]
    assert [await count(here, one) for one in (leads, clients, customers)] == [1, 1, 1]


async def test_nobody_can_tell_from_the_base_what_was_sent_under_a_key(
    here: Town, visitor: ClientSession
) -> None:
    await send(here, visitor, "order-of-ivan", consent=["0" * 64])
    await send(here, visitor, "order-of-ivan")
    assert b"order-of-ivan" not in here.on_disk()


async def test_two_presses_of_the_page_make_one_lead(here: Town, visitor: ClientSession) -> None:
    page = f"{here.url}/f/{CODE}"
    async with visitor.get(page) as shown:
        stamp = STAMP.search(await shown.text())
    assert stamp
    await here.tg.passes(minutes=1)
    form = {"phone": PHONE, "name": "Иван", "stamp": stamp[1], "consent": await here.agreed()}

    async def press() -> str:
        async with visitor.post(page, data=form) as answer:
            return await answer.text()

    first, second = await asyncio.gather(press(), press())
    assert "Взять код в Telegram" in first
    assert re.sub("nonce.*", "", first) == re.sub("nonce.*", "", second)
    assert [await count(here, one) for one in (leads, openings)] == [1, 1]


async def test_a_paused_magnet_is_closed_on_every_door(here: Town, visitor: ClientSession) -> None:
    await here.pause()
    for path in (f"/leads/{KEY}", f"/f/{CODE}", f"/f/{CODE}/picture"):
        async with visitor.get(here.url + path) as got:
            assert got.status == 404


@pytest.mark.parametrize("phone", ["123", "+7 999", "позвоните", "<script>", "7" * 400])
async def test_nonsense_is_refused_by_its_field_and_leaves_nothing(
    here: Town, visitor: ClientSession, phone: str
) -> None:
    status, problem = await send(here, visitor, phone=phone)
    assert status == 422
    assert [one["field"] for one in problem["errors"]] == ["phone"]
    assert await count(here, customers) == 0


async def test_health_and_metrics_stay_where_they_were(here: Town, visitor: ClientSession) -> None:
    for path in ("/healthz", "/metrics"):
        async with visitor.get(here.url + path) as got:
            assert got.status == 200
    async with visitor.get(f"{here.url}/nothing") as got:
        assert (got.status, "Server" in got.headers) == (404, False)
