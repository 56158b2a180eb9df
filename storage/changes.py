"""The log of changes, and taking one back exactly (R75)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, Table, bindparam, delete, insert, select, text, union, update
from sqlalchemy.exc import IntegrityError

from domain.changes import Change
from domain.errors import ChangedSinceError
from storage.files import read_file, select_file
from storage.journal import Journal, Write, deleting, rich, updating
from storage.search_terms import SearchTerms
from storage.tables.changes import changes
from storage.tables.clients import clients, contacts, points
from storage.tables.metadata import metadata
from storage.transaction import Transaction

PASSING: Final = frozenset(
    {("reminders", "rings_at"), ("members", "next_digest_at"), ("clients", "allowed_from")}
)
"""Columns that the scheduler moves by itself: no reason to refuse taking a change back."""

KEEP = insert(changes)
LAST = (
    select(changes.c.id, changes.c.member_id, changes.c.at, changes.c.key, changes.c.facts)
    .where(
        changes.c.member_id == bindparam("member"),
        changes.c.at >= bindparam("since"),
        changes.c.undone_at.is_(None),
    )
    .order_by(changes.c.at.desc(), changes.c.id.desc())
    .limit(1)
)
MARK_UNDONE = (
    update(changes)
    .where(changes.c.id == bindparam("change"), changes.c.undone_at.is_(None))
    .values(undone_at=bindparam("moment"))
    .returning(changes.c.rows)
)
FILES = select_file().where(clients.c.id.in_(bindparam("clients", expanding=True)))
OWNERS = union(
    select(contacts.c.client_id).where(contacts.c.id.in_(bindparam("contacts", expanding=True))),
    select(points.c.client_id).where(points.c.id.in_(bindparam("points", expanding=True))),
)
_OUTDATED = (
    select(changes.c.id)
    .where(changes.c.at < bindparam("before"))
    .order_by(changes.c.id)
    .limit(bindparam("most"))
)
PRUNE = delete(changes).where(changes.c.id.in_(_OUTDATED))
SAVEPOINT, GO_BACK, RELEASE = (
    text(words)
    for words in ("SAVEPOINT take_back", "ROLLBACK TO SAVEPOINT take_back", "RELEASE take_back")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The name that a use case gave to what its unit does."""

    key: str
    member_id: int
    at: datetime
    facts: Mapping[str, str]


class SqlChangeLog:
    """Keeps before- and after-images of every row that a unit of work wrote."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal
        self._named: Named | None = None

    def name(self, key: str, *, member_id: int, at: datetime, **facts: str) -> None:
        """Name what this unit of work does; the last name stands."""
        self._named = Named(key=key, member_id=member_id, at=at, facts=facts)

    def finish(self) -> None:
        """Keep the change together with the unit; without a name or a write there is none."""
        if self._named is None or not self._journal.writes:
            return
        row = {
            "member_id": self._named.member_id,
            "at": self._named.at,
            "key": self._named.key,
            "facts": dict(self._named.facts),
            "rows": [[one.table, one.id, one.before, one.after] for one in self._journal.writes],
        }
        self._transaction.defer(KEEP, [row])

    async def last(self, member_id: int, since: datetime) -> Change | None:
        """Return the member's newest change not yet undone, no older than ``since``."""
        row = await self._transaction.first(LAST, {"member": member_id, "since": since})
        return Change(**row._asdict()) if row else None

    async def take_back(self, change: Change, at: datetime) -> Sequence[int]:
        """Restore every row of the change to what it was, search included.

        Returns the clients whose ``allowed_from`` was restored. Raises ``ChangedSinceError`` when
        a row was changed by a later change.
        """
        await self._transaction.execute(SAVEPOINT)
        try:
            return await self._take_back(change, at)
        except (ChangedSinceError, IntegrityError) as error:
            await self._transaction.execute(GO_BACK)
            raise ChangedSinceError from error
        finally:
            await self._transaction.execute(RELEASE)

    async def _take_back(self, change: Change, at: datetime) -> Sequence[int]:
        rows = await self._transaction.scalar(MARK_UNDONE, {"change": change.id, "moment": at})
        if rows is None:
            raise ChangedSinceError
        writes = [Write(table=t, id=i, before=b, after=a) for t, i, b, a in rows]
        await self._verify(writes)
        for one in reversed(writes):
            await self._restore(one)
        await self._index_again(writes)
        return sorted({one.id for one in writes if _waited(one)})

    async def _verify(self, writes: Iterable[Write]) -> None:
        """Compare what the change left behind with what stands there now."""
        for (table, row_id), image in _left_behind(writes).items():
            watched = {name: kept for name, kept in image.items() if (table, name) not in PASSING}
            statement = _reading(metadata.tables[table], tuple(sorted(watched)))
            row = await self._transaction.first(statement, {"row_id": row_id})
            if row is None:
                raise ChangedSinceError
            stands = row._asdict()
            expected = rich(metadata.tables[table], watched)
            if any(stands[name] != value for name, value in expected.items()):
                raise ChangedSinceError

    async def _restore(self, one: Write) -> None:
        table = metadata.tables[one.table]
        if one.before is None:
            await self._transaction.execute(deleting(table), {"row_id": one.id})
        elif one.after is None:
            values = {"id": one.id, **rich(table, one.before)}
            await self._transaction.execute(insert(table), values)
        else:
            statement = updating(table, tuple(sorted(one.before)))
            await self._transaction.execute(
                statement, {**rich(table, one.before), "row_id": one.id}
            )

    async def _index_again(self, writes: Iterable[Write]) -> None:
        touched = await self._clients_of(writes)
        if not touched:
            return
        terms = SearchTerms(self._transaction)
        for client_id in touched:
            await terms.forget_client(client_id)
        for row in await self._transaction.all(FILES, {"clients": touched}):
            file = read_file(row)
            await terms.add(file.client, file.contacts, own=True)

    async def _clients_of(self, writes: Iterable[Write]) -> list[int]:
        """Return the clients whose words of search may have changed."""
        ids: dict[str, set[int]] = {"clients": set(), "contacts": set(), "points": set()}
        for one in writes:
            client = {**(one.before or {}), **(one.after or {})}.get("client_id")
            if one.table in ids:
                ids["clients" if client else one.table].add(client or one.id)
        if ids["contacts"] or ids["points"]:
            rows = await self._transaction.all(
                OWNERS, {"contacts": [*ids["contacts"]], "points": [*ids["points"]]}
            )
            ids["clients"].update(row.client_id for row in rows)
        return sorted(ids["clients"])


async def prune(unit: Transaction, before: datetime, most: int) -> int:
    """Forget at most so many changes older than a moment, oldest first; return how many."""
    gone = await unit.execute(PRUNE, {"before": before, "most": most})
    return gone.rowcount


def _waited(one: Write) -> bool:
    """Whether a write moved from when on a client may be touched."""
    stood = one.before is not None and one.after is not None
    return stood and one.table == clients.name and "allowed_from" in (one.before or {})


def _left_behind(writes: Iterable[Write]) -> dict[tuple[str, int], dict[str, Any]]:
    """Return for each row that the change left in the base the values that it gave it."""
    left: dict[tuple[str, int], dict[str, Any]] = {}
    for one in writes:
        if one.after is None:
            left.pop((one.table, one.id), None)
        else:
            left.setdefault((one.table, one.id), {}).update(one.after)
    return left


@lru_cache(maxsize=512)
def _reading(table: Table, names: tuple[str, ...]) -> Select[Any]:
    columns = [table.c[name] for name in names] or [table.c.id]
    return select(*columns).where(table.c.id == bindparam("row_id")).with_for_update()
