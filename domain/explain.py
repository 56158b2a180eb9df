"""``/why``: why a client is in today's plan, or what leaves it out, and until when (R17)."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.cadence import Bound, Rule, Verdict
from domain.calendar import WorkCalendar
from domain.cards import Card, CardReader
from domain.clients import Contact, ContactState
from domain.clock import Clock
from domain.customers.leads import LeadBook
from domain.deals import Deal, DealBook
from domain.errors import GoneError
from domain.pace import Pace
from domain.plan import CallReason, PlanReader
from domain.plan_day import SILENT_AFTER, CallsOfDay, midnight
from domain.policy import Policy
from domain.reminders import Reminder
from domain.team import Member
from domain.touches import TouchKind

_MINUTE = timedelta(minutes=1)
_OF_THE_HOUR = frozenset({Rule.HOURS, Rule.DAY_OFF, Rule.RESTING})
"""Rules that do not come from touches: the plan is for a day, and rest is told of itself."""


class Place(StrEnum):
    """Where a client stands today: what puts it into the plan, or what leaves it out."""

    REMINDER = "reminder"
    LEAD = "lead"
    STUCK = "stuck"
    CALL = "call"
    ARCHIVED = "archived"
    RESTING = "resting"
    DO_NOT_CONTACT = "do_not_contact"
    CADENCE = "cadence"
    LATER = "later"
    DAY_OFF = "day_off"
    CLOSED = "closed"
    TURN = "turn"
    RECENT = "recent"

    @property
    def planned(self) -> bool:
        """Whether the client is in the plan."""
        return self in _PLANNED


_PLANNED = frozenset({Place.REMINDER, Place.LEAD, Place.STUCK, Place.CALL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What cadence says of a touch now, and of whom; without a name it is the client itself.

    ``allowed`` is the first moment allowed, in whole minutes, aware UTC.
    """

    contact: Contact | None
    verdict: Verdict
    allowed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a client is or is not in the plan of its manager's day.

    ``asked`` is about the contact that was asked for; ``other`` about the one touched last, by whom
    plans go (R10, R11), when that is somebody else who has to wait. ``instead`` is who can be
    called today, when the plan names the client and the contact asked for cannot be.
    ``mailing`` is R13 where it would forbid a mailing now. ``reminder`` is the one that puts the
    client into the plan, or the next that stands, ``deal`` the stuck one, ``call`` why the client
    is worth a call. ``check_at`` is when archived contacts are tried again, ``shows_on`` the day,
    by the manager's calendar, on which the client shows up by itself.
    """

    card: Card
    place: Place
    now: datetime
    asked: Held
    other: Held | None = None
    instead: Contact | None = None
    mailing: Bound | None = None
    reminder: Reminder | None = None
    deal: Deal | None = None
    call: CallReason | None = None
    check_at: datetime | None = None
    shows_on: date | None = None

    @property
    def held(self) -> Held:
        """Whose touches decide about the client."""
        return self.other or self.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Tells why a client in sight is in today's plan or not. Raises ``GoneError``."""

    cards: CardReader
    deals: DealBook
    plan: PlanReader
    leads: LeadBook
    clock: Clock
    calendar: WorkCalendar
    policy: Policy

    async def __call__(
        self, member: Member, client_id: int, contact_id: int | None = None
    ) -> Explanation:
        """Explain a client, as of now; the plan is that of the client's manager."""
        now = self.clock.now()
        card = await self.cards.card(member.scope, client_id, now=now, policy=self.policy)
        if card is None:
            raise GoneError
        asked = self._held(card, card.file.contact(contact_id) or card.file.main_contact, now)
        other = self._other(card, asked, now)
        reason = call_reason(card, now)
        place, deal = await self._place(card, reason, now)
        return Explanation(
            card=card,
            place=place,
            now=now,
            asked=asked,
            other=other,
            instead=self._instead(card, asked, place, now),
            mailing=self._mailing(card, asked.contact, now),
            reminder=_due(card, now) or next(iter(card.reminders), None),
            deal=deal,
            call=reason,
            check_at=_check_at(card),
            shows_on=self._shows_on(card),
        )

    def _held(self, card: Card, contact: Contact | None, now: datetime) -> Held:
        return self._judged(card.pace(contact), contact, now)

    def _judged(self, pace: Pace, contact: Contact | None, now: datetime) -> Held:
        verdict = pace.judge(now, self.policy, self.calendar)
        allowed = verdict.allowed
        if verdict.moved and allowed.replace(second=0, microsecond=0) != allowed:
            # Touches happen at any second; a promise is kept in whole minutes, never early.
            later = allowed.replace(second=0, microsecond=0) + _MINUTE
            allowed = pace.hours(self.policy).next_open(later, self.calendar)
        return Held(contact=contact, verdict=verdict, allowed=allowed.astimezone(UTC))

    def _other(self, card: Card, asked: Held, now: datetime) -> Held | None:
        """Return the contact touched last where its touches hold the client, and it is not asked's.

        A plan is of clients: who of a company was not touched waits with who was (R11).
        """
        last = next(iter(card.recent), None)
        if last is None or (asked.contact is not None and last.contact_id == asked.contact.id):
            return None
        contact = card.file.contact(last.contact_id)
        pace = replace(card.pace(contact), contact_id=last.contact_id)
        held = self._judged(pace, contact, now)
        return held if _by_touches(held.verdict) else None

    def _instead(self, card: Card, asked: Held, place: Place, now: datetime) -> Contact | None:
        until = midnight(ZoneInfo(card.manager_zone), now)
        if place not in (Place.CALL, Place.STUCK) or asked.allowed < until:
            return None
        return next((one for one in _people(card) if self._free_today(card, one, now)), None)

    async def _place(
        self, card: Card, reason: CallReason | None, now: datetime
    ) -> tuple[Place, Deal | None]:
        if _due(card, now) is not None:
            return Place.REMINDER, None
        out, client = _out_of_work(card), card.file.client
        if out is None and await self.leads.of_client(client.id):
            return Place.LEAD, None
        kept_out = out or self._kept_out(card, reason, now)
        if kept_out is None and await self._called(card, now):
            return Place.CALL, None
        stuck = None if _rests(card) else await self._stuck(card, now)
        return (Place.STUCK if stuck else kept_out or Place.TURN), stuck

    def _kept_out(self, card: Card, reason: CallReason | None, now: datetime) -> Place | None:
        """Return what keeps the client out of the list of calls, were there a place in it.

        What the plan goes by decides: the copy that speaks of the contact touched last.
        """
        zone, allowed_from = ZoneInfo(card.manager_zone), card.file.client.allowed_from
        if allowed_from is not None and allowed_from > midnight(zone, now):
            return Place.CADENCE
        if card.reminders:
            return Place.LATER
        if reason is None:
            return Place.RECENT
        if not self.calendar.is_working(now.astimezone(zone).date()):
            return Place.DAY_OFF
        people = _people(card) if card.file.contacts else [None]
        return None if any(self._free_today(card, one, now) for one in people) else Place.CLOSED

    def _free_today(self, card: Card, contact: Contact | None, now: datetime) -> bool:
        """Whether somebody can still be called today, as the plan sees it."""
        at = max(now, card.file.client.allowed_from or now)
        until = midnight(ZoneInfo(card.manager_zone), now)
        return self._calls.allowed(card.pace(contact), at) < until

    @property
    def _calls(self) -> CallsOfDay:
        return CallsOfDay(plan=self.plan, calendar=self.calendar, policy=self.policy)

    async def _called(self, card: Card, now: datetime) -> bool:
        """Whether the client is among the few that the plan names."""
        client = card.file.client
        calls = await self._calls(client.manager_id, ZoneInfo(card.manager_zone), now)
        return any(one.client_id == client.id for one in calls)

    async def _stuck(self, card: Card, now: datetime) -> Deal | None:
        if not card.deals:
            return None
        stages = {one.id: one for line in await self.deals.pipelines() for one in line.stages}
        stuck = (one for one in card.deals if one.stuck_for(stages[one.stage_id], now))
        return next(stuck, None)

    def _mailing(self, card: Card, contact: Contact | None, now: datetime) -> Bound | None:
        verdict = card.pace(contact).judge(now, self.policy, self.calendar, TouchKind.MAILING)
        return next((one for one in verdict.bounds if one.rule is Rule.MAILING), None)

    def _shows_on(self, card: Card) -> date | None:
        last = card.file.client.last_touch_at
        if last is None:
            return None
        day = (last + SILENT_AFTER).astimezone(ZoneInfo(card.manager_zone)).date()
        return self.calendar.working_day_from(day)


