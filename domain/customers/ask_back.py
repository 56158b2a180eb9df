"""Asking back after a won deal or a meeting: one question, within R13."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.clock import Clock
from domain.customers.consents import Purpose
from domain.customers.people import Customer
from domain.customers.surveys import Survey, SurveyBook, ToAsk
from domain.doors import Doors
from domain.errors import GoneError
from domain.language.survey_words import is_score_text, score_text, with_comment
from domain.language.text import clean
from domain.log_touch import TouchToLog
from domain.planning import ReminderPlanned, ReminderToPlan
from domain.reminders import Reminder, ReminderKind, ReminderState
from domain.touches import TouchKind

MIND_CHANGES = timedelta(days=1)
"""So long a score can be changed and a comment added."""
ASKED_OF = timedelta(days=14)
"""An older occasion is not asked about any more."""
BY_BETTER_SCORE = "score"
"""Why a reminder was closed."""
_SCORES = range(11)
_LONGEST_COMMENT = 1000
_AT_ONCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskBack:
    """Puts the question to somebody, as a mailing of their manager (R13, R12), or not yet.

    Cadence is asked as for any mailing; an occasion older than two weeks is passed over.
    """

    doors: Doors
    surveys: SurveyBook

    async def __call__(self, whom: ToAsk) -> Survey | None:
        """Return the question to send now; nothing while cadence forbids it."""
        doors, now = self.doors, self.doors.clock.now()
        if await self._asked_lately(whom, now):
            return None
        pace = await doors.unit.paces.pace(
            whom.client_id, whom.contact_id, now=now, policy=doors.policy
        )
        if pace is None or pace.judge(now, doors.policy, doors.calendar, TouchKind.MAILING).moved:
            return None
        # Whose client it is now sends it: the manager of then may see it no more (R60).
        manager = await doors.unit.team.member(pace.manager_id)
        if manager is None:
            return None
        await doors.log_touch(
            manager,
            TouchToLog(
                client_id=whom.client_id, contact_id=whom.contact_id, kind=TouchKind.MAILING
            ),
        )
        return await self.surveys.add(
            Survey(
                customer_id=whom.customer_id,
                client_id=whom.client_id,
                manager_id=whom.manager_id,
                occasion=whom.occasion,
                deal_id=whom.deal_id,
                touch_id=whom.touch_id,
                asked_at=now,
            )
        )

    async def _asked_lately(self, whom: ToAsk, now: datetime) -> bool:
        """Whether a question went to the person, of whatever client, within R13."""
        last = await self.surveys.latest(whom.customer_id)
        apart = timedelta(days=self.doors.policy.mailing_days)
        return last is not None and now - last.asked_at < apart


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreGiven:
    """An answer that was taken; ``reminder`` is what a detractor's manager got."""

    survey: Survey
    reminder: ReminderPlanned | None = None
    first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeScore:
    """Takes the score, once; a second press changes it within a day. Raises ``GoneError``.

    Nothing is taken from who withdrew their consent: they were promised that nobody calls (R52).

    A detractor's manager hears of it at once. Nobody named a time, so it is no agreement (R14):
    the reminder stands where cadence allows the next touch (R16), but rings right away.
    """

    doors: Doors
    surveys: SurveyBook
    clock: Clock

    async def __call__(self, customer: Customer, survey_id: int, score: int) -> ScoreGiven:
        """Take 0 to 10; a detractor raises a reminder for the client's manager at once."""
        before = await self.surveys.survey(survey_id)
        if before is None or before.customer_id != customer.id or score not in _SCORES:
            raise GoneError
        if await _withdrew(self.doors, customer):
            raise GoneError
        now = self.clock.now()
        if before.answered_at is not None and now - before.answered_at > MIND_CHANGES:
            raise GoneError
        first = before.score is None
        if before.score == score:
            return ScoreGiven(survey=before, first=first)
        after = replace(before, score=score, answered_at=before.answered_at or now)
        await self.surveys.save(before, after)
        if before.detractor:
            await self._close(before, now)
        planned = await self._tell(after, customer, now) if after.detractor else None
        return ScoreGiven(survey=after, reminder=planned, first=first)

    async def _tell(
        self, survey: Survey, customer: Customer, now: datetime
    ) -> ReminderPlanned | None:
        doors = self.doors
        pace = await doors.unit.paces.pace(
            survey.client_id, customer.contact_id, now=now, policy=doors.policy
        )
        manager = await doors.unit.team.member(pace.manager_id) if pace else None
        if pace is None or manager is None:
            return None
        planned = await doors.plan_reminder(
            ReminderToPlan(
                member_id=manager.id,
                by=manager,
                text=with_comment(score_text(survey.score or 0, manager.locale), survey.comment),
                due_at=now + _AT_ONCE,
                client_id=survey.client_id,
                contact_id=pace.contact_id,
                deal_id=survey.deal_id,
                kind=ReminderKind.FOLLOW_UP,
                touch_id=survey.touch_id,
                pace=pace,
            )
        )
        heard = replace(planned.reminder, rings_at=now)
        await doors.unit.reminders.save(planned.reminder, heard)
        return replace(planned, reminder=heard)

    async def _close(self, survey: Survey, now: datetime) -> None:
        """Take the former score's reminder back: it says what is true no more."""
        reminder = await reminder_of(self.doors, survey)
        if reminder is not None:
            closed = replace(
                reminder,
                state=ReminderState.CLOSED,
                rings_at=None,
                closed_at=now,
                closed_why=BY_BETTER_SCORE,
            )
            await self.doors.unit.reminders.save(reminder, closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeComment:
    """Takes the optional words to the last answer, and adds them to the manager's reminder."""

    doors: Doors
    surveys: SurveyBook
    clock: Clock

    async def __call__(self, customer: Customer, words: str) -> Survey | None:
        """Return the survey with the words; nothing where no answer of the last day waits."""
        comment = clean(words, _LONGEST_COMMENT)
        survey = await self.surveys.latest(customer.id)
        if survey is None or survey.answered_at is None or survey.comment or not comment:
            return None
        if await _withdrew(self.doors, customer):
            return None
        if self.clock.now() - survey.answered_at > MIND_CHANGES:
            return None
        after = replace(survey, comment=comment)
        await self.surveys.save(survey, after)
        reminder = await reminder_of(self.doors, survey) if survey.detractor else None
        if reminder is not None:
            told = replace(reminder, text=with_comment(reminder.text, comment))
            await self.doors.unit.reminders.save(reminder, told)
        return after


async def _withdrew(doors: Doors, customer: Customer) -> bool:
    """Whether the consent to processing was given and stands no more."""
    given = [
        one.stands
        for one in await doors.unit.consents.of_customer(customer.id)
        if one.purpose is Purpose.PERSONAL_DATA
    ]
    return bool(given) and not any(given)


async def reminder_of(doors: Doors, survey: Survey) -> Reminder | None:
    """Return the reminder that a low score has raised, while it is open."""
    if survey.score is None or survey.answered_at is None:
        return None
    for one in await doors.unit.reminders.open_of_client(survey.client_id):
        if one.created_at >= survey.answered_at and is_score_text(one.text, survey.score):
            return one
    return None
