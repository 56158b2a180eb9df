"""The archive: filing away, checking every half year, answering (R26)."""

from datetime import timedelta

import pytest

from domain.calendar_months import add_months
from domain.clients import ClientFile, Contact, ContactState
from domain.policy import PolicyName
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import RoundEnd, Waking
from domain.team import Scope
from domain.touches import Direction, Outcome
from tests.domain.base import BORIS, NOW, RUSSIA, VERA, Base, phone

DAY = timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


@pytest.fixture
async def romashka(base: Base) -> ClientFile:
    people = (
        Contact(surname="Щукин", points=(phone("+79160000101"),)),
        Contact(surname="Белова", points=(phone("+79160000102"),)),
    )
    return await base.company(BORIS, "Ромашка", *people)


@pytest.mark.parametrize("outcome", [Outcome.WRONG_PERSON, Outcome.NUMBER_MISSING])
async def test_r26_a_number_that_does_not_work_archives_the_contact_at_once(
    base: Base, petrov: ClientFile, outcome: Outcome
) -> None:
    about = await base.reminder(BORIS, petrov.client, due_at=NOW + 9 * DAY, kind=ReminderKind.TASK)
    logged = await base.touch(petrov, outcome=outcome)
    assert logged.archived is not None
    (contact,) = logged.file.contacts
    assert logged.file.contacts == base.file(petrov.client).contacts
    assert contact.state is ContactState.ARCHIVED
    assert contact.check_at is not None
    assert [one.id for one in logged.archived.closed] == [about.id]
    assert base.reminders.kept[about.id].closed_why == "archive"
    assert (logged.proposals, logged.rested) == ((), None)
    assert await base.reminders.open_of_client(petrov.client.id) == []


async def test_r26_the_check_is_a_working_day_in_the_sixth_month(
    base: Base, petrov: ClientFile
) -> None:
    logged = await base.touch(petrov, outcome=Outcome.NUMBER_MISSING)
    at = logged.file.contacts[0].check_at
    assert at is not None
    day = at.astimezone(BORIS.zone).date()
    today = NOW.astimezone(BORIS.zone).date()
    assert add_months(today, 5) <= day <= add_months(today, 6)
    assert RUSSIA.is_working(day)


async def test_r26_checks_join_one_list_until_it_is_full(base: Base) -> None:
    await base.rule(PolicyName.ARCHIVE_LIST, 5)
    days = []
    for number in range(12):
        file = await base.person(BORIS, f"Петров Иван{number}")
        logged = await base.touch(file, outcome=Outcome.NUMBER_MISSING)
        at = logged.file.contacts[0].check_at
        assert at is not None
        days.append(at)
    assert [days.count(one) for one in sorted(set(days))] == [5, 5, 2]
    assert days == sorted(days)


async def test_r26_a_colleague_s_list_is_not_joined(base: Base, petrov: ClientFile) -> None:
    await base.touch(petrov, outcome=Outcome.NUMBER_MISSING)
    hers = await base.person(VERA, "Ким Анна")
    await base.touch(hers, outcome=Outcome.NUMBER_MISSING)
    due = NOW + 190 * DAY
    for manager, file in ((BORIS, petrov), (VERA, hers)):
        (one,) = await base.archive.to_check(manager.scope, due, limit=9)
        assert one.client_id == file.client.id
    assert await base.archive.count(Scope(None), due) == 2


async def test_r26_only_what_is_about_the_contact_of_a_company_is_closed(
    base: Base, romashka: ClientFile
) -> None:
    wrong, other = romashka.contacts
    closed = await base.reminder(
        BORIS, romashka.client, contact_id=wrong.id, due_at=NOW + 9 * DAY, kind=ReminderKind.TASK
    )
    kept = await base.reminder(
        BORIS, romashka.client, contact_id=other.id, due_at=NOW + 9 * DAY, kind=ReminderKind.TASK
    )
    logged = await base.touch(romashka, contact_id=wrong.id, outcome=Outcome.WRONG_PERSON)
    assert logged.archived is not None
    assert [one.id for one in logged.archived.closed] == [closed.id]
    assert base.reminders.kept[kept.id] == kept
    assert logged.file.main_contact == other
    assert logged.proposals


