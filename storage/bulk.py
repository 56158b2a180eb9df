"""Many cards at once, for benchmarks and demo data: no journal, no questions, few statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import Table, insert

from domain.clients import ClientFile, Point
from domain.reminders import Reminder
from domain.touches import Touch
from storage.journal import Values, inserting
from storage.rows import values_of
from storage.search_terms import name_key, term_rows
from storage.tables.clients import clients, contacts, points, search_terms, tags
from storage.tables.reminders import reminders
from storage.tables.touches import touches
from storage.touches import touch_row
from storage.transaction import Transaction


class BulkLoader:
    """Fills a base by whole tables.

    Give it some ten thousand files at a time, those of one manager together: the index of
    search is written in its own order, and a base of a million contacts takes minutes.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add_files(self, files: Sequence[ClientFile]) -> list[ClientFile]:
        """Store new files with contacts, points and tags; return them with ids of the cards.

        The points come back as they were given, without ids.
        """
        rows = [values_of(clients, one.client, name_key=name_key(one.client.name)) for one in files]
        ids = await self._insert(clients, rows)
        stored = [_numbered(one, given) for one, given in zip(files, ids, strict=True)]
        people = [one for each in stored for one in each.contacts]
        given_ids = iter(await self._insert(contacts, [values_of(contacts, one) for one in people]))
        stored = [_with_people(one, given_ids) for one in stored]
        await self._write(points, chain.from_iterable(map(_point_rows, stored)))
        await self._write(tags, chain.from_iterable(map(_tag_rows, stored)))
        terms = (term_rows(one.client, one.contacts, own=True) for one in stored)
        await self._write(search_terms, sorted(chain.from_iterable(terms), key=_place))
        return stored

    async def add_touches(self, new: Iterable[Touch]) -> None:
        """Store touches; ``last_touch_at`` of their clients is the caller's to set."""
        await self._write(touches, map(touch_row, new))

    async def add_reminders(self, new: Iterable[Reminder]) -> None:
        """Store reminders."""
        await self._write(reminders, (values_of(reminders, one) for one in new))

    async def _insert(self, table: Table, rows: Sequence[Values]) -> list[int]:
        if not rows:
            return []
        answer = await self._transaction.execute(inserting(table), rows)
        return sorted(answer.scalars())

    async def _write(self, table: Table, rows: Iterable[Values]) -> None:
        if listed := list(rows):
            await self._transaction.execute(insert(table), listed)


def _numbered(file: ClientFile, client_id: int) -> ClientFile:
    people = tuple(replace(one, client_id=client_id) for one in file.contacts)
    return ClientFile(client=replace(file.client, id=client_id), contacts=people)


def _with_people(file: ClientFile, ids: Iterator[int]) -> ClientFile:
    return replace(file, contacts=tuple(replace(one, id=next(ids)) for one in file.contacts))


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


def _place(row: Values) -> tuple[Any, ...]:
    """Return where a row stands in the index of search, which is kept in this order."""
    return row["manager_id"], row["term"], row["client_id"], row["contact_id"]
