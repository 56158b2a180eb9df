from datetime import UTC, datetime

import pytest

from handlers.time_zones import read_zone
from tests.day.conftest import MONDAY, Team


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Омск", "Asia/Omsk"),
        ("владивосток", "Asia/Vladivostok"),
        ("Хабаровск", "Asia/Vladivostok"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("Vladivostok", "Asia/Vladivostok"),
        ("МСК", "Europe/Moscow"),
        ("мск+7", "Asia/Vladivostok"),
        ("MSK−1", "Europe/Kaliningrad"),
        ("+5", "Asia/Yekaterinburg"),
        ("gmt+3", "Europe/Moscow"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("asia/tokyo", "Asia/Tokyo"),
        ("New York", "America/New_York"),
    ],
)
def test_a_zone_is_read_as_people_name_it(typed: str, zone: str) -> None:
    assert read_zone(typed, MONDAY, "RU") == zone


@pytest.mark.parametrize("typed", ["", "не знаю", "МСК+20", "../etc/passwd", "12", "\0"])
def test_what_is_no_zone_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="why-bad-timezone"):
        read_zone(typed, MONDAY, "RU")


async def test_settings_show_every_habit(team: Team) -> None:
    await team.ann.says("/settings")
    for fact in ("русский", "Москва (МСК), сейчас 10:00", "08:45", "завтра", "09:00–18:00"):
        assert team.ann.sees(fact)


async def test_the_zone_is_chosen(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Часовой пояс")
    await team.ann.presses("Владивосток (МСК+7)")
    assert team.ann.sees("Владивосток (МСК+7), сейчас 17:00")
    assert team.ann.toast == "✅ Сохранено"
    await team.ann.says("/remind - завтра в 10 сдать отчёт")
    await team.tg.arrives_at(datetime(2026, 11, 24, 0, 0, tzinfo=UTC))
    assert team.ann.sees("сдать отчёт")


async def test_the_zone_is_typed_and_a_wrong_one_may_be_typed_again(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Часовой пояс")
    await team.ann.says("где-то <там>")
    assert team.ann.sees("«где-то <там>»")
    assert team.ann.sees("МСК+3")
    await team.ann.says("МСК+3")
    assert team.ann.sees("Омск (МСК+3), сейчас 13:00")


async def test_a_zone_abroad_is_shown_with_its_shift(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Часовой пояс")
    await team.ann.says("Europe/Berlin")
    assert team.ann.sees("Europe/Berlin (UTC+01:00), сейчас 08:00")


async def test_the_digest_time_is_chosen_or_typed(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Время сводки")
    await team.ann.presses("09:30")
    assert team.ann.sees("Сводка: 09:30, следующая — завтра, 09:30")
    await team.ann.presses("Время сводки")
    for wrong in ("25:00", "утром", "8:75", "-1"):
        await team.ann.says(wrong)
        assert team.ann.sees(f"«{wrong}»")
        assert team.ann.sees("от 00:00 до 23:59")
    await team.ann.says("7.05")
    assert team.ann.sees("Сводка: 07:05")


async def test_working_hours_are_chosen_or_typed(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Рабочие часы")
    await team.ann.presses("10–19")
    assert team.ann.sees("10:00–19:00")
    await team.ann.presses("Рабочие часы")
    for wrong in ("18-9", "с утра", "9-25"):
        await team.ann.says(wrong)
        assert team.ann.sees(f"«{wrong}»")
        assert team.ann.sees("9-18")
    await team.ann.says("9:30-24")
    assert team.ann.sees("09:30–23:59")


async def test_quiet_days_are_ticked_and_unticked(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Дни без сводки")
    await team.ann.presses("вт")
    assert "🔕 вт" in [one.text for row in team.ann.last.buttons for one in row]
    await team.ann.presses("пт")
    await team.ann.presses("Назад")
    assert team.ann.sees("Дни без сводки: вт, пт")
    assert team.ann.sees("следующая — ср 25 ноября, 08:45")
    await team.ann.presses("Дни без сводки")
    await team.ann.presses("вт")
    await team.ann.presses("Назад")
    assert team.ann.sees("Дни без сводки: пт")


async def test_r53_a_member_says_whether_leads_come_and_of_which_cities(team: Team) -> None:
    await team.ann.says("/settings")
    assert team.ann.sees("Новые лиды: беру")
    assert team.ann.sees("Города лидов: все")
    await team.ann.presses("Города лидов")
    for wrong in ("123", "; ,", ", ".join(f"Город {one}" for one in "абвгдежзиклмнопрстуфхц")):
        await team.ann.says(wrong)
        assert team.ann.sees("названия через запятую")
    await team.ann.says("Казань, казань;  Набережные   Челны")
    assert team.ann.sees("Города лидов: Казань, Набережные Челны")
    await team.olga.says("/team")
    assert team.olga.sees("Анна Северова — менеджер · 🧲 лиды: Казань, Набережные Челны")
    await team.ann.presses("Новые лиды")
    await team.ann.presses("Не беру")
    assert team.ann.sees("Новые лиды: не беру")
    await team.ann.presses("Города лидов")
    await team.ann.presses("Все города")
    assert team.ann.sees("Города лидов: все")
    await team.boris.says("/team")
    assert team.boris.sees("Анна Северова — менеджер · ⏸ не берёт лиды")


async def test_the_language_changes_screen_keyboard_and_menu_at_once(team: Team) -> None:
    await team.ann.starts()
    await team.ann.says("/settings")
    await team.ann.presses("Язык")
    await team.ann.presses("English")
    assert team.ann.sees("Settings")
    assert team.ann.sees("We speak English now")
    assert any("Today" in key for row in team.ann.keys for key in row)
    await team.ann.presses("Today")
    assert team.ann.sees("Nothing to do today")


async def test_a_command_in_the_middle_works_as_a_command(team: Team) -> None:
    await team.ann.says("/settings")
    await team.ann.presses("Время сводки")
    await team.ann.says("/today")
    assert team.ann.sees("дел нет")
    await team.ann.says("9:30")
    assert not team.ann.sees("Сводка: 09:30")


async def test_settings_made_by_hand_change_nothing(team: Team) -> None:
    await team.ann.says("/settings")
    for data in (
        "se:role:owner",
        "se:zone:Nowhere",
        "se:language:xx",
        "se:quiet:9",
        "se:quiet:x",
        "se:leads:maybe",
    ):
        await team.ann.presses(data=data)
        assert team.ann.toast
    await team.ann.says("/settings")
    assert team.ann.sees("Москва (МСК)")
    assert team.ann.sees("только выходные")
