"""What follows from a touch by itself: warnings, rounds, rest, waking (R7, R20, R21, R24)."""

from datetime import datetime, timedelta

import pytest

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from domain.clients import ClientFile, Contact
from domain.deals import LostReason
from domain.next_steps import StepKind
from domain.policy import PolicyName
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import RoundEnd, Waking
from domain.touches import Direction, Outcome, TouchKind
from tests.domain.base import BORIS, EGOR, LOST, NOW, WON, Base

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


@pytest.fixture
async def buyer(base: Base) -> ClientFile:
    file = await base.person(BORIS, "Сидоров Олег")
    deal = await base.deal(BORIS, file.client)
    await base.move_deal(BORIS, deal.id, WON)
    return file


# -- against cadence (R7) ---------------------------------------------------------------------


async def test_r7_a_touch_against_cadence_is_saved_with_a_warning_and_kept_as_exception(
    base: Base, petrov: ClientFile
) -> None:
    assert (await base.touch(petrov, outcome=Outcome.REACHED)).warning is None
    base.clock.passes(days=1)
    again = await base.touch(petrov, member=EGOR, outcome=Outcome.REACHED)
    assert again.warning is not None
    assert (again.warning.rule, again.warning.allowed) == (Rule.GAP, NOW + 3 * DAY)
    (one,) = base.exceptions.kept
    assert (one.kind, one.rule, one.touch_id) == (ExceptionKind.TOUCH, Rule.GAP, again.touch.id)
    assert (one.member_id, one.at) == (EGOR.id, NOW + DAY)
    assert len(base.touches.kept) == 2


async def test_r7_a_call_at_night_is_warned_of(base: Base, petrov: ClientFile) -> None:
    base.clock.passes(hours=12)
    logged = await base.touch(petrov, outcome=Outcome.REACHED)
    assert logged.warning is not None
    assert logged.warning.rule is Rule.HOURS


