"""What a client agreed to, and what is no talk at all, before limits and rests (R14, R20, R24)."""

from datetime import timedelta

import pytest

from domain.clients import ClientFile, Contact
from domain.next_steps import StepKind
from domain.policy import PolicyName
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import RoundEnd, Waking
from domain.touches import Outcome, TouchKind
from tests.domain.base import BORIS, NOW, Base

DAY = timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


@pytest.fixture
async def romashka(base: Base) -> ClientFile:
    return await base.company(BORIS, "Ромашка", Contact(surname="Щукин"), Contact(surname="Белова"))


async def test_r20_who_asks_to_be_called_back_has_agreed_to_it(
    base: Base, petrov: ClientFile
) -> None:
    for outcome in (*[Outcome.NO_ANSWER] * 5, Outcome.CALL_BACK):
        assert (await base.touch(petrov, outcome=outcome)).rested is None
    assert base.round(petrov).silent == 0
    assert base.round(petrov).agreed_at == NOW


@pytest.mark.parametrize("outcome", [Outcome.AGREED, Outcome.CALL_BACK, Outcome.ASKED_INFO])
async def test_r14_the_days_leave_time_to_plan_what_was_just_agreed(
    base: Base, petrov: ClientFile, outcome: Outcome
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    base.clock.passes(days=60)
    logged = await base.touch(petrov, outcome=outcome)
    assert (logged.rested, logged.proposals[0].kind) == (None, StepKind.REMIND)
    second = timedelta(seconds=1)
    assert await base.rounds.limited(NOW + 63 * DAY - second, base.policy, 9) == []
    assert await base.rounds.limited(NOW + 63 * DAY, base.policy, 9) == [petrov.client.id]
    base.clock.passes(days=3)
    later = await base.touch(petrov, outcome=Outcome.REACHED)
    assert later.rested is not None
    assert later.rested.round.ended_why is RoundEnd.DAYS


@pytest.mark.parametrize("days", [-5, -3, -2, 1])
async def test_r14_a_limit_waits_for_an_agreement_until_three_days_after_its_time(
    base: Base, romashka: ClientFile, days: int
) -> None:
    await base.rule(PolicyName.ROUND_DAYS, 7)
    base.clock.moment = NOW - 9 * DAY
    await base.touch(romashka, outcome=Outcome.REACHED, agreed_at=NOW + days * DAY)
    found = await base.rounds.limited(NOW, base.policy, 9)
    assert found == ([] if days > -3 else [romashka.client.id])


@pytest.mark.parametrize("ahead_by", [timedelta(hours=2), 5 * DAY])
async def test_r14_a_refusal_of_one_contact_does_not_cancel_what_another_agreed_to(
    base: Base, romashka: ClientFile, ahead_by: timedelta
) -> None:
    first, second = romashka.contacts
    ahead = await base.reminder(
        BORIS,
        romashka.client,
        contact_id=second.id,
        kind=ReminderKind.AGREED,
        due_at=NOW + ahead_by,
    )
    logged = await base.touch(romashka, contact_id=first.id, outcome=Outcome.REFUSED)
    assert (logged.rested, logged.proposals[0].kind) == (None, StepKind.REST)
    assert base.reminders.kept[ahead.id] == ahead
    # Whoever had agreed and refuses now has taken the word back.
    base.clock.passes(days=3)
    logged = await base.touch(romashka, contact_id=second.id, outcome=Outcome.REFUSED)
    assert logged.rested is not None
    assert base.reminders.kept[ahead.id].state is not ReminderState.OPEN


async def test_r24_a_meeting_wakes_who_rests(base: Base, petrov: ClientFile) -> None:
    await base.touch(petrov, outcome=Outcome.REFUSED)
    base.clock.passes(days=30)
    logged = await base.touch(petrov, kind=TouchKind.MEETING)
    assert (logged.woke, logged.warning) == (True, None)
    old, new = base.rounds.kept.values()
    assert (old.woke_why, new.number, new.fruitless) == (Waking.AGREED, 2, 0)
    assert (new.began_at, new.silent) == (NOW + 30 * DAY, 0)
    assert await base.reminders.open_of_client(petrov.client.id) == []


async def test_r26_a_message_to_who_is_archived_begins_no_talks(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.NUMBER_MISSING)
    base.clock.passes(days=1)
    logged = await base.touch(petrov, kind=TouchKind.MESSAGE)
    assert (logged.revived, logged.rested) == (False, None)
    assert (base.round(petrov).began_at, base.round(petrov).silent) == (None, 0)
    base.clock.passes(days=61)
    assert await base.rounds.limited(base.clock.now(), base.policy, 9) == []
    assert (await base.touch(petrov, outcome=Outcome.REACHED)).rested is None
