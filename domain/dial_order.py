"""The order of the calling list: whom to call now, best first, and why (``/dial``).

The order is by agreement, overdue, recontact, deal value, marker, likely hour of reaching; each
decides where those before are equal. Whom cadence forbids now is not offered (R10-R12, R21),
unless the client named the time itself (R14). Archived contacts and those who asked not to be
contacted are never offered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.cadence import Rule
from domain.calendar import WorkCalendar
from domain.cards import Card
from domain.clients import Client, Contact, ContactState, PointKind
from domain.dial import SOON, Candidate, DialOrder, DialReason, Held, Turn
from domain.kinds import Marker, marker
from domain.likely_hour import habit_of, likelihood, usual_hours
from domain.plan_day import SILENT_AFTER, day_end
from domain.policy import Policy
from domain.reminders import Reminder, ReminderKind
from domain.team import Member

_ATTITUDE: Mapping[Marker, int] = {
    Marker.GOLDEN_GREEN: 0,
    Marker.GREEN: 1,
    Marker.PLATINUM: 2,
    Marker.GOLD: 2,
    Marker.YELLOW: 3,
    Marker.WHITE: 4,
    Marker.GREEN_RED: 5,
    Marker.GOLDEN_RED: 5,
    Marker.PLATINUM_RED: 5,
}
"""Who has shown interest before who bought before who is unknown; refusals last."""
_RETURNS = {
    ReminderKind.RECONTACT: DialReason.RECONTACT,
    ReminderKind.REACTIVATION: DialReason.REACTIVATION,
}
_CALLS = frozenset({ReminderKind.FOLLOW_UP, *_RETURNS})
"""Reminders that may be answered before their hour, if they are due today."""


def order(
    candidates: Iterable[Candidate],
    now: datetime,
    member: Member,
    policy: Policy,
    calendar: WorkCalendar,
) -> DialOrder:
    """Return whom to call at ``now``, best first, and who is held back.

    Of several agreements the earliest goes first. What is equal in everything goes by what is
    planned for today, the longest silence, the smaller number: same input, same order.
    """
    day = _Day(now, member, policy, calendar)
    looked = [day.look(one) for one in candidates]
    turns = sorted((one for one in looked if isinstance(one, Turn)), key=day.rank)
    held = (one for one in looked if isinstance(one, Held))
    return DialOrder(
        turns=tuple(turns), held=tuple(sorted(held, key=lambda one: (one.until, one.client_id)))
    )


def people_to_call(card: Card, wanted: int | None) -> list[tuple[Contact | None, str]]:
    """Return whom to ask for, each with the number to dial; who has no number is not among them.

    It is the contact ``wanted`` alone, where that one can be called; else who has a phone goes
    first. The company's own number serves for who has none. Nobody is called who is archived or
    asked not to be.
    """
    office = next(iter(_phones(card.file.client)), "")
    if not card.file.contacts:
        return [(None, office)] if office else []
    people = [
        one
        for one in card.file.contacts
        if one.state is ContactState.ACTIVE and not one.do_not_contact
    ]
    people.sort(key=lambda one: (one.id != wanted, not _phones(one), one.id))
    dialled = ((one, next(iter(_phones(one)), office)) for one in people)
    found: list[tuple[Contact | None, str]] = [(one, phone) for one, phone in dialled if phone]
    asked = [one for one in found if one[0] is not None and one[0].id == wanted]
    return asked or found


def due_for_call(
    reminders: Iterable[Reminder], now: datetime, member: Member
) -> dict[DialReason, Reminder]:
    """Return which of a client's open reminders ask the member to call now, weightiest first."""
    today = day_end(member, now) - timedelta(days=1)
    found: dict[DialReason, Reminder] = {}
    own = (one for one in reminders if one.member_id == member.id)
    for one in sorted(own, key=lambda one: (one.due_at, one.id)):
        reason = _RETURNS.get(one.kind, DialReason.OVERDUE)
        if one.kind is ReminderKind.AGREED and today <= one.due_at <= now + SOON:
            reason = DialReason.AGREED
        elif one.due_at > now:
            continue
        found.setdefault(reason, one)
    return {reason: found[reason] for reason in DialReason if reason in found}


