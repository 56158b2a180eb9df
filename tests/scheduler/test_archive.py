"""The checking list comes once, at the manager's morning, with all that is due (R26)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.delivery import Lane, OutMessage
from domain.team import Member, MemberState
from scheduler.archive import BringArchive
from tests.domain.base import BORIS, RUSSIA, VERA
from tests.scheduler.books import a_message
from tests.scheduler.passages import Shop

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
HALF_A_SECOND = timedelta(microseconds=500_000)


def say(member: Member, count: int, quiet: bool) -> Sequence[OutMessage]:
    sign = "quiet" if quiet else "loud"
    return [a_message(member.telegram_id, f"{member.name} {count} {sign}")]


def sweep(shop: Shop, render: Any = say) -> BringArchive:
    return BringArchive(shifts=shop.open, clock=shop.base.clock, calendar=RUSSIA, render=render)


@pytest.fixture
def shop() -> Shop:
    return Shop()


async def test_r26_the_list_comes_when_the_half_year_is_over_and_once(shop: Shop) -> None:
    at = (await shop.filed()).check_at
    assert at is not None
    bring = sweep(shop)
    shop.base.clock.moment = at - MINUTE
    assert await bring() == 0
    shop.base.clock.moment = at
    assert await bring() == 1
    assert shop.said() == ["Борис 1 loud"]
    assert shop.outbox[0].lane is Lane.REMINDER
    assert at.astimezone(BORIS.zone).hour == 10
    shop.base.clock.passes(days=9)
    assert await bring() == 0
    assert await sweep(shop)() == 0
    assert len(shop.outbox) == 1


async def test_r26_one_list_for_each_manager_however_many_are_due(shop: Shop) -> None:
    for number in range(3):
        await shop.filed(f"Петров Иван{number}")
    await shop.filed("Ким Анна", manager=VERA)
    shop.base.clock.passes(days=200)
    assert await sweep(shop)() == 2
    assert [one.rsplit(maxsplit=1)[0] for one in shop.said()] == ["Борис 3", "Вера 1"]


async def test_r26_after_an_outage_there_is_one_message_with_all_that_came_due(shop: Shop) -> None:
    for number in range(3):
        await shop.filed(f"Петров Иван{number}")
        shop.base.clock.passes(days=40)
    shop.base.clock.passes(days=300)
    assert await sweep(shop)() == 1
    assert await sweep(shop)() == 0
    (told,) = shop.said()
    assert told.startswith("Борис 3")


async def test_r26_what_was_left_is_told_of_with_the_next_that_come_due(shop: Shop) -> None:
    first = (await shop.filed()).check_at
    shop.base.clock.passes(days=60)
    second = (await shop.filed("Сидоров Пётр")).check_at
    bring = sweep(shop)
    for at in (first, second):
        assert at is not None
        shop.base.clock.moment = at
        await bring()
    assert [one.split()[1] for one in shop.said()] == ["1", "2"]


async def test_a_list_that_comes_due_a_moment_after_another_is_not_passed_over(shop: Shop) -> None:
    """What was told is remembered to the microsecond: a second more would swallow the next."""
    early, late = await shop.filed(), await shop.filed("Ким Анна", manager=VERA)
    at = early.check_at
    assert at is not None
    hers = shop.base.clients.files[late.client_id]
    person = replace(late, check_at=at + HALF_A_SECOND)
    await shop.base.clients.save_contact(hers.client, late, person)
    bring = sweep(shop)
    shop.base.clock.moment = at + HALF_A_SECOND / 2
    assert await bring() == 1
    shop.base.clock.moment = at + HALF_A_SECOND
    assert await bring() == 1
    assert len(shop.outbox) == 2


@pytest.mark.parametrize(
    ("later", "sign"),
    [
        (timedelta(0), "loud"),
        (timedelta(hours=14), "quiet"),
        (timedelta(hours=10, minutes=59), "loud"),
    ],
)
async def test_late_in_the_evening_the_message_makes_no_sound(
    shop: Shop, later: timedelta, sign: str
) -> None:
    at = (await shop.filed()).check_at
    assert at is not None
    shop.base.clock.moment = at + later
    await sweep(shop)()
    assert shop.said() == [f"Борис 1 {sign}"]


async def test_on_a_day_off_the_message_makes_no_sound(shop: Shop) -> None:
    at = (await shop.filed()).check_at
    assert at is not None
    while RUSSIA.is_working(at.astimezone(BORIS.zone).date()):
        at += DAY
    shop.base.clock.moment = at
    await sweep(shop)()
    assert shop.said() == ["Борис 1 quiet"]


async def test_r63_a_dismissed_manager_is_told_nothing(shop: Shop) -> None:
    await shop.filed()
    shop.base.team.people[BORIS.id] = replace(BORIS, state=MemberState.DISMISSED)
    shop.base.clock.passes(days=200)
    assert await sweep(shop)() == 0
    assert shop.outbox == []


async def test_a_list_that_cannot_be_said_does_not_stop_the_others(shop: Shop) -> None:
    await shop.filed()
    await shop.filed("Ким Анна", manager=VERA)
    shop.base.clock.passes(days=200)

    def stumble(member: Member, count: int, quiet: bool) -> Sequence[OutMessage]:
        if member.id == BORIS.id:
            raise ValueError
        return say(member, count, quiet)

    await sweep(shop, stumble)()
    assert [one.split()[0] for one in shop.said()] == ["Вера"]
