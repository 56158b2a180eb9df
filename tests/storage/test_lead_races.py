"""Two people who type the same new phone at once are one client, and two leads of it (R3)."""

import asyncio

import pytest

from domain.customers.forms import Flaw
from domain.customers.people import Customer
from domain.customers.take_lead import LeadTaken, TakeLead
from domain.team import Member
from storage.transaction import TransientError
from storage.unit import SqlUnit, SqlUnits
from tests.storage.customers import Stand, customer, form, set_up
from tests.storage.test_races import Work, again, doors, race

Team = tuple[Member, Member, Member]
PHONE = "+79165550101"


async def coming(units: SqlUnits, team: Team) -> list[Work[LeadTaken]]:
    """Return what finishes the forms of two people who typed the same phone."""
    async with units() as unit:
        stand = await set_up(unit, team[0])
        people = [
            await unit.customers.add(customer(number, name=f"Гость {number}", phone=PHONE))
            for number in (1, 2)
        ]
        forms = [await unit.forms.add(form(one, stand)) for one in people]

    def finishing(number: int) -> Work[LeadTaken]:
        async def work(unit: SqlUnit) -> LeadTaken:
            return await taken(unit, people[number], stand, forms[number].id)

        return work

    return [finishing(0), finishing(1)]


async def taken(unit: SqlUnit, who: Customer, stand: Stand, form_id: int) -> LeadTaken:
    going = next(one for one in await unit.forms.of_customer(who.id) if one.id == form_id)
    take = TakeLead(doors=doors(unit), leads=unit.leads, country="RU", timezone="Europe/Moscow")
    return await take(who, going, stand.magnet, stand.first)


def check(first: LeadTaken, second: LeadTaken) -> None:
    assert first.lead.lead.client_id == second.lead.lead.client_id
    assert (first.lead.lead.known, second.lead.lead.known) == (False, True)
    assert second.lead.lead.flaws == (Flaw.UNPROVED_MATCH,)
    assert (first.customer.owns_card, second.customer.owns_card) == (True, False)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_r3_who_comes_second_joins_the_client_side_by_side(
    units: SqlUnits, team: Team
) -> None:
    works = await coming(units, team)
    won, stopped = await race(units, "clients", "holders", *works)
    check(won, await again(units, stopped))


async def test_r3_two_at_once_are_one_client(units: SqlUnits, team: Team) -> None:
    async def run(work: Work[LeadTaken]) -> LeadTaken:
        try:
            async with units() as unit:
                return await work(unit)
        except TransientError:
            return await again(units, work)

    works = await coming(units, team)
    ends = await asyncio.gather(*map(run, works))
    check(*sorted(ends, key=lambda end: end.lead.lead.known))
