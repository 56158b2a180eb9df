"""One erasure under way: what its steps share (R52)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Executable

from domain.customers.erasure import Traces
from storage.customers.redaction import Redaction
from storage.transaction import Transaction

RowIds: TypeAlias = set[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """One person on their way out. ``rows`` are those that spoke of them, by table and number.

    ``redaction`` finds them in what was written about their own client, ``trace`` anywhere: there
    a name that somebody else bears too tells nothing. ``sought`` are the traces that no row should
    hold afterwards.
    """

    transaction: Transaction
    traces: Traces
    person: str
    at: datetime
    redaction: Redaction
    trace: Redaction
    sought: Traces
    counts: Counter[str] = field(default_factory=Counter)
    rows: RowIds = field(default_factory=set)

    @property
    def values(self) -> dict[str, Any]:
        """Return what statements ask for."""
        traces = self.traces
        return {
            "ids": list(traces.customer_ids),
            "chats": list(self.sought.telegram_ids),
            "client": traces.client_id,
            "contact": traces.contact_id,
            "person": self.person,
            "moment": self.at,
        }

    async def run(self, table: str, statement: Executable, *names: str, **more: Any) -> None:
        """Run a statement with some of ``values``, and count the rows."""
        values = {**{name: self.values[name] for name in names}, **more}
        self.counts[table] += (await self.transaction.execute(statement, values)).rowcount
