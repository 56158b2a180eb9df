"""What comes of a call of the calling list: outcome, next step, and on to the next client."""

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team


@pytest.fixture
async def ann(team: Team) -> Actor:
    """Ann has three clients: a deal, and two that nobody touched yet."""
    await team.ann.says("/add Петров Иван 8 916 123-45-67 ООО Ромашка директор")
    await team.ann.says("/deal Петров 120к Поставка")
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/add Сидоров Пётр +79161234569")
    return team.ann


def labels(actor: Actor) -> list[str]:
    return [key.text for row in actor.last.buttons for key in row]


async def test_words_are_the_outcome_of_the_client_on_screen(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.says("дозвонился, ждёт смету, перезвонить в пятницу в 11")
    assert ann.sees("Звонок: Петров Иван")
    assert ann.sees("Следующий шаг: пт 27 ноября, 11:00")
    await ann.presses("Следующий")
    assert ann.sees("2 · ещё ~1")


async def test_words_without_an_outcome_wait_for_its_button(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.says("хочет скидку")
    assert ann.sees("Чем закончилось?")
    assert ann.sees("хочет скидку")
    await ann.says("и любит чай")
    await ann.presses("Дозвонился")
    assert ann.sees("хочет скидку\nи любит чай")
    await ann.says("/history Петров")
    assert ann.last.text.count("Звонок") == 1


async def test_a_command_ends_the_waiting_for_words(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.says("/tasks")
    await ann.says("Козлов")
    assert ann.sees("8 (916) 123-45-68")
    await ann.says("/history Петров")
    assert ann.sees("касаний ещё не было")


async def test_an_own_time_is_asked_for_and_the_list_goes_on(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Перезвонить")
    await ann.presses("Другое время")
    assert ann.sees("Когда?")
    await ann.says("когда-нибудь")
    assert ann.sees("Не понял время")
    await ann.says("завтра в 15")
    assert ann.sees("Следующий шаг: завтра, 15:00")
    assert ann.sees("2 · ещё ~1")


async def test_an_own_time_may_be_pressed(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Перезвонить")
    await ann.presses("Другое время")
    await ann.presses("Через неделю")
    assert ann.sees("Следующий шаг: пн 30 ноября, 10:00")
    assert ann.sees("Козлов Олег")


async def test_r16_a_step_that_cadence_moves_may_be_insisted_on(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Дозвонился")
    await ann.presses("Другое время")
    await ann.says("завтра в 12")
    assert ann.sees("Перенёс")
    assert ann.sees("Козлов Олег")
    await ann.presses("Всё же завтра, 12:00")
    assert ann.sees("завтра, 12:00")


async def test_a_stage_may_be_the_next_step(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Договорились")
    await ann.presses("Этап: Контакт")
    assert ann.sees("теперь этап «Контакт»")
    assert ann.sees("2 · ещё ~1")


async def test_r21_who_refuses_rests_and_is_counted(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Пропустить")
    await ann.presses("Отказ")
    assert ann.sees("отдых")
    assert "▶️ Следующий" in labels(ann)
    await ann.presses("Следующий")
    assert ann.sees("Сидоров Пётр")
    await ann.presses("Закончить")
    assert ann.sees("Ушли в отдых: 1")


async def test_the_same_press_logs_once(ann: Actor) -> None:
    await ann.says("/dial")
    press = ann.last.buttons[0][0].data
    await ann.presses(data=press)
    step = ann.last.buttons[0][0].data
    await ann.presses(data=press)
    assert ann.toast == "👌 Это уже сделано."
    await ann.presses(data=step)
    await ann.presses(data=step)
    assert ann.toast == "👌 Это уже сделано."
    await ann.says("/history Петров")
    assert ann.last.text.count("дозвонился") == 1


async def test_r75_a_call_that_was_undone_is_on_the_list_again(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Не ответил")
    await ann.presses("Отменить")
    await ann.says("/dial")
    assert ann.sees("1 · ещё ~2")
    assert ann.sees("Петров Иван")


async def test_r75_a_step_is_undone_from_the_next_client(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Дозвонился")
    await ann.presses("✅ ⏰")
    await ann.presses("Отменить")
    await ann.says("/tasks")
    assert ann.sees("Напоминаний нет")


async def test_a_step_of_a_finished_list_is_taken_all_the_same(ann: Actor) -> None:
    await ann.says("/dial")
    await ann.presses("Дозвонился")
    step = ann.last.buttons[0][0].data
    await ann.presses("Закончить")
    assert ann.sees("Звонков: 1")
    await ann.presses(data=step)
    assert ann.sees("Следующий шаг: пн 30 ноября, 10:00")
    assert ann.sees("Этот обзвон уже закончен")
