"""What was written about others may name the person too: there they are cut out (R52).

The base finds the texts worth looking at, in one scan of a table for all who are being erased.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Executable, Table, or_, select, update

from domain.language.text import fold
from storage.customers.one_erasure import Erasure
from storage.like import like
from storage.tables.cadence_exceptions import cadence_exceptions
from storage.tables.clients import clients, contacts
from storage.tables.deals import deal_moves, deals
from storage.tables.reminders import reminders
from storage.tables.rounds import rounds
from storage.tables.surveys import surveys
from storage.tables.touches import touches
from storage.transaction import Transaction

AT_ONCE: Final = 20
"""A statement of many more conditions is too long for SQLite."""
TEXTS: Final[Mapping[Table, tuple[str, ...]]] = {
    touches: ("note", "objections", "competitor"),
    reminders: ("text",),
    deals: ("title", "lost_note"),
    deal_moves: ("note",),
    rounds: ("words",),
    cadence_exceptions: ("reason",),
    contacts: ("notes", "source"),
    clients: ("notes", "requisites", "source"),
    surveys: ("comment",),
}
"""What members, and people who were asked, wrote in their own words."""


async def erase(transaction: Transaction, people: Sequence[Erasure]) -> None:
    """Cut persons out of all texts, whoever those are about.

    Who has no card of their own was never spoken of: a phone that they typed is perhaps another's.
    """
    for some in _groups([one for one in people if one.traces.cards]):
        likes = list(dict.fromkeys(one for erasure in some for one in erasure.trace.likes))
        if likes:
            for table, names in TEXTS.items():
                for row in await transaction.all(_worth_reading(table, names, likes)):
                    await _cut(some, table, row)


async def redact(erasure: Erasure, table: Table, row: Any, texts: Mapping[str, str]) -> None:
    """Write texts that the person was cut out of, and remember the row."""
    keys = {"title_key": fold(texts["title"])} if table is deals and "title" in texts else {}
    statement = update(table).where(table.c.id == row.id).values({**texts, **keys})
    await erasure.transaction.execute(statement)
    erasure.counts[table.name] += 1
    erasure.rows.add((table.name, row.id))


def _groups(people: Sequence[Erasure]) -> Iterator[Sequence[Erasure]]:
    return (people[start : start + AT_ONCE] for start in range(0, len(people), AT_ONCE))


def _worth_reading(table: Table, names: Sequence[str], likes: Sequence[str]) -> Executable:
    columns = [table.c[name] for name in names]
    found = or_(
        *((column != "") & or_(*(like(column, one) for one in likes)) for column in columns)
    )
    return select(table.c.id, *columns).where(found)


async def _cut(people: Sequence[Erasure], table: Table, row: Any) -> None:
    texts = row._asdict()
    for one in people:
        changed = one.trace.cut_all(texts)
        if changed:
            await redact(one, table, row, changed)
            texts |= changed
