"""R52: the owner sees acts, decides on retention, erases at a written request; nobody else does."""

import pytest

from domain.customers.erasure import Act, Cleaning, ErasedWhy
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team

GONE = "Этого больше нет"
DONE = "👌 Это уже сделано."
OWNERS = "Это может только владелец"
LONG = 37 * 31
"""Days in which the retention term of three years is over."""


async def a_client(team: Team) -> None:
    for one in (team.olga, team.boris):
        await one.starts()
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/add Козлов Олег +79161234568")


async def asks_to_erase(olga: Actor, who: str) -> None:
    await olga.says("/erasures")
    await olga.presses("✍️")
    await olga.says(who)


async def test_with_nothing_erased_it_says_so(team: Team) -> None:
    await team.olga.says("/erasures")
    assert team.olga.sees("Актов об уничтожении данных пока нет")
    assert not team.olga.sees("Срок хранения")


@pytest.mark.parametrize("who", ["boris", "ann"])
async def test_r52_nobody_but_an_owner_sees_or_erases(team: Team, who: str) -> None:
    await a_client(team)
    actor: Actor = getattr(team, who)
    await actor.says("/erasures")
    assert actor.sees(OWNERS)
    await actor.says("/today")
    verbs = ("acts", "silent", "sure", "erase", "keep", "whom")
    for data in (*(f"er:{verb}:1:0" for verb in verbs), "ew:ask:1:1", "ew:erase:1:1"):
        await actor.presses(data=data)
        assert OWNERS in (actor.toast or ""), data
    await team.ann.says("/find Петров")
    assert team.ann.sees("Петров Иван")


async def test_r52_a_written_request_erases_a_client_and_leaves_an_act(team: Team) -> None:
    await a_client(team)
    await asks_to_erase(team.olga, "Петров")
    assert team.olga.sees("Стереть данные навсегда: Петров Иван?")
    await team.ann.says("/find Петров")
    assert team.ann.sees("Петров Иван")
    await team.olga.presses("Да, стереть навсегда")
    assert team.olga.sees("Данные стёрты. Акт № 1")
    assert not team.olga.sees("Петров")
    assert team.ann.sees("Один из ваших клиентов попросил стереть его данные")
    for line in ("/find Петров", "/find 4567", "/card Петров"):
        await team.ann.says(line)
        assert not team.ann.sees("Иван"), line
    await team.ann.says("/find Козлов")
    assert team.ann.sees("Козлов Олег")
    await team.olga.presses("К актам")
    for fact in ("№ 1 · сегодня", "По запросу человека", "Решение: Ольга Владелец", "запис"):
        assert team.olga.sees(fact), team.olga.last.text
    await team.tg.passes(minutes=1)
    await team.olga.says("/erasures")
    assert team.olga.sees("Файл базы проверен: следов нет")


@pytest.mark.parametrize(
    ("cleaning", "told"),
    [
        (Cleaning.WAITING, "Файл базы ещё проверяется"),
        (Cleaning.CLEAN, "Файл базы проверен: следов нет"),
        (Cleaning.UNSEARCHED, "следы в её файлах не искались"),
        (Cleaning.LEFT, "В файле базы могли остаться следы"),
    ],
)
async def test_r52_an_act_says_what_is_known_about_the_file(
    team: Team, cleaning: Cleaning, told: str
) -> None:
    async with SqlUnits(team.app.database)() as unit:
        await unit.erasures.add_act(
            Act(at=MONDAY, why=ErasedWhy.ASKED, rows={"points": 1}, cleaning=cleaning), ()
        )
    await team.olga.starts()
    await team.olga.says("/erasures")
    assert team.olga.sees(told), team.olga.last.text


async def test_a_second_press_erases_nobody(team: Team) -> None:
    await a_client(team)
    await asks_to_erase(team.olga, "Петров")
    await team.olga.presses(data="ew:erase:1:1")
    await team.olga.presses(data="ew:erase:1:1")
    assert GONE in (team.olga.toast or "")
    await team.olga.says("/erasures")
    assert "№ 1" in team.olga.last.text
    assert "№ 2" not in team.olga.last.text


async def test_no_means_no(team: Team) -> None:
    await a_client(team)
    await asks_to_erase(team.olga, "Петров")
    await team.olga.presses("Нет")
    assert team.olga.sees("Актов об уничтожении данных пока нет")
    await team.ann.says("/card Петров")
    assert team.ann.sees("Петров Иван")


