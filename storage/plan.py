"""Questions of the day's plan about clients."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, literal, or_, select

from domain.clients import ContactState
from domain.plan import CallReason, DayCounts, LeftOut, NewLead, NextCall
from domain.team import Scope
from storage.archive import COUNT as TO_CHECK_COUNT
from storage.people import main_phone
from storage.scoped import Scoped
from storage.tables.clients import IS_HELD_BACK, IS_NEW_LEAD, clients, contacts
from storage.tables.deals import IS_OPEN as DEAL_IS_OPEN
from storage.tables.deals import deals
from storage.tables.reminders import IS_OPEN as REMINDER_IS_OPEN
from storage.tables.reminders import reminders
from storage.tables.rounds import IS_REST, rounds
from storage.transaction import Transaction
from storage.types import Moment

NEW_LEADS = Scoped.by(
    select(
        clients.c.id.label("client_id"),
        clients.c.name.label("client_name"),
        clients.c.source,
        clients.c.created_at.label("at"),
        main_phone(clients.c.id).label("phone"),
    )
    .where(IS_NEW_LEAD)
    .order_by(clients.c.created_at, clients.c.id)
    .limit(bindparam("limit")),
    clients.c.manager_id,
)

_TO_CALL: Final[tuple[ColumnElement[bool], ...]] = (
    or_(
        clients.c.allowed_from.is_(None),
        clients.c.allowed_from <= bindparam("until", type_=Moment),
    ),
    ~exists().where(reminders.c.client_id == clients.c.id, REMINDER_IS_OPEN),
    or_(
        ~exists().where(contacts.c.client_id == clients.c.id),
        exists().where(
            contacts.c.client_id == clients.c.id,
            contacts.c.state == ContactState.ACTIVE,
            contacts.c.do_not_contact.is_(False),
        ),
    ),
)
_WITHOUT_DEAL = ~exists().where(deals.c.client_id == clients.c.id, DEAL_IS_OPEN)


def _calls(title: Any, amount: Any) -> Select[Any]:
    return select(
        clients.c.id,
        clients.c.name,
        clients.c.last_touch_at,
        clients.c.created_at,
        clients.c.allowed_from,
        title.label("title"),
        amount.label("amount"),
        main_phone(clients.c.id).label("phone"),
    ).where(*_TO_CALL)


_OTHER: Final = deals.alias()
_LARGER = exists().where(
    _OTHER.c.client_id == deals.c.client_id,
    _OTHER.c.closed_at.is_(None),
    or_(
        _OTHER.c.amount > deals.c.amount,
        (_OTHER.c.amount == deals.c.amount) & (_OTHER.c.id < deals.c.id),
    ),
)
_WITH_DEAL = (
    _calls(deals.c.title, deals.c.amount)
    .join(deals, deals.c.client_id == clients.c.id)
    .where(DEAL_IS_OPEN, ~_LARGER)
    .order_by(deals.c.amount.desc(), deals.c.id)
    .limit(bindparam("limit"))
)
_NEVER_TOUCHED = (
    _calls(literal(""), literal(0))
    .where(clients.c.last_touch_at.is_(None), _WITHOUT_DEAL)
    .order_by(clients.c.id)
    .limit(bindparam("limit"))
)
_SILENT = (
    _calls(literal(""), literal(0))
    .where(clients.c.last_touch_at < bindparam("silent_since", type_=Moment), _WITHOUT_DEAL)
    .order_by(clients.c.last_touch_at, clients.c.id)
    .limit(bindparam("limit"))
)
NEXT_CALLS = Scoped.parts(
    (_WITH_DEAL, deals.c.manager_id),
    (_NEVER_TOUCHED, clients.c.manager_id),
    (_SILENT, clients.c.manager_id),
)
_REASONS: Final = (CallReason.DEAL_WITHOUT_STEP, CallReason.NEVER_TOUCHED, CallReason.SILENT)

_HELD_BACK = (IS_HELD_BACK, clients.c.allowed_from > bindparam("after", type_=Moment))
LEFT_OUT: Final = Scoped.by(
    select(
        clients.c.id.label("client_id"),
        clients.c.name.label("client_name"),
        clients.c.allowed_from,
        exists().where(rounds.c.client_id == clients.c.id, IS_REST).label("resting"),
    )
    .where(*_HELD_BACK)
    .order_by(clients.c.allowed_from, clients.c.id)
    .limit(bindparam("limit"))
    .offset(bindparam("offset")),
    clients.c.manager_id,
)
LEFT_OUT_COUNT: Final = Scoped.by(
    select(func.count()).select_from(clients).where(*_HELD_BACK), clients.c.manager_id
)


def _counts_of(scope: Scope) -> Select[Any]:
    left_out, to_check = LEFT_OUT_COUNT.of(scope)[0], TO_CHECK_COUNT.of(scope)[0]
    return select(
        left_out.scalar_subquery().label("left_out"), to_check.scalar_subquery().label("to_check")
    )


DAY_COUNTS: Final = Scoped(_counts_of(Scope(None)), _counts_of(Scope(0)))
"""Both counts at once; whose they are is told when it is asked."""


class SqlPlanReader:
    """Questions about clients that no single noun's book answers."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def new_leads(self, scope: Scope, limit: int) -> Sequence[NewLead]:
        """Return clients that came by a lead magnet (``source`` ``magnet:…``), untouched."""
        rows = await self._transaction.all(*NEW_LEADS.of(scope, limit=limit))
        return [NewLead(**{**row._asdict(), "phone": row.phone or ""}) for row in rows]

    async def next_calls(
        self, scope: Scope, *, silent_since: datetime, until: datetime, limit: int
    ) -> Sequence[NextCall]:
        """Return clients without an open reminder, best first.

        First those with an open deal (largest amount first), then those never touched,
        then those whose last touch lies before ``silent_since`` (oldest first). Who has no
        contact that may be contacted is left out, and whom cadence or a rest forbids until
        after ``until`` (R10, R11, R21).
        """
        question = NEXT_CALLS.of(scope, silent_since=silent_since, until=until, limit=limit)
        rows = sorted(await self._transaction.all(*question), key=_urgency)
        return [_next_call(row) for row in rows[:limit]]

    async def left_out(
        self, scope: Scope, *, after: datetime, limit: int, offset: int = 0
    ) -> Sequence[LeftOut]:
        """Return clients that may not be touched until after ``after``, the earliest first."""
        question = LEFT_OUT.of(scope, after=after, limit=limit, offset=offset)
        rows = await self._transaction.all(*question)
        return [LeftOut(**{**row._asdict(), "resting": bool(row.resting)}) for row in rows]

    async def day_counts(self, scope: Scope, *, now: datetime, until: datetime) -> DayCounts:
        """Return who may not be touched until after ``until``, and who is to be checked now."""
        question = DAY_COUNTS.of(scope, now=now, after=until)
        row = await self._transaction.first(*question)
        return DayCounts(**row._asdict()) if row else DayCounts()

    async def left_out_count(self, scope: Scope, *, after: datetime) -> int:
        """Return how many clients may not be touched until after ``after``."""
        count: int = await self._transaction.scalar(*LEFT_OUT_COUNT.of(scope, after=after))
        return count


def _since(row: Any) -> datetime:
    moment: datetime = row.last_touch_at or row.created_at
    return moment


def _urgency(row: Any) -> tuple[int, int, datetime, int]:
    return row.part, -row.amount, _since(row), row.id


def _next_call(row: Any) -> NextCall:
    return NextCall(
        client_id=row.id,
        client_name=row.name,
        phone=row.phone or "",
        reason=_REASONS[row.part],
        since=_since(row),
        deal_title=row.title,
        deal_amount=row.amount,
        allowed_from=row.allowed_from,
    )
