"""What a clumsy thumb, a clock and a re-assignment must not break in rest and return (R20-R27)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.policy import PolicyChange, PolicyName
from domain.team import MemberState
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.cadence_talk import GONE
from tests.day.conftest import MONDAY, Team
from tests.storage.dump import dump

SURNAMES = ("Агеев", "Быков", "Волков", "Гусев", "Дроздов", "Ежов", "Жуков", "Зимин", "Карпов")
PLANNED = ("/remind Петров завтра в 11 раз", "/remind Козлов послезавтра в 12 два")
DEAL = "/deal Петров 100к Поставка"
REST = "/rest Петров потом"


async def rule(team: Team, **numbers: int) -> None:
    """Let the owner set numbers, however they stand to each other."""
    async with SqlUnits(team.app.database)() as unit:
        for name, value in numbers.items():
            await unit.policies.set(
                PolicyChange(
                    name=PolicyName(name),
                    before=0,
                    value=value,
                    set_by=1,
                    set_at=team.tg.clock.now(),
                )
            )


async def returns(team: Team, client: int = 1) -> datetime:
    """Return when a client's return stands in the base."""
    async with SqlUnits(team.app.database)() as unit:
        one = await unit.rounds.current(client)
    assert one is not None
    assert one.rest_until is not None
    return one.rest_until


def told(actor: Actor, words: str) -> list[str]:
    """Return the messages since the last action that hold these words."""
    return [one.text for one in actor.answers if words in one.text]


async def does(actor: Actor, deed: str) -> None:
    """Say a line, press words (``!``), or press a button made by hand (``^``)."""
    if deed.startswith("!"):
        await actor.presses(deed[1:])
    elif deed.startswith("^"):
        await actor.presses(data=deed[1:])
    else:
        await actor.says(deed)


@pytest.mark.parametrize(
    "deeds",
    [
        (*PLANNED, "/call Петров отказ, дорого"),
        (*PLANNED, "/call Петров отказ, но перезвонить 15 марта в 11"),
        (*PLANNED, "/call Петров ушёл к конкуренту Вектор", "!✅"),
        (*PLANNED, "/call Петров номер не существует"),
        (*PLANNED, "/call Козлов не тот человек"),
        (*PLANNED, REST),
        (REST, "/wake Петров"),
        (*PLANNED, REST, "^rs:keep:1:1:0"),
        (REST, "^rs:archive:1:1:0"),
        (REST, "/incoming Петров сам звонит"),
        (REST, "/call Петров перезвонить в пятницу в 11"),
        (REST, "/call Петров не ответил"),
        (REST, "/call Петров номер не существует"),
        (REST, "/meeting Петров обсудили"),
        (REST, "/remind Петров завтра в 15 спросить", "!Всё же"),
        (DEAL, REST, "/move 1 контакт"),
        (DEAL, REST, "/move 1 won"),
        ("/call Козлов дозвонился", "!✅ ⏰"),
    ],
)
async def test_r75_whatever_was_done_with_a_rest_is_taken_back_row_by_row(
    team: Team, deeds: Sequence[str]
) -> None:
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка")
    await team.ann.says("/add Козлов Олег +79161234568 ООО Ромашка")
    *before, last = deeds
    for deed in before:
        await does(team.ann, deed)
    units = SqlUnits(team.app.database)
    was = await dump(units)
    await does(team.ann, last)
    assert await dump(units) != was
    await team.ann.says("/undo")
    assert await dump(units) == was


async def test_r4_r23_the_return_of_a_client_handed_over_rings_to_its_new_manager(
    team: Team,
) -> None:
    await team.gleb.starts()
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров отказ, дорого")
    await team.boris.says("/assign Петров Глеб")
    for press in ("Работаю дальше", "Карточка"):
        await team.ann.presses(press)
        assert GONE in (team.ann.toast or ""), press
    await team.tg.arrives_at(await returns(team))
    assert not told(team.ann, "Петров")
    (message,) = told(team.gleb, "🔔")
    assert "сегодня, 17:00" in message
    assert "клиент отказался" in message
    await team.tg.passes(hours=1)
    assert not told(team.gleb, "🔔")


async def test_r63_a_return_waits_for_a_manager_who_works_and_rings_once(team: Team) -> None:
    await team.gleb.starts()
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/call Петров отказ, дорого")
    async with SqlUnits(team.app.database)() as unit:
        ann = await unit.team.by_telegram(team.ann.id)
        assert ann is not None
        await unit.team.save(replace(ann, state=MemberState.DISMISSED))
    await team.ann.presses("Работаю дальше")
    assert not team.ann.sees("работаете дальше")
    back = await returns(team)
    await team.tg.arrives_at(back + timedelta(days=3))
    assert not any(told(one, "Петров") for one in (team.ann, team.boris, team.gleb))
    await team.boris.says("/assign Петров Глеб")
    await team.tg.passes(minutes=1)
    assert len(told(team.gleb, "Пора вернуться")) == 1
    await team.tg.passes(minutes=1)
    assert not told(team.gleb, "Пора вернуться")


