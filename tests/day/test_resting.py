"""Rest in the chat: limits, ``/rest``, ``/wake``, the return, the archive (R20-R25)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendar import calendar_of
from domain.calendar_months import add_months
from domain.delivery import OutMessage
from domain.policy import PolicyChange, PolicyName
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team, silent

RUSSIA = calendar_of("RU")


@pytest.fixture
async def petrov(team: Team) -> Team:
    """Ann has a client, and a colleague of Ann's has none."""
    await team.ann.says("/add Петров Иван +79161234567")
    return team


async def rule(team: Team, name: PolicyName, value: int) -> None:
    """Let the owner set a number."""
    async with SqlUnits(team.app.database)() as unit:
        await unit.policies.set(
            PolicyChange(name=name, before=0, value=value, set_by=1, set_at=team.tg.clock.now())
        )


def told(actor: Actor, words: str) -> list[str]:
    """Return the messages since the last action that hold these words."""
    return [one.text for one in actor.answers if words in one.text]


async def returns(team: Team) -> datetime:
    """Return when the client's return stands in the base."""
    async with SqlUnits(team.app.database)() as unit:
        one = await unit.rounds.current(1)
    assert one is not None
    assert one.rest_until is not None
    return one.rest_until


async def test_r20_sixty_days_put_a_client_to_rest_and_the_manager_is_told_once(
    petrov: Team,
) -> None:
    await petrov.ann.says("/call Петров дозвонился, думает")
    await petrov.tg.passes(days=59, hours=23)
    assert not told(petrov.ann, "отдыхает до")
    await petrov.tg.passes(hours=1)
    (message,) = told(petrov.ann, "отдыхает до")
    assert "60 дней переговоров" in message
    await petrov.tg.passes(hours=1)
    assert not told(petrov.ann, "отдыхает до")
    assert not any("Петров" in one.text for one in petrov.boris.answers)


async def test_r21_a_rest_closes_the_reminders_and_keeping_on_opens_them(petrov: Team) -> None:
    await petrov.ann.says("/call Петров дозвонился, думает")
    await petrov.ann.says("/remind Петров 25 января 2027 в 12 узнать о планах")
    await petrov.tg.passes(days=60)
    assert petrov.ann.sees("Закрыл 1 напоминание")
    await petrov.ann.presses("Работаю дальше")
    assert petrov.ann.sees("исключение")
    assert petrov.ann.sees("Снова открыто 1 напоминание")
    await petrov.ann.says("/tasks")
    assert petrov.ann.sees("узнать о планах")
    assert not petrov.ann.sees("отдыха")
    await petrov.tg.passes(hours=1)
    assert not told(petrov.ann, "отдыхает до")


async def test_r20_who_kept_on_is_told_again_when_the_next_sixty_days_are_over(
    petrov: Team,
) -> None:
    await petrov.ann.says("/call Петров дозвонился, думает")
    await petrov.tg.passes(days=60)
    await petrov.ann.presses("Работаю дальше")
    await petrov.ann.says("/call Петров дозвонился, всё ещё думает")
    await petrov.tg.passes(days=60)
    assert len(told(petrov.ann, "отдыхает до")) == 1


async def test_r20_keeping_on_can_be_pressed_once_and_undone(petrov: Team) -> None:
    await petrov.ann.says("/call Петров дозвонился, думает")
    await petrov.tg.passes(days=60)
    found = petrov.ann.find_button("Работаю дальше")
    assert found is not None
    data = found[1].data
    await petrov.ann.presses("Работаю дальше")
    message = petrov.ann.last
    await petrov.ann.presses(data=data, message=message)
    assert petrov.ann.toast == "👌 Это уже сделано."
    await petrov.ann.says("/undo")
    assert petrov.ann.sees("отказ от отдыха — Петров Иван")
    await petrov.ann.says("/rest Петров")
    assert petrov.ann.sees("уже отдыхает")


async def test_r14_an_agreement_ahead_keeps_a_client_from_rest(petrov: Team) -> None:
    await petrov.ann.says("/call Петров дозвонился, перезвонить 1 февраля 2027 в 11")
    await petrov.tg.passes(days=61)
    assert not told(petrov.ann, "отдыхает до")


async def test_r20_six_touches_without_an_agreement_put_to_rest_at_once(petrov: Team) -> None:
    for _ in range(6):
        assert not told(petrov.ann, "отдыхает до")
        await petrov.tg.passes(days=4)
        await petrov.ann.says("/call Петров не ответил")
    assert petrov.ann.sees("отдыхает до")
    assert petrov.ann.sees("6 касаний")
    await petrov.tg.passes(minutes=5)
    assert not told(petrov.ann, "отдыхает до")


