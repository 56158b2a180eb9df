"""What is proposed after a touch, and what taking it does (R8, R21, R22, R26, R28)."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar_months import add_months
from domain.clients import ClientFile, Contact, ContactState
from domain.deals import Deal
from domain.errors import AlreadyDoneError, GoneError, InvalidValueError
from domain.next_steps import NextStep, StepKind, StepTaken, propose, rest_until
from domain.reminders import ReminderKind, ReminderState
from domain.team import Member
from domain.touches import Outcome
from tests.domain.base import BORIS, EGOR, LOST, NOW, PIPELINE, RUSSIA, VERA, WON, Base

DAY = timedelta(days=1)
A_DEAL = Deal(
    id=1,
    client_id=1,
    title="Монтаж",
    amount=100,
    stage_id=2,
    stage_since=NOW,
    opened_at=NOW,
    opened_by=3,
)


def proposed(outcome: Outcome | None, *, deal: Deal | None = A_DEAL) -> tuple[NextStep, ...]:
    deals = [deal] if deal else []
    return propose(outcome, member=BORIS, now=NOW, calendar=RUSSIA, deals=deals, pipeline=PIPELINE)


@pytest.mark.parametrize(
    ("outcome", "kinds"),
    [
        (None, "remind nothing"),
        (Outcome.REACHED, "remind stage nothing"),
        (Outcome.AGREED, "remind stage nothing"),
        (Outcome.ASKED_INFO, "remind stage nothing"),
        (Outcome.CALL_BACK, "remind nothing"),
        (Outcome.NO_ANSWER, "remind nothing"),
        (Outcome.BUSY, "remind nothing"),
        (Outcome.REFUSED, "rest remind nothing"),
        (Outcome.COMPETITOR, "rest remind nothing"),
        (Outcome.WRONG_PERSON, "archive remind nothing"),
        (Outcome.NUMBER_MISSING, "archive remind nothing"),
    ],
)
def test_r8_the_best_step_stands_first_and_nothing_last(
    outcome: Outcome | None, kinds: str
) -> None:
    assert [one.kind.value for one in proposed(outcome)] == kinds.split()


def test_r28_the_stage_proposed_is_the_next_open_one() -> None:
    steps = {one.kind: one for one in proposed(Outcome.AGREED)}
    assert (steps[StepKind.STAGE].deal_id, steps[StepKind.STAGE].stage_id) == (1, 3)


@pytest.mark.parametrize("deal", [None, *(replace(A_DEAL, stage_id=n) for n in (6, WON, LOST, 99))])
def test_r28_won_is_never_proposed_nor_a_stage_without_a_deal(deal: Deal | None) -> None:
    assert StepKind.STAGE not in [one.kind for one in proposed(Outcome.AGREED, deal=deal)]


@pytest.mark.parametrize(
    ("outcome", "due"),
    [
        (None, "2026-11-30T10:00:00+03:00"),
        (Outcome.REACHED, "2026-11-30T10:00:00+03:00"),
        (Outcome.AGREED, "2026-11-26T10:00:00+03:00"),
        (Outcome.ASKED_INFO, "2026-11-26T10:00:00+03:00"),
        (Outcome.CALL_BACK, "2026-11-24T10:00:00+03:00"),
        (Outcome.NO_ANSWER, "2026-11-26T16:00:00+03:00"),  # tried before noon: then after it
        (Outcome.BUSY, "2026-11-26T16:00:00+03:00"),
        (Outcome.REFUSED, "2026-11-30T10:00:00+03:00"),
    ],
)
def test_r10_the_next_attempt_keeps_its_gap(outcome: Outcome | None, due: str) -> None:
    step = next(one for one in proposed(outcome) if one.kind is StepKind.REMIND)
    assert step.due_at == datetime.fromisoformat(due)
    assert step.due_at is not None
    assert step.due_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("now", "member", "due"),
    [
        ("2026-11-26T09:00+03:00", BORIS, "2026-11-30T16:00+03:00"),  # Sunday becomes Monday
        ("2026-11-26T15:00+03:00", BORIS, "2026-11-30T10:00+03:00"),  # afternoon becomes morning
        ("2025-10-29T15:00+03:00", BORIS, "2025-11-01T10:00+03:00"),  # a worked Saturday
        ("2025-12-30T15:00+03:00", BORIS, "2026-01-12T10:00+03:00"),  # over the New Year
        ("2026-11-22T23:00+00:00", VERA, "2026-11-26T16:00+10:00"),  # Monday morning there
    ],
)
def test_r12_the_next_attempt_is_on_a_working_day_of_the_member_s_zone(
    now: str, member: Member, due: str
) -> None:
    moment = datetime.fromisoformat(now).astimezone(UTC)
    steps = propose(Outcome.NO_ANSWER, member=member, now=moment, calendar=RUSSIA)
    assert steps[0].due_at == datetime.fromisoformat(due)


@given(
    now=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1)),  # noqa: DTZ001 — hypothesis wants bare limits beside timezones
    outcome=st.sampled_from([None, *Outcome]),
    member=st.sampled_from([BORIS, VERA]),
)
def test_r8_every_proposal_is_ahead_on_a_working_day(
    now: datetime, outcome: Outcome | None, member: Member
) -> None:
    moment = now.replace(tzinfo=UTC)
    steps = propose(outcome, member=member, now=moment, calendar=RUSSIA)
    for due in (one.due_at for one in steps if one.due_at):
        assert due > moment
        assert RUSSIA.is_working(due.astimezone(member.zone).date())
    assert steps[-1] == NextStep(kind=StepKind.NOTHING)


@given(now=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1)))  # noqa: DTZ001 — hypothesis wants bare limits beside timezones
def test_r22_rest_lasts_between_five_and_six_calendar_months(now: datetime) -> None:
    moment = now.replace(tzinfo=UTC)
    local = moment.astimezone(VERA.zone).date()
    back = rest_until(moment, VERA, RUSSIA).astimezone(VERA.zone)
    assert add_months(local, 5) <= back.date() <= add_months(local, 6)
    assert (back.time(), RUSSIA.is_working(back.date())) == (time(10), True)


# -- taking a step ----------------------------------------------------------------------------


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
    reminder = taken.reminder
    assert reminder is not None
    assert (reminder.kind, reminder.due_at) == (ReminderKind.FOLLOW_UP, NOW + 3 * DAY)
    assert (reminder.text, reminder.touch_id) == ("обещал подумать", 1)
    assert (reminder.member_id, reminder.contact_id) == (BORIS.id, petrov.contacts[0].id)
    for kind in (StepKind.REMIND, StepKind.REST):
        with pytest.raises(AlreadyDoneError):
            await take(base, petrov, kind, due_at=NOW + 5 * DAY)
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


async def test_r21_rest_closes_what_was_open_and_comes_back(base: Base, petrov: ClientFile) -> None:
    open_before = [
        await base.reminder(BORIS, petrov.client, kind=kind, due_at=NOW + n * DAY)
        for n, kind in enumerate(ReminderKind, 1)
    ]
    other = await base.reminder(BORIS, None)
    due = rest_until(NOW, BORIS, RUSSIA)
    taken = await take(base, petrov, StepKind.REST, due_at=due)
    assert [one.id for one in taken.closed] == [one.id for one in open_before]
    for one in open_before:
        kept = base.reminders.kept[one.id]
        assert (kept.state, kept.closed_why) == (ReminderState.CLOSED, "rest")
        assert (kept.closed_at, kept.rings_at) == (NOW, None)
    assert base.reminders.kept[other.id] == other
    (back,) = await base.reminders.open_of_client(petrov.client.id)
    assert (back, back.kind, back.due_at) == (taken.reminder, ReminderKind.RECONTACT, due)
    with pytest.raises(AlreadyDoneError):
        await take(base, petrov, StepKind.REST, due_at=due)


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
    assert taken.file == base.file(petrov.client)
    assert taken.file.contacts[0].state is ContactState.ARCHIVED
    assert {one.id for one in taken.closed} == {about.id, client.id}
    assert {one.closed_why for one in taken.closed} == {"archive"}
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
    assert [one.id for one in taken.closed] == [wrong.id]
    assert [base.reminders.kept[one.id] for one in others] == others
    assert taken.file.main_contact == taken.file.contacts[1]


async def test_r26_a_company_without_contacts_has_nobody_to_archive(base: Base) -> None:
    with pytest.raises(GoneError):
        await take(base, await base.company(BORIS), StepKind.ARCHIVE)


async def test_r8_an_explicit_nothing_changes_nothing(base: Base, petrov: ClientFile) -> None:
    taken = await take(base, petrov, StepKind.NOTHING)
    assert (taken.file, taken.reminder, taken.closed) == (petrov, None, ())
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
    assert taken.reminder is not None
    assert (taken.reminder.member_id, taken.reminder.created_by) == (BORIS.id, EGOR.id)
