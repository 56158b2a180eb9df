"""Deals: opened in one line, moved in two presses, closed with a reason (R28, R29)."""

import pytest

from sandbox.actors import Actor
from tests.day.conftest import Team

NBSP = "\u00a0"


def money(text: str) -> str:
    return text.replace(" ", NBSP)


def labels(actor: Actor) -> list[str]:
    return [key.text for row in actor.last.buttons for key in row]


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says("/add Петров Иван 8 916 123-45-67 ООО Ромашка директор")
    await team.ann.says("/add Сидорова Анна 8 916 555-44-33")
    return team.ann


@pytest.mark.parametrize(
    ("line", "amount", "title"),
    [
        ("120к кабель на склад", "120 000 ₽", "кабель на склад"),
        ("кабель на склад 1,5 млн", "1 500 000 ₽", "кабель на склад"),
        ("кабель 250 000 руб на склад", "250 000 ₽", "кабель на склад"),
    ],
)
async def test_a_deal_is_opened_in_one_line(ann: Actor, line: str, amount: str, title: str) -> None:
    await ann.says(f"/deal Петров {line}")
    assert ann.sees(title)
    assert ann.sees(money(amount))
    assert ann.sees("Новая")


async def test_a_missing_amount_is_asked_and_the_title_waits(ann: Actor) -> None:
    await ann.says("/deal Петров кабель")
    assert ann.sees("На какую сумму?")
    await ann.says("не знаю")
    assert ann.sees("Не вижу суммы в «не знаю»")
    await ann.says("120к")
    assert ann.sees("кабель")
    assert ann.sees(money("120 000 ₽"))


@pytest.mark.parametrize(
    ("amount", "why"),
    [("-500 руб", "отрицательной"), ("0 руб", "больше нуля"), ("100$", "рублях")],
)
async def test_a_bad_amount_is_explained_and_nothing_is_lost(
    ann: Actor, amount: str, why: str
) -> None:
    await ann.says(f"/deal Петров {amount} кабель")
    assert ann.sees(why)
    await ann.says("-3к")
    assert ann.sees("отрицательной")
    await ann.says("90к синий")
    assert ann.sees("кабель синий")
    assert ann.sees(money("90 000 ₽"))


async def test_the_card_begins_a_deal(ann: Actor) -> None:
    await ann.says("/card Петров")
    await ann.presses("Сделка")
    await ann.says("300к провода")
    assert ann.sees("провода")
    await ann.says("/deal")
    assert ann.sees("С кем сделка?")
    await ann.says("Сидорова 10к дача")
    assert ann.sees("дача")


