"""The one door for touches: what is kept, what it answers (R5-R8, R14, R60)."""

from datetime import timedelta
from typing import Any

import pytest

from domain.clients import ClientFile, Contact
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.log_touch import TouchLogged, TouchToLog
from domain.next_steps import StepKind
from domain.reminders import ReminderKind, ReminderState
from domain.team import Member
from domain.touches import Direction, Media, MediaKind, Outcome, TouchKind
from tests.domain.base import ANNA, BORIS, EGOR, NOW, VERA, Base

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


async def log(base: Base, file: ClientFile, *, member: Member = BORIS, **facts: Any) -> TouchLogged:
    return await base.log_touch(member, TouchToLog(client_id=file.client.id, **facts))


async def test_r5_a_touch_is_kept_with_all_that_was_said(base: Base, petrov: ClientFile) -> None:
    media = Media(kind=MediaKind.VOICE, file_id="abc")
    facts: dict[str, Any] = {
        "kind": TouchKind.MEETING,
        "direction": Direction.OUTGOING,
        "outcome": Outcome.COMPETITOR,
        "note": "ушёл",
        "objections": "дорого",
        "competitor": "Лютик",
        "duration": 600,
        "media": media,
    }
    logged = await log(base, petrov, **facts)
    assert base.touches.kept == [logged.touch]
    assert {name: getattr(logged.touch, name) for name in facts} == facts
    assert (logged.touch.at, logged.touch.manager_id) == (NOW, BORIS.id)
    assert logged.touch.contact_id == petrov.contacts[0].id
    assert base.changes.kept[-1].key == "change-touch-meeting"


async def test_r5_the_contact_spoken_with_is_kept(base: Base) -> None:
    people = (Contact(surname="Щукин"), Contact(surname="Белова"))
    file = await base.company(BORIS, "Ромашка", *people)
    logged = await log(base, file, contact_id=file.contacts[1].id)
    assert logged.touch.contact_id == file.contacts[1].id
    stranger = await log(base, file, contact_id=77)
    assert stranger.touch.contact_id == file.contacts[0].id


async def test_r5_a_company_without_contacts_can_be_touched(base: Base) -> None:
    file = await base.company(BORIS, "Ромашка")
    assert (await log(base, file)).touch.contact_id is None


async def test_r7_a_touch_is_never_refused_for_being_too_frequent(
    base: Base, petrov: ClientFile
) -> None:
    for _ in range(20):
        await log(base, petrov, outcome=Outcome.NO_ANSWER)
    assert len(base.touches.kept) == 20


async def test_r8_what_was_due_by_tonight_is_answered_by_the_touch(
    base: Base, petrov: ClientFile
) -> None:
    tonight = NOW.replace(hour=20, minute=59)  # 23:59 in Moscow
    answered = [
        await base.reminder(BORIS, petrov.client, due_at=NOW - DAY),
        await base.reminder(BORIS, petrov.client, due_at=tonight, kind=ReminderKind.AGREED),
        await base.reminder(BORIS, petrov.client, due_at=NOW, kind=ReminderKind.RECONTACT),
    ]
    waiting = [
        await base.reminder(BORIS, petrov.client, due_at=tonight + timedelta(minutes=1)),
        await base.reminder(BORIS, petrov.client, due_at=NOW, kind=ReminderKind.TASK),
        await base.reminder(BORIS, None, due_at=NOW),
    ]
    logged = await log(base, petrov, outcome=Outcome.REACHED)
    assert {one.id for one in logged.closed} == {one.id for one in answered}
    for one in answered:
        kept = base.reminders.kept[one.id]
        assert (kept.state, kept.closed_at, kept.rings_at) == (ReminderState.DONE, NOW, None)
    assert [base.reminders.kept[one.id] for one in waiting] == waiting


async def test_r8_tonight_is_the_member_s_own(base: Base) -> None:
    file = await base.person(VERA, "Ким Анна")
    tomorrow_there = await base.reminder(VERA, file.client, due_at=NOW + 5 * HOUR)
    logged = await log(base, file, member=VERA)
    assert not logged.closed
    assert base.reminders.kept[tomorrow_there.id] == tomorrow_there


async def test_r8_the_reminder_that_was_pressed_is_closed_whatever_its_kind_and_time(
    base: Base, petrov: ClientFile
) -> None:
    task = await base.reminder(BORIS, petrov.client, kind=ReminderKind.TASK, due_at=NOW + 9 * DAY)
    logged = await log(base, petrov, reminder_id=task.id)
    assert [one.id for one in logged.closed] == [task.id]


