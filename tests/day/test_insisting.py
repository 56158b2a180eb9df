"""Reminders that cadence moves, and insisting on them (R16)."""

import pytest

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from sandbox.actors import Actor
from tests.day.cadence_talk import DONE, GONE, PETROV, data_of, exceptions, labels
from tests.day.conftest import Team


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says(PETROV)
    return team.ann


async def test_r16_an_own_time_that_nobody_agreed_on_is_moved(ann: Actor) -> None:
    await ann.says("/call Петров не ответил")
    await ann.presses("Другое время")
    await ann.says("завтра в 12")
    assert ann.sees("Следующий шаг: чт 26 ноября, 10:00")
    assert ann.sees("Перенёс: завтра, 12:00 → чт 26 ноября, 10:00")
    assert ann.sees("R10")
    assert "Отменить" in ann.last.buttons[-1][0].text
    await ann.presses("Всё же завтра, 12:00")
    assert ann.sees("Оставил как вы просили: завтра, 12:00")


async def test_r16_a_proposal_is_judged_again_when_it_is_taken(team: Team, ann: Actor) -> None:
    await ann.says("/call Петров не ответил")
    proposed, step = ann.last, data_of(ann, "✅")
    await team.tg.passes(days=1)
    await ann.says("/call Петров не ответил")
    await ann.presses(data=step, message=proposed)
    assert ann.sees("Перенёс: чт 26 ноября, 16:00 → пт 27 ноября, 10:00")


async def moved(ann: Actor) -> None:
    await ann.says("/call Петров дозвонился")
    await ann.says("/remind Петров завтра в 10 отправить счёт")


async def test_r16_a_moved_reminder_says_from_to_and_which_rule(team: Team, ann: Actor) -> None:
    await moved(ann)
    assert ann.sees("Напомню: чт 26 ноября, 10:00")
    assert ann.sees("Перенёс: завтра, 10:00 → чт 26 ноября, 10:00")
    assert ann.sees("R10: между касаниями контакта")
    assert ann.sees("отправить счёт")
    assert labels(ann)[0] == "❗ Всё же завтра, 10:00"
    await team.tg.passes(days=1)
    assert not ann.sees("🔔")
    await team.tg.passes(days=2)
    assert ann.sees("🔔")
    assert ann.sees("отправить счёт")


async def test_r16_insisting_keeps_the_moment_and_is_an_exception(team: Team, ann: Actor) -> None:
    await moved(ann)
    insist = data_of(ann, "Всё же")
    await ann.presses("Всё же")
    assert ann.sees("Оставил как вы просили: завтра, 10:00")
    assert ann.sees("исключение")
    assert ann.sees("Петров Иван — отправить счёт")
    await ann.presses(data=insist)
    assert ann.toast == DONE
    (one,) = await exceptions(team)
    assert (one.kind, one.rule) == (ExceptionKind.INSISTED, Rule.GAP)
    await team.tg.passes(days=1)
    assert ann.sees("🔔")
    assert ann.sees("отправить счёт")
    await team.tg.passes(days=2)
    assert not ann.sees("🔔")


async def test_r75_insisting_is_undone_exactly(team: Team, ann: Actor) -> None:
    await moved(ann)
    await ann.presses("Всё же")
    await ann.presses("Отменить")
    assert ann.sees("Отменено: исключение для напоминания «отправить счёт» — Петров Иван")
    assert await exceptions(team) == []
    await ann.says("/tasks")
    assert ann.sees("чт 26 ноября, 10:00")


async def test_r60_nobody_insists_on_a_colleagues_reminder(team: Team, ann: Actor) -> None:
    await moved(ann)
    insist = data_of(ann, "Всё же")
    await team.gleb.says("/tasks")
    await team.gleb.presses(data=insist)
    assert GONE in (team.gleb.toast or "")
    await team.gleb.presses(data="in:1:99999999999999")
    assert GONE in (team.gleb.toast or "")
    assert await exceptions(team) == []


