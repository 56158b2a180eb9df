"""The inbox: an update is on disk before Telegram is told that it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import and_, bindparam, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from storage.tables.delivery import NOT_WORKED, inbox
from storage.transaction import Transaction

# PostgreSQL's INSERT is the one that SQLAlchemy can also write for SQLite.
STORE: Final = (
    insert(inbox)
    .on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
    .returning(inbox.c.update_id)
)
END: Final = (
    update(inbox)
    .where(inbox.c.bot_id == bindparam("of_bot"), inbox.c.update_id == bindparam("of_update"))
    .values(
        {
            name: bindparam(name)
            for name in ("chat_key", "payload", "state", "attempts", "done_at", "error")
        }
    )
)


class InboxState(StrEnum):
    """What became of an update."""

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    ASIDE = "aside"
    """It could not be read; kept for a person to look at."""


TROUBLE: Final = (InboxState.FAILED, InboxState.ASIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One update as it came: ``payload`` is its JSON, ``chat_key`` whose order it keeps."""

    update_id: int
    chat_key: int
    payload: str


class Inbox:
    """The updates of one bot."""

    def __init__(self, bot_id: int) -> None:
        self._bot_id = bot_id

    async def store(
        self, unit: Transaction, arrivals: Sequence[Arrival], at: datetime
    ) -> list[Arrival]:
        """Keep what arrived; return those that had not been kept before, in their order."""
        if not arrivals:
            return []
        once = {arrival.update_id: arrival for arrival in arrivals}.values()
        rows = [
            {
                "bot_id": self._bot_id,
                "update_id": arrival.update_id,
                "chat_key": arrival.chat_key,
                "payload": arrival.payload,
                "state": InboxState.PENDING,
                "attempts": 0,
                "received_at": at,
            }
            for arrival in once
        ]
        new = {row.update_id for row in await unit.all(STORE, rows)}
        return [arrival for arrival in once if arrival.update_id in new]

    async def pending(self, unit: Transaction) -> list[Arrival]:
        """Return what was kept and not yet worked on, oldest first."""
        rows = await unit.all(
            select(inbox.c.update_id, inbox.c.chat_key, inbox.c.payload)
            .where(NOT_WORKED, inbox.c.bot_id == self._bot_id)
            .order_by(inbox.c.update_id)
        )
        return [Arrival(**row._mapping) for row in rows]  # noqa: SLF001 — SQLAlchemy's public name

    def end(
        self,
        unit: Transaction,
        arrival: Arrival,
        state: InboxState,
        at: datetime,
        *,
        attempts: int = 1,
        error: str | None = None,
        fleeting: bool = False,
    ) -> None:
        """Record what became of an update, together with everything else in ``unit``.

        What was said is not kept once it is done; of who is not on the team (``fleeting``) not
        even in which chat it was, nor what failed (R51). A failed update of the team is kept for
        a person to look at, as is one that could not be read.
        """
        said = "" if fleeting or state is InboxState.DONE else arrival.payload
        unit.defer(
            END,
            [
                {
                    "of_bot": self._bot_id,
                    "of_update": arrival.update_id,
                    "chat_key": 0 if fleeting else arrival.chat_key,
                    "payload": said,
                    "state": state,
                    "attempts": attempts,
                    "done_at": at,
                    "error": error,
                }
            ],
        )

    async def prune(self, unit: Transaction, before: datetime, trouble_before: datetime) -> int:
        """Forget updates that arrived before a moment; return how many.

        Those that failed or could not be read stay longer, until ``trouble_before``.
        """
        received = inbox.c.received_at
        done = and_(inbox.c.state == InboxState.DONE, received < before)
        trouble = and_(inbox.c.state.in_(TROUBLE), received < trouble_before)
        gone = await unit.execute(delete(inbox).where(or_(done, trouble)))
        return gone.rowcount
