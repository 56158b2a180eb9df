"""Consent texts of a magnet: templates, versions, own wording, who processes the data (R51)."""

import pytest

from domain.customers.consents import ConsentText
from handlers.magnets.consent_texts import read_term, term_words
from locales import texts_for
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnet_talk import fills_operator, labels, makes_ready, opens


async def texts_of(team: Team, magnet_id: int = 1) -> dict[str, ConsentText]:
    async with SqlUnits(team.app.database)() as unit:
        texts = await unit.consents.texts(magnet_id)
    return {f"{one.purpose}-{one.locale}": one for one in texts}


async def test_152fz_the_template_names_all_that_a_consent_must(team: Team) -> None:
    await makes_ready(team.olga, "Прайс")
    texts = await texts_of(team)
    assert len(texts) == 4
    for part in (
        "ООО «Вега», ИНН 7707083893",
        "Тула, Ленина, 1",
        "телефон, имя",
        "Для чего: передать мне",
        "собирают, записывают",
        "3 года",
        "/forget в чате @touchbase_bot",
        "data@vega.ru",
    ):
        assert part in texts["personal_data-ru"].text, part
    assert "3 years" in texts["personal_data-en"].text
    assert "Это необязательно" in texts["mailing-ru"].text
    assert "по телефону" in texts["mailing-ru"].text
    assert "/stop" in texts["mailing-en"].text
    assert {one.version for one in texts.values()} == {1}


async def test_r51_other_questions_are_the_next_version_of_what_they_change(team: Team) -> None:
    olga = team.olga
    await opens(olga, "Прайс")
    await olga.presses("Вопросы")
    await olga.presses("Город")
    assert olga.sees("Тексты согласий обновлены")
    texts = await texts_of(team)
    assert texts["personal_data-ru"].version == 2
    assert "телефон, имя, город" in texts["personal_data-ru"].text
    assert texts["mailing-ru"].version == 1
    await olga.presses("⬆️ 2")
    assert (await texts_of(team))["mailing-ru"].version == 1
    await olga.presses("⏭ 1")
    assert not olga.sees("Тексты согласий обновлены")


async def test_r51_another_purpose_and_back_to_the_usual_one(team: Team) -> None:
    olga = team.olga
    await makes_ready(olga, "Прайс")
    await olga.presses("Согласия")
    await olga.presses("Для чего")
    await olga.says("рассчитать стоимость <b>.")
    assert olga.sees("Для чего: рассчитать стоимость <b>")
    await olga.presses("Данные, рус.")
    assert olga.sees("Для чего: рассчитать стоимость <b>.")
    assert olga.sees("версия 2, сегодня, 10:00")
    await olga.presses("Назад")
    await olga.presses("Для чего")
    await olga.presses("Как обычно")
    assert "to give me what I ask for" in (await texts_of(team))["personal_data-en"].text


async def test_r51_own_wording_stays_until_the_template_comes_back(team: Team) -> None:
    olga = team.olga
    await makes_ready(olga, "Прайс")
    await olga.presses("Согласия")
    await olga.presses("Рассылка, рус.")
    await olga.presses("Написать свой текст")
    await olga.says("Согласен на новости раз в месяц.")
    assert olga.sees("✍️ Рассылка, по-русски: версия 2, сегодня, 10:00 · свой текст")
    assert olga.sees("Согласен на новости раз в месяц.")
    await olga.presses("Назад")
    await olga.presses("Назад")
    await olga.presses("Вопросы")
    await olga.presses("E-mail")
    texts = await texts_of(team)
    assert texts["mailing-ru"].text == "Согласен на новости раз в месяц."
    assert "by e-mail" in texts["mailing-en"].text
    await olga.presses("Назад")
    await olga.presses("Согласия")
    await olga.presses("Рассылка, рус.")
    await olga.presses("Вернуть шаблон")
    text = (await texts_of(team))["mailing-ru"]
    assert not text.own
    assert "ООО «Вега»" in text.text
    assert "📄 Вернуть шаблон" not in labels(olga)


async def test_the_operator_is_asked_once_and_changes_every_magnet(team: Team) -> None:
    olga = team.olga
    await makes_ready(olga, "Прайс")
    await makes_ready(olga, "Каталог")
    await olga.presses("Согласия")
    await olga.presses("Оператор")
    assert olga.sees("Срок: 3 года")
    await olga.presses("Адрес")
    assert olga.sees("Сейчас: Тула, Ленина, 1")
    await olga.says("Тверь, Мира, 2")
    assert olga.sees("Обновлено 4 текста согласий")
    for magnet in (1, 2):
        assert "Тверь" in (await texts_of(team, magnet))["personal_data-en"].text
    await olga.presses("E-mail")
    await olga.says("не почта")
    assert olga.sees("не похоже на e-mail")
    await olga.says("new@vega.ru")
    assert olga.sees("E-mail: new@vega.ru")
    await olga.presses("Срок")
    await olga.presses("До отзыва")
    assert "Срок: до отзыва согласия." in (await texts_of(team))["personal_data-ru"].text


async def test_the_questions_about_the_operator_can_be_left_and_passed_over(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    await olga.presses(data="mo:name:1:0:1")
    await olga.says("ИП Иванов")
    await olga.says("Омск")
    await olga.presses("Пропустить")
    await olga.presses("Назад")
    assert olga.sees("✅ Кто обрабатывает данные: ИП Иванов")
    assert olga.sees("❗️ Тексты согласий: нет")
    await olga.presses("Согласия")
    assert olga.sees("Данные, по-русски: версия 1")
    assert "письмо" not in (await texts_of(team))["personal_data-ru"].text


async def test_no_operator_no_texts(team: Team) -> None:
    olga = team.olga
    await olga.says("/magnets Прайс")
    await olga.presses("Согласия")
    assert olga.sees("Текстов пока нет")
    await olga.presses("Оператор")
    assert olga.sees("Название: —")
    await olga.presses("Название")
    await olga.says("ООО «Вега»")
    assert olga.sees("Название: ООО «Вега»")
    assert await texts_of(team) == {}


async def test_a_magnet_made_later_has_its_texts_at_once(team: Team) -> None:
    await team.olga.says("/magnets Прайс")
    await team.olga.presses(data="mo:name:1:0:1")
    await fills_operator(team.olga)
    await team.olga.says("/magnets Каталог")
    assert team.olga.sees("✅ Тексты согласий: 4, последняя версия 1")


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("3 года", "36", "3 года"),
        ("1 год", "12", "1 год"),
        ("18 мес.", "18", "18 месяцев"),
        ("2 years", "24", "2 года"),
        ("0 лет", "0 лет", "0 лет"),
        ("пока живу", "пока живу", "пока живу"),
    ],
)
def test_a_term_is_kept_in_months_and_told_in_any_language(
    typed: str, kept: str, shown: str
) -> None:
    assert read_term(typed) == kept
    assert term_words(texts_for("ru"), kept) == shown
