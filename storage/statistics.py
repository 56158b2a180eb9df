"""Counts of a period, in one statement."""

from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, func, select, type_coerce

from domain.deals import StageKind
from domain.statistics import Counts
from domain.team import Scope
from storage.json_list import Row, json_list
from storage.scoped import MANAGER
from storage.tables.clients import clients
from storage.tables.deals import IS_OPEN, deal_moves, deals, stages
from storage.tables.team import members
from storage.tables.touches import touches
from storage.transaction import Transaction
from storage.types import Id, Moment

AUTHOR: Final = bindparam("author", type_=Id)


class SqlStatisticsReader:
    """Counts in the database, not in memory."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def counts(
        self, scope: Scope, *, author_id: int | None, since: datetime, until: datetime
    ) -> Counts:
        """Return the figures of one author's touches and deals (``None``: everybody's).

        A deal counts as won or lost by who moved it there, an open one for its manager.
        """
        statement = counting(own=scope.manager_id is not None, authored=author_id is not None)
        values = {"since": since, "until": until, AUTHOR.key: author_id}
        row = await self._transaction.first(statement, {**values, MANAGER.key: scope.manager_id})
        return _counts(row, since, until)


@lru_cache(maxsize=4)
def counting(*, own: bool, authored: bool) -> Select[Any]:
    """Make the statement; ``own`` narrows to a scope's clients, ``authored`` to an author."""
    asked = _Asked(own=own, authored=authored)
    return select(
        json_list(asked.touches()).label("touch_rows"),
        asked.clients_added().label("clients_added"),
        asked.deals_opened().label("deals_opened"),
        json_list(asked.deals_ended()).label("ended_rows"),
        json_list(asked.deals_open()).label("open_rows"),
    )


class _Asked:
    def __init__(self, *, own: bool, authored: bool) -> None:
        self._own = own
        self._authored = authored

    def touches(self) -> Select[Any]:
        kinds = (touches.c.kind, touches.c.direction, touches.c.outcome)
        counted = select(*kinds, func.count().label("many")).group_by(*kinds)
        if self._own:
            counted = counted.join(clients, clients.c.id == touches.c.client_id)
        return self._narrow(counted, touches.c.manager_id, touches.c.at, clients.c.manager_id)

    def clients_added(self) -> Any:
        counted = select(func.count(clients.c.id))
        return self._narrow(
            counted, clients.c.created_by, clients.c.created_at, clients.c.manager_id
        ).scalar_subquery()

    def deals_opened(self) -> Any:
        counted = select(func.count(deals.c.id))
        return self._narrow(
            counted, deals.c.opened_by, deals.c.opened_at, deals.c.manager_id
        ).scalar_subquery()

    def deals_ended(self) -> Select[Any]:
        """Each deal once, however often it was moved to the end where it is now."""
        ended = (
            select(deals.c.id, deals.c.amount, stages.c.kind)
            .select_from(deal_moves)
            .join(deals, deals.c.id == deal_moves.c.deal_id)
            .join(stages, stages.c.id == deals.c.stage_id)
            .where(deals.c.stage_id == deal_moves.c.to_stage_id, stages.c.kind != StageKind.OPEN)
            .distinct()
        )
        each = self._narrow(
            ended, deal_moves.c.member_id, deal_moves.c.at, deals.c.manager_id
        ).subquery()
        return select(each.c.kind, *_sums(each.c.id, each.c.amount)).group_by(each.c.kind)

    def deals_open(self) -> Select[Any]:
        counted = select(*_sums(deals.c.id, deals.c.amount)).where(IS_OPEN)
        owners = (AUTHOR if self._authored else None, MANAGER if self._own else None)
        return counted.where(*(deals.c.manager_id == one for one in owners if one is not None))

    def _narrow(
        self,
        question: Select[Any],
        author: ColumnElement[int],
        at: ColumnElement[datetime],
        owner: ColumnElement[int],
    ) -> Select[Any]:
        # For everybody the members are named one by one: the indexes begin with the member.
        by = author == AUTHOR if self._authored else author.in_(select(members.c.id))
        question = question.where(
            by,
            at >= bindparam("since", type_=Moment),
            at < bindparam("until", type_=Moment),
        )
        return question.where(owner == MANAGER) if self._own else question


def _sums(what: ColumnElement[int], amount: ColumnElement[int]) -> tuple[ColumnElement[Any], ...]:
    total = type_coerce(func.sum(amount), BigInteger).label("amount")
    return func.count(what).label("many"), total


def _counts(row: Any, since: datetime, until: datetime) -> Counts:
    won = _ended(row.ended_rows, StageKind.WON)
    (ahead,) = row.open_rows
    return Counts(
        since=since,
        until=until,
        touches=_tally(row.touch_rows, "kind", "direction"),
        outcomes={
            key[0]: many for key, many in _tally(row.touch_rows, "outcome").items() if key[0]
        },
        clients_added=row.clients_added,
        deals_opened=row.deals_opened,
        deals_won=won["many"],
        deals_lost=_ended(row.ended_rows, StageKind.LOST)["many"],
        amount_won=int(won["amount"]),
        open_deals=ahead["many"],
        open_amount=int(ahead["amount"] or 0),
    )


def _ended(rows: list[Row], kind: StageKind) -> Row:
    return next((one for one in rows if one["kind"] is kind), {"many": 0, "amount": 0})


def _tally(rows: list[Row], *names: str) -> dict[Any, int]:
    tally: dict[Any, int] = {}
    for one in rows:
        key = tuple(one[name] for name in names)
        tally[key] = tally.get(key, 0) + one["many"]
    return tally
