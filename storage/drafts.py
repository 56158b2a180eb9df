"""The book of drafts. They are no part of the base: nobody takes a draft back."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from domain.drafts import Draft
from storage.journal import inserting
from storage.rows import values_of
from storage.tables.drafts import drafts
from storage.transaction import Transaction

DRAFT = select(drafts).where(
    drafts.c.id == bindparam("draft"), drafts.c.member_id == bindparam("member")
)
SAVE = update(drafts).where(drafts.c.id == bindparam("draft"))
DROP = delete(drafts).where(drafts.c.id == bindparam("draft"))
PRUNE = delete(drafts).where(drafts.c.created_at < bindparam("before"))


class SqlDraftBook:
    """Where drafts wait; their buttons work weeks later."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, draft: Draft) -> Draft:
        """Store a new draft; return it with its id."""
        values = values_of(drafts, draft, data=dict(draft.data))
        given: int = await self._transaction.scalar(inserting(drafts), values)
        return replace(draft, id=given)

    async def draft(self, member_id: int, draft_id: int) -> Draft | None:
        """Return a member's own draft."""
        values = {"draft": draft_id, "member": member_id}
        row = await self._transaction.first(DRAFT, values)
        return Draft(**row._asdict()) if row else None

    async def save(self, draft: Draft) -> None:
        """Store a draft again with more known."""
        values = values_of(drafts, draft, data=dict(draft.data))
        await self._transaction.execute(SAVE, {**values, "draft": draft.id})

    async def drop(self, draft_id: int) -> None:
        """Forget a draft that was finished or given up."""
        await self._transaction.execute(DROP, {"draft": draft_id})


async def prune(transaction: Transaction, before: datetime) -> None:
    """Forget the drafts that nobody came back to."""
    await transaction.execute(PRUNE, {"before": before})
