"""The owner's numbers of the rules: seen, changed in every way, refused, and in force at once."""

import pytest

from domain.errors import PolicyConflictError, PolicyRangeError
from domain.policy import SPECS, Unit
from handlers.policy_lines import TOPICS, value_text
from handlers.replies import TOAST_LIMIT
from locales import LOCALES, texts_for
from sandbox.actors import Actor
from tests.day.conftest import Team

USUAL = {
    "gap_days": 3, "contact_touches": 4, "company_touches": 8, "window_days": 30,
    "hours_from": 9 * 60, "hours_till": 20 * 60,
    "mailing_days": 7, "hide_phones": 0, "round_days": 60, "round_touches": 6,
    "rest_from_months": 5, "rest_till_months": 6, "fruitless_rounds": 3, "archive_months": 6,
    "archive_list": 30, "dormant_days": 180, "reactivation_months": 6,
    "retention_months": 36, "lead_minutes": 15, "ask_after_win": 0, "ask_after_meeting": 0,
}  # fmt: skip
"""The defaults of the domain, written down a second time on purpose."""


@pytest.fixture
async def olga(team: Team) -> Actor:
    await team.olga.says("/policy")
    return team.olga


def labels(person: Actor) -> list[str]:
    return [key.text for row in person.last.buttons for key in row]


async def test_the_owner_sees_every_number_as_it_stands(olga: Actor) -> None:
    texts = texts_for("ru")
    for topic, names in TOPICS.items():
        assert olga.sees(texts.plain(f"policy-topic-{topic}"))
        for name in names:
            value = value_text(texts, name, USUAL[name])
            assert olga.sees(f"{texts.plain(f'policy-name-{name}')}: {value}"), name
    assert olga.last.text.count("•") == 1  # the legend


def test_every_number_belongs_to_one_topic() -> None:
    assert sorted(name for names in TOPICS.values() for name in names) == sorted(SPECS)


async def test_three_presses_change_a_number(olga: Actor) -> None:
    await olga.presses("Частота касаний")
    assert olga.sees("Сколько ждать между двумя исходящими касаниями")
    await olga.presses("Пауза: 3 дня")
    assert olga.sees("R10")
    assert olga.sees("Можно: от 0 до 90 дней")
    assert olga.sees("Ещё не меняли")
    await olga.presses("4 дня")
    assert olga.sees("Пауза: 3 дня → 4 дня")
    assert olga.sees("Сейчас: 4 дня")
    await olga.presses("Назад")
    await olga.presses("Назад")
    assert olga.sees("• Пауза: 4 дня (3 дня)")
    assert olga.sees("Молчание покупателя: 180 дней")


async def test_a_number_is_changed_in_one_line(olga: Actor) -> None:
    for line, shown in (
        ("пауза 5", "Пауза: 3 дня → 5 дней"),
        ("R10 6", "Пауза: 5 дней → 6 дней"),
        ("gap_days 21", "Пауза: 6 дней → 21 день"),
        ("часы с 10:00", "Звонить с: 9:00 → 10:00"),
        ("hours till 19", "Звонить до: 20:00 → 19:00"),
        ("телефоны скрывать", "Номер до срока: предупреждать → скрывать"),
        ("лид ждёт 2 часа", "Лид ждёт: 15 минут → 120 минут"),
        ("R52 2 года", "Хранить данные: 36 месяцев → 24 месяца"),
        ("вопрос после сделки да", "Вопрос после сделки: нет → да"),
    ):
        await olga.says(f"/policy {line}")
        assert olga.sees(shown), line


async def test_an_own_value_is_typed_and_a_wrong_one_gets_the_range(olga: Actor) -> None:
    await olga.presses("Отдых")
    await olga.presses("Отдых до: 6 месяцев")
    await olga.presses("Своё")
    assert olga.sees("Можно: от 2 до 36 месяцев")
    await olga.says("полгода <b>")
    assert olga.sees("Не понял «полгода <b>»")
    assert olga.sees("от 2 до 36 месяцев")
    await olga.says("40")
    assert olga.sees("40 не подойдёт: можно от 2 до 36 месяцев")
    await olga.says("8 месяцев")
    assert olga.sees("Отдых до: 6 месяцев → 8 месяцев")


