"""Questions of the day's plan about clients."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, bindparam, exists, func, or_, select

from domain.plan import DayCounts, LeftOut, NewLead, NextCall
from domain.team import Scope
from storage.archive import COUNT as TO_CHECK_COUNT
from storage.customers.lead_questions import untouched
from storage.deals import A_DAY, is_stuck
from storage.next_calls import NEXT_CALLS, read_call
from storage.people import first_callee, is_reachable, main_phone, own_phone
from storage.scoped import Scoped, apart
from storage.tables.clients import IS_HELD_BACK, clients, contacts
from storage.tables.deals import deals, stages
from storage.tables.leads import IS_OPEN as LEAD_IS_OPEN
from storage.tables.leads import leads
from storage.tables.magnets import magnet_links, magnets
from storage.tables.reminders import IS_OPEN as REMINDER_IS_OPEN
from storage.tables.reminders import reminders
from storage.tables.rounds import IS_REST, rounds
from storage.tables.touches import touches
from storage.touches import IS_OUTGOING, NEWEST
from storage.transaction import Transaction
from storage.types import Moment

_RESTS: Final = exists().where(rounds.c.client_id == clients.c.id, IS_REST)
_BEFORE: Final = leads.alias("before")
NEW_LEADS = Scoped.by(
    select(
        leads.c.id.label("lead_id"),
        clients.c.id.label("client_id"),
        clients.c.name.label("client_name"),
        magnets.c.title,
        magnet_links.c.name.label("link"),
        leads.c.came_at.label("at"),
        main_phone(clients.c.id, first_callee(clients.c.id)).label("phone"),
    )
    .select_from(leads)
    .join(clients, clients.c.id == leads.c.client_id)
    .join(magnets, magnets.c.id == leads.c.magnet_id)
    .join(magnet_links, magnet_links.c.id == leads.c.link_id)
    .where(
        LEAD_IS_OPEN,
        untouched(leads),
        # A client who came twice stands once, since the first time.
        ~exists().where(
            _BEFORE.c.client_id == leads.c.client_id,
            _BEFORE.c.settled_at.is_(None),
            _BEFORE.c.id < leads.c.id,
            untouched(_BEFORE),
        ),
        is_reachable(clients.c.id),
        ~_RESTS,
    )
    .order_by(leads.c.came_at, leads.c.id)
    .limit(bindparam("limit")),
    leads.c.manager_id,
    clients.c.manager_id,
)

_IS_LEAD: Final = exists().where(leads.c.client_id == clients.c.id, LEAD_IS_OPEN, untouched(leads))
_HELD_BACK: Final = (
    IS_HELD_BACK,
    clients.c.allowed_from > bindparam("after", type_=Moment),
    # By the client, who has few, and not by the manager, who has many.
    ~exists().where(
        reminders.c.client_id == clients.c.id,
        REMINDER_IS_OPEN,
        reminders.c.due_at < bindparam("after", type_=Moment),
        apart(reminders.c.member_id) == clients.c.manager_id,
    ),
    is_reachable(clients.c.id),
    or_(_RESTS, ~_IS_LEAD),  # who asked for a call is in the plan, whatever cadence says
    ~exists().where(
        deals.c.client_id == clients.c.id,
        stages.c.id == apart(deals.c.stage_id),
        *is_stuck("stuck_at"),
    ),
)
_SPOKEN: Final = contacts.alias("spoken")
_TOUCHED_LAST = (
    select(touches.c.contact_id)
    .where(touches.c.client_id == clients.c.id, IS_OUTGOING)
    .order_by(*NEWEST)
    .limit(1)
    .correlate(clients)
    .scalar_subquery()
)
LEFT_OUT: Final = Scoped.by(
    select(
        clients.c.id.label("client_id"),
        clients.c.name.label("client_name"),
        clients.c.allowed_from,
        _RESTS.label("resting"),
        _SPOKEN.c.timezone,
        _SPOKEN.c.call_hours,
        func.coalesce(func.nullif(_SPOKEN.c.city, ""), clients.c.city).label("city"),
        own_phone(_SPOKEN.c.id).label("phone"),
    )
    .select_from(clients)
    .outerjoin(_SPOKEN, _SPOKEN.c.id == func.coalesce(_TOUCHED_LAST, first_callee(clients.c.id)))
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
        """Return clients that came by a lead magnet and were not touched since, oldest first.

        Who rests, or has no contact that may be contacted, is left out.
        """
        rows = await self._transaction.all(*NEW_LEADS.of(scope, limit=limit))
        return [_new_lead(row) for row in rows]

    async def next_calls(
        self,
        scope: Scope,
        *,
        silent_since: datetime,
        since: datetime,
        until: datetime,
        limit: int,
    ) -> Sequence[NextCall]:
        """Return clients without an open reminder, best first.

        First those with an open deal (largest amount first), then those never touched,
        then those whose last touch lies before ``silent_since`` (oldest first). Who has no
        contact that may be contacted is left out, and whom cadence or a rest forbids until
        after ``until`` (R10, R11, R21). Touches after ``since`` can count against the people.
        """
        question = NEXT_CALLS.of(
            scope, silent_since=silent_since, since=since, until=until, limit=limit
        )
        return [read_call(row) for row in await self._transaction.all(*question)]

    async def left_out(
        self, scope: Scope, *, now: datetime, after: datetime, limit: int, offset: int = 0
    ) -> Sequence[LeftOut]:
        """Return clients that may not be touched until after ``after``, the earliest first.

        Who is in the plan all the same is not among them, by a reminder due before ``after``, as a
        new lead or by a deal that is stuck ``now``; nor who has no contact that may be contacted.
        """
        question = LEFT_OUT.of(scope, after=after, limit=limit, offset=offset, **_stuck(now))
        return [_left_out(row._asdict()) for row in await self._transaction.all(*question)]

    async def day_counts(self, scope: Scope, *, now: datetime, until: datetime) -> DayCounts:
        """Return how many ``left_out`` returns after ``until``, and how many are to be checked."""
        question = DAY_COUNTS.of(scope, now=now, after=until, **_stuck(now))
        row = await self._transaction.first(*question)
        return DayCounts(**row._asdict()) if row else DayCounts()

    async def left_out_count(self, scope: Scope, *, now: datetime, after: datetime) -> int:
        """Return how many ``left_out`` returns in all."""
        question = LEFT_OUT_COUNT.of(scope, after=after, **_stuck(now))
        count: int = await self._transaction.scalar(*question)
        return count


def _new_lead(row: Any) -> NewLead:
    return NewLead(
        lead_id=row.lead_id,
        client_id=row.client_id,
        client_name=row.client_name,
        phone=row.phone or "",
        source=" · ".join(filter(None, (row.title, row.link))),
        at=row.at,
    )


def _stuck(now: datetime) -> dict[str, int]:
    return {"stuck_at": Moment().plain(now), "allowance": A_DAY}


def _left_out(row: dict[str, Any]) -> LeftOut:
    known = {name: value for name, value in row.items() if value is not None}
    return LeftOut(**{**known, "resting": bool(row["resting"])})
