"""A customer of the sandbox in a real browser, on a phone: from the QR link to the gift.

``PICTURES`` names a folder that keeps a picture of each screen, to be looked at.
"""

import os
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.box import Box
from sandbox.clock import ZONE
from sandbox.demo.cast import ANNA, DASHA, VERA
from sandbox.demo.magnets import CHECKLIST, DISCOUNT
from tests.browser.conftest import OpenPage
from tests.browser.screen import Screen
from tests.project.tour import quick

pytestmark = pytest.mark.asyncio(loop_scope="session")  # the browser lives that long

PHONE = (390, 844)
TUESDAY = 1


@dataclass(frozen=True, slots=True)
class Hand(Screen):
    """What this test does again and again."""

    async def opens_as(self, link: Locator, name: str) -> None:
        """Follow a link with the phone of somebody."""
        await link.click()
        await self.page.get_by_role("dialog").get_by_role("button", name=name).click()

    async def shares_number(self) -> None:
        """Press the key that shares the own number, and agree."""
        await self.page.get_by_role("button", name="Отправить мой номер").click()
        asked = self.page.get_by_role("dialog")
        await expect(asked).to_contain_text("+7900000")
        await asked.get_by_role("button", name="Отправить").click()

    async def taps(self, key: str) -> None:
        """Press a key of the reply keyboard."""
        await self.page.locator(".reply-key").filter(has_text=key).click()

    async def is_at(self, name: str) -> None:
        """Wait until the phone of somebody is in hand."""
        tab = self.page.get_by_role("tab", name=name, selected=True)
        await expect(tab).to_be_visible()

    async def shoots(self, name: str) -> None:
        """Keep a picture where somebody asked for one."""
        folder = os.environ.get("PICTURES")
        if folder:
            await self.page.wait_for_timeout(400)
            await self.page.screenshot(path=f"{folder}/{name}.png")

    async def fits(self) -> bool:
        """Tell whether nothing sticks out at the side."""
        wide = "[...document.querySelectorAll('body, .messages, .composer, .people')]"
        js = f"{wide}.every(one => one.scrollWidth <= one.clientWidth)"
        return bool(await self.page.evaluate(js))


def on_tuesday(box: Box) -> Box:
    """Let a box, not yet entered, live at noon of the next Tuesday, when managers work."""
    local = box.clock.now().astimezone(ZONE)
    day = local.date() + timedelta(days=(TUESDAY - local.weekday()) % 7 or 7)
    box.clock.set_to(datetime.combine(day, time(12), ZONE))
    return box


async def begin(open_page: OpenPage, url: str) -> Hand:
    page: Page = await open_page(url, PHONE)
    await page.evaluate("localStorage.setItem('touchbase.hint', 'hidden')")
    return Hand(page)


async def shows_link(hand: Hand, title: str) -> Locator:
    """Let the owner show the links of a magnet; return that of the exhibition."""
    await hand.picks(ANNA.first_name)
    await hand.writes("/magnets")
    await hand.sees("Лид-магниты")
    await hand.presses(title[:12])
    await hand.sees("Кто обрабатывает данные")
    await hand.shoots("5-magnet-editor")
    await hand.presses("Ссылки и QR")
    await hand.sees("Каждый источник считается отдельно")
    await hand.shoots("5-magnet-links")
    await hand.presses("Выставка")
    await hand.sees("Приём с сайта")
    await hand.presses("QR для печати")
    await expect(hand.page.get_by_role("link", name="Скачать qr-")).to_have_count(2)
    await hand.shoots("5-magnet-qr")
    await hand.page.get_by_role("button", name="Фото").click()
    await hand.shoots("5-magnet-qr-big")
    await hand.page.get_by_role("button", name="Закрыть").click()
    printed = hand.messages.filter(has_text="A6, 300 dpi")
    return printed.get_by_role("link", name="https://t.me/touchbase_bot?start=")


