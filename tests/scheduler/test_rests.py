"""Clients who reach a limit by mere time are put to rest and told of once (R20, R21)."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.clients import ClientFile
from domain.delivery import Lane, OutMessage
from domain.policy import PolicyName
from domain.recontact import NoDayError
from domain.resting import Rested
from domain.rounds import RoundEnd
from domain.team import Member, MemberState
from domain.touches import Outcome
from scheduler.rests import RestLimited
from tests.domain.base import ANNA, BORIS, NOW, RUSSIA, VERA, Base
from tests.scheduler.books import a_message


class Shop:
    """The base with an outbox; a shift that breaks leaves nothing behind."""

    def __init__(self) -> None:
        self.base = Base()
        self.outbox: list[OutMessage] = []
        self.shifts = 0

    @property
    def unit(self) -> Any:
        return self.base

    async def put(self, messages: Sequence[OutMessage]) -> int:
        used = {one.dedupe_key for one in self.outbox}
        fresh = [one for one in messages if one.dedupe_key not in used]
        self.outbox.extend(fresh)
        return len(fresh)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Shop"]:
        self.shifts += 1
        base = self.base
        before = dict(base.rounds.kept), dict(base.reminders.kept), dict(base.clients.files)
        try:
            yield self
        except Exception:
            base.rounds.kept, base.reminders.kept, base.clients.files = before
            raise

    async def talks(self, count: int, manager: Member = BORIS) -> list[ClientFile]:
        """Let rounds begin today with so many clients."""
        files = [await self.base.person(manager, f"Клиент {number}") for number in range(count)]
        for file in files:
            await self.base.touch(file, outcome=Outcome.REACHED)
        return files

    def said(self) -> list[str]:
        return [str(one.params["text"]) for one in self.outbox]


def say(manager: Member, rests: Sequence[Rested], quiet: bool) -> Sequence[OutMessage]:
    sign = "quiet" if quiet else "loud"
    names = ", ".join(one.pace.client_name for one in rests)
    return [a_message(manager.telegram_id, f"{names} {sign}")]


def sweep(shop: Shop, limit: int = 50) -> RestLimited:
    return RestLimited(
        shifts=shop.open, clock=shop.base.clock, calendar=RUSSIA, render=say, limit=limit
    )


@pytest.fixture
def shop() -> Shop:
    return Shop()


async def test_r20_who_has_reached_the_limit_rests_and_who_has_not_does_not(shop: Shop) -> None:
    (file,) = await shop.talks(1)
    rests = sweep(shop)
    shop.base.clock.moment = NOW + timedelta(days=60, seconds=-1)
    assert await rests() == 0
    shop.base.clock.moment = NOW + timedelta(days=60)
    assert await rests() == 1
    assert shop.base.round(file).ended_why is RoundEnd.DAYS
    assert shop.said() == ["Клиент 0 loud"]
    assert shop.outbox[0].lane is Lane.REMINDER
    assert await rests() == 0
    assert len(shop.outbox) == 1


async def test_r20_the_owners_number_counts(shop: Shop) -> None:
    await shop.talks(1)
    await shop.base.rule(PolicyName.ROUND_DAYS, 30)
    shop.base.clock.moment = NOW + timedelta(days=30)
    assert await sweep(shop)() == 1


async def test_clients_are_seen_to_in_batches_of_one_unit_each(shop: Shop) -> None:
    await shop.talks(7)
    shop.base.clock.moment = NOW + timedelta(days=60)
    assert await sweep(shop, limit=3)() == 7
    assert len(set(shop.said())) == 7
    assert shop.shifts == 4


async def test_many_rests_of_one_manager_come_as_one_message(shop: Shop) -> None:
    await shop.talks(5)
    await shop.talks(3, VERA)
    shop.base.clock.moment = NOW + timedelta(days=60)
    assert await sweep(shop)() == 8
    assert len(shop.said()) == 1 + 3
    assert "Клиент 0, Клиент 1, Клиент 2, Клиент 3, Клиент 4 loud" in shop.said()


async def test_who_cannot_be_told_stays_as_it_was_and_does_not_stop_the_rest(shop: Shop) -> None:
    files = await shop.talks(5)
    shop.base.clock.moment = NOW + timedelta(days=60)

    def stumble(manager: Member, rests: Sequence[Rested], quiet: bool) -> Sequence[OutMessage]:
        if any(one.pace.client_name == "Клиент 2" for one in rests):
            raise ValueError
        return say(manager, rests, quiet)

    rests = replace(sweep(shop, limit=2), render=stumble)
    assert await rests() == 4
    assert len(shop.outbox) == 4
    assert not shop.base.round(files[2]).resting
    assert await sweep(shop)() == 1
    assert shop.base.round(files[2]).resting
    assert len(shop.outbox) == 5


async def test_who_cannot_be_put_to_rest_does_not_stop_the_rest(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = await shop.talks(4)
    shop.base.clock.moment = NOW + timedelta(days=60)
    returns = shop.base.paces.returns

    async def stumble(
        member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        if len(shop.base.rounds.kept) and not shop.base.round(files[0]).resting:
            raise NoDayError
        return await returns(member_id, since=since, until=until)

    monkeypatch.setattr(shop.base.paces, "returns", stumble)
    assert await sweep(shop, limit=2)() == 0
    monkeypatch.undo()
    assert await sweep(shop, limit=2)() == 4


async def test_who_is_listed_and_has_reached_no_limit_is_passed_over(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = await shop.talks(3)
    everybody = [file.client.id for file in files]

    async def limited(*_: object) -> Sequence[int]:
        return everybody

    monkeypatch.setattr(shop.base.rounds, "limited", limited)
    assert await sweep(shop, limit=2)() == 0
    assert shop.outbox == []


async def test_r63_of_a_dismissed_managers_client_nobody_is_told(shop: Shop) -> None:
    (file,) = await shop.talks(1, VERA)
    shop.base.team.people[VERA.id] = replace(VERA, state=MemberState.DISMISSED)
    shop.base.clock.moment = NOW + timedelta(days=60)
    assert await sweep(shop)() == 1
    assert shop.base.round(file).resting
    assert shop.outbox == []


@pytest.mark.parametrize(
    ("days", "hours", "sign"),
    [
        (60, 0, "loud"),  # Friday, 12:30 in Moscow
        (60, 12, "quiet"),  # 00:30
        (61, 0, "quiet"),  # Saturday
        (63, 8.5, "quiet"),  # Monday, 21:00
        (63, -4.5, "loud"),  # Monday, 08:00
        (92, 0, "quiet"),  # 23 February, a public holiday
    ],
)
async def test_r21_at_night_and_on_days_off_the_message_makes_no_sound(
    shop: Shop, days: int, hours: float, sign: str
) -> None:
    await shop.talks(1, BORIS)
    shop.base.clock.moment = NOW + timedelta(days=days, hours=hours)
    await sweep(shop)()
    assert shop.said() == [f"Клиент 0 {sign}"]


async def test_r20_a_round_that_was_kept_up_is_told_of_again_when_it_ends_again(
    shop: Shop,
) -> None:
    (file,) = await shop.talks(1)
    shop.base.clock.moment = NOW + timedelta(days=60)
    await sweep(shop)()
    await shop.base.doors.keep_going(BORIS, await shop.base.pace(file))
    await shop.base.touch(file, outcome=Outcome.REACHED, member=ANNA)
    shop.base.clock.moment = NOW + timedelta(days=120)
    assert await sweep(shop)() == 1
    assert len(shop.outbox) == 2


# -- since when (R20, R22) --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "began"),
    [
        (1, 60),
        (48, 60),
        (7 * 24, 60),
        (8 * 24, 68),  # no outage lasts so long: somebody changed a number
    ],
)
async def test_r22_an_outage_moves_no_date(hours: int, began: int) -> None:
    ends = []
    for shop, late in ((Shop(), 0), (Shop(), hours)):
        (file,) = await shop.talks(1)
        shop.base.clock.moment = NOW + timedelta(days=60, hours=late)
        assert await sweep(shop)() == 1
        ends.append(shop.base.round(file))
    in_time, later = ends
    assert later.ended_at == NOW + timedelta(days=began)
    assert (later.rest_until == in_time.rest_until) is (began == 60)


async def test_r20_a_changed_number_puts_to_rest_as_of_now(shop: Shop) -> None:
    (file,) = await shop.talks(1)
    shop.base.clock.moment = NOW + timedelta(days=50)
    await shop.base.rule(PolicyName.ROUND_DAYS, 30)
    assert await sweep(shop)() == 1
    assert shop.base.round(file).ended_at == NOW + timedelta(days=50)


async def test_r14_a_rest_begins_after_the_last_touch(shop: Shop) -> None:
    (file,) = await shop.talks(1)
    shop.base.clock.moment = NOW + timedelta(days=61)
    logged = await shop.base.touch(file, outcome=Outcome.CALL_BACK)
    assert logged.rested is None
    assert await sweep(shop)() == 0
    shop.base.clock.passes(days=3)
    assert await sweep(shop)() == 1
    assert shop.base.round(file).ended_at == logged.touch.at


async def test_r20_too_many_touches_put_to_rest_as_of_now(shop: Shop) -> None:
    (file,) = await shop.talks(1)
    await shop.base.touch(file, outcome=Outcome.NO_ANSWER)
    shop.base.clock.passes(days=5)
    await shop.base.rule(PolicyName.ROUND_TOUCHES, 2)
    assert await sweep(shop)() == 1
    over = shop.base.round(file)
    assert (over.ended_why, over.ended_at) == (RoundEnd.TOUCHES, NOW + timedelta(days=5))
