"""Working minutes over all zones, hours and days off (R53)."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.customers.duty import after_working, next_on_duty, on_duty, whose_turn
from domain.customers.leads import Candidate
from domain.team import Member
from tests.domain.base import BORIS, RUSSIA

MINUTE = timedelta(minutes=1)
ZONES = (
    "Europe/Moscow",
    "Asia/Vladivostok",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
)
moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 — hypothesis takes bounds without a zone
    datetime(2026, 11, 30),  # noqa: DTZ001 — the same
    timezones=st.just(UTC),
).map(lambda one: one.replace(second=0, microsecond=0))
clocks = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
members = st.builds(
    lambda timezone, start, till, quiet: replace(
        BORIS, timezone=timezone, work_from=start, work_till=till, quiet_days=quiet
    ),
    st.sampled_from(ZONES),
    clocks,
    clocks,
    st.frozensets(st.integers(1, 7)),
)


@given(members, moments)
def test_r53_the_next_duty_is_duty_and_none_was_missed(member: Member, at: datetime) -> None:
    found = next_on_duty(member, at, RUSSIA)
    assert found >= at
    assert on_duty(member, found, RUSSIA)
    assert (found == at) is on_duty(member, at, RUSSIA)
    if found > at:
        assert not on_duty(member, found - MINUTE, RUSSIA)
        between = at + (found - at) / 2
        assert not on_duty(member, between, RUSSIA)


@given(members, moments, st.integers(1, 480))
def test_r53_so_many_minutes_of_duty_have_passed(member: Member, at: datetime, wait: int) -> None:
    due = after_working(member, at, wait, RUSSIA)
    worked, moment = 0, next_on_duty(member, at, RUSSIA)
    while moment < due:
        worked += 1
        moment = next_on_duty(member, moment + MINUTE, RUSSIA)
        if worked > wait:
            break
    assert worked == wait
    assert on_duty(member, due - MINUTE, RUSSIA)


@given(members, moments, st.integers(1, 240), st.integers(1, 240))
def test_r53_minutes_add_up(member: Member, at: datetime, one: int, other: int) -> None:
    both = after_working(member, at, one + other, RUSSIA)
    assert after_working(member, after_working(member, at, one, RUSSIA), other, RUSSIA) == both


@given(st.lists(members, min_size=1, max_size=5), moments)
def test_r53_the_turn_does_not_depend_on_the_order(team: list[Member], at: datetime) -> None:
    candidates = [Candidate(member=replace(one, id=n)) for n, one in enumerate(team, 1)]
    first = whose_turn(candidates, at, RUSSIA, city="")
    assert whose_turn(candidates[::-1], at, RUSSIA, city="") == first
    assert first is not None
    back = min(next_on_duty(one.member, at, RUSSIA) for one in candidates)
    turn = next_on_duty(first, at, RUSSIA)
    assert turn == back if back == at else turn <= back + timedelta(hours=2)