async def test_a_customer_goes_from_the_qr_link_to_the_gift_and_the_manager_calls(
    tmp_path: Path, open_page: OpenPage
) -> None:
    async with on_tuesday(quick(tmp_path)) as box:
        hand = await begin(open_page, box.url)
        link = await shows_link(hand, CHECKLIST)
        await link.click()
        await hand.shoots("0-open-as")
        lines = hand.page.get_by_role("dialog").locator(".line")
        await expect(lines.first).to_contain_text(DASHA.name)
        await expect(lines.first).to_be_focused()
        await lines.first.click()

        await hand.is_at(DASHA.first_name)
        await hand.sees("согласие на обработку")
        await expect(hand.page.locator("article .photo img")).to_have_js_property(
            "naturalWidth", 640
        )
        await hand.shoots("1-consent")
        assert await hand.fits()
        await hand.presses("Согласен, хочу подарок")
        await hand.sees("На какой номер позвонить")
        await hand.shoots("2-phone")
        await hand.shares_number()
        await hand.sees("Как к вам обращаться")
        await hand.shoots("2-name")
        await hand.taps(DASHA.name)
        await hand.sees("Из какого вы города")
        await hand.writes("Москва")
        await hand.sees("Ваш подарок")
        await expect(hand.page.get_by_role("link", name="Скачать 12-вопросов")).to_be_visible()
        await hand.shoots("3-gift")
        assert await hand.fits()
        async with hand.page.expect_download() as loading:
            await hand.page.get_by_role("link", name="Скачать 12-вопросов").click()
        assert (await loading.value).suggested_filename.endswith(".txt")

        await hand.picks(VERA.first_name)
        lead = hand.messages.filter(has_text=f"Лид: {DASHA.last_name}")
        await expect(lead).to_contain_text("Выставка")
        await expect(lead).to_contain_text("Новый клиент")
        await hand.shoots("4-lead")
        assert await hand.fits()
        await lead.get_by_role("button", name="Дозвонился").click()
        await expect(lead).to_have_count(0)
        await hand.sees("Итог: дозвонился")
        await hand.sees("Что дальше?")
        await hand.shoots("4-lead-called")

        await hand.picks(ANNA.first_name)
        await hand.writes("/magnets")
        await hand.presses(CHECKLIST[:12])
        await hand.presses("Цифры")
        await hand.sees("открыли")
        await hand.shoots("6-funnel-table")
        await hand.presses("Картинкой")
        await hand.sees("от ссылки до сделки")
        await hand.shoots("6-funnel")


async def test_a_friend_is_thought_up_brought_and_both_are_rewarded(
    tmp_path: Path, open_page: OpenPage
) -> None:
    async with on_tuesday(quick(tmp_path)) as box:
        hand = await begin(open_page, box.url)
        await hand.opens_as(await shows_link(hand, DISCOUNT), DASHA.first_name)
        await hand.presses("Согласен, хочу подарок")
        await hand.shares_number()
        await hand.taps(DASHA.name)
        await hand.sees("Ваш личный код")
        await hand.shoots("7-code")

        await hand.writes("/friend")
        await hand.sees("Позовите друга")
        await hand.shoots("7-friend")
        await hand.presses("Отправить")
        await hand.page.get_by_role("dialog").get_by_role("button", name="Новый клиент").click()
        await hand.shoots("7-newcomer")
        dialog = hand.page.get_by_role("dialog")
        await dialog.get_by_role("textbox", name="Имя").fill("Ева Придуманова")
        await dialog.get_by_role("button", name="Добавить").click()
        await hand.is_at("Ева")
        await hand.presses("Согласен, хочу подарок")
        await hand.shares_number()
        await hand.taps("Ева Придуманова")
        await hand.sees("вас пригласил друг")
        await hand.shoots("7-friend-gift")

        await hand.picks(DASHA.first_name)
        await hand.sees("По вашей ссылке пришёл друг")
        await hand.shoots("7-reward")
