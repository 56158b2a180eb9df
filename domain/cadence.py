"""Cadence: whether a client may be touched at a moment, and from when on (R10-R16).

Pure: what has happened comes in, a verdict comes out. Every planned or logged touch and every
mailing is judged here and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.calendar import WorkCalendar
from domain.contact_time import ContactTime
from domain.policy import Policy
from domain.touches import TouchKind


class Rule(StrEnum):
    """Why a touch is not allowed."""

    GAP = "gap"
    CONTACT_LIMIT = "contact_limit"
    COMPANY_LIMIT = "company_limit"
    HOURS = "hours"
    DAY_OFF = "day_off"
    MAILING = "mailing"
    RESTING = "resting"

    @property
    def code(self) -> str:
        """The rule's number in the domain."""
        return _CODES[self]


_CODES = {
    Rule.GAP: "R10",
    Rule.CONTACT_LIMIT: "R11",
    Rule.COMPANY_LIMIT: "R11",
    Rule.HOURS: "R12",
    Rule.DAY_OFF: "R12",
    Rule.MAILING: "R13",
    Rule.RESTING: "R21",
}


@dataclass(frozen=True, slots=True)
class PastTouch:
    """An outgoing touch that was: when (aware UTC), of whom, how. Incoming ones never count."""

    at: datetime
    contact_id: int | None
    kind: TouchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One rule that says "not before ``until``", with the touches that count, newest first."""

    rule: Rule
    until: datetime
    touches: tuple[PastTouch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What cadence says of a touch at ``wanted``: the first moment allowed, and why not before.

    ``bounds`` are the rules that forbid ``wanted``, the one that holds longest first; where the
    longest ends at night or on a day off, R12 follows. All moments have the zone of ``wanted``.
    """

    wanted: datetime
    allowed: datetime
    bounds: tuple[Bound, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the touch has to wait."""
        return self.allowed > self.wanted

    @property
    def rule(self) -> Rule | None:
        """The rule that decides."""
        return self.bounds[0].rule if self.bounds else None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What counts for one contact: outgoing touches of its client, newest first, and its rest."""

    contact_id: int | None
    company: bool
    touches: Sequence[PastTouch] = ()
    rest_until: datetime | None = None

    @property
    def own(self) -> tuple[PastTouch, ...]:
        """The touches of the contact itself."""
        return tuple(one for one in self.touches if one.contact_id == self.contact_id)


def judge(
    at: datetime,
    history: History,
    hours: ContactTime,
    *,
    policy: Policy,
    calendar: WorkCalendar,
    kind: TouchKind = TouchKind.CALL,
) -> Verdict:
    """Return whether a touch of ``kind`` is allowed at ``at``, and the first moment that is.

    Each bound is a day from which on a rule is content for good, so the first allowed moment
    is the first one inside R12 after the last of them.
    """
    before = [one for one in bounds(history, policy, kind) if one.until > at]
    before.sort(key=lambda one: one.until, reverse=True)
    free = before[0].until.astimezone(at.tzinfo) if before else at
    allowed = hours.next_open(free, calendar)
    if not hours.is_open(free, calendar):
        off = not calendar.is_working(hours.day(free))
        before.append(Bound(rule=Rule.DAY_OFF if off else Rule.HOURS, until=allowed))
    return Verdict(wanted=at, allowed=allowed, bounds=tuple(before))


def bounds(history: History, policy: Policy, kind: TouchKind = TouchKind.CALL) -> tuple[Bound, ...]:
    """Return until when each rule but R12 forbids a touch, were there no later touches."""
    own = history.own
    found = [
        _apart(Rule.GAP, own[:1], timedelta(days=policy.gap_days)),
        _limit(Rule.CONTACT_LIMIT, own, policy.contact_touches, policy),
    ]
    if history.company:
        found.append(
            _limit(Rule.COMPANY_LIMIT, tuple(history.touches), policy.company_touches, policy)
        )
    if kind is TouchKind.MAILING:
        mailings = tuple(one for one in own if one.kind is TouchKind.MAILING)
        found.append(_apart(Rule.MAILING, mailings[:1], timedelta(days=policy.mailing_days)))
    if history.rest_until is not None:
        found.append(Bound(rule=Rule.RESTING, until=history.rest_until))
    return tuple(one for one in found if one is not None)


def _apart(rule: Rule, last: tuple[PastTouch, ...], gap: timedelta) -> Bound | None:
    return Bound(rule=rule, until=_minute(last[0].at + gap), touches=last) if last else None


def _limit(rule: Rule, touches: tuple[PastTouch, ...], most: int, policy: Policy) -> Bound | None:
    """Forbid until the oldest of the last ``most`` touches lies a whole window back."""
    counted = touches[:most]
    if len(counted) < most:
        return None
    until = _minute(counted[-1].at + timedelta(days=policy.window_days))
    return Bound(rule=rule, until=until, touches=counted)


def _minute(at: datetime) -> datetime:
    """Return the whole minute: nobody waits for seconds, and nothing is moved by them."""
    return at.replace(second=0, microsecond=0)
