"""``/team``, ``/invite``, ``/assign``, and asking for a colleague's client (R3, R4, R60)."""

import pytest

from tests.day.conftest import Team


@pytest.fixture
async def petrov(team: Team) -> Team:
    for member in (team.olga, team.boris, team.gleb):
        await member.starts()
    await team.ann.says("/add Петров Иван +79161234567 ООО Ромашка")
    return team


async def test_leads_see_the_team_with_roles(team: Team) -> None:
    for lead in (team.olga, team.boris):
        await lead.says("/team")
        for fact in ("4 человека", "Анна Северова — менеджер", "Борис Глава — руководитель"):
            assert lead.sees(fact), fact


@pytest.mark.parametrize("line", ["/team", "/invite менеджер", "/assign Петров Глеб"])
async def test_r60_a_manager_may_not(petrov: Team, line: str) -> None:
    await petrov.ann.says(line)
    assert petrov.ann.sees("только руководитель или владелец")


@pytest.mark.parametrize("role", ["manager", "head", "owner", "менеджера", "Руководитель"])
async def test_an_owner_invites_anybody_in_either_language(team: Team, role: str) -> None:
    await team.olga.says(f"/invite {role}")
    assert team.olga.sees("https://t.me/touchbase_bot?start=inv_")
    assert not team.olga.last.protected


async def test_a_head_invites_managers_only(team: Team) -> None:
    await team.boris.says("/invite владелец")
    assert team.boris.sees("приглашает только владелец")
    await team.boris.presses("Пригласить менеджера")
    assert team.boris.sees("start=inv_")
    await team.boris.presses(data="iv:owner")
    assert "только владелец" in (team.boris.toast or "")


async def test_a_role_that_nobody_knows_offers_the_roles(team: Team) -> None:
    await team.olga.says("/invite космонавт")
    assert team.olga.sees("Не знаю роли «космонавт»")
    await team.olga.presses("Пригласить руководителя")
    assert team.olga.sees("руководитель")


async def test_r4_a_client_is_handed_over_and_both_are_told(petrov: Team) -> None:
    await petrov.boris.says("/assign Петров Глеб")
    assert petrov.boris.sees("Анна Северова → Глеб Восточный")
    assert "теперь ведёт Глеб Восточный" in petrov.ann.last.text
    assert "Теперь вы ведёте" in petrov.gleb.last.text
    await petrov.gleb.presses("Карточка")
    assert petrov.gleb.sees("8 (916) 123-45-67")
    await petrov.ann.says("/card Петров")
    assert petrov.ann.sees("никого не нашёл")


async def test_r4_the_new_manager_is_told_in_their_language(petrov: Team) -> None:
    await petrov.gleb.says("/settings")
    await petrov.gleb.presses(data="se:language:en")
    await petrov.boris.says("/assign Петров Глеб")
    assert "is your client now" in petrov.gleb.last.text


async def test_the_managers_name_is_read_from_the_end_of_the_line(petrov: Team) -> None:
    await petrov.ann.says("/add Петров Андрей +79165554433")
    await petrov.gleb.says("/add Глебов Иван +79167778899")
    await petrov.boris.says("/assign Глебов Ан")
    assert petrov.boris.sees("Глеб Восточный → Анна Северова")


async def test_without_a_manager_the_team_is_offered(petrov: Team) -> None:
    await petrov.boris.says("/assign Ромашка")
    assert petrov.boris.sees("Кому передать")
    assert petrov.boris.find_button("Анна") is None
    await petrov.boris.presses("Глеб")
    assert petrov.boris.sees("Анна Северова → Глеб Восточный")


async def test_a_manager_that_nobody_knows_offers_the_team(petrov: Team) -> None:
    await petrov.boris.says("/assign Петров Зинаида")
    assert petrov.boris.sees("В команде нет «Зинаида»")


async def test_undo_takes_the_client_back(petrov: Team) -> None:
    await petrov.boris.says("/assign Петров Глеб")
    await petrov.boris.presses("Отменить")
    await petrov.ann.says("/card Петров")
    assert petrov.ann.sees("8 (916) 123-45-67")


async def test_r3_asking_for_a_colleagues_client_lets_the_leads_decide(petrov: Team) -> None:
    await petrov.gleb.says("/add Кто-то +79161234567")
    await petrov.gleb.presses("Попросить передать")
    assert petrov.gleb.sees("Просьба отправлена")
    assert not petrov.gleb.sees("Ромашка")
    for lead in (petrov.olga, petrov.boris):
        assert "Глеб Восточный просит передать клиента ООО Ромашка" in lead.last.text
    await petrov.boris.presses("Передать: Глеб")
    assert "Теперь вы ведёте" in petrov.gleb.last.text
    await petrov.olga.presses("Передать: Глеб")
    assert "уже сделано" in (petrov.olga.toast or "")


async def test_a_second_press_of_the_request_is_harmless(petrov: Team) -> None:
    await petrov.gleb.says("/add Кто-то +79161234567")
    asked = petrov.gleb.last
    await petrov.gleb.presses("Попросить передать")
    count = len(petrov.boris.bubbles)
    await petrov.gleb.presses(data="ho:1", message=asked)
    assert len(petrov.boris.bubbles) <= count + 1
    await petrov.ann.presses(data="ho:1", message=petrov.ann.last)
    assert "уже сделано" in (petrov.ann.toast or "")


async def test_r4_a_manager_cannot_take_a_client_with_a_button_made_by_hand(petrov: Team) -> None:
    await petrov.gleb.presses(data="as:1:4", message=petrov.gleb.last)
    assert "только руководитель или владелец" in (petrov.gleb.toast or "")
