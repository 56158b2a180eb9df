from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import SandboxClock, StandingClock, destination

START = datetime(2026, 8, 31, 9, 30, tzinfo=UTC)  # 12:30 in Moscow


def test_the_clock_runs_ahead_of_its_base() -> None:
    clock = SandboxClock(StandingClock(START))
    assert clock.advance(timedelta(hours=1)) == START + timedelta(hours=1)
    assert clock.now().tzinfo is UTC
    assert clock.ahead == timedelta(hours=1)


def test_the_clock_never_goes_back() -> None:
    clock = SandboxClock(StandingClock(START))
    with pytest.raises(ValueError, match="never goes back"):
        clock.set_to(START - timedelta(seconds=1))
    with pytest.raises(ValueError, match="never goes back"):
        clock.advance(timedelta(seconds=-1))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("1h", datetime(2026, 8, 31, 10, 30, tzinfo=UTC)),
        ("2d", datetime(2026, 9, 2, 9, 30, tzinfo=UTC)),
        ("1w", datetime(2026, 9, 7, 9, 30, tzinfo=UTC)),
        ("6mo", datetime(2027, 2, 28, 9, 30, tzinfo=UTC)),
        ("5mo", datetime(2027, 1, 31, 9, 30, tzinfo=UTC)),
        ("next_morning", datetime(2026, 9, 1, 5, 0, tzinfo=UTC)),
    ],
)
def test_steps_of_the_page(step: str, expected: datetime) -> None:
    assert destination(START, step) == expected


def test_before_eight_the_next_morning_is_today() -> None:
    night = datetime(2026, 8, 31, 2, 0, tzinfo=UTC)  # 05:00 in Moscow
    assert destination(night, "next_morning") == datetime(2026, 8, 31, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("step", ["", "0h", "-1h", "h", "1y", "soon"])
def test_an_unreadable_step_is_refused(step: str) -> None:
    with pytest.raises(ValueError, match="cannot read the step"):
        destination(START, step)
