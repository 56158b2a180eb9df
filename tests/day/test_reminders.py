"""Reminders: planned, ringing, answered in two presses, postponed, ticked off."""

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says("/add Петров Иван 8 916 123-45-67 ООО Ромашка директор")
    return team.ann


def labels(actor: Actor) -> list[str]:
    return [key.text for row in actor.last.buttons for key in row]


async def test_a_reminder_says_date_and_time_as_understood(ann: Actor) -> None:
    await ann.says("/remind Петров завтра в 10 отправить счёт")
    assert ann.sees("завтра, 10:00")
    assert ann.sees("отправить счёт")
    assert ann.sees("Петров Иван")


async def test_the_moment_may_stand_anywhere(ann: Actor) -> None:
    await ann.says("/remind Петров отправить счёт в пятницу в 15:30 и каталог")
    assert ann.sees("27 ноября, 15:30")
    assert ann.sees("отправить счёт и каталог")


async def test_a_dash_is_a_reminder_about_nobody(ann: Actor) -> None:
    await ann.says("/remind - через час купить торт")
    assert ann.sees("сегодня, 11:00")
    await ann.says("/remind")
    await ann.says("- завтра в 9 полить цветы")
    assert ann.sees("завтра, 09:00")


async def test_a_bare_remind_takes_a_name_for_an_answer(ann: Actor) -> None:
    await ann.says("/remind")
    await ann.says("Петров завтра в 9 счёт")
    assert ann.sees("завтра, 09:00")


async def test_a_missing_moment_is_asked_and_the_text_waits(ann: Actor) -> None:
    await ann.says("/remind Петров отправить каталог")
    assert ann.sees("Когда напомнить?")
    await ann.presses("Через 3 дня")
    assert ann.sees("26 ноября, 10:00")
    assert ann.sees("отправить каталог")


async def test_the_waiting_reminder_is_planned_once(ann: Actor) -> None:
    await ann.says("/remind Петров отправить каталог")
    press = ann.last.buttons[0][0].data
    await ann.presses(data=press)
    await ann.presses(data=press)
    assert ann.toast == "👌 Это уже сделано."


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("31 февраля", "такого дня нет"),
        ("25:00", "такого времени не бывает"),
        ("вчера", "уже в прошлом"),
    ],
)
async def test_a_bad_moment_is_explained_and_the_text_waits(
    ann: Actor, moment: str, why: str
) -> None:
    await ann.says(f"/remind Петров {moment} отправить каталог")
    assert ann.sees(why)
    assert ann.sees("отправить каталог")
    await ann.says("послезавтра в 12")
    assert ann.sees("25 ноября, 12:00")
    assert ann.sees("отправить каталог")


async def test_more_words_of_the_answer_join_the_text(ann: Actor) -> None:
    await ann.says("/remind Петров каталог")
    await ann.presses("Своё время")
    await ann.says("ерунда")
    assert ann.sees("Не понял время")
    await ann.says("завтра в 12 и образцы")
    assert ann.sees("каталог и образцы")


async def test_an_ambiguous_time_shows_its_other_reading(ann: Actor) -> None:
    await ann.says("/remind Петров в 7 позвонить")
    assert ann.sees("сегодня, 19:00")
    await ann.presses("Нет, завтра, 07:00")
    assert ann.sees("завтра, 07:00")


async def test_the_card_begins_a_reminder(ann: Actor) -> None:
    await ann.says("/card Петров")
    await ann.presses("Напомнить")
    await ann.presses("Через неделю")
    assert ann.sees("30 ноября, 10:00")


