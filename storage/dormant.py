"""Finds buyers who fell silent, piece by piece (R27)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, exists, func, literal_column, or_, select

from domain.dormant import Dormancy, Dormant
from domain.reminders import Bought
from storage.json_list import json_list
from storage.scoped import apart
from storage.tables.clients import IS_LIVING, clients, contacts
from storage.tables.deals import deals, stages
from storage.tables.reminders import IS_OPEN, reminders
from storage.tables.rounds import IS_REST, rounds
from storage.transaction import Transaction
from storage.types import Id, Moment

_PIECE: Final = 500
"""Clients that are looked at together: a millisecond or two."""
_IS_WON: Final = and_(
    # Along the deals of the clients, and not over all that was ever won.
    apart(deals.c.stage_id) == stages.c.id,
    stages.c.kind == literal_column("'won'"),
)
_BOUGHT: Final = (deals.c.client_id == clients.c.id, _IS_WON)
_NEXT: Final = (
    select(clients.c.id)
    .where(clients.c.id > bindparam("after", type_=Id))
    .order_by(clients.c.id)
    .limit(bindparam("many"))
    .subquery()
)
LAST: Final = select(func.max(_NEXT.c.id))
"""The number up to which a piece goes: a walk along the numbers is short, whoever is dormant."""
_SILENT_SINCE: Final = bindparam("silent_since", type_=Moment)
_THEIRS: Final = contacts.c.client_id == clients.c.id
_MAY_BE: Final = and_(
    _THEIRS,
    contacts.c.state == literal_column("'active'"),
    contacts.c.do_not_contact.is_(False),
)
_ABOUT: Final = reminders.c.client_id == clients.c.id
_DORMANT: Final = and_(
    or_(clients.c.effective_touch_at.is_(None), clients.c.effective_touch_at < _SILENT_SINCE),
    ~exists().where(_ABOUT, IS_OPEN),
    ~exists().where(
        _ABOUT,
        reminders.c.kind == literal_column("'reactivation'"),
        reminders.c.created_at > bindparam("offered_since", type_=Moment),
    ),
    exists().where(*_BOUGHT),
    ~exists().where(*_BOUGHT, deals.c.closed_at >= _SILENT_SINCE),
    ~exists().where(rounds.c.client_id == clients.c.id, IS_REST),
    or_(~exists().where(_THEIRS), exists().where(_MAY_BE)),
    IS_LIVING,
)
_WHOM: Final = select(func.min(contacts.c.id)).where(_MAY_BE).correlate(clients).scalar_subquery()
DORMANT: Final[Select[Any]] = (
    select(clients.c.id, _WHOM.label("contact_id"))
    .where(
        clients.c.id > bindparam("after", type_=Id),
        clients.c.id <= bindparam("last", type_=Id),
        _DORMANT,
    )
    .order_by(clients.c.id)
    .limit(bindparam("limit"))
)
_WON: Final = (
    select(deals.c.title, deals.c.amount, deals.c.closed_at)
    .where(*_BOUGHT)
    .order_by(deals.c.closed_at.desc(), deals.c.id.desc())
)
BOUGHT: Final = select(
    clients.c.id,
    clients.c.effective_touch_at.label("reached_at"),
    json_list(_WON, clients).label("won_rows"),
).where(clients.c.id.in_(bindparam("clients", expanding=True)))


class SqlDormantReader:
    """Finds dormant buyers in pieces of bounded size."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def dormant(
        self, border: Dormancy, *, after: int, limit: int
    ) -> tuple[Sequence[Dormant], int | None]:
        """Look at some clients above ``after``; see ``DormantReader``."""
        last = await self._transaction.scalar(LAST, {"after": after, "many": _PIECE})
        if last is None:
            return (), None
        values = {
            "after": after,
            "last": last,
            "limit": limit,
            "silent_since": border.silent_since,
            "offered_since": border.offered_since,
        }
        rows = await self._transaction.all(DORMANT, values)
        following = rows[-1].id if len(rows) == limit else last
        return [Dormant(row.id, row.contact_id) for row in rows], following

    async def bought(self, client_ids: Sequence[int]) -> Mapping[int, Bought]:
        """Return what each of these clients bought, and when it was reached last."""
        rows = await self._transaction.all(BOUGHT, {"clients": list(client_ids)})
        return {row.id: _bought(row) for row in rows if row.won_rows}


def _bought(row: Any) -> Bought:
    last = row.won_rows[0]
    return Bought(
        last=last["title"],
        last_at=last["closed_at"],
        count=len(row.won_rows),
        total=sum(one["amount"] for one in row.won_rows),
        reached_at=row.reached_at,
    )
