"""Corrects from when on clients may be touched, piece by piece (R10, R11)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, or_, select, update

from domain.policy import Policy
from domain.recount import COUNTING, Correction, Piece
from storage.paces import PACES, limits_of, read_pace
from storage.tables.clients import IS_LIVING, clients
from storage.tables.policies import policy_changes
from storage.transaction import Transaction
from storage.types import Id, Moment

NEWEST_CHANGE: Final = select(func.max(policy_changes.c.id)).where(
    policy_changes.c.name.in_([str(one) for one in COUNTING])
)
_NEXT = (
    select(clients.c.id)
    .where(clients.c.id > bindparam("after", type_=Id))
    .order_by(clients.c.id)
    .limit(bindparam("limit"))
    .subquery()
)
LAST: Final = select(func.max(_NEXT.c.id))
"""The number up to which a piece goes: a walk along the numbers is short, whoever waits."""
WAITING: Final = PACES.where(
    clients.c.id > bindparam("after", type_=Id),
    clients.c.id <= bindparam("last", type_=Id),
    IS_LIVING,
    or_(
        clients.c.last_touch_at > bindparam("since", type_=Moment),
        clients.c.allowed_from > bindparam("now", type_=Moment),
    ),
).order_by(clients.c.id)
CORRECT: Final = (
    update(clients)
    .where(
        clients.c.id == bindparam("client"),
        clients.c.allowed_from.is_not_distinct_from(bindparam("known", type_=Moment)),
    )
    .values(allowed_from=bindparam("free_from", type_=Moment))
)


class SqlRecountBook:
    """Reads and corrects the derived copies. Corrections are not journalled."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def newest(self) -> int:
        """Return the number of the last change of ``COUNTING``, 0 where there was none."""
        newest: int | None = await self._transaction.scalar(NEWEST_CHANGE)
        return newest or 0

    async def piece(self, *, after: int, limit: int, now: datetime, policy: Policy) -> Piece:
        """Look at the next ``limit`` clients whose number is above ``after``."""
        last = await self._transaction.scalar(LAST, {"after": after, "limit": limit})
        if last is None:
            return Piece()
        values = {"after": after, "last": last, "now": now, "contact": None}
        rows = await self._transaction.all(WAITING, {**values, **limits_of(now, policy)})
        return Piece(paces=[read_pace(row) for row in rows], last=last)

    async def correct(self, corrections: Sequence[Correction]) -> None:
        """Keep corrections, except where a touch that was logged meanwhile knows better."""
        rows = [
            {"client": one.client_id, "known": one.before, "free_from": one.after}
            for one in corrections
        ]
        if rows:
            await self._transaction.execute(CORRECT, rows)
