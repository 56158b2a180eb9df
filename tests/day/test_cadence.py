"""Cadence where touches are told: warnings, agreements, proposals (R7, R10-R15)."""

from datetime import UTC, datetime

import pytest

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from sandbox.actors import Actor
from tests.day.cadence_talk import PETROV, calls, exceptions
from tests.day.conftest import Team


@pytest.fixture
async def ann(team: Team) -> Actor:
    await team.ann.says(PETROV)
    return team.ann


async def test_r10_a_second_call_within_three_days_is_saved_with_a_warning(
    team: Team, ann: Actor
) -> None:
    await calls(team, "/call Петров дозвонился", apart=1)
    assert not ann.sees("⚠️")
    await team.tg.passes(days=2)
    await ann.says("/call Петров дозвонился, снова")
    assert ann.sees("✅ 📞 Звонок: Петров Иван")
    assert ann.sees("Слишком часто")
    assert ann.sees("R10: между касаниями контакта — не меньше 3 дней")
    assert not ann.sees("R11")
    assert not ann.sees("R12")
    assert ann.sees("Что дальше?")
    assert "Отменить" in ann.last.buttons[-1][0].text
    (one,) = await exceptions(team)
    assert (one.kind, one.rule) == (ExceptionKind.TOUCH, Rule.GAP)
    await ann.presses("Отменить")
    assert await exceptions(team) == []
    await ann.says("/history Петров")
    assert ann.sees("1 касание")


async def test_r10_three_days_later_there_is_no_warning(team: Team, ann: Actor) -> None:
    await calls(team, "/call Петров дозвонился", "/call Петров дозвонился", apart=3)
    assert not ann.sees("⚠️")
    assert await exceptions(team) == []


async def test_r10_a_gap_that_ends_on_a_weekend_does_not_blame_a_working_day(
    team: Team, ann: Actor
) -> None:
    await team.tg.passes(days=2)
    await calls(team, "/call Петров дозвонился", "/call Петров дозвонился", apart=1)
    assert ann.sees("R10")
    assert not ann.sees("R12")
    assert ann.sees("Слишком часто")


async def test_r11_the_fifth_call_in_thirty_days_is_one_too_many(team: Team, ann: Actor) -> None:
    line = "/call Петров договорились, думает"
    await calls(team, *[line] * 4, apart=7)
    assert not ann.sees("⚠️")
    await team.tg.passes(days=3)
    await ann.says(line)
    assert ann.sees("R11: не больше 4 касаний контакта за 30 дн")
    assert not ann.sees("R10")
    assert [one.rule for one in await exceptions(team)] == [Rule.CONTACT_LIMIT]


async def test_r11_a_companys_ninth_touch_counts_all_its_people(team: Team) -> None:
    ann = team.ann
    for name, digits in (("Петров Иван", "1"), ("Сидоров Пётр", "2"), ("Козлов Олег", "3")):
        await ann.says(f"/add {name} 8 916 123-45-6{digits} ООО Ромашка")
    for days, names in ((0, "Петров Сидоров Козлов"), (4, "Петров Сидоров Козлов"), (4, "Петров")):
        await team.tg.passes(days=days)
        for name in names.split():
            await ann.says(f"/call {name} договорились, думает")
            assert not ann.sees("⚠️"), name
    await ann.says("/call Сидоров договорились, думает")
    assert not ann.sees("⚠️")
    await ann.says("/call Козлов договорились, думает")
    assert ann.sees("R11: не больше 8 касаний компании за 30 дн")
    assert [one.rule for one in await exceptions(team)] == [Rule.COMPANY_LIMIT]