@pytest.mark.parametrize(
    ("direction", "kind"),
    [(Direction.INCOMING, TouchKind.CALL), (Direction.OUTGOING, TouchKind.MEETING)],
)
async def test_r7_neither_an_incoming_touch_nor_a_meeting_is_warned_of(
    base: Base, petrov: ClientFile, direction: Direction, kind: TouchKind
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    logged = await base.touch(petrov, direction=direction, kind=kind)
    assert logged.warning is None
    assert not base.exceptions.kept


async def test_r14_a_touch_that_was_agreed_on_is_not_warned_of(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.CALL_BACK, agreed_at=NOW + DAY)
    base.clock.passes(days=1)
    logged = await base.touch(petrov, outcome=Outcome.REACHED)
    assert [one.kind for one in logged.closed] == [ReminderKind.AGREED]
    assert logged.warning is None


async def test_plans_know_from_when_on_the_client_may_be_touched(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    client = base.file(petrov.client).client
    assert (client.allowed_from, client.effective_touch_at) == (NOW + 3 * DAY, None)
    base.clock.passes(hours=1)
    await base.touch(petrov, direction=Direction.INCOMING)
    client = base.file(petrov.client).client
    assert (client.allowed_from, client.effective_touch_at) == (NOW + 3 * DAY, NOW + HOUR)


async def test_r11_another_contact_of_the_company_is_not_warned_of(base: Base) -> None:
    file = await base.company(BORIS, "Ромашка", Contact(surname="Щукин"), Contact(surname="Белова"))
    for one in file.contacts:
        logged = await base.touch(file, contact_id=one.id, outcome=Outcome.REACHED)
        assert logged.warning is None


# -- the round and its limits (R20, R21) ------------------------------------------------------


async def test_r20_the_sixth_touch_without_agreement_puts_to_rest(
    base: Base, petrov: ClientFile
) -> None:
    task = await base.reminder(BORIS, petrov.client, kind=ReminderKind.TASK)
    for _ in range(5):
        assert (await base.touch(petrov, outcome=Outcome.NO_ANSWER)).rested is None
    last = await base.touch(petrov, outcome=Outcome.NO_ANSWER, note="молчит")
    assert last.rested is not None
    assert last.rested.round.ended_why is RoundEnd.TOUCHES
    assert (last.rested.round.silent, last.rested.round.words) == (6, "молчит")
    assert [one.id for one in last.rested.closed] == [task.id]
    assert last.proposals == ()


async def test_r20_an_agreement_on_the_way_counts_anew(base: Base, petrov: ClientFile) -> None:
    for outcome in (*[Outcome.NO_ANSWER] * 5, Outcome.AGREED, *[Outcome.NO_ANSWER] * 5):
        logged = await base.touch(petrov, outcome=outcome)
        assert logged.rested is None
    assert (await base.touch(petrov, outcome=Outcome.BUSY)).rested is not None


async def test_r20_sixty_days_after_the_first_touch_a_touch_puts_to_rest(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.ASKED_INFO)
    base.clock.passes(days=59)
    assert (await base.touch(petrov, outcome=Outcome.REACHED)).rested is None
    base.clock.passes(days=1)
    logged = await base.touch(petrov, outcome=Outcome.REACHED)
    assert logged.rested is not None
    assert logged.rested.round.ended_why is RoundEnd.DAYS


async def test_r14_what_is_agreed_and_still_ahead_comes_before_the_limit(
    base: Base, petrov: ClientFile
) -> None:
    await base.rule(PolicyName.ROUND_TOUCHES, 1)
    ahead = await base.reminder(
        BORIS, petrov.client, kind=ReminderKind.AGREED, due_at=NOW + 9 * DAY
    )
    logged = await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    assert (logged.rested, base.reminders.kept[ahead.id]) == (None, ahead)
    base.clock.moment = NOW + 10 * DAY
    assert (await base.touch(petrov, outcome=Outcome.NO_ANSWER)).rested is not None


@pytest.mark.parametrize("outcome", [Outcome.CALL_BACK, Outcome.REFUSED])
async def test_r14_a_named_time_beats_refusal_and_limit(
    base: Base, petrov: ClientFile, outcome: Outcome
) -> None:
    await base.rule(PolicyName.ROUND_TOUCHES, 1)
    logged = await base.touch(petrov, outcome=outcome, agreed_at=NOW + DAY)
    assert logged.rested is None
    assert logged.planned is not None
    assert logged.planned.reminder.due_at == NOW + DAY


async def test_r21_a_refusal_of_a_potential_client_rests_at_once(
    base: Base, petrov: ClientFile
) -> None:
    logged = await base.touch(petrov, outcome=Outcome.REFUSED, note="дорого")
    assert logged.rested is not None
    assert logged.rested.round.ended_why is RoundEnd.REFUSED
    assert logged.rested.reminder.text == "дорого"
    assert base.file(petrov.client).client.allowed_from == logged.rested.reminder.due_at


async def test_r21_a_competitor_is_proposed_to_rest(base: Base, petrov: ClientFile) -> None:
    logged = await base.touch(petrov, outcome=Outcome.COMPETITOR, competitor="Лютик")
    assert logged.rested is None
    assert logged.proposals[0].kind is StepKind.REST


async def test_r20_a_buyer_has_no_limits_and_a_refusal_is_a_proposal(
    base: Base, buyer: ClientFile
) -> None:
    for _ in range(9):
        assert (await base.touch(buyer, outcome=Outcome.NO_ANSWER)).rested is None
    base.clock.passes(days=90)
    logged = await base.touch(buyer, outcome=Outcome.REFUSED)
    assert logged.rested is None
    assert logged.proposals[0].kind is StepKind.REST


# -- waking (R24) -----------------------------------------------------------------------------


@pytest.fixture
async def resting(base: Base, petrov: ClientFile) -> ClientFile:
    await base.touch(petrov, outcome=Outcome.REFUSED)
    base.clock.passes(days=30)
    return petrov


async def test_r24_an_incoming_touch_wakes_at_once(base: Base, resting: ClientFile) -> None:
    logged = await base.touch(resting, direction=Direction.INCOMING, note="передумал")
    assert logged.woke
    old, new = base.rounds.kept.values()
    assert (old.woke_why, new.number, new.fruitless) == (Waking.INCOMING, 2, 0)
    assert await base.reminders.open_of_client(resting.client.id) == []
    assert base.file(resting.client).client.allowed_from == NOW + 3 * DAY  # as touches say
    assert logged.proposals


async def test_r24_a_time_that_was_named_wakes_and_stands(base: Base, resting: ClientFile) -> None:
    logged = await base.touch(resting, outcome=Outcome.CALL_BACK, agreed_at=NOW + 31 * DAY)
    assert logged.woke
    assert logged.planned is not None
    assert await base.reminders.open_of_client(resting.client.id) == [logged.planned.reminder]
    old, new = base.rounds.kept.values()
    assert old.woke_why is Waking.AGREED
    assert (new.began_at, new.silent) == (NOW + 30 * DAY, 0)


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.REACHED, Outcome.REFUSED])
async def test_r7_a_touch_during_a_rest_is_kept_warned_of_and_wakes_nobody(
    base: Base, resting: ClientFile, outcome: Outcome
) -> None:
    before = base.round(resting)
    logged = await base.touch(resting, outcome=outcome)
    assert (logged.woke, logged.rested) == (False, None)
    assert logged.warning is not None
    assert logged.warning.rule is Rule.RESTING
    assert base.round(resting) == before
    (back,) = await base.reminders.open_of_client(resting.client.id)
    assert (back.kind, back.due_at) == (ReminderKind.RECONTACT, before.rest_until)
    assert all(one.due_at is None or one.due_at >= back.due_at for one in logged.proposals)
    assert base.file(resting.client).client.allowed_from == before.rest_until


