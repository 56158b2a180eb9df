"""Somebody who had a card before they proved a phone that is on another one (R52)."""

from pathlib import Path

import pytest

from domain.customers.magnets import Ask, Question
from domain.team import Scope
from sandbox.actors import Actor
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import AGREE, a_magnet, on_disk

TYPED, PROVED = "+79165550101", "+79165550188"
CITY_TOO = (Question(ask=Ask.CITY), Question(ask=Ask.PHONE))


@pytest.fixture
async def kate(team: Team) -> Actor:
    """Return who typed a number, and then shared one that a manager had noted."""
    kate = team.tg.person("Катя Ильинская", id=880011223, phone=PROVED)
    await team.ann.starts()
    await team.ann.says(f"/add Ильинская Екатерина {PROVED}")
    await kate.starts(await a_magnet(team))
    await kate.presses(AGREE)
    await kate.says(TYPED)
    await kate.presses("✅ Катя Ильинская")
    assert kate.sees("Ваш подарок")
    await kate.starts(await a_magnet(team, title="Каталог", questions=CITY_TOO))
    await kate.presses(AGREE)
    await kate.shares_own_contact()
    await kate.says("Омск")
    assert kate.sees("Ваш подарок: Каталог")
    return kate


async def test_r52_both_cards_are_forgotten(team: Team, kate: Actor, tmp_path: Path) -> None:
    assert set(on_disk(tmp_path, "9165550101", "9165550188")) == {"9165550101", "9165550188"}
    await kate.says("/forget")
    await kate.presses("Да, удалить всё")
    assert kate.sees("Ваши данные удалены")
    assert "Клиент удалил свои данные" in team.ann.last.text
    await team.tg.passes(minutes=1)
    traces = ("Ильинская", "Екатерина", "9165550101", "9165550188", "880011223")
    assert on_disk(tmp_path, *traces) == []


async def test_r52_who_withdraws_is_called_by_neither_card(team: Team, kate: Actor) -> None:
    await kate.says("/mydata")
    await kate.presses("Отозвать согласие")
    await kate.presses("Да, отозвать")
    async with SqlUnits(team.app.database)() as unit:
        cards = await unit.clients.holders([("phone", TYPED), ("phone", PROVED)])
        files = [await unit.clients.open(Scope(None), one.client_id) for one in cards]
    assert len({file.client.id for file in files if file}) == 2
    assert all(file.contacts[0].do_not_contact for file in files if file)
