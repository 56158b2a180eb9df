"""The book of reminders (R8, R14, R16)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, bindparam, select, update

from domain.reminders import DueReminder, Reminder, ReminderState
from domain.team import Member, MemberState, Scope
from storage.journal import Journal
from storage.people import full_name, main_phone
from storage.rows import values_of
from storage.scoped import Scoped
from storage.tables.clients import clients, contacts
from storage.tables.reminders import IS_OPEN, IS_RINGING, reminders
from storage.tables.team import members
from storage.tables.touches import touches
from storage.transaction import Transaction
from storage.types import Moment

_NAMES: Final = tuple(column.name for column in reminders.c)
_MEMBER: Final = tuple(field.name for field in fields(Member))

LISTED: Final = (
    *reminders.c,
    clients.c.name.label("client_name"),
    contacts.c.surname,
    contacts.c.name,
    contacts.c.patronymic,
    main_phone(reminders.c.client_id, reminders.c.contact_id).label("phone"),
)


def _listed(*more: Any) -> Select[Any]:
    """Select reminders with what lists say of their clients."""
    return (
        select(*LISTED, *more)
        .outerjoin(clients, clients.c.id == reminders.c.client_id)
        .outerjoin(contacts, contacts.c.id == reminders.c.contact_id)
    )


_EARLIEST = (reminders.c.due_at, reminders.c.id)
ONE = Scoped.by(_listed().where(reminders.c.id == bindparam("reminder")), reminders.c.member_id)
OF_CLIENT = (
    _listed().where(reminders.c.client_id == bindparam("client"), IS_OPEN).order_by(*_EARLIEST)
)
CLOSED_OF_CLIENT = (
    _listed()
    .where(
        reminders.c.client_id == bindparam("client"),
        reminders.c.state == ReminderState.CLOSED,
        reminders.c.closed_at == bindparam("at"),
        reminders.c.closed_why == bindparam("why"),
    )
    .order_by(*_EARLIEST)
)
OF_MEMBER = (
    _listed()
    .where(reminders.c.member_id == bindparam("member"), IS_OPEN)
    .order_by(*_EARLIEST)
    .limit(bindparam("limit"))
)
OF_MEMBER_UNTIL = OF_MEMBER.where(reminders.c.due_at < bindparam("until"))
_LAST_WORDS = (
    select(touches.c.note)
    .where(touches.c.client_id == reminders.c.client_id, touches.c.note != "")
    .order_by(touches.c.at.desc(), touches.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
RINGING = (
    _listed(
        _LAST_WORDS.label("last_words"),
        clients.c.last_touch_at,
        *(members.c[name].label(f"whose_{name}") for name in _MEMBER),
    )
    .join(members, members.c.id == reminders.c.member_id)
    .where(
        IS_RINGING,
        reminders.c.rings_at <= bindparam("now", type_=Moment),
        members.c.state == MemberState.ACTIVE,
    )
    .order_by(reminders.c.rings_at, reminders.c.id)
    .limit(bindparam("limit"))
)
RUNG = (
    update(reminders)
    .where(reminders.c.id.in_(bindparam("reminders", expanding=True)))
    .values(rings_at=None)
)


class SqlReminderBook:
    """Where reminders are kept."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal

    async def add(self, reminder: Reminder) -> Reminder:
        """Store a new reminder; return it with its id."""
        given = await self._journal.insert(reminders, values_of(reminders, reminder))
        return replace(reminder, id=given)

    async def reminder(self, scope: Scope, reminder_id: int) -> Reminder | None:
        """Return a reminder of this scope's member (``None``: anybody's), in any state."""
        row = await self._transaction.first(*ONE.of(scope, reminder=reminder_id))
        return _read(row) if row else None

    async def save(self, before: Reminder, after: Reminder) -> None:
        """Store a changed reminder."""
        old, new = values_of(reminders, before), values_of(reminders, after)
        await self._journal.update(reminders, after.id, old, new)

    async def open_of_client(self, client_id: int) -> Sequence[Reminder]:
        """Return open reminders about a client, earliest first."""
        return [_read(row) for row in await self._transaction.all(OF_CLIENT, {"client": client_id})]

    async def closed_of_client(
        self, client_id: int, *, at: datetime, why: str
    ) -> Sequence[Reminder]:
        """Return reminders about a client that were closed at this moment for this reason."""
        values = {"client": client_id, "at": at, "why": why}
        return [_read(row) for row in await self._transaction.all(CLOSED_OF_CLIENT, values)]

    async def open_of_member(
        self, member_id: int, *, until: datetime | None = None, limit: int = 200
    ) -> Sequence[Reminder]:
        """Return a member's open reminders due before ``until``, earliest first."""
        values: dict[str, Any] = {"member": member_id, "limit": limit}
        if until is None:
            rows = await self._transaction.all(OF_MEMBER, values)
        else:
            rows = await self._transaction.all(OF_MEMBER_UNTIL, {**values, "until": until})
        return [_read(row) for row in rows]

    async def ringing(self, now: datetime, limit: int) -> Sequence[DueReminder]:
        """Return open reminders of active members whose ``rings_at`` has come."""
        rows = await self._transaction.all(RINGING, {"now": now, "limit": limit})
        return [
            DueReminder(
                reminder=_read(row),
                member=Member(**{name: getattr(row, f"whose_{name}") for name in _MEMBER}),
                last_words=row.last_words or "",
                last_touch_at=row.last_touch_at,
            )
            for row in rows
        ]

    async def rung(self, reminder_ids: Sequence[int]) -> None:
        """Clear ``rings_at`` of reminders that were put on their way.

        This is the machine's doing and no change of a person: it is not journalled.
        """
        if reminder_ids:
            await self._transaction.execute(RUNG, {"reminders": list(reminder_ids)})


def _read(row: Any) -> Reminder:
    return Reminder(
        **{name: getattr(row, name) for name in _NAMES},
        client_name=row.client_name or "",
        contact_name=full_name(row),
        phone=row.phone or "",
    )
