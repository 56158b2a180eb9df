import asyncio
from dataclasses import replace

import pytest

from tests.web.shop import CODE, DIGEST, GOOD, KEY, MAILING, SHOP, Shop, offer

LEADS = f"/leads/{KEY}"
SENT = {**GOOD, "consent": [DIGEST]}


async def test_a_form_is_described_with_its_questions_and_consents(open_shop: Shop) -> None:
    answer = await open_shop.client.get(LEADS, headers={"Accept-Language": "en-GB,ru;q=0.2"})
    assert answer.status == 200
    form = await answer.json()
    assert form["locale"] == "en"
    assert [one["field"] for one in form["questions"]] == ["phone", "name", "email", "own1"]
    assert [one["required"] for one in form["questions"]] == [False, True, False, False]
    assert form["one_of"] == ["phone", "email"]
    assert form["questions"][3]["label"] == "Какая крыша <у вас>?"
    needed, optional = form["consents"]
    assert (needed["purpose"], needed["required"], needed["version"]) == ("personal_data", True, 2)
    assert (optional["purpose"], optional["required"]) == ("mailing", False)
    assert form["picture"].endswith(f"/f/{CODE}/picture")


async def test_r51_a_form_is_taken_with_the_consents_that_were_ticked(open_shop: Shop) -> None:
    sent = {**SENT, "consent": [DIGEST, MAILING, "0" * 64], "utm": "x", "own1": "Мягкая"}
    answer = await open_shop.client.post(LEADS, json=sent)
    assert answer.status == 201
    (taken,) = open_shop.reception.taken
    assert taken.agreed == {DIGEST, MAILING, "0" * 64}
    assert taken.values == {**GOOD, "own1": "Мягкая"}
    body = await answer.json()
    assert "code" not in body["gift"]
    assert body["gift"]["code_in_chat"]
    assert body["gift"]["chat"] == f"https://t.me/roofs_bot?start={CODE}"
    first, second = body["gift"]["files"]
    assert first["url"].endswith("/files/good")
    assert second["url"] is None
    assert body["call"]["at"] == "2026-11-24T09:00:00+03:00"
    assert body["call"]["words"] == "Менеджер свяжется с вами: завтра, после 09:00 (UTC+3)."
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Server" not in answer.headers


async def test_a_plain_form_is_taken_too_in_its_own_language(open_shop: Shop) -> None:
    texts = offer("en").texts
    digests = [one.digest for one in texts.values()]
    fields = [*GOOD.items(), ("locale", "en"), *(("consent", one) for one in digests)]
    answer = await open_shop.client.post(LEADS, data=fields)
    assert answer.status == 201
    (taken,) = open_shop.reception.taken
    assert (taken.locale, taken.agreed) == ("en", frozenset(digests))
    assert "A manager will" in (await answer.json())["call"]["words"]


@pytest.mark.parametrize("consent", [[], [MAILING], ["f" * 64]])
async def test_r51_nothing_is_taken_without_consent(open_shop: Shop, consent: list[str]) -> None:
    answer = await open_shop.client.post(LEADS, json={**GOOD, "consent": consent})
    assert answer.status == 422
    problem = await answer.json()
    assert [(one["field"], one["code"]) for one in problem["errors"]] == [
        ("consent", "why-consent-needed")
    ]
    assert open_shop.reception.taken == []


async def test_every_wrong_field_has_its_reason_in_the_language_asked_for(open_shop: Shop) -> None:
    headers = {"Accept-Language": "en"}
    digest = next(iter(offer("en").texts.values())).digest
    sent = {**GOOD, "phone": "12", "consent": [digest]}
    answer = await open_shop.client.post(LEADS, json=sent, headers=headers)
    assert answer.status == 422
    assert answer.content_type == "application/problem+json"
    (error,) = (await answer.json())["errors"]
    assert error["field"] == "phone"
    assert error["message"].isascii()


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"phone": 79161234567}', "application/json", 400),
        (b'{"consent": "x"}', "application/json", 400),
        (b'{"locale": "de"}', "application/json", 400),
        (b'{"name": "\xff"}', "application/json", 400),
        (b'{"name": "\\ud800"}', "application/json", 400),
        (b"name=%ff", "application/x-www-form-urlencoded", 400),
        (b"&".join([b"a=1"] * 51), "application/x-www-form-urlencoded", 400),
        (b"<a/>", "application/xml", 415),
        (b"", "multipart/form-data", 415),
        (b'{"name": "' + b"a" * 70_000 + b'"}', "application/json", 413),
    ],
)
async def test_nonsense_is_refused_and_nothing_is_taken(
    open_shop: Shop, body: bytes, kind: str, status: int
) -> None:
    answer = await open_shop.client.post(LEADS, data=body, headers={"Content-Type": kind})
    assert answer.status == status
    assert (await answer.json())["status"] == status
    assert open_shop.reception.taken == []