async def test_r23_the_call_on_the_day_of_the_return_answers_it(
    base: Base, resting: ClientFile
) -> None:
    (back,) = await base.reminders.open_of_client(resting.client.id)
    base.clock.moment = back.due_at
    await base.doors.come_back(resting.client.id)
    logged = await base.touch(resting, outcome=Outcome.REACHED, reminder_id=back.id)
    assert (logged.warning, logged.rested) == (None, None)
    assert base.reminders.kept[back.id].state is ReminderState.DONE
    assert base.round(resting).silent == 1


async def test_r23_a_call_before_the_return_rings_begins_the_new_round(
    base: Base, resting: ClientFile
) -> None:
    (back,) = await base.reminders.open_of_client(resting.client.id)
    base.clock.moment = back.due_at - timedelta(minutes=30)
    logged = await base.touch(resting, outcome=Outcome.NO_ANSWER)
    assert logged.warning is None  # it was its day
    assert base.reminders.kept[back.id].state is ReminderState.DONE
    old, new = base.rounds.kept.values()
    assert old.woke_why is Waking.RETURNED
    assert (new.number, new.silent, new.fruitless) == (2, 1, 1)


# -- a deal moved on (R20, R24, R28) ----------------------------------------------------------


async def test_r20_a_stage_forward_starts_the_period_anew(base: Base, petrov: ClientFile) -> None:
    deal = await base.deal(BORIS, petrov.client)
    for _ in range(5):
        await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    await base.move_deal(BORIS, deal.id, 3)
    assert (base.round(petrov).silent, base.round(petrov).began_at) == (0, None)
    await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    await base.move_deal(BORIS, deal.id, 2)
    assert base.round(petrov).silent == 1
    await base.move_deal(BORIS, deal.id, LOST, reason=LostReason.PRICE)
    assert base.round(petrov).silent == 1


async def test_r24_a_stage_forward_wakes_who_rests(base: Base, petrov: ClientFile) -> None:
    deal = await base.deal(BORIS, petrov.client)
    await base.touch(petrov, outcome=Outcome.REFUSED)
    await base.move_deal(BORIS, deal.id, 2)
    old, new = base.rounds.kept.values()
    assert (old.woke_why, new.number, new.resting) == (Waking.AGREED, 2, False)
    assert await base.reminders.open_of_client(petrov.client.id) == []


async def test_a_deal_of_a_client_never_touched_has_no_round(
    base: Base, petrov: ClientFile
) -> None:
    deal = await base.deal(BORIS, petrov.client)
    await base.move_deal(BORIS, deal.id, 2)
    assert not base.rounds.kept


async def test_the_call_of_a_far_zone_is_judged_there(base: Base) -> None:
    far = await base.person(BORIS, "Ким Анна", city="Владивосток")
    base.clock.moment = datetime.fromisoformat("2026-11-23T14:00+03:00")
    logged = await base.touch(far, outcome=Outcome.REACHED)
    assert logged.warning is not None
    assert logged.warning.rule is Rule.HOURS