async def test_two_presses_log_the_call_and_set_the_next_step(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров ждёт смету, перезвонить сегодня в 15")
    await team.tg.passes(hours=5)
    assert ann.sees("Петров Иван")
    assert ann.sees("Договорились на это время")
    assert ann.sees("ждёт смету")
    assert ann.sees("123-45-67")
    assert ann.last.protected
    assert labels(ann) == ["✅ Дозвонился", "📵 Не ответил", "⏰ Позже", "👤 Карточка"]
    await ann.presses("Дозвонился")
    assert ann.sees("Напоминание закрыто")
    await ann.presses("✅")
    assert ann.sees("Следующий шаг: пн 30 ноября, 10:00")
    await ann.says("/tasks")
    assert ann.sees("1 напоминание")


async def test_a_reminder_is_answered_once(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров через час позвонить")
    await team.tg.passes(hours=1)
    press = ann.last.buttons[0][1].data
    await ann.presses(data=press)
    await ann.presses(data=press)
    assert ann.toast == "👌 Это уже сделано."
    await ann.says("/history Петров")
    assert ann.last.text.count("не ответил") == 1


async def test_last_words_come_with_a_reminder(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров через час позвонить")
    await ann.says("/call Петров дозвонился, хочет скидку")
    await ann.presses("Ничего")
    await team.tg.passes(hours=1)
    assert ann.sees("хочет скидку")
    assert ann.sees("Готово") or "✅ Готово" in labels(ann)


async def test_a_reminder_about_nobody_is_done_or_later(team: Team, ann: Actor) -> None:
    await ann.says("/remind - через час купить торт")
    await team.tg.passes(hours=1)
    assert labels(ann) == ["✅ Готово", "⏰ Позже"]
    await ann.presses("Готово")
    assert ann.sees("Сделано: купить торт")
    await ann.presses("Отменить")
    await ann.says("/tasks")
    assert ann.sees("купить торт")


@pytest.mark.parametrize(
    ("choice", "moment"),
    [
        ("Через час", "сегодня, 12:00"),
        ("Сегодня в 18:00", "сегодня, 18:00"),
        ("Завтра, 10:00", "завтра, 10:00"),
        ("Через 3 дня", "чт 26 ноября, 10:00"),
        ("Через неделю", "пн 30 ноября, 10:00"),
    ],
)
async def test_later_has_quick_choices(team: Team, ann: Actor, choice: str, moment: str) -> None:
    await ann.says("/remind Петров через час позвонить")
    await team.tg.passes(hours=1)
    await ann.presses("Позже")
    await ann.presses(choice)
    assert ann.sees(f"Перенёс на: {moment}")


async def test_later_can_be_typed_and_rings_again(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров через час позвонить")
    await team.tg.passes(hours=1)
    await ann.presses("Позже")
    await ann.presses("Своё время")
    await ann.says("31 февраля")
    assert ann.sees("такого дня нет")
    await ann.says("через 40 минут")
    assert ann.sees("сегодня, 11:40")
    await team.tg.passes(minutes=40)
    assert ann.sees("🔔 Петров Иван")


async def test_later_can_be_thought_over(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров через час позвонить")
    await team.tg.passes(hours=1)
    await ann.presses("Позже")
    await ann.presses("Назад")
    assert "📵 Не ответил" in labels(ann)


async def test_on_friday_tomorrow_morning_is_monday(team: Team, ann: Actor) -> None:
    await team.tg.passes(days=4)
    await ann.says("/remind Петров каталог")
    await ann.presses("Пн 30 ноября")
    assert ann.sees("пн 30 ноября, 10:00")


async def test_later_counts_in_the_members_own_zone(team: Team) -> None:
    gleb = team.gleb
    await gleb.says("/remind - завтра в 9 созвон")
    assert gleb.sees("завтра, 09:00")
    await team.tg.passes(hours=16)
    assert gleb.sees("🔔")
    assert gleb.sees("сегодня, 09:00")


async def test_tasks_show_overdue_first_and_are_ticked_in_place(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров завтра в 10 счёт")
    await ann.says("/remind - через час торт")
    await team.tg.passes(hours=2)
    await ann.says("/tasks")
    assert ann.sees("2 напоминания, просрочено: 1")
    assert ann.last.text.index("торт") < ann.last.text.index("счёт")
    await ann.presses("✅ 1")
    assert ann.toast == "✅ Сделано"
    assert ann.sees("1 напоминание")
    assert not ann.sees("торт")
    await ann.presses("⏰ 1")
    await ann.presses("Через неделю")
    assert ann.sees("пн 30 ноября, 10:00")


async def test_tasks_turn_pages(ann: Actor) -> None:
    for number in range(1, 11):
        await ann.says(f"/remind - через {number} дней дело-{number}.")
    await ann.says("/tasks")
    assert ann.sees("Страница 1 из 2")
    await ann.presses("▶️")
    assert ann.sees("дело-10.")
    await ann.presses("✅ 10")
    await ann.presses("✅ 9")
    assert ann.sees("дело-1.")
    await ann.presses("✅ 1")
    assert ann.sees("7 напоминаний")


async def test_r60_nobody_answers_a_colleagues_reminder(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров завтра в 10 счёт")
    await team.gleb.says("/tasks")
    for data in ("rm:done:1", "rm:later:1", "rm:open:1", "lt:1:week", "tk:done:0:1"):
        await team.gleb.presses(data=data)
        assert "нет или это не ваше" in (team.gleb.toast or ""), data


async def test_a_moment_made_by_hand_is_refused(ann: Actor) -> None:
    await ann.says("/remind Петров завтра в 10 счёт")
    for until in ("abc", "99999999999999", "1"):
        await ann.presses(data=f"lt:1:{until}")
        assert ann.toast
    await ann.says("/tasks")
    assert ann.sees("завтра, 10:00")


async def test_r23_a_return_opened_from_a_list_tells_its_story_too(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров отказ, дорого")
    await ann.says("/tasks")
    await ann.presses("⏰ 1")
    await ann.presses("Назад")
    for fact in ("Пора вернуться к клиенту", "клиент отказался", "Был против: Петров Иван"):
        assert ann.sees(fact), fact
    await team.tg.passes(days=185)
    await ann.says("/today")
    await ann.presses("Петров Иван")
    assert ann.sees("Отдых с пн 23 ноября")
    assert ann.sees("Круг 1 позади")


async def test_r23_a_person_alone_was_not_against_itself(team: Team) -> None:
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/call Козлов отказ, дорого")
    await team.tg.passes(days=185)
    (told,) = [one.text for one in team.ann.answers if "🔔" in one.text]
    assert "Козлов" not in told.split("Отдых с")[1]
    assert "дорого" in told


async def test_an_ordinary_reminder_has_no_story(ann: Actor) -> None:
    await ann.says("/remind Петров завтра в 10 отправить счёт")
    await ann.says("/tasks")
    await ann.presses("⏰ 1")
    await ann.presses("Назад")
    assert not ann.sees("Отдых")