async def test_r26_when_nobody_of_a_company_is_left_everything_is_closed(
    base: Base, romashka: ClientFile
) -> None:
    about = await base.reminder(BORIS, romashka.client, due_at=NOW + 9 * DAY)
    first, second = romashka.contacts
    await base.touch(romashka, contact_id=first.id, outcome=Outcome.NUMBER_MISSING)
    assert base.reminders.kept[about.id].state is ReminderState.OPEN
    last = await base.touch(romashka, contact_id=second.id, outcome=Outcome.NUMBER_MISSING)
    assert last.proposals == ()
    assert base.reminders.kept[about.id].state is ReminderState.CLOSED


async def test_r23_a_resting_company_comes_back_with_who_is_left(
    base: Base, romashka: ClientFile
) -> None:
    wrong, other = romashka.contacts
    rested = await base.doors.put_to_rest(await base.pace(romashka, wrong.id), RoundEnd.TOUCHES)
    assert rested.reminder.contact_id == wrong.id
    logged = await base.touch(romashka, contact_id=wrong.id, outcome=Outcome.NUMBER_MISSING)
    assert logged.archived is not None
    assert logged.archived.closed == ()
    (back,) = await base.reminders.open_of_client(romashka.client.id)
    assert (back.id, back.contact_id) == (rested.reminder.id, other.id)
    assert base.round(romashka).resting


async def test_r25_filing_a_resting_client_away_ends_its_rest(
    base: Base, petrov: ClientFile
) -> None:
    rested = await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    file = base.file(petrov.client)
    await base.doors.file_away(await base.pace(petrov), file, file.contacts)
    over = base.round(petrov)
    assert (over.resting, over.woke_why, over.number) == (False, Waking.ARCHIVED, 1)
    assert base.reminders.kept[rested.reminder.id].state is ReminderState.CLOSED
    assert base.file(petrov.client).client.allowed_from is None


async def test_r23_who_answers_from_the_archive_begins_a_new_round(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.NO_ANSWER)
    await base.doors.put_to_rest(await base.pace(petrov), RoundEnd.TOUCHES)
    file = base.file(petrov.client)
    await base.doors.file_away(await base.pace(petrov), file, file.contacts)
    base.clock.passes(days=180)
    logged = await base.touch(petrov, outcome=Outcome.REACHED)
    assert logged.revived
    new = base.round(petrov)
    assert (new.number, new.silent, new.fruitless) == (2, 1, 1)


@pytest.mark.parametrize(
    ("outcome", "direction"),
    [
        (Outcome.REACHED, Direction.OUTGOING),
        (Outcome.ASKED_INFO, Direction.OUTGOING),
        (None, Direction.INCOMING),
    ],
)
async def test_r26_a_number_that_answers_leaves_the_archive(
    base: Base, petrov: ClientFile, outcome: Outcome | None, direction: Direction
) -> None:
    await base.touch(petrov, outcome=Outcome.NUMBER_MISSING)
    base.clock.passes(days=180)
    logged = await base.touch(petrov, outcome=outcome, direction=direction)
    assert logged.revived
    (contact,) = base.file(petrov.client).contacts
    assert (contact.state, contact.check_at) == (ContactState.ACTIVE, None)
    assert logged.file.contacts == (contact,)
    assert logged.proposals


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.BUSY, Outcome.NUMBER_MISSING])
async def test_r26_who_does_not_answer_is_tried_again_half_a_year_later(
    base: Base, petrov: ClientFile, outcome: Outcome
) -> None:
    first = (await base.touch(petrov, outcome=Outcome.NUMBER_MISSING)).file.contacts[0].check_at
    base.clock.passes(days=180)
    logged = await base.touch(petrov, outcome=outcome)
    (contact,) = base.file(petrov.client).contacts
    assert first is not None
    assert contact.check_at is not None
    assert contact.check_at > first + 140 * DAY
    assert contact.state is ContactState.ARCHIVED
    assert (logged.revived, logged.proposals) == (False, ())


async def test_r26_the_list_comes_when_its_half_year_is_over(
    base: Base, petrov: ClientFile
) -> None:
    at = (await base.touch(petrov, outcome=Outcome.NUMBER_MISSING)).file.contacts[0].check_at
    assert at is not None
    second = timedelta(seconds=1)
    assert await base.archive.lists(since=NOW, now=at - second) == []
    (due,) = await base.archive.lists(since=at - second, now=at)
    assert (due.member_id, due.count) == (BORIS.id, 1)
    assert await base.archive.lists(since=at, now=at + DAY) == []
