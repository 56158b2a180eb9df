"""Leads that wait: a flood is summed up, heads hear of what nobody touched in time (R53)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from domain.customers.leads import Lead, WaitingLead
from domain.customers.magnets import Link, Magnet
from domain.delivery import Lane, OutMessage
from domain.team import Member, MemberState
from scheduler.leads import EscalateLeads, SettleLeads, TellLeads
from tests.domain.base import ANNA, BORIS, EGOR, NOW, RUSSIA, VERA
from tests.scheduler.books import a_message
from tests.scheduler.shop import Shop

MINUTE = timedelta(minutes=1)
NIGHT = timedelta(hours=12)
"""Half past midnight in Moscow."""


@pytest.fixture
async def shop() -> Shop:
    shop = Shop()
    magnet = Magnet(title="Гид", created_at=NOW, created_by=ANNA.id)
    await shop.base.magnets.add(magnet)
    await shop.base.magnets.add_link(Link(magnet_id=1, code="a", created_at=NOW))
    return shop


async def come(shop: Shop, count: int, manager: Member = BORIS) -> list[Lead]:
    """Let so many leads come, of which nobody was told."""
    leads = []
    for _ in range(count):
        file = await shop.base.person(manager, f"Лид {len(shop.base.leads.kept)}")
        lead = Lead(
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            customer_id=None,
            form_id=None,
            magnet_id=1,
            link_id=1,
            given_to=manager.id,
            known=False,
            came_at=NOW,
            due_at=NOW + 15 * MINUTE,
        )
        leads.append(await shop.base.leads.add(lead))
    return leads


def say(member: Member, leads: Sequence[WaitingLead], quiet: bool) -> Sequence[OutMessage]:
    sign = "quiet" if quiet else "loud"
    text = leads[0].client_name if len(leads) == 1 else f"{len(leads)} leads"
    return [a_message(member.telegram_id, f"{member.name}: {text} {sign}")]


def stumble(member: Member, leads: Sequence[WaitingLead], quiet: bool) -> Sequence[OutMessage]:
    if member.id == BORIS.id:
        raise ValueError
    return say(member, leads, quiet)


def only_second_fails(
    member: Member, leads: Sequence[WaitingLead], quiet: bool
) -> Sequence[OutMessage]:
    if leads[0].client_name == "Лид 1":
        raise ValueError
    return say(member, leads, quiet)


def tell(shop: Shop, limit: int = 50) -> TellLeads:
    return TellLeads(
        shifts=shop.open, clock=shop.base.clock, calendar=RUSSIA, render=say, limit=limit
    )


def escalate(shop: Shop, limit: int = 50) -> EscalateLeads:
    return EscalateLeads(
        shifts=shop.open, clock=shop.base.clock, calendar=RUSSIA, render=say, limit=limit
    )


# -- managers ---------------------------------------------------------------------------------


async def test_r53_up_to_three_leads_come_singly_and_once(shop: Shop) -> None:
    await come(shop, 3)
    assert await tell(shop)() == 3
    assert shop.said() == [f"Борис: Лид {number} loud" for number in (0, 1, 2)]
    assert {one.lane for one in shop.outbox} == {Lane.REMINDER}
    assert {one.told_at for one in shop.base.leads.kept.values()} == {NOW}
    assert await tell(shop)() == 0
    assert len(shop.outbox) == 3


async def test_r53_a_flood_is_one_message_a_manager(shop: Shop) -> None:
    await come(shop, 7)
    await come(shop, 1, VERA)
    assert await tell(shop)() == 8
    assert shop.said() == ["Борис: 7 leads loud", "Вера: Лид 7 quiet"]


async def test_leads_are_told_of_in_batches_of_one_unit_each(shop: Shop) -> None:
    await come(shop, 5)
    assert await tell(shop, limit=2)() == 5
    assert shop.shifts == 3


async def test_who_cannot_be_told_does_not_stop_the_rest_and_is_tried_again(shop: Shop) -> None:
    await come(shop, 3)
    await come(shop, 2, VERA)
    assert await replace(tell(shop, limit=2), render=stumble)() == 2
    assert all(one.told_at is None for one in list(shop.base.leads.kept.values())[:3])
    assert await tell(shop, limit=2)() == 3


async def test_of_three_leads_one_that_cannot_be_said_keeps_only_itself(shop: Shop) -> None:
    await come(shop, 3)
    assert await replace(tell(shop), render=only_second_fails)() == 2
    assert shop.said() == ["Борис: Лид 0 loud", "Борис: Лид 2 loud"]


async def test_a_lead_that_cannot_be_said_is_tried_and_logged_once_an_hour(shop: Shop) -> None:
    await come(shop, 3)
    sweep = replace(tell(shop, limit=2), render=only_second_fails)
    with capture_logs() as logs:
        for _ in range(3):
            await sweep()
            shop.base.clock.passes(minutes=19)
    assert [one["event"] for one in logs] == ["lead_not_rendered"]
    sweep.render = say
    assert await sweep() == 0
    shop.base.clock.passes(minutes=3)
    assert await sweep() == 1


async def test_r63_a_dismissed_manager_is_told_nothing_and_the_head_in_time(shop: Shop) -> None:
    await come(shop, 1, VERA)
    shop.base.team.people[VERA.id] = replace(VERA, state=MemberState.DISMISSED)
    assert await tell(shop)() == 1
    assert shop.outbox == []
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop)() == 1
    assert shop.said() == ["Егор: Лид 0 loud"]


# -- heads ------------------------------------------------------------------------------------


async def test_r53_after_fifteen_minutes_the_head_hears_of_it_once(shop: Shop) -> None:
    await come(shop, 1)
    shop.base.clock.moment = NOW + 15 * MINUTE - timedelta(seconds=1)
    assert await escalate(shop)() == 0
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop)() == 1
    assert shop.said() == ["Егор: Лид 0 loud"]
    assert shop.outbox[0].dedupe_key == f"overdue:1:{EGOR.id}"
    assert await escalate(shop)() == 0


async def test_r53_a_lead_that_was_touched_in_time_is_nobodys_business(shop: Shop) -> None:
    (lead,) = await come(shop, 1)
    shop.base.clock.moment = NOW + 10 * MINUTE
    await shop.base.touch(shop.base.clients.files[lead.client_id])
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop)() == 0
    assert shop.outbox == []


async def test_r53_where_there_is_no_head_the_owners_hear_of_it(shop: Shop) -> None:
    await come(shop, 1)
    del shop.base.team.people[EGOR.id]
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop)() == 1
    assert shop.said() == ["Анна: Лид 0 loud"]


async def test_nobody_is_told_of_their_own_lead(shop: Shop) -> None:
    await come(shop, 1, EGOR)
    await come(shop, 1, ANNA)
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop)() == 2
    assert shop.said() == ["Анна: Лид 0 loud", "Егор: Лид 1 loud"]


async def test_who_is_alone_is_told_by_nobody(shop: Shop) -> None:
    await come(shop, 1, ANNA)
    shop.base.team.people = {ANNA.id: ANNA}
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop)() == 1
    assert shop.outbox == []
    assert await escalate(shop)() == 0


async def test_r53_by_night_it_waits_until_a_head_works(shop: Shop) -> None:
    await come(shop, 1)
    shop.base.clock.moment = NOW + NIGHT
    assert await escalate(shop)() == 0
    assert shop.outbox == []
    shop.base.clock.moment = NOW + timedelta(days=1)
    assert await escalate(shop)() == 1


async def test_of_two_heads_the_one_who_sleeps_is_told_without_a_sound(shop: Shop) -> None:
    await come(shop, 1)
    shop.base.team.people[VERA.id] = replace(VERA, role=EGOR.role)
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop)() == 1
    assert shop.said() == ["Вера: Лид 0 quiet", "Егор: Лид 0 loud"]


async def test_many_overdue_leads_are_one_message_a_batch(shop: Shop) -> None:
    await come(shop, 9)
    shop.base.clock.moment = NOW + 15 * MINUTE
    assert await escalate(shop, limit=5)() == 9
    assert shop.said() == ["Егор: 5 leads loud", "Егор: 4 leads loud"]


async def test_a_head_who_cannot_be_told_is_tried_again(shop: Shop) -> None:
    await come(shop, 1)
    shop.base.clock.moment = NOW + 15 * MINUTE

    def fail(*_: object) -> Sequence[OutMessage]:
        raise ValueError

    sweep = replace(escalate(shop), render=fail)
    with capture_logs() as logs:
        for _ in range(3):
            assert await sweep() == 0
    assert [one["event"] for one in logs] == ["lead_not_rendered"]
    sweep.render = say
    assert await sweep() == 0
    shop.base.clock.passes(hours=1)
    assert await sweep() == 1


async def test_leads_that_cannot_be_said_do_not_stop_the_rest(shop: Shop) -> None:
    await come(shop, 2)
    await come(shop, 3, VERA)
    shop.base.clock.moment = NOW + 15 * MINUTE

    def fail(member: Member, leads: Sequence[WaitingLead], quiet: bool) -> Sequence[OutMessage]:
        if any(one.manager_id == BORIS.id for one in leads):
            raise ValueError
        return say(member, leads, quiet)

    sweep = replace(escalate(shop, limit=2), render=fail)
    assert await sweep() + await sweep() == 3
    assert shop.said() == [f"Егор: Лид {number} loud" for number in (2, 3, 4)]


# -- settling ---------------------------------------------------------------------------------


async def test_touched_leads_are_settled_in_batches(shop: Shop) -> None:
    leads = await come(shop, 5)
    shop.base.clock.passes(minutes=1)
    for lead in leads[:4]:
        await shop.base.touch(shop.base.clients.files[lead.client_id])
    assert await SettleLeads(shifts=shop.open, clock=shop.base.clock, limit=3)() == 4
    open_ones = [one.id for one in shop.base.leads.kept.values() if one.settled_at is None]
    assert open_ones == [leads[4].id]


async def test_leads_are_settled_once_in_ten_minutes(shop: Shop) -> None:
    sweep = SettleLeads(shifts=shop.open, clock=shop.base.clock)
    for minutes, shifts in ((0, 1), (1, 1), (8, 1), (1, 2)):
        shop.base.clock.passes(minutes=minutes)
        await sweep()
        assert shop.shifts == shifts
