"""The owner's pipeline: names, order, probability, days allowed (R28)."""

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team


@pytest.fixture
async def olga(team: Team) -> Actor:
    await team.olga.says("/stages")
    return team.olga


async def test_r28_the_default_stages_stand_in_order(olga: Actor) -> None:
    names = ["Новая", "Контакт", "Потребность", "КП отправлено", "Переговоры", "Договор"]
    for number, name in enumerate([*names, "Выиграна", "Проиграна"], 1):
        assert olga.sees(f"{number}. {name}")
    assert olga.sees("5. Переговоры · 70 % · 14 дней")


async def test_r28_a_stage_is_renamed_and_deals_show_it(olga: Actor) -> None:
    await olga.presses("1. Новая")
    await olga.presses("Название")
    await olga.says("Заявка <b>")
    assert olga.sees("Заявка <b>")
    await olga.says("/add Петров Иван 8 916 123-45-67")
    await olga.says("/deal Петров 10к кабель")
    assert olga.sees("Заявка <b>")
    await olga.presses("▶️")
    await olga.says("/move кабель заявка")
    assert olga.sees("Контакт → Заявка <b>")


async def test_r28_per_cent_and_days(olga: Actor) -> None:
    await olga.presses("5. Переговоры")
    await olga.presses("Процент")
    await olga.says("много")
    assert olga.sees("нужно число")
    await olga.says("75%")
    assert olga.sees("75 %")
    await olga.presses("Дни")
    await olga.says("0")
    assert olga.sees("без срока")
    await olga.presses("Дни")
    await olga.says("21 день")
    assert olga.sees("21 день")
    await olga.presses("Процент")
    await olga.says("101")
    assert olga.sees("от 0 до 100")


async def test_r28_the_order_changes(olga: Actor) -> None:
    await olga.presses("5. Переговоры")
    await olga.presses("Выше")
    assert olga.sees("4. Переговоры")
    await olga.presses("Ниже")
    assert olga.sees("5. Переговоры")
    await olga.presses("Назад")
    assert olga.sees("Этапы воронки")


async def test_r28_a_stage_is_added_before_the_ends(olga: Actor) -> None:
    await olga.presses("Добавить")
    await olga.says("Тест образцов")
    assert olga.sees("Этап добавлен: Тест образцов")
    assert olga.sees("7. Тест образцов · 90 % · 14 дней")
    assert olga.sees("9. Проиграна")


async def test_the_ends_of_the_pipeline_only_change_their_names(olga: Actor) -> None:
    await olga.presses("7. Выиграна")
    assert [key.text for row in olga.last.buttons for key in row] == ["✏️ Название", "◀️ Назад"]


async def test_only_the_owner_edits_the_stages(team: Team) -> None:
    for person in (team.ann, team.boris):
        await person.says("/stages")
        assert person.sees("может только владелец")
        for verb in ("show", "up", "name", "add", "list"):
            await person.presses(data=f"sg:{verb}:1")
            assert "может только владелец" in (person.toast or ""), verb
