"""The one door for reminders: planned, done, put off (R4, R8, R60)."""

from datetime import timedelta
from typing import Any

import pytest

from domain.clients import ClientFile
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.planning import CompleteReminder
from domain.reminders import ReminderKind, ReminderState
from domain.team import Member
from tests.domain.base import ANNA, BORIS, EGOR, NOW, VERA, Base

HOUR = timedelta(hours=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


def done(base: Base) -> CompleteReminder:
    return base.doors.complete_reminder


async def test_a_reminder_about_a_client(base: Base, petrov: ClientFile) -> None:
    planned = await base.remind_me(
        BORIS,
        due_at=NOW + HOUR,
        text="смета",
        client_id=petrov.client.id,
        contact_id=petrov.contacts[0].id,
        deal_id=5,
    )
    one = planned.reminder
    assert base.reminders.kept == {one.id: one}
    assert (one.member_id, one.client_id, one.deal_id) == (BORIS.id, petrov.client.id, 5)
    assert (one.kind, one.text, one.state) == (ReminderKind.TASK, "смета", ReminderState.OPEN)
    assert (one.due_at, one.rings_at, one.created_at) == (NOW + HOUR, NOW + HOUR, NOW)
    assert base.changes.kept[-1].facts == {"client": "Петров Иван", "text": "смета"}


async def test_a_reminder_about_nobody_is_one_s_own(base: Base) -> None:
    planned = await base.remind_me(EGOR, due_at=NOW + HOUR, text="отчёт")
    assert (planned.reminder.member_id, planned.reminder.client_id) == (EGOR.id, None)


async def test_r4_a_head_s_reminder_about_a_client_is_its_manager_s(
    base: Base, petrov: ClientFile
) -> None:
    planned = await base.remind_me(
        EGOR, due_at=NOW + HOUR, text="смета", client_id=petrov.client.id
    )
    assert (planned.reminder.member_id, planned.reminder.created_by) == (BORIS.id, EGOR.id)


async def test_r60_no_reminder_about_somebody_else_s_client(base: Base, petrov: ClientFile) -> None:
    for client_id in (petrov.client.id, 77):
        with pytest.raises(GoneError):
            await base.remind_me(VERA, due_at=NOW + HOUR, text="смета", client_id=client_id)
    assert not base.reminders.kept


async def test_r60_no_reminder_names_a_contact_of_another_client(
    base: Base, petrov: ClientFile
) -> None:
    other = await base.person(VERA, "Сидоров Олег")
    with pytest.raises(GoneError):
        await base.remind_me(
            BORIS,
            due_at=NOW + HOUR,
            text="смета",
            client_id=petrov.client.id,
            contact_id=other.contacts[0].id,
        )
    assert not base.reminders.kept


@pytest.mark.parametrize("ago", [timedelta(0), HOUR])
async def test_the_past_is_no_time_for_a_reminder(base: Base, ago: timedelta) -> None:
    with pytest.raises(InvalidValueError, match="why-past"):
        await base.remind_me(BORIS, due_at=NOW - ago, text="смета")
    assert not base.reminders.kept


async def test_a_reminder_is_done_once(base: Base) -> None:
    one = await base.reminder(BORIS, None)
    ticked = await done(base)(BORIS, one.id)
    assert base.reminders.kept[one.id] == ticked
    assert (ticked.state, ticked.closed_at, ticked.rings_at) == (ReminderState.DONE, NOW, None)
    for again in (
        done(base)(BORIS, one.id),
        base.doors.postpone_reminder(BORIS, one.id, NOW + HOUR),
    ):
        with pytest.raises(AlreadyDoneError):
            await again


async def test_a_reminder_put_off_rings_again(base: Base) -> None:
    one = await base.reminder(BORIS, None, due_at=NOW - HOUR)
    later = await base.doors.postpone_reminder(BORIS, one.id, NOW + HOUR)
    moved = later.reminder
    assert later.moved is None
    assert base.reminders.kept[one.id] == moved
    assert (moved.due_at, moved.rings_at) == (NOW + HOUR, NOW + HOUR)
    assert moved.state is ReminderState.OPEN


@pytest.mark.parametrize("ago", [timedelta(0), HOUR])
async def test_a_reminder_is_not_put_off_into_the_past(base: Base, ago: timedelta) -> None:
    one = await base.reminder(BORIS, None)
    with pytest.raises(InvalidValueError, match="why-past"):
        await base.doors.postpone_reminder(BORIS, one.id, NOW - ago)
    assert base.reminders.kept[one.id] == one


@pytest.mark.parametrize(("member", "sees"), [(VERA, False), (EGOR, True), (ANNA, True)])
async def test_r60_a_reminder_is_its_manager_s_and_the_heads(
    base: Base, member: Member, *, sees: bool
) -> None:
    one = await base.reminder(BORIS, None)
    if sees:
        later = await base.doors.postpone_reminder(member, one.id, NOW + HOUR)
        assert later.reminder.member_id == BORIS.id
        assert (await done(base)(member, one.id)).state is ReminderState.DONE
        return
    calls: list[Any] = [
        done(base)(member, one.id),
        base.doors.postpone_reminder(member, one.id, NOW + HOUR),
    ]
    for call in calls:
        with pytest.raises(GoneError):
            await call
    assert base.reminders.kept[one.id] == one


async def test_a_reminder_that_never_was_is_gone(base: Base) -> None:
    with pytest.raises(GoneError):
        await done(base)(BORIS, 77)
