"""Answers to the question of 0 to 10."""

import pytest

from domain.customers.surveys import Occasion, Survey
from handlers.customers.survey_lines import survey_screen
from locales import LOCALES, texts_for
from sandbox.actors import Actor
from sandbox.talk import Bubble
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import a_magnet, takes


@pytest.fixture
async def kate(team: Team) -> Actor:
    """Return a customer who was asked after a meeting."""
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    await takes(kate, await a_magnet(team))
    async with SqlUnits(team.app.database)() as unit:
        customer = await unit.customers.by_telegram(kate.id)
        assert customer is not None
        assert customer.client_id is not None
        await unit.surveys.add(
            Survey(
                customer_id=customer.id,
                client_id=customer.client_id,
                manager_id=3,
                occasion=Occasion.MEETING,
                asked_at=team.tg.clock.now(),
            )
        )
    return kate


async def _scores(kate: Actor, score: int) -> Bubble:
    """Press a score on a message that the bot has sent."""
    await kate.presses(data=f"cs:1:{score}", message=kate.last)
    return kate.last


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("occasion", Occasion)
def test_eleven_buttons_stand_in_two_rows(team: Team, locale: str, occasion: Occasion) -> None:
    survey = Survey(
        id=1,
        customer_id=1,
        client_id=1,
        manager_id=1,
        occasion=occasion,
        asked_at=team.tg.clock.now(),
    )
    screen = survey_screen(texts_for(locale), survey)
    assert [len(row) for row in screen.buttons] == [6, 5]


async def test_a_promoter_is_offered_to_bring_a_friend(kate: Actor) -> None:
    await _scores(kate, 10)
    assert kate.sees("Ваша оценка: 10")
    assert kate.sees("/friend")
    await kate.says("Всё чудесно")
    assert kate.sees("записали ваши слова")
    await kate.says("/mydata")
    assert kate.sees("Всё чудесно")


async def test_a_detractors_manager_is_reminded(team: Team, kate: Actor) -> None:
    await _scores(kate, 2)
    assert kate.sees("что пошло не так")
    await team.tg.passes(minutes=1)
    managers = (team.ann, team.gleb)
    assert any("Ильина" in one.last.text for one in managers if one.answers)


async def test_a_score_may_be_changed_and_words_come_within_a_day(team: Team, kate: Actor) -> None:
    await _scores(kate, 8)
    assert kate.sees("Чего не хватило")
    await _scores(kate, 9)
    assert kate.sees("Ваша оценка: 9")
    await team.tg.passes(days=2)
    await kate.says("Поздние слова")
    assert not kate.sees("записали ваши слова")


async def test_somebody_elses_question_is_closed(team: Team, kate: Actor) -> None:
    del kate
    lev = team.tg.person("Лев Другов", phone="+79165550122")
    await takes(lev, await a_magnet(team, title="Каталог"))
    await _scores(lev, 1)
    assert "уже закрыт" in (lev.toast or "")
    await team.stranger.starts()
    await _scores(team.stranger, 1)
    assert "уже закрыт" in (team.stranger.toast or "")


async def test_r52_who_withdrew_is_not_called_because_of_a_score(team: Team, kate: Actor) -> None:
    asked = kate.last
    await kate.says("/mydata")
    await kate.presses("Отозвать согласие")
    await kate.presses("Да, отозвать")
    await kate.presses(data="cs:1:2", message=asked)
    assert "уже закрыт" in (kate.toast or "")
    await kate.says("Всё плохо")
    assert not kate.sees("записали ваши слова")
    await team.tg.passes(minutes=2)
    assert not any("Оценка 2" in bubble.text for bubble in (*team.ann.bubbles, *team.gleb.bubbles))
