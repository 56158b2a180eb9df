"""Asking back: one question as a mailing within R12 and R13; a low score is heard at once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.clients import ClientFile
from domain.customers.people import Customer
from domain.customers.surveys import Occasion, Survey, ToAsk
from domain.errors import GoneError
from domain.policy import PolicyName
from domain.reminders import Reminder, ReminderKind, ReminderState
from domain.touches import Direction, TouchKind
from tests.domain.base import BORIS, NOW, VERA, Base

DAY = timedelta(days=1)


@pytest.fixture
async def petrov(base: Base) -> ClientFile:
    return await base.person(BORIS)


async def customer(base: Base, file: ClientFile) -> Customer:
    return await base.customers.add(
        Customer(
            telegram_id=500,
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            created_at=NOW,
            seen_at=NOW,
        )
    )


async def whom(base: Base, file: ClientFile, **facts: Any) -> ToAsk:
    one = await base.customers.by_telegram(500) or await customer(base, file)
    known: dict[str, Any] = {
        "customer_id": one.id,
        "telegram_id": 500,
        "locale": "ru",
        "client_id": file.client.id,
        "contact_id": file.contacts[0].id,
        "manager_id": BORIS.id,
        "occasion": Occasion.WON,
        "deal_id": 7,
    }
    return ToAsk(**{**known, **facts})


async def asked(base: Base, file: ClientFile) -> tuple[Customer, Survey]:
    survey = await base.customers_doors.ask_back(await whom(base, file))
    assert survey is not None
    return base.customers.kept[survey.customer_id], survey


def reminders(base: Base) -> list[Reminder]:
    return [one for one in base.reminders.kept.values() if one.state is ReminderState.OPEN]


async def test_r13_the_question_is_a_mailing_of_the_manager_and_counts(
    base: Base, petrov: ClientFile
) -> None:
    _, survey = await asked(base, petrov)
    assert (survey.asked_at, survey.deal_id, survey.manager_id) == (NOW, 7, BORIS.id)
    (touch,) = base.touches.kept
    assert (touch.kind, touch.direction) == (TouchKind.MAILING, Direction.OUTGOING)
    assert touch.contact_id == petrov.contacts[0].id
    assert (await base.pace(petrov)).judge(NOW, base.policy, base.calendar).moved


async def test_a_mailing_answers_no_reminder(base: Base, petrov: ClientFile) -> None:
    kept = await base.reminder(BORIS, petrov.client, kind=ReminderKind.AGREED)
    await asked(base, petrov)
    assert reminders(base) == [kept]


@pytest.mark.parametrize("kind", [TouchKind.CALL, TouchKind.MAILING])
async def test_r10_r13_nobody_is_asked_while_cadence_forbids_a_mailing(
    base: Base, petrov: ClientFile, kind: TouchKind
) -> None:
    await base.touch(petrov, kind=kind)
    wish = await whom(base, petrov)
    waits = 3 if kind is TouchKind.CALL else 7
    base.clock.moment = NOW + waits * DAY - timedelta(minutes=1)
    assert await base.customers_doors.ask_back(wish) is None
    assert len(base.touches.kept) == 1
    base.clock.moment = NOW + waits * DAY
    if kind is TouchKind.CALL:  # three days on is a Thursday, seven on a Monday: both work
        assert base.clock.moment.isoweekday() == 4
    assert await base.customers_doors.ask_back(wish)


@pytest.mark.parametrize("hours", [12, 5 * 24, -7])
async def test_r12_nobody_is_asked_at_night_or_on_a_day_off(
    base: Base, petrov: ClientFile, hours: int
) -> None:
    base.clock.moment = NOW + timedelta(hours=hours)
    assert await base.customers_doors.ask_back(await whom(base, petrov)) is None


async def test_r13_two_questions_of_two_clients_lie_a_mailing_apart(
    base: Base, petrov: ClientFile
) -> None:
    await asked(base, petrov)
    other = await base.person(VERA, "Иванов Олег")
    wish = await whom(
        base, petrov, client_id=other.client.id, contact_id=other.contacts[0].id, deal_id=8
    )
    assert await base.customers_doors.ask_back(wish) is None
    await base.rule(PolicyName.MAILING_DAYS, 1)
    base.clock.moment = NOW + DAY
    assert await base.customers_doors.ask_back(wish)


async def test_r4_who_has_the_client_now_sends_it_and_who_had_it_then_is_scored(
    base: Base, petrov: ClientFile
) -> None:
    await base.clients.reassign(petrov.client, VERA.id)
    _, survey = await asked(base, petrov)
    assert survey.manager_id == BORIS.id
    assert base.touches.kept[0].manager_id == VERA.id


async def test_a_client_that_is_gone_is_not_asked(base: Base, petrov: ClientFile) -> None:
    wish = await whom(base, petrov)
    del base.clients.files[petrov.client.id]
    assert await base.customers_doors.ask_back(wish) is None


# -- the score --------------------------------------------------------------------------------


@pytest.mark.parametrize(("score", "told"), [(0, True), (6, True), (7, False), (10, False)])
async def test_r16_a_detractors_manager_hears_at_once_and_calls_when_cadence_allows(
    base: Base, petrov: ClientFile, score: int, told: bool
) -> None:
    person, survey = await asked(base, petrov)
    base.clock.passes(hours=1)
    given = await base.customers_doors.take_score(person, survey.id, score)
    assert given.first
    assert (given.reminder is not None) is told
    assert given.survey.answered_at == base.clock.now()
    assert [one.text for one in reminders(base)] == [f"Оценка {score} из 10"] * told
    for one in reminders(base):
        assert one.rings_at == base.clock.now()
        assert one.due_at == NOW + 3 * DAY  # R10: the question was a touch
        assert (one.member_id, one.contact_id) == (BORIS.id, petrov.contacts[0].id)
        assert one.deal_id == 7


async def test_r4_the_present_manager_hears_of_it_in_their_language(
    base: Base, petrov: ClientFile
) -> None:
    person, survey = await asked(base, petrov)
    base.team.people[VERA.id] = replace(VERA, locale="en")
    await base.clients.reassign(petrov.client, VERA.id)
    await base.customers_doors.take_score(person, survey.id, 3)
    assert [(one.member_id, one.text) for one in reminders(base)] == [(VERA.id, "Score 3 of 10")]


async def test_a_score_is_changed_within_a_day_and_the_reminder_with_it(
    base: Base, petrov: ClientFile
) -> None:
    person, survey = await asked(base, petrov)
    give = base.customers_doors.take_score
    await give(person, survey.id, 3)
    base.clock.passes(hours=2)
    again = await give(person, survey.id, 3)
    assert (again.first, again.reminder) == (False, None)
    assert len(reminders(base)) == 1
    await give(person, survey.id, 5)
    assert [one.text for one in reminders(base)] == ["Оценка 5 из 10"]
    better = await give(person, survey.id, 9)
    assert not better.first
    assert reminders(base) == []
    base.clock.moment = NOW + DAY + timedelta(seconds=1)
    with pytest.raises(GoneError):
        await give(person, survey.id, 10)


async def test_nobody_answers_for_others_or_off_the_scale(base: Base, petrov: ClientFile) -> None:
    person, survey = await asked(base, petrov)
    other = replace(person, id=99)
    for who, number, score in ((other, survey.id, 5), (person, 99, 5), (person, survey.id, 11)):
        with pytest.raises(GoneError):
            await base.customers_doors.take_score(who, number, score)
    assert reminders(base) == []


async def test_of_a_client_that_is_gone_the_score_counts_and_nobody_is_told(
    base: Base, petrov: ClientFile
) -> None:
    person, survey = await asked(base, petrov)
    del base.clients.files[petrov.client.id]
    given = await base.customers_doors.take_score(person, survey.id, 2)
    assert given.survey.score == 2
    assert given.reminder is None


# -- the comment ------------------------------------------------------------------------------


async def test_a_comment_is_kept_and_added_to_the_open_reminder(
    base: Base, petrov: ClientFile
) -> None:
    person, survey = await asked(base, petrov)
    doors = base.customers_doors
    assert await doors.take_comment(person, "рано") is None
    await doors.take_score(person, survey.id, 4)
    after = await doors.take_comment(person, "  долго\u200b везли ")
    assert after is not None
    assert after.comment == "долго везли"
    assert [one.text for one in reminders(base)] == ["Оценка 4 из 10: долго везли"]
    assert await doors.take_comment(person, "и ещё") is None
    await doors.take_score(person, survey.id, 5)
    assert [one.text for one in reminders(base)] == ["Оценка 5 из 10: долго везли"]


async def test_a_comment_to_a_reminder_that_was_done_is_kept_with_the_answer(
    base: Base, petrov: ClientFile
) -> None:
    person, survey = await asked(base, petrov)
    doors = base.customers_doors
    await doors.take_score(person, survey.id, 4)
    (one,) = reminders(base)
    await base.doors.complete_reminder(BORIS, one.id)
    assert await doors.take_comment(person, "долго везли")
    assert reminders(base) == []
    assert base.reminders.kept[one.id].text == "Оценка 4 из 10"


@pytest.mark.parametrize(("words", "hours"), [("\u200b ", 0), ("поздно", 25)])
async def test_nothing_and_late_words_are_no_comment(
    base: Base, petrov: ClientFile, words: str, hours: int
) -> None:
    person, survey = await asked(base, petrov)
    await base.customers_doors.take_score(person, survey.id, 10)
    base.clock.passes(hours=hours)
    assert await base.customers_doors.take_comment(person, words) is None


async def test_praise_raises_no_reminder(base: Base, petrov: ClientFile) -> None:
    person, survey = await asked(base, petrov)
    await base.customers_doors.take_score(person, survey.id, 10)
    after = await base.customers_doors.take_comment(person, "спасибо")
    assert after is not None
    assert after.promoter
    assert base.reminders.kept == {}
