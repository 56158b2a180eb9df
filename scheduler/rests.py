"""Resting: clients whose round has reached a limit by mere time go to rest (R20, R21)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from domain.calendar import WorkCalendar
from domain.clock import Clock, StillClock
from domain.delivery import Lane, OutMessage
from domain.doors import OpenDoors
from domain.pace import Pace
from domain.policy import Policy
from domain.resting import Rested
from domain.rounds import RoundEnd, limit_reached, reached_at
from domain.team import Member, MemberState
from scheduler.shifts import Shift, Shifts, is_quiet_time, once
from scheduler.stumbling import Looked, SetAside, StumbledError, work_off

RenderRests: TypeAlias = Callable[[Member, Sequence[Rested], bool], Sequence[OutMessage]]
"""Says rests to their manager; silently, where the last argument says so."""
TOLD_APART = 3
"""More rests of one manager at once come as one message: after an outage, or a changed number."""


@dataclass(slots=True, kw_only=True)
class RestLimited:
    """One sweep: who has reached a limit rests, and the manager is told once.

    Each batch of at most ``limit`` clients is one unit of work: the rest and its message are
    kept together. A client that fails is left as it was, logged, and tried again an hour later.
    """

    shifts: Shifts
    clock: Clock
    calendar: WorkCalendar
    render: RenderRests
    limit: int = 15
    _aside: SetAside = field(default_factory=SetAside, init=False)

    async def __call__(self) -> int:
        """See to everybody who has reached a limit by the clock; return how many rest now."""
        return await work_off(self._batch, self._aside, self.clock.now(), event="rest_failed")

    async def _batch(self, passed: set[int]) -> Looked:
        """Look at the next clients; who has reached no limit after all is not asked for again."""
        now = self.clock.now()
        async with self.shifts() as shift:
            policy = await shift.unit.policies.current()
            due = await shift.unit.rounds.limited(now, policy, self.limit + len(passed))
            batch = _Batch(shift=shift, doors=self._doors(shift, policy, now), now=now)
            found = [one for one in due if one not in passed][: self.limit]
            rested = [one for one in found if await self._try(batch, one)]
            told = [self._say(manager, rests, now) for manager, rests in batch.told.values()]
            await shift.put([one for messages in told for one in messages])
        return Looked(found=frozenset(found), done=frozenset(rested))

    async def _try(self, batch: "_Batch", client_id: int) -> bool:
        try:
            return await self._see_to(batch, client_id)
        except Exception as error:
            raise StumbledError(client_id) from error

    def _say(self, manager: Member, rests: Sequence[Rested], now: datetime) -> list[OutMessage]:
        quiet = is_quiet_time(manager, now, self.calendar)
        apart = len(rests) <= TOLD_APART
        messages: list[OutMessage] = []
        for group in [[one] for one in rests] if apart else [rests]:
            try:
                said = self.render(manager, group, quiet)
            except Exception as error:
                raise StumbledError(group[0].round.client_id) from error
            messages += once(said, Lane.REMINDER, _key(group[0]))
        return messages

    def _doors(self, shift: Shift, policy: Policy, now: datetime) -> OpenDoors:
        return OpenDoors(
            unit=shift.unit, clock=StillClock(now), calendar=self.calendar, policy=policy
        )

    async def _see_to(self, batch: "_Batch", client_id: int) -> bool:
        """Put one client to rest, unless a touch or another sweep came first."""
        doors, now = batch.doors, batch.now
        pace = await doors.unit.paces.pace(client_id, None, now=now, policy=doors.policy)
        if pace is None or pace.round is None or pace.bought:
            return False
        why = limit_reached(pace.round, now, doors.policy)
        if why is None:
            return False
        rested = await doors.put_to_rest(pace, why, since=_since(pace, why, now, doors.policy))
        await batch.tell(pace.manager_id, rested)
        return True


@dataclass(slots=True, kw_only=True)
class _Batch:
    """What one unit of work has gathered: which managers are to be told of which rests."""

    shift: Shift
    doors: OpenDoors
    now: datetime
    told: dict[int, tuple[Member, list[Rested]]] = field(default_factory=dict)

    async def tell(self, member_id: int, rested: Rested) -> None:
        """Remember to tell an active manager; whoever was dismissed is told nothing (R63)."""
        if member_id not in self.told:
            known = await self.shift.unit.team.member(member_id)
            if known is None or known.state is not MemberState.ACTIVE:
                return
            self.told[member_id] = (known, [])
        self.told[member_id][1].append(rested)


def _since(pace: Pace, why: RoundEnd, now: datetime, policy: Policy) -> datetime:
    """Return when the rest begins: when the limit was reached, but after the last touch."""
    if pace.round is None or why is not RoundEnd.DAYS:
        return now
    reached = reached_at(pace.round, now, policy)
    return max([reached, *(one.at for one in pace.touches[:1])])


def _key(rested: Rested) -> str:
    """Return what a rest is told under: a round that was kept up may end a second time."""
    over = rested.round
    began = int(over.ended_at.timestamp()) if over.ended_at else 0
    return f"rest:{over.id}:{began}"