def call_reason(card: Card, now: datetime) -> CallReason | None:
    """Return why a client without a reminder is worth a call, as the plan sees it."""
    last = card.file.client.last_touch_at
    if card.deals:
        return CallReason.DEAL_WITHOUT_STEP
    if last is None:
        return CallReason.NEVER_TOUCHED
    return CallReason.SILENT if last < now - SILENT_AFTER else None


def _out_of_work(card: Card) -> Place | None:
    """Return why nobody works with the client at all, whenever it was touched."""
    contacts = card.file.contacts
    if contacts and not any(one.state is ContactState.ACTIVE for one in contacts):
        return Place.ARCHIVED
    if contacts and not _people(card):
        return Place.DO_NOT_CONTACT
    return Place.RESTING if _rests(card) else None


def _people(card: Card) -> list[Contact]:
    """Return who may be contacted at all."""
    active = (one for one in card.file.contacts if one.state is ContactState.ACTIVE)
    return [one for one in active if not one.do_not_contact]


def _rests(card: Card) -> bool:
    return card.round is not None and card.round.resting


def _due(card: Card, now: datetime) -> Reminder | None:
    """Return the first reminder that the manager's own plan of the day holds."""
    until = midnight(ZoneInfo(card.manager_zone), now)
    manager = card.file.client.manager_id
    mine = (one for one in card.reminders if one.member_id == manager and one.due_at < until)
    return next(mine, None)


def _by_touches(verdict: Verdict) -> tuple[Bound, ...]:
    return tuple(one for one in verdict.bounds if one.rule not in _OF_THE_HOUR)


def _check_at(card: Card) -> datetime | None:
    return min((one.check_at for one in card.file.contacts if one.check_at), default=None)
