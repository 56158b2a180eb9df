"""Silent people are proposed to the owners and erased at their word (R52)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from domain.customers.erasure import ErasedWhy
from domain.customers.proposals import Decision, Proposal, Silent
from domain.delivery import OutMessage
from domain.team import Member, Role
from scheduler.retention import EraseSilent, ProposeErasures
from tests.domain.base import ANNA, BORIS, NOW, RUSSIA, VERA
from tests.scheduler.books import a_message
from tests.scheduler.erasing import Erasures, can_erase, doors_of
from tests.scheduler.shop import Shop

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def erasures(shop: Shop) -> Erasures:
    return can_erase(shop)


async def are_silent(shop: Shop, count: int) -> list[int]:
    for number in range(count):
        file = await shop.base.person(BORIS, f"Тихий {number}")
        shop.base.retention.quiet.append(
            Silent(
                contact_id=file.contacts[0].id,
                client_id=file.client.id,
                client_name=file.client.name,
                contact_name=file.client.name,
                last_at=NOW - 4 * 366 * DAY,
            )
        )
    return [one.contact_id for one in shop.base.retention.quiet]


async def decided(shop: Shop, decision: Decision = Decision.APPROVED) -> None:
    """Let the owner decide on whoever is silent."""
    book = shop.base.retention
    proposal = await book.add(
        Proposal(made_at=NOW, before=NOW, decision=decision, decided_by=ANNA.id)
    )
    piece = await book.gather(proposal, len(book.quiet))
    await book.save(proposal, replace(proposal, count=piece.found))


def say(owner: Member, proposal: Proposal, quiet: bool) -> Sequence[OutMessage]:
    sign = "quiet" if quiet else "loud"
    return [a_message(owner.telegram_id, f"{owner.name}: {proposal.count} {sign}")]


def propose(shop: Shop, pieces: int = 10) -> ProposeErasures:
    return ProposeErasures(
        shifts=shop.open,
        clock=shop.base.clock,
        calendar=RUSSIA,
        doors=doors_of(shop),
        render=say,
        pieces=pieces,
    )


def erase(shop: Shop, batch: int = 10, batches: int = 10) -> EraseSilent:
    return EraseSilent(
        shifts=shop.open,
        clock=shop.base.clock,
        doors=doors_of(shop),
        batch=batch,
        batches=batches,
    )


# -- proposing --------------------------------------------------------------------------------


async def test_r52_every_owner_is_asked_once_a_month(shop: Shop) -> None:
    await are_silent(shop, 3)
    shop.base.team.people[VERA.id] = replace(VERA, role=Role.OWNER)
    sweep = propose(shop)
    assert await sweep()
    assert shop.said() == ["Анна: 3 loud", "Вера: 3 quiet"]
    assert [one.dedupe_key for one in shop.outbox] == ["retention:1:1", "retention:1:4"]
    (proposal,) = shop.base.retention.proposals
    await shop.base.customers_doors.decide_retention(ANNA, proposal.id, approve=False)
    await erase(shop)()
    for days in (1, 29):
        shop.base.clock.moment = NOW + days * DAY
        assert not await sweep()
    shop.base.clock.moment = NOW + 30 * DAY
    assert await sweep()


async def test_r52_one_looks_once_a_day_whether_somebody_is_silent(shop: Shop) -> None:
    sweep = propose(shop)
    assert not await sweep()
    await are_silent(shop, 1)
    shop.base.clock.moment = NOW + 23 * HOUR
    assert not await sweep()
    assert shop.shifts == 1
    shop.base.clock.moment = NOW + DAY
    assert await sweep()
    assert shop.said() == ["Анна: 1 loud"]


async def test_while_a_proposal_waits_one_asks_once_a_day(shop: Shop) -> None:
    await are_silent(shop, 1)
    sweep = propose(shop)
    assert await sweep()
    done = shop.shifts
    for hours in (1, 23):
        shop.base.clock.moment = NOW + hours * HOUR
        assert not await sweep()
    assert shop.shifts == done
    shop.base.clock.moment = NOW + DAY
    assert not await sweep()
    assert shop.shifts == done + 1


async def test_one_ring_looks_at_so_many_pieces_that_others_do_not_wait(shop: Shop) -> None:
    await are_silent(shop, 3)
    sweep = propose(shop, pieces=1)
    assert not await sweep()
    assert shop.shifts == 1
    assert shop.outbox == []
    assert await propose(shop, pieces=1)()  # another process goes on where this one was
    assert shop.said() == ["Анна: 3 loud"]


async def test_a_proposal_that_cannot_be_told_is_gathered_and_told_again(shop: Shop) -> None:
    await are_silent(shop, 1)
    sweep = propose(shop)

    def fail(*_: object) -> Sequence[OutMessage]:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        await replace(sweep, render=fail)()
    assert await sweep()
    assert shop.said() == ["Анна: 1 loud"]


# -- erasing ----------------------------------------------------------------------------------


async def test_r52_nobody_is_erased_without_the_owners_word(shop: Shop, erasures: Erasures) -> None:
    await are_silent(shop, 2)
    assert await erase(shop)() == 0
    await decided(shop, Decision.REFUSED)
    assert await replace(erase(shop), page=1)() == 2
    assert erasures.record == []
    assert shop.base.retention.lists == {1: []}
    assert await erase(shop)() == 0


async def test_r52_approved_people_are_erased_in_batches_until_none_is_left(
    shop: Shop, erasures: Erasures
) -> None:
    await are_silent(shop, 5)
    await decided(shop)
    assert await erase(shop, batch=2)() == 5
    assert shop.shifts == 4
    assert shop.base.retention.lists == {1: []}
    assert {(one.why, one.approved_by) for one in erasures.record} == {
        (ErasedWhy.RETENTION, ANNA.id)
    }
    assert shop.base.retention.proposals[0].done_at == NOW
    assert await erase(shop)() == 0


async def test_one_ring_erases_so_many_that_others_do_not_wait(
    shop: Shop, erasures: Erasures
) -> None:
    await are_silent(shop, 5)
    await decided(shop)
    sweep = erase(shop, batch=2, batches=2)
    assert await sweep() == 4
    assert await sweep() == 1
    assert len(erasures.record) == 5


async def test_who_cannot_be_erased_does_not_stop_the_rest_and_is_tried_again(
    shop: Shop, erasures: Erasures
) -> None:
    people = await are_silent(shop, 4)
    await decided(shop)
    erasures.stuck = {people[1]}
    sweep = erase(shop, batch=2)
    assert await sweep() == 3
    assert [one.contact_id for one in shop.base.retention.quiet] == [people[1]]
    assert shop.base.retention.proposals[0].done_at is None
    erasures.stuck = set()
    assert await sweep() == 0
    shop.base.clock.passes(hours=1)
    assert await sweep() == 1
    assert shop.base.retention.proposals[0].done_at == shop.base.clock.now()


async def test_who_stumbles_is_logged_once_an_hour(shop: Shop, erasures: Erasures) -> None:
    erasures.stuck = set(await are_silent(shop, 2))
    await decided(shop)
    sweep = erase(shop)
    with capture_logs() as logs:
        for _ in range(3):
            assert await sweep() == 0
    assert [(one["event"], one["error"]) for one in logs] == [("not_erased", "ValueError")] * 2


async def test_r52_who_was_touched_since_or_is_gone_leaves_the_list(
    shop: Shop, erasures: Erasures
) -> None:
    people = await are_silent(shop, 3)
    await decided(shop)
    shop.base.clients.files.popitem()
    book = shop.base.retention
    book.quiet = [
        replace(one, last_at=NOW) if one.contact_id == people[0] else one for one in book.quiet
    ]
    assert await erase(shop)() == 3
    assert [traces.contact_id for traces, _ in erasures.erased] == [people[1]]
    assert book.lists == {1: []}
    assert book.proposals[0].done_at == NOW
