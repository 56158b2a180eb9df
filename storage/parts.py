"""The small rows of a card: points of contacts and of the client itself, and tags."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, select

from domain.clients import Client, Point
from storage.journal import Journal
from storage.tables.clients import points, tags
from storage.transaction import Transaction

TAG_IDS = select(tags.c.id, tags.c.tag).where(
    tags.c.client_id == bindparam("client"), tags.c.tag.in_(bindparam("tags", expanding=True))
)


class CardParts:
    """Writes points and tags; one statement for all that are new."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal

    async def add_points(
        self, client_id: int, owners: Sequence[tuple[int | None, Iterable[Point]]]
    ) -> list[tuple[Point, ...]]:
        """Store the points of several owners at once; return them owner by owner."""
        kept = [(owner, _once(own)) for owner, own in owners]
        rows = [_row(client_id, owner, one) for owner, own in kept for one in own]
        ids = iter(await self._journal.insert_all(points, rows))
        return [tuple(replace(one, id=next(ids)) for one in own) for _, own in kept]

    async def save_points(
        self,
        client_id: int,
        owner: int | None,
        before: Sequence[Point],
        after: Sequence[Point],
    ) -> None:
        """Store changed points of one owner; delete first, for a phone may move (R3)."""
        kept_ids = {one.id for one in after}
        named = {(one.kind, one.value) for one in after}
        for one in before:
            if one.id not in kept_ids and (one.kind, one.value) not in named:
                await self._journal.delete(points, one.id, _row(client_id, owner, one))
        known = {one.id: one for one in before}
        there = {(one.kind, one.value) for one in before}
        for one in after:
            if (old := known.get(one.id)) is not None:
                old_row, row = _row(client_id, owner, old), _row(client_id, owner, one)
                await self._journal.update(points, one.id, old_row, row)
        new = [one for one in after if one.id not in known and (one.kind, one.value) not in there]
        await self.add_points(client_id, [(owner, new)])

    async def add_tags(self, client_id: int, new: Iterable[str]) -> None:
        """Store the tags of a client."""
        rows = [{"client_id": client_id, "tag": tag} for tag in dict.fromkeys(new)]
        await self._journal.insert_all(tags, rows)

    async def save_tags(self, before: Client, after: Client) -> None:
        """Store the changed tags of a client."""
        gone = [tag for tag in before.tags if tag not in after.tags]
        if gone:
            values = {"client": after.id, "tags": gone}
            for row in await self._transaction.all(TAG_IDS, values):
                await self._journal.delete(tags, row.id, {"client_id": after.id, "tag": row.tag})
        await self.add_tags(after.id, (tag for tag in after.tags if tag not in before.tags))


def _once(own: Iterable[Point]) -> list[Point]:
    return list({(one.kind, one.value): one for one in own}.values())


def _row(client_id: int, owner: int | None, point: Point) -> dict[str, Any]:
    return {
        "client_id": client_id,
        "contact_id": owner,
        "kind": point.kind,
        "value": point.value,
    }
