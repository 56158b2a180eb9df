"""The rules once more, as the domain's words put them: what the lived years are held against."""

import calendar
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.cadence_exceptions import ExceptionKind
from domain.clients import ClientKind, Contact
from domain.reminders import Reminder, ReminderKind, ReminderState
from domain.rounds import Waking
from domain.touches import Direction, Touch
from tests.simulation.firm import Firm

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_MOMENT, _AT_ONCE = timedelta(microseconds=1), timedelta(0)


@dataclass
class Oracle:
    """Looks back on the years of a firm."""

    firm: Firm

    def __post_init__(self) -> None:
        books = self.firm.books
        self.contacts: dict[int, Contact] = {
            one.id: one for file in books.files.values() for one in file.contacts
        }
        self.zones = {number: ZoneInfo(m.timezone) for number, m in books.members.items()}
        self.of_contact: dict[int | None, list[datetime]] = defaultdict(list)
        self.of_client: dict[int, list[datetime]] = defaultdict(list)
        for touch in sorted(books.log, key=lambda one: one.at):
            if touch.direction is Direction.OUTGOING:
                self.of_contact[touch.contact_id].append(touch.at)
                self.of_client[touch.client_id].append(touch.at)
        self.rests: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
        for one in books.rounds.values():
            if one.ended_at is not None:
                # What came of a call ends the rest after the call, not before it.
                until = one.woke_at or _NEVER
                late = _MOMENT if one.woke_why in (Waking.AGREED, Waking.ARCHIVED) else _AT_ONCE
                self.rests[one.client_id].append((one.ended_at, until + late))
        self.agreed = {
            (one.client_id, one.closed_at)
            for one in books.known.values()
            if one.kind is ReminderKind.AGREED and one.state is ReminderState.DONE
        }

    def broken(self, touch: Touch) -> set[str]:
        """Return the rules that an outgoing touch broke (R10, R11, R12, R21)."""
        firm = self.firm
        own, all_of = self.of_contact[touch.contact_id], self.of_client[touch.client_id]
        company = firm.books.files[touch.client_id].client.kind is ClientKind.COMPANY
        found = set()
        before = bisect_left(own, touch.at)
        if before and touch.at - own[before - 1] < timedelta(days=3):
            found.add("R10")
        if self._since_a_month(own, touch.at) >= 4 or (
            company and self._since_a_month(all_of, touch.at) >= 8
        ):
            found.add("R11")
        if not self.is_open(touch):
            found.add("R12")
        if any(begin < touch.at < end for begin, end in self.rests[touch.client_id]):
            found.add("R21")
        return found

    def is_open(self, touch: Touch | Reminder) -> bool:
        """Whether it lies in the contact's hours on a working day (R12)."""
        at = touch.at if isinstance(touch, Touch) else touch.due_at
        contact = self.contacts[touch.contact_id or 0]
        manager = self.firm.books.files[touch.client_id or 0].client.manager_id
        local = at.astimezone(
            ZoneInfo(contact.timezone) if contact.timezone else self.zones[manager]
        )
        start, _, end = (contact.call_hours or "09:00-20:00").partition("-")
        return start <= f"{local:%H:%M}" < end and self.firm.calendar.is_working(local.date())

    def forbidden(self) -> set[int]:
        """Return the touches that broke a rule and that nobody had agreed on."""
        return {
            one.id
            for one in self.firm.books.log
            if one.direction is Direction.OUTGOING
            and (one.client_id, one.at) not in self.agreed
            and self.broken(one)
        }

    def recorded(self) -> set[int]:
        """Return the touches that stand in the report as exceptions (R7)."""
        return {
            one.touch_id
            for one in self.firm.books.against
            if one.kind is ExceptionKind.TOUCH and one.touch_id is not None
        }

    def returns(self) -> Sequence[Reminder]:
        """Return every return from a rest as it was planned when the rest began."""
        return self.firm.books.planned

    def in_window(self, one: Reminder) -> bool:
        """Whether a return lies five to six calendar months after its rest began (R22)."""
        contact = self.contacts[one.contact_id or 0]
        zone = ZoneInfo(contact.timezone) if contact.timezone else self.zones[one.member_id]
        began, due = one.created_at.astimezone(zone).date(), one.due_at.astimezone(zone).date()
        return _later(began, 5) <= due <= _later(began, 6)

    @staticmethod
    def _since_a_month(moments: list[datetime], at: datetime) -> int:
        month_ago = at - timedelta(days=30)
        return sum(1 for one in moments[: bisect_left(moments, at)] if one > month_ago)


def _later(day: date, months: int) -> date:
    """Count months on one's fingers."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
