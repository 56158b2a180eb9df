"""Who never completed a form, withdrew, or has no card of their own is erased (R51, R52)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.clients import Contact
from domain.customers.consents import Channel, Consent, Purpose
from domain.customers.erasure import ErasedWhy
from domain.customers.people import Customer
from domain.customers.proposals import Decision, Proposal
from scheduler.unfinished import EraseUnfinished
from tests.domain.base import ANNA, BORIS, NOW
from tests.scheduler.erasing import Erasures, can_erase, doors_of
from tests.scheduler.shop import Shop

DAY = timedelta(days=1)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def erasures(shop: Shop) -> Erasures:
    return can_erase(shop)


async def began(shop: Shop, count: int, seen: datetime, client_id: int | None = None) -> None:
    for _ in range(count):
        number = 900 + len(shop.base.customers.kept)
        await shop.base.customers.add(
            Customer(telegram_id=number, created_at=seen, seen_at=seen, client_id=client_id)
        )


def unfinished(shop: Shop, batch: int = 10, batches: int = 10) -> EraseUnfinished:
    return EraseUnfinished(
        shifts=shop.open,
        clock=shop.base.clock,
        doors=doors_of(shop),
        batch=batch,
        batches=batches,
    )


async def test_r51_who_began_a_form_and_never_came_back_is_erased(
    shop: Shop, erasures: Erasures
) -> None:
    file = await shop.base.person(BORIS)
    await began(shop, 5, NOW - 31 * DAY)
    await began(shop, 1, NOW - 29 * DAY)
    await began(shop, 1, NOW - 31 * DAY, client_id=file.client.id)
    assert await unfinished(shop, batch=2)() == 5
    assert [one.why for one in erasures.record] == [ErasedWhy.UNFINISHED] * 5
    assert [one.telegram_id for one in shop.base.customers.kept.values()] == [905, 906]


async def test_unfinished_forms_are_looked_for_once_a_day(shop: Shop) -> None:
    sweep = unfinished(shop, batch=2, batches=2)
    await began(shop, 5, NOW - 31 * DAY)
    assert await sweep() == 4
    assert await sweep() == 1
    await began(shop, 1, NOW - 31 * DAY)
    assert await sweep() == 0
    shop.base.clock.moment = NOW + DAY
    assert await sweep() == 1


async def test_who_cannot_be_erased_does_not_stop_the_rest_and_is_tried_again(
    shop: Shop, erasures: Erasures
) -> None:
    stuck = await withdrew(shop, 29 * DAY)
    await began(shop, 2, NOW - 31 * DAY)
    erasures.stuck = {stuck.contact_id or 0}
    sweep = unfinished(shop)
    assert await sweep() == 2
    erasures.stuck = set()
    shop.base.clock.passes(minutes=59)
    assert await sweep() == 0
    shop.base.clock.passes(minutes=1)
    assert await sweep() == 1


# -- who withdrew -----------------------------------------------------------------------------


async def withdrew(shop: Shop, ago: timedelta) -> Customer:
    file = await shop.base.person(BORIS)
    number = 500 + len(shop.base.customers.kept)
    person = await shop.base.customers.add(
        Customer(
            telegram_id=number,
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            owns_card=True,
            created_at=NOW,
            seen_at=NOW,
        )
    )
    shop.base.customers.withdrew[person.id] = NOW - ago
    return person


async def test_r52_who_withdrew_goes_with_their_card_before_thirty_days_are_over(
    shop: Shop, erasures: Erasures
) -> None:
    person = await withdrew(shop, 28 * DAY)
    sweep = unfinished(shop)
    assert await sweep() == 0
    shop.base.clock.passes(days=1)
    assert await sweep() == 1
    ((traces, _),) = erasures.erased
    assert traces.contact_id == person.contact_id
    assert [one.why for one in erasures.record] == [ErasedWhy.ASKED]


async def test_r52_who_withdrew_stays_while_a_deal_with_them_is_open(
    shop: Shop, erasures: Erasures
) -> None:
    person, *_ = [await withdrew(shop, 40 * DAY) for _ in range(3)]
    file = shop.base.clients.files[person.client_id or 0]
    deal = await shop.base.deal(BORIS, file.client)
    sweep = unfinished(shop, batch=1)
    assert await sweep() == 2
    assert list(shop.base.customers.kept) == [person.id]
    await shop.base.deals.save(deal, replace(deal, closed_at=NOW), None)
    assert await sweep() == 0
    shop.base.clock.passes(days=1)
    assert await sweep() == 1
    assert len(erasures.record) == 3


async def test_r52_a_deal_of_the_company_keeps_none_of_its_people(
    shop: Shop, erasures: Erasures
) -> None:
    file = await shop.base.company(BORIS, "ООО «Ромашка»", Contact(surname="Петров"))
    await shop.base.deal(BORIS, file.client)
    person = await withdrew(shop, 40 * DAY)
    theirs = replace(person, client_id=file.client.id, contact_id=file.contacts[0].id)
    await shop.base.customers.save(person, theirs)
    assert await unfinished(shop)() == 1
    assert len(erasures.record) == 1


async def test_r52_who_agreed_anew_on_the_site_stays(shop: Shop, erasures: Erasures) -> None:
    person = await withdrew(shop, 40 * DAY)
    there = await shop.base.customers.add(replace(person, id=0, telegram_id=None))
    given = Consent(
        customer_id=there.id,
        magnet_id=1,
        text_id=1,
        version=1,
        digest="d",
        purpose=Purpose.PERSONAL_DATA,
        channel=Channel.SITE,
        given_at=NOW,
    )
    await shop.base.consents.give([given])
    assert await unfinished(shop)() == 0
    assert erasures.record == []


# -- who has no card of their own -------------------------------------------------------------


@pytest.mark.parametrize("decision", [None, *Decision])
async def test_r52_who_has_no_card_goes_with_an_approved_proposal(
    shop: Shop, erasures: Erasures, decision: Decision | None
) -> None:
    file = await shop.base.person(BORIS)
    await began(shop, 3, NOW - 1200 * DAY, client_id=file.client.id)
    await began(shop, 1, NOW - 900 * DAY, client_id=file.client.id)
    proposal = Proposal(
        made_at=NOW, before=NOW - 1096 * DAY, count=3, decision=decision, decided_by=ANNA.id
    )
    await shop.base.retention.add(proposal)
    approved = decision is Decision.APPROVED
    assert await unfinished(shop, batch=2)() == (3 if approved else 0)
    assert {(one.why, one.approved_by) for one in erasures.record} == (
        {(ErasedWhy.RETENTION, ANNA.id)} if approved else set()
    )
