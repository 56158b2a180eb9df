"""Asking back: whoever may be asked now is asked, as a mailing (R13)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from domain.calendar import WorkCalendar
from domain.changes import UNDO_FOR
from domain.clock import Clock, StillClock
from domain.customers.ask_back import ASKED_OF, AskBack
from domain.customers.surveys import Occasion, Survey, ToAsk
from domain.delivery import Lane, OutMessage
from domain.doors import OpenDoors
from domain.policy import Policy
from scheduler.shifts import Shift, Shifts, once
from scheduler.stumbling import Looked, SetAside, StumbledError, work_off

RenderSurvey: TypeAlias = Callable[[ToAsk, Survey], Sequence[OutMessage]]


@dataclass(slots=True, kw_only=True)
class AskCustomers:
    """One sweep: after a won deal, after a meeting, as the owner's numbers say; off by default.

    Each batch of at most ``limit`` people is one unit of work: question, touch and message are
    kept together. Who may not be asked yet is looked at again after ``every``, who could not be
    asked an hour later. What can still be undone (R75) is not asked about.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    render: RenderSurvey
    limit: int = 15
    every: timedelta = timedelta(minutes=5)
    _next: datetime | None = field(default=None, init=False)
    _aside: SetAside = field(default_factory=SetAside, init=False)

    async def __call__(self) -> int:
        """Ask whom there is to ask by the clock; return how many that were."""
        now = self.clock.now()
        if self._next is not None and now < self._next:
            return 0
        self._next = now + self.every
        return await work_off(self._batch, self._aside, now, event="survey_failed")

    async def _batch(self, passed: set[int]) -> Looked:
        """Look at the next customers; who may not be asked yet is not looked at again."""
        now = self.clock.now()
        async with self.shifts() as shift:
            policy = await shift.unit.policies.current()
            occasions = _occasions(policy)
            if not occasions:
                return Looked()
            due = await shift.unit.surveys.to_ask(
                occasions,
                since=now - ASKED_OF,
                until=now - UNDO_FOR,
                limit=self.limit + len(passed),
            )
            found = [one for one in due if one.customer_id not in passed][: self.limit]
            asked = [one for one in found if await self._try(shift, policy, one, now)]
        return Looked(
            found=frozenset(one.customer_id for one in found),
            done=frozenset(one.customer_id for one in asked),
        )

    async def _try(self, shift: Shift, policy: Policy, whom: ToAsk, now: datetime) -> bool:
        try:
            return await self._ask(shift, policy, whom, now)
        except Exception as error:
            raise StumbledError(whom.customer_id) from error

    async def _ask(self, shift: Shift, policy: Policy, whom: ToAsk, now: datetime) -> bool:
        doors = OpenDoors(
            unit=shift.unit, clock=StillClock(now), calendar=self.calendar, policy=policy
        )
        survey = await AskBack(doors=doors, surveys=shift.unit.surveys)(whom)
        if survey is None:
            return False
        messages = self.render(whom, survey)
        await shift.put(once(messages, Lane.MAILING, f"survey:{survey.id}"))
        return True


def _occasions(policy: Policy) -> tuple[Occasion, ...]:
    wanted = {Occasion.WON: policy.ask_after_win, Occasion.MEETING: policy.ask_after_meeting}
    return tuple(occasion for occasion, asked in wanted.items() if asked)
