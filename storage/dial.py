"""Those whom a manager may call, with their cards: one statement each."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, bindparam, exists, literal_column, select, union

from domain.dial import SOON, Candidate
from domain.dial_run import DIAL
from domain.drafts import Draft
from domain.likely_hour import PastCall
from domain.plan_day import SILENT_AFTER, day_end
from domain.policy import Policy
from domain.reminders import ReminderKind
from domain.team import Member, Scope
from domain.touches import TouchKind
from storage.cards import CARDS, read_card
from storage.json_list import json_list
from storage.next_calls import CLIENTS_TO_CALL
from storage.scoped import MANAGER
from storage.tables.clients import IS_HELD_BACK, clients
from storage.tables.drafts import drafts
from storage.tables.reminders import IS_OPEN, reminders
from storage.tables.touches import touches
from storage.touches import IS_OUTGOING, NEWEST
from storage.transaction import Transaction
from storage.types import Moment

MOST_CALLS: Final = 60
"""So many last calls tell at which hours a client picks up."""

_CALLS = (
    select(touches.c.at, touches.c.outcome)
    .where(
        touches.c.client_id == clients.c.id,
        IS_OUTGOING,
        touches.c.kind == literal_column(f"'{TouchKind.CALL}'"),
        touches.c.outcome.is_not(None),
    )
    .order_by(*NEWEST)
    .limit(MOST_CALLS)
)
_CANDIDATES = CARDS.add_columns(json_list(_CALLS, clients).label("call_rows"))


def _asked(until: str) -> Select[Any]:
    """Select the clients of a member's open reminders due before a moment, earliest first."""
    return (
        select(reminders.c.client_id.label("id"))
        .where(
            reminders.c.member_id == MANAGER,
            IS_OPEN,
            reminders.c.client_id.is_not(None),
            reminders.c.due_at < bindparam(until, type_=Moment),
        )
        .order_by(reminders.c.due_at, reminders.c.id)
        .limit(bindparam("limit"))
    )


_AGREED = _asked("soon").where(
    reminders.c.kind == ReminderKind.AGREED,
    reminders.c.due_at >= bindparam("today", type_=Moment),
)
_DUE = _asked("tonight")
_NEXT, _ = CLIENTS_TO_CALL.of(Scope(0))
"""The question of one manager's next calls; whose, is said by ``MANAGER``."""
_HELD = (
    select(clients.c.id)
    .where(
        clients.c.manager_id == MANAGER,
        IS_HELD_BACK,
        clients.c.allowed_from > bindparam("now", type_=Moment),
        ~exists().where(reminders.c.client_id == clients.c.id, IS_OPEN),
    )
    .order_by(clients.c.allowed_from, clients.c.id)
    .limit(bindparam("limit"))
)


def _cards_of(*questions: Any) -> Select[Any]:
    found = union(*(select(one.subquery().c.id) for one in questions))
    return _CANDIDATES.where(clients.c.manager_id == MANAGER, clients.c.id.in_(found))


CANDIDATES: Final = _cards_of(_AGREED, _DUE, _NEXT)
WAITING: Final = _cards_of(_HELD)
UNFINISHED: Final = (
    select(drafts)
    .where(
        drafts.c.member_id == bindparam("member"),
        drafts.c.verb == literal_column(f"'{DIAL}'"),
        drafts.c.created_at >= bindparam("since"),
    )
    .order_by(drafts.c.id.desc())
    .limit(1)
)


class SqlDialReader:
    """Reads the calling list."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def candidates(
        self, member: Member, *, now: datetime, policy: Policy, limit: int
    ) -> Sequence[Candidate]:
        """Return own clients with a reminder due by the end of today, or worth the next call.

        At most ``limit`` of each: agreed for now, due today, with a deal and no step, never
        touched, long silent. In no order.
        """
        tonight = day_end(member, now)
        values = {
            "today": tonight - timedelta(days=1),
            "soon": now + SOON,
            "tonight": tonight,
            "until": now,
            "silent_since": now - SILENT_AFTER,
        }
        return await self._read(CANDIDATES, member, now, policy, limit=limit, **values)

    async def waiting(
        self, member: Member, *, now: datetime, policy: Policy, limit: int
    ) -> Sequence[Candidate]:
        """Return own clients whom cadence or a rest keeps from being called, the soonest free."""
        return await self._read(WAITING, member, now, policy, limit=limit, now=now)

    async def unfinished(self, member_id: int, *, since: datetime) -> Draft | None:
        """Return the newest list of a member that was begun since then and is not finished."""
        values = {"member": member_id, "since": since}
        row = await self._transaction.first(UNFINISHED, values)
        return Draft(**row._asdict()) if row else None

    async def _read(
        self, question: Select[Any], member: Member, at: datetime, policy: Policy, **values: Any
    ) -> list[Candidate]:
        asked = {**values, "since": at - policy.memory, MANAGER.key: member.id}
        return [
            Candidate(card=read_card(row), calls=[PastCall(**one) for one in row.call_rows])
            for row in await self._transaction.all(question, asked)
        ]
