"""Questions about archived contacts (R26)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, exists, func, literal_column, select

from domain.archive import CheckingList, ToCheck
from domain.clients import ContactState
from domain.team import MemberState, Scope
from storage.people import full_name, main_phone
from storage.scoped import Scoped, apart
from storage.tables.clients import IS_CHECKED, clients, contacts
from storage.tables.team import members
from storage.tables.touches import touches
from storage.touches import NEWEST
from storage.transaction import Transaction
from storage.types import Moment

_DUE = (
    IS_CHECKED,
    contacts.c.check_at <= bindparam("now", type_=Moment),
    contacts.c.state == ContactState.ARCHIVED,
    contacts.c.do_not_contact.is_(False),
)
_NEWER = contacts.alias("newer")
_IS_NEWS = exists().where(
    # Asked once and first: as long as nothing new came due, what waits is not walked over.
    _NEWER.c.check_at.is_not(None),
    _NEWER.c.check_at <= bindparam("now", type_=Moment),
    _NEWER.c.check_at > bindparam("since", type_=Moment),
)
LISTS: Final = (
    select(clients.c.manager_id, func.count().label("many"))
    .select_from(contacts)
    .join(clients, clients.c.id == contacts.c.client_id)
    .join(members, members.c.id == clients.c.manager_id)
    .where(_IS_NEWS, *_DUE, members.c.state == MemberState.ACTIVE)
    .group_by(clients.c.manager_id)
    .having(func.max(contacts.c.check_at, type_=Moment()) > bindparam("since", type_=Moment))
    .order_by(clients.c.manager_id)
)
_WORDS = (
    select(touches.c.note)
    .where(touches.c.contact_id == contacts.c.id, touches.c.note != literal_column("''"))
    .order_by(*NEWEST)
    .limit(1)
    .correlate(contacts)
    .scalar_subquery()
)
TO_CHECK: Final = Scoped.by(
    select(
        contacts.c.id,
        contacts.c.surname,
        contacts.c.name,
        contacts.c.patronymic,
        contacts.c.check_at,
        contacts.c.client_id,
        clients.c.name.label("client_name"),
        main_phone(contacts.c.client_id, contacts.c.id).label("phone"),
        _WORDS.label("words"),
    )
    .join(clients, clients.c.id == contacts.c.client_id)
    .where(*_DUE)
    .order_by(contacts.c.check_at, contacts.c.id)
    .limit(bindparam("limit")),
    apart(clients.c.manager_id),
)
COUNT: Final = Scoped.by(
    select(func.count())
    .select_from(contacts)
    .join(clients, clients.c.id == contacts.c.client_id)
    .where(*_DUE),
    apart(clients.c.manager_id),
)


class SqlArchiveBook:
    """Reads whom to check."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def lists(self, *, since: datetime, now: datetime) -> Sequence[CheckingList]:
        """Return the members to whom contacts came due after ``since``, up to ``now``.

        ``count`` is all that they have to check by ``now``. Of active members only.
        """
        rows = await self._transaction.all(LISTS, {"since": since, "now": now})
        return [CheckingList(member_id=row.manager_id, count=row.many) for row in rows]

    async def to_check(self, scope: Scope, now: datetime, *, limit: int) -> Sequence[ToCheck]:
        """Return contacts to be checked by ``now``, the longest due first."""
        return [
            ToCheck(
                contact_id=row.id,
                contact_name=full_name(row),
                client_id=row.client_id,
                client_name=row.client_name,
                phone=row.phone or "",
                words=row.words or "",
                check_at=row.check_at,
            )
            for row in await self._transaction.all(*TO_CHECK.of(scope, now=now, limit=limit))
        ]

    async def count(self, scope: Scope, now: datetime) -> int:
        """Return how many contacts are to be checked by ``now``."""
        count: int = await self._transaction.scalar(*COUNT.of(scope, now=now))
        return count
