"""The book of leads (R53, R60)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.changes import UNDO_FOR
from domain.customers.forms import Flaw
from domain.customers.leads import LeadCount, Settled
from domain.rounds import Round
from domain.team import Member, MemberState, Role, Scope
from domain.touches import Direction, TouchKind
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.customers import Stand, come, customer, form, lead, set_up
from tests.storage.people import DAY, HOUR, NOW, company, email, touch

Team = tuple[Member, Member, Member]
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def stand(units: SqlUnits, team: Team) -> Stand:
    async with units() as unit:
        return await set_up(unit, team[0])


async def waiting(unit: SqlUnit, scope: Scope) -> list[int]:
    found = [one.lead.id for one in await unit.leads.waiting(scope, limit=9)]
    assert len(found) == await unit.leads.count_waiting(scope)
    return found


async def test_r60_a_lead_is_seen_by_the_manager_of_its_client(
    units: SqlUnits, team: Team, stand: Stand, database: Database
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1, city="Казань")
        person = await unit.customers.add(customer(name="Аня"))
        filled = await unit.forms.add(form(person, stand))
        new = await unit.leads.add(
            lead(
                file,
                stand,
                customer_id=person.id,
                form_id=filled.id,
                link_id=stand.fair.id,
                known=True,
                flaws=(Flaw.DOUBTFUL_PHONE, Flaw.UNPROVED_MATCH),
            )
        )
        start = database.statements
        found = await unit.leads.lead(boris.scope, new.id)
        assert database.statements - start == 1
        assert await unit.leads.lead(anna.scope, new.id) == found
        assert await unit.leads.lead(vera.scope, new.id) is None
        assert await unit.leads.waiting(boris.scope, limit=9) == [found]
        assert await waiting(unit, vera.scope) == []
    assert found is not None
    assert found.lead == new
    assert (found.client_name, found.contact_name) == ("Ким", "Ким")
    assert (found.phone, found.email, found.city) == ("+79160000001", "", "Казань")
    assert (found.magnet_title, found.source) == ("Каталог", "Выставка")
    assert (found.manager_id, found.manager_name) == (boris.id, "Борис")


async def test_what_the_person_gave_stands_before_what_the_card_knows(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    _, boris, _ = team
    given = customer(name="Аня", phone="+79990000000", city="Пермь")
    async with units() as unit:
        file = await unit.clients.add(company(boris, points=(email("o@b.example"),)), ())
        known = await come(unit, boris, "Ким", 1)
        (one,) = known.contacts
        after = replace(one, points=(*one.points, email("a@b.example")), city="Омск")
        await unit.clients.save_contact(known.client, one, after)
        person = await unit.customers.add(given)
        ids = [
            (await unit.leads.add(lead(each, stand, customer_id=whose))).id
            for each, whose in ((file, person.id), (known, None))
        ]
        first, second = [await unit.leads.lead(Scope(None), each) for each in ids]
    assert first is not None
    assert (first.contact_name, first.phone, first.email) == ("Аня", given.phone, "")
    assert first.city == "Пермь"
    assert second is not None
    assert (second.phone, second.email, second.city) == ("+79160000001", "a@b.example", "Омск")


async def test_a_lead_waits_until_somebody_calls_and_again_when_the_call_is_undone(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        new = await unit.leads.add(lead(file, stand))
        for more in (
            {"at": NOW - HOUR},
            {"direction": Direction.INCOMING, "at": NOW + MINUTE},
            {"kind": TouchKind.MAILING, "outcome": None, "at": NOW + MINUTE},
        ):
            await unit.touches.add(touch(file.client, boris, **more))
        assert await waiting(unit, boris.scope) == [new.id]
    async with units() as unit:
        await unit.touches.add(touch(file.client, boris, at=NOW + HOUR))
        unit.changes.name("touch", member_id=boris.id, at=NOW + HOUR)
    async with units() as unit:
        assert await waiting(unit, boris.scope) == []
        assert await unit.leads.settle(NOW + HOUR, 9) == 0
        change = await unit.changes.last(boris.id, NOW)
        assert change is not None
        await unit.changes.take_back(change, NOW + HOUR)
        assert await waiting(unit, boris.scope) == [new.id]


async def test_a_lead_is_settled_once_its_call_cannot_be_undone_any_more(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    _, boris, _ = team
    called = NOW + HOUR
    async with units() as unit:
        new = []
        for number in range(3):
            file = await come(unit, boris, "Ким", number)
            new.append(await unit.leads.add(lead(file, stand)))
            if number:
                await unit.touches.add(touch(file.client, boris, at=called))
        assert await unit.leads.settle(called + UNDO_FOR - MINUTE, 9) == 0
        assert await unit.leads.settle(called + UNDO_FOR, 1) == 1
        assert await unit.leads.settle(called + UNDO_FOR, 9) == 1
        assert await unit.leads.settle(called + UNDO_FOR, 9) == 0
        assert await waiting(unit, boris.scope) == [new[0].id]
        found = await unit.leads.lead(boris.scope, new[1].id)
    assert found is not None
    assert found.lead == replace(new[1], settled_at=called + UNDO_FOR, settled_why=Settled.TOUCHED)


async def test_leads_wait_longest_first_but_not_of_those_at_rest(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        late = await unit.leads.add(lead(await come(unit, boris, "Поздно", 1), stand))
        early = await unit.leads.add(
            lead(await come(unit, vera, "Рано", 2), stand, came_at=NOW - HOUR)
        )
        resting = await come(unit, boris, "Отдыхает", 3)
        asleep = await unit.leads.add(lead(resting, stand, came_at=NOW - DAY))
        ended = await unit.rounds.add(Round(client_id=resting.client.id, ended_at=NOW))
        assert await waiting(unit, anna.scope) == [early.id, late.id]
        page = await unit.leads.waiting(anna.scope, limit=1, offset=1)
        assert [one.lead.id for one in page] == [late.id]
        assert await unit.leads.overdue(NOW + DAY, 9) == [
            await unit.leads.lead(anna.scope, one.id) for one in (late, early)
        ]
        await unit.rounds.save(ended, replace(ended, woke_at=NOW))
        assert await waiting(unit, boris.scope) == [asleep.id, late.id]


async def test_r4_a_lead_goes_with_its_client_and_comes_back_with_an_undo(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        new = await unit.leads.add(lead(file, stand))
    async with units() as unit:
        await unit.clients.reassign(file.client, vera.id)
        await unit.leads.move_due(file.client.id, NOW + DAY)
        unit.changes.name("assign", member_id=anna.id, at=NOW)
    async with units() as unit:
        (found,) = await unit.leads.waiting(vera.scope, limit=9)
        assert await waiting(unit, boris.scope) == []
        change = await unit.changes.last(anna.id, NOW)
        assert change is not None
        await unit.changes.take_back(change, NOW)
        assert await waiting(unit, boris.scope) == [new.id]
    assert found.lead == replace(new, due_at=NOW + DAY)
    assert (found.manager_id, found.manager_name) == (vera.id, "вера")


async def test_r53_the_manager_is_told_once_and_the_head_once(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    _, boris, _ = team
    async with units() as unit:
        new = [
            await unit.leads.add(
                lead(
                    await come(unit, boris, "Ким", number),
                    stand,
                    came_at=NOW - number * MINUTE,
                    due_at=NOW + number * HOUR,
                )
            )
            for number in range(4)
        ]
        called = await unit.leads.lead(boris.scope, new[3].id)
        assert called is not None
        file = await unit.clients.open(boris.scope, called.lead.client_id)
        assert file is not None
        await unit.touches.add(touch(file.client, boris, at=NOW + MINUTE))
        ids = [one.id for one in new]
        assert [one.lead.id for one in await unit.leads.untold(9)] == [ids[2], ids[1], ids[0]]
        assert [one.lead.id for one in await unit.leads.untold(1)] == [ids[2]]
        await unit.leads.told([], NOW)
        await unit.leads.told([ids[2], ids[0]], NOW)
        assert [one.lead.id for one in await unit.leads.untold(9)] == [ids[1]]
        assert [one.lead.id for one in await unit.leads.overdue(NOW + HOUR, 9)] == ids[:2]
        assert [one.lead.id for one in await unit.leads.overdue(NOW + HOUR, 1)] == ids[:1]
        await unit.leads.told(ids[:1], NOW + HOUR, head=True)
        assert [one.lead.id for one in await unit.leads.overdue(NOW + DAY, 9)] == ids[1:3]
        told = await unit.leads.lead(boris.scope, ids[0])
    assert told is not None
    assert told.lead == replace(new[0], told_at=NOW, told_head_at=NOW + HOUR)


async def test_r53_leads_go_to_managers_or_to_heads_or_to_owners_who_take_them(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        head = await unit.team.add(replace(boris, id=0, telegram_id=9, role=Role.HEAD))
        file = await come(unit, boris, "Ким", 1)
        for at in (NOW, NOW - DAY):
            await unit.leads.add(lead(file, stand, came_at=at))
        candidates = await unit.leads.candidates()
        assert [(one.member, one.last_lead_at) for one in candidates] == [
            (boris, NOW),
            (vera, None),
        ]
        cities = replace(boris, takes_leads=False, cities=("Ёлкино", "Омск"), edits_magnets=True)
        await unit.team.save(cities)
        assert await unit.team.member(boris.id) == cities
        assert [one.member for one in await unit.leads.candidates()] == [vera]
        await unit.team.save(replace(vera, state=MemberState.DISMISSED))
        assert [one.member for one in await unit.leads.candidates()] == [head]
        await unit.team.save(replace(head, takes_leads=False))
        assert [one.member for one in await unit.leads.candidates()] == [anna]
        await unit.team.save(replace(anna, takes_leads=False))
        assert await unit.leads.candidates() == []


async def test_the_leads_of_a_client_of_a_customer_and_of_a_period(
    units: SqlUnits, team: Team, stand: Stand
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        person = await unit.customers.add(customer())
        file, other = [await come(unit, boris, "Ким", number) for number in range(2)]
        own = [
            await unit.leads.add(lead(file, stand, customer_id=person.id, came_at=NOW - ago * HOUR))
            for ago in (1, 2)
        ]
        late = lead(other, stand, given_to=vera.id, told_head_at=NOW, came_at=NOW - HOUR)
        await unit.leads.add(late)
        found = await unit.leads.of_client(file.client.id)
        assert [one.lead for one in found] == [own[1], own[0]]
        counts = await unit.leads.counts(NOW - HOUR, NOW)
        assert counts == [
            LeadCount(manager_id=boris.id, manager_name="Борис", leads=1, late=0),
            LeadCount(manager_id=vera.id, manager_name="вера", leads=1, late=1),
        ]
        assert await unit.leads.close(person.id, NOW, Settled.WITHDRAWN) == 2
        assert await unit.leads.close(person.id, NOW, Settled.WITHDRAWN) == 0
        assert await unit.leads.of_client(file.client.id) == []
        closed = await unit.leads.lead(anna.scope, own[0].id)
    assert closed is not None
    assert closed.lead == replace(own[0], settled_at=NOW, settled_why=Settled.WITHDRAWN)
