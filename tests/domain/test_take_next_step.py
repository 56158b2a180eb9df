"""What taking a proposed step does, once (R8, R14, R16, R21, R26, R28, R60)."""

from datetime import timedelta
from typing import Any

import pytest

from domain.cadence import Rule
from domain.clients import ClientFile, Contact, ContactState
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.next_steps import NextStep, StepKind, StepTaken
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import RoundEnd
from domain.team import Member
from domain.touches import Outcome
from tests.domain.base import BORIS, EGOR, LOST, NOW, VERA, WON, Base

DAY = timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS, "Петров Иван")


async def take(
    base: Base,
    file: ClientFile,
    kind: StepKind,
    *,
    member: Member = BORIS,
    touch_id: int | None = 1,
    contact_id: int | None = None,
    **facts: Any,
) -> StepTaken:
    return await base.take_step(
        member,
        NextStep(kind=kind, **facts),
        client_id=file.client.id,
        contact_id=contact_id or (file.contacts[0].id if file.contacts else None),
        touch_id=touch_id,
        text="обещал подумать",
    )


async def test_r8_a_reminder_is_set_once(base: Base, petrov: ClientFile) -> None:
    taken = await take(base, petrov, StepKind.REMIND, due_at=NOW + 3 * DAY)
    assert taken.planned is not None
    reminder = taken.planned.reminder
    assert (reminder.kind, reminder.due_at) == (ReminderKind.FOLLOW_UP, NOW + 3 * DAY)
    assert (reminder.text, reminder.touch_id) == ("обещал подумать", 1)
    assert (reminder.member_id, reminder.contact_id) == (BORIS.id, petrov.contacts[0].id)
    with pytest.raises(AlreadyDoneError):
        await take(base, petrov, StepKind.REMIND, due_at=NOW + 5 * DAY)
    assert len(base.reminders.kept) == 1


async def test_r8_the_next_touch_has_a_next_step_of_its_own(base: Base, petrov: ClientFile) -> None:
    await take(base, petrov, StepKind.REMIND, due_at=NOW + DAY)
    await take(base, petrov, StepKind.REMIND, due_at=NOW + DAY, touch_id=2)
    assert len(base.reminders.kept) == 2


async def test_r8_a_moment_that_has_passed_is_no_next_step(base: Base, petrov: ClientFile) -> None:
    with pytest.raises(InvalidValueError, match="why-past"):
        await take(base, petrov, StepKind.REMIND, due_at=NOW)
    with pytest.raises(GoneError):
        await take(base, petrov, StepKind.REMIND)
    assert not base.reminders.kept


async def test_r16_a_next_step_that_cadence_forbids_is_moved(
    base: Base, petrov: ClientFile
) -> None:
    await base.touch(petrov, outcome=Outcome.REACHED)
    taken = await take(base, petrov, StepKind.REMIND, due_at=NOW + DAY)
    assert taken.planned is not None
    assert taken.planned.moved is not None
    assert taken.planned.moved.rule is Rule.GAP
    assert taken.planned.reminder.due_at == NOW + 3 * DAY


async def test_r14_an_agreed_next_step_stands(base: Base, petrov: ClientFile) -> None:
    await base.touch(petrov, outcome=Outcome.CALL_BACK)
    taken = await take(base, petrov, StepKind.REMIND, due_at=NOW + DAY, agreed=True)
    assert taken.planned is not None
    assert taken.planned.moved is None
    assert taken.planned.reminder.due_at == NOW + DAY
    assert taken.planned.reminder.kind is ReminderKind.AGREED


async def test_r21_rest_closes_what_was_open_and_comes_back(base: Base, petrov: ClientFile) -> None:
    open_before = [
        await base.reminder(BORIS, petrov.client, kind=kind, due_at=NOW + n * DAY)
        for n, kind in enumerate(ReminderKind, 1)
    ]
    other = await base.reminder(BORIS, None)
    taken = await take(base, petrov, StepKind.REST)
    rested = taken.rested
    assert rested is not None
    assert [one.id for one in rested.closed] == [one.id for one in open_before]
    for one in open_before:
        kept = base.reminders.kept[one.id]
        assert (kept.state, kept.closed_why) == (ReminderState.CLOSED, "rest")
        assert (kept.closed_at, kept.rings_at) == (NOW, None)
    assert base.reminders.kept[other.id] == other
    (back,) = await base.reminders.open_of_client(petrov.client.id)
    assert (back, back.kind) == (rested.reminder, ReminderKind.RECONTACT)
    assert (back.text, back.created_by) == ("обещал подумать", BORIS.id)
    assert (rested.round.words, rested.round.ended_why) == ("обещал подумать", RoundEnd.DECISION)
    with pytest.raises(AlreadyDoneError):
        await take(base, petrov, StepKind.REST)


async def test_r28_a_stage_is_moved_once_and_the_move_is_kept(
    base: Base, petrov: ClientFile
) -> None:
    deal = await base.deal(BORIS, petrov.client)
    base.clock.passes(days=2)
    taken = await take(base, petrov, StepKind.STAGE, deal_id=deal.id, stage_id=2)
    moved = base.deals.kept[deal.id]
    assert taken.deal == moved
    assert (moved.stage_id, moved.stage_since) == (2, NOW + 2 * DAY)
    move = (await base.deals.moves(deal.id))[-1]
    assert (move.member_id, move.at) == (BORIS.id, NOW + 2 * DAY)
    assert (move.from_stage_id, move.to_stage_id) == (1, 2)
    with pytest.raises(AlreadyDoneError):
        await take(base, petrov, StepKind.STAGE, deal_id=deal.id, stage_id=2)


