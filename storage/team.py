"""The book of the team: members and invitations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from domain.language.text import fold
from domain.team import Invitation, Member, MemberState, Role
from storage.journal import Journal
from storage.rows import values_of
from storage.tables.team import invitations, members
from storage.transaction import Transaction

RANKS: Final = tuple(Role)

BY_TELEGRAM = select(members).where(members.c.telegram_id == bindparam("telegram"))
BY_ID = select(members).where(members.c.id == bindparam("member"))
ACTIVE = select(members).where(members.c.state == MemberState.ACTIVE)
DIGESTS_DUE = (
    select(members)
    .where(
        members.c.next_digest_at.is_not(None),
        members.c.next_digest_at <= bindparam("now"),
        members.c.state == MemberState.ACTIVE,
    )
    .order_by(members.c.next_digest_at, members.c.id)
    .limit(bindparam("limit"))
)
INVITATION = select(*(column for column in invitations.c if column is not invitations.c.id)).where(
    invitations.c.code == bindparam("invitation")
)
USE_INVITATION = (
    update(invitations)
    .where(invitations.c.code == bindparam("invitation"), invitations.c.used_by.is_(None))
    .values(used_by=bindparam("member"), used_at=bindparam("at"))
    .returning(invitations.c.id)
)


class SqlTeamBook:
    """Where members and invitations are kept."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal
        self._read: dict[int, Member] = {}

    async def by_telegram(self, telegram_id: int) -> Member | None:
        """Return the member with this Telegram id in any state."""
        return self._keep(await self._transaction.first(BY_TELEGRAM, {"telegram": telegram_id}))

    async def member(self, member_id: int) -> Member | None:
        """Return one member in any state."""
        return self._keep(await self._transaction.first(BY_ID, {"member": member_id}))

    async def members(self) -> Sequence[Member]:
        """Return the active members: owners, heads, managers, each by name."""
        found = self._keep_all(await self._transaction.all(ACTIVE))
        return sorted(found, key=lambda one: (RANKS.index(one.role), fold(one.name), one.id))

    async def add(self, member: Member) -> Member:
        """Store a new member (``id`` 0) and return it with its id."""
        values = values_of(members, member)
        stored = Member(id=await self._journal.insert(members, values), **values)
        self._read[stored.id] = stored
        return stored

    async def save(self, member: Member) -> None:
        """Store the changed habits, role or state of a member."""
        before = self._read.get(member.id) or await self.member(member.id)
        if before is not None:
            old, new = values_of(members, before), values_of(members, member)
            await self._journal.update(members, member.id, old, new)
            self._read[member.id] = member

    async def invitation(self, code: str) -> Invitation | None:
        """Return an invitation, used or not."""
        row = await self._transaction.first(INVITATION, {"invitation": code})
        return Invitation(**row._asdict()) if row else None

    async def add_invitation(self, invitation: Invitation) -> None:
        """Store a new invitation."""
        await self._journal.insert(invitations, values_of(invitations, invitation))

    async def use_invitation(self, code: str, *, member_id: int, at: datetime) -> bool:
        """Mark an unused invitation as used; false when somebody was faster."""
        values = {"invitation": code, "member": member_id, "at": at}
        row_id = await self._transaction.scalar(USE_INVITATION, values)
        if row_id is None:
            return False
        before, after = {"used_by": None, "used_at": None}, {"used_by": member_id, "used_at": at}
        self._journal.updated(invitations, row_id, before, after)
        return True

    async def digests_due(self, now: datetime, limit: int) -> Sequence[Member]:
        """Return active members whose ``next_digest_at`` has come, earliest first."""
        values = {"now": now, "limit": limit}
        return self._keep_all(await self._transaction.all(DIGESTS_DUE, values))

    def remember(self, member: Member) -> None:
        """Take note of a member who was read elsewhere in this unit, as of now."""
        self._read[member.id] = member

    def _keep(self, row: Any) -> Member | None:
        return self._keep_all([row])[0] if row else None

    def _keep_all(self, rows: Sequence[Any]) -> list[Member]:
        """Remember what was read: the image before a change of this unit."""
        found = [Member(**row._asdict()) for row in rows]
        self._read.update((one.id, one) for one in found)
        return found