async def test_a_wrong_value_in_a_line_gets_the_range_and_is_asked_again(olga: Actor) -> None:
    await olga.says("/policy часы с 25:00")
    assert olga.sees("25:00 не подойдёт: можно от 0:00 до 23:59")
    await olga.says("8:30")
    assert olga.sees("Звонить с: 9:00 → 8:30")
    await olga.says("/policy пауза долгая")
    assert olga.sees("Не понял «долгая»")
    await olga.says("/today")
    await olga.says("5")
    await olga.says("/policy")
    assert olga.sees("Пауза: 3 дня")


async def test_a_contradiction_is_refused_with_what_to_change_first(olga: Actor) -> None:
    await olga.says("/policy отдых от 7")
    assert olga.sees("Отдых «до» должен быть дольше")
    await olga.presses("Отдых до: 6 месяцев")
    await olga.presses("Своё")
    await olga.says("9")
    assert olga.sees("6 месяцев → 9 месяцев")
    await olga.says("/policy отдых от 7")
    assert olga.sees("Отдых от: 5 месяцев → 7 месяцев")
    await olga.says("/policy часы до 9:00")
    assert olga.sees("должно быть позже")
    await olga.says("/policy пауза 31")
    assert olga.sees("Пауза не может быть длиннее")
    assert "Лимиты за: 30 дней" in labels(olga)


async def test_who_changed_what_and_when_is_shown(team: Team, olga: Actor) -> None:
    await olga.presses("Последние изменения")
    assert olga.sees("ещё не меняли")
    await olga.says("/policy рассылка 10")
    await team.tg.passes(days=1)
    await olga.says("/policy рассылка 14")
    await olga.says("/policy mailing_days")
    assert olga.sees("Последнее изменение: Ольга Владелец, сегодня, 10:00 (было: 10 дней)")
    await olga.says("/policy")
    await olga.presses("Последние изменения")
    assert olga.sees("вчера, 10:00 · Ольга Владелец")
    assert olga.sees("Между рассылками: 7 дней → 10 дней")
    assert olga.sees("Между рассылками: 10 дней → 14 дней")


async def test_ten_latest_changes_are_shown(olga: Actor) -> None:
    for value in range(10, 22):
        await olga.says(f"/policy рассылка {value}")
    await olga.says("/policy")
    await olga.presses("Последние изменения")
    assert olga.last.text.count("→") == 10
    assert olga.sees("20 дней → 21 день")
    assert not olga.sees("10 дней → 11 дней")


async def test_the_usual_and_the_former_value_are_a_press_away(olga: Actor) -> None:
    await olga.says("/policy пауза 5")
    await olga.says("/policy пауза 10")
    await olga.presses("Вернуть: 5 дней")
    assert olga.sees("10 дней → 5 дней")
    await olga.presses("Как обычно: 3 дня")
    assert olga.sees("5 дней → 3 дня")
    assert not any("Как обычно" in one for one in labels(olga))


async def test_phones_are_hidden_by_two_buttons(olga: Actor) -> None:
    await olga.presses("Телефоны")
    assert labels(olga) == ["⚠️ Предупреждать", "🔒 Скрывать", "◀️ Назад"]
    await olga.presses("Скрывать")
    assert olga.sees("Сейчас: скрывать")
    await olga.presses("Скрывать")
    assert olga.sees("Так уже стоит")


async def test_r13_asking_back_is_turned_on_by_a_button(olga: Actor) -> None:
    await olga.presses("Лиды и люди")
    await olga.presses("Вопрос после встречи: нет")
    assert labels(olga)[:2] == ["🔕 Не спрашивать", "🙋 Спрашивать"]
    await olga.presses("🙋 Спрашивать")
    assert olga.sees("Вопрос после встречи: нет → да")


