"""Who is on the team and a customer too: their own data are theirs as anybody's (R52)."""

from pathlib import Path

import pytest

from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import a_magnet, on_disk, takes

NUMBER = "+79165550188"


@pytest.fixture
async def vera(team: Team) -> Actor:
    """Return a customer who came to work for the company."""
    vera = team.tg.person("Вера Ильинская", id=880011223, phone=NUMBER)
    await takes(vera, await a_magnet(team), mailing=True)
    await team.olga.says("/invite manager")
    await vera.starts(team.olga.last.text.split("start=")[1].split()[0])
    assert vera.sees("Вера")
    return vera


async def test_r52_who_joined_the_team_still_sees_what_they_gave(vera: Actor) -> None:
    await vera.says("/mydata")
    assert vera.sees("8 (916) 555-01-88")
    assert vera.sees("Чек-лист ремонта")
    assert any("document" in one.content for one in vera.answers)


async def test_r52_who_joined_the_team_stops_mailings_and_withdraws(
    team: Team, vera: Actor
) -> None:
    await vera.says("/stop")
    assert vera.sees("новостей больше не будет")
    await vera.says("/mydata")
    asked = vera.answers[0]
    await vera.presses("Отозвать согласие", message=asked)
    await vera.presses(data="co:sure_withdraw", message=asked)
    assert vera.sees("Согласие отозвано")
    await vera.presses(data="co:sure_withdraw", message=asked)
    assert "сломалось" not in (vera.toast or "")
    async with SqlUnits(team.app.database)() as unit:
        person = await unit.customers.by_telegram(vera.id)
        assert person is not None
        assert not any(one.stands for one in await unit.consents.of_customer(person.id))


async def test_r52_who_joined_the_team_is_erased_as_a_customer_and_stays_a_member(
    team: Team, vera: Actor, tmp_path: Path
) -> None:
    async with SqlUnits(team.app.database)() as unit:
        before = await unit.team.by_telegram(vera.id)
    keys = vera.keys
    await vera.says("/forget")
    asked = vera.last
    await vera.presses("Да, удалить всё")
    assert any("данные удалены" in one.text for one in vera.answers)
    assert vera.keys == keys
    await vera.presses(data="co:sure_forget", message=asked)
    assert vera.sees("ничего не связано")
    await team.tg.passes(minutes=1)
    assert on_disk(tmp_path, "9165550188") == []
    async with SqlUnits(team.app.database)() as unit:
        assert await unit.team.by_telegram(vera.id) == before
        assert await unit.customers.by_telegram(vera.id) is None
        (act,) = await unit.erasures.acts(limit=9)
    assert act.cleaned_at is not None
    await vera.says("/mydata")
    assert vera.sees("для клиентов")
    await vera.says("/settings")
    assert vera.sees("Часовой пояс")
