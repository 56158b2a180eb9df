"""The archive: contacts whose number does not work, tried again every half year (R25, R26)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from domain.calendar import WorkCalendar
from domain.clients import ClientBook, ClientFile, Contact, ContactState
from domain.clock import Clock
from domain.pace import Pace, PaceBook
from domain.policy import Policy
from domain.recontact import check_moment, check_window, load_of
from domain.reminders import Reminder, ReminderBook, ReminderKind, ReminderState
from domain.resting import span
from domain.rounds import RoundBook, Waking, paused, woken
from domain.team import Scope

BY_ARCHIVE = "archive"
"""Why reminders were closed."""
_RETURNS = (ReminderKind.RECONTACT, ReminderKind.REACTIVATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """One archived contact whose half year is over. ``phone`` is E.164, ``words`` the last said."""

    contact_id: int
    contact_name: str
    client_id: int
    client_name: str
    phone: str
    words: str = ""
    check_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingList:
    """How many archived contacts a member has to check now."""

    member_id: int
    count: int


class ArchiveBook(Protocol):
    """Questions about archived contacts."""

    async def lists(self, *, since: datetime, now: datetime) -> Sequence[CheckingList]:
        """Return the members to whom contacts came due after ``since``, up to ``now``.

        ``count`` is all that they have to check by ``now``. Of active members only.
        """
        ...

    async def to_check(self, scope: Scope, now: datetime, *, limit: int) -> Sequence[ToCheck]:
        """Return contacts to be checked by ``now``, the longest due first."""
        ...

    async def count(self, scope: Scope, now: datetime) -> int:
        """Return how many contacts are to be checked by ``now``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What filing contacts away has done."""

    file: ClientFile
    contacts: Sequence[Contact]
    closed: Sequence[Reminder] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAway:
    """Archives contacts of a client, or puts the next check of archived ones half a year on (R26).

    What is to be done with a company waits for those of its people who can be reached: when
    nobody is left, everything about it is closed and its rest is over. Who asks has opened the
    client in scope, and names the change.
    """

    clients: ClientBook
    reminders: ReminderBook
    rounds: RoundBook
    paces: PaceBook
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(self, pace: Pace, file: ClientFile, contacts: Sequence[Contact]) -> Archived:
        """File ``contacts`` of ``file`` away; those archived already are tried again later."""
        now = self.clock.now()
        at = await self._check_at(pace, now)
        changed: dict[int, Contact] = {}
        for one in contacts:
            changed[one.id] = replace(one, state=ContactState.ARCHIVED, check_at=at)
            await self.clients.save_contact(file.client, one, changed[one.id])
        people = tuple(changed.get(one.id, one) for one in file.contacts)
        left = next((one for one in people if one.state is ContactState.ACTIVE), None)
        about: set[int | None] = set(changed) if left else {None, *(one.id for one in people)}
        closed = await self._close(pace.client_id, about, left, now)
        if left is None:
            await self._leave_off(pace, now)
        return Archived(
            file=replace(file, contacts=people), contacts=tuple(changed.values()), closed=closed
        )

    async def _leave_off(self, pace: Pace, now: datetime) -> None:
        """End the rest of a client that nobody can reach any more, or the period of its round."""
        known = pace.round
        if known is None:
            return
        after = woken(known, Waking.ARCHIVED, now) if pace.resting else paused(known)
        if after != known:
            await self.rounds.save(known, after)
            free = replace(pace, round=after).free_from(self.policy)
            await self.paces.allow_from(pace, free)

    async def _check_at(self, pace: Pace, now: datetime) -> datetime:
        hours = pace.hours(self.policy)
        window = check_window(now, hours, self.policy)
        since, until = span(window)
        manager, zone = pace.manager_id, pace.manager_zone
        returns = await self.paces.returns(manager, since=since, until=until)
        checks = await self.paces.checks(manager, since=since, until=until)
        return check_moment(
            window,
            hours,
            zone,
            calendar=self.calendar,
            load=load_of(Counter(returns) + Counter(checks), zone),
            lists=load_of(checks, zone),
            most=self.policy.archive_list,
        ).astimezone(UTC)

    async def _close(
        self, client_id: int, about: set[int | None], left: Contact | None, now: datetime
    ) -> tuple[Reminder, ...]:
        closed = []
        for one in await self.reminders.open_of_client(client_id):
            if one.contact_id not in about:
                continue
            if left is not None and one.kind in _RETURNS:
                # The client comes back all the same (R23, R27): with whom is left.
                await self.reminders.save(one, replace(one, contact_id=left.id))
                continue
            after = replace(
                one,
                state=ReminderState.CLOSED,
                rings_at=None,
                closed_at=now,
                closed_why=BY_ARCHIVE,
            )
            await self.reminders.save(one, after)
            closed.append(after)
        return tuple(closed)


async def take_out(
    clients: ClientBook, file: ClientFile, contact: Contact
) -> tuple[ClientFile, Contact]:
    """Take a contact that answered out of the archive (R26)."""
    after = replace(contact, state=ContactState.ACTIVE, check_at=None)
    await clients.save_contact(file.client, contact, after)
    people = tuple(after if one.id == after.id else one for one in file.contacts)
    return replace(file, contacts=people), after
