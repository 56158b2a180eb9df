"""The buttons under a message of rest: old ones, and those of a list (R20, R21)."""

from datetime import timedelta

import pytest

from sandbox.actors import Actor
from tests.day.cadence_talk import DONE, data_of
from tests.day.conftest import Team

NAMES = ("Абаев", "Белов", "Власов", "Громов", "Дымов")


@pytest.fixture
async def petrov(team: Team) -> Team:
    await team.ann.says("/add Петров Иван +79161234567")
    return team


async def rests(ann: Actor) -> bool:
    await ann.says("/card Петров")
    return ann.sees("Отдыхает до")


@pytest.mark.parametrize("verb", ["keep", "keep_listed", "archive", "stay"])
async def test_r20_a_button_of_an_earlier_rest_does_not_end_a_later_one(
    petrov: Team, verb: str
) -> None:
    """Even of the same round: whoever keeps going may have to rest again."""
    ann = petrov.ann
    await ann.says("/rest Петров")
    old = data_of(ann, "Работаю дальше").replace(":keep:", f":{verb}:")
    await ann.presses("Работаю дальше")
    await petrov.tg.passes(days=40)
    await ann.says("/rest Петров снова")
    ann.forget_answers()
    await ann.presses(data=old, message=ann.last)
    assert ann.toast == DONE
    assert await rests(ann)


async def test_r20_the_button_of_this_rest_works_weeks_later_and_after_an_undo(
    petrov: Team,
) -> None:
    ann = petrov.ann
    await ann.says("/rest Петров")
    keep, message = data_of(ann, "Работаю дальше"), ann.last
    await petrov.tg.passes(days=30)
    await ann.presses(data=keep, message=message)
    assert not await rests(ann)
    await ann.says("/undo")
    assert await rests(ann)
    await ann.presses(data=keep, message=ann.last)
    assert ann.sees("отдых отменён")
    assert not await rests(ann)


async def test_r20_a_button_without_a_rest_is_of_the_present_one(petrov: Team) -> None:
    ann = petrov.ann
    await ann.says("/rest Петров")
    await ann.presses(data="rs:keep:1:1:0", message=ann.last)
    assert ann.sees("отдых отменён")
    await ann.presses(data="rs:keep:1:1:0", message=ann.last)
    assert ann.toast == DONE


async def test_r21_many_rests_at_once_come_as_a_list_that_stays_under_its_buttons(
    team: Team,
) -> None:
    ann = team.ann
    for number, name in enumerate(NAMES):
        await ann.says(f"/add {name} Пётр +7916123456{number}")
        await ann.says(f"/call {name} дозвонился, думает")
    await team.tg.passes(days=20)
    assert not ann.sees("Отдыха")
    await team.olga.says("/policy круг дней 15")
    ann.forget_answers()
    await team.tg.arrives_at(team.tg.clock.now() + timedelta(hours=1))
    (told,) = [one for one in ann.answers if "Отдыхают 5 клиентов" in one.text]
    assert told.protected
    for name in NAMES:
        assert f"{name} Пётр до" in told.text, name
    assert "дней переговоров без результата" in told.text
    labels = [key.text for row in told.buttons for key in row]
    assert labels == [f"💪 {name} Пётр" for name in NAMES]
    keep = data_of(ann, "Белов")
    await ann.presses("Белов", message=told)
    assert ann.last.message_id != told.message_id
    assert ann.sees("Белов Пётр: работаете дальше")
    assert ann.find_button("Отменить", ann.last)
    await ann.presses(data=keep, message=told)
    assert ann.toast == DONE
    await ann.presses("Власов", message=told)
    assert ann.sees("Власов Пётр: работаете дальше")
    for name, at_rest in zip(NAMES, (True, False, False, True, True), strict=True):
        await ann.says(f"/card {name}")
        assert ann.sees("Отдыхает до") is at_rest, name