async def test_of_a_company_only_the_person_is_erased(team: Team) -> None:
    await team.ann.says("/add Петров Иван ООО Вега +79161234567")
    await asks_to_erase(team.olga, "Вега")
    await team.olga.presses("Петров Иван")
    assert team.olga.sees("Петров Иван · ООО Вега")
    await team.olga.presses("Да, стереть навсегда")
    await team.ann.says("/card Вега")
    assert team.ann.sees("Вега")
    assert not team.ann.sees("Петров")


@pytest.mark.parametrize("data", ["ew:erase:1:2", "ew:erase:99:1", "ew:ask:1:99", "er:dance:0:0"])
async def test_a_button_made_by_hand_erases_nobody(team: Team, data: str) -> None:
    await a_client(team)
    await team.olga.says("/erasures")
    await team.olga.presses(data=data)
    assert GONE in (team.olga.toast or "")
    await team.olga.says("/erasures")
    assert team.olga.sees("Актов об уничтожении данных пока нет")


async def test_r52_retention_is_proposed_shown_asked_once_and_carried_out(team: Team) -> None:
    await a_client(team)
    await team.tg.passes(days=LONG)
    assert team.olga.sees("Срок хранения вышел: 2 человека")
    assert team.olga.last.protected
    await team.olga.presses("Показать, кого")
    assert team.olga.sees("1. Петров Иван")
    assert team.olga.sees("последний контакт: пн 23 ноября 2026")
    await team.olga.presses("1. Петров")
    assert team.olga.sees("8 (916) 123-45-67")
    await team.olga.says("/erasures")
    await team.olga.presses("Стереть всех")
    assert team.olga.sees("Стереть данные 2 человек навсегда?")
    await team.olga.presses("Да, стереть навсегда")
    assert team.olga.sees("Решено: стираю данные 2 человек")
    await team.tg.passes(minutes=5)
    await team.ann.says("/find Петров")
    assert team.ann.sees("никого не нашёл")
    await team.olga.says("/erasures")
    assert team.olga.sees("По сроку хранения")
    assert team.olga.sees("Решение: Ольга Владелец")


async def test_r52_who_was_touched_since_is_not_erased(team: Team) -> None:
    await a_client(team)
    await team.tg.passes(days=LONG)
    await team.ann.says("/call Козлов договорились")
    await team.olga.says("/erasures")
    await team.olga.presses("Стереть всех")
    await team.olga.presses("Да, стереть навсегда")
    await team.tg.passes(minutes=5)
    await team.ann.says("/find Петров")
    assert team.ann.sees("никого не нашёл")
    await team.ann.says("/find Козлов")
    assert team.ann.sees("Козлов Олег")


async def test_r52_not_now_keeps_everybody_and_a_decision_is_taken_once(team: Team) -> None:
    await a_client(team)
    await team.tg.passes(days=LONG)
    proposal = team.olga.last
    await team.olga.presses("Не сейчас", message=proposal)
    assert team.olga.sees("Оставляю: 2 человека")
    for data in ("er:erase:1:0", "er:keep:1:0", "er:sure:1:0", "er:silent:1:0"):
        await team.olga.presses(data=data, message=proposal)
        assert team.olga.toast == DONE, data
    await team.tg.passes(minutes=5)
    await team.ann.says("/find Петров")
    assert team.ann.sees("Петров Иван")
    await team.olga.says("/erasures")
    assert not team.olga.sees("Срок хранения")


async def test_nothing_is_erased_without_a_word(team: Team) -> None:
    await a_client(team)
    await team.tg.passes(days=LONG)
    await team.tg.passes(days=3)
    await team.ann.says("/find Петров")
    assert team.ann.sees("Петров Иван")
    await team.olga.says("/erasures")
    assert team.olga.sees("Срок хранения вышел: 2 человека")


async def test_a_long_list_of_people_has_pages(team: Team) -> None:
    await team.olga.starts()
    for number in range(8):
        await team.ann.says(f"/add Петров Иван +7916123400{number}")
    await team.tg.passes(days=LONG)
    await team.olga.presses("Показать, кого")
    assert team.olga.sees("6. Петров")
    await team.olga.presses("▶️")
    assert team.olga.sees("8. Петров")
    assert not team.olga.sees("6. Петров")
    await team.olga.presses("◀️")
    assert team.olga.sees("1. Петров")


async def test_it_reads_as_well_in_english(team: Team) -> None:
    await a_client(team)
    await team.olga.says("/settings")
    await team.olga.presses(data="se:language:en")
    await asks_to_erase(team.olga, "Петров")
    await team.olga.presses("Yes, erase for good")
    assert team.olga.sees("The data is erased. Act No. 1")
    await team.olga.presses("To the acts")
    assert team.olga.sees("At the person’s request")