@dataclass(frozen=True, slots=True)
class _Day:
    """The moment of a member at which candidates are looked at."""

    now: datetime
    member: Member
    policy: Policy
    calendar: WorkCalendar

    def look(self, one: Candidate) -> Turn | Held | None:
        """Return when the client can be called: now, later, or not by this list."""
        card = one.card
        mine = [each for each in card.reminders if each.member_id == self.member.id]
        due = due_for_call(mine, self.now, self.member)
        ahead = [each for each in mine if self.now < each.due_at < day_end(self.member, self.now)]
        if DialReason.AGREED not in due:
            agreed = next((each for each in ahead if each.kind is ReminderKind.AGREED), None)
            if agreed is not None:
                return self._held(card, agreed.due_at, None)
        planned = next((each for each in ahead if each.kind in _CALLS), None)
        if mine and not due and planned is None:
            return None  # its next step is planned, and it is no call of today
        reminder = next(iter(due.values()), planned)
        people = people_to_call(card, reminder.contact_id if reminder else None)
        if not people:
            return None
        if DialReason.AGREED in due:
            return self._turn(one, *people[0], due, planned)
        # Touches of one contact hold back that contact alone (R10): the others may be called.
        verdicts = [
            card.pace(contact).judge(self.now, self.policy, self.calendar) for contact, _ in people
        ]
        first = min(range(len(people)), key=lambda number: verdicts[number].allowed)
        if verdicts[first].moved:
            return self._held(card, verdicts[first].allowed, verdicts[first].rule)
        return self._turn(one, *people[first], due, planned)

    def rank(self, turn: Turn) -> tuple[object, ...]:
        """Return the place of a turn among others; see the module."""
        reasons, client = turn.reasons, turn.card.file.client
        agreed = DialReason.AGREED in reasons
        returns = DialReason.RECONTACT in reasons or DialReason.REACTIVATION in reasons
        return (
            not agreed,
            turn.reminder.due_at if agreed and turn.reminder else self.now,
            DialReason.OVERDUE not in reasons,
            not returns,
            -(turn.deal.amount if turn.deal else 0),
            _ATTITUDE[turn.marker],
            -turn.likelihood,
            DialReason.DUE_TODAY not in reasons,
            client.last_touch_at or client.created_at,
            client.id,
        )

    def _turn(
        self,
        one: Candidate,
        contact: Contact | None,
        phone: str,
        due: Mapping[DialReason, Reminder],
        planned: Reminder | None,
    ) -> Turn:
        card = one.card
        local = self.now.astimezone(card.pace(contact).hours(self.policy).zone)
        habit = habit_of(one.calls, ZoneInfo(str(local.tzinfo)))
        deal = max(card.deals, key=lambda each: (each.amount, -each.id), default=None)
        colour = marker(card, self.now, self.policy)
        usual = usual_hours(habit, local.hour)
        last = card.file.client.last_touch_at
        silent = last is not None and last < self.now - SILENT_AFTER
        applies = {
            DialReason.DEAL: deal is not None,
            DialReason.MARKER: _ATTITUDE[colour] < _ATTITUDE[Marker.WHITE],
            DialReason.LIKELY_HOUR: usual is not None,
            DialReason.DUE_TODAY: planned is not None and not due,
            DialReason.NEVER_TOUCHED: last is None,
            DialReason.SILENT: silent and not due,
        }
        return Turn(
            card=card,
            contact=contact,
            phone=phone,
            reasons=tuple(each for each in DialReason if each in due or applies.get(each)),
            reminder=next(iter(due.values()), planned),
            deal=deal,
            marker=colour,
            usual=usual,
            local=local,
            likelihood=likelihood(habit, local.hour),
        )

    def _held(self, card: Card, until: datetime, rule: Rule | None) -> Held:
        client = card.file.client
        return Held(client_id=client.id, client_name=client.name, until=until, rule=rule)


def _phones(owner: Client | Contact) -> tuple[str, ...]:
    return tuple(one.value for one in owner.points if one.kind is PointKind.PHONE)
