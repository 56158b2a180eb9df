"""The team: who works with the base, in which role, and on whose invitation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.zones import zone


class Role(StrEnum):
    """What a member may do (domain words: owner, head, manager)."""

    OWNER = "owner"
    HEAD = "head"
    MANAGER = "manager"


class MemberState(StrEnum):
    """Whether a member still works here."""

    ACTIVE = "active"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose clients a question may see (R60): one manager's, or everybody's (``None``).

    Every port that finds client data by a number or by words asks for one. Touches and reminders
    "of a client" and the moves of a deal do not: they are asked for only what was opened so.
    """

    manager_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person of the team with their own habits of work.

    ``quiet_days`` are ISO weekdays (1 Monday to 7 Sunday) without a digest;
    ``digest_at``, ``work_from`` and ``work_till`` are local times of ``timezone``;
    ``next_digest_at`` is the aware UTC moment of the next morning digest.
    ``takes_leads`` and ``cities`` (none: every city) tell which leads come to the member (R53);
    ``edits_magnets`` that an owner lets them edit lead magnets.
    """

    id: int
    telegram_id: int
    name: str
    role: Role
    state: MemberState = MemberState.ACTIVE
    locale: str = "ru"
    timezone: str = "Europe/Moscow"
    digest_at: time = time(8, 45)
    work_from: time = time(9, 0)
    work_till: time = time(18, 0)
    quiet_days: frozenset[int] = frozenset()
    next_digest_at: datetime | None = None
    takes_leads: bool = True
    cities: tuple[str, ...] = ()
    edits_magnets: bool = False
    joined_at: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The member's time zone."""
        return zone(self.timezone)

    @property
    def leads(self) -> bool:
        """Whether this member sees the whole team's clients (owner or head)."""
        return self.role in (Role.OWNER, Role.HEAD)

    @property
    def keeps_magnets(self) -> bool:
        """Whether this member may create and edit lead magnets."""
        return self.role is Role.OWNER or self.edits_magnets

    @property
    def scope(self) -> Scope:
        """What this member may see (R60)."""
        return Scope(None if self.leads else self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A single-use link into the team. ``code`` is the secret part of ``/start inv_CODE``."""

    code: str
    role: Role
    invited_by: int
    created_at: datetime
    expires_at: datetime
    used_by: int | None = None
    used_at: datetime | None = None


class TeamBook(Protocol):
    """Where members and invitations are kept."""

    async def by_telegram(self, telegram_id: int) -> Member | None:
        """Return the member with this Telegram id in any state."""
        ...

    async def member(self, member_id: int) -> Member | None:
        """Return one member in any state."""
        ...

    async def members(self) -> Sequence[Member]:
        """Return the active members: owners, heads, managers, each by name."""
        ...

    async def add(self, member: Member) -> Member:
        """Store a new member (``id`` 0) and return it with its id."""
        ...

    async def save(self, member: Member) -> None:
        """Store the changed habits, role or state of a member."""
        ...

    async def invitation(self, code: str) -> Invitation | None:
        """Return an invitation, used or not."""
        ...

    async def add_invitation(self, invitation: Invitation) -> None:
        """Store a new invitation."""
        ...

    async def use_invitation(self, code: str, *, member_id: int, at: datetime) -> bool:
        """Mark an unused invitation as used; false when somebody was faster."""
        ...

    async def digests_due(self, now: datetime, limit: int) -> Sequence[Member]:
        """Return active members whose ``next_digest_at`` has come, earliest first."""
        ...
