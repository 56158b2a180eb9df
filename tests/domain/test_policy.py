"""The owner's numbers of the rules: defaults, bounds, contradictions, who set what."""

import pytest

from domain.policy import SPECS, Policy, PolicyChange, PolicyName, contradiction
from tests.domain.base import ANNA, NOW, Base


def test_every_number_has_a_default_within_its_bounds() -> None:
    assert list(SPECS) == list(PolicyName)
    for name in PolicyName:
        assert SPECS[name].least <= Policy().value(name) <= SPECS[name].most
    assert contradiction(Policy()) is None


def test_numbers_stand_in_the_order_of_their_rules() -> None:
    rules = [int(one.rule.removeprefix("R")) for one in SPECS.values()]
    assert rules == sorted(rules)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"hours_from": 600, "hours_till": 600}, "policy-wrong-hours"),
        ({"hours_from": 601, "hours_till": 600}, "policy-wrong-hours"),
        ({"hours_from": 599, "hours_till": 600}, None),
        ({"gap_days": 31, "window_days": 30}, "policy-wrong-gap"),
        ({"gap_days": 30, "window_days": 30}, None),
        ({"rest_from_months": 6, "rest_till_months": 6}, "policy-wrong-rest"),
        ({"rest_from_months": 7, "rest_till_months": 6}, "policy-wrong-rest"),
        ({"rest_from_months": 35, "rest_till_months": 36}, None),
    ],
)
def test_numbers_that_cannot_stand_together_are_named(
    facts: dict[str, int], why: str | None
) -> None:
    assert contradiction(Policy(**facts)) == why


def test_a_number_of_another_version_is_passed_over() -> None:
    assert Policy.of({"gap_days": 5, "moon_phase": 3}) == Policy(gap_days=5)
    assert Policy.of({}) == Policy()


def test_one_number_changes_and_the_others_stay() -> None:
    after = Policy().changed(PolicyName.ROUND_DAYS, 90)
    assert after.value(PolicyName.ROUND_DAYS) == 90
    assert after.changed(PolicyName.ROUND_DAYS, 60) == Policy()


@pytest.mark.parametrize(
    ("facts", "days"),
    [({}, 30), ({"window_days": 1, "gap_days": 1}, 7), ({"window_days": 365}, 365)],
)
def test_touches_count_as_far_back_as_any_rule_looks(facts: dict[str, int], days: int) -> None:
    assert Policy(**facts).memory.days == days


async def test_a_change_stands_at_once_and_is_kept_with_who_and_when(base: Base) -> None:
    await base.rule(PolicyName.GAP_DAYS, 5)
    await base.rule(PolicyName.GAP_DAYS, 4)
    assert await base.policies.current() == Policy(gap_days=4)
    (newest,) = await base.policies.changes(limit=1)
    assert newest == PolicyChange(
        name=PolicyName.GAP_DAYS, before=5, value=4, set_by=ANNA.id, set_at=NOW
    )
