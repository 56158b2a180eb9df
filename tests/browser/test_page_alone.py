"""The page by itself, with a little bot that has an answer for every part of it."""

import asyncio
import re

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.little_bot import LittleBox
from tests.browser.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")  # the browser lives that long

VERA, GLEB, DASHA = "Вера", "Глеб", "Дарья"


async def test_it_begins_with_a_manager_and_shows_everybodys_own_time(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    await expect(page.get_by_role("tab")).to_have_count(5)
    await expect(page.get_by_role("tab", selected=True)).to_contain_text("Вера Образцова")
    await expect(page.get_by_role("tab", name=VERA)).to_contain_text("10:30")
    await expect(page.get_by_role("tab", name=GLEB)).to_contain_text("17:30")
    await expect(page.get_by_role("tab", name=GLEB)).to_contain_text("Владивосток")


async def test_enter_sends_and_shift_enter_begins_a_line(
    box: LittleBox, open_page: OpenPage
) -> None:
    screen = Screen(await open_page(box.url))
    await screen.input.fill("одна")
    await screen.input.press("Shift+Enter")
    await screen.input.press_sequentially("две")
    await screen.input.press("Enter")
    await screen.sees("Понял.")
    own = screen.messages.first
    await expect(own).to_have_class(re.compile("mine"))
    await expect(own.locator(".text")).to_have_text("одна\nдве")
    await expect(screen.last.locator(".reply")).to_contain_text("одна")


async def test_formatting_becomes_elements_and_typed_markup_stays_text(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.writes("/formats")
    await screen.sees("жирный")
    last = screen.last
    await expect(last.locator("strong em")).to_have_text("сразу")
    await expect(last.locator("a")).to_have_attribute("href", "https://example.com/")
    await expect(last.locator("img")).to_have_count(0)
    await expect(last).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(last.locator("pre")).to_have_text('print("привет")')
    await expect(last.locator(".spoiler-text")).to_be_hidden()
    await last.locator(".spoiler").click()
    await expect(last.locator(".spoiler-text")).to_be_visible()
    await last.get_by_role("button", name="Развернуть").click()
    await expect(last.get_by_role("button", name="Свернуть")).to_be_visible()


async def test_a_pressed_button_spins_until_the_bot_has_answered(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.writes("/today")
    await screen.sees("Иван Петров")
    await expect(screen.last.get_by_title("Защищено: нельзя переслать и сохранить")).to_be_visible()
    box.bot.thinks.clear()
    await screen.presses("Дозвонился")
    key = page.locator(".key").filter(has_text="Дозвонился")
    await expect(key).to_have_attribute("aria-busy", "true")
    box.bot.thinks.set()
    await screen.hears("Записано: дозвонился")
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_alerts_ask_for_ok_edits_stay_in_place_and_deleted_messages_vanish(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.writes("/today")
    await screen.presses("Не ответил")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Сегодня больше не звоните")
    await dialog.get_by_role("button", name="OK").click()
    await expect(dialog).to_have_count(0)
    await screen.presses("Позже")
    await screen.sees("Перенесено на завтра")
    await expect(screen.messages).to_have_count(2)
    await expect(screen.last.locator(".meta")).to_contain_text("изменено")
    await screen.writes("/today")
    await expect(screen.messages).to_have_count(4)
    await screen.presses("Убрать")
    await expect(screen.messages).to_have_count(3)


async def test_copy_buttons_and_phone_numbers_go_to_the_clipboard(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.writes("/today")
    await screen.presses("Номер")
    await screen.hears("Скопировано: +79035550177")
    assert await page.evaluate("navigator.clipboard.readText()") == "+79035550177"
    await screen.last.get_by_text("+7 903 555-01-77").click()
    await screen.hears("Скопировано: +7 903 555-01-77")


async def test_the_reply_keyboard_writes_and_shares_the_own_number(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.picks(DASHA)
    await page.get_by_role("button", name="Старт").click()
    await expect(screen.input).to_have_attribute("placeholder", "Имя, телефон или звонок")
    await page.get_by_role("button", name="Найти").click()
    await screen.sees("🔍 Найти")
    await page.get_by_role("button", name="Мой номер").click()
    await page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    await screen.sees("Добавлен: Дарья")
    await page.get_by_role("button", name="Клавиатура бота").click()
    await expect(page.locator(".reply-keys")).to_be_hidden()


async def test_a_slash_opens_the_commands_and_typing_narrows_them(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.input.press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_count(8)
    await screen.input.press_sequentially("de")
    await expect(page.get_by_role("option")).to_have_text("/dealsСделки по этапам")
    await screen.input.press("Tab")
    await expect(screen.input).to_have_value("/deals ")
    await screen.input.fill("/to")
    await screen.input.press("Enter")
    await screen.sees("Иван Петров")


async def test_arrow_up_edits_the_own_last_message(box: LittleBox, open_page: OpenPage) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.writes("первая мысль")
    await screen.sees("Понял.")
    await screen.input.press("ArrowUp")
    await expect(page.get_by_text("Изменение сообщения")).to_be_visible()
    await screen.writes("вторая мысль")
    await expect(screen.messages.first).to_contain_text("вторая мысль")
    await expect(screen.messages.first.locator(".meta")).to_contain_text("изменено")


async def test_a_blocked_bot_is_silent_until_unblocked(box: LittleBox, open_page: OpenPage) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await page.get_by_role("button", name="Ещё").click()
    await page.get_by_role("menuitem", name="Заблокировать бота").click()
    await expect(screen.input).to_be_hidden()
    await page.get_by_role("button", name="Разблокировать").click()
    await expect(screen.input).to_be_visible()


async def test_samples_and_real_files_are_sent_and_shown(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.attaches("Пример фото")
    await expect(page.locator("article .photo img")).to_have_js_property("naturalWidth", 160)
    await screen.attaches("Голосовое сообщение (пример)")
    await expect(page.get_by_role("button", name="Слушать")).to_be_visible()
    async with page.expect_file_chooser() as choosing:
        await screen.attaches("Файл…")
    chooser = await choosing.value
    file = FilePayload(name="список.vcf", mimeType="text/vcard", buffer=b"BEGIN:VCARD")
    await chooser.set_files(file)
    await expect(page.locator(".file-name").last).to_have_text("список.vcf")
    await screen.writes("/file")
    async with page.expect_download() as loading:
        await page.get_by_role("link", name="Скачать contacts.vcf").click()
    assert (await loading.value).suggested_filename == "contacts.vcf"


async def test_a_contact_of_the_phone_book_is_shared_as_a_card(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.attaches("Контакт из телефонной книги")
    await page.get_by_role("dialog").get_by_role("button", name="Виктор Новосёлов").click()
    await screen.sees("Добавлен: Виктор")
    await expect(page.locator(".contact")).to_contain_text("+79000000101")


async def test_typing_shows_in_the_head(box: LittleBox, open_page: OpenPage) -> None:
    page = await open_page(box.url)
    await Screen(page).writes("/typing")
    await expect(page.locator(".chat-title small")).to_contain_text("печатает")


async def test_what_the_clock_brings_is_counted_until_it_is_looked_at(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.picks(GLEB)
    await page.get_by_role("button", name="+1 неделя").click()
    await expect(page.get_by_text("Новое: Вера +1")).to_be_visible()
    await expect(page.locator("#clock")).to_contain_text("29 ноября 2026")
    await expect(page.locator("#clock")).to_contain_text("на 7 дней")
    await expect(page).to_have_title("(1) Touchbase")
    await screen.picks(VERA)
    await screen.sees("перезвонить Петрову")
    await expect(page).to_have_title("Touchbase")


async def test_a_lost_server_is_said_and_nothing_is_missed_when_it_is_back(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await screen.writes("до перерыва")
    await screen.sees("Понял.")
    await box.server.stop()
    await expect(page.get_by_role("alert")).to_contain_text("Песочница не отвечает")
    await box.server.start(port=int(box.url.rpartition(":")[2]))
    await box.bot.say(1003, "Сказано без страницы")
    await screen.sees("Сказано без страницы")
    await expect(page.get_by_role("alert")).to_be_hidden()
    await screen.writes("после перерыва")
    await expect(screen.messages).to_have_count(5)


async def test_on_a_narrow_phone_nothing_sticks_out_and_the_clock_is_a_sheet(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url, PHONE)
    screen = Screen(page)
    await screen.writes("/start")
    await screen.writes("/today")
    await screen.sees("Иван Петров")
    wider = (
        "[...document.querySelectorAll('body, .messages')].some(e => e.scrollWidth > e.clientWidth)"
    )
    assert not await page.evaluate(wider)
    await expect(page.locator("#clock")).to_be_hidden()
    await page.get_by_role("button", name="Часы песочницы").click()
    await page.get_by_role("button", name="+1 час").click()
    await screen.hears("Новое: Вера +1")
    await expect(page.locator("#clock")).to_be_hidden()


async def test_the_newest_message_stays_in_sight(box: LittleBox, open_page: OpenPage) -> None:
    page = await open_page(box.url, PHONE)
    screen = Screen(page)
    await screen.writes("/start")
    for number in range(6):
        await screen.writes("/today")
        await expect(screen.messages).to_have_count(4 + number * 2)
    await expect(screen.last.locator(".key").last).to_be_in_viewport()
    await page.reload()
    await expect(screen.last.locator(".key").last).to_be_in_viewport()
    await page.locator("#messages").evaluate("list => list.scrollTo(0, 0)")
    await expect(page.locator("#to-bottom")).to_be_visible()
    await box.bot.say(1003, "Внизу новое")
    await expect(page.locator("#to-bottom .badge")).to_have_text("1")
    await page.locator("#to-bottom").click()
    await expect(screen.last).to_be_in_viewport()
    await expect(page.locator("#to-bottom")).to_be_hidden()


async def test_a_first_visit_is_shown_what_to_try(box: LittleBox, open_page: OpenPage) -> None:
    page = await open_page(box.url)
    screen = Screen(page)
    await page.locator("#hint").get_by_role("button", name="/today").click()
    await expect(screen.input).to_have_value("/today")
    await page.get_by_role("button", name="Спрятать подсказку").click()
    await expect(page.locator("#hint")).to_be_hidden()
    await page.reload()
    await page.wait_for_selector(".tab")
    await asyncio.sleep(0.1)
    await expect(page.locator("#hint")).to_be_hidden()


async def test_the_page_speaks_the_browsers_language_until_told_otherwise(
    box: LittleBox, open_page: OpenPage
) -> None:
    page = await open_page(box.url, locale="en-US")
    await expect(page.locator("#clock")).to_contain_text("Sunday, 22 November 2026")
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Русский").click()
    await expect(page.locator("#clock")).to_contain_text("воскресенье, 22 ноября 2026")
    await page.reload()
    await expect(page.locator("#clock")).to_contain_text("Часы песочницы")
