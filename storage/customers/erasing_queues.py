"""What passed by: images of changes, drafts, talks, updates and letters that name the person.

Here rows are looked through one by one, page by page: what names somebody stands in free text.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Select,
    Table,
    Text,
    bindparam,
    delete,
    or_,
    select,
    type_coerce,
    update,
)

from storage.customers.leaving import Leavers
from storage.customers.one_erasure import Erasure
from storage.inbox import TROUBLE
from storage.outbox import SETTLED
from storage.tables.changes import changes
from storage.tables.delivery import conversations, inbox, outbox
from storage.tables.drafts import drafts
from storage.tables.intake import replays
from storage.transaction import Transaction
from storage.types import Id

PAGE: Final = 500
CHATS: Final[BindParameter[Any]] = bindparam("chats", expanding=True)


def _pages(table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(table.c.id, *columns)
        .where(table.c.id > bindparam("after", type_=Id))
        .order_by(table.c.id)
        .limit(PAGE)
    )


def _as_text(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return type_coerce(column, Text).label(f"{column.name}_text")


IMAGES: Final = _pages(changes, _as_text(changes.c.rows), _as_text(changes.c.facts))
DRAFTS: Final = _pages(drafts, drafts.c.text, _as_text(drafts.c.data))
REPLAYS: Final = _pages(replays, _as_text(replays.c.answer))
LETTERS: Final = _pages(outbox, outbox.c.state, outbox.c.payload).where(outbox.c.payload != "")
TALKS: Final = select(conversations).where(
    or_(conversations.c.data != "{}", conversations.c.state.is_not(None))
)
UPDATES: Final = select(inbox).where(inbox.c.state.in_(TROUBLE), inbox.c.payload != "")

DROP: Final = {
    table.name: delete(table).where(table.c.id.in_(bindparam("found", expanding=True)))
    for table in (changes, drafts, replays, outbox)
}
EMPTY_LETTERS: Final = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("found", expanding=True)))
    .values(payload="", error=None)
)
DROP_LETTERS: Final = delete(outbox).where(outbox.c.chat_id.in_(CHATS))
DROP_TALKS: Final = delete(conversations).where(
    or_(conversations.c.chat_id.in_(CHATS), conversations.c.user_id.in_(CHATS))
)
DROP_UPDATES: Final = delete(inbox).where(inbox.c.state.in_(TROUBLE), inbox.c.chat_key.in_(CHATS))


def _keyed(table: Table) -> Executable:
    return delete(table).where(*(one == bindparam(f"of_{one.name}") for one in table.primary_key))


DROP_TALK, DROP_UPDATE = _keyed(conversations), _keyed(inbox)


TABLES: Final = frozenset({*DROP, conversations.name, inbox.name})
"""What is touched here."""
Find: TypeAlias = Callable[[str], Erasure | None]


async def erase(transaction: Transaction, people: Sequence[Erasure]) -> None:
    """Take away what was kept of persons on the way in, on the way out and half done."""
    for one in people:
        if one.sought.telegram_ids:  # a chat with somebody of the team stays theirs
            await one.run(outbox.name, DROP_LETTERS, "chats")
            await one.run(conversations.name, DROP_TALKS, "chats")
            await one.run(inbox.name, DROP_UPDATES, "chats")
    leavers = Leavers(people)
    await _drop(transaction, changes, IMAGES, leavers.held_in)
    await _drop(transaction, drafts, DRAFTS, leavers.spoken_of_in)
    await _drop(transaction, replays, REPLAYS, leavers.spoken_of_in)
    await _letters(transaction, leavers.named_in)
    await _keyed_rows(transaction, conversations, TALKS, DROP_TALK, leavers.spoken_of_in)
    await _keyed_rows(transaction, inbox, UPDATES, DROP_UPDATE, leavers.spoken_of_in)


async def _drop(transaction: Transaction, table: Table, question: Executable, find: Find) -> None:
    async for page in _read(transaction, question):
        for row in page:
            whose = next(filter(None, (find(text) for text in row[1:])), None)
            if whose is not None:
                await whose.run(table.name, DROP[table.name], found=[row.id])


async def _letters(transaction: Transaction, find: Find) -> None:
    """Empty what was settled; what waits to be sent of somebody who is gone is not sent."""
    async for page in _read(transaction, LETTERS):
        for row in page:
            whose = find(row.payload)
            if whose is not None:
                statement = EMPTY_LETTERS if row.state in SETTLED else DROP[outbox.name]
                await whose.run(outbox.name, statement, found=[row.id])


async def _keyed_rows(
    transaction: Transaction, table: Table, question: Executable, drop: Executable, find: Find
) -> None:
    names = [column.name for column in table.primary_key]
    for row in await transaction.all(question):
        texts = (text for text in row if isinstance(text, str))
        whose = next(filter(None, map(find, texts)), None)
        if whose is not None:
            key = {f"of_{name}": row._mapping[name] for name in names}  # noqa: SLF001 — SQLAlchemy's public name
            await whose.run(table.name, drop, **key)


async def _read(transaction: Transaction, question: Executable) -> AsyncIterator[list[Any]]:
    after = 0
    while page := list(await transaction.all(question, {"after": after})):
        yield page
        after = page[-1].id
