"""The unit of work: all books together, written together or not at all."""

import pytest

from domain.team import Member
from domain.unit import Unit
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import ANNA, company


def as_the_domain_sees_it(unit: SqlUnit) -> Unit:
    return unit


async def test_the_books_are_those_of_the_domain(units: SqlUnits) -> None:
    async with units() as unit:
        seen = as_the_domain_sees_it(unit)
        assert seen.clients is unit.clients


async def test_a_failed_unit_leaves_nothing(
    units: SqlUnits, team: tuple[Member, Member, Member]
) -> None:
    async def fail() -> None:
        async with units() as unit:
            file = await unit.clients.add(company(team[1]), ())
            assert await unit.clients.open(team[1].scope, file.client.id) == file
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with units(alone=True) as unit:
        assert await unit.clients.company_named(team[1].scope, "Ромашка") is None


async def test_a_unit_sees_its_own_writes(units: SqlUnits) -> None:
    async with units() as unit:
        anna = await unit.team.add(ANNA)
        assert await unit.team.by_telegram(ANNA.telegram_id) == anna
