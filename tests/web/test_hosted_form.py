import re
from datetime import timedelta
from html import unescape

import pytest
from aiohttp import ClientResponse

from tests.web.shop import CODE, DIGEST, GOOD, MAILING, SHOP, Seconds, Shop, offer, shop
from web.limits import SiteGate

PAGE = f"/f/{CODE}"
STAMP = re.compile(r'name="stamp" value="([\w-]+)"')


async def stamp_of(answer: ClientResponse) -> str:
    found = STAMP.search(await answer.text())
    assert found, await answer.text()
    return found[1]


async def opened_form(opened: Shop, seconds: float = 20) -> dict[str, str]:
    """Open the page and think for a while; return what a good form sends."""
    stamp = await stamp_of(await opened.client.get(PAGE))
    opened.clock.advance(timedelta(seconds=seconds))
    return {**GOOD, "stamp": stamp, "homepage": "", "locale": "ru", "consent": DIGEST}


async def test_the_page_asks_what_the_form_asks_in_its_order(open_shop: Shop) -> None:
    answer = await open_shop.client.get(PAGE)
    page = await answer.text()
    assert answer.status == 200
    assert '<html lang="ru">' in page
    assert "Смета на крышу &lt;за час&gt;" in page
    assert re.findall(r'<label for="(\w+)"', page) == ["homepage", "phone", "name", "email", "own1"]
    assert 'type="tel" inputmode="tel"' in page
    assert page.count('type="checkbox"') == 2
    assert page.count(" checked") == 0
    assert "personal_data &lt;ru&gt;" in page
    assert "<script" not in page
    assert len(open_shop.reception.visitors) == 1


async def test_the_page_allows_nothing_from_elsewhere(open_shop: Shop) -> None:
    answer = await open_shop.client.get(PAGE)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'nonce-")
    assert policy.endswith(f"frame-ancestors {SHOP}")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in answer.headers
    nonce = re.search(r"nonce-([\w-]+)", policy)
    assert nonce
    assert f'nonce="{nonce[1]}"' in await answer.text()


@pytest.mark.parametrize(
    ("path", "header", "language"),
    [
        (PAGE, "en-US,en;q=0.9", "en"),
        (PAGE, "de, en;q=0.3, ru;q=0.7", "ru"),
        (PAGE, "de", "ru"),
        (PAGE, "en;q=nonsense", "ru"),
        (f"{PAGE}?lang=en", "ru", "en"),
        (f"{PAGE}?lang=de", "ru", "ru"),
    ],
)
async def test_the_page_speaks_the_visitors_language(
    open_shop: Shop, path: str, header: str, language: str
) -> None:
    answer = await open_shop.client.get(path, headers={"Accept-Language": header})
    assert f'<html lang="{language}">' in await answer.text()


async def test_a_form_brings_the_gift(open_shop: Shop) -> None:
    form = await opened_form(open_shop)
    answer = await open_shop.client.post(PAGE, data=form)
    page = await answer.text()
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Взять код в Telegram" in page
    assert "Смета внутри &lt;b&gt;&amp;&lt;/b&gt;" in page
    assert 'href="/files/good"' in page
    assert 'href="https://roofs.example/gift"' in page
    assert f"https://t.me/roofs_bot?start={CODE}" in page
    assert "завтра, после 09:00 (UTC+3)" in page
    (taken,) = open_shop.reception.taken
    assert (taken.values, taken.agreed) == (GOOD, frozenset({DIGEST}))


async def test_two_presses_make_one_lead_and_a_corrected_form_is_another(open_shop: Shop) -> None:
    form = await opened_form(open_shop)
    for _ in range(2):
        assert "Взять код в Telegram" in await (await open_shop.client.post(PAGE, data=form)).text()
    assert len(open_shop.reception.taken) == 1
    corrected = {**form, "phone": "+7 916 123-45-68"}
    assert (
        "Взять код в Telegram" in await (await open_shop.client.post(PAGE, data=corrected)).text()
    )
    assert len(open_shop.reception.taken) == 2


async def test_an_error_stands_beside_its_field_and_everything_typed_is_kept(
    open_shop: Shop,
) -> None:
    form = await opened_form(open_shop)
    wrong = {**form, "phone": "12", "name": 'Иван "<i>', "own1": "Мягкая"}
    fields = [*wrong.items(), ("consent", MAILING)]
    answer = await open_shop.client.post(PAGE, data=fields)
    page = await answer.text()
    assert answer.status == 422
    assert 'value="12" aria-invalid="true" aria-describedby="phone-error" autofocus' in page
    assert 'id="phone-error">это не похоже на телефон' in page
    assert 'value="Иван &#34;&lt;i&gt;"' in page
    assert 'value="Мягкая"' in page
    assert page.count(" checked") == 2
    mended = {**form, "stamp": await stamp_of(answer)}
    assert "Взять код в Telegram" in await (await open_shop.client.post(PAGE, data=mended)).text()


