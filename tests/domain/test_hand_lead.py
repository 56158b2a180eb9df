"""Handing leads over: heads do it, managers ask, the new manager's minutes count (R4, R53)."""

from dataclasses import replace

import pytest

from domain.count_statistics import Period
from domain.customers.hand_lead import FollowClient, HandLead, HandLeadAsked, open_lead
from domain.customers.leads import Lead
from domain.customers.report_on_customers import ReportOnCustomers
from domain.customers.surveys import Occasion, Survey
from domain.errors import AlreadyDoneError, GoneError, NotAllowedError
from domain.manage_team import Assign, Reassigned
from domain.policy import Policy
from domain.team import MemberState
from domain.touches import Outcome
from tests.domain.base import ANNA, BORIS, EGOR, NOW, RUSSIA, VERA, Base
from tests.domain.leading import lead_of


def assign(base: Base) -> Assign:
    return Assign(team=base.team, clients=base.clients, changes=base.changes, clock=base.clock)


def hand(base: Base) -> HandLead:
    return HandLead(leads=base.leads, team=base.team, assign=assign(base))


async def a_lead(base: Base) -> Lead:
    """Return an untouched lead of Boris, a minute old."""
    lead = await lead_of(base, await base.person(BORIS))
    base.clock.passes(minutes=1)
    return lead


async def test_r53_a_touched_lead_is_done_and_waits_again_when_the_touch_is_taken_back(
    base: Base,
) -> None:
    lead = await a_lead(base)
    assert (await open_lead(base.leads, BORIS, lead.id)).client_name == "Петров Иван"
    await base.touch(base.clients.files[lead.client_id], outcome=Outcome.NO_ANSWER)
    with pytest.raises(AlreadyDoneError):
        await open_lead(base.leads, BORIS, lead.id)
    base.touches.kept.clear()
    assert (await open_lead(base.leads, BORIS, lead.id)).lead == lead


async def test_r60_a_colleagues_lead_is_nobodys(base: Base) -> None:
    lead = await a_lead(base)
    for number in (lead.id, 99):
        with pytest.raises(GoneError):
            await open_lead(base.leads, VERA, number)
    with pytest.raises(GoneError):
        await hand(base)(VERA, lead.id, VERA.id)


async def test_r4_a_head_hands_over_at_once(base: Base) -> None:
    lead = await a_lead(base)
    done = await hand(base)(EGOR, lead.id, VERA.id)
    assert isinstance(done, Reassigned)
    assert (done.before, done.after) == (BORIS, VERA)
    assert base.clients.files[lead.client_id].client.manager_id == VERA.id


async def test_r4_a_managers_wish_goes_to_heads_and_owners_and_changes_nothing(
    base: Base,
) -> None:
    lead = await a_lead(base)
    asked = await hand(base)(BORIS, lead.id, VERA.id)
    assert isinstance(asked, HandLeadAsked)
    assert (asked.to, set(asked.deciders)) == (VERA, {ANNA, EGOR})
    assert base.clients.files[lead.client_id].client.manager_id == BORIS.id


async def test_a_lead_is_not_handed_to_oneself_nor_to_who_left(base: Base) -> None:
    lead = await a_lead(base)
    with pytest.raises(AlreadyDoneError):
        await hand(base)(BORIS, lead.id, BORIS.id)
    await base.team.save(replace(VERA, state=MemberState.DISMISSED))
    for number in (VERA.id, 99):
        with pytest.raises(GoneError):
            await hand(base)(BORIS, lead.id, number)


async def test_nobody_is_asked_where_nobody_leads(base: Base) -> None:
    lead = await a_lead(base)
    for one in (ANNA, EGOR):
        await base.team.save(replace(one, state=MemberState.DISMISSED))
    with pytest.raises(GoneError):
        await hand(base)(BORIS, lead.id, VERA.id)


async def test_r53_a_handed_over_lead_waits_by_the_new_managers_working_minutes(
    base: Base,
) -> None:
    lead = await a_lead(base)
    follow = FollowClient(
        leads=base.leads, clock=base.clock, calendar=RUSSIA, policy=Policy(lead_minutes=20)
    )
    done = await hand(base)(EGOR, lead.id, VERA.id)
    assert isinstance(done, Reassigned)
    (moved,) = await follow(done)
    # 19:31 in Vladivostok; Vera begins at 9:00, an hour before midnight in London.
    assert moved.lead.due_at.isoformat() == "2026-11-23T23:20:00+00:00"
    assert (moved.manager_id, moved.manager_name) == (VERA.id, "Вера")
    kept = base.leads.kept[lead.id]
    assert kept == moved.lead
    assert kept.told_at == base.clock.now()


async def test_a_client_without_leads_is_handed_over_alone(base: Base) -> None:
    lead = await a_lead(base)
    await base.touch(base.clients.files[lead.client_id], outcome=Outcome.REACHED)
    done = await assign(base)(EGOR, client_id=lead.client_id, manager_id=VERA.id)
    follow = FollowClient(leads=base.leads, clock=base.clock, calendar=RUSSIA, policy=base.policy)
    assert await follow(done) == ()
    assert base.leads.kept[lead.id] == lead


async def test_heads_see_scores_and_late_leads_of_the_period_and_managers_do_not(
    base: Base,
) -> None:
    report = ReportOnCustomers(surveys=base.surveys, leads=base.leads, clock=base.clock)
    lead = await a_lead(base)
    await base.leads.told([lead.id], base.clock.now(), head=True)
    for score, manager in ((10, BORIS), (9, BORIS), (7, BORIS), (2, VERA)):
        await base.surveys.add(
            Survey(
                customer_id=1,
                client_id=1,
                manager_id=manager.id,
                occasion=Occasion.WON,
                asked_at=NOW,
                score=score,
                answered_at=NOW,
            )
        )
    found = await report(EGOR, Period.TODAY)
    assert [(one.manager_name, one.nps, one.answers) for one in found.scores] == [
        ("Борис", 67, 3),
        ("Вера", -100, 1),
    ]
    assert (found.team.nps, found.team.answers) == (25, 4)
    assert [(one.manager_name, one.leads, one.late) for one in found.leads] == [("Борис", 1, 1)]
    base.clock.passes(days=1)
    later = await report(EGOR, Period.TODAY)
    assert (later.scores, later.leads, later.team.nps) == ([], [], 0)
    with pytest.raises(NotAllowedError):
        await report(BORIS, Period.WEEK)