async def test_numbers_of_one_rule_in_several_topics_are_offered(olga: Actor) -> None:
    await olga.says("/policy R13")
    assert olga.sees("Какое число показать?")
    await olga.presses("Вопрос после сделки")
    assert olga.sees("Обычно: нет")
    assert olga.sees("Можно: да или нет")


async def test_an_old_button_does_what_it_says_or_says_why_not(olga: Actor) -> None:
    await olga.says("/policy звонить до")
    old = olga.last
    await olga.says("/policy звонить с 19:30")
    await olga.presses("20:30", message=old)
    assert olga.sees("Звонить до: 20:00 → 20:30")
    await olga.presses(data="po:set:hours_till:1140")
    assert "должно быть позже" in (olga.toast or "")
    await olga.presses(data="po:set:gap_days:500")
    assert "можно от 0 до 90 дней" in (olga.toast or "")
    await olga.presses(data="po:set:weather:5")
    assert "больше нет" in (olga.toast or "")
    await olga.presses(data="po:topic:weather:0")
    assert "больше нет" in (olga.toast or "")


async def test_a_name_of_several_numbers_is_asked_about(olga: Actor) -> None:
    await olga.says("/policy R11 5")
    assert olga.sees("«5» — для какого числа?")
    await olga.presses("На контакт: 5 касаний")
    assert olga.sees("На контакт: 4 касания → 5 касаний")
    await olga.says("/policy часы")
    assert olga.sees("Звонить с: 9:00")
    await olga.says("/policy R22 40")
    await olga.presses("Отдых до: от 2 до 36 месяцев")
    assert olga.sees("Сейчас: 6 месяцев")
    await olga.says("/policy погода <5>")
    assert olga.sees("Не знаю числа «погода <5>»")


async def test_only_the_owner_sees_and_changes_numbers(team: Team) -> None:
    for person in (team.ann, team.boris):
        for line in ("/policy", "/policy пауза 5"):
            await person.says(line)
            assert person.sees("может только владелец")
        for verb in ("list", "topic", "show", "set", "own", "log"):
            await person.presses(data=f"po:{verb}:gap_days:5")
            assert "может только владелец" in (person.toast or ""), verb
    await team.olga.says("/policy")
    assert team.olga.sees("Пауза: 3 дня")


async def test_r10_a_changed_gap_moves_the_next_reminder(team: Team) -> None:
    await team.ann.says("/add Петров Иван 8 916 123-45-67")
    await team.olga.says("/policy пауза 5")
    await team.ann.says("/call Петров дозвонился")
    await team.ann.says("/remind Петров завтра в 10:30 отправить КП")
    assert team.ann.sees("30 ноября")  # 5 days on is Saturday, so Monday
    await team.olga.says("/policy пауза 1")
    await team.ann.says("/remind Петров завтра в 10:30 спросить о КП")
    assert team.ann.sees("завтра")
    assert not team.ann.sees("30 ноября")


async def test_the_numbers_speak_english(team: Team) -> None:
    await team.olga.says("/settings")
    await team.olga.presses("Язык")
    await team.olga.presses("English")
    await team.olga.says("/policy")
    assert team.olga.sees("Per contact: 4 touches")
    await team.olga.says("/policy gap 5 days")
    assert team.olga.sees("Gap: 3 days → 5 days")
    await team.olga.says("/policy hours from 21:00")
    assert team.olga.sees("must be later")
    await team.olga.says("/policy hide phones yes")
    assert team.olga.sees("warn → hide")


@pytest.mark.parametrize("locale", LOCALES)
def test_refusals_fit_into_a_toast(locale: str) -> None:
    texts = texts_for(locale)
    for unit in Unit:
        words = texts.plain(
            PolicyRangeError.key,
            name="hide_phones",
            unit=unit.value,
            value="23:59",
            least="0:00",
            most="24:00",
        )
        assert len(words) <= TOAST_LIMIT
    for why in ("hours", "gap", "rest"):
        words = texts.plain(PolicyConflictError.key, why=texts.plain(f"policy-wrong-{why}"))
        assert len(words) <= TOAST_LIMIT
