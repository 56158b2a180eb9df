"""The order of the calling list: whose turn it is, why, and who has to wait."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cadence import Rule
from domain.clients import Contact, ContactState
from domain.dial import Candidate, DialOrder, DialReason, Turn
from domain.dial_order import order, people_to_call
from domain.policy import Policy
from domain.reminders import Reminder, ReminderKind
from domain.touches import Direction, Outcome, Touch, TouchKind
from tests.domain.base import BORIS, NOW, RUSSIA, phone
from tests.domain.dialling import (
    DAY,
    HOUR,
    MINUTE,
    calls,
    candidate,
    deal,
    past_calls,
    reminder,
)

NIGHT = NOW + 12 * HOUR
SATURDAY = NOW + 5 * DAY
AGREED, FOLLOW_UP, TASK = ReminderKind.AGREED, ReminderKind.FOLLOW_UP, ReminderKind.TASK
RECONTACT, REACTIVATION = ReminderKind.RECONTACT, ReminderKind.REACTIVATION


def ordered(*candidates: Candidate, at: datetime = NOW) -> DialOrder:
    return order(candidates, at, BORIS, Policy(), RUSSIA)


def only(one: Candidate, at: datetime = NOW) -> Turn:
    (turn,) = ordered(one, at=at).turns
    return turn


def numbers(found: DialOrder) -> list[int]:
    return [turn.client_id for turn in found.turns]


STRONGEST_FIRST: tuple[tuple[str, tuple[Reminder, ...], dict[str, Any]], ...] = (
    ("agreed", (reminder(AGREED, NOW),), {}),
    ("overdue", (reminder(FOLLOW_UP, NOW - 2 * DAY),), {}),
    ("recontact", (reminder(RECONTACT, NOW - HOUR),), {}),
    ("a large deal", (), {"deals": [deal(900)]}),
    ("a small deal", (), {"deals": [deal(100)]}),
    ("golden green", (), {"outcomes": frozenset({Outcome.ASKED_INFO})}),
    ("green", (), {"outcomes": frozenset({Outcome.AGREED})}),
    ("gold", (), {"bought": 1}),
    ("the likely hour", (), {"calls": calls(Outcome.REACHED, 12, 3)}),
    ("planned for today", (reminder(FOLLOW_UP, NOW + HOUR),), {}),
    ("the longest silence", (), {"touched": 90 * DAY}),
    ("the shorter silence", (), {"touched": 40 * DAY}),
    ("the unlikely hour", (), {"calls": calls(Outcome.NO_ANSWER, 12, 3)}),
)


@pytest.mark.parametrize("place", range(len(STRONGEST_FIRST) - 1))
def test_each_criterion_decides_where_those_before_are_equal(place: int) -> None:
    (_, first, stronger), (_, second, weaker) = STRONGEST_FIRST[place : place + 2]
    high = candidate(2, *first, **{"touched": 35 * DAY, **stronger})
    low = candidate(1, *second, **{"touched": 35 * DAY, **weaker})
    assert numbers(ordered(low, high)) == [2, 1]
    assert numbers(ordered(high, low)) == [2, 1]


def test_an_earlier_criterion_outweighs_all_later_ones_together() -> None:
    rich: dict[str, Any] = {
        "deals": [deal(10**9)],
        "outcomes": frozenset({Outcome.ASKED_INFO}),
        "calls": calls(Outcome.REACHED, 12, 20),
    }
    due = candidate(9, reminder(FOLLOW_UP, NOW - DAY), touched=35 * DAY)
    assert numbers(ordered(candidate(1, **rich), due)) == [9, 1]


def test_equal_in_everything_goes_by_number() -> None:
    assert numbers(ordered(*map(candidate, (3, 1, 2)))) == [1, 2, 3]


def test_refusals_go_last() -> None:
    refusal = Touch(
        id=1,
        client_id=1,
        contact_id=1,
        manager_id=BORIS.id,
        kind=TouchKind.CALL,
        direction=Direction.OUTGOING,
        at=NOW - 40 * DAY,
        outcome=Outcome.REFUSED,
    )
    gone = candidate(1)
    refused = replace(gone, card=replace(gone.card, touches=[refusal]))
    assert numbers(ordered(refused, candidate(2))) == [2, 1]


def test_of_several_agreements_the_earliest_is_first() -> None:
    late = candidate(1, reminder(AGREED, NOW + 10 * MINUTE))
    early = candidate(2, reminder(AGREED, NOW - 3 * HOUR))
    assert numbers(ordered(late, early)) == [2, 1]


def test_an_agreement_is_due_a_quarter_of_an_hour_before_its_time() -> None:
    assert only(candidate(1, reminder(AGREED, NOW + 15 * MINUTE))).reasons[0] is DialReason.AGREED
    waits = ordered(candidate(1, reminder(AGREED, NOW + 16 * MINUTE)))
    assert waits.turns == ()
    assert [(one.until, one.rule) for one in waits.held] == [(NOW + 16 * MINUTE, None)]


def test_an_agreement_of_yesterday_is_overdue() -> None:
    turn = only(candidate(1, reminder(AGREED, NOW - DAY)))
    assert turn.reasons[0] is DialReason.OVERDUE


def test_who_agreed_on_a_time_of_today_is_not_called_before_it() -> None:
    both = (reminder(FOLLOW_UP, NOW - DAY), reminder(AGREED, NOW + 4 * HOUR))
    assert ordered(candidate(1, *both)).turns == ()


@pytest.mark.parametrize("at", [NOW, NIGHT, SATURDAY])
def test_r14_an_agreement_beats_cadence(at: datetime) -> None:
    agreed = candidate(1, reminder(AGREED, at), touched=HOUR, resting=True)
    assert only(agreed, at).reasons[0] is DialReason.AGREED


@pytest.mark.parametrize(
    ("one", "at", "rule"),
    [
        (candidate(1, reminder(FOLLOW_UP, NOW - DAY), touched=DAY), NOW, Rule.GAP),
        (candidate(1), NIGHT, Rule.HOURS),
        (candidate(1), SATURDAY, Rule.DAY_OFF),
        (candidate(1, resting=True), NOW, Rule.RESTING),
    ],
)
def test_whom_cadence_forbids_now_is_held_back(one: Candidate, at: datetime, rule: Rule) -> None:
    found = ordered(one, at=at)
    assert found.turns == ()
    (held,) = found.held
    assert held.rule is rule
    assert held.until > at


def test_nobody_is_offered_without_a_phone_in_the_archive_or_against_their_wish() -> None:
    point = (phone("+79160000001"),)
    silent = (
        candidate(1, contacts=(Contact(id=1),)),
        candidate(2, contacts=(Contact(id=1, points=point, state=ContactState.ARCHIVED),)),
        candidate(3, contacts=(Contact(id=1, points=point, do_not_contact=True),)),
        candidate(
            4, reminder(AGREED, NOW), contacts=(Contact(id=1, points=point, do_not_contact=True),)
        ),
        candidate(5, contacts=()),
    )
    assert ordered(*silent) == DialOrder()


def test_the_number_is_of_who_was_asked_for_then_of_who_has_one_then_the_switchboard() -> None:
    boss = Contact(id=1, points=(phone("+79160000001"),))
    clerk = Contact(id=2, points=(phone("+79160000002"),))
    mute = Contact(id=3)
    office = ("+74950000000",)
    card = candidate(1, contacts=(mute, boss, clerk), office=office).card
    everybody = [(boss, "+79160000001"), (clerk, "+79160000002"), (mute, office[0])]
    assert people_to_call(card, None) == everybody
    assert people_to_call(card, 9) == everybody
    assert people_to_call(card, 2) == [everybody[1]]
    assert people_to_call(card, 3) == [everybody[2]]
    assert people_to_call(candidate(1, contacts=(mute,)).card, 3) == []
    assert people_to_call(candidate(1, contacts=(mute, boss)).card, 3) == everybody[:1]
    assert people_to_call(candidate(1, contacts=(), office=office).card, None) == [
        (None, office[0])
    ]
    assert people_to_call(candidate(1, contacts=()).card, None) == []


def test_r10_another_person_of_the_client_is_called_while_one_has_to_wait() -> None:
    people = (
        Contact(id=1, points=(phone("+79160000001"),)),
        Contact(id=2, points=(phone("+79160000002"),)),
    )
    turn = only(candidate(1, contacts=people, touched=DAY))
    assert (turn.contact, turn.phone) == (people[1], "+79160000002")
    overdue = reminder(FOLLOW_UP, NOW - HOUR, contact_id=1)
    (held,) = ordered(candidate(1, overdue, contacts=people, touched=DAY)).held
    assert held.rule is Rule.GAP


def test_r12_who_is_free_first_of_a_client_is_waited_for() -> None:
    zones = ("Asia/Vladivostok", "Europe/Kaliningrad")
    people = tuple(
        Contact(id=number, timezone=zone, points=(phone(f"+7916000000{number}"),))
        for number, zone in enumerate(zones, 1)
    )
    (held,) = ordered(candidate(1, contacts=people), at=NIGHT - 2 * HOUR).held
    assert held.until == datetime(2026, 11, 23, 23, tzinfo=UTC)


def test_what_is_planned_is_left_to_its_day() -> None:
    later = (
        candidate(1, reminder(FOLLOW_UP, NOW + 3 * DAY), deals=[deal(1)]),
        candidate(2, reminder(TASK, NOW + HOUR), deals=[deal(1)]),
    )
    assert ordered(*later) == DialOrder()
    assert only(candidate(1, reminder(FOLLOW_UP, NOW + HOUR))).reasons == (
        DialReason.DUE_TODAY,
        DialReason.NEVER_TOUCHED,
    )


def test_a_reminder_of_somebody_else_asks_nothing_of_me() -> None:
    foreign = reminder(FOLLOW_UP, NOW - DAY, member_id=99)
    assert only(candidate(1, foreign)).reasons == (DialReason.NEVER_TOUCHED,)


def test_a_turn_says_every_reason_in_the_order_of_their_weight() -> None:
    turn = only(
        candidate(
            1,
            reminder(REACTIVATION, NOW - HOUR, id=7),
            reminder(FOLLOW_UP, NOW - DAY, id=8),
            deals=[deal(100, 1), deal(300, 2)],
            bought=1,
            calls=calls(Outcome.REACHED, 12, 3),
            touched=200 * DAY,
        )
    )
    assert turn.reasons == (
        DialReason.OVERDUE,
        DialReason.REACTIVATION,
        DialReason.DEAL,
        DialReason.MARKER,
        DialReason.LIKELY_HOUR,
    )
    assert turn.reminder is not None
    assert turn.reminder.id == 8
    assert turn.deal is not None
    assert turn.deal.amount == 300
    assert turn.usual == (12, 13)


def test_the_hour_is_that_of_the_contact() -> None:
    east = Contact(id=1, timezone="Asia/Yekaterinburg", points=(phone("+79160000001"),))
    turn = only(candidate(1, contacts=(east,), calls=calls(Outcome.REACHED, 12, 3)))
    assert (turn.local.hour, turn.usual) == (14, (14, 15))


ages = st.integers(0, 120).map(lambda hours: hours * 7 * HOUR)
kinds = st.sampled_from(list(ReminderKind))
reminders_ = st.builds(
    reminder, kinds, st.integers(-200, 200).map(lambda quarters: NOW + quarters * 15 * MINUTE)
)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    many = draw(st.integers(0, 6))
    return [
        candidate(
            number + 1,
            *draw(st.lists(reminders_, max_size=2)),
            touched=draw(st.none() | ages),
            deals=[deal(draw(st.integers(1, 3)))] if draw(st.booleans()) else [],
            outcomes=draw(st.frozensets(st.sampled_from(list(Outcome)), max_size=2)),
            bought=draw(st.integers(0, 4)),
            calls=draw(st.lists(past_calls, max_size=5)),
            resting=draw(st.booleans()),
        )
        for number in range(many)
    ]


@given(candidates(), st.randoms(use_true_random=False), st.integers(0, 24 * 7))
def test_the_order_is_total_and_offers_nobody_whom_cadence_forbids(
    found: list[Candidate], chance: Any, hours: int
) -> None:
    at = NOW + hours * HOUR
    result = ordered(*found, at=at)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert ordered(*shuffled, at=at) == result
    offered, held = numbers(result), [one.client_id for one in result.held]
    assert len({*offered, *held}) == len(offered) + len(held)
    assert {*offered, *held} <= {one.card.file.client.id for one in found}
    for turn in result.turns:
        verdict = turn.card.pace(turn.contact).judge(at, Policy(), RUSSIA)
        assert turn.phone
        assert turn.reasons or turn.card.file.client.last_touch_at
        assert not verdict.moved or turn.reasons[0] is DialReason.AGREED
