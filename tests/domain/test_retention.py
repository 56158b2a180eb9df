"""Who was silent for years is proposed once a month, and goes at the owner's word (R52)."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.customers.erasure import ErasedWhy, OwnedCard, Traces
from domain.customers.proposals import Decision, Proposal, Silent
from domain.errors import AlreadyDoneError, GoneError, OwnersOnlyError
from domain.policy import PolicyName
from tests.domain.base import ANNA, BORIS, EGOR, NOW, Base
from tests.domain.fake_leads import FakeErasures


def silent(base: Base, *years: int) -> None:
    base.retention.quiet = [
        Silent(
            contact_id=number,
            client_id=number,
            client_name="",
            contact_name="",
            last_at=NOW - timedelta(days=366 * ago),
        )
        for number, ago in enumerate(years, 1)
    ]


async def proposed(base: Base, piece: int = 500) -> Proposal | None:
    """Gather until there is no more to look at."""
    propose = replace(base.customers_doors.propose_retention, piece=piece)
    proposal = await propose()
    while proposal is not None and not proposal.is_gathered:
        proposal = await propose()
    return proposal


async def test_r52_who_was_silent_for_three_years_is_proposed_once_a_month(base: Base) -> None:
    silent(base, 4, 3, 2)
    proposal = await proposed(base)
    assert proposal is not None
    assert proposal.count == 2
    assert proposal.before == NOW.replace(year=2023)
    assert await proposed(base) is None
    refused = await base.customers_doors.decide_retention(ANNA, proposal.id, approve=False)
    await base.retention.save(refused, replace(refused, done_at=base.clock.now()))
    base.clock.moment = NOW + timedelta(days=29)
    assert await proposed(base) is None
    base.clock.moment = NOW + timedelta(days=30)
    assert await proposed(base)


async def test_r52_the_owners_number_counts_and_nobody_silent_is_no_proposal(base: Base) -> None:
    silent(base, 2)
    nobody = await proposed(base)
    assert nobody is not None
    assert (nobody.count, nobody.is_asked) == (0, False)
    await base.rule(PolicyName.RETENTION_MONTHS, 12)
    somebody = await proposed(base)
    assert somebody is not None
    assert (somebody.id, somebody.count, somebody.is_asked) == (nobody.id, 1, True)


async def test_r52_the_base_is_looked_at_piece_by_piece(base: Base) -> None:
    silent(base, 4, 2, 5, 2, 6)
    propose = replace(base.customers_doors.propose_retention, piece=2)
    looked = []
    for _ in range(4):
        base.clock.passes(minutes=1)
        found = await propose()
        assert found is not None
        looked.append((found.looked_to, found.count, found.is_asked))
    assert looked == [(2, 1, False), (4, 2, False), (5, 3, False), (None, 3, True)]
    (proposal,) = base.retention.proposals
    assert proposal.made_at == NOW + timedelta(minutes=1)
    assert [one.contact_id for one in base.retention.lists[proposal.id]] == [5, 3, 1]
    assert await propose() is None


async def test_nobody_is_asked_to_decide_before_all_were_looked_at(base: Base) -> None:
    silent(base, 4, 4, 4)
    proposal = await replace(base.customers_doors.propose_retention, piece=2)()
    assert proposal is not None
    with pytest.raises(AlreadyDoneError):
        await base.customers_doors.decide_retention(ANNA, proposal.id, approve=True)


async def test_while_a_proposal_is_open_or_carried_out_there_is_no_other(base: Base) -> None:
    silent(base, 4)
    proposal = await proposed(base)
    assert proposal is not None
    base.clock.moment = NOW + timedelta(days=100)
    assert await proposed(base) is None
    approved = await base.customers_doors.decide_retention(ANNA, proposal.id, approve=True)
    assert (approved.decision, approved.decided_by) == (Decision.APPROVED, ANNA.id)
    assert await proposed(base) is None
    await base.retention.save(approved, replace(approved, done_at=base.clock.now()))
    assert await proposed(base)


async def test_only_the_owner_decides_and_only_once(base: Base) -> None:
    decide = base.customers_doors.decide_retention
    proposal = await base.retention.add(Proposal(made_at=NOW, before=NOW, count=1))
    for member in (BORIS, EGOR):
        with pytest.raises(OwnersOnlyError):
            await decide(member, proposal.id, approve=True)
    with pytest.raises(GoneError):
        await decide(ANNA, 99, approve=True)
    await decide(ANNA, proposal.id, approve=False)
    with pytest.raises(AlreadyDoneError):
        await decide(ANNA, proposal.id, approve=True)


async def test_a_decision_on_no_proposal_is_gone(base: Base) -> None:
    with pytest.raises(GoneError):
        await base.customers_doors.decide_retention(ANNA, 1, approve=True)


# -- carrying it out --------------------------------------------------------------------------


@dataclass
class People(FakeErasures):
    """Each of these contacts is a card of the person that has the others as well."""

    people: tuple[tuple[int, ...], ...] = ()

    async def traces_of_contact(self, contact_id: int) -> Traces | None:
        cards = next((one for one in self.people if contact_id in one), ())
        owned = tuple(
            OwnedCard(client_id=one, contact_id=one, whole_client=True)
            for one in sorted(cards, key=lambda card: card != contact_id)
        )
        if not owned:
            return None
        return Traces(
            customer_ids=(),
            client_id=contact_id,
            contact_id=contact_id,
            whole_client=True,
            telegram_ids=(),
            phones=(),
            emails=(),
            names=(),
            more=owned[1:],
        )


async def approved(base: Base, *people: tuple[int, ...]) -> Proposal:
    base.erasures = People(base.customers, base.clients, base.magnets, people=people)
    proposal = await proposed(base)
    assert proposal is not None
    return await base.customers_doors.decide_retention(ANNA, proposal.id, approve=True)


async def left(base: Base, proposal: Proposal) -> list[int]:
    return [one.contact_id for one in await base.retention.listed(proposal.id, limit=9)]


async def test_r52_who_is_still_silent_goes_at_the_owners_word(base: Base) -> None:
    silent(base, 4, 4)
    proposal = await approved(base, (1,), (2,))
    (done,) = await base.customers_doors.erase_proposed(proposal, [1], ANNA)
    assert (done.act.why, done.act.approved_by) == (ErasedWhy.RETENTION, ANNA.id)
    assert await left(base, proposal) == [2]


async def test_r52_who_was_touched_since_is_left_out(base: Base) -> None:
    silent(base, 4)
    proposal = await approved(base, (1,))
    silent(base, 0)
    assert await base.customers_doors.erase_proposed(proposal, [1], ANNA) == []
    assert base.erasures.erased == []
    assert await left(base, proposal) == []


async def test_r52_who_was_not_shown_does_not_go_with_the_rest(base: Base) -> None:
    silent(base, 4)
    proposal = await approved(base, (1,), (2,))
    silent(base, 4, 4)
    assert await base.customers_doors.erase_proposed(proposal, [2], ANNA) == []
    assert base.erasures.erased == []


@pytest.mark.parametrize(("second", "gone"), [(4, True), (1, False)])
async def test_r52_a_person_goes_with_every_card_or_not_at_all(
    base: Base, second: int, gone: bool
) -> None:
    silent(base, 4, second)
    proposal = await approved(base, (1, 2))
    done = await base.customers_doors.erase_proposed(proposal, [1], ANNA)
    assert len(done) == gone
    cards = [[one.contact_id for one in traces.cards] for traces, _ in base.erasures.erased]
    assert cards == ([[1, 2]] if gone else [])


async def test_r52_a_card_that_goes_with_another_one_is_not_erased_twice(base: Base) -> None:
    silent(base, 4, 4, 4)
    proposal = await approved(base, (1, 2), (3,))
    done = await base.customers_doors.erase_proposed(proposal, [1, 2, 3], ANNA)
    assert len(done) == 2
    assert await left(base, proposal) == [2]


async def test_r52_who_withdrew_goes_whatever_is_on_their_other_card(base: Base) -> None:
    silent(base, 1, 1)
    base.retention.withdrew = {1}
    proposal = await approved(base, (1, 2))
    assert await base.customers_doors.erase_proposed(proposal, [1], ANNA)
    assert [len(traces.cards) for traces, _ in base.erasures.erased] == [2]


async def test_who_is_gone_already_leaves_the_list(base: Base) -> None:
    silent(base, 4)
    proposal = await approved(base)
    assert await base.customers_doors.erase_proposed(proposal, [1], ANNA) == []
    assert await left(base, proposal) == []


@given(
    years=st.lists(st.integers(0, 6), min_size=6, max_size=6),
    since=st.lists(st.integers(0, 6), min_size=6, max_size=6),
    split=st.integers(1, 5),
    batch=st.integers(1, 4),
)
async def test_r52_erased_are_only_those_who_were_shown_and_are_silent_still(
    years: list[int], since: list[int], split: int, batch: int
) -> None:
    base = Base()
    silent(base, *years)
    groups = (tuple(range(1, split + 1)), *((one,) for one in range(split + 1, 7)))
    base.erasures = People(base.customers, base.clients, base.magnets, people=groups)
    proposal = await proposed(base)
    assert proposal is not None
    shown = set(await left(base, proposal))
    silent(base, *(min(pair) for pair in zip(years, since, strict=True)))
    while people := await base.retention.next_of(proposal.id, limit=batch):
        await base.customers_doors.erase_proposed(proposal, people, ANNA)
        erased = {one.contact_id for traces, _ in base.erasures.erased for one in traces.cards}
        base.retention.lists[proposal.id] = [
            one for one in base.retention.lists[proposal.id] if one.contact_id not in erased
        ]
    stay = {n for n, pair in enumerate(zip(years, since, strict=True), 1) if min(pair) < 3}
    cards = [one.contact_id for traces, _ in base.erasures.erased for one in traces.cards]
    assert len(cards) == len(set(cards))
    assert set(cards) == {
        one
        for group in groups
        if shown.issuperset(group) and not stay & set(group)
        for one in group
    }


# -- at a written request ---------------------------------------------------------------------


async def test_r52_a_written_request_is_carried_out_by_an_owner_alone(base: Base) -> None:
    file = await base.person(BORIS)
    whom = (file.client.id, file.contacts[0].id)
    for member in (BORIS, EGOR):
        with pytest.raises(OwnersOnlyError):
            await base.customers_doors.erase_at_request(member, *whom)
    done = await base.customers_doors.erase_at_request(ANNA, *whom)
    assert (done.act.why, done.act.approved_by) == (ErasedWhy.ASKED, ANNA.id)
    assert done.manager_ids == (BORIS.id,)


async def test_a_request_about_nobody_is_gone(base: Base) -> None:
    file = await base.person(BORIS)
    for client_id, contact_id in ((99, 1), (file.client.id, 99)):
        with pytest.raises(GoneError):
            await base.customers_doors.erase_at_request(ANNA, client_id, contact_id)
    base.erasures = People(base.customers, base.clients, base.magnets)
    with pytest.raises(GoneError):
        await base.customers_doors.erase_at_request(ANNA, file.client.id, file.contacts[0].id)