async def test_r21_by_night_and_on_a_day_off_the_message_makes_no_sound(
    petrov: Team, put: list[OutMessage]
) -> None:
    await petrov.ann.says("/call Петров дозвонился, думает")
    await petrov.tg.arrives_at(MONDAY + timedelta(days=61, hours=13))  # Saturday, 23:00
    assert len(told(petrov.ann, "отдыхает до")) == 1
    assert silent(put, "rest:") == [True]


async def test_r22_r23_the_client_comes_back_in_its_window_with_its_story_once(
    petrov: Team,
) -> None:
    await petrov.ann.says("/call Петров отказ, дорого")
    assert petrov.ann.sees("клиент отказался")
    back = await returns(petrov)
    day = back.date()
    assert add_months(MONDAY.date(), 5) <= day <= add_months(MONDAY.date(), 6)
    assert RUSSIA.is_working(day)
    await petrov.tg.arrives_at(back - timedelta(minutes=1))
    assert not told(petrov.ann, "🔔")
    await petrov.tg.arrives_at(back)
    (message,) = told(petrov.ann, "🔔")
    for fact in ("Петров Иван", "Пора вернуться", "отказался", "дорого", "Круг 1", "8 (916)"):
        assert fact in message, fact
    await petrov.tg.passes(minutes=30)
    assert not told(petrov.ann, "🔔")
    await petrov.ann.says("/card Петров")
    assert not petrov.ann.sees("отдыхает")


async def test_r23_after_two_days_of_outage_it_comes_late_once_and_no_date_moves(
    petrov: Team,
) -> None:
    await petrov.ann.says("/call Петров отказ, дорого")
    back = await returns(petrov)
    await petrov.app.stop()
    petrov.tg.clock.set_to(back + timedelta(days=2))
    await petrov.app.start()
    assert await returns(petrov) == back
    await petrov.app.ring()
    await petrov.app.settled()
    await petrov.app.ring()
    await petrov.app.settled()
    assert len(told(petrov.ann, "Пора вернуться")) == 1


async def test_r25_the_third_fruitless_round_offers_the_archive(petrov: Team) -> None:
    for _ in range(2):
        await petrov.ann.says("/call Петров отказ, не надо")
        assert not petrov.ann.sees("в архив?")
        await petrov.tg.arrives_at(await returns(petrov))
    await petrov.ann.says("/call Петров отказ, не надо")
    assert petrov.ann.sees("Кругов без результата: 3 (R25)")
    await petrov.ann.presses("Пусть отдыхает")
    assert petrov.ann.sees("уже отдыхает")
    await petrov.ann.presses("Карточка")
    assert petrov.ann.sees("круг 3")


async def test_r25_r26_the_offered_archive_takes_one_press_and_can_be_undone(
    petrov: Team,
) -> None:
    await rule(petrov, PolicyName.FRUITLESS_ROUNDS, 1)
    await petrov.ann.says("/call Петров отказ, не надо")
    await petrov.ann.presses("В архив")
    assert petrov.ann.sees("Петров Иван — в архиве")
    assert petrov.ann.sees("2027")
    await petrov.ann.presses("Карточка")
    assert petrov.ann.sees("в архиве")
    assert not petrov.ann.sees("отдыхает")
    await petrov.ann.says("/undo")
    assert petrov.ann.sees("перенос клиента в архив")
    await petrov.ann.says("/rest Петров")
    assert petrov.ann.sees("уже отдыхает")


async def test_r26_who_is_in_the_archive_is_not_put_to_rest_by_time(petrov: Team) -> None:
    await petrov.ann.says("/call Петров номер не существует")
    assert petrov.ann.sees("в архиве")
    await petrov.tg.passes(days=61)
    assert not told(petrov.ann, "отдыхает до")
    await petrov.ann.says("/rest Петров")
    assert petrov.ann.sees("уже в архиве")


@pytest.mark.parametrize(
    "line",
    [
        "/incoming Петров сам позвонил, спросил цену",
        "/call Петров дозвонился, перезвонить в пятницу в 11",
        "/wake Петров",
    ],
)
async def test_r24_a_word_of_the_client_an_agreement_and_a_decision_wake(
    petrov: Team, line: str
) -> None:
    await petrov.ann.says("/rest Петров вернуться после ремонта")
    back = await returns(petrov)
    await petrov.ann.says(line)
    assert petrov.ann.sees("в работе")
    await petrov.ann.says("/card Петров")
    assert not petrov.ann.sees("отдыхает")
    await petrov.tg.arrives_at(back)
    assert not told(petrov.ann, "Пора вернуться")


