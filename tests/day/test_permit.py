"""The contact permit on the card: warn, or hide the number until a reason is stated (R18)."""

import re

import pytest

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from domain.policy import PolicyChange, PolicyName
from domain.team import Scope
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team

NUMBER = "9161234567"
SHOW = "Показать номер"


@pytest.fixture
async def romashka(team: Team) -> Team:
    """Ann has a contact of a company, and has just called it."""
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка прораб")
    await team.ann.says("/call Петров дозвонился, думает")
    return team


@pytest.fixture
async def hiding(romashka: Team) -> Team:
    """The owner hides numbers."""
    await hide(romashka)
    return romashka


async def hide(team: Team) -> None:
    """Let the owner hide numbers."""
    async with SqlUnits(team.app.database)() as unit:
        await unit.policies.set(
            PolicyChange(
                name=PolicyName.HIDE_PHONES, before=0, value=1, set_by=1, set_at=team.tg.clock.now()
            )
        )


def numbers(actor: Actor) -> bool:
    """Whether any digits of the phone stand in the last message or on its buttons."""
    words = [actor.last.text, actor.last.html]
    for row in actor.last.post.rows:
        words.extend(str(key) for key in row)
    digits = re.sub(r"\D", "", re.sub(r"callback_data.*?[,}]", "", " ".join(words)))
    return NUMBER in digits or "1234567" in digits or "4567" in digits


async def exceptions(team: Team) -> list[tuple[ExceptionKind, Rule | None, str]]:
    """Return the exceptions that the head will read."""
    async with SqlUnits(team.app.database)() as unit:
        found = await unit.exceptions.latest(Scope(None), since=MONDAY, limit=10)
    return [(one.kind, one.rule, one.reason) for one in found]


async def test_r18_by_default_the_card_warns_and_shows_the_number(romashka: Team) -> None:
    await romashka.ann.says("/card Петров")
    assert romashka.ann.sees("Лучше не беспокоить до чт 26 ноября, 10:00")
    assert romashka.ann.sees("R10")
    assert romashka.ann.sees("8 (916) 123-45-67")
    assert numbers(romashka.ann)
    assert romashka.ann.find_button(SHOW) is None


@pytest.mark.parametrize("whose", ["Петров", "Ромашка"])
async def test_r18_no_digit_of_a_hidden_number_is_on_the_card(hiding: Team, whose: str) -> None:
    await hiding.ann.says(f"/card {whose}")
    assert not numbers(hiding.ann)
    assert hiding.ann.find_button(SHOW, hiding.ann.last)
    assert hiding.ann.find_button("📋", hiding.ann.last) is None


async def test_r18_a_reason_shows_the_number_once_and_goes_into_the_report(hiding: Team) -> None:
    await hiding.ann.says("/card Петров")
    await hiding.ann.presses(SHOW)
    assert hiding.ann.sees("Зачем он нужен")
    assert not numbers(hiding.ann)
    await hiding.ann.presses("Срочно по сделке")
    assert hiding.ann.sees("8 (916) 123-45-67")
    assert hiding.ann.find_button("📋", hiding.ann.last)
    assert await exceptions(hiding) == [(ExceptionKind.PHONE, Rule.GAP, "Срочно по сделке")]
    await hiding.ann.says("/card Петров")
    assert not numbers(hiding.ann)


async def test_r18_the_reason_can_be_typed(hiding: Team) -> None:
    await hiding.ann.says("/card Ромашка")
    await hiding.ann.presses(SHOW)
    await hiding.ann.says("123")
    assert hiding.ann.sees("Зачем он нужен")
    await hiding.ann.says("Перепутал <адрес> доставки")
    assert hiding.ann.sees("8 (916) 123-45-67")
    assert hiding.ann.sees("Перепутал <адрес> доставки")
    assert await exceptions(hiding) == [
        (ExceptionKind.PHONE, Rule.GAP, "Перепутал <адрес> доставки")
    ]


