"""The screen of a link tells at which addresses a site reaches it, and what they still lack."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.day.conftest import Team

OURS = "https://crm.vega.ru"
OFF = "HTTP у бота выключен"
BARE = "задайте настройку PUBLIC_URL"


@pytest.fixture
def further_settings(
    public_url: str | None, unused_tcp_port: int, *, listens: bool
) -> Mapping[str, Any]:
    return {"public_url": public_url, "http_port": unused_tcp_port if listens else None}


@pytest.mark.parametrize(
    ("public_url", "listens", "lacks"),
    [(None, False, {OFF}), (None, True, {BARE}), (OURS, True, set()), (OURS, False, {OFF})],
)
async def test_a_link_shows_where_a_site_sends_its_forms(
    team: Team, public_url: str | None, lacks: set[str], *, listens: bool
) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    await olga.presses("Ссылки и QR")
    await olga.presses("Основная")
    assert olga.sees("Приём с сайта выключен")
    assert olga.sees(f"страница с формой: {public_url or ''}/f/") is listens
    await olga.presses("Включить приём с сайта")
    assert olga.sees(f"страница с формой: {public_url or ''}/f/")
    assert olga.sees(f"POST {public_url or ''}/leads/")
    assert {one for one in (OFF, BARE) if olga.sees(one)} == lacks
    assert olga.sees("Ключ держите") is listens