async def test_r8_a_reminder_is_answered_once(base: Base, petrov: ClientFile) -> None:
    reminder = await base.reminder(BORIS, petrov.client)
    await log(base, petrov, reminder_id=reminder.id)
    with pytest.raises(AlreadyDoneError):
        await log(base, petrov, reminder_id=reminder.id)
    assert len(base.touches.kept) == 1


async def test_r8_a_reminder_ticked_off_elsewhere_logs_nothing(
    base: Base, petrov: ClientFile
) -> None:
    reminder = await base.reminder(BORIS, petrov.client)
    done = base.doors.complete_reminder
    await done(BORIS, reminder.id)
    with pytest.raises(AlreadyDoneError):
        await log(base, petrov, reminder_id=reminder.id)
    assert not base.touches.kept


async def test_r14_a_time_the_client_named_becomes_the_next_step(
    base: Base, petrov: ClientFile
) -> None:
    saturday_night = NOW + timedelta(days=5, hours=12)
    logged = await log(
        base, petrov, outcome=Outcome.CALL_BACK, note="после отпуска", agreed_at=saturday_night
    )
    assert logged.planned is not None
    reminder = logged.planned.reminder
    assert (reminder.kind, reminder.due_at) == (ReminderKind.AGREED, saturday_night)
    assert (reminder.text, reminder.touch_id) == ("после отпуска", logged.touch.id)
    assert (reminder.member_id, reminder.contact_id) == (BORIS.id, logged.touch.contact_id)
    assert reminder.rings_at == saturday_night
    assert not logged.proposals


async def test_r14_the_reminder_says_what_was_agreed(base: Base, petrov: ClientFile) -> None:
    agreed: dict[str, Any] = {"agreed_at": NOW + HOUR, "agreed_text": "обсудить смету"}
    logged = await log(base, petrov, note="просил перезвонить", **agreed)
    assert logged.planned is not None
    assert (logged.planned.reminder.text, logged.touch.note) == (
        "обсудить смету",
        "просил перезвонить",
    )


async def test_r14_a_new_agreement_does_not_close_itself(base: Base, petrov: ClientFile) -> None:
    logged = await log(base, petrov, agreed_at=NOW + HOUR)
    assert not logged.closed
    assert [one.id for one in await base.reminders.open_of_client(petrov.client.id)] == [1]


@pytest.mark.parametrize("ago", [timedelta(0), HOUR])
async def test_r14_an_agreed_time_that_has_passed_is_refused(
    base: Base, petrov: ClientFile, ago: timedelta
) -> None:
    with pytest.raises(InvalidValueError, match="why-past"):
        await log(base, petrov, agreed_at=NOW - ago)
    assert not base.touches.kept


async def test_r8_without_an_agreed_time_next_steps_are_proposed(
    base: Base, petrov: ClientFile
) -> None:
    await base.deal(BORIS, petrov.client)
    logged = await log(base, petrov, outcome=Outcome.AGREED)
    assert [one.kind for one in logged.proposals] == [
        StepKind.REMIND,
        StepKind.STAGE,
        StepKind.NOTHING,
    ]
    assert logged.planned is None
    assert not base.reminders.kept


async def test_r60_somebody_else_s_client_is_gone(base: Base, petrov: ClientFile) -> None:
    with pytest.raises(GoneError):
        await log(base, petrov, member=VERA)
    with pytest.raises(GoneError):
        await base.log_touch(BORIS, TouchToLog(client_id=77))
    assert not base.touches.kept


async def test_r60_somebody_else_s_reminder_is_gone(base: Base, petrov: ClientFile) -> None:
    theirs = await base.reminder(VERA, None)
    with pytest.raises(GoneError):
        await log(base, petrov, reminder_id=theirs.id)
    assert not base.touches.kept


@pytest.mark.parametrize("leader", [ANNA, EGOR])
async def test_r4_a_head_s_touch_leaves_the_next_step_to_the_manager(
    base: Base, petrov: ClientFile, leader: Member
) -> None:
    due = await base.reminder(BORIS, petrov.client)
    logged = await log(base, petrov, member=leader, agreed_at=NOW + DAY)
    assert logged.touch.manager_id == leader.id
    assert [one.id for one in logged.closed] == [due.id]
    assert logged.planned is not None
    assert (logged.planned.reminder.member_id, logged.planned.reminder.created_by) == (
        BORIS.id,
        leader.id,
    )
