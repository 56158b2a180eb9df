"""The nightly passage: silent buyers are offered once, spread over a month (R27)."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.policy import PolicyName
from domain.recontact import NoDayError
from domain.reminders import Reminder, ReminderKind
from scheduler.dormant import MARK, OfferDormant
from tests.domain.base import BORIS, NOW, RUSSIA
from tests.scheduler.passages import Shop

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
THREE = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
"""Three o'clock at night in Moscow, the night after NOW."""


def sweep(shop: Shop, **more: int) -> OfferDormant:
    return OfferDormant(
        shifts=shop.open, clock=shop.base.clock, calendar=RUSSIA, zone=BORIS.zone, **more
    )


def offers(shop: Shop) -> list[Reminder]:
    kept = shop.base.reminders.kept.values()
    return [one for one in kept if one.kind is ReminderKind.REACTIVATION]


@pytest.fixture
def shop() -> Shop:
    return Shop()


async def test_r27_181_days_of_silence_are_offered_and_179_are_not(shop: Shop) -> None:
    file = await shop.buyer()
    offer = sweep(shop)
    shop.base.clock.moment = THREE + 179 * DAY
    assert await offer() == 0
    shop.base.clock.passes(days=2)
    assert await offer() == 1
    (one,) = offers(shop)
    assert (one.client_id, one.member_id, one.text) == (file.client.id, BORIS.id, "")
    assert one.rings_at == one.due_at
    assert shop.outbox == []


async def test_the_passage_is_by_night_and_once(shop: Shop) -> None:
    offer = sweep(shop)
    shop.base.clock.moment = THREE - MINUTE
    await offer()
    assert shop.silent.looked == 1
    await offer()
    assert shop.silent.looked == 1
    shop.base.clock.moment = THREE
    await offer()
    assert shop.silent.looked == 2
    shop.base.clock.passes(hours=23, minutes=59)
    await offer()
    assert shop.silent.looked == 2
    shifts = shop.shifts
    await offer()
    assert shop.shifts == shifts


async def test_a_restart_repeats_no_passage_and_an_outage_is_made_up_for_once(shop: Shop) -> None:
    await shop.buyer()
    shop.base.clock.moment = THREE + 200 * DAY
    assert await sweep(shop)() == 1
    looked = shop.silent.looked
    assert await sweep(shop)() == 0
    assert shop.silent.looked == looked
    shop.base.clock.passes(days=2, hours=9)
    assert await sweep(shop)() == 0
    assert shop.silent.looked == looked + 2
    assert len(offers(shop)) == 1


async def test_r27_it_is_offered_once_per_half_year(shop: Shop) -> None:
    file = await shop.buyer()
    offer = sweep(shop)
    for day in range(181, 181 + 200):
        shop.base.clock.moment = THREE + day * DAY
        await offer()
        for one in offers(shop):
            if one.closed_at is None and one.due_at <= shop.base.clock.moment:
                await shop.base.doors.complete_reminder(BORIS, one.id)
    first, second = sorted(one.created_at for one in offers(shop))
    assert timedelta(days=181) <= second - first <= timedelta(days=185)
    assert {one.client_id for one in offers(shop)} == {file.client.id}


async def test_r27_the_owners_numbers_count(shop: Shop) -> None:
    await shop.buyer()
    await shop.base.rule(PolicyName.DORMANT_DAYS, 30)
    shop.base.clock.moment = THREE + 31 * DAY
    assert await sweep(shop)() == 1


async def test_r27_those_of_one_night_are_spread_and_levelled_over_thirty_days(
    shop: Shop,
) -> None:
    for number in range(60):
        await shop.buyer(f"Клиент {number}")
    shop.base.clock.moment = THREE + 190 * DAY
    assert await sweep(shop, batch=7)() == 60
    today = shop.base.clock.moment.astimezone(BORIS.zone).date()
    days = Counter(one.due_at.astimezone(BORIS.zone).date() for one in offers(shop))
    month = [today + timedelta(days=one) for one in range(1, 31)]
    working = [one for one in month if RUSSIA.is_working(one)]
    assert sorted(days) == working
    assert max(days.values()) - min(days.values()) <= 1


async def test_r27_returns_from_rest_count_for_the_level(shop: Shop) -> None:
    shop.base.clock.moment = THREE + 190 * DAY
    today = shop.base.clock.moment.astimezone(BORIS.zone).date()
    free = next(
        day for day in (today + timedelta(days=n) for n in range(9, 31)) if RUSSIA.is_working(day)
    )
    for number in range(1, 31):
        day = today + timedelta(days=number)
        if day != free:
            due = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
            await shop.base.reminder(BORIS, None, kind=ReminderKind.RECONTACT, due_at=due)
    shop.base.clock.moment = NOW
    await shop.buyer()
    shop.base.clock.moment = THREE + 190 * DAY
    await sweep(shop)()
    (one,) = offers(shop)
    assert one.due_at.astimezone(BORIS.zone).date() == free


async def test_a_large_base_is_passed_in_batches_over_several_rings(shop: Shop) -> None:
    for number in range(7):
        await shop.buyer(f"Клиент {number}")
    shop.base.clock.moment = THREE + 190 * DAY
    offer = sweep(shop, batch=2, batches=2)
    assert [await offer() for _ in range(3)] == [4, 3, 0]
    assert shop.marks.kept[MARK] == shop.base.clock.moment.astimezone(BORIS.zone).toordinal()


async def test_a_passage_that_was_cut_short_begins_anew_and_offers_nobody_twice(
    shop: Shop,
) -> None:
    for number in range(5):
        await shop.buyer(f"Клиент {number}")
    shop.base.clock.moment = THREE + 190 * DAY
    assert await sweep(shop, batch=2, batches=1)() == 2
    assert MARK not in shop.marks.kept
    assert await sweep(shop)() == 3
    assert len({one.client_id for one in offers(shop)}) == len(offers(shop)) == 5


async def test_a_card_with_impossible_hours_does_not_stop_the_passage(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [await shop.buyer(f"Клиент {number}") for number in range(3)]
    pace = shop.base.paces.pace

    async def stumble(client_id: int, contact_id: int | None, **more: Any) -> Any:
        if client_id == files[0].client.id:
            raise NoDayError
        return await pace(client_id, contact_id, **more)

    monkeypatch.setattr(shop.base.paces, "pace", stumble)
    shop.base.clock.moment = THREE + 190 * DAY
    assert await sweep(shop)() == 2
    assert MARK in shop.marks.kept
