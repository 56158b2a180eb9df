"""The head's view: the team's figures, exceptions, forgotten clients, returns by week."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from struct import pack

import pytest

from domain.cadence import Rule
from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.find_clients import FindClients
from domain.rounds import RoundEnd
from domain.team import MemberState
from handlers.report import VIEWS
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team

SIZE = pack(">II", 900, 600)
"""Where a PNG tells its width and height in pixels."""
DENIED = "Это могут только руководитель или владелец"


def photo_of(team: Team, actor: Actor) -> bytes:
    """Return the bytes of the picture in the last message."""
    (*_, largest) = actor.last.post.content["photo"]
    stored = team.tg.world.files.by_id(largest["file_id"])
    assert stored is not None
    png: bytes = stored.data
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return png


async def a_working_monday(team: Team) -> None:
    """Ann talks twice to Petrov, is refused by Kozlov; Gleb writes once."""
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров дозвонился")
    await team.ann.says("/call Петров договорились")
    await team.ann.says("/deal Петров 100к Кабель")
    await team.ann.says("/deal Петров 50к Щит")
    await team.ann.says("/move Щит won")
    await team.ann.says("/add Козлов Олег +79161234568")
    await team.ann.says("/call Козлов отказ, дорого")
    await team.gleb.says("/add Сидоров Пётр +79161234569")
    await team.gleb.says("/message Сидоров отправил прайс")


@pytest.mark.parametrize("who", ["olga", "boris"])
async def test_head_and_owner_see_totals_and_a_line_for_each_manager(team: Team, who: str) -> None:
    await a_working_monday(team)
    head: Actor = getattr(team, who)
    await head.says("/report")
    text = head.last.text.replace("\u00a0", " ")
    for fact in (
        "Команда · эта неделя, с пн 23 ноября",
        "Касаний: 4 · 💬 поговорили 3 · ✅ договорились 1",
        "Выиграно: 1 на 50 000 ₽ · проиграно 0",
        "В работе: 1 на 100 000 ₽",
        "Прогноз: 10 000 ₽",
        "Исключения из правил: 1 (касания 1)",
        "Забытых клиентов нет",
        "Вернутся за 26 недель: 1, больше всего 1 — с 19 апр 2027",
        "• Анна Северова: 🤝 3 · 💬 3 · ✅ 1 · 🏆 1 · 💼 1 · ❗ 1",
        "• Глеб Восточный: 🤝 1",
    ):
        assert fact in text, text
    assert head.last.protected


async def test_r60_a_manager_is_refused_in_words_and_by_every_button(team: Team) -> None:
    for line in ("/report", "/report месяц", "/report чепуха"):
        await team.ann.says(line)
        assert team.ann.sees(DENIED)
        assert not team.ann.sees("Команда ·")
    for view in VIEWS:
        await team.ann.presses(data=f"rp:{view}:week:0")
        assert DENIED in (team.ann.toast or ""), view


async def test_r7_a_second_call_of_the_day_stands_in_the_report_with_its_rule(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров не дозвонился")
    await team.boris.says("/report")
    assert team.boris.sees("Исключений из правил нет")
    await team.ann.says("/call Петров не дозвонился")
    await team.boris.says("/report")
    await team.boris.presses("Исключения")
    for fact in (
        "Исключения из правил: 1",
        "👤 Анна Северова: касания 1",
        "1. Петров Иван · сегодня, 10:00",
        "R10: слишком скоро после прошлого касания · касание не вовремя",
    ):
        assert team.boris.sees(fact)
    await team.boris.presses("1. Петров Иван")
    assert team.boris.sees("Касаний: 2")
    await team.ann.says("/undo")
    await team.boris.says("/report")
    await team.boris.presses("Исключения")
    assert team.boris.sees("Исключений за этот период нет")
    await team.boris.presses("Назад")
    assert team.boris.sees("Касаний: 1")


async def _numbers(team: Team) -> tuple[int, int, Sequence[int]]:
    """Return the numbers of Ann, Gleb and the clients of Ann."""
    async with SqlUnits(team.app.database)() as unit:
        ann = await unit.team.by_telegram(team.ann.id)
        gleb = await unit.team.by_telegram(team.gleb.id)
        assert ann is not None
        assert gleb is not None
        hits = await FindClients(index=unit.search)(ann, "Петров")
        return ann.id, gleb.id, [one.client_id for one in hits]


async def test_exceptions_of_every_kind_are_told_page_by_page(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    ann, gleb, (client,) = await _numbers(team)
    made = [
        (ann, ExceptionKind.INSISTED, Rule.DAY_OFF, ""),
        (ann, ExceptionKind.PHONE, Rule.CONTACT_LIMIT, "сам <просил>"),
        (ann, ExceptionKind.KEPT_GOING, None, RoundEnd.TOUCHES.value),
        *((gleb, ExceptionKind.TOUCH, rule, "") for rule in Rule),
    ]
    async with SqlUnits(team.app.database)() as unit:
        for number, (member, kind, rule, reason) in enumerate(made):
            at = MONDAY - timedelta(minutes=number)
            one = CadenceException(
                member_id=member, client_id=client, at=at, kind=kind, rule=rule, reason=reason
            )
            await unit.exceptions.add(one)
    await team.olga.says("/report")
    await team.olga.presses("Исключения")
    for fact in (
        "Страница 1 из 2",
        "👤 Анна Северова: напоминания 1, телефоны 1, без отдыха 1",
        "1. Петров Иван · сегодня, 10:00\nR12: в выходной или праздник · настоял на напоминании",
        "R11: слишком много касаний контакта · открыл скрытый телефон · «сам <просил>»",
        "R20: продолжил вместо отдыха · вышли все касания круга",
        "👤 Глеб Восточный: касания 7",
    ):
        assert team.olga.sees(fact)
    await team.olga.presses("▶️")
    assert team.olga.sees("10. Петров")
    assert team.olga.sees("R21: клиент отдыхал")
    assert not team.olga.sees("Анна Северова")
    await team.olga.presses("◀️")
    assert team.olga.sees("Анна Северова")
    await team.olga.presses(data="rp:exceptions:week:99")
    assert team.olga.sees("Страница 2 из 2")


async def test_clients_nobody_touched_are_counted_and_opened(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/incoming Петров спросил цену")
    await team.gleb.says("/add Сидоров Пётр +79161234569")
    await team.tg.passes(days=60)
    await team.boris.says("/report")
    await team.boris.presses("Без касаний")
    assert team.boris.sees("Забытых клиентов нет")
    await team.tg.passes(days=1)
    await team.boris.says("/report")
    assert team.boris.sees("Больше 60 дней без касаний: 2")
    await team.boris.presses("Без касаний")
    for fact in (
        "Больше 60 дней без касаний: 2",
        "Анна Северова — 1 · Глеб Восточный — 1",
        "1. Петров Иван · Анна Северова\nпоследнее касание 61 день назад",
        "2. Сидоров Пётр · Глеб Восточный\nни одного касания, в базе 61 день назад",
    ):
        assert team.boris.sees(fact)
    await team.boris.presses("2. Сидоров")
    assert team.boris.sees("Касаний ещё не было")


async def test_r29_stuck_deals_and_the_forecast_are_a_press_away(team: Team) -> None:
    await team.boris.says("/report")
    await team.boris.presses("Застряли")
    assert team.boris.sees("Ни одна сделка")
    await team.boris.presses("Назад")
    await team.boris.presses("Прогноз")
    assert team.boris.sees("Открытых сделок нет")
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/deal Петров 100к Кабель")
    await team.tg.passes(days=40)
    await team.boris.says("/report")
    assert team.boris.sees("Вдвое дольше срока этапа: 1")
    await team.boris.presses("Прогноз")
    assert "месяц не указан: 10 000 ₽ — 1 сделка" in team.boris.last.text.replace("\u00a0", " ")
    await team.boris.presses("Назад")
    await team.boris.presses("Застряли")
    assert team.boris.sees("1. Кабель · Петров Иван")
    assert team.boris.sees("на этапе с пн 23 ноября 2026 · Анна Северова")
    await team.boris.presses("Кабель")
    assert team.boris.sees("10 %")


async def test_r22_returns_come_as_a_protected_picture_and_in_numbers(team: Team) -> None:
    await a_working_monday(team)
    await team.boris.says("/report")
    await team.boris.presses("Возвраты")
    assert team.boris.last.text == "📊 Возвраты по неделям: всего 1, больше всего 1 — с 19 апр 2027"
    assert team.boris.last.protected
    assert photo_of(team, team.boris)[16:24] == SIZE
    assert "19 апр 2027 — 1: Анна Северова 1" in team.boris.transcript()


async def test_with_nothing_to_tell_the_report_says_so(team: Team) -> None:
    await team.boris.says("/report")
    for fact in (
        "Пока пусто",
        "Исключений из правил нет",
        "Забытых клиентов нет",
        "никто не возвращается",
        "Анна Северова: пока ничего",
    ):
        assert team.boris.sees(fact)
    assert not team.boris.sees("Борис Глава")
    await team.boris.presses("Возвраты")
    assert team.boris.sees("За 26 недель никто не возвращается")
    assert "photo" not in team.boris.last.post.content


async def test_periods_are_typed_or_pressed(team: Team) -> None:
    await a_working_monday(team)
    boris = team.boris
    await team.tg.passes(days=7)
    await boris.says("/report")
    assert boris.sees("Касаний: 0")
    await boris.presses("Месяц")
    assert boris.sees("этот месяц, с вс 1 ноября")
    assert boris.sees("Касаний: 4")
    await boris.presses("По менеджерам")
    assert boris.sees("Итоги: договорились — 1 · дозвонился — 1 · отказ — 1")
    await boris.presses("Назад")
    assert boris.sees("этот месяц")
    await boris.presses("Квартал")
    assert boris.sees("с чт 1 октября")
    await boris.presses("Неделя")
    assert boris.sees("Касаний: 0")
    await boris.says("/report день")
    assert boris.sees("сегодня, пн 30 ноября")
    await boris.says("/report за <век>")
    assert boris.sees("Не знаю периода «за <век>»")
    await boris.presses("Месяц")
    assert boris.sees("Касаний: 4")


async def test_a_button_made_by_hand_does_no_harm(team: Team) -> None:
    await team.boris.says("/report год")
    await team.boris.presses(data="rp:team:century:0")
    assert team.boris.sees("эта неделя")
    await team.boris.presses(data="rp:salaries:week:0")
    assert team.boris.toast


async def test_who_left_stays_in_the_report_while_there_is_something_to_tell(team: Team) -> None:
    await a_working_monday(team)
    async with SqlUnits(team.app.database)() as unit:
        gleb = await unit.team.by_telegram(team.gleb.id)
        assert gleb is not None
        await unit.team.save(replace(gleb, state=MemberState.DISMISSED))
    await team.boris.says("/report")
    assert team.boris.sees("Глеб Восточный (больше не работает): 🤝 1")
    await team.boris.presses("По менеджерам")
    assert team.boris.sees("Глеб Восточный (больше не работает)")


async def test_the_report_reads_as_well_in_english(team: Team) -> None:
    await a_working_monday(team)
    boris = team.boris
    await boris.says("/settings")
    await boris.presses(data="se:language:en")
    await boris.says("/report week")
    for fact in ("Team · this week", "Touches: 4", "Exceptions to the rules: 1 (touches 1)"):
        assert boris.sees(fact)
    for label, fact in (
        ("By manager", "Outcomes: "),
        ("Exceptions", "R10: too soon after the last touch · an untimely touch"),
        ("Untouched", "No forgotten clients"),
        ("Stuck", "No deal has been in its stage"),
        ("Forecast", "no month given"),
        ("Scores and leads", "No scores in this period"),
    ):
        await boris.presses(label)
        assert boris.sees(fact), boris.transcript()
        await boris.presses("Back")
    await boris.presses("Returns by week")
    assert boris.sees("Returns by week: 1 in all, most of them 1 from 19 Apr 2027")
    assert photo_of(team, boris)[16:24] == SIZE
