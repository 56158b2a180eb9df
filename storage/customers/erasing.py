"""Erasing persons from every table (R52)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select

from domain.customers.erasure import Leaving, Removed, Traces
from storage.customers import erasing_cards, erasing_customers, erasing_queues, erasing_texts
from storage.customers.one_erasure import Erasure
from storage.customers.redaction import Redaction
from storage.customers.traces import has_namesake
from storage.tables.delivery import outbox_files
from storage.tables.team import members
from storage.transaction import Transaction

STAFF: Final = select(members.c.name, members.c.telegram_id)
TABLES: Final = tuple(
    sorted(
        {
            *erasing_cards.TABLES,
            *erasing_customers.TABLES,
            *erasing_queues.TABLES,
            *(table.name for table in erasing_texts.TEXTS),
            outbox_files.name,  # they go with their letters
        }
    )
)
"""The tables from which an erasure takes something away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The team, whose names stay in texts, whoever bears them too, and whose accounts stay."""

    names: Sequence[str]
    telegram_ids: frozenset[int]


async def erase(
    transaction: Transaction, people: Sequence[Leaving], at: datetime
) -> Sequence[Removed]:
    """Destroy or empty what speaks of persons; return how many rows, by table, person by person."""
    team = await transaction.all(STAFF)
    staff = Staff(
        names=[str(one.name) for one in team],
        telegram_ids=frozenset(one.telegram_id for one in team),
    )
    everybody = [one.traces for one in people]
    erasures = [await _begin(transaction, one, at, staff, everybody) for one in people]
    for erasure in erasures:
        for one in _card_by_card(erasure.traces):
            await _erase(replace(erasure, traces=one))
    await erasing_texts.erase(transaction, erasures)
    await erasing_queues.erase(transaction, erasures)
    return [_removed(one) for one in erasures]


async def _begin(
    transaction: Transaction,
    leaving: Leaving,
    at: datetime,
    staff: Staff,
    everybody: Sequence[Traces],
) -> Erasure:
    traces = leaving.traces
    unlike = [one for one in traces.names if not await has_namesake(transaction, everybody, one)]
    telling = replace(traces, names=tuple(unlike))
    trace = Redaction(telling, staff.names, anywhere=True)
    ids = tuple(one for one in traces.telegram_ids if one not in staff.telegram_ids)
    return Erasure(
        transaction=transaction,
        traces=traces,
        person=leaving.person,
        at=at,
        redaction=Redaction(traces, staff.names),
        trace=trace,
        sought=replace(telling, telegram_ids=ids, names=tuple(map(" ".join, trace.orders))),
    )


def _card_by_card(traces: Traces) -> Iterator[Traces]:
    """Yield a person with the present card, then each card that was theirs before by itself."""
    yield traces
    for card in traces.more:
        yield replace(
            traces,
            customer_ids=(),
            telegram_ids=(),
            client_id=card.client_id,
            contact_id=card.contact_id,
            whole_client=card.whole_client,
            more=(),
        )


async def _erase(erasure: Erasure) -> None:
    await erasing_customers.erase(erasure)
    if erasure.traces.contact_id is not None:
        await erasing_cards.erase(erasure)


def _removed(erasure: Erasure) -> Removed:
    # A name of SQLAlchemy is no plain string, and JSON takes no other.
    rows = {str(table): count for table, count in sorted(erasure.counts.items()) if count}
    return Removed(rows=rows, sought=erasure.sought)