async def test_r24_an_ordinary_call_does_not_wake(petrov: Team) -> None:
    await petrov.ann.says("/rest Петров вернуться после ремонта")
    await petrov.ann.says("/call Петров не ответил")
    await petrov.ann.says("/card Петров")
    assert petrov.ann.sees("Отдыхает до")


async def test_rest_says_the_reason_at_the_return(petrov: Team) -> None:
    await petrov.ann.says("/rest Петров вернуться после ремонта")
    for fact in (
        "Петров Иван",
        "отдыхает до",
        "апреля 2027",
        "решено сделать паузу",
        "после ремонта",
    ):
        assert petrov.ann.sees(fact), fact
    await petrov.tg.arrives_at(await returns(petrov))
    (message,) = told(petrov.ann, "🔔")
    assert message.count("вернуться после ремонта") == 1


async def test_wake_says_from_when_on_the_client_may_be_touched(petrov: Team) -> None:
    await petrov.ann.says("/call Петров отказ, дорого")
    await petrov.ann.says("/wake Петров")
    for fact in ("снова в работе", "круг 2", "Лучше не беспокоить до", "26 ноября", "R10"):
        assert petrov.ann.sees(fact), fact
    for label in ("Звонок", "Напомнить", "Карточка", "Отменить"):
        assert petrov.ann.find_button(label, petrov.ann.last), label


async def test_wake_for_who_does_not_rest_and_rest_for_who_does_are_answered_with_a_way_on(
    petrov: Team,
) -> None:
    await petrov.ann.says("/wake Петров")
    assert petrov.ann.sees("не отдыхает")
    assert petrov.ann.find_button("Звонок", petrov.ann.last)
    await petrov.ann.says("/rest Петров")
    await petrov.ann.says("/rest Петров")
    assert petrov.ann.sees("уже отдыхает и вернется")
    await petrov.ann.presses("Разбудить")
    assert petrov.ann.sees("снова в работе")


async def test_bare_commands_ask_whom(petrov: Team) -> None:
    await petrov.ann.says("/rest")
    assert petrov.ann.sees("Кого отправить в отдых")
    await petrov.ann.says("Петров")
    assert petrov.ann.sees("отдыхает до")
    await petrov.ann.says("/wake")
    assert petrov.ann.sees("Кого вернуть")
    await petrov.ann.presses("Петров")
    assert petrov.ann.sees("снова в работе")


async def test_r75_a_rest_and_a_waking_are_taken_back(petrov: Team) -> None:
    await petrov.ann.says("/remind Петров завтра в 11 позвонить")
    await petrov.ann.says("/rest Петров")
    await petrov.ann.presses("Отменить")
    assert petrov.ann.sees("отдых — Петров Иван")
    await petrov.ann.says("/tasks")
    assert petrov.ann.sees("позвонить")
    await petrov.ann.says("/rest Петров")
    back = await returns(petrov)
    await petrov.ann.says("/wake Петров")
    await petrov.ann.presses("Отменить")
    assert petrov.ann.sees("возвращение из отдыха")
    assert await returns(petrov) == back


async def test_r60_nobody_rests_wakes_or_archives_a_colleagues_client(petrov: Team) -> None:
    await petrov.ann.says("/rest Петров")
    await petrov.gleb.starts()
    for verb in ("rest", "wake", "keep", "archive", "stay"):
        await petrov.gleb.presses(data=f"rs:{verb}:1:1:0", message=petrov.gleb.last)
        assert "больше нет" in (petrov.gleb.toast or ""), verb
    await petrov.gleb.says("/wake Петров")
    assert not petrov.gleb.sees("в работе")


async def test_r21_the_manager_hears_of_a_rest_that_a_head_decides(petrov: Team) -> None:
    petrov.ann.forget_answers()
    await petrov.boris.says("/rest Петров пауза")
    assert petrov.ann.sees("Решение: Борис Глава")
    assert petrov.ann.sees("отдыхает до")
    assert petrov.ann.last.protected


async def test_r22_returns_of_one_day_are_spread_over_the_window(petrov: Team) -> None:
    days: set[date] = set()
    for number in range(4):
        await petrov.ann.says(f"/add Иванов Пётр{number} +7916123456{number}")
        await petrov.ann.says(f"/rest +7916123456{number}")
        async with SqlUnits(petrov.app.database)() as unit:
            one = await unit.rounds.current(number + 2)
        if one and one.rest_until:
            days.add(one.rest_until.astimezone(UTC).date())
    assert len(days) >= 3
