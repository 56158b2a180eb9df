"""R10-R13 by random histories, zones, days off and policies, against a brute-force oracle."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cadence import History, Rule, Verdict, judge
from domain.contact_time import ContactTime
from domain.policy import contradiction
from domain.touches import TouchKind
from tests.domain.oracle import (
    AGO,
    HOURS,
    MOMENTS,
    POLICIES,
    ZONES,
    World,
    days_around,
    histories,
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[World, datetime]:
    """Draw a world and a moment that somebody wishes for in it."""
    now = draw(MOMENTS)
    policy = draw(POLICIES)
    assert contradiction(policy) is None
    start, end = draw(HOURS)
    rest = draw(st.one_of(st.none(), st.integers(-2, 200).map(lambda one: one * DAY)))
    world = World(
        policy=policy,
        zone=draw(ZONES),
        start=start,
        end=end,
        days=draw(days_around(now)),
        touches=draw(histories(now)),
        company=draw(st.booleans()),
        kind=draw(st.sampled_from([TouchKind.CALL, TouchKind.MAILING])),
        rest_until=None if rest is None else now + rest,
    )
    return world, now + draw(AGO)


DAY = timedelta(days=1)


def verdict(world: World, at: datetime) -> Verdict:
    history = History(
        contact_id=world.contact,
        company=world.company,
        touches=world.touches,
        rest_until=world.rest_until,
    )
    hours = ContactTime(ZoneInfo(world.zone), world.start, world.end)
    return judge(
        at, history, hours, policy=world.policy, calendar=world.days.calendar, kind=world.kind
    )


@settings(max_examples=250, deadline=None)
@given(drawn=worlds())
def test_r16_the_moment_is_allowed_and_the_first_such(drawn: tuple[World, datetime]) -> None:
    world, wanted = drawn
    found = verdict(world, wanted)
    assert found.allowed >= wanted
    assert world.allowed(found.allowed)
    assert found.moved is not world.allowed(wanted)
    earlier = next((at for at in world.suspects(wanted, found.allowed) if world.allowed(at)), None)
    assert earlier is None


@settings(max_examples=100, deadline=None)
@given(drawn=worlds())
def test_r16_what_was_moved_is_not_moved_again(drawn: tuple[World, datetime]) -> None:
    world, wanted = drawn
    found = verdict(world, wanted)
    again = verdict(world, found.allowed)
    assert (again.moved, again.bounds, again.allowed) == (False, (), found.allowed)
    assert verdict(world, wanted) == found


@settings(max_examples=100, deadline=None)
@given(drawn=worlds())
def test_r17_the_rules_that_are_named_are_those_that_forbid(
    drawn: tuple[World, datetime],
) -> None:
    world, wanted = drawn
    found = verdict(world, wanted)
    named = [one.rule for one in found.bounds]
    assert len(set(named)) == len(named)
    assert bool(named) is found.moved
    clock = {Rule.HOURS, Rule.DAY_OFF}
    assert (set(named) - clock != set()) is not world.paced(wanted)
    if set(named) <= clock:
        assert world.open(wanted) is (not named)
    for one in found.bounds:
        # Each rule alone is content from its own moment on, and not a second before.
        if one.rule not in clock:
            assert wanted < one.until <= found.allowed
            assert not world.paced(max(wanted, one.until - timedelta(seconds=1)))
    assert world.paced(max([wanted, *(one.until for one in found.bounds)]))


@settings(max_examples=100, deadline=None)
@given(drawn=worlds(), later=AGO)
def test_r16_who_wishes_later_is_never_served_earlier(
    drawn: tuple[World, datetime], later: timedelta
) -> None:
    world, wanted = drawn
    assert verdict(world, wanted + later).allowed >= verdict(world, wanted).allowed


@settings(max_examples=100, deadline=None)
@given(drawn=worlds(), number=st.integers(0, 12))
def test_r10_r11_one_touch_less_never_forbids_more(
    drawn: tuple[World, datetime], number: int
) -> None:
    world, wanted = drawn
    fewer = replace(world, touches=world.touches[:number] + world.touches[number + 1 :])
    assert verdict(fewer, wanted).allowed <= verdict(world, wanted).allowed


@settings(max_examples=100, deadline=None)
@given(drawn=worlds(), zone=ZONES)
def test_the_answer_is_the_same_in_whatever_zone_it_is_asked(
    drawn: tuple[World, datetime], zone: str
) -> None:
    world, wanted = drawn
    there = verdict(world, wanted.astimezone(ZoneInfo(zone)))
    assert there.allowed.astimezone(UTC) == verdict(world, wanted).allowed
