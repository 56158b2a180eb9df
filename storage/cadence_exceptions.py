"""The book of exceptions to cadence (R7, R16, R18, R20)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

from domain.cadence_exceptions import CadenceException
from domain.team import Scope
from storage.journal import Journal
from storage.rows import values_of
from storage.scoped import Scoped, apart
from storage.tables.cadence_exceptions import cadence_exceptions
from storage.tables.clients import IS_LIVING, clients
from storage.transaction import Transaction

LATEST: Final = Scoped.by(
    select(cadence_exceptions, clients.c.name.label("client_name"))
    .join(clients, clients.c.id == cadence_exceptions.c.client_id)
    .where(cadence_exceptions.c.at >= bindparam("since"), IS_LIVING)
    .order_by(cadence_exceptions.c.at.desc(), cadence_exceptions.c.id.desc())
    .limit(bindparam("limit")),
    apart(clients.c.manager_id),
)


class SqlExceptionBook:
    """Where exceptions are kept."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal

    async def add(self, one: CadenceException) -> None:
        """Store an exception."""
        await self._journal.insert(cadence_exceptions, values_of(cadence_exceptions, one))

    async def latest(
        self, scope: Scope, *, since: datetime, limit: int
    ) -> Sequence[CadenceException]:
        """Return exceptions about clients in scope, newest first."""
        rows = await self._transaction.all(*LATEST.of(scope, since=since, limit=limit))
        return [CadenceException(**row._asdict()) for row in rows]
