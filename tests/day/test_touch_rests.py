"""Touches after which the client rests, wakes, or goes to the archive (R20-R26)."""

import pytest

from domain.cadence import Rule
from sandbox.actors import Actor
from tests.day.cadence_talk import DONE, PETROV, calls, data_of, exceptions, labels
from tests.day.conftest import Team


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says(PETROV)
    return team.ann


async def test_r21_who_refused_rests_and_open_reminders_are_closed(ann: Actor) -> None:
    await ann.says("/remind Петров в пятницу в 10 выслать смету")
    await ann.says("/call Петров отказ, дорого")
    assert ann.sees("Итог: отказ")
    assert ann.sees("отдыхает до")
    assert ann.sees("апреля 2027")
    assert ann.sees("клиент отказался (R21)")
    assert ann.sees("Закрыл 1 напоминание")
    assert ann.last.text.count("дорого") == 1
    assert not ann.sees("Что дальше?")
    assert "Отменить" in ann.last.buttons[-1][0].text
    await ann.says("/tasks")
    assert ann.sees("1 напоминание")
    assert not ann.sees("выслать смету")
    await ann.says("/undo")
    await ann.says("/tasks")
    assert ann.sees("выслать смету")
    assert not ann.sees("2027")
    await ann.says("/history Петров")
    assert not ann.sees("отказ")


async def test_r21_a_refusal_takes_one_press_from_the_reminder(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров через час позвонить")
    await team.tg.passes(hours=1)
    await ann.presses(data="oc:call:refused:1:1:1")
    assert ann.sees("Итог: отказ")
    assert ann.sees("отдыхает до")
    await ann.presses(data="oc:call:refused:1:1:1")
    assert ann.toast == DONE


async def test_r20_the_sixth_silent_touch_ends_the_round(team: Team, ann: Actor) -> None:
    await calls(team, *["/call Петров не ответил"] * 5, apart=7)
    assert not ann.sees("отдыхает")
    await team.tg.passes(days=7)
    await ann.says("/call Петров не ответил")
    assert ann.sees("отдыхает до")
    assert ann.sees("6 касаний, а договориться не удалось (R20)")
    await ann.presses("Отменить")
    await ann.says("/tasks")
    assert ann.sees("Напоминаний нет")
    await ann.says("/card Петров")
    assert not ann.sees("отдых до")
    await ann.says("/call Петров не ответил")
    assert ann.sees("отдыхает до")


async def test_r26_a_wrong_person_is_archived_with_the_day_of_the_next_check(ann: Actor) -> None:
    await ann.says("/call Петров не тот человек")
    assert ann.sees("Петров Иван — в архиве")
    assert ann.sees("мая 2027") or ann.sees("апреля 2027")
    assert not ann.sees("Что дальше?")
    await ann.presses("Отменить")
    await ann.says("/call Петров дозвонился")
    assert not ann.sees("больше не в архиве")


async def test_r26_others_of_the_company_can_still_be_called(ann: Actor) -> None:
    await ann.says("/add Сидоров Пётр 8 916 123-45-62 ООО Ромашка")
    await ann.says("/add Козлов Олег 8 916 123-45-63 ООО Ромашка")
    await ann.says("/call Козлов номер не существует")
    assert ann.sees("Козлов Олег — в архиве")
    assert ann.sees("Что дальше?")


async def test_r26_an_archived_contact_that_answers_is_back(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров номер не существует")
    await team.tg.passes(days=4)
    await ann.says("/call Петров дозвонился")
    assert ann.sees("больше не в архиве")
    assert ann.sees("Что дальше?")
    await ann.presses("Отменить")
    await ann.says("/incoming Петров перезвонил")
    assert ann.sees("больше не в архиве")


async def test_r24_an_incoming_touch_or_an_agreed_time_ends_the_rest(
    team: Team, ann: Actor
) -> None:
    await ann.says("/call Петров отказ")
    await team.tg.passes(days=4)
    await ann.says("/incoming Петров передумал, хочет кабель")
    assert ann.sees("Отдых окончен")
    await ann.presses("Отменить")
    await ann.says("/call Петров перезвонить завтра в 11")
    assert ann.sees("Отдых окончен")
    assert ann.sees("Следующий шаг: завтра, 11:00")


async def test_r21_a_touch_of_a_resting_client_is_a_warning(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров отказ")
    await team.tg.passes(days=4)
    await ann.says("/call Петров не ответил")
    assert ann.sees("Клиент отдыхает")
    assert ann.sees("R21: клиент отдыхает до")
    assert [one.rule for one in await exceptions(team)] == [Rule.RESTING]


async def test_r16_insisting_on_a_reminder_wakes_a_resting_client(ann: Actor) -> None:
    await ann.says("/call Петров отказ")
    await ann.says("/remind Петров через 2 недели спросить ещё раз")
    assert ann.sees("R21: клиент отдыхает до")
    await ann.presses("Всё же")
    assert ann.sees("Отдых окончен")
    await ann.presses("Отменить")
    await ann.says("/remind Петров через месяц спросить снова")
    assert ann.sees("R21: клиент отдыхает до")


async def test_r21_rest_is_proposed_to_who_went_to_a_competitor(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров ушёл к конкуренту Ромб")
    assert labels(ann)[0] == "✅ 🌙 Отдых 5–6 мес."
    step = data_of(ann, "Отдых")
    await ann.presses("Отдых")
    assert ann.sees("отдыхает до")
    await ann.presses(data=step)
    assert ann.toast == DONE
    await team.tg.passes(minutes=1)
    await ann.says("/undo")
    await ann.says("/tasks")
    assert ann.sees("Напоминаний нет")
