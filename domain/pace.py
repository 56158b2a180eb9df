"""The pace of one client: everything that cadence asks of it, read at once (R10-R25)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.cadence import History, PastTouch, Verdict, bounds, judge
from domain.calendar import WorkCalendar
from domain.contact_time import ContactTime, contact_time
from domain.policy import Policy
from domain.rounds import Round
from domain.touches import Direction, Touch, TouchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How a client has been touched of late, about one of its contacts.

    ``contact_id`` is the contact asked for, or the one to speak with first. ``touches`` are
    outgoing, newest first, at least those that can count under the policy. ``timezone``,
    ``call_hours``, ``city`` and ``phone`` tell when the contact may be called. ``round`` is the
    present one, ``bought`` whether the client ever bought. ``allowed_from`` is the copy that
    plans read: from when on R10, R11 and R21 allow the next touch.
    """

    client_id: int
    client_name: str
    manager_id: int
    manager_zone: ZoneInfo
    company: bool
    contact_id: int | None
    timezone: str = ""
    call_hours: str = ""
    city: str = ""
    phone: str = ""
    touches: Sequence[PastTouch] = ()
    round: Round | None = None
    bought: bool = False
    allowed_from: datetime | None = None

    @property
    def resting(self) -> bool:
        """Whether the client rests (R21)."""
        return self.round is not None and self.round.resting

    def hours(self, policy: Policy) -> ContactTime:
        """Return when the contact may be called (R12)."""
        return contact_time(
            timezone=self.timezone,
            call_hours=self.call_hours,
            city=self.city,
            phone=self.phone,
            fallback=self.manager_zone.key,
            policy=policy,
        )

    @property
    def history(self) -> History:
        """What counts against the limits."""
        rests = self.round is not None and self.round.resting
        return History(
            contact_id=self.contact_id,
            company=self.company,
            touches=self.touches,
            rest_until=self.round.rest_until if self.round and rests else None,
        )

    def judge(
        self,
        at: datetime,
        policy: Policy,
        calendar: WorkCalendar,
        kind: TouchKind = TouchKind.CALL,
    ) -> Verdict:
        """Return whether the contact may be touched at ``at``, and from when on (R10-R13)."""
        return judge(
            at, self.history, self.hours(policy), policy=policy, calendar=calendar, kind=kind
        )

    def free_from(self, policy: Policy) -> datetime | None:
        """Return from when on R10, R11 and R21 allow the next touch; nothing: they do.

        Plans are of clients: a company waits with whom of its people was touched last. What was
        not read of this contact lies behind touches that hold the whole company back anyway.
        """
        last = self.touches[0].contact_id if self.touches else None
        history = self.history if last is None else replace(self.history, contact_id=last)
        return max((one.until for one in bounds(history, policy)), default=None)

    def after(self, touch: Touch) -> "Pace":
        """Return the pace with one more touch; an incoming one changes nothing (R15)."""
        if touch.direction is Direction.INCOMING:
            return self
        new = PastTouch(at=touch.at, contact_id=touch.contact_id, kind=touch.kind)
        touches = sorted((new, *self.touches), key=lambda one: one.at, reverse=True)
        return replace(self, touches=tuple(touches))


class PaceBook(Protocol):
    """Reads the pace of a client in one statement, however many touches it has."""

    async def pace(
        self, client_id: int, contact_id: int | None, *, now: datetime, policy: Policy
    ) -> Pace | None:
        """Return the pace of a client that was opened in scope, or nothing if it is gone."""
        ...

    async def returns(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        """Return how many clients come back to a member in ``[since, until)``, and when.

        These are the open reminders of recontact (R22) and of reactivation (R27). Moments are
        rounded down to a quarter of an hour: every zone changes its day on one.
        """
        ...

    async def checks(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        """Return how many archived contacts of a member are to be checked, and when (R26)."""
        ...

    async def allow_from(self, pace: Pace, at: datetime | None) -> None:
        """Keep from when on a client may be touched again, for plans (``None``: now)."""
        ...
