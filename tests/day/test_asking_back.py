"""The bot asks back by itself within R13, sums up a flood (R53), erases unfinished forms (R51)."""

import pytest
from sqlalchemy import update

from sandbox.actors import Actor
from storage.tables.clients import clients
from storage.tables.leads import leads
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import AGREE, a_magnet, takes


async def bought(team: Team, *, mailing: bool = True) -> tuple[Actor, Actor]:
    """Return a customer whose deal was won just now, and the manager who won it."""
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    await takes(kate, await a_magnet(team), mailing=mailing)
    manager = next(one for one in (team.ann, team.gleb) if one.bubbles and one.sees("Ильина"))
    await manager.says("/deal Ильина 120000 Забор")
    await manager.says("/move Забор won")
    return kate, manager


async def asked(team: Team, kate: Actor, days: int) -> bool:
    await team.tg.passes(days=days)
    await team.tg.passes(minutes=6)
    return any("cs:1:10" in str(one) for one in kate.last.buttons)


async def test_r13_a_buyer_is_asked_once_and_a_low_score_reaches_the_manager(team: Team) -> None:
    await team.olga.says("/policy вопрос после сделки да")
    kate, manager = await bought(team)
    assert await asked(team, kate, 1)
    count = len(kate.bubbles)
    await kate.presses("3")
    await kate.says("Долго везли")
    await team.tg.passes(minutes=1)
    assert manager.sees("Оценка 3 из 10")
    await manager.says("/card Ильина")
    assert manager.sees("Оценка 3 из 10: Долго везли")
    await team.tg.passes(days=10)
    assert len([one for one in kate.bubbles[count:] if "cs:" in str(one.buttons)]) <= 1


@pytest.mark.parametrize("why", ["off", "no consent", "stopped"])
async def test_r13_nobody_is_asked_against_their_or_the_owners_will(team: Team, why: str) -> None:
    if why != "off":
        await team.olga.says("/policy вопрос после сделки да")
    kate, _ = await bought(team, mailing=why != "no consent")
    if why == "stopped":
        await kate.says("/stop")
    assert not await asked(team, kate, 1)
    assert not await asked(team, kate, 5)


async def test_r51_who_began_a_form_and_did_not_come_back_is_erased(team: Team) -> None:
    kate = team.tg.person("Катя Ильина", phone="+79165550188")
    await kate.starts(await a_magnet(team))
    await kate.presses(AGREE)
    await team.tg.passes(days=29)
    async with SqlUnits(team.app.database)() as unit:
        assert await unit.customers.by_telegram(kate.id)
    await team.tg.passes(days=2)
    async with SqlUnits(team.app.database)() as unit:
        assert await unit.customers.by_telegram(kate.id) is None
    await team.olga.says("/erasures")
    assert team.olga.sees("стираются сами через 30 дней): в этом месяце — 1, в прошлом — 0")
    assert not team.olga.sees("№ 1")
    await team.tg.passes(days=10)
    await team.olga.says("/erasures")
    assert team.olga.sees("в этом месяце — 0, в прошлом — 1")
    await team.tg.passes(days=31)
    await team.olga.says("/erasures")
    assert team.olga.sees("пока нет")


async def test_r53_a_flood_of_leads_is_one_message_with_their_count(team: Team) -> None:
    code = await a_magnet(team)
    for number in range(5):
        person = team.tg.person(f"Пятов {number}", phone=f"+7916555020{number}")
        await takes(person, code)
    async with team.app.database.unit() as unit:
        await unit.execute(update(leads).values(told_at=None, given_to=3))
        await unit.execute(update(clients).values(manager_id=3))
    async with SqlUnits(team.app.database)() as unit_of_work:
        manager = await unit_of_work.team.member(3)
    assert manager is not None
    told = next(one for one in (team.ann, team.gleb) if one.id == manager.telegram_id)
    count = len(told.bubbles)
    await team.tg.passes(minutes=1)
    assert len(told.bubbles) == count + 1
    assert told.sees("сразу 5 лидов")