async def test_a_body_without_a_length_is_measured_as_it_comes(open_shop: Shop) -> None:
    async def endless() -> object:
        for _ in range(80):
            yield b" " * 1024

    headers = {"Content-Type": "application/json"}
    answer = await open_shop.client.post(LEADS, data=endless(), headers=headers)
    assert answer.status == 413


async def test_a_field_beyond_measure_is_refused_by_name(open_shop: Shop) -> None:
    answer = await open_shop.client.post(LEADS, json={**SENT, "name": "я" * 501})
    assert [one["code"] for one in (await answer.json())["errors"]] == ["why-too-long"]


@pytest.mark.parametrize("path", ["/leads/nobody", "/leads/%00", f"/leads/{'x' * 300}"])
async def test_an_unknown_key_is_not_found(open_shop: Shop, path: str) -> None:
    for answer in (
        await open_shop.client.get(path),
        await open_shop.client.post(path, json=SENT),
        await open_shop.client.options(path),
    ):
        assert answer.status == 404


async def test_a_paused_magnet_is_not_found(open_shop: Shop) -> None:
    open_shop.reception.offer = None
    assert (await open_shop.client.get(LEADS)).status == 404


async def test_other_methods_are_refused_with_those_that_are_allowed(open_shop: Shop) -> None:
    answer = await open_shop.client.delete(LEADS)
    assert answer.status == 405
    assert set(answer.headers["Allow"].split(",")) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert answer.content_type == "application/problem+json"


async def test_the_same_key_brings_the_same_answer_and_one_lead(open_shop: Shop) -> None:
    headers = {"Idempotency-Key": "order-1"}
    answers = [await open_shop.client.post(LEADS, json=SENT, headers=headers) for _ in range(2)]
    assert [one.status for one in answers] == [201, 200]
    assert await answers[0].json() == await answers[1].json()
    other = {**SENT, "name": "Пётр"}
    assert (await open_shop.client.post(LEADS, json=other, headers=headers)).status == 422
    assert len(open_shop.reception.taken) == 1


async def test_two_at_once_under_one_key_make_one_lead(open_shop: Shop) -> None:
    headers = {"Idempotency-Key": "order-2"}
    answers = await asyncio.gather(
        *(open_shop.client.post(LEADS, json=SENT, headers=headers) for _ in range(4))
    )
    assert sorted(one.status for one in answers) == [200, 200, 200, 201]
    assert len(open_shop.reception.taken) == 1


async def test_a_key_that_cannot_be_kept_is_malformed(open_shop: Shop) -> None:
    headers = {"Idempotency-Key": "x" * 201}
    assert (await open_shop.client.post(LEADS, json=SENT, headers=headers)).status == 400


async def test_only_the_pages_on_the_list_may_call(open_shop: Shop) -> None:
    ours, foreign = {"Origin": SHOP}, {"Origin": "https://evil.example"}
    asked = await open_shop.client.options(LEADS, headers=ours)
    assert asked.status == 204
    assert asked.headers["Access-Control-Allow-Origin"] == SHOP
    assert "Idempotency-Key" in asked.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in asked.headers
    assert "Origin" in asked.headers["Vary"]
    taken = await open_shop.client.post(LEADS, json=SENT, headers=ours)
    assert (taken.status, taken.headers["Access-Control-Allow-Origin"]) == (201, SHOP)
    for answer in (
        await open_shop.client.options(LEADS, headers=foreign),
        await open_shop.client.get(LEADS, headers=foreign),
        refused := await open_shop.client.post(LEADS, json=SENT, headers=foreign),
    ):
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert refused.status == 403
    assert len(open_shop.reception.taken) == 1


async def test_a_refusal_can_be_read_by_the_page_that_asked(open_shop: Shop) -> None:
    answer = await open_shop.client.post(LEADS, json={"consent": []}, headers={"Origin": SHOP})
    assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (422, SHOP)


async def test_a_page_that_asks_counts_as_opened_and_a_server_does_not(open_shop: Shop) -> None:
    await open_shop.client.get(LEADS)
    assert open_shop.reception.visitors == set()
    await open_shop.client.get(LEADS, headers={"Origin": SHOP})
    assert len(open_shop.reception.visitors) == 1


async def test_a_base_out_of_reach_is_said_with_when_to_come_again(open_shop: Shop) -> None:
    open_shop.reception.broken = True
    answer = await open_shop.client.post(LEADS, json=SENT)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")


async def test_whatever_breaks_is_reported_and_answered_without_its_words(open_shop: Shop) -> None:
    open_shop.reception.answer = replace(open_shop.reception.answer, files=(None,))  # type: ignore[arg-type]  # broken on purpose
    answer = await open_shop.client.post(LEADS, json=SENT)
    assert answer.status == 500
    assert set(await answer.json()) == {"type", "title", "status"}
    assert len(open_shop.errors) == 1


async def test_the_description_is_open_to_every_page(open_shop: Shop) -> None:
    answer = await open_shop.client.get("/openapi.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert (await answer.json())["openapi"].startswith("3.1")
