"""What a person answered reaches who calls them: in the message, and later by one press (R53)."""

import pytest

from domain.customers.magnets import Ask, Question
from tests.day.conftest import Team
from tests.day.leading import CODE, comes
from tests.day.magnets import BASICS, a_magnet


@pytest.mark.parametrize("known", [False, True])
async def test_what_was_answered_is_one_press_away_from_a_lead(team: Team, *, known: bool) -> None:
    area = Question(ask=Ask.OWN, text="Площадь дома?")
    await a_magnet(team, title="Каталог", code=CODE, questions=(*BASICS, area))
    if known:
        await team.ann.says("/add Старый Клиент 89161110001")
    person = await comes(team)
    await person.says("двести")
    assert team.ann.sees("💬 Площадь дома? — двести")
    await team.tg.passes(minutes=2)
    for way, label in (("/leads", "1."), ("/today", "🎁")):
        await team.ann.says(way)
        await team.ann.presses(label)
        assert team.ann.sees("🎁 Лид:"), team.ann.last.text
        await team.ann.presses("Карточка")
        assert team.ann.sees("Площадь дома? — двести")
