"""What a visitor does and sees on the page, in the words of a test."""

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect


@dataclass(frozen=True, slots=True)
class Screen:
    """The page in the hands of a visitor."""

    page: Page

    @property
    def messages(self) -> Locator:
        """Every bubble of the open chat."""
        return self.page.locator("article")

    @property
    def last(self) -> Locator:
        """The newest bubble."""
        return self.messages.last

    @property
    def input(self) -> Locator:
        """Where one writes."""
        return self.page.locator("#input")

    async def picks(self, name: str) -> None:
        """Take the phone of a person."""
        await self.page.get_by_role("tab", name=name).click()

    async def writes(self, text: str) -> None:
        """Type and press Enter."""
        await self.input.fill(text)
        await self.input.press("Enter")

    async def sees(self, text: str) -> None:
        """Wait until a bubble holds a text."""
        await expect(self.messages.filter(has_text=text).last).to_be_visible()

    async def hears(self, toast: str) -> None:
        """Wait for a toast."""
        await expect(self.page.locator(".toast").filter(has_text=toast).last).to_be_visible()

    async def presses(self, label: str) -> None:
        """Press the newest inline button with a label."""
        await self.page.locator(".key").filter(has_text=label).last.click()

    async def attaches(self, what: str) -> None:
        """Choose from the paper clip's menu."""
        await self.page.locator("#attach").click()
        await self.page.get_by_role("menuitem", name=what, exact=True).click()
