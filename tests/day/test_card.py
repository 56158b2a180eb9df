"""``/card``: what is known, what is missing, what can be done (R30, R31, R40, R71)."""

import pytest

from tests.day.conftest import Team


@pytest.fixture
async def romashka(team: Team) -> Team:
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка прораб")
    return team


async def test_a_card_tells_kind_quality_and_what_is_missing(romashka: Team) -> None:
    await romashka.ann.says("/card Петров")
    for fact in ("белый", "потенциальный", "качество 36 %", "отчество", "e-mail", "ИНН"):
        assert romashka.ann.sees(fact), fact
    for label in ("Звонок", "Напомнить", "Сделка", "Изменить", "История", "В отдых"):
        assert romashka.ann.find_button(label), label


async def test_the_past_and_what_is_ahead_stand_on_the_card(romashka: Team) -> None:
    await romashka.ann.says("/call Петров дозвонился, просил прайс, перезвонить в пятницу в 11")
    await romashka.ann.says("/deal Петров 120000 Фасад")
    await romashka.ann.says("/card Петров")
    for fact in ("пт 27 ноября, 11:00", "120\u00a0000", "Фасад", "Касаний: 1", "прайс"):
        assert romashka.ann.sees(fact), fact


async def test_r71_an_empty_chair_is_filled_from_its_button(romashka: Team) -> None:
    await romashka.ann.says("/card Петров")
    await romashka.ann.presses("➕ e-mail")
    assert romashka.ann.sees("Например: ivan@example.com")
    await romashka.ann.says("petrov@example.com")
    assert romashka.ann.sees("пусто → petrov@example.com")
    await romashka.ann.presses("Карточка")
    assert romashka.ann.sees("petrov@example.com")


async def test_r71_a_missing_person_of_a_company_is_added_from_its_button(romashka: Team) -> None:
    await romashka.ann.says("/card Ромашка")
    await romashka.ann.presses("ещё контакты")
    assert romashka.ann.sees("Кого добавить в ООО Ромашка")
    await romashka.ann.says("Сидоров Пётр")
    assert romashka.ann.sees("Нужен телефон или e-mail")
    await romashka.ann.says("Сидоров Пётр главный инженер +79165554433")
    assert romashka.ann.sees("ООО Ромашка")
    await romashka.ann.presses("Вся компания")
    assert romashka.ann.find_button("Сидоров Пётр · ЛПР")


async def test_a_card_puts_the_client_to_rest_and_back(romashka: Team) -> None:
    await romashka.ann.says("/remind Петров завтра в 11 позвонить")
    await romashka.ann.says("/card Петров")
    await romashka.ann.presses("В отдых")
    assert romashka.ann.sees("пт 23 апреля 2027")
    await romashka.ann.presses("Карточка")
    assert romashka.ann.sees("отдыхает до пт 23 апреля 2027 · решено сделать паузу (R21) · круг 1")
    assert romashka.ann.find_button("Разбудить", romashka.ann.last)
    await romashka.ann.says("/undo")
    await romashka.ann.says("/card Петров")
    assert romashka.ann.sees("позвонить")
    assert not romashka.ann.sees("отдыхает")


async def test_the_card_says_from_when_on_the_client_may_be_touched(romashka: Team) -> None:
    await romashka.ann.says("/card Петров")
    assert not romashka.ann.sees("Лучше не беспокоить")
    await romashka.ann.says("/call Петров не ответил")
    await romashka.ann.says("/card Петров")
    assert romashka.ann.sees("Лучше не беспокоить до чт 26 ноября, 10:00")
    assert romashka.ann.sees("R10")
    await romashka.ann.says("/card Ромашка")
    assert romashka.ann.sees("Лучше не беспокоить до чт 26 ноября, 10:00")


async def test_r12_the_card_of_a_far_client_knows_its_night(romashka: Team) -> None:
    await romashka.ann.says("/edit Петров город Владивосток")
    await romashka.tg.passes(hours=6)
    await romashka.ann.says("/card Петров")
    assert romashka.ann.sees("Лучше не беспокоить до 02:00 завтра")
    assert romashka.ann.sees("R12")


async def test_r60_a_card_made_by_hand_is_gone_for_a_colleague(romashka: Team) -> None:
    await romashka.gleb.starts()
    for data in ("cd:1:1", "do:edit:1:1", "ed:name:1:1", "do:rest:1:1", "do:person:1:0"):
        await romashka.gleb.presses(data=data, message=romashka.gleb.last)
        assert "больше нет" in (romashka.gleb.toast or ""), data
    await romashka.boris.says("/card Петров")
    assert romashka.boris.sees("Ведёт: Анна Северова")


async def test_r62_a_card_can_be_neither_forwarded_nor_saved(romashka: Team) -> None:
    await romashka.ann.says("/card Петров")
    assert romashka.ann.last.protected


async def test_several_matches_are_offered_and_the_card_opens(romashka: Team) -> None:
    await romashka.ann.says("/add Петрова Анна +79165554433")
    await romashka.ann.says("/card Петр")
    await romashka.ann.presses("Петрова Анна")
    assert romashka.ann.sees("8 (916) 555-44-33")


async def test_a_bare_command_asks_whose_card(romashka: Team) -> None:
    await romashka.ann.says("/card")
    assert romashka.ann.sees("Чью карточку")
    await romashka.ann.says("Петров")
    assert romashka.ann.sees("8 (916) 123-45-67")
