from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.delivery import Lane, OutMessage
from domain.reminders import DueReminder
from domain.team import MemberState
from scheduler.reminders import RingReminders
from tests.scheduler.books import TUESDAY, Base, HandClock, a_member, a_message, a_reminder


def say(due: DueReminder) -> Sequence[OutMessage]:
    return [a_message(due.member.telegram_id, due.reminder.text)]


def ringing(base: Base, clock: HandClock, limit: int = 500) -> RingReminders:
    return RingReminders(shifts=base.open, clock=clock, render=say, limit=limit)


async def test_a_reminder_rings_when_its_moment_has_come_and_not_before() -> None:
    base, clock = Base(a_member()), HandClock()
    base.remind(a_reminder(1, TUESDAY + timedelta(minutes=5)))
    ring = ringing(base, clock)
    assert await ring() == 0
    clock.passes(minutes=5)
    assert await ring() == 1
    assert base.said() == ["call 1"]
    assert base.outbox[0].lane is Lane.REMINDER


async def test_a_reminder_rings_once() -> None:
    base, clock = Base(a_member()), HandClock()
    base.remind(a_reminder(1, TUESDAY))
    ring = ringing(base, clock)
    await ring()
    clock.passes(hours=1)
    assert await ring() == 0
    assert base.said() == ["call 1"]


async def test_what_was_put_on_its_way_before_a_crash_is_not_said_again() -> None:
    base, clock = Base(a_member()), HandClock()
    base.remind(a_reminder(1, TUESDAY))
    ring = ringing(base, clock)
    await ring()
    base.remind(a_reminder(1, TUESDAY))
    await ring()
    assert base.said() == ["call 1"]


async def test_a_postponed_reminder_rings_again_at_its_new_moment() -> None:
    base, clock = Base(a_member()), HandClock()
    base.remind(a_reminder(1, TUESDAY))
    ring = ringing(base, clock)
    await ring()
    base.remind(a_reminder(1, TUESDAY + timedelta(hours=2)))
    clock.passes(hours=2)
    await ring()
    assert base.said() == ["call 1", "call 1"]


async def test_after_an_outage_everything_late_is_said_and_nothing_dropped() -> None:
    base, clock = Base(a_member()), HandClock()
    base.remind(*(a_reminder(number, TUESDAY + timedelta(minutes=number)) for number in range(25)))
    clock.passes(days=2)
    assert await ringing(base, clock, limit=10)() == 25
    assert len(set(base.said())) == 25
    assert base.shifts == 3


async def test_r63_a_dismissed_manager_is_not_reminded() -> None:
    base, clock = Base(a_member(), a_member(2, state=MemberState.DISMISSED)), HandClock()
    base.remind(a_reminder(1, TUESDAY), a_reminder(2, TUESDAY, member_id=2))
    await ringing(base, clock)()
    assert base.said() == ["call 1"]


async def test_one_reminder_that_cannot_be_said_does_not_silence_the_others() -> None:
    base, clock = Base(a_member()), HandClock()
    base.remind(*(a_reminder(number, TUESDAY) for number in (1, 2, 3)))

    def stumble(due: DueReminder) -> Sequence[OutMessage]:
        if due.reminder.id == 2:
            raise ValueError
        return say(due)

    ring = RingReminders(shifts=base.open, clock=clock, render=stumble, limit=3)
    assert await ring() == 2
    assert base.said() == ["call 1", "call 3"]
    assert await replace(ring, render=say)() == 1
    assert base.said() == ["call 1", "call 3", "call 2"]


async def test_every_part_of_a_long_reminder_is_said_once() -> None:
    base, clock = Base(a_member()), HandClock()
    base.remind(a_reminder(1, TUESDAY))

    def long(due: DueReminder) -> Sequence[OutMessage]:
        return [*say(due), *say(due)]

    await RingReminders(shifts=base.open, clock=clock, render=long)()
    assert base.said() == ["call 1", "call 1"]
    assert len({one.dedupe_key for one in base.outbox}) == 2
