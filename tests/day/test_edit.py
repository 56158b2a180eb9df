"""``/edit WHO FIELD VALUE``: old and new, in words or by buttons."""

import pytest

from tests.day.conftest import Team


@pytest.fixture
async def petrov(team: Team) -> Team:
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка")
    return team


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("отчество Сергеевич", "пусто → Сергеевич"),
        ("фамилия Петренко", "Петров → Петренко"),
        ("должность главный инженер", "пусто → главный инженер"),
        ("email ivan@example.com", "пусто → ivan@example.com"),
        ("инн 7707083893", "пусто → 7707083893"),
        ("др 12.03.1980", "пусто → 12.03.1980"),
        ("день рождения 12.03.1980", "пусто → 12.03.1980"),
        ("город Казань", "пусто → Казань"),
        ("тег выставка", "пусто → выставка"),
        ("телефон 8 916 765 43 21", "8 (916) 123-45-67, 8 (916) 765-43-21"),
        ("класс А", "пусто → A"),
    ],
)
async def test_one_field_is_changed_and_shown_before_and_after(
    petrov: Team, line: str, seen: str
) -> None:
    await petrov.ann.says(f"/edit Петров {line}")
    assert petrov.ann.sees(seen)


async def test_undo_restores_the_field(petrov: Team) -> None:
    await petrov.ann.says("/edit Петров фамилия Сидоров")
    await petrov.ann.presses("Отменить")
    await petrov.ann.says("/card Петров")
    assert petrov.ann.sees("Петров Иван")


async def test_a_minus_empties_a_field(petrov: Team) -> None:
    await petrov.ann.says("/edit Петров город Казань")
    await petrov.ann.says("/edit Петров город -")
    assert petrov.ann.sees("Казань → пусто")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("инн 123", "контрольная цифра"),
        ("др 31.02.1980", "такого дня нет"),
        ("email нет", "не похоже на e-mail"),
        ("телефон 12", "не похоже на телефон"),
        ("класс Ж", "A, B или C"),
    ],
)
async def test_an_unfit_value_is_refused_with_the_reason(petrov: Team, line: str, why: str) -> None:
    await petrov.ann.says(f"/edit Петров {line}")
    assert petrov.ann.sees(why)


async def test_a_misspelt_field_is_guessed(petrov: Team) -> None:
    await petrov.ann.says("/edit Петров отчетсво Сергеевич")
    assert petrov.ann.sees("Не знаю поля «отчетсво»")
    await petrov.ann.presses("отчество")
    await petrov.ann.says("Сергеевич")
    assert petrov.ann.sees("пусто → Сергеевич")


async def test_without_a_field_the_fields_are_buttons(petrov: Team) -> None:
    await petrov.ann.says("/edit Петров")
    await petrov.ann.presses("должность")
    await petrov.ann.presses("главный инженер")
    assert petrov.ann.sees("пусто → главный инженер")


async def test_without_a_value_it_is_asked_for_and_a_wrong_one_asked_again(petrov: Team) -> None:
    await petrov.ann.says("/edit Петров email")
    assert petrov.ann.sees("напишите значение")
    await petrov.ann.says("это не почта")
    assert petrov.ann.sees("не похоже на e-mail")
    await petrov.ann.says("ivan@example.com")
    assert petrov.ann.sees("пусто → ivan@example.com")


async def test_a_press_elsewhere_ends_the_question(petrov: Team) -> None:
    await petrov.ann.says("/edit Петров отчество")
    await petrov.ann.presses("Карточка")
    await petrov.ann.says("Петров")
    assert not petrov.ann.sees("пусто → Петров")


async def test_a_bare_command_asks_whose_card(petrov: Team) -> None:
    await petrov.ann.says("/edit")
    assert petrov.ann.sees("Чью карточку изменить")
    await petrov.ann.says("Петров город Казань")
    assert petrov.ann.sees("пусто → Казань")


async def test_r3_a_colleagues_phone_is_refused_without_naming_the_client(petrov: Team) -> None:
    await petrov.gleb.says("/add Восточный Лев +79165554433")
    await petrov.gleb.says("/edit Восточный телефон +79161234567")
    assert petrov.gleb.sees("Анна Северова")
    assert not petrov.gleb.sees("Ромашка")


async def test_r30_a_standing_is_set_by_a_head_only(petrov: Team) -> None:
    await petrov.ann.says("/edit Петров статус VIP")
    assert petrov.ann.sees("только руководитель")
    await petrov.boris.says("/edit Петров статус VIP")
    await petrov.boris.says("/card Петров")
    assert petrov.boris.sees("VIP")
