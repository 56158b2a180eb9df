"""The owner's numbers (R10-R27, R52, R53): what each does, its unit, its bounds, who set it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, Self


class PolicyName(StrEnum):
    """The names of the numbers; each is a field of ``Policy``."""

    GAP_DAYS = "gap_days"
    CONTACT_TOUCHES = "contact_touches"
    COMPANY_TOUCHES = "company_touches"
    WINDOW_DAYS = "window_days"
    HOURS_FROM = "hours_from"
    HOURS_TILL = "hours_till"
    MAILING_DAYS = "mailing_days"
    ASK_AFTER_WIN = "ask_after_win"
    ASK_AFTER_MEETING = "ask_after_meeting"
    HIDE_PHONES = "hide_phones"
    ROUND_DAYS = "round_days"
    ROUND_TOUCHES = "round_touches"
    REST_FROM_MONTHS = "rest_from_months"
    REST_TILL_MONTHS = "rest_till_months"
    FRUITLESS_ROUNDS = "fruitless_rounds"
    ARCHIVE_MONTHS = "archive_months"
    ARCHIVE_LIST = "archive_list"
    DORMANT_DAYS = "dormant_days"
    REACTIVATION_MONTHS = "reactivation_months"
    RETENTION_MONTHS = "retention_months"
    LEAD_MINUTES = "lead_minutes"


class Unit(StrEnum):
    """What a number counts. ``CLOCK`` is minutes after midnight, ``YES_NO`` is 1 or 0."""

    MINUTES = "minutes"
    DAYS = "days"
    MONTHS = "months"
    TOUCHES = "touches"
    ROUNDS = "rounds"
    CONTACTS = "contacts"
    CLOCK = "clock"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All the numbers as they stand. The defaults are those of the domain."""

    gap_days: int = 3
    contact_touches: int = 4
    company_touches: int = 8
    window_days: int = 30
    hours_from: int = 9 * 60
    hours_till: int = 20 * 60
    mailing_days: int = 7
    ask_after_win: int = 0
    ask_after_meeting: int = 0
    hide_phones: int = 0
    round_days: int = 60
    round_touches: int = 6
    rest_from_months: int = 5
    rest_till_months: int = 6
    fruitless_rounds: int = 3
    archive_months: int = 6
    archive_list: int = 30
    dormant_days: int = 180
    reactivation_months: int = 6
    retention_months: int = 36
    lead_minutes: int = 15

    @classmethod
    def of(cls, values: Mapping[str, int]) -> Self:
        """Return the policy with these numbers; names of another version are passed over."""
        known = {name: value for name, value in values.items() if name in SPECS}
        return cls(**known)

    def value(self, name: PolicyName) -> int:
        """Return one number."""
        number: int = asdict(self)[name]
        return number

    def changed(self, name: PolicyName, value: int) -> "Policy":
        """Return the policy with one number changed."""
        return replace(self, **{name.value: value})

    @property
    def memory(self) -> timedelta:
        """How far back touches can count against R10, R11 or R13."""
        return timedelta(days=max(self.gap_days, self.window_days, self.mailing_days))


@dataclass(frozen=True, slots=True)
class Spec:
    """One number: the rule that it belongs to, its unit, the least and the most it may be."""

    rule: str
    unit: Unit
    least: int
    most: int


_DAY = 24 * 60
SPECS: Mapping[str, Spec] = {
    PolicyName.GAP_DAYS: Spec("R10", Unit.DAYS, 0, 90),
    PolicyName.CONTACT_TOUCHES: Spec("R11", Unit.TOUCHES, 1, 60),
    PolicyName.COMPANY_TOUCHES: Spec("R11", Unit.TOUCHES, 1, 200),
    PolicyName.WINDOW_DAYS: Spec("R11", Unit.DAYS, 1, 365),
    PolicyName.HOURS_FROM: Spec("R12", Unit.CLOCK, 0, _DAY - 1),
    PolicyName.HOURS_TILL: Spec("R12", Unit.CLOCK, 1, _DAY),
    PolicyName.MAILING_DAYS: Spec("R13", Unit.DAYS, 1, 90),
    PolicyName.ASK_AFTER_WIN: Spec("R13", Unit.YES_NO, 0, 1),
    PolicyName.ASK_AFTER_MEETING: Spec("R13", Unit.YES_NO, 0, 1),
    PolicyName.HIDE_PHONES: Spec("R18", Unit.YES_NO, 0, 1),
    PolicyName.ROUND_DAYS: Spec("R20", Unit.DAYS, 7, 730),
    PolicyName.ROUND_TOUCHES: Spec("R20", Unit.TOUCHES, 1, 60),
    PolicyName.REST_FROM_MONTHS: Spec("R22", Unit.MONTHS, 1, 35),
    PolicyName.REST_TILL_MONTHS: Spec("R22", Unit.MONTHS, 2, 36),
    PolicyName.FRUITLESS_ROUNDS: Spec("R25", Unit.ROUNDS, 1, 20),
    PolicyName.ARCHIVE_MONTHS: Spec("R26", Unit.MONTHS, 2, 36),
    PolicyName.ARCHIVE_LIST: Spec("R26", Unit.CONTACTS, 5, 200),
    PolicyName.DORMANT_DAYS: Spec("R27", Unit.DAYS, 30, 1095),
    PolicyName.REACTIVATION_MONTHS: Spec("R27", Unit.MONTHS, 1, 36),
    PolicyName.RETENTION_MONTHS: Spec("R52", Unit.MONTHS, 6, 120),
    PolicyName.LEAD_MINUTES: Spec("R53", Unit.MINUTES, 1, 480),
}
"""Every number, in the order of the rules."""


def contradiction(policy: Policy) -> str | None:
    """Return the locale key of why the numbers cannot stand together, or nothing."""
    if policy.hours_till <= policy.hours_from:
        return "policy-wrong-hours"
    if policy.gap_days > policy.window_days:
        return "policy-wrong-gap"
    if policy.rest_till_months <= policy.rest_from_months:
        return "policy-wrong-rest"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChange:
    """Who set which number to what, and when. ``before`` is what it was."""

    name: PolicyName
    before: int
    value: int
    set_by: int
    set_at: datetime
    by_name: str = ""


class PolicyBook(Protocol):
    """Where the numbers are kept, every change with who and when."""

    async def current(self) -> Policy:
        """Return the numbers as they stand."""
        ...

    async def set(self, change: PolicyChange) -> None:
        """Keep a change; it stands from now on."""
        ...

    async def changes(self, *, limit: int) -> Sequence[PolicyChange]:
        """Return the latest changes, newest first, with the names of who made them."""
        ...
