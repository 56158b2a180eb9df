"""Invitations, roles, habits, and whose client it is (R4, R60)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from domain.calendar import WorkCalendar
from domain.changes import ChangeLog
from domain.clients import Client, ClientBook
from domain.clock import Clock
from domain.errors import (
    AlreadyDoneError,
    GoneError,
    InvitationError,
    NotAllowedError,
    OwnersOnlyError,
)
from domain.language.text import clean
from domain.plan_day import next_digest
from domain.team import Invitation, Member, MemberState, Role, TeamBook

INVITATION_LIVES = timedelta(days=7)
_CODE_BYTES = 12
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Who presses ``/start``: the Telegram profile of a person not yet on the team."""

    telegram_id: int
    name: str
    locale: str
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """``/invite ROLE``. An owner invites anybody, a head managers only."""

    team: TeamBook
    clock: Clock

    async def __call__(self, member: Member, role: Role) -> Invitation:
        """Return a new single-use invitation. Raises ``NotAllowedError``."""
        if not member.leads:
            raise NotAllowedError
        if member.role is not Role.OWNER and role is not Role.MANAGER:
            raise OwnersOnlyError
        now = self.clock.now()
        invitation = Invitation(
            code=secrets.token_urlsafe(_CODE_BYTES),
            role=role,
            invited_by=member.id,
            created_at=now,
            expires_at=now + INVITATION_LIVES,
        )
        await self.team.add_invitation(invitation)
        return invitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """``/start inv_CODE``. Raises ``InvitationError`` (``why``: unknown, used, expired)."""

    team: TeamBook
    clock: Clock
    calendar: WorkCalendar

    async def __call__(self, newcomer: Newcomer, code: str) -> Member:
        """Return the new member, or the returning one with the invitation's role."""
        now = self.clock.now()
        invitation = await self.team.invitation(code)
        if invitation is None:
            raise InvitationError(why="why-invitation-unknown")
        if invitation.used_by is not None:
            raise InvitationError(why="why-invitation-used")
        if invitation.expires_at <= now:
            raise InvitationError(why="why-invitation-expired")
        inviter = await self.team.member(invitation.invited_by)
        if inviter is None or inviter.state is not MemberState.ACTIVE:
            # R63: who was dismissed must not come back by an invitation of their own.
            raise InvitationError(why="why-invitation-expired")
        known = await self.team.by_telegram(newcomer.telegram_id)
        if known is not None and known.state is MemberState.ACTIVE:
            raise AlreadyDoneError
        member = await enrol(
            self.team, self.calendar, newcomer, invitation.role, now=now, known=known
        )
        if not await self.team.use_invitation(code, member_id=member.id, at=now):
            raise InvitationError(why="why-invitation-used")
        return member


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolOwner:
    """Makes a person named in ``OWNER_IDS`` an owner when they first write."""

    team: TeamBook
    clock: Clock
    calendar: WorkCalendar

    async def __call__(self, newcomer: Newcomer) -> Member:
        """Return the owner."""
        known = await self.team.by_telegram(newcomer.telegram_id)
        return await enrol(
            self.team, self.calendar, newcomer, Role.OWNER, now=self.clock.now(), known=known
        )


async def enrol(
    team: TeamBook,
    calendar: WorkCalendar,
    newcomer: Newcomer,
    role: Role,
    *,
    now: datetime,
    known: Member | None,
) -> Member:
    """Return a stored, active member with a first digest ahead."""
    if known is not None:
        member = replace(known, role=role, state=MemberState.ACTIVE)
        member = replace(member, next_digest_at=next_digest(member, now, calendar))
        await team.save(member)
        return member
    member = Member(
        id=0,
        telegram_id=newcomer.telegram_id,
        name=clean(newcomer.name, _LONGEST_NAME) or str(newcomer.telegram_id),
        role=role,
        locale=newcomer.locale,
        timezone=newcomer.timezone,
        joined_at=now,
    )
    return await team.add(replace(member, next_digest_at=next_digest(member, now, calendar)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a member wants to change; ``None`` leaves as it is."""

    locale: str | None = None
    timezone: str | None = None
    digest_at: time | None = None
    work_from: time | None = None
    work_till: time | None = None
    quiet_days: frozenset[int] | None = None
    takes_leads: bool | None = None
    cities: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePreferences:
    """``/settings``. The next digest follows the new habits at once."""

    team: TeamBook
    clock: Clock
    calendar: WorkCalendar

    async def __call__(self, member: Member, wish: Preferences) -> Member:
        """Return the member with new habits."""
        changed = {
            name: value
            for name in Preferences.__dataclass_fields__
            if (value := getattr(wish, name)) is not None
        }
        after = replace(member, **changed)
        after = replace(after, next_digest_at=next_digest(after, self.clock.now(), self.calendar))
        await self.team.save(after)
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned:
    """A client with a new manager; both are to be told (R4)."""

    client: Client
    before: Member
    after: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """``/assign``: only a head or owner gives a client to another manager (R4)."""

    team: TeamBook
    clients: ClientBook
    changes: ChangeLog
    clock: Clock

    async def __call__(self, member: Member, *, client_id: int, manager_id: int) -> Reassigned:
        """Hand the client over. Raises ``NotAllowedError``, ``GoneError``, ``AlreadyDoneError``."""
        if not member.leads:
            raise NotAllowedError
        file = await self.clients.open(member.scope, client_id)
        after = await self.team.member(manager_id)
        if file is None or after is None or after.state is not MemberState.ACTIVE:
            raise GoneError
        if file.client.manager_id == after.id:
            raise AlreadyDoneError
        before = await self.team.member(file.client.manager_id)
        if before is None:
            raise GoneError
        self.changes.name(
            "change-assign", member_id=member.id, at=self.clock.now(), client=file.client.name
        )
        await self.clients.reassign(file.client, after.id)
        return Reassigned(
            client=replace(file.client, manager_id=after.id), before=before, after=after
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverAsked:
    """Who decides on a request for a colleague's client (R3): the heads and owners."""

    client: Client
    holder: Member
    deciders: Sequence[Member]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHandOver:
    """A manager asks for a colleague's client (R3); only heads and owners decide (R4)."""

    team: TeamBook
    clients: ClientBook

    async def __call__(self, member: Member, client_id: int) -> HandOverAsked:
        """Return whom to ask. Raises ``GoneError``, ``AlreadyDoneError`` when it is theirs."""
        deciders = [one for one in await self.team.members() if one.leads]
        if not deciders:
            raise GoneError
        file = await self.clients.open(deciders[0].scope, client_id)
        holder = await self.team.member(file.client.manager_id) if file else None
        if file is None or holder is None:
            raise GoneError
        if holder.id == member.id:
            raise AlreadyDoneError
        return HandOverAsked(client=file.client, holder=holder, deciders=deciders)