async def test_r28_two_presses_move_a_deal_forward(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    await ann.says("/deals")
    await ann.presses("1 · кабель")
    await ann.presses("▶️ Контакт")
    assert ann.sees("Новая → Контакт")
    assert ann.toast == "→ Контакт"


async def test_r28_a_second_press_moves_nothing(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    press = ann.last.buttons[0][0].data
    await ann.presses(data=press)
    await ann.presses(data=press)
    assert ann.toast == "👌 Это уже сделано."
    await ann.says("/deals")
    assert ann.sees("Ромашка · Контакт")


async def test_the_pipeline_holds_counts_and_sums_then_deals(ann: Actor) -> None:
    await ann.says("/deals")
    assert ann.sees("Открытых сделок нет")
    await ann.says("/deal Петров 120к кабель")
    await ann.says("/deal Сидорова 1 млн дача")
    await ann.says("/move дача переговоры")
    await ann.says("/deals")
    lines = {line.split()[0]: line for line in ann.last.text.splitlines() if line}
    assert lines["Новая"].split(maxsplit=2)[1:] == ["1", money("120 000 ₽")]
    assert lines["Переговоры"].split(maxsplit=2)[1:] == ["1", money("1 000 000 ₽")]
    assert ann.sees(f"Всего 2 сделки на {money('1 120 000 ₽')}")
    assert ann.last.text.index("дача ·") < ann.last.text.index("кабель ·")
    assert ann.last.protected


async def test_the_pipeline_turns_pages(ann: Actor) -> None:
    for number in range(1, 9):
        await ann.says(f"/deal Петров {number}00000 р поставка-{number}")
    await ann.says("/deals")
    assert ann.sees("поставка-8")
    assert not ann.sees("поставка-1")
    await ann.presses("▶️")
    assert ann.sees("поставка-1")
    await ann.presses("◀️")
    assert ann.sees("поставка-8")


async def test_r28_won_and_back(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    await ann.presses("Выиграна")
    assert ann.sees("Новая → Выиграна")
    await ann.presses("Вернуть")
    assert ann.sees("Выиграна → Новая")
    await ann.presses("▶️")
    await ann.presses("Назад")
    assert ann.sees("Контакт → Новая")
    assert "◀️ Назад" not in labels(ann)


async def test_r28_a_lost_deal_needs_a_reason(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    await ann.presses("Проиграна")
    assert ann.sees("Почему проиграна?")
    await ann.presses("нет бюджета")
    assert ann.sees("Причина: нет бюджета")
    await ann.presses("Отменить")
    await ann.says("/deals")
    assert ann.sees("Ромашка · Новая")


@pytest.mark.parametrize("reason", ["конкурент", "другое"])
async def test_r28_some_reasons_need_words(ann: Actor, reason: str) -> None:
    await ann.says("/deal Петров 120к кабель")
    await ann.presses("Проиграна")
    await ann.presses(reason)
    await ann.says("Ромб, дешевле на 10%")
    assert ann.sees(f"Причина: {reason}: Ромб, дешевле на 10%")


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("кабель переговоры", "Новая → Переговоры"),
        ("1 перег", "Новая → Переговоры"),
        ("№1 negotiation", "Новая → Переговоры"),
        ("Ромашка вперёд", "Новая → Контакт"),
        ("кабель forward", "Новая → Контакт"),
        ("кабель КП отправлено", "Новая → КП отправлено"),
        ("кабель выиграна", "Новая → Выиграна"),
        ("кабель won", "Новая → Выиграна"),
        ("кабель проиграна цена", "Причина: цена"),
        ("кабель lost competitor Ромб", "Причина: конкурент: Ромб"),
        ("кабель проиграна директор передумал", "Причина: другое: директор передумал"),
        ("кабель проиграна", "Почему проиграна?"),
        ("кабель новая", "уже на этапе «Новая»"),
        ("кабель куда-нибудь", "Не понял этап: «куда-нибудь»"),
        ("кабель", "Не понял этап"),
        ("провод вперёд", "Не нашёл открытой сделки «провод»"),
        ("кабель назад", "уже сделано"),
    ],
)
async def test_move_by_number_or_title(ann: Actor, line: str, seen: str) -> None:
    await ann.says("/deal Петров 120к кабель")
    await ann.says(f"/move {line}")
    assert ann.sees(seen)


async def test_move_offers_several_deals(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель синий")
    await ann.says("/deal Сидорова 50к кабель белый")
    await ann.says("/move кабель договор")
    await ann.presses("белый")
    assert ann.sees("Новая → Договор")
    await ann.says("/move кабель вперёд")
    await ann.presses("синий")
    assert ann.sees("Новая → Контакт")
    await ann.says("/move кабель")
    await ann.presses("синий")
    assert ann.sees("кабель синий")
    await ann.says("/move")
    assert ann.sees("Какую сделку и куда?")
    assert ann.sees("кабель белый")


async def test_r29_a_stuck_deal_is_marked(team: Team, ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    await team.tg.passes(days=5)
    await ann.says("/deals")
    assert ann.sees("🐢")
    await ann.presses("1 · ")
    assert ann.sees("2 дня сверх срока")


async def test_r60_nobody_moves_a_colleagues_deal(team: Team, ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    gleb = team.gleb
    await gleb.says("/deals")
    assert gleb.sees("Открытых сделок нет")
    for data in ("dl:open:1:1", "dl:forward:1:1", "dl:lost:1:1", "ls:1:price:1", "dt:1:2:1"):
        await gleb.presses(data=data)
        assert "нет или это не ваше" in (gleb.toast or ""), data
    await gleb.says("/move 1 вперёд")
    assert gleb.sees("Не нашёл")
    await team.boris.says("/move 1 вперёд")
    assert team.boris.sees("Новая → Контакт")


async def test_buttons_made_by_hand_lead_nowhere(ann: Actor) -> None:
    await ann.says("/deal Петров 120к кабель")
    for data in ("dl:forward:99:1", "dt:1:99:1", "dl:back:1:1", "ls:1:price:5"):
        await ann.presses(data=data)
        assert ann.toast, data
    await ann.says("/deals")
    assert ann.sees("Ромашка · Новая")