async def test_r18_a_command_in_the_middle_is_a_command_and_no_reason(hiding: Team) -> None:
    await hiding.ann.says("/card Петров")
    await hiding.ann.presses(SHOW)
    await hiding.ann.says("/tasks")
    await hiding.ann.says("Петров")
    assert not hiding.ann.sees("Показал номер")
    assert await exceptions(hiding) == []


async def test_r18_going_back_shows_the_card_without_the_number(hiding: Team) -> None:
    await hiding.ann.says("/card Петров")
    await hiding.ann.presses(SHOW)
    await hiding.ann.presses("Назад")
    assert hiding.ann.sees("Номер скрыт")
    assert not numbers(hiding.ann)


async def test_r18_who_may_be_touched_has_a_number(hiding: Team) -> None:
    await hiding.tg.passes(days=3)
    await hiding.ann.says("/card Петров")
    assert hiding.ann.sees("8 (916) 123-45-67")
    assert hiding.ann.find_button(SHOW, hiding.ann.last) is None
    await hiding.tg.passes(hours=12)
    await hiding.ann.says("/card Петров")
    assert hiding.ann.sees("R12")
    assert not numbers(hiding.ann)


async def test_r14_r18_who_waits_for_a_call_today_has_a_number(hiding: Team) -> None:
    await hiding.ann.says("/call Петров дозвонился, перезвонить сегодня в 17")
    await hiding.ann.says("/card Петров")
    assert hiding.ann.sees("8 (916) 123-45-67")


async def test_r18_only_the_touched_of_a_company_are_hidden(hiding: Team) -> None:
    await hiding.ann.says("/add Сидоров Пётр +79165554433 ООО Ромашка директор")
    await hiding.ann.says("/card Ромашка")
    assert hiding.ann.sees("8 (916) 555-44-33")
    assert not numbers(hiding.ann)
    assert hiding.ann.find_button(SHOW, hiding.ann.last)


async def test_r18_the_rule_speaks_of_the_card_alone(hiding: Team) -> None:
    await hiding.ann.says("/find Петров")
    assert hiding.ann.sees("8 (916) 123-45-67")


async def test_r18_a_press_that_comes_too_late_shows_the_card_and_records_nothing(
    hiding: Team,
) -> None:
    await hiding.ann.says("/card Петров")
    await hiding.ann.presses(SHOW)
    await hiding.tg.passes(days=3)
    await hiding.ann.presses("Сверить номер")
    assert hiding.ann.sees("8 (916) 123-45-67")
    assert not hiding.ann.sees("Показал номер")
    assert await exceptions(hiding) == []


async def test_r60_a_number_asked_for_by_hand_is_gone_for_a_colleague(hiding: Team) -> None:
    await hiding.gleb.starts()
    for data in ("sn:1:1:", "sn:1:1:check", "sn:1:0:urgent"):
        await hiding.gleb.presses(data=data, message=hiding.gleb.last)
        assert "больше нет" in (hiding.gleb.toast or ""), data
    await hiding.ann.says("/card Петров")
    await hiding.ann.presses(data="sn:1:77:check", message=hiding.ann.last)
    assert "больше нет" in (hiding.ann.toast or "")
    assert await exceptions(hiding) == []


async def test_a_resting_client_says_so_on_the_card_and_its_number_is_hidden(
    hiding: Team,
) -> None:
    await hiding.ann.says("/rest Петров")
    await hiding.ann.presses("Карточка")
    for fact in ("Отдыхает до", "апреля 2027", "решено сделать паузу", "круг 1"):
        assert hiding.ann.sees(fact), fact
    assert not numbers(hiding.ann)
    assert hiding.ann.find_button("Разбудить", hiding.ann.last)
    assert hiding.ann.find_button("В отдых", hiding.ann.last) is None
    await hiding.ann.presses("Разбудить")
    assert hiding.ann.sees("снова в работе")
