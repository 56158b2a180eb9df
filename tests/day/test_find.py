"""``/find``: eight to a page, however it is typed, and only one's own (R60)."""

import pytest

from tests.day.conftest import Team


@pytest.fixture
async def petrov(team: Team) -> Team:
    await team.ann.says("/add Петров Иван +79161234567 petrov@example.com ООО Ромашка")
    return team


@pytest.mark.parametrize(
    "words",
    [
        "петров",
        "ПЕТРОВ",
        "petrov",
        "gtnhjd",
        "петров ромашка",
        "4567",
        "916 123",
        "petrov@example.com",
    ],
)
async def test_r2_a_client_is_found_however_it_is_typed(petrov: Team, words: str) -> None:
    await petrov.ann.says(f"/find {words}")
    assert petrov.ann.sees("Петров Иван")
    assert petrov.ann.sees("ООО Ромашка")
    assert petrov.ann.sees("8 (916) 123-45-67")


async def test_a_find_opens_the_card(petrov: Team) -> None:
    await petrov.ann.says("/find Петров")
    await petrov.ann.presses("1. Петров Иван")
    assert petrov.ann.sees("petrov@example.com")


async def test_a_company_is_found_and_its_card_names_its_people(petrov: Team) -> None:
    await petrov.ann.says("/find ромашка")
    await petrov.ann.presses("ООО Ромашка")
    assert petrov.ann.sees("Петров Иван · 8 (916) 123-45-67")


async def test_r60_a_colleague_finds_nobody(petrov: Team) -> None:
    await petrov.gleb.says("/find Петров")
    assert petrov.gleb.sees("никого не нашёл")
    await petrov.boris.says("/find Петров")
    assert petrov.boris.sees("8 (916) 123-45-67")


async def test_eight_to_a_page_and_the_pages_turn(team: Team) -> None:
    for number in range(10):
        await team.ann.says(f"/add Петров Иван +7916000000{number}")
    await team.ann.says("/find Петров")
    assert team.ann.sees("нашлось 10 записей")
    assert team.ann.sees("Страница 1 из 2")
    assert team.ann.sees("8. Петров")
    assert not team.ann.sees("9. Петров")
    await team.ann.presses("▶️")
    assert team.ann.sees("10. Петров")
    await team.ann.presses("◀️")
    assert team.ann.sees("1. Петров")


async def test_a_page_of_somebody_elses_search_is_gone(team: Team) -> None:
    for number in range(10):
        await team.ann.says(f"/add Петров Иван +7916000000{number}")
    await team.ann.says("/find Петров")
    await team.gleb.starts()
    await team.gleb.presses(data="fp:1:1", message=team.gleb.last)
    assert "больше нет" in (team.gleb.toast or "")


async def test_whom_nobody_knows_can_be_added(team: Team) -> None:
    await team.ann.says("/find Новиков Олег")
    assert team.ann.sees("никого не нашёл")
    await team.ann.presses("Добавить")
    await team.ann.says("+79990001122")
    assert team.ann.sees("Добавлен контакт: Новиков Олег")


async def test_a_bare_command_takes_the_next_line(petrov: Team) -> None:
    await petrov.ann.says("/find")
    assert petrov.ann.sees("Кого ищем")
    await petrov.ann.says("Петров")
    assert petrov.ann.sees("8 (916) 123-45-67")
