"""A real browser, and a tab in it that allows no error to pass unseen."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.little_bot import LittleBox, little_box

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK = (1280, 800)
PHONE = (360, 740)
WAIT_MS = 8000

# What a browser says by itself when a server goes away, as one test makes it do.
EXPECTED = ("net::ERR_", "Failed to load resource")

OpenPage = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = pytest.mark.skip(reason="no chromium on this machine (Debian: the package chromium)")
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(missing)


@pytest_asyncio.fixture(loop_scope="session")
async def box() -> AsyncIterator[LittleBox]:
    async with little_box() as made:
        yield made


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Start the browser once: that takes longer than most of the tests."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """Open an address in a new tab; a page that complained fails the test at its end."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    async def open_it(url: str, size: tuple[int, int] = DESK, locale: str = "ru-RU") -> Page:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: (
                complaints.append(line.text) if line.type in {"error", "warning"} else None
            ),
        )
        await page.goto(url)
        await page.wait_for_selector(".tab")
        return page

    yield open_it
    for context in contexts:
        await context.close()
    assert [one for one in complaints if not any(words in one for words in EXPECTED)] == []
