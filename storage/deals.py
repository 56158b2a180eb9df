"""The book of pipelines and deals (R28, R29)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    type_coerce,
)

from domain.deals import Deal, Move, Pipeline, StageKind, StageSum
from domain.language.text import fold
from domain.team import Scope
from storage.journal import Journal
from storage.pipelines import PIPELINES, read_pipelines, save_stages
from storage.rows import values_of
from storage.scoped import Question, Scoped
from storage.search_terms import name_key
from storage.tables.clients import IS_LIVING, clients
from storage.tables.deals import IS_OPEN, deal_moves, deals, stages
from storage.tables.rounds import IS_REST, rounds
from storage.transaction import Transaction
from storage.types import MICROSECOND, Moment

MOST_TITLED: Final = 8
A_DAY: Final = timedelta(days=1) // MICROSECOND

DEAL_COLUMNS: Final = tuple(column for column in deals.c if column.name != "title_key")
OWNERS: Final = (deals.c.manager_id, clients.c.manager_id)


def _deals() -> Select[Any]:
    return select(*DEAL_COLUMNS, clients.c.name.label("client_name")).join(
        clients, and_(clients.c.id == deals.c.client_id, IS_LIVING)
    )


ONE = Scoped.by(_deals().where(deals.c.id == bindparam("deal")), *OWNERS)
_LATEST_STAGE = (stages.c.position.desc(), deals.c.amount.desc(), deals.c.id)
_OPEN_DEALS = (
    _deals()
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(IS_OPEN)
    .order_by(*_LATEST_STAGE)
    .limit(bindparam("limit"))
)
OPEN_DEALS = Scoped.by(_OPEN_DEALS, *OWNERS)
OPEN_OF_CLIENT = Scoped.by(_OPEN_DEALS.where(deals.c.client_id == bindparam("client")), *OWNERS)
SUMS = Scoped.by(
    select(
        deals.c.stage_id,
        func.count().label("many"),
        type_coerce(func.sum(deals.c.amount), BigInteger).label("amount"),
    )
    .where(IS_OPEN)
    .group_by(deals.c.stage_id)
    .order_by(deals.c.stage_id),
    deals.c.manager_id,
)
TITLED = Scoped.by(
    _deals()
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(
        IS_OPEN,
        or_(
            deals.c.title_key.like(bindparam("title"), escape="\\"),
            clients.c.name_key.like(bindparam("client"), escape="\\"),
        ),
    )
    .order_by(*_LATEST_STAGE)
    .limit(MOST_TITLED),
    *OWNERS,
)
_RESTS = exists().where(rounds.c.client_id == deals.c.client_id, IS_REST)
"""A resting client leaves every plan (R21), and its stuck deals with it."""


def is_stuck(now: str) -> tuple[ColumnElement[bool], ...]:
    """Return when deals are stuck that are joined with their stages (R29).

    ``now`` names a parameter, in microseconds as ``allowance``: so long is a day.
    """
    return (
        IS_OPEN,
        stages.c.kind == StageKind.OPEN,
        stages.c.days_allowed.is_not(None),
        deals.c.stage_since
        < bindparam(now, type_=BigInteger)
        - bindparam("allowance", type_=BigInteger) * stages.c.days_allowed,
        ~_RESTS,
    )


STUCK = Scoped.by(
    _deals()
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(*is_stuck("now"))
    .order_by(deals.c.stage_since, deals.c.id)
    .limit(bindparam("limit")),
    *OWNERS,
)
MOVES = (
    select(*(column for column in deal_moves.c if column is not deal_moves.c.id))
    .where(deal_moves.c.deal_id == bindparam("deal"))
    .order_by(deal_moves.c.id)
)


class SqlDealBook:
    """Where pipelines and deals are kept."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal

    async def pipelines(self) -> Sequence[Pipeline]:
        """Return all pipelines with their stages in order; the first is the default."""
        return read_pipelines(await self._transaction.all(PIPELINES))

    async def save_stages(self, pipeline: Pipeline) -> Pipeline:
        """Store the owner's list of stages (new ones have ``id`` 0); return it with ids."""
        return await save_stages(self._journal, await self.pipelines(), pipeline)

    async def deal(self, scope: Scope, deal_id: int) -> Deal | None:
        """Return one deal of a client in scope."""
        row = await self._transaction.first(*ONE.of(scope, deal=deal_id))
        return Deal(**row._asdict()) if row else None

    async def open_deals(
        self, scope: Scope, *, client_id: int | None = None, limit: int = 200
    ) -> Sequence[Deal]:
        """Return open deals, the latest stage first, then the largest amount."""
        if client_id is None:
            return await self._all(*OPEN_DEALS.of(scope, limit=limit))
        return await self._all(*OPEN_OF_CLIENT.of(scope, limit=limit, client=client_id))

    async def sums(self, scope: Scope) -> Sequence[StageSum]:
        """Return counts and sums of open deals by stage."""
        rows = await self._transaction.all(*SUMS.of(scope))
        return [
            StageSum(stage_id=row.stage_id, count=row.many, amount=int(row.amount)) for row in rows
        ]

    async def titled(self, scope: Scope, text: str) -> Sequence[Deal]:
        """Return open deals whose title or client holds the text (folded), at most 8."""
        title, client = _holding(fold(text)), _holding(name_key(text))
        return await self._all(*TITLED.of(scope, title=title, client=client))

    async def add(self, deal: Deal, move: Move) -> Deal:
        """Store a new deal and its first move; return it with its id."""
        given = await self._journal.insert(deals, deal_row(deal))
        stored = replace(deal, id=given)
        await self._keep(replace(move, deal_id=given))
        return stored

    async def save(self, before: Deal, after: Deal, move: Move | None) -> None:
        """Store a changed deal together with the move that changed it."""
        await self._journal.update(deals, after.id, deal_row(before), deal_row(after))
        if move is not None:
            await self._keep(move)

    async def moves(self, deal_id: int) -> Sequence[Move]:
        """Return the kept moves of a deal, oldest first."""
        rows = await self._transaction.all(MOVES, {"deal": deal_id})
        return [Move(**row._asdict()) for row in rows]

    async def stuck(self, scope: Scope, now: datetime, *, times: int, limit: int) -> Sequence[Deal]:
        """Return deals longer in their stage than ``times`` the days allowed (R29)."""
        values = {"now": Moment().plain(now), "allowance": times * A_DAY, "limit": limit}
        return await self._all(*STUCK.of(scope, **values))

    async def _all(self, question: Question, values: dict[str, Any]) -> list[Deal]:
        return [Deal(**row._asdict()) for row in await self._transaction.all(question, values)]

    async def _keep(self, move: Move) -> None:
        await self._journal.insert(deal_moves, values_of(deal_moves, move))


def deal_row(deal: Deal) -> dict[str, Any]:
    """Return the row of a deal."""
    return values_of(deals, deal, title_key=fold(deal.title))


def _holding(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
