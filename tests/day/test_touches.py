"""Calls, meetings and messages, told in one line or pressed (R5-R8)."""

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team

PETROV = "/add Петров Иван 8 916 123-45-67 ООО Ромашка директор"
RULED = ("отказ", "не тот человек", "номер не существует")
"""Outcomes after which the rules leave no choice: rest (R21) or archive (R26)."""
SIDOROVA = "/add Сидорова Анна 8 916 555-44-33"


def labels(actor: Actor) -> list[str]:
    return [key.text for row in actor.last.buttons for key in row]


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says(PETROV)
    await team.ann.says(SIDOROVA)
    return team.ann


async def test_a_call_with_a_callback_time_takes_one_message(ann: Actor) -> None:
    await ann.says("/call Петров дозвонился, перезвонить в пятницу в 11")
    assert ann.sees("перезвонить")
    assert ann.sees("27 ноября, 11:00")
    assert ann.last.protected
    await ann.says("/card Петров")
    assert ann.sees("27 ноября, 11:00")


async def test_r14_the_named_time_stands_even_on_a_day_off(ann: Actor) -> None:
    await ann.says("/call Петров перезвонить в воскресенье в 21:00")
    assert ann.sees("вс 29 ноября, 21:00")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("дозвонился", "дозвонился"),
        ("договорились о встрече", "договорились"),
        ("просил перезвонить", "перезвонить"),
        ("запросил информацию", "запросил информацию"),
        ("не ответил", "не ответил"),
        ("занято", "занято"),
        ("отказ", "отказ"),
        ("не тот человек", "не тот человек"),
        ("номер не существует", "номер не существует"),
        ("ушёл к конкуренту", "ушёл к конкуренту"),
        ("no answer", "не ответил"),
    ],
)
async def test_r6_the_outcome_is_read_from_the_words(ann: Actor, words: str, outcome: str) -> None:
    await ann.says(f"/call Петров {words}")
    assert ann.sees(f"Итог: {outcome}")
    assert ann.sees("Что дальше?") is (outcome not in RULED)


async def test_r8_one_tap_takes_the_proposed_step_and_undo_takes_it_back(ann: Actor) -> None:
    await ann.says("/call Петров не ответил")
    await ann.presses("✅")
    assert ann.sees("не ответил")
    assert ann.sees("Следующий шаг: чт 26 ноября, 16:00")
    await ann.presses("Отменить")
    await ann.says("/tasks")
    assert ann.sees("Напоминаний нет")


async def test_r8_a_second_press_of_a_step_plans_nothing_twice(ann: Actor) -> None:
    await ann.says("/call Петров не ответил")
    step = ann.last.buttons[0][0].data
    await ann.presses(data=step)
    await ann.presses(data=step)
    assert ann.toast == "👌 Это уже сделано."
    await ann.says("/tasks")
    assert ann.sees("1 напоминание")


async def test_r8_nothing_is_an_answer_too(ann: Actor) -> None:
    await ann.says("/call Петров не ответил")
    await ann.presses("Ничего")
    assert ann.sees("ничего не планируем")


async def test_r8_rest_is_proposed_when_a_buyer_refuses(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    await ann.says("/move 1 won")
    await ann.says("/call Петров отказ")
    assert labels(ann)[0] == "✅ 🌙 Отдых 5–6 мес."
    await ann.presses("✅")
    assert ann.sees("отдыхает до пт 23 апреля 2027")


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        ("st:rest:1:1:1:29000000:0:0", "отдыхает до пт 23 апреля 2027"),
        ("st:archive:1:1:1:0:0:0", "Петров Иван — в архиве"),
    ],
)
async def test_r8_a_step_of_an_older_version_is_still_taken(
    ann: Actor, data: str, seen: str
) -> None:
    await ann.says("/call Петров не ответил")
    await ann.presses(data=data)
    assert ann.sees(seen)
    await ann.presses(data=data)
    assert ann.toast == "👌 Это уже сделано."


async def test_r8_an_open_deal_offers_its_next_stage(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    await ann.says("/call Петров дозвонился, обсудили")
    await ann.presses("Этап: Контакт")
    assert ann.sees("теперь этап «Контакт»")


async def test_an_own_time_for_the_next_step_is_typed(ann: Actor) -> None:
    await ann.says("/call Петров дозвонился")
    await ann.presses("Другое время")
    await ann.says("абракадабра")
    assert ann.sees("Не понял время: «абракадабра»")
    await ann.says("завтра в 15:30")
    assert ann.sees("завтра, 15:30")
    assert ann.sees("дозвонился")


async def test_an_own_time_can_be_a_quick_choice(ann: Actor) -> None:
    await ann.says("/call Петров просил перезвонить")
    await ann.presses("Другое время")
    await ann.presses("Через час")
    assert ann.sees("Следующий шаг: сегодня, 11:00")


async def test_a_proposal_that_is_too_old_asks_for_another_time(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров не ответил")
    step = ann.last.buttons[0][0].data
    message = ann.last
    await team.tg.passes(days=14)
    await ann.presses(data=step, message=message)
    assert ann.sees("Когда?")


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("31 февраля", "такого дня нет"),
        ("завтра в 25:00", "такого времени нет"),
        ("1 марта 2020", "уже прошло"),
    ],
)
async def test_a_bad_moment_loses_nothing(ann: Actor, moment: str, why: str) -> None:
    await ann.says(f"/call Петров просил перезвонить {moment}")
    assert ann.sees("Итог: перезвонить")
    assert ann.sees(f"просил перезвонить {moment}")
    assert ann.sees(why)
    assert ann.sees("Что дальше?")
    await ann.says("/card Петров")
    assert ann.sees("перезвонить")


