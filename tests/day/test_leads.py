"""R53: who gets a lead, what they see, what two presses do, and when the head hears of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.customers.leads import LeadCount
from domain.customers.magnets import Handing
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.leading import comes, open_magnet

GONE = "Этого больше нет"
DONE = "👌 Это уже сделано."


def heard(actor: Actor, words: str = "Лид:") -> int:
    """Return how many messages with these words a person was sent in all."""
    return actor.transcript().count(words)


async def set_member(team: Team, actor: Actor, **habits: Any) -> None:
    """Change the habits of a member."""
    async with SqlUnits(team.app.database)() as unit:
        member = await unit.team.by_telegram(actor.id)
        assert member is not None
        await unit.team.save(replace(member, **habits))


async def test_r53_a_lead_reaches_its_manager_at_once_with_all_that_is_known(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    for fact in (
        "🎁 Лид: Покупатель Пётр",
        "📞 8 (916) 111-00-01",
        "🧲 Каталог",
        "🆕 Новый клиент",
        "🕘 Пришёл: сегодня, 10:00",
        "⏰ Позвонить до: сегодня, 10:15",
    ):
        assert team.ann.sees(fact), team.ann.transcript()
    assert team.ann.last.protected
    assert [heard(one) for one in (team.olga, team.boris, team.gleb)] == [0, 0, 0]


async def test_r53_leads_go_in_turn(team: Team) -> None:
    await open_magnet(team)
    for number in (1, 2, 3):
        await comes(team, "Пётр Покупатель", number)
        await team.tg.passes(minutes=1)
    assert (heard(team.ann), heard(team.gleb)) == (2, 1)


async def test_r53_a_city_has_its_own_manager_and_else_a_zone(team: Team) -> None:
    await open_magnet(team, city=True, handing=Handing.CITY)
    await set_member(team, team.ann, cities=("Москва",))
    await set_member(team, team.gleb, cities=("Казань",))
    await comes(team, number=1, city="г. казань")
    assert (heard(team.ann), heard(team.gleb)) == (0, 1)
    await comes(team, number=2, city="Хабаровск")
    assert (heard(team.ann), heard(team.gleb)) == (0, 2)
    await comes(team, number=3, city="Москва")
    assert (heard(team.ann), heard(team.gleb)) == (1, 2)


async def test_r53_who_is_on_duty_goes_first(team: Team) -> None:
    await open_magnet(team)
    await team.tg.passes(hours=2)
    for number in (1, 2):
        await comes(team, number=number)
        await team.tg.passes(minutes=1)
    assert (heard(team.ann), heard(team.gleb)) == (2, 0)


async def test_r53_who_takes_no_leads_gets_none(team: Team) -> None:
    await open_magnet(team)
    await set_member(team, team.ann, takes_leads=False)
    await comes(team)
    assert (heard(team.ann), heard(team.gleb)) == (0, 1)


async def test_two_presses_log_the_call_and_set_the_next_step(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=1)
    await team.ann.presses("Дозвонился")
    assert team.ann.sees("📞 Звонок: Покупатель Пётр")
    assert team.ann.sees("Итог: дозвонился")
    await team.ann.presses("✅")
    assert team.ann.sees("Следующий шаг")
    await team.ann.says("/leads")
    assert team.ann.sees("Ни одного лида без ответа")


async def test_a_lead_that_did_not_answer_is_tried_again_by_a_reminder(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=1)
    await team.ann.presses("Не ответил")
    assert team.ann.sees("Итог: не ответил")
    await team.ann.presses("✅")
    await team.ann.says("/tasks")
    assert team.ann.sees("Покупатель Пётр")


async def test_a_second_press_logs_nothing(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=1)
    lead = team.ann.last
    await team.ann.presses("Дозвонился")
    for data in ("ld:reached:1", "ld:no_answer:1", "ld:give:1", "ld:show:1", "lg:1:4"):
        await team.ann.presses(data=data, message=lead)
        assert team.ann.toast == DONE, data
    await team.ann.says("/card Покупатель")
    assert team.ann.sees("Касаний: 1")


async def test_r75_undoing_the_call_makes_the_lead_wait_again(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=1)
    await team.ann.presses("Дозвонился")
    await team.ann.says("/undo")
    await team.ann.says("/leads")
    assert team.ann.sees("1 лид ждёт звонка")
    await team.ann.presses("1. Покупатель")
    await team.ann.presses("Не ответил")
    assert team.ann.sees("Итог: не ответил")


async def test_r53_the_head_is_told_once_after_fifteen_working_minutes(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=14)
    assert heard(team.boris) == 0
    await team.tg.passes(minutes=1.2)
    assert team.boris.sees("Лид без ответа: ждёт 15 минут")
    assert team.boris.sees("Менеджер: Анна Северова")
    assert team.boris.last.protected
    await team.tg.passes(days=2)
    assert heard(team.boris, "Лид без ответа") == 1


async def test_a_lead_that_was_called_in_time_is_no_news_to_the_head(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=5)
    await team.ann.presses("Не ответил")
    await team.tg.passes(hours=3)
    assert heard(team.boris) == 0


async def test_r53_at_night_nobody_is_late(team: Team) -> None:
    await open_magnet(team)
    await set_member(team, team.gleb, takes_leads=False)
    await team.tg.passes(hours=11)
    await comes(team)
    assert team.ann.sees("Ждёт звонка: завтра, 09:")
    await team.tg.passes(hours=12, minutes=14)
    assert heard(team.boris) == 0
    await team.tg.passes(minutes=2)
    assert team.boris.sees("Лид без ответа: ждёт 12 часов")


async def test_r3_r24_a_known_client_joins_its_card_and_wakes(team: Team) -> None:
    await open_magnet(team)
    await team.gleb.says("/add Покупатель Пётр +79161110001")
    await team.gleb.says("/rest Покупатель дорого")
    await team.tg.passes(days=1)
    await comes(team)
    assert team.gleb.sees("🔁 Уже ваш клиент")
    assert heard(team.ann) == 0
    await team.gleb.says("/card Покупатель")
    assert team.gleb.sees("Входящее")
    assert not team.gleb.sees("Отдыхает")


async def test_r4_a_head_hands_a_lead_over_in_two_presses(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.boris.says("/leads")
    await team.boris.presses("1. Покупатель")
    await team.boris.presses("Передать")
    await team.boris.presses("Глеб")
    assert team.boris.sees("Анна Северова → Глеб Восточный")
    assert team.ann.sees("теперь ведёт Глеб Восточный")
    assert team.gleb.sees("Теперь вы ведёте клиента")
    assert team.gleb.sees("🎁 Лид: Покупатель Пётр")
    await team.ann.presses(data="ld:reached:1")
    assert GONE in (team.ann.toast or "")
    await team.gleb.presses("Дозвонился")
    assert team.gleb.sees("Итог: дозвонился")


async def test_r53_a_handed_over_lead_has_the_new_managers_minutes(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=10)
    await team.boris.says("/assign Покупатель Глеб")
    assert team.gleb.sees("🎁 Лид: Покупатель Пётр")
    await team.tg.passes(minutes=14)
    assert heard(team.boris, "Лид без ответа") == 0
    await team.tg.passes(minutes=2)
    assert heard(team.boris, "Лид без ответа") == 1


async def test_r4_a_manager_asks_and_one_press_of_the_head_hands_over(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.tg.passes(minutes=1)
    await team.ann.presses("Передать")
    await team.ann.presses("Глеб")
    assert team.ann.sees("Просьба отправлена руководителю")
    assert heard(team.gleb) == 0
    for head in (team.boris, team.olga):
        assert head.sees("Анна Северова просит передать клиента Покупатель Пётр")
    await team.boris.presses("Передать: Глеб")
    assert team.gleb.sees("🎁 Лид: Покупатель Пётр")
    assert team.ann.sees("теперь ведёт Глеб Восточный")
    await team.olga.presses("Передать: Глеб")
    assert team.olga.toast == DONE


async def test_a_lead_cannot_be_given_to_who_is_not_there(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    for actor, data in ((team.ann, "lg:1:99"), (team.boris, "lg:1:99"), (team.gleb, "lg:1:4")):
        await actor.says("/leads")
        await actor.presses(data=data)
        assert GONE in (actor.toast or ""), data


async def test_r60_somebody_elses_lead_is_nobodys(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await team.gleb.says("/leads")
    assert team.gleb.sees("Ни одного лида без ответа")
    for data in ("ld:show:1", "ld:reached:1", "ld:no_answer:1", "ld:give:1", "lg:1:4"):
        await team.gleb.presses(data=data)
        assert GONE in (team.gleb.toast or ""), data
        assert not team.gleb.sees("Покупатель")
    await team.ann.says("/leads")
    assert team.ann.sees("1 лид ждёт звонка")


async def test_the_list_is_the_longest_waiting_first_with_managers_for_the_head(
    team: Team,
) -> None:
    await open_magnet(team)
    for number, name in enumerate(("Первый Иван", "Второй Пётр", "Третий Олег"), 1):
        await comes(team, name, number)
        await team.tg.passes(minutes=10)
    await team.boris.says("/leads")
    text = team.boris.last.text
    assert "3 лида ждут звонка" in text
    assert text.index("Первый Иван") < text.index("Второй Пётр") < text.index("Третий Олег")
    assert "1. 🔥 Первый Иван · 8 (916) 111-00-01\nКаталог · ждёт 30 минут · Анна Северова" in text
    assert "3. Третий Олег · 8 (916) 111-00-03\nКаталог · ждёт 10 минут · Анна Северова" in text
    assert team.boris.last.protected
    await team.ann.says("/leads")
    assert team.ann.sees("2 лида ждут звонка")
    assert not team.ann.sees("Анна Северова")
    await team.ann.presses("2. Третий")
    assert team.ann.sees("🎁 Лид: Третий Олег")
    await team.ann.presses("К лидам")
    await team.ann.presses("1. Первый")
    await team.ann.presses("Карточка")
    assert team.ann.sees("8 (916) 111-00-01")


async def test_a_long_list_has_pages(team: Team) -> None:
    await open_magnet(team)
    for number in range(1, 10):
        await comes(team, "Пётр Покупатель", number)
    await team.olga.says("/leads")
    assert team.olga.sees("9 лидов ждут звонка")
    assert team.olga.sees("Страница 1 из 2")
    await team.olga.presses("▶️")
    assert team.olga.sees("9. ")
    await team.olga.presses("◀️")
    await team.olga.presses(data="lp:99")
    assert team.olga.sees("Страница 2 из 2")
    await team.olga.presses("◀️")
    assert team.olga.sees("Страница 1 из 2")


async def test_leads_are_a_word_away(team: Team) -> None:
    await team.ann.says("лиды")
    assert team.ann.sees("Ни одного лида без ответа")


async def test_the_card_says_since_when_they_agreed_and_whether_the_bot_reaches_them(
    team: Team,
) -> None:
    await open_magnet(team)
    person = await comes(team)
    await team.ann.says("/card Покупатель")
    assert team.ann.sees("согласие на данные с пн 23 ноября · рассылки: нет · есть чат с ботом")
    async with SqlUnits(team.app.database)() as unit:
        customer = await unit.customers.by_telegram(person.id)
        assert customer is not None
        blocked = replace(customer, blocked_at=team.tg.clock.now())
        await unit.customers.save(customer, blocked)
    await team.ann.says("/card Покупатель")
    assert team.ann.sees("бот заблокирован")
    await team.ann.says("/add Козлов Олег +79165550001")
    assert not team.ann.sees("согласие на данные")


async def test_a_lead_reads_as_well_in_english(team: Team) -> None:
    await open_magnet(team)
    await set_member(team, team.ann, locale="en")
    await comes(team)
    assert team.ann.sees("🎁 Lead: Покупатель Пётр")
    assert team.ann.sees("A new client")
    await team.ann.says("/leads")
    assert team.ann.sees("1 lead waits for a call")


async def test_r53_the_report_counts_leads_and_those_called_late(team: Team) -> None:
    await open_magnet(team)
    await comes(team, number=1)
    await team.tg.passes(minutes=20)
    await comes(team, "Второй Пётр", 2)
    async with SqlUnits(team.app.database)() as unit:
        now = team.tg.clock.now()
        counts = await unit.leads.counts(now - timedelta(hours=1), now + timedelta(hours=1))
        assert counts == [
            LeadCount(manager_id=3, manager_name="Анна Северова", leads=1, late=1),
            LeadCount(manager_id=4, manager_name="Глеб Восточный", leads=1, late=0),
        ]
    await team.boris.says("/report")
    await team.boris.presses("Оценки и лиды")
    assert team.boris.sees("Новые лиды: 2, не вовремя: 1")
    assert team.boris.sees("• Анна Северова: 1, не вовремя: 1")
    assert team.boris.sees("Оценок за этот период нет")


@pytest.mark.parametrize("data", ["ld:dance:1", "ld:show:99", "ld:reached:0", "lg:99:1"])
async def test_a_button_made_by_hand_does_no_harm(team: Team, data: str) -> None:
    await team.ann.says("/leads")
    await team.ann.presses(data=data)
    assert GONE in (team.ann.toast or "")