async def test_r16_insisting_too_late_asks_for_another_moment(team: Team, ann: Actor) -> None:
    await moved(ann)
    insist = data_of(ann, "Всё же")
    await team.tg.passes(days=2)
    await ann.presses(data=insist)
    assert ann.sees("вчера, 10:00 — уже прошло")
    assert ann.sees("На когда перенести?")
    await ann.presses("Через неделю")
    assert ann.sees("Перенёс на: ср 2 декабря, 10:00")


async def test_r16_what_is_done_cannot_be_insisted_on(ann: Actor) -> None:
    await moved(ann)
    insist = data_of(ann, "Всё же")
    await ann.says("/tasks")
    await ann.presses("✅ 1")
    await ann.presses(data=insist)
    assert ann.toast == DONE


@pytest.mark.parametrize("way", ["buttons", "typed", "card", "plain"])
async def test_r16_every_way_to_a_reminder_is_watched(ann: Actor, way: str) -> None:
    await ann.says("/call Петров дозвонился")
    match way:
        case "buttons":
            await ann.says("/remind Петров счёт")
            await ann.presses("Завтра")
        case "typed":
            await ann.says("/remind Петров счёт")
            await ann.says("завтра в 10")
        case "card":
            await ann.says("/card Петров")
            await ann.presses("Напомнить")
            await ann.presses("Завтра")
        case _:
            await ann.says("напомни завтра в 10 позвонить Петрову")
    assert ann.sees("Перенёс: завтра, 10:00 → чт 26 ноября, 10:00")
    await ann.presses("Всё же завтра, 10:00")
    assert ann.sees("завтра, 10:00")


async def test_r16_a_reminder_about_nobody_is_never_moved(ann: Actor) -> None:
    await ann.says("/remind - в воскресенье в 22:00 купить торт")
    assert ann.sees("Напомню: вс 29 ноября, 22:00")
    assert not ann.sees("Перенёс:")


async def test_r16_later_offers_the_first_allowed_day_first(team: Team, ann: Actor) -> None:
    await ann.says("/remind Петров завтра в 10 счёт")
    await ann.says("/call Петров дозвонился")
    await team.tg.passes(days=1)
    assert ann.sees("🔔")
    await ann.presses("Позже")
    assert ann.sees("Лучше не беспокоить до чт 26 ноября, 10:00")
    assert ann.sees("R10")
    assert labels(ann)[0] == "✅ чт 26 ноября, 10:00"
    await ann.presses("✅ чт 26 ноября")
    assert ann.sees("Перенёс на: чт 26 ноября, 10:00")
    assert not ann.sees("R10")


@pytest.mark.parametrize("way", ["pressed", "typed"])
async def test_r16_postponing_is_moved_and_insisted_on_too(
    team: Team, ann: Actor, way: str
) -> None:
    await ann.says("/remind Петров завтра в 10 счёт")
    await ann.says("/call Петров дозвонился")
    await team.tg.passes(days=1)
    await ann.presses("Позже")
    if way == "pressed":
        await ann.presses("Через час")
    else:
        await ann.presses("Своё время")
        await ann.says("через час")
    assert ann.sees("Перенёс: сегодня, 11:00 → чт 26 ноября, 10:00")
    await ann.presses("Всё же сегодня, 11:00")
    await team.tg.passes(hours=1)
    assert ann.sees("🔔")


async def test_r16_what_is_about_nobody_is_postponed_to_any_moment(team: Team, ann: Actor) -> None:
    await ann.says("/remind - через час купить торт")
    await team.tg.passes(hours=1)
    await ann.presses("Позже")
    assert not ann.sees("Лучше не беспокоить")
    await ann.presses("Своё время")
    await ann.says("в воскресенье в 23:00")
    assert ann.sees("Перенёс на: вс 29 ноября, 23:00")
    assert labels(ann) == ["↩️ Отменить", "📌 Задачи"]
