"""The nightly passage over the buyers: who fell silent is offered for reactivation (R27)."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog

from domain.calendar import WorkCalendar
from domain.clock import Clock, StillClock
from domain.dormant import Dormancy, Loads, OfferReactivation
from domain.recontact import NoDayError
from scheduler.shifts import Shift, Shifts

log = structlog.stdlib.get_logger("scheduler.dormant")
MARK = "dormant_passage_day"
NIGHT = time(3, 0)


@dataclass(slots=True, kw_only=True)
class OfferDormant:
    """One passage a day, by night: late after an outage, never twice for one day.

    It looks at the buyers in batches, each in a unit of work of its own, so that whoever writes
    meanwhile waits for one batch at most; one ring works on ``batches`` of them, so that reminders
    do not wait for a large base. A passage that was cut short begins anew: who was offered before
    has an open reminder.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    zone: ZoneInfo
    batch: int = 40
    batches: int = 500
    _next: datetime | None = field(default=None, init=False)
    _after: int = field(default=0, init=False)
    _loads: Loads = field(default_factory=dict, init=False)

    async def __call__(self) -> int:
        """Go on with the passage when its hour has come; return how many buyers were offered."""
        now = self.clock.now()
        if self._next is not None and now < self._next:
            return 0
        day = self._day(now)
        if self._after == 0 and await self._is_done(day):
            self._sleep(day)
            return 0
        offered = 0
        for _ in range(self.batches):
            async with self.shifts() as shift:
                found, following = await self._look(shift, now, self._after)
                if following is None:
                    await shift.unit.marks.put(MARK, day.toordinal())
            offered += found
            self._after = following or 0
            if following is None:
                self._sleep(day)
                log.info("dormant_passage", day=day.isoformat())
                break
        return offered

    async def _is_done(self, day: date) -> bool:
        async with self.shifts() as shift:
            done = await shift.unit.marks.get(MARK)
        return done is not None and done >= day.toordinal()

    def _sleep(self, day: date) -> None:
        self._loads.clear()
        self._next = datetime.combine(day + timedelta(days=1), NIGHT, tzinfo=self.zone)

    def _day(self, now: datetime) -> date:
        """Return the day whose night it is: before three o'clock it is still yesterday's."""
        local = now.astimezone(self.zone)
        return local.date() if local.time() >= NIGHT else local.date() - timedelta(days=1)

    async def _look(self, shift: Shift, now: datetime, after: int) -> tuple[int, int | None]:
        """Offer those of one batch; return how many, and after whom to go on."""
        unit = shift.unit
        policy = await unit.policies.current()
        border = Dormancy.at(now, policy)
        found, following = await unit.dormant.dormant(border, after=after, limit=self.batch)
        offer = OfferReactivation(
            reminders=unit.reminders,
            paces=unit.paces,
            clock=StillClock(now),
            calendar=self.calendar,
            policy=policy,
            loads=self._loads,
        )
        offered = 0
        for one in found:
            try:
                offered += await offer(one) is not None
            except NoDayError:  # strange hours on one card must not stop the passage
                log.warning("dormant_without_a_day", client=one.client_id)
        return offered, following
