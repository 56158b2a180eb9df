"""``/start``: who is greeted, who is let in, and what strangers see."""

import re

from sandbox.actors import Actor
from tests.day.conftest import Team


async def _invitation(inviter: Actor, role: str) -> str:
    await inviter.says(f"/invite {role}")
    found = re.search(r"start=(inv_\S+)", inviter.last.text)
    assert found is not None
    return found[1]


async def test_a_member_is_greeted_by_name_and_role_and_gets_the_main_buttons(team: Team) -> None:
    await team.ann.starts()
    assert team.ann.sees("Анна")
    assert team.ann.sees("менеджер")
    assert team.ann.keys == [["☀️ Сегодня", "📌 Задачи"], ["💼 Сделки", "🔍 Найти"]]


async def test_leads_find_the_team_on_their_keyboard(team: Team) -> None:
    await team.boris.starts()
    assert ["👥 Команда"] in team.boris.keys


async def test_every_main_button_opens_its_screen(team: Team) -> None:
    await team.boris.starts()
    for row in list(team.boris.keys):
        for key in row:
            await team.boris.presses(key)
            assert len(team.boris.answers) == 1


async def test_an_invitation_lets_in_once_and_tells_who_invited(team: Team) -> None:
    code = await _invitation(team.olga, "менеджер")
    newcomer = team.tg.person("Нина Новая", language_code="en")
    await newcomer.starts(code)
    assert newcomer.sees("Welcome to the team, Нина Новая")
    assert "manager" in newcomer.last.text
    assert "Нина Новая теперь в команде" in team.olga.last.text
    await team.stranger.starts(code)
    assert team.stranger.sees("Этим приглашением уже воспользовались")


async def test_an_invitation_expires(team: Team) -> None:
    code = await _invitation(team.olga, "менеджер")
    await team.tg.passes(days=8)
    await team.stranger.starts(code)
    assert team.stranger.sees("Срок приглашения истёк")


async def test_an_invented_invitation_lets_nobody_in(team: Team) -> None:
    await team.stranger.starts("inv_xxx")
    assert team.stranger.sees("Такого приглашения нет")
    await team.stranger.says("/today")
    assert team.stranger.sees("рабочий бот для сотрудников")


async def test_a_member_cannot_use_an_invitation_up(team: Team) -> None:
    code = await _invitation(team.olga, "менеджер")
    await team.ann.starts(code)
    assert team.ann.sees("уже сделано")
    await team.stranger.starts(code)
    assert team.stranger.sees("Добро пожаловать")


async def test_r60_a_stranger_gets_a_short_hello_whatever_they_say(team: Team) -> None:
    await team.ann.says("/add Петров Иван +79161234567")
    for line in ("/start", "/find Петров", "Петров", "/card Петров", "/team"):
        await team.stranger.says(line)
        assert team.stranger.sees("рабочий бот для сотрудников")
        assert not team.stranger.sees("Петров")


async def test_a_stranger_who_presses_a_button_made_by_hand_learns_nothing(team: Team) -> None:
    await team.stranger.starts()
    await team.stranger.presses(data="cd:1:0", message=team.stranger.last)
    assert "сотрудников" in (team.stranger.toast or "")


async def test_the_owner_of_the_settings_is_enrolled_with_the_first_word(team: Team) -> None:
    await team.olga.says("/start")
    assert team.olga.sees("владелец")
