"""How many times a thumb moves (chat.md, Budgets), and the three ways into every command."""

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team


@pytest.fixture
async def ann(team: Team) -> Actor:
    for line in (
        "/add Петров Иван Сергеевич ООО Вега прораб 8 903 555-01-01 petrov@vega.ru #крым",
        "/remind Петров завтра в 12 выслать смету",
        "/call Петров дозвонился, обсудили кабель",
        "/deal Петров 120к кабель",
    ):
        await team.ann.says(line)
    return team.ann


async def test_a_shared_contact_is_one_action_and_can_be_undone(team: Team) -> None:
    await team.ann.shares_contact("Сергей Кузнецов", "+79035550177")
    assert team.ann.sees("Добавлен контакт: Кузнецов Сергей")
    await team.ann.presses("Отменить")
    assert team.ann.sees("Отменено")


async def test_a_call_is_logged_from_its_reminder_in_two_presses(team: Team, ann: Actor) -> None:
    await team.tg.passes(days=1, hours=2)
    await ann.presses("Дозвонился")
    await ann.presses("✅")
    assert ann.sees("Итог: дозвонился")
    assert ann.sees("Следующий шаг")
    await ann.says("/tasks")
    assert ann.sees("1 напоминание")


@pytest.mark.parametrize(
    "line",
    [
        "/call Петров перезвонить в пятницу в 11",
        "звонил Петрову, перезвонить в пятницу в 11",
        "/CALL петров Перезвонить В ПЯТНИЦУ В 11",
        "/call@touchbase_bot gtnhjd перезвонить в пятницу в 11",
        "called Petrov, перезвонить в пятницу в 11",
    ],
)
async def test_a_call_with_a_callback_time_is_one_message(ann: Actor, line: str) -> None:
    await ann.says(line)
    assert ann.sees("Звонок: Петров Иван Сергеевич")
    assert ann.sees("27 ноября, 11:00")


async def test_a_deal_moves_forward_in_two_presses(ann: Actor) -> None:
    await ann.says("/deals")
    await ann.presses("кабель")
    await ann.presses("▶️")
    assert ann.sees("Новая → Контакт")


async def test_the_number_in_the_list_is_the_one_that_move_takes(ann: Actor) -> None:
    await ann.says("/deal Петров 900к насос")
    await ann.says("/deals")
    assert ann.sees("№ 2 насос")
    await ann.says("/move 2 won")
    assert ann.sees("насос")
    assert ann.sees("Выиграна")
    await ann.says("/move 2 вперёд")
    assert ann.sees("Выиграна")
    assert not ann.sees("уже сделано")


@pytest.mark.parametrize("way", ["/today", "☀️ Сегодня", "сегодня", "Today"])
async def test_the_day_is_one_action(ann: Actor, way: str) -> None:
    await ann.says("/call Петров просил набрать через 10 минут")
    await ann.says(way)
    assert ann.sees("План на сегодня")
    assert ann.sees("набрать")


@pytest.mark.parametrize(
    ("presses", "says", "facts"),
    [
        (["Звонок", "Не ответил"], "/call Петров не ответил", ["Петров", "не ответил", "дальше"]),
        (["Встреча", "Договорились"], "/meeting Петров договорились", ["Встреча", "договорились"]),
        (["Сообщение"], "/message Петров", ["Сообщение", "Чем закончилось"]),
        (["Входящее"], "/incoming Петров", ["Входящ", "Чем закончилось"]),
        (["Напомнить", "Завтра"], "/remind Петров завтра", ["Напомню", "завтра, 10:00"]),
        (["История"], "/history Петров", ["1 касание", "обсудили кабель"]),
        (["Изменить", "город"], "/edit Петров город", ["город", "напишите значение"]),
        (["Сделка"], "/deal Петров", ["Новая сделка", "сумму"]),
    ],
)
async def test_buttons_and_one_line_lead_to_the_same_facts(
    ann: Actor, presses: list[str], says: str, facts: list[str]
) -> None:
    await ann.says(says)
    for fact in facts:
        assert ann.sees(fact), ann.transcript()
    await ann.says("/card Петров")
    for label in presses:
        await ann.presses(label)
    for fact in facts:
        assert ann.sees(fact), ann.transcript()


async def test_the_card_holds_every_fact_of_the_contract(ann: Actor) -> None:
    await ann.says("/card Петров")
    for fact in (
        "Петров Иван Сергеевич",
        "прораб",
        "ООО Вега",
        "8 (903) 555-01-01",
        "petrov@vega.ru",
        "#крым",
        "белый",
        "потенциальный",
        "качество",
        "Не хватает: ИНН",
        "завтра, 12:00 — выслать смету",
        "кабель — 120 000 ₽",
        "обсудили кабель",
    ):
        assert ann.sees(fact), fact
    labels = " ".join(one.text for row in ann.last.buttons for one in row)
    for label in ("Звонок", "Напомнить", "Сделка", "Изменить", "В отдых"):
        assert label in labels