async def test_r21_an_outage_over_the_limit_of_many_tells_once_and_every_return_stands(
    team: Team,
) -> None:
    for number, name in enumerate(SURNAMES):
        await team.ann.says(f"/add {name} Иван +7916000000{number}")
        await team.ann.says(f"/call {name} дозвонился, думает")
        await team.ann.presses("Ничего")
    await team.app.stop()
    team.tg.clock.set_to(MONDAY + timedelta(days=62))
    team.ann.forget_answers()
    await team.app.start()
    await team.app.ring()
    await team.app.settled()
    assert len(team.ann.answers) == 1
    assert all(team.ann.sees(name) for name in SURNAMES)
    days = [await returns(team, one + 1) for one in range(len(SURNAMES))]
    assert len({one.date() for one in days}) == len(days)
    await team.app.stop()
    await team.app.start()
    await team.tg.passes(minutes=5)
    assert not told(team.ann, "тдыха")
    assert [await returns(team, one + 1) for one in range(len(SURNAMES))] == days


async def test_r23_three_years_later_each_client_comes_back_once(team: Team) -> None:
    for number, name in enumerate(SURNAMES[:3]):
        await team.ann.says(f"/add {name} Иван +7916000000{number}")
        await team.ann.says(f"/call {name} отказ, дорого")
    await team.tg.passes(days=3 * 365)
    assert len(told(team.ann, "Пора вернуться к клиенту")) == 3
    await team.tg.passes(hours=1)
    assert not team.ann.answers


@pytest.mark.parametrize(
    ("began", "until"),
    [
        (datetime(2027, 9, 29, 7, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2027, 8, 31, 7, tzinfo=UTC), date(2028, 1, 31)),
        (datetime(2027, 11, 30, 7, tzinfo=UTC), date(2028, 5, 2)),
    ],
)
async def test_r22_months_of_any_length_are_months(
    team: Team, began: datetime, until: date
) -> None:
    await team.tg.arrives_at(began)
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says(REST)
    assert (await returns(team)).date() == until


async def test_r12_over_new_year_a_reminder_waits_for_the_first_working_day(team: Team) -> None:
    await team.tg.arrives_at(datetime(2026, 12, 30, 7, tzinfo=UTC))
    await team.ann.says("/add Петров Иван +79161234567")
    await team.ann.says("/remind Петров 1 января в 11 поздравить")
    assert team.ann.sees("пн 11 января 2027, 09:00")
    assert team.ann.sees("R12")
    await team.tg.arrives_at(datetime(2027, 1, 10, 20, 0, tzinfo=UTC))
    assert not told(team.ann, "🔔")
    await team.tg.arrives_at(datetime(2027, 1, 11, 6, 0, tzinfo=UTC))
    assert len(told(team.ann, "🔔")) == 1


EXTREMES = (
    {"gap_days": 0, "window_days": 365, "contact_touches": 1, "company_touches": 1},
    {"gap_days": 90, "window_days": 90, "contact_touches": 60, "company_touches": 200},
    {"rest_from_months": 1, "rest_till_months": 2, "fruitless_rounds": 1, "archive_months": 2},
    {"hours_from": 0, "hours_till": 24 * 60, "round_touches": 1, "archive_list": 5},
    {"hours_from": 12 * 60, "hours_till": 12 * 60 + 1, "round_days": 7, "hide_phones": 1},
)


@pytest.mark.parametrize("numbers", EXTREMES)
async def test_at_the_ends_of_every_range_each_screen_still_answers(
    team: Team, numbers: dict[str, int]
) -> None:
    await rule(team, **numbers)
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка")
    await team.ann.says("/add Камчатов Ян +79161234568")
    await team.ann.says("/edit Камчатов город Петропавловск-Камчатский")
    await team.ann.says("/edit Камчатов время 09:00-09:15")
    await team.ann.says("/add Пустов Ян pustov@example.com")
    for who in ("Петров", "Камчатов", "Пустов"):
        for line in (
            f"/remind {who} завтра в 15 спросить",
            f"/call {who} дозвонился, думает",
            f"/why {who}",
            f"/card {who}",
            f"/call {who} отказ",
            "/today",
            "/dial",
            f"/wake {who}",
            f"/rest {who}",
            f"/why {who}",
        ):
            await team.ann.says(line)
            assert team.ann.answers, line
            assert not team.ann.sees("что-то сломалось"), line
    await team.tg.passes(days=2 * 365)
    assert len(told(team.ann, "Пора вернуться к клиенту")) == 3