async def test_r28_an_old_button_does_not_move_a_deal_back(base: Base, petrov: ClientFile) -> None:
    deal = await base.deal(BORIS, petrov.client)
    await base.move_deal(BORIS, deal.id, 5)
    with pytest.raises(AlreadyDoneError):
        await take(base, petrov, StepKind.STAGE, deal_id=deal.id, stage_id=2)
    assert base.deals.kept[deal.id].stage_id == 5


@pytest.mark.parametrize("stage", [3, WON, LOST, 99])
async def test_r28_a_button_made_by_hand_neither_jumps_nor_ends_a_deal(
    base: Base, petrov: ClientFile, stage: int
) -> None:
    deal = await base.deal(BORIS, petrov.client)
    with pytest.raises(AlreadyDoneError):
        await take(base, petrov, StepKind.STAGE, deal_id=deal.id, stage_id=stage)
    assert base.deals.kept[deal.id] == deal


async def test_r60_a_deal_of_another_client_is_gone(base: Base, petrov: ClientFile) -> None:
    other = await base.person(BORIS, "Сидоров Олег")
    deal = await base.deal(BORIS, other.client)
    for deal_id, stage_id in ((deal.id, 2), (None, 2), (deal.id, None)):
        with pytest.raises(GoneError):
            await take(base, petrov, StepKind.STAGE, deal_id=deal_id, stage_id=stage_id)
    assert base.deals.kept[deal.id] == deal


async def test_r26_a_person_alone_is_archived_with_all_that_was_open(
    base: Base, petrov: ClientFile
) -> None:
    about = await base.reminder(BORIS, petrov.client, contact_id=petrov.contacts[0].id)
    client = await base.reminder(BORIS, petrov.client)
    taken = await take(base, petrov, StepKind.ARCHIVE)
    assert taken.archived is not None
    assert taken.file == base.file(petrov.client)
    assert taken.file.contacts[0].state is ContactState.ARCHIVED
    assert {one.id for one in taken.archived.closed} == {about.id, client.id}
    assert {one.closed_why for one in taken.archived.closed} == {"archive"}
    with pytest.raises(AlreadyDoneError):
        await take(base, petrov, StepKind.ARCHIVE)


async def test_r26_only_the_contact_of_a_company_is_archived(base: Base) -> None:
    people = (Contact(surname="Щукин"), Contact(surname="Белова"))
    file = await base.company(BORIS, "Ромашка", *people)
    wrong = await base.reminder(BORIS, file.client, contact_id=file.contacts[0].id)
    others = [
        await base.reminder(BORIS, file.client, contact_id=file.contacts[1].id),
        await base.reminder(BORIS, file.client),
    ]
    taken = await take(base, file, StepKind.ARCHIVE)
    assert [one.state for one in taken.file.contacts] == [
        ContactState.ARCHIVED,
        ContactState.ACTIVE,
    ]
    assert taken.archived is not None
    assert [one.id for one in taken.archived.closed] == [wrong.id]
    assert [base.reminders.kept[one.id] for one in others] == others
    assert taken.file.main_contact == taken.file.contacts[1]


async def test_r26_a_company_without_contacts_has_nobody_to_archive(base: Base) -> None:
    with pytest.raises(GoneError):
        await take(base, await base.company(BORIS), StepKind.ARCHIVE)


async def test_r8_an_explicit_nothing_changes_nothing(base: Base, petrov: ClientFile) -> None:
    taken = await take(base, petrov, StepKind.NOTHING)
    assert taken == StepTaken(step=NextStep(kind=StepKind.NOTHING), file=petrov)
    assert not base.reminders.kept


@pytest.mark.parametrize("kind", list(StepKind))
async def test_r60_no_step_is_taken_with_somebody_else_s_client(
    base: Base, petrov: ClientFile, kind: StepKind
) -> None:
    with pytest.raises(GoneError):
        await take(base, petrov, kind, member=VERA, due_at=NOW + DAY)
    assert base.file(petrov.client) == petrov


@pytest.mark.parametrize("kind", [StepKind.REMIND, StepKind.REST, StepKind.ARCHIVE])
async def test_r60_no_step_is_taken_with_a_contact_of_another_client(
    base: Base, petrov: ClientFile, kind: StepKind
) -> None:
    other = await base.person(VERA, "Сидоров Олег")
    with pytest.raises(GoneError):
        await take(base, petrov, kind, contact_id=other.contacts[0].id, due_at=NOW + DAY)
    assert not base.reminders.kept


async def test_r4_a_head_sets_the_next_step_for_the_manager(base: Base, petrov: ClientFile) -> None:
    taken = await take(base, petrov, StepKind.REMIND, member=EGOR, due_at=NOW + DAY)
    assert taken.planned is not None
    planned = taken.planned.reminder
    assert (planned.member_id, planned.created_by) == (BORIS.id, EGOR.id)
