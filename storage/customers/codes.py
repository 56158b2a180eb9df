"""Personal codes: a list for each part of a magnet, given out one by one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Integer,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from domain.customers.magnets import Codes, Part, Waiting
from storage.tables.customers import IN_TELEGRAM, customers
from storage.tables.magnets import IS_FREE, code_debts, magnet_codes
from storage.transaction import Transaction
from storage.types import Choice, Id, Moment

_PART: Final = bindparam("of_part", type_=Choice(Part))
_MAGNET: Final = bindparam("magnet", type_=Id)
_CUSTOMER: Final = bindparam("customer", type_=Id)
_FRIEND: Final = bindparam("friend", type_=Id)

ADD: Final = insert(magnet_codes).on_conflict_do_nothing().returning(magnet_codes.c.id)
_NOTHING: Final = literal_column("0", Integer)
COUNTS: Final = union_all(
    select(
        magnet_codes.c.part,
        func.count().label("codes"),
        func.count(magnet_codes.c.given_at).label("given"),
        _NOTHING.label("owed"),
    )
    .where(magnet_codes.c.magnet_id == _MAGNET)
    .group_by(magnet_codes.c.part),
    select(code_debts.c.part, _NOTHING, _NOTHING, func.count())
    .where(code_debts.c.magnet_id == _MAGNET)
    .group_by(code_debts.c.part),
)
_IS_DEBT: Final = (
    code_debts.c.magnet_id == _MAGNET,
    code_debts.c.part == _PART,
    code_debts.c.customer_id == _CUSTOMER,
    code_debts.c.for_friend == _FRIEND,
)
_OWN: Final = (
    select(magnet_codes.c.code)
    .where(
        magnet_codes.c.customer_id == _CUSTOMER,
        magnet_codes.c.magnet_id == _MAGNET,
        magnet_codes.c.part == _PART,
        magnet_codes.c.for_friend == _FRIEND,
    )
    .scalar_subquery()
)
KNOWN: Final = select(_OWN.label("code"), exists().where(*_IS_DEBT).label("owed"))
HAD: Final = select(
    exists().where(
        magnet_codes.c.person == bindparam("person"),
        magnet_codes.c.magnet_id == _MAGNET,
        magnet_codes.c.part == _PART,
    )
)
_NEXT: Final = (
    select(magnet_codes.c.id)
    .where(magnet_codes.c.magnet_id == _MAGNET, magnet_codes.c.part == _PART, IS_FREE)
    .order_by(magnet_codes.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
    .scalar_subquery()
)
"""On PostgreSQL two people at the same instant get two codes, and neither waits."""
TAKE: Final = (
    update(magnet_codes)
    .where(magnet_codes.c.id == _NEXT)
    .values(customer_id=_CUSTOMER, for_friend=_FRIEND, given_at=bindparam("taken_at", type_=Moment))
    .returning(magnet_codes.c.code)
)
OWE: Final = insert(code_debts).on_conflict_do_nothing()
PAID: Final = delete(code_debts).where(*_IS_DEBT)
OWED: Final = (
    select(code_debts.c.customer_id, customers.c.telegram_id, code_debts.c.for_friend)
    .join(customers, customers.c.id == code_debts.c.customer_id)
    .where(
        code_debts.c.magnet_id == _MAGNET,
        code_debts.c.part == _PART,
        IN_TELEGRAM,
        customers.c.blocked_at.is_(None),
    )
    .order_by(code_debts.c.since, code_debts.c.id)
    .limit(bindparam("limit"))
)


class CodeLists:
    """The lists of codes of all magnets."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, magnet_id: int, part: Part, codes: Sequence[str]) -> int:
        """Add codes; return how many were new to this list."""
        rows = [
            {"magnet_id": magnet_id, "part": part, "code": code, "for_friend": 0}
            for code in dict.fromkeys(codes)
        ]
        return len(list((await self._transaction.execute(ADD, rows)).scalars())) if rows else 0

    async def counts(self, magnet_id: int) -> Mapping[Part, Codes]:
        """Return how the lists of a magnet stand."""
        counted = {part: Codes() for part in Part}
        for row in await self._transaction.all(COUNTS, {"magnet": magnet_id}):
            before = counted[row.part]
            counted[row.part] = Codes(
                left=before.left + row.codes - row.given,
                given=before.given + row.given,
                owed=before.owed + row.owed,
            )
        return counted

    async def take(
        self, magnet_id: int, part: Part, customer_id: int, at: datetime, for_friend: int
    ) -> str:
        """Give a person the next code of a list, or the one they have; else they wait for one."""
        whose = {"customer": customer_id, "friend": for_friend}
        asked = {"magnet": magnet_id, "of_part": part, **whose}
        known: Any = await self._transaction.first(KNOWN, asked)
        if known.code is not None:
            return str(known.code)
        code = await self._transaction.scalar(TAKE, {**asked, "taken_at": at})
        if code is None:
            row = {"magnet_id": magnet_id, "part": part, "since": at}
            debt = {**row, "customer_id": customer_id, "for_friend": for_friend}
            await self._transaction.execute(OWE, debt)
            return ""
        if known.owed:
            await self._transaction.execute(PAID, asked)
        return str(code)

    async def had(self, magnet_id: int, part: Part, person: str) -> bool:
        """Return whether somebody who was erased since got a code."""
        asked = {"magnet": magnet_id, "of_part": part, "person": person}
        return bool(await self._transaction.scalar(HAD, asked))

    async def owed(self, magnet_id: int, part: Part, limit: int) -> Sequence[Waiting]:
        """Return those who wait for a code, longest first."""
        asked = {"magnet": magnet_id, "of_part": part, "limit": limit}
        rows = await self._transaction.all(OWED, asked)
        return [Waiting(**row._asdict()) for row in rows]
