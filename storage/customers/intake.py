"""The book of a site's requests."""

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import bindparam, delete, select

from domain.customers.intake import Replay
from storage.customers.writing import add
from storage.tables.intake import replays
from storage.transaction import Transaction

REPLAY: Final = select(replays.c.body, replays.c.status, replays.c.answer).where(
    replays.c.link_id == bindparam("link"), replays.c.key == bindparam("hashed")
)
PRUNE: Final = delete(replays).where(replays.c.at < bindparam("before"))


class SqlIntakeBook:
    """Where answers are kept for a day."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def replay(self, link_id: int, key: str) -> Replay | None:
        """Return what was answered under a key of a link (keys are kept hashed)."""
        row = await self._transaction.first(REPLAY, {"link": link_id, "hashed": _hashed(key)})
        return Replay(**row._asdict()) if row else None

    async def keep(self, link_id: int, key: str, replay: Replay, at: datetime) -> None:
        """Keep an answer."""
        answer = dict(replay.answer)
        row = {
            **asdict(replay),
            "answer": answer,
            "link_id": link_id,
            "key": _hashed(key),
            "at": at,
        }
        await add(self._transaction, replays, row)

    async def prune(self, before: datetime) -> None:
        """Forget the answers that were given before."""
        await self._transaction.execute(PRUNE, {"before": before})


def _hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()
