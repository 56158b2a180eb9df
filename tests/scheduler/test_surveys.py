"""Asking back as mailings: off by default, when cadence allows, once (R13)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.customers.people import Customer
from domain.customers.surveys import Occasion, Survey, ToAsk
from domain.delivery import Lane, OutMessage
from domain.policy import PolicyName
from scheduler.surveys import AskCustomers
from tests.domain.base import BORIS, NOW, RUSSIA
from tests.scheduler.books import a_message
from tests.scheduler.shop import Shop

DAY = timedelta(days=1)


async def happened(shop: Shop, count: int, occasion: Occasion = Occasion.WON) -> None:
    """Let so many people have bought, or met, an hour ago."""
    for _ in range(count):
        number = len(shop.base.surveys.asking) + 1
        file = await shop.base.person(BORIS, f"Клиент {number}")
        one = await shop.base.customers.add(
            Customer(telegram_id=900 + number, created_at=NOW, seen_at=NOW)
        )
        whom = ToAsk(
            customer_id=one.id,
            telegram_id=900 + number,
            locale="ru",
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            manager_id=BORIS.id,
            occasion=occasion,
            deal_id=number,
        )
        shop.base.surveys.asking.append((NOW - timedelta(hours=1), whom))


def say(whom: ToAsk, survey: Survey) -> Sequence[OutMessage]:
    return [a_message(whom.telegram_id, f"{survey.occasion} {whom.telegram_id}")]


def sweep(shop: Shop, limit: int = 15) -> AskCustomers:
    return AskCustomers(
        shifts=shop.open, clock=shop.base.clock, calendar=RUSSIA, render=say, limit=limit
    )


@pytest.fixture
async def shop() -> Shop:
    shop = Shop()
    await shop.base.rule(PolicyName.ASK_AFTER_WIN, 1)
    return shop


async def test_nobody_is_asked_unless_the_owner_wants_it(shop: Shop) -> None:
    await happened(shop, 1)
    await happened(shop, 1, Occasion.MEETING)
    await shop.base.rule(PolicyName.ASK_AFTER_WIN, 0)
    assert await sweep(shop)() == 0
    await shop.base.rule(PolicyName.ASK_AFTER_MEETING, 1)
    assert await sweep(shop)() == 1
    assert shop.said() == ["meeting 902"]


async def test_r13_who_may_be_asked_is_asked_once_in_the_lane_of_mailings(shop: Shop) -> None:
    await happened(shop, 2)
    ask = sweep(shop)
    assert await ask() == 2
    assert shop.said() == ["won 901", "won 902"]
    assert {one.lane for one in shop.outbox} == {Lane.MAILING}
    assert [one.dedupe_key for one in shop.outbox] == ["survey:1", "survey:2"]
    shop.base.clock.moment = NOW + 10 * DAY
    assert await ask() == 0
    assert len(shop.outbox) == 2


async def test_r10_who_was_called_just_now_is_asked_when_the_gap_is_over(shop: Shop) -> None:
    await happened(shop, 2)
    await shop.base.touch(shop.base.clients.files[1])
    ask = sweep(shop, limit=1)
    assert await ask() == 1
    assert shop.said() == ["won 902"]
    shop.base.clock.moment = NOW + 3 * DAY
    assert await ask() == 1
    assert shop.said() == ["won 902", "won 901"]


async def test_an_occasion_of_two_weeks_ago_is_passed_over(shop: Shop) -> None:
    await happened(shop, 1)
    shop.base.clock.moment = NOW + 14 * DAY
    assert await sweep(shop)() == 0


async def test_r75_what_can_still_be_undone_is_not_asked_about(shop: Shop) -> None:
    await happened(shop, 1)
    shop.base.clock.moment = NOW - timedelta(minutes=51)
    assert await sweep(shop)() == 0
    shop.base.clock.moment = NOW - timedelta(minutes=49)
    assert await sweep(shop)() == 1


async def test_between_two_looks_lie_minutes(shop: Shop) -> None:
    ask = sweep(shop)
    assert await ask() == 0
    await happened(shop, 1)
    shop.base.clock.passes(minutes=4)
    assert await ask() == 0
    shop.base.clock.passes(minutes=1)
    assert await ask() == 1


async def test_people_are_asked_in_batches_of_one_unit_each(shop: Shop) -> None:
    await happened(shop, 5)
    assert await sweep(shop, limit=2)() == 5
    assert shop.shifts == 4


async def test_who_cannot_be_asked_stays_and_does_not_stop_the_rest(shop: Shop) -> None:
    await happened(shop, 4)

    def stumble(whom: ToAsk, survey: Survey) -> Sequence[OutMessage]:
        if whom.telegram_id == 902:
            raise ValueError
        return say(whom, survey)

    assert await replace(sweep(shop, limit=2), render=stumble)() == 3
    assert shop.said() == ["won 901", "won 903", "won 904"]
    assert len(shop.base.surveys.kept) == len(shop.base.touches.kept) == 3
    assert await sweep(shop)() == 1
