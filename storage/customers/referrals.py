"""The book of friends (R54)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import bindparam, func, literal_column, select

from domain.customers.magnets import Part
from domain.customers.referrals import Earned, FriendLink, Referral
from storage.customers.writing import add
from storage.json_list import json_list
from storage.rows import values_of
from storage.tables.magnets import magnet_codes, magnets
from storage.tables.referrals import friend_links, referrals
from storage.transaction import Transaction

LONGEST_CHAIN: Final = 1000
"""So far back it is looked who brought whom."""

_LINKS = select(
    *(friend_links.c[name] for name in ("customer_id", "magnet_id", "code", "created_at"))
)
LINK: Final = _LINKS.where(
    friend_links.c.customer_id == bindparam("customer"),
    friend_links.c.magnet_id == bindparam("magnet"),
)
BY_CODE: Final = _LINKS.where(friend_links.c.code == bindparam("link_code"))
_chain = (
    select(referrals.c.inviter_id, literal_column("1").label("far"))
    .where(referrals.c.friend_id == bindparam("customer"), referrals.c.inviter_id.is_not(None))
    .cte("chain", recursive=True)
)
_chain = _chain.union_all(
    select(referrals.c.inviter_id, _chain.c.far + 1)
    .join(_chain, _chain.c.inviter_id == referrals.c.friend_id)
    .where(referrals.c.inviter_id.is_not(None), _chain.c.far < LONGEST_CHAIN)
)
BROUGHT_BY: Final = select(_chain.c.inviter_id).order_by(_chain.c.far)
_CODES = (
    select(magnet_codes.c.code)
    .where(
        magnet_codes.c.customer_id == bindparam("customer"),
        magnet_codes.c.magnet_id == magnets.c.id,
        magnet_codes.c.part == Part.REWARD,
        magnet_codes.c.for_friend != literal_column("0"),
    )
    .order_by(magnet_codes.c.given_at, magnet_codes.c.id)
)
EARNED: Final = (
    select(
        magnets.c.id.label("magnet_id"),
        magnets.c.title.label("magnet_title"),
        func.count().label("friends"),
        json_list(_CODES, magnets).label("codes"),
    )
    .select_from(referrals)
    .join(magnets, magnets.c.id == referrals.c.magnet_id)
    .where(referrals.c.inviter_id == bindparam("customer"))
    .group_by(magnets.c.id, magnets.c.title)
    .order_by(func.min(referrals.c.id))
)


class SqlReferralBook:
    """Where friends are counted."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def link(self, customer_id: int, magnet_id: int) -> FriendLink | None:
        """Return a customer's link to a magnet."""
        values = {"customer": customer_id, "magnet": magnet_id}
        return _link(await self._transaction.first(LINK, values))

    async def by_code(self, code: str) -> FriendLink | None:
        """Return whose link this is."""
        return _link(await self._transaction.first(BY_CODE, {"link_code": code}))

    async def add_link(self, link: FriendLink) -> None:
        """Store a new link."""
        await add(self._transaction, friend_links, values_of(friend_links, link))

    async def add(self, referral: Referral) -> Referral:
        """Store that a friend came; return it with its id."""
        given = await add(self._transaction, referrals, values_of(referrals, referral))
        return replace(referral, id=given)

    async def brought_by(self, customer_id: int) -> Sequence[int]:
        """Return who brought a customer, and who brought them, up to the first (rings)."""
        rows = await self._transaction.all(BROUGHT_BY, {"customer": customer_id})
        return [row.inviter_id for row in rows]

    async def earned(self, customer_id: int) -> Sequence[Earned]:
        """Return what a customer earned, magnet by magnet."""
        rows = await self._transaction.all(EARNED, {"customer": customer_id})
        return [_earned(row._asdict()) for row in rows]


def _link(row: Any) -> FriendLink | None:
    return FriendLink(**row._asdict()) if row else None


def _earned(row: dict[str, Any]) -> Earned:
    codes = tuple(one["code"] for one in row.pop("codes"))
    return Earned(**row, codes=codes)
