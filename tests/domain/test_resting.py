"""Going to rest, waking, refusing the rest, coming back (R20-R25)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.cadence_exceptions import ExceptionKind
from domain.calendar_months import add_months
from domain.clients import ClientFile
from domain.errors import AlreadyDoneError
from domain.policy import PolicyName
from domain.recontact import recontact_moment, recontact_window
from domain.reminders import ReminderKind, ReminderState
from domain.resting import Rested
from domain.rounds import Round, RoundEnd, Waking
from domain.touches import Outcome
from tests.domain.base import ANNA, BORIS, NOW, RUSSIA, VERA, WON, Base

DAY = timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


async def rest(base: Base, file: ClientFile, why: RoundEnd = RoundEnd.DAYS) -> Rested:
    return await base.doors.put_to_rest(await base.pace(file), why, words="дорого")


async def test_r21_the_rest_closes_every_reminder_about_the_client(
    base: Base, petrov: ClientFile
) -> None:
    about = [
        await base.reminder(BORIS, petrov.client, kind=kind, due_at=NOW + n * DAY)
        for n, kind in enumerate(ReminderKind, 1)
    ]
    other = await base.person(BORIS, "Сидоров Олег")
    left = [await base.reminder(BORIS, None), await base.reminder(BORIS, other.client)]
    rested = await rest(base, petrov)
    assert [one.id for one in rested.closed] == [one.id for one in about]
    for one in rested.closed:
        assert base.reminders.kept[one.id] == one
        assert (one.state, one.closed_at, one.closed_why) == (ReminderState.CLOSED, NOW, "rest")
        assert one.rings_at is None
    assert [base.reminders.kept[one.id] for one in left] == left


async def test_r22_the_return_is_planned_for_the_manager(base: Base, petrov: ClientFile) -> None:
    rested = await rest(base, petrov)
    back = rested.reminder
    assert await base.reminders.open_of_client(petrov.client.id) == [back]
    assert (back.kind, back.text) == (ReminderKind.RECONTACT, "дорого")
    assert (back.member_id, back.contact_id) == (BORIS.id, petrov.contacts[0].id)
    assert back.rings_at == back.due_at
    pace = await base.pace(petrov)
    hours = pace.hours(base.policy)
    window = recontact_window(NOW, hours, base.policy)
    assert back.due_at == recontact_moment(window, hours, BORIS.zone, calendar=RUSSIA, load={})
    assert window.first == add_months(hours.day(NOW), 5)


async def test_r21_the_round_is_kept_with_its_end_and_plans_know_of_it(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    rested = await rest(base, petrov, RoundEnd.TOUCHES)
    kept = base.round(petrov)
    assert (kept, kept.resting, kept.silent) == (rested.round, True, 1)
    assert (kept.ended_at, kept.ended_why, kept.words) == (NOW, RoundEnd.TOUCHES, "дорого")
    assert kept.rest_until == rested.reminder.due_at
    assert base.file(petrov.client).client.allowed_from == kept.rest_until
    assert len(base.rounds.kept) == 1


async def test_r21_who_rests_is_not_put_to_rest_again(base: Base, petrov: ClientFile) -> None:
    await rest(base, petrov)
    with pytest.raises(AlreadyDoneError):
        await rest(base, petrov)
    assert len(base.reminders.kept) == 1


async def test_r21_a_client_never_touched_can_rest(base: Base, petrov: ClientFile) -> None:
    rested = await rest(base, petrov, RoundEnd.DECISION)
    assert (rested.round.number, rested.round.began_at) == (1, None)


async def test_r22_a_bad_week_does_not_return_as_a_bad_week(base: Base) -> None:
    days = []
    for number in range(40):
        file = await base.person(BORIS, f"Петров Иван{number}")
        days.append((await rest(base, file)).reminder.due_at.date())
    # 23 April to 23 May 2027 has nineteen working days.
    assert days[:19] == sorted(set(days))
    assert sorted({days.count(one) for one in days}) == [2, 3]


async def test_r25_the_third_fruitless_round_offers_the_archive(
    base: Base, petrov: ClientFile
) -> None:
    offers = []
    for _ in range(3):
        await base.touch(petrov, outcome=Outcome.NO_ANSWER)
        rested = await rest(base, petrov)
        offers.append(rested.offers_archive)
        base.clock.moment = rested.reminder.due_at
        assert await base.doors.come_back(petrov.client.id)
    assert offers == [False, False, True]
    assert base.round(petrov).fruitless == 3


async def test_r25_who_was_never_called_is_not_offered_to_the_archive(
    base: Base, petrov: ClientFile
) -> None:
    for _ in range(3):
        rested = await rest(base, petrov, RoundEnd.DECISION)
        assert not rested.offers_archive
        await base.doors.wake_up(await base.pace(petrov), Waking.DECISION)
    assert (base.round(petrov).number, base.round(petrov).fruitless) == (4, 0)


async def test_r21_a_rest_can_begin_when_the_limit_was_reached(
    base: Base, petrov: ClientFile
) -> None:
    task = await base.reminder(BORIS, petrov.client)
    since = NOW - 2 * DAY
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.DAYS, since=since)
    assert (rested.round.ended_at, rested.reminder.created_at) == (since, since)
    hours = rested.pace.hours(base.policy)
    window = recontact_window(since, hours, base.policy)
    back = recontact_moment(window, hours, BORIS.zone, calendar=RUSSIA, load={})
    assert rested.reminder.due_at == back
    went_on = await base.doors.keep_going(BORIS, await base.pace(petrov))
    assert [one.id for one in went_on.reopened] == [task.id]


# -- waking -----------------------------------------------------------------------------------


@pytest.mark.parametrize("why", list(Waking))
async def test_r24_waking_ends_the_rest_at_once(
    base: Base, petrov: ClientFile, why: Waking
) -> None:
    task = await base.reminder(BORIS, petrov.client, kind=ReminderKind.TASK)
    rested = await rest(base, petrov)
    base.clock.passes(days=10)
    woken = await base.doors.wake_up(await base.pace(petrov), why)
    assert woken.reopened == ()
    assert base.round(petrov) == woken.round
    assert (woken.round.number, woken.round.resting) == (2, False)
    old = base.rounds.kept[rested.round.id]
    assert (old.woke_at, old.woke_why) == (NOW + 10 * DAY, why)
    back = base.reminders.kept[rested.reminder.id]
    assert (back.state, back.closed_why, back.rings_at) == (ReminderState.CLOSED, "wake", None)
    assert base.reminders.kept[task.id].state is ReminderState.CLOSED
    assert base.file(petrov.client).client.allowed_from is None


async def test_r24_after_waking_cadence_still_counts_the_touches(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.REFUSED)
    await base.doors.wake_up(await base.pace(petrov), Waking.DECISION)
    assert base.file(petrov.client).client.allowed_from == NOW + 3 * DAY


async def test_r20_keeping_going_opens_again_what_the_rest_had_closed(
    base: Base, petrov: ClientFile
) -> None:
    early = await base.reminder(BORIS, petrov.client, due_at=NOW + DAY)
    late = await base.reminder(BORIS, petrov.client, due_at=NOW + 9 * DAY, kind=ReminderKind.AGREED)
    base.clock.moment = NOW - 61 * DAY
    await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    base.clock.moment = NOW
    rested = await rest(base, petrov)
    base.clock.passes(days=2)
    went_on = await base.doors.keep_going(BORIS, await base.pace(petrov))
    assert {one.id for one in went_on.reopened} == {early.id, late.id}
    assert base.reminders.kept[late.id] == late
    assert base.reminders.kept[early.id] == replace(early, rings_at=None)  # its hour has passed
    back = base.reminders.kept[rested.reminder.id]
    assert (back.state, back.closed_why) == (ReminderState.CLOSED, "wake")
    on = base.round(petrov)
    assert (on.id, on.number, on.resting) == (rested.round.id, 1, False)
    assert (on.began_at, on.silent, on.ended_why) == (None, 0, None)
    assert base.file(petrov.client).client.allowed_from is None


async def test_r4_what_is_open_again_belongs_to_the_present_manager(
    base: Base, petrov: ClientFile
) -> None:
    task = await base.reminder(BORIS, petrov.client, due_at=NOW + DAY)
    await rest(base, petrov)
    file = base.file(petrov.client)
    hers = replace(file, client=replace(file.client, manager_id=VERA.id))
    base.clients.files[petrov.client.id] = hers
    went_on = await base.doors.keep_going(ANNA, await base.pace(petrov))
    assert went_on.reopened == (replace(task, member_id=VERA.id),)
    assert await base.reminders.open_of_member(BORIS.id) == []


async def test_r20_keeping_going_is_an_exception(base: Base, petrov: ClientFile) -> None:
    await rest(base, petrov, RoundEnd.TOUCHES)
    await base.doors.keep_going(BORIS, await base.pace(petrov))
    (one,) = base.exceptions.kept
    assert (one.kind, one.member_id, one.client_id) == (
        ExceptionKind.KEPT_GOING,
        BORIS.id,
        petrov.client.id,
    )
    assert (one.rule, one.reason, one.at) == (None, "touches", NOW)


async def test_r20_what_somebody_ticked_off_before_the_rest_stays_so(
    base: Base, petrov: ClientFile
) -> None:
    done = await base.reminder(BORIS, petrov.client)
    await base.touch(petrov, reminder_id=done.id, outcome=Outcome.NO_ANSWER)
    await rest(base, petrov)
    went_on = await base.doors.keep_going(BORIS, await base.pace(petrov))
    assert went_on.reopened == ()
    assert base.reminders.kept[done.id].state is ReminderState.DONE


async def test_who_does_not_rest_is_neither_woken_nor_kept_going(
    base: Base, petrov: ClientFile
) -> None:
    pace = await base.pace(petrov)
    resting = Round(client_id=1, ended_at=NOW, woke_at=NOW)
    calls: list[Callable[[], Awaitable[Any]]] = [
        lambda: base.doors.wake_up(pace, Waking.DECISION),
        lambda: base.doors.keep_going(BORIS, pace),
        lambda: base.doors.keep_going(BORIS, replace(pace, round=resting)),
    ]
    for call in calls:
        with pytest.raises(AlreadyDoneError):
            await call()
    assert not base.rounds.kept
    assert not base.exceptions.kept


# -- the return -------------------------------------------------------------------------------


async def test_r23_who_comes_back_comes_back_once(base: Base, petrov: ClientFile) -> None:
    await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    rested = await rest(base, petrov)
    base.clock.moment = rested.reminder.due_at
    assert await base.doors.come_back(petrov.client.id)
    assert not await base.doors.come_back(petrov.client.id)
    assert base.rounds.kept[rested.round.id].woke_why is Waking.RETURNED
    new = base.round(petrov)
    assert (new.number, new.fruitless, new.resting) == (2, 1, False)
    assert base.reminders.kept[rested.reminder.id] == rested.reminder  # it is what rings
    assert base.file(petrov.client).client.allowed_from is None


async def test_r23_who_never_rested_or_is_gone_does_not_come_back(
    base: Base, petrov: ClientFile
) -> None:
    assert not await base.doors.come_back(petrov.client.id)
    assert not await base.doors.come_back(77)
    assert not base.rounds.kept


async def test_r23_the_new_round_has_its_own_limits(base: Base, petrov: ClientFile) -> None:
    for _ in range(5):
        await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    sixth = await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    assert sixth.rested is not None
    base.clock.moment = sixth.rested.reminder.due_at
    await base.doors.come_back(petrov.client.id)
    for _ in range(5):
        assert (await base.touch(petrov, outcome=Outcome.NO_ANSWER)).rested is None
    last = await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    assert last.rested is not None
    assert (last.rested.round.number, last.rested.round.fruitless) == (2, 1)


# -- limits that time alone reaches -----------------------------------------------------------


async def test_r20_a_sweep_finds_who_reached_a_limit(base: Base, petrov: ClientFile) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    buyer = await base.person(BORIS, "Сидоров Олег")
    await base.touch(buyer, outcome=Outcome.REACHED)
    deal = await base.deal(BORIS, buyer.client)
    base.deals.kept[deal.id] = replace(deal, stage_id=WON, closed_at=NOW)
    waits = await base.person(BORIS, "Ким Анна")
    await base.touch(waits, outcome=Outcome.CALL_BACK, agreed_at=NOW + 61 * DAY)
    for days, found in ((59, []), (60, [petrov]), (63, [petrov]), (64, [petrov, waits])):
        now = NOW + days * DAY
        ids = await base.rounds.limited(now, base.policy, 10)
        assert ids == [one.client.id for one in found]
    await base.rule(PolicyName.ROUND_DAYS, 90)
    assert await base.rounds.limited(NOW + 64 * DAY, base.policy, 10) == []