async def test_r51_nothing_is_taken_without_the_tick(open_shop: Shop) -> None:
    form = await opened_form(open_shop)
    form["consent"] = MAILING
    answer = await open_shop.client.post(PAGE, data=form)
    assert answer.status == 422
    assert 'id="consent-error"' in await answer.text()
    assert open_shop.reception.taken == []


@pytest.mark.parametrize(
    ("changed", "seconds"),
    [({"homepage": "http://spam"}, 20), ({}, 1), ({"stamp": "forged"}, 20), ({}, 90_000)],
    ids=["filled what is not seen", "too fast", "no stamp", "an old tab"],
)
async def test_a_hasty_form_is_asked_once_more_and_no_lead_is_lost(
    open_shop: Shop, changed: dict[str, str], seconds: float
) -> None:
    form = {**await opened_form(open_shop, seconds), **changed}
    asked = await open_shop.client.post(PAGE, data=form)
    page = unescape(await asked.text())
    assert "нажмите кнопку ещё раз" in page
    assert GOOD["phone"] in page
    assert open_shop.reception.taken == []
    again = {**form, "stamp": await stamp_of(asked)}
    assert "Взять код в Telegram" in await (await open_shop.client.post(PAGE, data=again)).text()
    assert len(open_shop.reception.taken) == 1


async def test_who_is_too_fast_keeps_what_was_typed() -> None:
    async with shop(gate=SiteGate(Seconds())) as opened:
        form = await opened_form(opened)
        for number in range(5):
            await opened.client.post(PAGE, data={**form, "name": f"{number}"})
        answer = await opened.client.post(PAGE, data=form)
        assert (answer.status, answer.headers["Retry-After"]) == (429, "10")
        page = await answer.text()
        assert "Подождите 10 секунд" in page
        assert GOOD["phone"] in page


async def test_a_base_out_of_reach_keeps_what_was_typed(open_shop: Shop) -> None:
    form = await opened_form(open_shop)
    open_shop.reception.broken = True
    answer = await open_shop.client.post(PAGE, data=form)
    assert answer.status == 503
    assert GOOD["phone"] in await answer.text()


@pytest.mark.parametrize("path", ["/f/nothing", "/f/%00", f"/f/{'x' * 100}"])
async def test_a_link_that_leads_nowhere_says_so(open_shop: Shop, path: str) -> None:
    for answer in (await open_shop.client.get(path), await open_shop.client.post(path, data={})):
        assert answer.status == 404
        assert "Эта ссылка никуда не ведёт" in await answer.text()
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


async def test_nonsense_gets_a_page_too(open_shop: Shop) -> None:
    answer = await open_shop.client.post(PAGE, data=b"\xff")
    assert answer.status == 415
    assert answer.content_type == "text/html"


async def test_a_preview_of_a_messenger_counts_as_nobody(open_shop: Shop) -> None:
    await open_shop.client.get(PAGE, headers={"User-Agent": "TelegramBot (like TwitterBot)"})
    await open_shop.client.head(PAGE)
    assert open_shop.reception.visitors == set()


async def test_the_picture_is_shown(open_shop: Shop) -> None:
    answer = await open_shop.client.get(f"{PAGE}/picture")
    assert (answer.status, answer.content_type) == (200, "image/png")


async def test_a_file_is_handed_out_by_its_name_to_who_has_the_token(open_shop: Shop) -> None:
    answer = await open_shop.client.get("/files/good")
    assert await answer.read() == b"%PDF"
    named = "attachment; filename*=UTF-8''%D0%A1%D0%BC%D0%B5%D1%82%D0%B0%201.pdf"
    assert answer.headers["Content-Disposition"] == named
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert (await open_shop.client.get("/files/bad")).status == 404
    assert (await open_shop.client.get("/files/late")).status == 503


async def test_a_form_in_english_agrees_to_the_english_text(open_shop: Shop) -> None:
    form = await opened_form(open_shop)
    form |= {"locale": "en", "consent": next(iter(offer("en").texts.values())).digest}
    page = await (await open_shop.client.post(PAGE, data=form)).text()
    assert "Thank you" in page
    assert open_shop.reception.taken[0].locale == "en"
