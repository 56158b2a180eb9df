"""Who has been silent too long, and what was decided (R52)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import delete

from domain.customers.consents import Purpose, Withdrawal
from domain.customers.erasure import WITHDRAWN_FOR
from domain.customers.proposals import Decision, Proposal, StillSilent
from domain.deals import StageKind
from domain.team import Member
from storage.tables.clients import contacts, search_terms
from storage.unit import SqlUnit, SqlUnits
from tests.storage.customers import agree, customer, set_up
from tests.storage.people import DAY, NOW, company, contact, deal, move, person, reminder, touch

Team = tuple[Member, Member, Member]
LONG_AGO, BEFORE = NOW - 1200 * DAY, NOW - 1100 * DAY


async def gathered(
    unit: SqlUnit, withdrawn_before: datetime = NOW - 30 * DAY, piece: int = 500
) -> Proposal:
    """Propose whoever is silent, looking at so many contacts at a time."""
    made_at = withdrawn_before + WITHDRAWN_FOR
    proposal = await unit.retention.add(Proposal(made_at=made_at, before=BEFORE, looked_to=0))
    while not proposal.is_gathered:
        found = await unit.retention.gather(proposal, piece)
        after = replace(proposal, count=proposal.count + found.found, looked_to=found.last)
        await unit.retention.save(proposal, after)
        proposal = after
    return proposal


async def names(unit: SqlUnit, withdrawn_before: datetime = NOW - 30 * DAY) -> list[str]:
    proposal = await gathered(unit, withdrawn_before)
    found = await unit.retention.listed(proposal.id, limit=9)
    assert proposal.count == len(found)
    return [one.contact_name for one in found]


async def alone(
    unit: SqlUnit, manager: Member, name: str, at: datetime = LONG_AGO
) -> tuple[Any, int]:
    file = await unit.clients.add(person(manager, name, created_at=at), [contact(name)])
    return file.client, file.contacts[0].id


async def test_r52_nobody_in_a_young_base_is_silent(units: SqlUnits, team: Team) -> None:
    async with units() as unit:
        await alone(unit, team[1], "Новый", NOW)
        assert await names(unit) == []


async def test_r52_the_last_contact_is_what_counts(units: SqlUnits, team: Team) -> None:
    boris = team[1]
    async with units() as unit:
        for name, days in (("Давно", 1150), ("Недавно", 30)):
            client, _ = await alone(unit, boris, name)
            await unit.touches.add(touch(client, boris, at=NOW - days * DAY))
        await alone(unit, boris, "Никогда")
        seen, card = await alone(unit, boris, "Писал")
        known = customer(5, client_id=seen.id, contact_id=card, owns_card=True)
        await unit.customers.add(known)
        sold, _ = await alone(unit, boris, "Купил")
        won = (await unit.deals.pipelines())[0].of_kind(StageKind.WON)
        await unit.deals.add(deal(sold, won.id, closed_at=NOW - DAY), move(0, boris, won.id))
        assert await names(unit) == ["Никогда", "Давно"]
        proposal = await gathered(unit)
        (second,) = await unit.retention.listed(proposal.id, limit=1, offset=1)
        assert second.last_at == NOW - 1150 * DAY
        assert (second.client_name, second.contact_name) == ("Давно", "Давно")


async def test_r52_who_is_in_work_is_not_silent(units: SqlUnits, team: Team) -> None:
    boris = team[1]
    async with units() as unit:
        due, _ = await alone(unit, boris, "Напомнить")
        await unit.reminders.add(reminder(boris, due))
        sale, _ = await alone(unit, boris, "Продать")
        first = (await unit.deals.pipelines())[0].first()
        await unit.deals.add(deal(sale, first.id), move(0, boris, first.id))
        assert await names(unit) == []
        left, _ = await alone(unit, boris, "Оставлен")
        await unit.reminders.add(replace(reminder(boris, left), due_at=LONG_AGO))
        assert await names(unit) == ["Оставлен"]


async def test_r52_of_a_company_each_contact_counts_alone(units: SqlUnits, team: Team) -> None:
    boris = team[1]
    async with units() as unit:
        firm = company(boris, created_at=LONG_AGO)
        file = await unit.clients.add(firm, [contact("Активный"), contact("Молчун")])
        spoken = touch(file.client, boris, contact_id=file.contacts[0].id, at=NOW)
        await unit.touches.add(spoken)
        assert await names(unit) == ["Молчун"]
        await unit.touches.add(touch(file.client, boris, at=NOW))
        assert await names(unit) == []


async def test_r52_who_withdrew_long_enough_ago_counts_whatever_else(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        client, card = await alone(unit, boris, "Отозвал", NOW)
        await unit.reminders.add(reminder(boris, client))
        known = customer(5, client_id=client.id, contact_id=card, owns_card=True)
        known = await unit.customers.add(known)
        stand = await set_up(unit, anna)
        await agree(unit, known, stand)
        assert await names(unit, NOW) == []
        at = NOW - 31 * DAY
        await unit.consents.withdraw(known.id, [Purpose.MAILING], at, Withdrawal.STOP)
        assert await names(unit, NOW) == []
        await unit.consents.withdraw(known.id, tuple(Purpose), at, Withdrawal.WITHDRAWN)
        assert await names(unit, NOW - 30 * DAY) == ["Отозвал"]
        assert await names(unit, NOW - 32 * DAY) == []
        again = await set_up(unit, anna, "Снова")
        await agree(unit, known, again)
        assert await names(unit, NOW) == []


async def test_r52_a_proposal_is_kept_with_what_was_decided(units: SqlUnits, team: Team) -> None:
    async with units() as unit:
        book = unit.retention
        assert await book.latest() is None
        made = await book.add(Proposal(made_at=NOW, before=BEFORE, count=3, looked_to=7))
        assert await book.latest() == made
        decided = replace(
            made,
            looked_to=None,
            decided_at=NOW,
            decided_by=team[0].id,
            decision=Decision.APPROVED,
            done_at=NOW,
        )
        await book.save(made, decided)
        assert await book.latest() == decided


# -- the last contact -------------------------------------------------------------------------


@pytest.mark.parametrize("latest", ["made", "touch", "unnamed", "seen", "deal"])
async def test_r52_the_last_of_all_contacts_is_shown(
    units: SqlUnits, team: Team, latest: str
) -> None:
    boris = team[1]
    at = dict.fromkeys(("made", "touch", "unnamed", "seen", "deal"), NOW - 1150 * DAY)
    at[latest] += DAY
    async with units() as unit:
        firm = company(boris, created_at=at["made"])
        file = await unit.clients.add(firm, [contact("Молчун")])
        card = file.contacts[0].id
        await unit.touches.add(touch(file.client, boris, contact_id=card, at=at["touch"]))
        await unit.touches.add(touch(file.client, boris, at=at["unnamed"]))
        owner = customer(5, client_id=file.client.id, contact_id=card, owns_card=True)
        await unit.customers.add(replace(owner, seen_at=at["seen"]))
        won = (await unit.deals.pipelines())[0].of_kind(StageKind.WON)
        sold = deal(file.client, won.id, closed_at=at["deal"])
        await unit.deals.add(sold, move(0, boris, won.id))
        proposal = await gathered(unit)
        (found,) = await unit.retention.listed(proposal.id, limit=9)
    assert found.last_at == at[latest]


# -- the list ---------------------------------------------------------------------------------


async def several(unit: SqlUnit, manager: Member, count: int) -> list[tuple[Any, int]]:
    """Make people, the first one silent for the shortest time."""
    return [
        await alone(unit, manager, f"Тихий {number}", LONG_AGO - number * DAY)
        for number in range(count)
    ]


async def test_r52_the_base_is_looked_at_in_pieces(units: SqlUnits, team: Team) -> None:
    boris = team[1]
    async with units() as unit:
        people = await several(unit, boris, 5)
        _, busy = people[2]
        await unit.touches.add(touch(people[2][0], boris, contact_id=busy, at=NOW))
        for piece in (1, 2, 5, 500):
            proposal = await gathered(unit, piece=piece)
            listed = await unit.retention.listed(proposal.id, limit=9)
            assert [one.contact_name for one in listed] == [f"Тихий {n}" for n in (4, 3, 1, 0)]
            assert proposal.count == 4


async def test_the_list_has_pages_and_whoever_was_seen_to_leaves_it(
    units: SqlUnits, team: Team
) -> None:
    async with units() as unit:
        cards = [card for _, card in await several(unit, team[1], 4)]
        book, proposal = unit.retention, await gathered(unit)
        page = await book.listed(proposal.id, limit=2, offset=1)
        assert [one.contact_id for one in page] == [cards[2], cards[1]]
        assert await book.next_of(proposal.id, limit=2) == [cards[3], cards[2]]
        assert await book.next_of(proposal.id, limit=2, but=[cards[3]]) == [cards[2], cards[1]]
        await book.strike(proposal.id, [cards[3], cards[1]])
        assert await book.next_of(proposal.id, limit=9) == [cards[2], cards[0]]
        assert await book.next_of(proposal.id + 1, limit=9) == []


async def test_r52_who_is_looked_at_again_must_be_listed_and_silent(
    units: SqlUnits, team: Team
) -> None:
    boris = team[1]
    async with units() as unit:
        (still, one), (touched, two), (planned, three) = await several(unit, boris, 3)
        proposal = await gathered(unit)
        _, unseen = await alone(unit, boris, "Не показан")
        await unit.touches.add(touch(touched, boris, at=BEFORE))
        await unit.reminders.add(reminder(boris, planned))
        found = await unit.retention.still_silent(proposal, [one, two, three, unseen, 99])
        assert found == StillSilent(silent=frozenset([one]), withdrew=frozenset())
        known = customer(5, client_id=still.id, contact_id=one, owns_card=True)
        known = await unit.customers.add(known)
        await agree(unit, known, await set_up(unit, team[0]))
        at = proposal.withdrawn_before
        await unit.consents.withdraw(known.id, tuple(Purpose), at, Withdrawal.WITHDRAWN)
        found = await unit.retention.still_silent(proposal, [one, two])
        assert found == StillSilent(silent=frozenset([one]), withdrew=frozenset([one]))


async def test_who_goes_in_another_way_leaves_the_list(units: SqlUnits, team: Team) -> None:
    async with units() as unit:
        cards = [card for _, card in await several(unit, team[1], 2)]
        proposal = await gathered(unit)
        await unit.transaction.execute(delete(search_terms))
        await unit.transaction.execute(delete(contacts).where(contacts.c.id == cards[1]))
    async with units() as unit:
        (left,) = await unit.retention.listed(proposal.id, limit=9)
        assert left.contact_id == cards[0]
        assert await unit.retention.next_of(proposal.id, limit=9) == [cards[0]]