async def test_an_ambiguous_moment_is_planned_and_its_other_reading_is_one_button(
    ann: Actor,
) -> None:
    await ann.says("/call Петров перезвонить в 7")
    assert ann.sees("сегодня, 19:00")
    assert ann.sees("Проверьте время")
    await ann.presses("Нет, завтра, 07:00")
    assert ann.sees("завтра, 07:00")
    await ann.says("/tasks")
    assert ann.sees("1 напоминание")


async def test_words_without_an_outcome_wait_for_one_press(ann: Actor) -> None:
    await ann.says("/call Петров смета на кабель")
    assert ann.sees("Чем закончилось?")
    assert ann.sees("смета на кабель")
    question = ann.last
    await ann.presses("Договорились")
    assert ann.sees("Итог: договорились")
    assert ann.sees("смета на кабель")
    again = next(key for row in question.buttons for key in row)
    assert again.data is not None


async def test_the_outcome_is_given_once(ann: Actor) -> None:
    await ann.says("/call Петров")
    press = ann.last.buttons[0][0].data
    await ann.presses(data=press)
    await ann.presses(data=press)
    assert ann.toast == "👌 Это уже сделано."
    await ann.says("/history Петров")
    assert ann.last.text.count("дозвонился") == 1


async def test_the_asked_outcome_can_be_typed(ann: Actor) -> None:
    await ann.says("/call Петров")
    await ann.says("дозвонился, 15 минут говорили, созвон завтра в 12")
    assert ann.sees("15 минут")
    assert ann.sees("завтра, 12:00")


async def test_a_command_in_the_middle_of_a_question_works(ann: Actor) -> None:
    await ann.says("/call Петров")
    await ann.says("/tasks")
    assert ann.sees("Напоминаний нет")
    await ann.says("Сидорова")
    assert not ann.sees("✅ 📞")


async def test_a_bare_command_asks_whom(ann: Actor) -> None:
    await ann.says("/call")
    assert ann.sees("Кому звонили?")
    await ann.says("Петров не ответил")
    assert ann.sees("Итог: не ответил")
    await ann.presses("✅")
    await ann.says("/call")
    await ann.presses("Петров Иван")
    assert ann.sees("Чем закончилось?")


async def test_several_matches_are_offered_and_the_words_go_on(ann: Actor) -> None:
    await ann.says("/add Петров Олег 8 916 123-45-68")
    await ann.says("/call Петров занято")
    await ann.presses("Олег")
    assert ann.sees("Петров Олег")
    assert ann.sees("Итог: занято")


async def test_other_kinds_of_touches(ann: Actor) -> None:
    await ann.says("/meeting Петров показал образцы, созвон во вторник в 15")
    assert ann.sees("Встреча: Петров Иван")
    assert ann.sees("15:00")
    await ann.says("/message Петров жду ответа до четверга")
    assert ann.sees("Сообщение: Петров")
    await ann.says("/message Петров письмо со спецификацией")
    assert ann.sees("Письмо: Петров")
    await ann.says("/incoming Сидорова поблагодарила")
    assert ann.sees("Входящий звонок: Сидорова")
    assert ann.sees("поговорили")
    await ann.says("/incoming Сидорова написала в телеграм, просит прайс")
    assert ann.sees("Входящее сообщение")


async def test_the_card_begins_a_call(ann: Actor) -> None:
    await ann.says("/card Петров")
    await ann.presses("Звонок")
    await ann.presses("Не ответил")
    assert ann.sees("Итог: не ответил")


async def test_a_competitor_is_named(ann: Actor) -> None:
    await ann.says("/call Петров ушёл к конкуренту Ромб, дешевле")
    assert ann.sees("Конкурент: Ромб")


async def test_r60_a_colleagues_client_is_as_if_it_were_not_there(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров")
    stolen = ann.last.buttons[0][0].data or ""
    await team.gleb.says("/call Петров дозвонился")
    assert team.gleb.sees("никого не наш")
    await team.gleb.presses(data=stolen)
    assert team.gleb.toast == "👌 Это уже сделано."
    await team.gleb.presses(data="oc:call:reached:1:1:0")
    assert "нет или это не ваше" in (team.gleb.toast or "")
    await team.gleb.presses(data="st:remind:1:1:1:29900000:0:0")
    assert "нет или это не ваше" in (team.gleb.toast or "")


@pytest.mark.parametrize(
    ("company", "words"),
    [
        ("Нефтегаз", "не ответил"),
        ("Завтрак", "завтра перезвонить"),
        ("Ромб", "5 минут говорили"),
        ("Ромб", "89161234567, дозвонился"),
        ("Виктория", "в пятницу в 11 перезвонить"),
        ("Занятие", "занято"),
    ],
)
async def test_what_is_said_is_not_taken_for_a_name(team: Team, company: str, words: str) -> None:
    await team.ann.says(f"/add Петров Иван 8 916 123-45-67 ООО {company}")
    await team.ann.says(f"/call Петров {words}")
    assert team.ann.sees(f"💬 {words.removeprefix('89161234567, ')}")


async def test_markup_in_a_note_is_only_text(ann: Actor) -> None:
    await ann.says("/call Петров дозвонился <b>жирно</b> & <a href='x'>")
    assert ann.sees("<b>жирно</b> & <a href='x'>")


async def test_a_very_long_note_is_kept(ann: Actor) -> None:
    await ann.says(f"/call Петров дозвонился {'да ' * 1200}конец")
    assert ann.sees("Итог: дозвонился")
    await ann.says("/history Петров")
    assert ann.sees("конец")
