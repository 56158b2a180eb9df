"""Links to the bot on the page, and who can follow them; a little bot sends them."""

from urllib.parse import quote

import pytest
from playwright.async_api import expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.little_bot import LINK, LittleBox
from tests.browser.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")  # the browser lives that long

GLEB, DASHA = "Глеб", "Дарья"


async def test_a_link_to_the_bot_opens_as_whom_one_chooses(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.writes("/today")
    await screen.presses("Пригласить")
    await page.get_by_role("dialog").get_by_role("button", name=DASHA).click()
    await screen.sees(f"/start {LINK.partition('=')[2]}")
    await expect(page.get_by_role("tab", name=DASHA)).to_have_attribute("aria-selected", "true")


async def test_a_link_that_shares_an_invitation_opens_it_too(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    shared = f"https://t.me/share/url?url={quote(LINK, safe='')}"
    keys = {"inline_keyboard": [[{"text": "Отправить", "url": shared}]]}
    await box.bot.say(1003, "Приглашение готово", reply_markup=keys)
    await screen.presses("Отправить")
    await page.get_by_role("dialog").get_by_role("button", name=GLEB).click()
    await screen.sees("/start inv_K7QX")


async def test_a_copied_link_to_the_bot_is_opened_by_a_customer_first_of_all(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    keys = {"inline_keyboard": [[{"text": "Ссылка", "copy_text": {"text": LINK}}]]}
    await box.bot.say(1003, "Ссылка готова", reply_markup=keys)
    await screen.presses("Ссылка")
    assert await page.evaluate("navigator.clipboard.readText()") == LINK
    lines = page.get_by_role("dialog").locator(".line")
    await expect(lines.first).to_contain_text(DASHA)
    await expect(lines.nth(1)).to_contain_text("Новый клиент")
    await page.keyboard.press("Enter")
    await screen.sees("/start inv_K7QX")
    await expect(page.get_by_role("tab", name=DASHA)).to_have_attribute("aria-selected", "true")


async def test_words_to_pass_on_are_shown_and_nothing_of_the_internet_is_opened(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    shared = (
        "https://t.me/share/url?url=https%3A%2F%2Fexample.com&text=%D0%94%D0%B5%D1%80%D0%B6%D0%B8"
    )
    keys = {"inline_keyboard": [[{"text": "Отправить", "url": shared}]]}
    await box.bot.say(1003, "Подарок готов", reply_markup=keys)
    await screen.presses("Отправить")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Держи")
    await expect(dialog).to_contain_text("https://example.com")
    await dialog.get_by_role("button", name="OK").click()
    assert len(page.context.pages) == 1


async def test_somebody_new_is_thought_up_and_shares_their_number(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url, PHONE)
    other = await open_page(box.url)
    screen = Screen(page)
    await page.get_by_role("button", name="Новый клиент").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="Имя").fill("Ева Придуманова")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("tab", name="Ева Придуманова", selected=True)).to_be_visible()
    await expect(other.get_by_role("tab", name="Ева Придуманова")).to_contain_text("клиент")
    await page.get_by_role("button", name="Старт").click()
    await page.get_by_role("button", name="Мой номер").click()
    await expect(dialog).to_contain_text("+79000001006")
    await dialog.get_by_role("button", name="Отправить").click()
    await screen.sees("Добавлен: Ева")
