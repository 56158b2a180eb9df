"""The archive in the chat: the half-yearly list, tapped through contact by contact (R25, R26)."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from domain.calendar_months import add_months
from domain.delivery import OutMessage
from domain.policy import PolicyChange, PolicyName
from sandbox.actors import Actor
from storage.tables.clients import contacts
from storage.unit import SqlUnits
from tests.day.conftest import MONDAY, Team, silent

MINUTE = timedelta(minutes=1)
LIST = "Проверка архива"


@pytest.fixture
async def petrov(team: Team) -> Team:
    """Ann has a client whose number does not exist."""
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров номер не существует, гудков нет")
    return team


async def check_at(team: Team, contact_id: int = 1) -> datetime:
    """Return when an archived contact is to be checked."""
    async with team.app.database.unit() as unit:
        at = await unit.scalar(select(contacts.c.check_at).where(contacts.c.id == contact_id))
    assert isinstance(at, datetime)
    return at


def lists(actor: Actor) -> list[str]:
    """Return the lists that came since the last action."""
    return [one.text for one in actor.answers if LIST in one.text]


async def due(team: Team) -> None:
    """Let the half year pass, and begin with the list."""
    await team.tg.arrives_at(await check_at(team))
    await team.ann.presses("Начать проверку")


async def test_r26_the_list_comes_at_the_managers_morning_half_a_year_later_and_once(
    petrov: Team,
) -> None:
    at = await check_at(petrov)
    day = at.astimezone(MONDAY.tzinfo).date()
    assert add_months(MONDAY.date(), 5) <= day <= add_months(MONDAY.date(), 6)
    assert (at.hour, at.minute) == (7, 0)  # ten o'clock in Moscow
    await petrov.tg.arrives_at(at - MINUTE)
    assert not lists(petrov.ann)
    await petrov.tg.arrives_at(at)
    (told,) = lists(petrov.ann)
    assert "1 номер" in told
    assert petrov.ann.last.protected
    await petrov.tg.passes(days=3)
    assert not lists(petrov.ann)
    assert not any(LIST in one.text for one in (*petrov.boris.answers, *petrov.gleb.answers))


async def test_r26_after_an_outage_it_comes_once_and_a_restart_repeats_nothing(
    petrov: Team,
) -> None:
    at = await check_at(petrov)
    await petrov.app.stop()
    petrov.tg.clock.set_to(at + timedelta(days=2))
    await petrov.app.start()
    await petrov.app.ring()
    await petrov.app.settled()
    assert len(lists(petrov.ann)) == 1
    await petrov.app.stop()
    await petrov.app.start()
    await petrov.app.ring()
    await petrov.app.settled()
    assert len(lists(petrov.ann)) == 1


async def test_r26_a_number_that_answers_leaves_the_archive_and_gets_its_next_step(
    petrov: Team,
) -> None:
    await due(petrov)
    for fact in ("осталось: 1", "Петров Иван", "8 (916) 123-45-67", "гудков нет"):
        assert petrov.ann.sees(fact), fact
    await petrov.ann.presses("Работает")
    for fact in ("номер работает", "снова в базе", "Следующий шаг", "проверять нечего"):
        assert petrov.ann.sees(fact), fact
    await petrov.ann.says("/tasks")
    assert petrov.ann.sees("Номер снова работает")
    await petrov.ann.says("/card Петров")
    assert not petrov.ann.sees("в архиве")


async def test_r75_an_answer_is_taken_back_with_its_next_step(petrov: Team) -> None:
    await due(petrov)
    await petrov.ann.presses("Работает")
    await petrov.ann.presses("Отменить")
    assert petrov.ann.sees("звонок — Петров Иван")
    await petrov.ann.says("/tasks")
    assert petrov.ann.sees("Напоминаний нет")
    await petrov.ann.says("/archive")
    assert petrov.ann.sees("осталось: 1")
    await petrov.ann.presses("Не ответил")
    await petrov.ann.says("/undo")
    await petrov.ann.says("/archive")
    assert petrov.ann.sees("осталось: 1")


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Не ответил", "не ответил"),
        ("Не тот", "не тот человек"),
        ("Нет номера", "номера нет"),
    ],
)
async def test_r26_whoever_does_not_answer_is_checked_again_in_half_a_year(
    petrov: Team, label: str, told: str
) -> None:
    await due(petrov)
    first = await check_at(petrov)
    await petrov.ann.presses(label)
    again = await check_at(petrov)
    day = first.date()
    assert add_months(day, 5) <= again.date() <= add_months(day, 6)
    assert petrov.ann.sees(f"{told}, проверим снова")
    assert petrov.ann.sees(f" {again.day} ")
    assert petrov.ann.sees("проверять нечего")
    await petrov.tg.arrives_at(again)
    assert len(lists(petrov.ann)) == 1


async def test_an_answer_counts_once_however_often_it_is_pressed(petrov: Team) -> None:
    await due(petrov)
    message = petrov.ann.last
    found = petrov.ann.find_button("Не ответил", message)
    assert found is not None
    data = found[1].data
    await petrov.ann.presses("Не ответил")
    again = await check_at(petrov)
    await petrov.ann.presses(data=data, message=petrov.ann.last)
    assert petrov.ann.toast == "👌 Это уже сделано."
    assert await check_at(petrov) == again
    await petrov.ann.says("/history Петров")
    assert petrov.ann.last.text.count("не ответил") == 1


async def test_a_button_of_a_contact_that_is_not_due_does_nothing(petrov: Team) -> None:
    await petrov.ann.presses(data="ar:works:1:1:0", message=petrov.ann.last)
    assert petrov.ann.toast == "👌 Это уже сделано."
    await petrov.ann.presses(data="ar:works:1:99:0", message=petrov.ann.last)
    assert "больше нет" in (petrov.ann.toast or "")


async def test_r60_nobody_answers_for_a_colleagues_contact(petrov: Team) -> None:
    await due(petrov)
    await petrov.gleb.says("/archive")
    assert petrov.gleb.sees("проверять нечего")
    for verb in ("works", "silent", "wrong", "missing"):
        await petrov.gleb.presses(data=f"ar:{verb}:1:1:0", message=petrov.gleb.last)
        assert "больше нет" in (petrov.gleb.toast or ""), verb
    await petrov.ann.says("/archive")
    assert petrov.ann.sees("осталось: 1")


async def test_r26_many_are_tapped_through_on_one_screen_and_some_left_for_later(
    team: Team,
) -> None:
    for number, name in enumerate(("Абаев", "Белов", "Власов")):
        await team.ann.says(f"/add {name} Пётр +7916123456{number}")
        await team.ann.says(f"/call +7916123456{number} номер не существует")
    await team.tg.arrives_at(await check_at(team))
    assert team.ann.sees("3 номера")
    await team.ann.presses("Начать проверку")
    screen = team.ann.last.message_id
    assert team.ann.sees("осталось: 3")
    assert team.ann.sees("Абаев Пётр")
    await team.ann.presses("Потом")
    assert team.ann.sees("осталось: 2")
    assert team.ann.sees("Белов Пётр")
    await team.ann.presses("Не ответил")
    assert team.ann.sees("осталось: 1")
    await team.ann.presses("Работает")
    assert team.ann.sees("Власов Пётр: номер работает")
    assert team.ann.sees("Отложен 1 контакт")
    assert team.ann.last.message_id == screen
    await team.ann.says("/archive")
    assert team.ann.sees("Абаев Пётр")
    await team.ann.presses("Потом")
    assert team.ann.sees("Отложен 1 контакт")


async def test_the_day_says_how_many_are_to_be_checked(petrov: Team) -> None:
    at = await check_at(petrov)
    await petrov.tg.arrives_at(at - MINUTE)
    await petrov.ann.says("/today")
    assert not petrov.ann.sees("архив")
    await petrov.tg.arrives_at(at + timedelta(hours=1))
    await petrov.ann.says("/today")
    assert petrov.ann.sees("Проверить архив: 1")
    assert not petrov.ann.sees("дел нет")
    await petrov.ann.presses("Проверить архив: 1")
    await petrov.ann.presses("Не ответил")
    await petrov.ann.presses("Сегодня")
    assert not petrov.ann.sees("архив")


async def test_r26_one_archived_contact_of_a_company_waits_alone(team: Team) -> None:
    """Its check neither closes what is planned with the others nor hides them."""
    ann = team.ann
    await ann.says('/add Щукин Олег +79160000001 "Ромашка"')
    await ann.says('/add Белова Анна +79160000002 "Ромашка"')
    await ann.says("/call +79160000001 номер не существует")
    at = await check_at(team)
    await team.tg.arrives_at(at - timedelta(days=1))
    await ann.says(f"/remind Белова {at:%d.%m.%Y} в 15 отправить счёт")
    await ann.says("/call Белова дозвонился, думает")
    await team.tg.arrives_at(at)
    await ann.presses("Начать проверку")
    assert ann.sees("Щукин Олег · Ромашка")
    await ann.presses("Нет номера")
    assert ann.sees("номера нет, проверим снова")
    await ann.says("/tasks")
    assert ann.sees("отправить счёт")
    await ann.says("/card Ромашка")
    assert ann.sees("Белова")
    assert not ann.sees("Тип: в архиве")


async def test_r14_what_was_agreed_with_another_for_today_stands_after_a_check(
    team: Team,
) -> None:
    ann = team.ann
    await ann.says('/add Щукин Олег +79160000001 "Ромашка"')
    await ann.says('/add Белова Анна +79160000002 "Ромашка"')
    await ann.says("/call +79160000001 номер не существует")
    at = await check_at(team)
    await team.tg.arrives_at(at - timedelta(days=4))
    await ann.says(f"/call Белова дозвонился, перезвонить {at:%d.%m.%Y} в 15")
    await team.tg.arrives_at(at)
    await ann.says("/archive")
    await ann.presses("Не ответил")
    assert not ann.sees("Закрыл")
    await ann.says("/tasks")
    assert ann.sees("Белова")


async def test_r25_a_client_that_was_offered_for_the_archive_comes_back_as_a_list(
    team: Team,
) -> None:
    async with SqlUnits(team.app.database)() as unit:
        await unit.policies.set(
            PolicyChange(
                name=PolicyName.FRUITLESS_ROUNDS,
                before=3,
                value=1,
                set_by=1,
                set_at=team.tg.clock.now(),
            )
        )
    ann = team.ann
    await ann.says("/add Петров Иван +79161234567")
    await ann.says("/call Петров отказ, не надо")
    await ann.presses("В архив")
    await due(team)
    await ann.presses("Работает")
    assert ann.sees("снова в базе")
    assert ann.sees("Следующий шаг")
    assert not ann.sees("отдыхает")
    async with SqlUnits(team.app.database)() as unit:
        one = await unit.rounds.current(1)
    assert one is not None
    assert (one.number, one.resting) == (2, False)


async def test_r21_the_contact_of_a_resting_company_that_answers_lets_it_rest(
    team: Team,
) -> None:
    ann = team.ann
    await ann.says('/add Щукин Олег +79160000001 "Ромашка"')
    await ann.says('/add Белова Анна +79160000002 "Ромашка"')
    await ann.says("/call +79160000001 номер не существует")
    at = await check_at(team)
    await team.tg.arrives_at(at - timedelta(days=10))
    await ann.says("/rest Белова")
    await team.tg.arrives_at(at)
    await ann.says("/archive")
    await ann.presses("Работает")
    assert ann.sees("снова в базе")
    assert ann.sees("Клиент отдыхает до")
    assert not ann.sees("Следующий шаг")
    await ann.says("/card Ромашка")
    assert ann.sees("отдыхает")


async def test_r7_a_check_against_cadence_warns(petrov: Team) -> None:
    await petrov.tg.arrives_at(await check_at(petrov) + timedelta(hours=13))
    await petrov.ann.says("/archive")
    await petrov.ann.presses("Не ответил")
    assert petrov.ann.sees("R12")


async def test_r2_who_asked_not_to_be_contacted_is_not_checked(petrov: Team) -> None:
    at = await check_at(petrov)
    async with SqlUnits(petrov.app.database)() as unit:
        await unit.transaction.execute(contacts.update().values(do_not_contact=True))
    await petrov.tg.arrives_at(at)
    assert not lists(petrov.ann)
    await petrov.ann.says("/archive")
    assert petrov.ann.sees("проверять нечего")


async def test_a_late_list_makes_no_sound(petrov: Team, put: list[OutMessage]) -> None:
    at = await check_at(petrov)
    await petrov.app.stop()
    petrov.tg.clock.set_to(at + timedelta(hours=13))  # 23:00
    await petrov.app.start()
    await petrov.app.ring()
    await petrov.app.settled()
    assert silent(put, "archive:") == [True]


async def test_the_check_reads_as_well_in_english(petrov: Team) -> None:
    ann = petrov.ann
    await ann.says("/settings")
    await ann.presses(data="se:language:en")
    await petrov.tg.arrives_at(await check_at(petrov))
    assert ann.sees("Archive check")
    await ann.presses("Start the check")
    assert ann.sees("Archive check, left: 1")
    await ann.says("/today")
    assert ann.sees("Check the archive: 1")
    await ann.presses("Check the archive")
    await ann.presses("Later")
    assert ann.sees("1 contact is left for later")
    await ann.says("/archive")
    await ann.presses("Works")
    for fact in ("back from the archive", "Nothing to check in the archive"):
        assert ann.sees(fact), fact
