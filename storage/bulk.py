"""Many cards at once, for benchmarks and demo data: no journal, no questions, few statements."""

import gc
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import chain

from sqlalchemy import Table, insert
from sqlalchemy.engine import Connection

from domain.clients import ClientFile, Point
from domain.deals import Deal
from domain.reminders import Reminder
from domain.rounds import Round
from domain.touches import Touch
from storage.clients import client_row
from storage.database import Database
from storage.deals import deal_row
from storage.journal import Values, inserting
from storage.rows import values_of
from storage.search_terms import COLUMNS, TermRow, term_rows
from storage.tables.clients import clients, contacts, points, search_terms, tags
from storage.tables.deals import deals
from storage.tables.reminders import reminders
from storage.tables.rounds import rounds
from storage.tables.touches import touches
from storage.touches import touch_row
from storage.transaction import Transaction

_INDEXES = [
    index
    for table in (clients, contacts, points, search_terms, rounds)
    for index in sorted(table.indexes, key=lambda index: str(index.name))
]


@asynccontextmanager
async def filling(database: Database) -> AsyncGenerator[None]:
    """Fill a large base inside: the indexes are away and made anew at the end.

    Adding to an index in no order costs the more the larger it is; making it takes one sort.
    Nobody else must use the base meanwhile. Raises ``IntegrityError`` at the end when an identity
    stands there twice (R3).
    """
    async with database.unit() as transaction:
        await transaction.run(_drop_indexes)
    gc.disable()  # it would walk again and again through millions of rows that all live
    try:
        yield
    finally:
        gc.enable()
        async with database.unit() as transaction:
            await transaction.run(_make_indexes)


class BulkLoader:
    """Fills a base by whole tables.

    Give it some ten thousand files at a time; ``filling`` makes it faster for a large base.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add_files(self, files: Sequence[ClientFile]) -> list[ClientFile]:
        """Store new files with contacts, points and tags; return them with ids of the cards.

        The points come back as they were given, without ids.
        """
        rows = [client_row(one.client) for one in files]
        client_ids = await self._insert(clients, rows)
        rows = [
            values_of(contacts, person, client_id=client_id)
            for one, client_id in zip(files, client_ids, strict=True)
            for person in one.contacts
        ]
        ids = iter(await self._insert(contacts, rows))
        stored = [_numbered(one, new, ids) for one, new in zip(files, client_ids, strict=True)]
        await self._write(points, chain.from_iterable(map(_point_rows, stored)))
        await self._write(tags, chain.from_iterable(map(_tag_rows, stored)))
        terms = (term_rows(one.client, one.contacts, own=True) for one in stored)
        await self._enter(sorted(chain.from_iterable(terms)))
        return stored

    async def add_touches(self, new: Iterable[Touch]) -> None:
        """Store touches; ``last_touch_at`` of their clients is the caller's to set."""
        await self._write(touches, map(touch_row, new))

    async def add_reminders(self, new: Iterable[Reminder]) -> None:
        """Store reminders."""
        await self._write(reminders, (values_of(reminders, one) for one in new))

    async def add_rounds(self, new: Iterable[Round]) -> None:
        """Store rounds."""
        await self._write(rounds, (values_of(rounds, one) for one in new))

    async def add_deals(self, new: Iterable[Deal]) -> None:
        """Store deals, without the moves that brought them where they are."""
        await self._write(deals, map(deal_row, new))

    async def _insert(self, table: Table, rows: Sequence[Values]) -> list[int]:
        if not rows:
            return []
        answer = await self._transaction.execute(inserting(table), rows)
        return sorted(answer.scalars())

    async def _enter(self, terms: Sequence[TermRow]) -> None:
        """Hand the terms, by far the most rows, to the driver as they are: twice as fast."""

        def insert_all(connection: Connection) -> None:
            statement = insert(search_terms).compile(connection, column_keys=COLUMNS)
            connection.exec_driver_sql(str(statement), terms)

        if terms:
            await self._transaction.run(insert_all)

    async def _write(self, table: Table, rows: Iterable[Values]) -> None:
        if listed := list(rows):
            await self._transaction.execute(insert(table), listed)


def _drop_indexes(connection: Connection) -> None:
    for index in _INDEXES:
        index.drop(connection)


def _make_indexes(connection: Connection) -> None:
    for index in _INDEXES:
        index.create(connection)


def _numbered(file: ClientFile, client_id: int, ids: Iterator[int]) -> ClientFile:
    people = (replace(one, id=next(ids), client_id=client_id) for one in file.contacts)
    return ClientFile(client=replace(file.client, id=client_id), contacts=tuple(people))


def _point_rows(file: ClientFile) -> Iterator[Values]:
    owners: list[tuple[int | None, tuple[Point, ...]]] = [(None, file.client.points)]
    owners += [(one.id, one.points) for one in file.contacts]
    for owner, own in owners:
        for point in own:
            yield {
                "client_id": file.client.id,
                "contact_id": owner,
                "kind": point.kind,
                "value": point.value,
            }


def _tag_rows(file: ClientFile) -> Iterator[Values]:
    return ({"client_id": file.client.id, "tag": tag} for tag in file.client.tags)
