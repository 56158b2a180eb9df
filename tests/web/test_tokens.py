from datetime import timedelta

import pytest

from sandbox.clock import SandboxClock, StandingClock
from tests.web.shop import NOON, seal
from web.tokens import Tokens


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock(StandingClock(NOON))


@pytest.fixture
def tokens(clock: SandboxClock) -> Tokens:
    return Tokens(seal=seal, clock=clock)


def test_a_file_opens_for_thirty_days(tokens: Tokens, clock: SandboxClock) -> None:
    token = tokens.of_file(7, 42)
    assert tokens.file(token) == (7, 42)
    clock.advance(timedelta(days=30))
    assert tokens.file(token) is None


def test_no_number_can_be_read_off_a_token_and_none_is_like_another(tokens: Tokens) -> None:
    assert len({tokens.of_file(7, 42)[:10] for _ in range(20)}) == 20


@pytest.mark.parametrize("wrong", ["", "x", "é", "!" * 40, "A" * 64, "A" * 5000, "====", "\x00"])
def test_what_was_not_made_here_opens_nothing(tokens: Tokens, wrong: str) -> None:
    assert tokens.file(wrong) is None
    assert tokens.read_stamp(wrong, 1) is None


def test_a_token_that_was_touched_opens_nothing(tokens: Tokens) -> None:
    token = tokens.of_file(7, 42)
    for place in range(len(token) - 1):
        other = "A" if token[place] != "A" else "B"
        assert tokens.file(token[:place] + other + token[place + 1 :]) is None


def test_a_token_made_for_one_thing_does_not_do_for_another(tokens: Tokens) -> None:
    assert tokens.file(tokens.stamp(7)) is None
    assert tokens.read_stamp(tokens.of_file(7, 42), 7) is None


def test_a_stamp_is_of_one_link_for_a_day(tokens: Tokens, clock: SandboxClock) -> None:
    token = tokens.stamp(7, again=True)
    stamp = tokens.read_stamp(token, 7)
    assert stamp is not None
    assert stamp.again
    assert stamp.made_at == NOON
    assert tokens.read_stamp(token, 8) is None
    clock.advance(timedelta(days=1, seconds=1))
    assert tokens.read_stamp(token, 7) is None
