"""The calling list under way: who is left, what was taken back, why there is nobody to call."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from domain.dial import Candidate
from domain.dial_next import DialNext, QuietWhy
from domain.dial_run import Called, DialRun, run_of
from domain.drafts import Draft
from domain.policy import Policy
from domain.reminders import ReminderKind
from domain.team import Member
from domain.touches import Outcome
from tests.domain.base import BORIS, NOW, RUSSIA, HandClock
from tests.domain.dialling import DAY, HOUR, MINUTE, candidate, reminder
from tests.domain.fakes import FakeReminders


def test_a_list_comes_back_out_of_its_draft() -> None:
    run = (
        DialRun(id=4, member_id=BORIS.id, started_at=NOW)
        .with_call(7, Called(outcome=Outcome.REFUSED, rested=True))
        .with_skipped(8)
        .with_skipped(9)
        .with_call(9, Called(outcome=Outcome.AGREED, planned=True))
        .with_words(10, "ждёт смету")
    )
    assert run_of(run.draft()) == run
    assert (run.number, run.planned, run.rested) == (4, 1, 1)
    assert (run.words_about(10), run.words_about(11)) == ("ждёт смету", "")
    assert run.with_skipped(10).words_about(10) == ""
    assert run.without_call(7).called.keys() == {9}


@dataclass
class FakeDial:
    """Answers with what it was given; counts how often it was asked."""

    found: Sequence[Candidate] = ()
    held: Sequence[Candidate] = ()
    asked: list[int] = field(default_factory=list)

    async def candidates(
        self, member: Member, *, now: datetime, policy: Policy, limit: int
    ) -> Sequence[Candidate]:
        del member, now, policy
        self.asked.append(limit)
        return self.found[:limit]

    async def waiting(
        self, member: Member, *, now: datetime, policy: Policy, limit: int
    ) -> Sequence[Candidate]:
        del member, now, policy
        return self.held[:limit]

    async def unfinished(self, member_id: int, *, since: datetime) -> Draft | None:
        raise AssertionError(f"not asked for here: {member_id} since {since}")


def dialling(dial: FakeDial, reminders: FakeReminders | None = None) -> DialNext:
    return DialNext(
        dial=dial,
        reminders=reminders or FakeReminders(),
        clock=HandClock(),
        calendar=RUSSIA,
        policy=Policy(),
    )


RUN = DialRun(id=1, member_id=BORIS.id, started_at=NOW - HOUR)


async def test_who_was_called_or_skipped_is_not_offered_again() -> None:
    dial = FakeDial([candidate(1, touched=MINUTE), candidate(2), candidate(3)])
    run = RUN.with_call(1, Called(outcome=Outcome.REACHED)).with_skipped(2)
    queue = await dialling(dial)(BORIS, run)
    assert [turn.client_id for turn in queue.turns] == [3]
    assert queue.run == run


async def test_r75_a_call_that_was_taken_back_is_offered_again() -> None:
    run = RUN.with_call(1, Called(outcome=Outcome.REACHED))
    queue = await dialling(FakeDial([candidate(1)]))(BORIS, run)
    assert [turn.client_id for turn in queue.turns] == [1]
    assert queue.run.called == {}


async def test_more_are_looked_at_where_all_have_to_wait() -> None:
    resting = [candidate(number, resting=True) for number in range(1, 60)]
    dial = FakeDial([*resting, candidate(60)])
    queue = await dialling(dial)(BORIS, RUN)
    assert [turn.client_id for turn in queue.turns] == [60]
    assert dial.asked == [30, 120]


async def test_nobody_to_call_names_who_is_free_first_and_why() -> None:
    quiet = (await dialling(FakeDial())(BORIS, RUN)).quiet
    assert quiet is not None
    assert (quiet.why, quiet.until) == (QuietWhy.NOBODY, None)
    resting, called = candidate(1, resting=True), candidate(2, touched=DAY)
    quiet = (await dialling(FakeDial([resting], [called]))(BORIS, RUN)).quiet
    assert quiet is not None
    assert (quiet.why, quiet.client_name) == (QuietWhy.RECENT, "Клиент 2")
    assert quiet.until == NOW + 2 * DAY


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (ReminderKind.AGREED, QuietWhy.AGREED),
        (ReminderKind.FOLLOW_UP, QuietWhy.PLANNED),
        (ReminderKind.RECONTACT, QuietWhy.RESTING),
    ],
)
async def test_the_next_reminder_may_be_the_first_call(kind: ReminderKind, why: QuietWhy) -> None:
    reminders = FakeReminders()
    await reminders.add(reminder(ReminderKind.TASK, NOW + HOUR))
    await reminders.add(reminder(kind, NOW + DAY, client_id=5, client_name="Петров"))
    quiet = (await dialling(FakeDial(), reminders)(BORIS, RUN)).quiet
    assert quiet is not None
    assert (quiet.why, quiet.until, quiet.client_name) == (why, NOW + DAY, "Петров")
