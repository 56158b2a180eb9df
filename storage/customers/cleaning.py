"""Which erasures wait for the file to be cleaned, and whether it may be cleaned now (R52)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, update

from domain.customers.erasure import Cleaning
from storage.tables.delivery import NOT_SETTLED, outbox
from storage.tables.erasure import IS_UNCLEANED, erasure_acts
from storage.transaction import Transaction
from storage.types import Moment

UNCLEANED: Final = select(erasure_acts.c.id).where(IS_UNCLEANED).order_by(erasure_acts.c.id)
ON_THE_WAY: Final = (
    select(outbox.c.id)
    .where(NOT_SETTLED, outbox.c.chat_id.in_(bindparam("chats", expanding=True)))
    .limit(1)
)
CLEANED: Final = (
    update(erasure_acts)
    .where(erasure_acts.c.id == bindparam("act"))
    .values(
        cleaned_at=bindparam("moment", type_=Moment),
        cleaning=bindparam("result", type_=erasure_acts.c.cleaning.type),
    )
)


async def uncleaned(transaction: Transaction) -> list[int]:
    """Return the acts after which nothing was cleaned yet."""
    return [row.id for row in await transaction.all(UNCLEANED)]


async def on_the_way(transaction: Transaction, chats: Sequence[int]) -> bool:
    """Tell whether something is still to be sent to one of these chats."""
    if not chats:
        return False
    return await transaction.first(ON_THE_WAY, {"chats": list(chats)}) is not None


async def cleaned(transaction: Transaction, results: Mapping[int, Cleaning], at: datetime) -> None:
    """Note by act what came of cleaning the file."""
    rows = [
        {"act": act, "moment": None if result is Cleaning.LEFT else at, "result": result}
        for act, result in results.items()
    ]
    await transaction.execute(CLEANED, rows)
