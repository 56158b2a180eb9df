"""What cadence does to reminders: moved, insisted on, agreed (R14, R16, R24)."""

from datetime import datetime, timedelta

import pytest

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from domain.clients import ClientFile, Contact
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.planning import ReminderPlanned
from domain.policy import PolicyName
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import RoundEnd, Waking
from domain.touches import Direction, Outcome
from tests.domain.base import BORIS, NOW, VERA, Base

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NIGHT = datetime.fromisoformat("2026-11-24T03:00+03:00")
MORNING = datetime.fromisoformat("2026-11-24T09:00+03:00")
MOVABLE = [one for one in ReminderKind if one is not ReminderKind.AGREED]


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


async def remind(
    base: Base,
    file: ClientFile | None,
    at: datetime = NOW + DAY,
    kind: ReminderKind = ReminderKind.TASK,
) -> ReminderPlanned:
    client_id = file.client.id if file else None
    return await base.remind_me(BORIS, due_at=at, text="смета", client_id=client_id, kind=kind)


@pytest.mark.parametrize("kind", MOVABLE)
async def test_r16_a_reminder_that_cadence_forbids_is_moved_and_says_why(
    base: Base, petrov: ClientFile, kind: ReminderKind
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    planned = await remind(base, petrov, kind=kind)
    assert planned.moved is not None
    assert (planned.moved.wanted, planned.moved.allowed) == (NOW + DAY, NOW + 3 * DAY)
    assert planned.moved.rule is Rule.GAP
    assert [one.at for one in planned.moved.bounds[0].touches] == [NOW]
    assert (planned.reminder.due_at, planned.reminder.rings_at) == (NOW + 3 * DAY,) * 2
    assert base.reminders.kept[planned.reminder.id] == planned.reminder


async def test_r12_a_reminder_at_night_is_moved_to_the_morning(
    base: Base, petrov: ClientFile
) -> None:
    planned = await remind(base, petrov, NIGHT)
    assert planned.moved is not None
    assert (planned.moved.rule, planned.reminder.due_at) == (Rule.HOURS, MORNING)


async def test_r16_what_is_allowed_stands_where_it_was_wished(
    base: Base, petrov: ClientFile
) -> None:
    planned = await remind(base, petrov)
    assert (planned.moved, planned.reminder.due_at) == (None, NOW + DAY)


async def test_r16_a_reminder_about_nobody_stands(base: Base) -> None:
    planned = await remind(base, None, NIGHT)
    assert (planned.moved, planned.reminder.due_at) == (None, NIGHT)


async def test_r15_an_incoming_touch_moves_nothing(base: Base, petrov: ClientFile) -> None:
    await base.touch(petrov, direction=Direction.INCOMING)
    assert (await remind(base, petrov)).moved is None


async def test_r10_the_gap_is_of_the_contact_not_of_the_company(base: Base) -> None:
    file = await base.company(BORIS)
    people = [await base.clients.add_contact(file.client, one) for one in _people()]
    await base.touch(file, contact_id=people[0].id, outcome=Outcome.REACHED)
    for person, due in zip(people, (NOW + 3 * DAY, NOW + DAY), strict=True):
        planned = await base.remind_me(
            BORIS, due_at=NOW + DAY, text="", client_id=file.client.id, contact_id=person.id
        )
        assert planned.reminder.due_at == due


def _people() -> tuple[Contact, Contact]:
    return Contact(surname="Щукин"), Contact(surname="Белова")


async def test_r16_a_number_of_the_owner_takes_effect_at_once(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    await base.rule(PolicyName.GAP_DAYS, 1)
    assert (await remind(base, petrov)).moved is None
    await base.rule(PolicyName.GAP_DAYS, 10)
    assert (await remind(base, petrov)).reminder.due_at == NOW + 10 * DAY


async def test_r14_an_agreement_stands_inside_the_rules_or_not(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    planned = await remind(base, petrov, NIGHT, ReminderKind.AGREED)
    assert (planned.moved, planned.reminder.due_at, planned.woke) == (None, NIGHT, False)


async def test_r14_an_agreement_wakes_who_rests_and_stands(base: Base, petrov: ClientFile) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    planned = await remind(base, petrov, NIGHT, ReminderKind.AGREED)
    assert (planned.woke, planned.reminder.due_at) == (True, NIGHT)
    assert await base.reminders.open_of_client(petrov.client.id) == [planned.reminder]
    assert base.rounds.kept[rested.round.id].woke_why is Waking.AGREED
    assert base.round(petrov).number == 2


async def test_r21_a_reminder_about_who_rests_waits_for_the_return(
    base: Base, petrov: ClientFile
) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    planned = await remind(base, petrov)
    assert planned.moved is not None
    assert planned.moved.rule is Rule.RESTING
    assert planned.reminder.due_at == rested.reminder.due_at
    assert base.round(petrov).resting


async def test_r16_a_reminder_that_stands_is_not_moved_by_later_touches(
    base: Base, petrov: ClientFile
) -> None:
    planned = await remind(base, petrov)
    await base.touch(petrov, outcome=Outcome.REACHED)
    assert base.reminders.kept[planned.reminder.id] == planned.reminder


async def test_r16_a_moment_that_has_passed_is_refused_before_it_is_moved(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    with pytest.raises(InvalidValueError, match="why-past"):
        await remind(base, petrov, NOW)


# -- insisting --------------------------------------------------------------------------------


async def test_r16_a_manager_may_insist_and_that_is_an_exception(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    moved = await remind(base, petrov)
    kept = await base.doors.insist(BORIS, moved.reminder.id, NOW + DAY)
    assert (kept.reminder.due_at, kept.reminder.rings_at) == (NOW + DAY, NOW + DAY)
    assert base.reminders.kept[moved.reminder.id] == kept.reminder
    assert not kept.woke
    (one,) = base.exceptions.kept
    assert (one.kind, one.rule) == (ExceptionKind.INSISTED, Rule.GAP)
    assert (one.member_id, one.client_id) == (BORIS.id, petrov.client.id)
    assert (one.reminder_id, one.at) == (moved.reminder.id, NOW)
    assert base.changes.kept[-1].key == "change-insist"


async def test_r16_one_insists_once_and_not_on_the_past(base: Base, petrov: ClientFile) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    moved = await remind(base, petrov)
    await base.doors.insist(BORIS, moved.reminder.id, NOW + DAY)
    with pytest.raises(AlreadyDoneError):
        await base.doors.insist(BORIS, moved.reminder.id, NOW + DAY)
    with pytest.raises(InvalidValueError, match="why-past"):
        await base.doors.insist(BORIS, moved.reminder.id, NOW)
    assert len(base.exceptions.kept) == 1


async def test_r60_nobody_insists_on_what_is_not_theirs(base: Base, petrov: ClientFile) -> None:
    mine = await base.reminder(BORIS, petrov.client)
    nobody = await base.reminder(BORIS, None)
    with pytest.raises(GoneError):
        await base.doors.insist(VERA, mine.id, NOW + DAY)
    with pytest.raises(GoneError):
        await base.doors.insist(BORIS, nobody.id, NOW + DAY)
    assert not base.exceptions.kept


async def test_r24_insisting_wakes_who_rests(base: Base, petrov: ClientFile) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    moved = await remind(base, petrov)
    kept = await base.doors.insist(BORIS, moved.reminder.id, NOW + DAY)
    assert kept.woke
    assert await base.reminders.open_of_client(petrov.client.id) == [kept.reminder]
    assert base.rounds.kept[rested.round.id].woke_why is Waking.DECISION
    assert base.exceptions.kept[0].rule is Rule.RESTING


async def test_r24_a_return_that_is_insisted_on_earlier_stays_open(
    base: Base, petrov: ClientFile
) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    kept = await base.doors.insist(BORIS, rested.reminder.id, NOW + DAY)
    assert (kept.woke, kept.reminder.state) == (True, ReminderState.OPEN)
    assert await base.reminders.open_of_client(petrov.client.id) == [kept.reminder]
    assert (kept.reminder.due_at, kept.reminder.kind) == (NOW + DAY, ReminderKind.FOLLOW_UP)


# -- putting off ------------------------------------------------------------------------------


async def test_r16_what_is_put_off_is_moved_too(base: Base, petrov: ClientFile) -> None:
    one = await base.reminder(BORIS, petrov.client)
    base.clock.passes(hours=-1)
    await base.touch(petrov, outcome=Outcome.REACHED)
    base.clock.passes(hours=1)
    again = await base.reminder(BORIS, petrov.client)
    later = await base.doors.postpone_reminder(BORIS, again.id, NOW + DAY)
    assert later.moved is not None
    assert later.reminder.due_at == NOW + 3 * DAY - HOUR
    assert base.reminders.kept[one.id].state is ReminderState.DONE  # the touch has answered it


async def test_r14_an_agreement_is_put_off_to_where_it_is_wished(
    base: Base, petrov: ClientFile
) -> None:
    one = await base.reminder(BORIS, petrov.client, kind=ReminderKind.AGREED, due_at=NOW + 2 * DAY)
    later = await base.doors.postpone_reminder(BORIS, one.id, NIGHT)
    assert (later.moved, later.reminder.due_at) == (None, NIGHT)


async def test_r22_a_return_is_not_put_off_to_before_its_day(
    base: Base, petrov: ClientFile
) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    later = await base.doors.postpone_reminder(BORIS, rested.reminder.id, NOW + DAY)
    assert later.moved is not None
    assert (later.moved.rule, later.reminder.due_at) == (Rule.RESTING, rested.reminder.due_at)


async def test_r21_who_puts_a_return_off_lets_the_client_rest_longer(
    base: Base, petrov: ClientFile
) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    wish = rested.reminder.due_at + 7 * DAY
    later = await base.doors.postpone_reminder(BORIS, rested.reminder.id, wish)
    assert (later.moved, later.reminder.due_at) == (None, wish)
    assert base.round(petrov).rest_until == wish
    assert base.file(petrov.client).client.allowed_from == wish
    base.clock.moment = wish
    assert await base.doors.come_back(petrov.client.id)


async def test_r24_who_ticks_a_return_off_wakes_the_client(base: Base, petrov: ClientFile) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    done = await base.doors.complete_reminder(BORIS, rested.reminder.id)
    assert done.state is ReminderState.DONE
    assert base.rounds.kept[rested.round.id].woke_why is Waking.DECISION
    assert base.round(petrov).number == 2
