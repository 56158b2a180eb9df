"""What is proposed after a touch (R8, R10, R12, R14, R28)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cadence import PastTouch
from domain.deals import Deal
from domain.next_steps import NextStep, StepKind, propose
from domain.pace import Pace
from domain.policy import Policy
from domain.rounds import Round
from domain.team import Member
from domain.touches import EXPECTED, Outcome, TouchKind
from tests.domain.base import BORIS, LOST, NOW, PIPELINE, RUSSIA, VERA, WON

DAY = timedelta(days=1)
POLICY = Policy()
A_DEAL = Deal(
    id=1,
    client_id=1,
    title="Монтаж",
    amount=100,
    stage_id=2,
    stage_since=NOW,
    opened_at=NOW,
    opened_by=3,
)


def a_pace(member: Member = BORIS, at: datetime = NOW, **facts: Any) -> Pace:
    """Return the pace of a person who was touched just now."""
    known: dict[str, Any] = {"touches": (PastTouch(at, 1, TouchKind.CALL),), **facts}
    return Pace(
        client_id=1,
        client_name="Петров",
        manager_id=member.id,
        manager_zone=member.zone,
        company=False,
        contact_id=1,
        **known,
    )


def proposed(
    outcome: Outcome | None, *, deal: Deal | None = A_DEAL, **facts: Any
) -> tuple[NextStep, ...]:
    deals = [deal] if deal else []
    known: dict[str, Any] = {"member": BORIS, "now": NOW, "pace": a_pace(), **facts}
    return propose(outcome, calendar=RUSSIA, policy=POLICY, deals=deals, pipeline=PIPELINE, **known)


@pytest.mark.parametrize(
    ("outcome", "kinds"),
    [
        (None, "remind nothing"),
        (Outcome.REACHED, "remind stage nothing"),
        (Outcome.AGREED, "remind stage nothing"),
        (Outcome.ASKED_INFO, "remind stage nothing"),
        (Outcome.CALL_BACK, "remind nothing"),
        (Outcome.NO_ANSWER, "remind nothing"),
        (Outcome.BUSY, "remind nothing"),
        (Outcome.REFUSED, "rest remind nothing"),
        (Outcome.COMPETITOR, "rest remind nothing"),
        (Outcome.WRONG_PERSON, "remind nothing"),
        (Outcome.NUMBER_MISSING, "remind nothing"),
    ],
)
def test_r8_the_best_step_stands_first_and_nothing_last(
    outcome: Outcome | None, kinds: str
) -> None:
    assert [one.kind.value for one in proposed(outcome)] == kinds.split()


def test_r28_the_stage_proposed_is_the_next_open_one() -> None:
    steps = {one.kind: one for one in proposed(Outcome.AGREED)}
    assert (steps[StepKind.STAGE].deal_id, steps[StepKind.STAGE].stage_id) == (1, 3)


@pytest.mark.parametrize("deal", [None, *(replace(A_DEAL, stage_id=n) for n in (6, WON, LOST, 99))])
def test_r28_won_is_never_proposed_nor_a_stage_without_a_deal(deal: Deal | None) -> None:
    assert StepKind.STAGE not in [one.kind for one in proposed(Outcome.AGREED, deal=deal)]


@pytest.mark.parametrize(
    ("outcome", "due"),
    [
        (None, "2026-11-30T10:00:00+03:00"),
        (Outcome.REACHED, "2026-11-30T10:00:00+03:00"),
        (Outcome.AGREED, "2026-11-26T10:00:00+03:00"),
        (Outcome.ASKED_INFO, "2026-11-26T12:30:00+03:00"),  # three whole days
        (Outcome.CALL_BACK, "2026-11-24T10:00:00+03:00"),
        (Outcome.NO_ANSWER, "2026-11-26T16:00:00+03:00"),  # tried before noon: then after it
        (Outcome.BUSY, "2026-11-26T16:00:00+03:00"),
        (Outcome.REFUSED, "2026-11-30T10:00:00+03:00"),
    ],
)
def test_r10_the_next_attempt_keeps_its_gap(outcome: Outcome | None, due: str) -> None:
    step = next(one for one in proposed(outcome) if one.kind is StepKind.REMIND)
    assert step.due_at == datetime.fromisoformat(due)
    assert step.due_at is not None
    assert step.due_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("now", "member", "due"),
    [
        ("2026-11-26T09:00+03:00", BORIS, "2026-11-30T16:00+03:00"),  # Sunday becomes Monday
        ("2026-11-26T15:00+03:00", BORIS, "2026-11-30T10:00+03:00"),  # afternoon becomes morning
        ("2025-10-29T15:00+03:00", BORIS, "2025-11-01T15:00+03:00"),  # a worked Saturday
        ("2025-12-30T15:00+03:00", BORIS, "2026-01-12T10:00+03:00"),  # over the New Year
        ("2026-11-22T23:00+00:00", VERA, "2026-11-26T16:00+10:00"),  # Monday morning there
    ],
)
def test_r12_the_next_attempt_is_on_a_working_day_of_the_member_s_zone(
    now: str, member: Member, due: str
) -> None:
    moment = datetime.fromisoformat(now).astimezone(UTC)
    pace = a_pace(member, moment)
    steps = proposed(Outcome.NO_ANSWER, member=member, now=moment, pace=pace, deal=None)
    assert steps[0].due_at == datetime.fromisoformat(due)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.COMPETITOR])
def test_r21_who_rests_is_not_put_to_rest_again(outcome: Outcome) -> None:
    until = NOW + 150 * DAY
    pace = a_pace(round=Round(client_id=1, ended_at=NOW - DAY, rest_until=until))
    steps = proposed(outcome, pace=pace)
    assert [one.kind for one in steps] == [StepKind.NOTHING]


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_r14_only_what_the_client_expects_is_an_agreement(outcome: Outcome | None) -> None:
    step = next(one for one in proposed(outcome) if one.kind is StepKind.REMIND)
    assert step.agreed is (outcome in EXPECTED)


@given(
    now=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1)),  # noqa: DTZ001 — hypothesis wants bare limits beside timezones
    outcome=st.sampled_from([None, *Outcome]),
    member=st.sampled_from([BORIS, VERA]),
    zone=st.sampled_from(["", "Europe/Kaliningrad", "Asia/Kamchatka", "America/New_York"]),
    ago=st.lists(st.integers(0, 30 * 24 * 60), max_size=6),
)
def test_r16_no_reminder_is_proposed_that_would_be_moved(
    now: datetime, outcome: Outcome | None, member: Member, zone: str, ago: list[int]
) -> None:
    moment = now.replace(tzinfo=UTC)
    past = [PastTouch(moment - timedelta(minutes=one), 1, TouchKind.CALL) for one in sorted(ago)]
    pace = a_pace(member, touches=past, timezone=zone)
    steps = proposed(outcome, member=member, now=moment, pace=pace)
    for step in (one for one in steps if one.due_at):
        assert step.due_at is not None
        assert step.due_at > moment
        assert step.due_at.tzinfo is UTC
        assert pace.hours(POLICY).is_open(step.due_at, RUSSIA)
        assert step.agreed or not pace.judge(step.due_at, POLICY, RUSSIA).moved
    assert steps[-1] == NextStep(kind=StepKind.NOTHING)
