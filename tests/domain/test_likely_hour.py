"""The likely hour of reaching a client."""

from hypothesis import given
from hypothesis import strategies as st

from domain.likely_hour import PastCall, habit_of, likelihood, usual_hours
from domain.touches import Outcome
from tests.domain.dialling import MOSCOW, calls, past_calls


def test_the_likely_hour_is_laplaces_rule_around_the_hour() -> None:
    habit = habit_of(
        [
            *calls(Outcome.REACHED, 10, 3),
            *calls(Outcome.BUSY, 11, 1),
            *calls(Outcome.NO_ANSWER, 18, 2),
        ],
        MOSCOW,
    )
    assert likelihood(habit, 10) == 4 / 6
    assert likelihood(habit, 12) == 1 / 3
    assert likelihood(habit, 7) == 4 / 6
    assert likelihood(habit, 22) == 1 / 4
    assert likelihood(habit_of([], MOSCOW), 10) == 1 / 2


def test_a_wrong_number_tells_nothing_of_the_hour() -> None:
    wrong = [*calls(Outcome.WRONG_PERSON, 10, 5), *calls(Outcome.NUMBER_MISSING, 10, 5)]
    assert habit_of(wrong, MOSCOW) == habit_of([], MOSCOW)


def test_three_answers_make_a_habit() -> None:
    two = [*calls(Outcome.REACHED, 10, 1), *calls(Outcome.AGREED, 11, 1)]
    three = [*two, *calls(Outcome.REFUSED, 11, 1)]
    assert usual_hours(habit_of(two, MOSCOW), 10) is None
    assert usual_hours(habit_of(three, MOSCOW), 10) == (10, 12)
    assert usual_hours(habit_of(three, MOSCOW), 12) is None
    missed = [*three, *calls(Outcome.NO_ANSWER, 10, 3)]
    assert usual_hours(habit_of(missed, MOSCOW), 10) is None


@given(st.lists(past_calls, max_size=30), st.integers(0, 23))
def test_a_likelihood_is_never_certain(found: list[PastCall], hour: int) -> None:
    habit = habit_of(found, MOSCOW)
    assert 0 < likelihood(habit, hour) < 1
    usual = usual_hours(habit, hour)
    assert usual is None or usual[0] <= hour < usual[1] <= 24
