"""What customers say of whom: scores by manager in the head's report."""

from domain.customers.surveys import Occasion, Survey
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.leading import comes, open_magnet


async def answers(team: Team, actor: Actor, *scores: int) -> None:
    """Keep answers of the only customer to surveys of a manager."""
    now = team.tg.clock.now()
    async with SqlUnits(team.app.database)() as unit:
        member = await unit.team.by_telegram(actor.id)
        assert member is not None
        for score in scores:
            survey = Survey(
                customer_id=1,
                client_id=1,
                manager_id=member.id,
                occasion=Occasion.WON,
                asked_at=now,
                score=score,
                answered_at=now,
            )
            await unit.surveys.add(survey)


async def test_the_score_of_the_team_and_of_each_manager_the_best_first(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await answers(team, team.gleb, 10, 9, 9, 8, 6)
    await answers(team, team.ann, 3, 5)
    await team.boris.says("/report")
    await team.boris.presses("Оценки и лиды")
    text = team.boris.last.text
    assert "💚 Оценка клиентов (NPS): 0, 7 ответов" in text
    assert "• Глеб Восточный: +40 · 5 ответов · 😊 3 · 😟 1" in text
    assert "• Анна Северова: -100 · 2 ответа · 😊 0 · 😟 2" in text
    assert text.index("Глеб Восточный") < text.index("Анна Северова")
    assert team.boris.last.protected
    await team.boris.presses("Назад")
    assert team.boris.sees("эта неделя")


async def test_answers_count_in_their_period(team: Team) -> None:
    await open_magnet(team)
    await comes(team)
    await answers(team, team.ann, 10)
    await team.tg.passes(days=7)
    await team.boris.says("/report неделя")
    await team.boris.presses("Оценки и лиды")
    assert team.boris.sees("Оценок за этот период нет")
    assert team.boris.sees("Лидов за этот период не было")
    await team.boris.says("/report месяц")
    await team.boris.presses("Оценки и лиды")
    assert team.boris.sees("(NPS): +100, 1 ответ")
