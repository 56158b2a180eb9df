"""A client whose rest is over comes back with its story, and begins a new round (R23)."""

from collections.abc import Sequence

from domain.delivery import OutMessage
from domain.reminders import DueReminder, ReminderKind
from domain.rounds import Waking
from scheduler.reminders import RingReminders
from tests.scheduler.books import TUESDAY, Base, HandClock, a_member, a_message, a_reminder


def say(due: DueReminder) -> Sequence[OutMessage]:
    story = due.story.round.words if due.story else "no story"
    return [a_message(due.member.telegram_id, f"{due.reminder.text}: {story}")]


def base_with_returns(count: int) -> Base:
    """Return a base in which so many clients come back now, with one common reminder."""
    base = Base(a_member())
    for number in range(1, count + 1):
        base.rounds.rests(number, f"why {number}")
        base.remind(a_reminder(number, TUESDAY, client_id=number, kind=ReminderKind.RECONTACT))
    base.remind(a_reminder(1000, TUESDAY, client_id=1, kind=ReminderKind.TASK))
    return base


def ringing(base: Base, **more: int) -> RingReminders:
    return RingReminders(shifts=base.open, clock=HandClock(), render=say, **more)


async def test_r23_a_return_tells_its_story_and_other_reminders_do_not() -> None:
    base = base_with_returns(2)
    assert await ringing(base)() == 3
    assert base.said() == ["call 1: why 1", "call 2: why 2", "call 1000: no story"]
    assert base.rounds.asked == 1


async def test_r23_a_return_begins_the_next_round() -> None:
    base = base_with_returns(1)
    await ringing(base)()
    rested, new = base.rounds.kept[1]
    assert (rested.woke_at, rested.woke_why) == (TUESDAY, Waking.RETURNED)
    assert (new.number, new.fruitless, new.resting) == (2, 1, False)


async def test_r23_a_return_that_was_put_off_rings_again_in_the_same_round() -> None:
    base = base_with_returns(1)
    await ringing(base)()
    base.remind(a_reminder(7, TUESDAY, client_id=1, kind=ReminderKind.RECONTACT))
    assert await ringing(base)() == 1
    assert base.said()[-1] == "call 7: why 1"
    assert len(base.rounds.kept[1]) == 2


async def test_r23_what_cannot_be_said_begins_no_round() -> None:
    base = base_with_returns(1)

    def stumble(due: DueReminder) -> Sequence[OutMessage]:
        raise ValueError(due.reminder.id)

    assert await RingReminders(shifts=base.open, clock=HandClock(), render=stumble)() == 0
    assert len(base.rounds.kept[1]) == 1


async def test_returns_that_cannot_be_said_do_not_silence_the_others() -> None:
    base = base_with_returns(100)

    def stumble(due: DueReminder) -> Sequence[OutMessage]:
        if due.reminder.id <= 60:
            raise ValueError
        return say(due)

    assert await RingReminders(shifts=base.open, clock=HandClock(), render=stumble)() == 41


async def test_many_returns_of_one_morning_are_rung_in_small_batches() -> None:
    base = base_with_returns(100)
    assert await ringing(base)() == 101
    assert base.shifts == 5
    assert len(set(base.said())) == 101
    assert all(len(rounds) == 2 for rounds in base.rounds.kept.values())
    assert "call 1000: no story" in base.said()[:21]
