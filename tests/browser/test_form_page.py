"""The hosted form in a real browser without JavaScript, on a phone: from the link to the gift."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from sqlalchemy import func, select

from storage.tables.leads import leads
from tests.browser.conftest import PHONE, WAIT_MS
from tests.web.town import CODE, PLAN, Town, town

pytestmark = pytest.mark.asyncio(loop_scope="session")  # the browser lives that long


@pytest_asyncio.fixture(loop_scope="session")
async def here(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[Town]:
    async with town(tmp_path, unused_tcp_port) as founded:
        yield founded


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, here: Town) -> AsyncIterator[Page]:
    """The form, opened a minute ago; a page that complained fails the test at its end."""
    context = await browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        locale="ru-RU",
        java_script_enabled=False,
        accept_downloads=True,
    )
    page = await context.new_page()
    page.set_default_timeout(WAIT_MS)
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    await page.goto(f"{here.url}/f/{CODE}")
    await here.tg.passes(minutes=1)
    yield page
    await context.close()
    assert [one for one in complaints if "422" not in one] == []


async def leads_of(here: Town) -> int:
    async with here.app.database.unit() as unit:
        return int(await unit.scalar(select(func.count()).select_from(leads)))


async def fill(page: Page, phone: str) -> None:
    await page.get_by_label("Телефон").fill(phone)
    await page.get_by_label("Как к вам обращаться").fill("Иван Крышин")
    await page.get_by_label("Какая у вас крыша?").fill("Мягкая")
    await page.get_by_label("Согласен на обработку").check()


async def shoot(page: Page, name: str) -> None:
    """Keep a picture to look at, where somebody asked for one."""
    folder = os.environ.get("PICTURES")
    if folder:
        await page.screenshot(path=f"{folder}/{name}.png", full_page=True)


async def is_too_wide(page: Page) -> bool:
    box = await page.locator("body").bounding_box()
    card = await page.locator(".card").bounding_box()
    assert box
    assert card
    return box["width"] > PHONE[0] or card["width"] > PHONE[0]


async def test_a_form_is_filled_in_and_the_lead_is_with_the_manager(page: Page, here: Town) -> None:
    await expect(page.get_by_role("heading", name="Смета на крышу за час")).to_be_visible()
    await expect(page.locator("img")).to_have_js_property("naturalWidth", 160)
    await expect(page.locator("#homepage")).not_to_be_in_viewport()
    await page.get_by_text("Прочитать весь текст").first.click()
    await expect(page.get_by_text("Даю ООО «Крыши» согласие").first).to_be_visible()
    await shoot(page, "form")
    assert not await is_too_wide(page)
    await fill(page, "8 916 123 45 67")
    await page.get_by_role("button", name="Получить подарок").click()
    await expect(page.get_by_role("heading", name="Спасибо")).to_be_visible()
    await expect(page.get_by_text("Его выдаёт наш бот в Telegram")).to_be_visible()
    await expect(page.get_by_text("Менеджер скоро вам позвонит.")).to_be_visible()
    telegram = page.get_by_role("link", name="Взять код в Telegram")
    await expect(telegram).to_have_attribute("href", f"https://t.me/touchbase_bot?start={CODE}")
    await shoot(page, "thanks")
    assert not await is_too_wide(page)
    async with page.expect_download() as loading:
        await page.get_by_role("link", name="Скачать Смета.pdf").click()
    download = await loading.value
    assert download.suggested_filename == "Смета.pdf"
    assert await asyncio.to_thread((await download.path()).read_bytes) == PLAN
    await here.app.settled()
    assert here.ann.sees("Крышин Иван")
    assert await leads_of(here) == 1


async def test_an_error_stands_at_its_field_and_keeps_what_was_typed(
    page: Page, here: Town
) -> None:
    await fill(page, "12")
    await page.get_by_role("button", name="Получить подарок").click()
    field = page.get_by_label("Телефон")
    await expect(field).to_have_value("12")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#phone-error")).to_contain_text("не похоже на телефон")
    await expect(page.get_by_label("Какая у вас крыша?")).to_have_value("Мягкая")
    await expect(page.get_by_label("Согласен на обработку")).to_be_checked()
    await shoot(page, "error")
    await field.fill("+7 916 123-45-67")
    await page.get_by_role("button", name="Получить подарок").click()
    await expect(page.get_by_text("Взять код в Telegram")).to_be_visible()
    assert await leads_of(here) == 1


async def test_two_presses_and_a_reload_make_one_lead(page: Page, here: Town) -> None:
    await fill(page, "+7 916 123-45-67")
    await page.get_by_role("button", name="Получить подарок").dblclick()
    await expect(page.get_by_text("Взять код в Telegram")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("Взять код в Telegram")).to_be_visible()
    assert await leads_of(here) == 1


async def test_a_visitor_may_read_it_in_english(page: Page) -> None:
    await page.get_by_role("link", name="In English").click()
    await expect(page.get_by_role("button", name="Get the gift")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
