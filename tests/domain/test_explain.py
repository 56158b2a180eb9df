"""Why a client is in the plan or not (R17): every reason, and which one wins."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.archive import FileAway
from domain.cadence import Rule
from domain.clients import Contact, ContactState
from domain.errors import GoneError
from domain.explain import Place
from domain.plan import CallReason
from domain.policy import PolicyName
from domain.reminders import ReminderKind
from domain.rounds import RoundEnd
from domain.touches import Outcome, TouchKind
from tests.domain.base import BORIS, EGOR, NOW, VERA, Base, phone
from tests.domain.explaining import explained, name_in_plan, of_the_hand
from tests.domain.leading import lead_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize("kind", ReminderKind)
async def test_r17_a_reminder_of_today_or_overdue_puts_the_client_into_the_plan(
    base: Base, kind: ReminderKind
) -> None:
    file = await base.person(BORIS)
    for due in (NOW + HOUR, NOW - DAY):
        reminder = await base.reminder(BORIS, file.client, kind=kind, due_at=due)
        told = await explained(base, file)
        assert (told.place, told.reminder) == (Place.REMINDER, reminder)
        assert told.place.planned


async def test_r14_an_agreement_stands_in_the_plan_and_cadence_is_told_all_the_same(
    base: Base,
) -> None:
    file = await base.person(BORIS)
    await base.touch(file, outcome=Outcome.CALL_BACK, agreed_at=NOW + 2 * HOUR)
    told = await explained(base, file)
    assert told.place is Place.REMINDER
    assert told.held.verdict.rule is Rule.GAP
    assert told.held.allowed == NOW + 3 * DAY


async def test_r17_a_reminder_of_a_later_day(base: Base) -> None:
    file = await base.person(BORIS)
    reminder = await base.reminder(BORIS, file.client, due_at=NOW + 2 * DAY)
    told = await explained(base, file)
    assert (told.place, told.reminder) == (Place.LATER, reminder)
    assert not told.held.verdict.moved


async def test_the_day_is_that_of_the_client_s_manager(base: Base) -> None:
    file = await base.person(VERA)
    await base.reminder(VERA, file.client, due_at=NOW + 6 * HOUR)  # after midnight over there
    assert (await explained(base, file, by=EGOR)).place is Place.LATER


@pytest.mark.parametrize("deal", [False, True])
async def test_whom_the_plan_names_is_in_it_and_who_comes_after_waits_for_a_turn(
    base: Base, deal: bool
) -> None:
    file, another = await base.person(BORIS), await base.person(BORIS, "Козлов Олег")
    if deal:
        await base.deal(BORIS, file.client)
    name_in_plan(base, file)
    told = await explained(base, file)
    reason = CallReason.DEAL_WITHOUT_STEP if deal else CallReason.NEVER_TOUCHED
    assert (told.place, told.call) == (Place.CALL, reason)
    name_in_plan(base, another)
    told = await explained(base, file)
    assert (told.place, told.call) == (Place.TURN, reason)
    assert not told.place.planned


async def test_r29_a_stuck_deal_is_in_the_plan_whatever_cadence_says(base: Base) -> None:
    file = await base.person(BORIS)
    deal = await base.deal(BORIS, file.client)
    base.clock.passes(days=8)
    await base.touch(file, outcome=Outcome.NO_ANSWER)
    told = await explained(base, file)
    assert told.place is Place.STUCK
    assert told.deal is not None
    assert told.deal.id == deal.id
    assert told.held.verdict.rule is Rule.GAP


async def test_a_lead_of_a_magnet_is_in_the_plan_until_it_is_touched(base: Base) -> None:
    file = await base.person(BORIS)
    await lead_of(base, file)
    base.clock.passes(minutes=1)
    assert (await explained(base, file)).place is Place.LEAD
    await base.touch(file, outcome=Outcome.NO_ANSWER)
    assert (await explained(base, file)).place is Place.CADENCE


async def test_r10_the_touch_that_counts_and_the_first_moment_allowed(base: Base) -> None:
    file = await base.person(BORIS)
    base.clock.moment += timedelta(seconds=30)
    await base.touch(file, outcome=Outcome.NO_ANSWER)
    base.clock.passes(hours=1)
    told = await explained(base, file)
    assert told.place is Place.CADENCE
    (bound,) = told.held.verdict.bounds
    assert bound.rule is Rule.GAP
    assert [one.at for one in bound.touches] == [NOW + timedelta(seconds=30)]
    assert told.held.allowed == NOW + 3 * DAY
    assert told.held.allowed.tzinfo is UTC


async def test_r10_a_gap_that_ends_today_leaves_the_client_in_the_plan(base: Base) -> None:
    file = await base.person(BORIS)
    await base.deal(BORIS, file.client)
    await base.touch(file, outcome=Outcome.NO_ANSWER)
    base.clock.passes(days=3, hours=-2)
    name_in_plan(base, file)
    told = await explained(base, file)
    assert told.place is Place.CALL
    assert told.held.allowed == NOW + 3 * DAY


async def test_r11_every_touch_that_counts_is_named(base: Base) -> None:
    file = await base.person(BORIS)
    for _ in range(4):
        await base.touch(file, kind=TouchKind.MESSAGE)
        base.clock.passes(days=4)
    told = await explained(base, file)
    (bound, *_) = told.held.verdict.bounds
    assert (told.place, bound.rule, len(bound.touches)) == (Place.CADENCE, Rule.CONTACT_LIMIT, 4)
    assert told.held.allowed == datetime(2026, 12, 23, 9, 30, tzinfo=UTC)


async def test_r11_a_company_waits_because_of_another_contact(base: Base) -> None:
    people = (
        Contact(surname="Петров", name="Иван", points=(phone("+79161234567"),)),
        Contact(surname="Козлов", name="Олег", points=(phone("+79161234568"),)),
    )
    file = await base.company(BORIS, "ООО «Ромашка»", *people)
    petrov, kozlov = file.contacts
    await base.touch(file, contact_id=kozlov.id, outcome=Outcome.NO_ANSWER)
    told = await explained(base, file, petrov.id)
    assert told.place is Place.CADENCE
    assert told.asked.contact is not None
    assert told.asked.contact.id == petrov.id
    assert told.asked.allowed == NOW
    assert told.other is told.held
    assert told.held.contact is not None
    assert told.held.contact.id == kozlov.id
    assert (await explained(base, file, kozlov.id)).other is None


async def test_r12_at_night_nobody_is_planned_any_more_and_the_first_moment_is_in_the_morning(
    base: Base,
) -> None:
    file = await base.person(BORIS)
    name_in_plan(base, file)
    assert (await explained(base, file)).place is Place.CALL
    base.clock.passes(hours=8)
    told = await explained(base, file)
    assert told.place is Place.CLOSED
    assert not told.place.planned
    assert told.held.verdict.rule is Rule.HOURS
    assert told.held.allowed == datetime(2026, 11, 24, 6, tzinfo=UTC)


async def test_r12_on_a_day_off_nobody_is_to_be_called(base: Base) -> None:
    file = await base.person(BORIS)
    name_in_plan(base, file)
    base.clock.passes(days=5)
    told = await explained(base, file)
    assert (told.place, told.held.verdict.rule) == (Place.DAY_OFF, Rule.DAY_OFF)
    assert told.held.allowed == datetime(2026, 11, 30, 6, tzinfo=UTC)


async def test_r13_a_mailing_is_told_apart(base: Base) -> None:
    file = await base.person(BORIS)
    await base.touch(file, kind=TouchKind.MAILING)
    base.clock.passes(days=4)
    told = await explained(base, file)
    assert not told.held.verdict.moved
    assert told.mailing is not None
    assert (told.mailing.rule, told.mailing.until) == (Rule.MAILING, NOW + 7 * DAY)


async def test_who_was_touched_lately_shows_up_by_itself(base: Base) -> None:
    file = await base.person(BORIS)
    await base.touch(file, kind=TouchKind.MESSAGE)
    base.clock.passes(days=4)
    told = await explained(base, file)
    assert told.place is Place.RECENT
    assert told.shows_on == date(2026, 12, 23)
    assert not told.held.verdict.moved
    base.clock.passes(days=27)
    assert (await explained(base, file)).call is CallReason.SILENT


async def test_r21_a_client_that_rests_until_its_return(base: Base) -> None:
    file = await base.person(BORIS)
    await base.touch(file, outcome=Outcome.REFUSED)
    told = await explained(base, file)
    assert told.place is Place.RESTING
    assert told.held.verdict.rule is Rule.RESTING
    assert told.card.round is not None
    assert told.held.allowed == told.card.round.rest_until
    base.clock.moment = told.held.allowed - 2 * HOUR
    assert (await explained(base, file)).place is Place.REMINDER


async def test_r11_a_person_who_has_to_wait_is_told_apart_from_who_is_in_the_plan(
    base: Base,
) -> None:
    people = (
        Contact(surname="Петров", name="Иван", points=(phone("+79161234567"),)),
        Contact(surname="Козлов", name="Олег", points=(phone("+79161234568"),)),
    )
    file = await base.company(BORIS, "ООО «Ромашка»", *people)
    petrov, kozlov = file.contacts
    for whom in (petrov, petrov, petrov, petrov, kozlov):
        await base.touch(file, contact_id=whom.id, kind=TouchKind.MESSAGE)
        base.clock.passes(days=4)
    base.clock.passes(days=1)
    await base.deal(BORIS, file.client)
    name_in_plan(base, file)
    told = await explained(base, file, petrov.id)
    assert (told.place, told.other, told.asked.verdict.rule) == (
        Place.CALL,
        None,
        Rule.CONTACT_LIMIT,
    )
    assert told.instead is not None
    assert told.instead.id == kozlov.id
    assert (await explained(base, file, kozlov.id)).instead is None


async def test_r21_a_lead_at_rest_or_out_of_reach_is_no_new_lead(base: Base) -> None:
    file = await base.person(BORIS)
    await lead_of(base, file)
    await base.doors.put_to_rest(await base.pace(file), RoundEnd.DECISION, by=BORIS)
    assert (await explained(base, file)).place is Place.RESTING
    of_the_hand(base.file(file.client), base, state=ContactState.ARCHIVED)
    assert (await explained(base, file)).place is Place.ARCHIVED


async def test_a_reminder_of_somebody_else_is_not_in_the_manager_s_plan(base: Base) -> None:
    file = await base.person(BORIS)
    await base.reminder(EGOR, file.client, due_at=NOW + HOUR)
    assert (await explained(base, file)).place is Place.LATER


async def test_r26_archived_contacts_name_their_next_check(base: Base) -> None:
    file = await base.person(BORIS)
    file_away: FileAway = base.doors.file_away
    archived = await file_away(await base.pace(file), file, file.contacts)
    told = await explained(base, file)
    assert told.place is Place.ARCHIVED
    assert told.check_at == archived.contacts[0].check_at


async def test_who_asked_to_be_left_alone_is_never_planned(base: Base) -> None:
    file = await base.person(BORIS)
    of_the_hand(file, base, do_not_contact=True)
    assert (await explained(base, file)).place is Place.DO_NOT_CONTACT
    of_the_hand(base.file(file.client), base, state=ContactState.ARCHIVED)
    assert (await explained(base, file)).place is Place.ARCHIVED


async def test_a_client_without_contacts_is_planned_too(base: Base) -> None:
    file = await base.company(BORIS)
    name_in_plan(base, file)
    assert (await explained(base, file)).place is Place.CALL


async def test_the_owner_s_numbers_are_told_at_once_and_obeyed_when_the_base_is_recounted(
    base: Base,
) -> None:
    file = await base.person(BORIS)
    await base.touch(file, kind=TouchKind.MESSAGE)
    base.clock.passes(days=4)
    await base.rule(PolicyName.GAP_DAYS, 10)
    told = await explained(base, file)
    assert told.held.allowed == NOW + 10 * DAY
    pace = await base.pace(file)
    await base.paces.allow_from(pace, pace.free_from(base.policy))
    assert (await explained(base, file)).place is Place.CADENCE


async def test_r60_somebody_else_s_client_is_not_explained(base: Base) -> None:
    file = await base.person(BORIS)
    with pytest.raises(GoneError):
        await explained(base, file, by=VERA)
    assert (await explained(base, file, by=EGOR)).place is Place.TURN