async def test_r12_the_evening_is_the_contacts_own(team: Team, ann: Actor) -> None:
    await ann.says("/edit Петров пояс Asia/Vladivostok")
    await team.tg.passes(hours=2)
    await ann.says("/call Петров не ответил")
    assert not ann.sees("⚠️")
    await team.tg.passes(days=3, hours=1, minutes=30)
    await ann.says("/call Петров не ответил")
    assert ann.sees("Не вовремя")
    assert ann.sees("R12: вне удобных часов клиента")
    assert not ann.sees("R10")
    assert [one.rule for one in await exceptions(team)] == [Rule.HOURS]


@pytest.mark.parametrize(
    "at",
    [datetime(2026, 11, 28, 9, tzinfo=UTC), datetime(2027, 1, 5, 9, tzinfo=UTC)],
    ids=["saturday", "new-year"],
)
async def test_r12_days_off_are_the_clients_own(team: Team, ann: Actor, at: datetime) -> None:
    await team.tg.arrives_at(at)
    await ann.says("/call Петров дозвонился")
    assert ann.sees("R12: у клиента выходной или праздник")
    assert [one.rule for one in await exceptions(team)] == [Rule.DAY_OFF]


async def test_r12_a_reminder_in_the_holidays_is_moved_to_the_first_working_day(
    ann: Actor,
) -> None:
    await ann.says("/remind Петров 4 января в 12 поздравить")
    assert ann.sees("Напомню: пн 11 января 2027, 09:00")
    assert ann.sees("Перенёс: пн 4 января 2027, 12:00 → пн 11 января 2027, 09:00")
    assert ann.sees("R12")
    assert "<s>пн 4 января 2027, 12:00</s>" in ann.last.html


async def test_r12_a_reminder_knows_the_contacts_morning(ann: Actor) -> None:
    await ann.says("/edit Петров пояс Asia/Vladivostok")
    await ann.says("/remind Петров завтра в 15 счёт")
    assert ann.sees("Перенёс: завтра, 15:00 → ср 25 ноября, 02:00")
    await ann.says("/remind Петров завтра в 10 счёт")
    assert not ann.sees("Перенёс")


async def test_r15_incoming_touches_never_count(team: Team, ann: Actor) -> None:
    for _ in range(6):
        await ann.says("/incoming Петров спросил про сроки")
        assert not ann.sees("⚠️")
    await ann.says("/call Петров дозвонился")
    assert not ann.sees("⚠️")
    assert await exceptions(team) == []


async def test_r14_an_agreed_time_stands_and_its_call_is_no_exception(
    team: Team, ann: Actor
) -> None:
    await ann.says("/call Петров перезвонить в воскресенье в 21:00")
    assert ann.sees("Следующий шаг: вс 29 ноября, 21:00")
    assert not ann.sees("Перенёс")
    await team.tg.arrives_at(datetime(2026, 11, 29, 18, tzinfo=UTC))
    assert ann.sees("🔔 Петров Иван")
    await ann.presses("Дозвонился")
    assert not ann.sees("⚠️")
    assert await exceptions(team) == []


async def test_r14_after_an_agreement_an_own_time_stands_too(ann: Actor) -> None:
    await ann.says("/call Петров просил перезвонить")
    await ann.presses("Другое время")
    await ann.says("завтра в 21:00")
    assert ann.sees("Следующий шаг: завтра, 21:00")
    assert not ann.sees("Перенёс")


async def test_cadence_speaks_english(team: Team) -> None:
    ann = team.ann
    await ann.says(PETROV)
    await ann.presses(data="se:language:en")
    await ann.says("/call Petrov reached")
    await ann.says("/call Petrov no answer")
    assert ann.sees("Too often")
    assert ann.sees("R10: at least 3 days between touches of one contact")
    await ann.says("/remind Petrov tomorrow at 10 send the invoice")
    assert ann.sees("Moved: tomorrow, 10:00 → Thu 26 November, 10:00")
    await ann.presses("Keep tomorrow, 10:00")
    assert ann.sees("Kept as you asked: tomorrow, 10:00")
    await ann.says("/call Petrov refused")
    assert ann.sees("rests until")
