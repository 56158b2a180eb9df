"""A morning of Vera's in a real browser: the whole box with the real bot behind the page."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.settings import Settings
from sandbox.box import Box
from tests.browser.conftest import DESK, PHONE, OpenPage
from tests.browser.screen import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")  # the browser lives that long


@pytest_asyncio.fixture(loop_scope="session")
async def whole_box(tmp_path: Path) -> AsyncIterator[Box]:
    settings = Settings(
        _env_file=None, sandbox_port=0, messages_per_second=0, messages_per_chat_second=0
    )
    async with Box(settings, tmp_path) as box:
        yield box


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
async def test_vera_adds_a_client_logs_a_call_and_is_reminded_a_week_later(
    whole_box: Box, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = await open_page(whole_box.url, size)
    screen = Screen(page)
    await screen.picks("Вера")

    await screen.writes("/add Вера Лесникова +7 903 555-01-42 ООО «Береговой»")
    await screen.sees("8 (903) 555-01-42")

    await screen.attaches("Контакт из телефонной книги")
    await page.get_by_role("dialog").get_by_role("button", name="Виктор Новосёлов").click()
    await screen.sees("Новосёлов")
    await expect(screen.last.get_by_role("button", name="Отменить")).to_be_visible()

    await screen.writes("звонил Лесниковой, перезвонить завтра в 11")
    await screen.sees("11:00")

    if size == PHONE:
        await page.get_by_role("button", name="Часы песочницы").click()
    await page.get_by_role("button", name="+1 неделя").click()
    reminder = screen.messages.filter(has_text="🔔").filter(has_text="Лесникова")
    await expect(reminder).to_be_visible()
    await reminder.get_by_role("button", name="Дозвонился").click()
    await expect(reminder.locator(".key[aria-busy]")).to_have_count(0)
