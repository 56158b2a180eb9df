"""R20-R25 by random stories of one client: the words of the rules, replayed over the whole list."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.policy import Policy
from domain.rounds import (
    AGREED_GRACE,
    Round,
    RoundEnd,
    Waking,
    after_touch,
    anew,
    ended,
    kept_going,
    limit_reached,
    next_round,
    woken,
)
from domain.touches import AGREEING, Direction, Outcome, Touch, TouchKind
from tests.domain.base import NOW
from tests.domain.oracle import POLICIES

DAY = timedelta(days=1)


class What(StrEnum):
    """What can happen to a client."""

    TOUCH = "touch"
    STAGE = "stage"
    REST = "rest"
    WAKE = "wake"
    GO_ON = "go_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    what: What
    at: datetime
    kind: TouchKind
    direction: Direction
    outcome: Outcome | None
    agreed: bool
    why: Waking

    @property
    def touch(self) -> Touch:
        return Touch(
            id=0,
            client_id=1,
            contact_id=1,
            manager_id=1,
            kind=self.kind,
            direction=self.direction,
            at=self.at,
            outcome=self.outcome,
        )

    @property
    def begins_anew(self) -> bool:
        """A stage moved forward, a meeting held, an incoming touch; or a rest refused."""
        if self.what is What.TOUCH:
            return self.direction is Direction.INCOMING or self.kind is TouchKind.MEETING
        return self.what in {What.STAGE, What.GO_ON}

    @property
    def agrees(self) -> bool:
        return self.agreed or self.outcome in AGREEING


@st.composite
def stories(draw: st.DrawFn) -> list[Event]:
    events, at = [], NOW
    for _ in range(draw(st.integers(0, 30))):
        at += draw(st.integers(0, 20)) * DAY
        whats = [What.TOUCH] * 6 + list(What)
        events.append(
            Event(
                what=draw(st.sampled_from(whats)),
                at=at,
                kind=draw(st.sampled_from([*[TouchKind.CALL] * 4, *TouchKind])),
                direction=draw(st.sampled_from([Direction.OUTGOING] * 5 + [Direction.INCOMING])),
                outcome=draw(st.sampled_from([Outcome.NO_ANSWER] * 5 + [*Outcome])),
                agreed=draw(st.integers(0, 9)) == 0,
                why=draw(st.sampled_from(Waking)),
            )
        )
    return events


def happens(before: Round, event: Event) -> Round | None:
    """Return the round after an event; nothing when it cannot happen."""
    match event.what:
        case What.TOUCH:
            return after_touch(before, event.touch, agreed=event.agreed, bought=False)
        case What.STAGE:
            return anew(before)
        case What.REST if not before.resting:
            return ended(before, RoundEnd.DECISION, event.at, event.at + 150 * DAY, "")
        case What.WAKE if before.resting:
            return next_round(woken(before, event.why, event.at), event.why)
        case What.GO_ON if before.resting:
            return kept_going(before)
    return None


def lived(story: list[Event]) -> tuple[Round, list[Event]]:
    """Return the round at the end, and the events that could happen."""
    one, real = Round(id=1, client_id=1), []
    for event in story:
        after = happens(one, event)
        if after is not None:
            one = after
            real.append(event)
    return one, real


def present(real: list[Event]) -> tuple[list[Event], bool]:
    """Replay: the events of the present round that count, and whether the client rests."""
    events: list[Event] = []
    resting = False
    for event in real:
        if event.what is What.REST:
            resting = True
        elif event.what is What.WAKE:
            events, resting = [], False
        elif event.what is What.GO_ON:
            events, resting = [event], False
        elif not resting:
            events.append(event)
    return events, resting


def period(events: list[Event]) -> list[Event]:
    """Return the outgoing touches since the period last began anew, the meeting itself included."""
    start = max((n for n, one in enumerate(events) if one.begins_anew), default=-1)
    meeting = start >= 0 and events[start].kind is TouchKind.MEETING
    since = events[start:] if meeting else events[start + 1 :]
    return [one for one in since if one.what is What.TOUCH and one.direction is Direction.OUTGOING]


@settings(max_examples=300, deadline=None)
@given(story=stories(), policy=POLICIES, later=st.integers(0, 90))
def test_r20_a_limit_is_reached_exactly_when_the_words_say_so(
    story: list[Event], policy: Policy, later: int
) -> None:
    one, real = lived(story)
    events, resting = present(real)
    touches = period(events)
    now = (story[-1].at if story else NOW) + later * DAY
    last_yes = max(
        (n for n, t in enumerate(touches) if t.agrees or t.kind is TouchKind.MEETING), default=-1
    )
    without = len(touches) - last_yes - 1
    too_many = without >= policy.round_touches
    fresh = any(one.agrees and now - one.at < AGREED_GRACE for one in touches)
    too_long = bool(touches) and now - touches[0].at >= policy.round_days * DAY and not fresh
    found = limit_reached(one, now, policy)
    assert one.resting is resting
    if resting:
        assert found is None
    else:
        assert one.silent == without
        assert one.began_at == (touches[0].at if touches else None)
        assert (found is not None) is (too_many or too_long)
        assert (found is RoundEnd.TOUCHES) is too_many


@settings(max_examples=150, deadline=None)
@given(story=stories())
def test_r20_silence_is_never_longer_than_the_touches_since_the_last_agreement(
    story: list[Event],
) -> None:
    one, real = Round(id=1, client_id=1), 0
    for event in story:
        after = happens(one, event)
        if after is None:
            continue
        outgoing = event.what is What.TOUCH and event.direction is Direction.OUTGOING
        real = 0 if outgoing and event.agrees else real + outgoing
        assert after.resting or 0 <= after.silent <= real  # a rest leaves the round as it is
        assert after.began_at is None or after.began_at <= event.at
        one = after


@settings(max_examples=200, deadline=None)
@given(story=stories(), policy=POLICIES)
def test_r25_fruitless_rounds_are_those_since_the_client_last_showed_interest(
    story: list[Event], policy: Policy
) -> None:
    _, real = lived(story)
    fruitless, number, resting, called = 0, 1, False, 0
    one = Round(id=1, client_id=1)
    for event in real:
        after = happens(one, event)
        assert after is not None
        one = after
        if event.what is What.REST:
            resting = True
        elif event.what is What.GO_ON:
            resting, called = False, 0
        elif event.what is What.WAKE:
            interest = event.why in {Waking.INCOMING, Waking.LEAD, Waking.AGREED}
            fruitless = 0 if interest else fruitless + called
            number, resting, called = number + 1, False, 0
        elif not resting:
            called = int(bool(period([event])) or (called and not event.begins_anew))
            fruitless = 0 if event.begins_anew else fruitless
        assert (one.fruitless, one.number, one.resting) == (fruitless, number, resting)
        assert one.offers_archive(policy) is (
            resting and fruitless + called >= policy.fruitless_rounds
        )


@settings(max_examples=100, deadline=None)
@given(story=stories())
def test_r20_a_buyer_never_reaches_a_limit(story: list[Event]) -> None:
    one = Round(id=1, client_id=1)
    for event in story:
        if event.what is What.TOUCH:
            one = after_touch(one, event.touch, agreed=event.agreed, bought=True)
            assert limit_reached(one, event.at + 999 * DAY, Policy()) is None
