from collections.abc import AsyncIterator

import pytest

from tests.web.shop import Shop, shop


@pytest.fixture
async def open_shop() -> AsyncIterator[Shop]:
    async with shop() as opened:
        yield opened
