"""Rounds of negotiations: how they go, when they end, what counts (R20-R25)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.policy import Policy
from domain.rounds import (
    AGREED_GRACE,
    LATE,
    Round,
    RoundEnd,
    Waking,
    after_touch,
    anew,
    ended,
    kept_going,
    limit_reached,
    next_round,
    reached_at,
    woken,
)
from domain.touches import AGREEING, Direction, Outcome, Touch, TouchKind
from tests.domain.base import NOW

DAY = timedelta(days=1)
POLICY = Policy()
NEW = Round(id=1, client_id=1)
HALFWAY = replace(NEW, began_at=NOW - 30 * DAY, silent=3, fruitless=2)
RESTING = ended(HALFWAY, RoundEnd.REFUSED, NOW, NOW + 150 * DAY, "дорого")


def touch(**facts: Any) -> Touch:
    known: dict[str, Any] = {
        "kind": TouchKind.CALL,
        "direction": Direction.OUTGOING,
        "outcome": Outcome.NO_ANSWER,
        **facts,
    }
    return Touch(id=0, client_id=1, contact_id=1, manager_id=1, at=NOW, **known)


def after(
    before: Round, *, agreed: bool = False, bought: bool = False, **facts: Any
) -> tuple[Any, int, int]:
    one = after_touch(before, touch(**facts), agreed=agreed, bought=bought)
    return one.began_at, one.silent, one.fruitless


@pytest.mark.parametrize("outcome", [one for one in [*Outcome, None] if one not in AGREEING])
def test_r20_an_outgoing_touch_that_agrees_on_nothing_counts(outcome: Outcome | None) -> None:
    assert after(NEW, outcome=outcome) == (NOW, 1, 0)
    assert after(HALFWAY, outcome=outcome) == (HALFWAY.began_at, 4, 2)


@pytest.mark.parametrize("outcome", [Outcome.AGREED, Outcome.CALL_BACK, Outcome.ASKED_INFO])
def test_r20_agreeing_to_anything_ends_the_silence_but_not_the_period(outcome: Outcome) -> None:
    assert after(HALFWAY, outcome=outcome) == (HALFWAY.began_at, 0, 2)
    assert after(HALFWAY, agreed=True) == (HALFWAY.began_at, 0, 2)
    heard = after_touch(HALFWAY, touch(outcome=outcome), agreed=False, bought=False)
    assert heard.agreed_at == NOW
    silence = replace(touch(), at=NOW + DAY)
    assert after_touch(heard, silence, agreed=False, bought=False).agreed_at == NOW


def test_r20_an_incoming_touch_starts_the_period_anew() -> None:
    assert after(HALFWAY, direction=Direction.INCOMING) == (None, 0, 0)


def test_r20_a_meeting_starts_the_period_anew_and_begins_it() -> None:
    assert after(HALFWAY, kind=TouchKind.MEETING, outcome=None) == (NOW, 0, 0)


def test_r20_a_stage_forward_starts_the_period_anew() -> None:
    assert anew(HALFWAY) == NEW


def test_r20_a_buyer_has_no_limits() -> None:
    assert after(HALFWAY, bought=True) == (None, 0, 0)


def test_r21_a_touch_leaves_a_rest_as_it_is() -> None:
    assert after_touch(RESTING, touch(), agreed=True, bought=True) is RESTING
    assert anew(RESTING) is RESTING


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"silent": 5}, None),
        ({"silent": 6}, RoundEnd.TOUCHES),
        ({"silent": 7}, RoundEnd.TOUCHES),
        ({"began_at": NOW - 60 * DAY + timedelta(seconds=1)}, None),
        ({"began_at": NOW - 60 * DAY}, RoundEnd.DAYS),
        ({"began_at": NOW - 90 * DAY, "silent": 6}, RoundEnd.TOUCHES),
    ],
)
def test_r20_sixty_days_or_six_touches(facts: dict[str, Any], why: RoundEnd | None) -> None:
    assert limit_reached(replace(NEW, **facts), NOW, POLICY) is why


def test_r14_the_days_wait_so_long_after_the_client_agreed_to_something() -> None:
    one = replace(NEW, began_at=NOW - 60 * DAY, agreed_at=NOW)
    assert limit_reached(one, NOW + AGREED_GRACE - timedelta(seconds=1), POLICY) is None
    assert limit_reached(one, NOW + AGREED_GRACE, POLICY) is RoundEnd.DAYS
    assert limit_reached(replace(one, silent=6), NOW, POLICY) is RoundEnd.TOUCHES


def test_r20_a_limit_is_reached_at_its_moment_not_when_it_is_looked_for() -> None:
    one = replace(NEW, began_at=NOW - 60 * DAY)
    for late in (timedelta(0), 2 * DAY, LATE):
        assert reached_at(one, NOW + late, POLICY) == NOW
    longer = NOW + LATE + timedelta(seconds=1)
    assert reached_at(one, longer, POLICY) == longer
    assert reached_at(one, NOW - DAY, POLICY) == NOW - DAY
    assert reached_at(NEW, NOW, POLICY) == NOW


def test_r20_the_limits_are_the_owner_s() -> None:
    one = replace(NEW, began_at=NOW - 10 * DAY, silent=2)
    assert limit_reached(one, NOW, Policy(round_touches=2)) is RoundEnd.TOUCHES
    assert limit_reached(one, NOW, Policy(round_days=10)) is RoundEnd.DAYS


def test_r21_a_round_that_ended_reaches_no_limit_again() -> None:
    assert limit_reached(replace(RESTING, silent=99), NOW + 90 * DAY, POLICY) is None


def test_r21_the_end_is_kept_with_its_reason() -> None:
    assert RESTING.resting
    assert (RESTING.ended_at, RESTING.ended_why) == (NOW, RoundEnd.REFUSED)
    assert (RESTING.rest_until, RESTING.words) == (NOW + 150 * DAY, "дорого")
    assert not NEW.resting


def test_r21_keeping_going_takes_the_rest_back_and_starts_the_period_anew() -> None:
    on = kept_going(RESTING)
    assert on == replace(NEW, fruitless=2)
    assert limit_reached(on, NOW, POLICY) is None


@pytest.mark.parametrize("why", list(Waking))
def test_r23_who_wakes_begins_a_new_round(why: Waking) -> None:
    awake = woken(RESTING, why, NOW + DAY)
    assert (awake.resting, awake.woke_at, awake.woke_why) == (False, NOW + DAY, why)
    new = next_round(awake, why)
    assert (new.id, new.number, new.began_at, new.silent) == (0, 2, None, 0)
    fruitful = why in {Waking.INCOMING, Waking.LEAD, Waking.AGREED}
    assert new.fruitless == (0 if fruitful else 3)


def test_r25_the_third_fruitless_round_offers_the_archive() -> None:
    offers = []
    one = NEW
    for _ in range(4):
        rest = ended(replace(one, began_at=NOW), RoundEnd.TOUCHES, NOW, NOW + 150 * DAY, "")
        offers.append(rest.offers_archive(POLICY))
        one = next_round(rest, Waking.RETURNED)
        assert not one.offers_archive(POLICY)
    assert offers == [False, False, True, True]


def test_r25_a_round_without_a_touch_is_not_fruitless() -> None:
    rest = ended(replace(NEW, fruitless=2), RoundEnd.DECISION, NOW, NOW + DAY, "")
    assert (rest.in_vain, rest.offers_archive(POLICY)) == (0, False)
    assert next_round(rest, Waking.RETURNED).fruitless == 2


def test_r25_interest_between_rounds_counts_them_anew() -> None:
    third = ended(replace(NEW, began_at=NOW, fruitless=2), RoundEnd.DAYS, NOW, NOW + DAY, "")
    assert third.offers_archive(POLICY)
    assert next_round(third, Waking.INCOMING).fruitless == 0
    assert not third.offers_archive(Policy(fruitless_rounds=4))
