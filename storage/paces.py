"""The book of paces: everything that cadence asks of a client, in one statement (R10-R25).

However many touches a client has, only the newest that can count are read: as many as the limits
hold, along an index.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Executable,
    Select,
    Subquery,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
    type_coerce,
    union,
)

from domain.cadence import PastTouch
from domain.clients import ClientKind, ContactState
from domain.deals import StageKind
from domain.pace import Pace
from domain.policy import Policy
from domain.rounds import Round
from domain.zones import zone
from storage.journal import Journal
from storage.json_list import json_list
from storage.people import is_phone
from storage.tables.clients import IS_CHECKED, clients, contacts, points
from storage.tables.deals import deals, stages
from storage.tables.reminders import IS_RETURN, reminders
from storage.tables.rounds import rounds
from storage.tables.team import members
from storage.tables.touches import IS_MAILING, touches
from storage.touches import IS_OUTGOING, NEWEST
from storage.transaction import Transaction
from storage.types import Id, Moment

_PERSON: Final = contacts.alias("person")
_MAIN = (
    select(contacts.c.id)
    .where(contacts.c.client_id == clients.c.id)
    .order_by(
        case(
            (contacts.c.id == bindparam("contact", type_=Id), 0),
            (contacts.c.state == ContactState.ACTIVE, 1),
            else_=2,
        ),
        contacts.c.id,
    )
    .limit(1)
    .correlate(clients)
    .scalar_subquery()
)
"""The contact asked for, or the one to speak with first (``ClientFile.main_contact``)."""
_PHONE = (
    select(points.c.value)
    .where(points.c.contact_id == _PERSON.c.id, is_phone(points))
    .order_by(points.c.id)
    .limit(1)
    .correlate(_PERSON)
    .scalar_subquery()
)


def _newest(of: ColumnElement[bool], most: str) -> Subquery:
    return (
        select(touches.c.id, touches.c.at, touches.c.contact_id, touches.c.kind)
        .where(of, IS_OUTGOING, touches.c.at > bindparam("since", type_=Moment))
        .order_by(*NEWEST)
        .limit(bindparam(most))
        .correlate(clients, _PERSON)
        .subquery()
    )


def _counting() -> Select[Any]:
    """Select the touches that can count: of the client, of the contact, its last mailing."""
    parts = (
        _newest(touches.c.client_id == clients.c.id, "of_client"),
        _newest(touches.c.contact_id == _PERSON.c.id, "of_contact"),
        _newest((touches.c.contact_id == _PERSON.c.id) & IS_MAILING, "of_mailings"),
    )
    found = union(*(select(one) for one in parts)).subquery()
    return select(found.c.at, found.c.contact_id, found.c.kind).order_by(
        found.c.at.desc(), found.c.id.desc()
    )


PRESENT_ROUND = (
    select(rounds)
    .where(rounds.c.client_id == clients.c.id)
    .order_by(rounds.c.number.desc())
    .limit(1)
)
_BOUGHT = (
    exists()
    .where(
        deals.c.client_id == clients.c.id,
        stages.c.id == deals.c.stage_id,
        stages.c.kind == StageKind.WON,
    )
    .correlate(clients)
)
PACES: Final = (
    select(
        clients.c.id,
        clients.c.name,
        clients.c.manager_id,
        clients.c.kind,
        clients.c.city,
        clients.c.allowed_from,
        members.c.timezone.label("manager_zone"),
        _PERSON.c.id.label("contact_id"),
        _PERSON.c.city.label("contact_city"),
        _PERSON.c.timezone,
        _PERSON.c.call_hours,
        _PHONE.label("phone"),
        _BOUGHT.label("bought"),
        json_list(_counting(), clients, _PERSON).label("touch_rows"),
        json_list(PRESENT_ROUND, clients).label("round_rows"),
    )
    .join(members, members.c.id == clients.c.manager_id)
    .outerjoin(_PERSON, _PERSON.c.id == _MAIN)
)
"""Paces of any clients; ``limits_of`` gives the values that it asks for, beside ``contact``."""
PACE: Final = PACES.where(clients.c.id == bindparam("client"))


def _quarter(moment: ColumnElement[Any]) -> ColumnElement[datetime]:
    """Round a moment down to a quarter of an hour, so that a busy month is a few hundred rows."""
    return type_coerce(type_coerce(moment, BigInteger) // _QUARTER * _QUARTER, Moment)


_QUARTER: Final = literal_column(str(15 * 60 * 1_000_000), BigInteger)
_RETURN_AT = _quarter(reminders.c.due_at)
RETURNS: Final = (
    select(_RETURN_AT.label("at"), func.count().label("many"))
    .where(
        reminders.c.member_id == bindparam("member"),
        IS_RETURN,
        reminders.c.due_at >= bindparam("since"),
        reminders.c.due_at < bindparam("until"),
    )
    .group_by(_RETURN_AT)
)
_CHECK_AT = _quarter(contacts.c.check_at)
CHECKS: Final = (
    select(_CHECK_AT.label("at"), func.count().label("many"))
    .join(clients, clients.c.id == contacts.c.client_id)
    .where(
        IS_CHECKED,
        contacts.c.check_at >= bindparam("since"),
        contacts.c.check_at < bindparam("until"),
        contacts.c.state == ContactState.ARCHIVED,
        # Not by the manager's clients, who are many, but by the few contacts that are due.
        clients.c.manager_id + 0 == bindparam("member"),
    )
    .group_by(_CHECK_AT)
)


class SqlPaceBook:
    """Reads paces, and keeps for plans from when on a client may be touched again."""

    def __init__(self, transaction: Transaction, journal: Journal) -> None:
        self._transaction = transaction
        self._journal = journal

    async def pace(
        self, client_id: int, contact_id: int | None, *, now: datetime, policy: Policy
    ) -> Pace | None:
        """Return the pace of a client that was opened in scope, or nothing if it is gone."""
        values = {"client": client_id, "contact": contact_id, **limits_of(now, policy)}
        row = await self._transaction.first(PACE, values)
        return read_pace(row) if row else None

    async def returns(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        """Return how many clients come back to a member in ``[since, until)``, and when."""
        return await self._counted(RETURNS, member_id, since, until)

    async def checks(
        self, member_id: int, *, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        """Return how many archived contacts of a member are to be checked, and when (R26)."""
        return await self._counted(CHECKS, member_id, since, until)

    async def _counted(
        self, question: Executable, member_id: int, since: datetime, until: datetime
    ) -> Mapping[datetime, int]:
        values = {"member": member_id, "since": since, "until": until}
        return {row.at: row.many for row in await self._transaction.all(question, values)}

    async def allow_from(self, pace: Pace, at: datetime | None) -> None:
        """Keep from when on a client may be touched again, for plans (``None``: now)."""
        before, after = {"allowed_from": pace.allowed_from}, {"allowed_from": at}
        await self._journal.update(clients, pace.client_id, before, after)


def limits_of(now: datetime, policy: Policy) -> dict[str, Any]:
    """Return how far back touches are read, and how many at most."""
    return {
        "since": now - policy.memory,
        # Who has no contacts at all is held to both limits by the touches of the client.
        "of_client": max(policy.company_touches, policy.contact_touches),
        "of_contact": policy.contact_touches,
        "of_mailings": 1,
    }


def read_pace(row: Any) -> Pace:
    """Return the pace in a row of ``PACES``."""
    return Pace(
        client_id=row.id,
        client_name=row.name,
        manager_id=row.manager_id,
        manager_zone=zone(row.manager_zone),
        company=row.kind is ClientKind.COMPANY,
        contact_id=row.contact_id,
        timezone=row.timezone or "",
        call_hours=row.call_hours or "",
        city=row.contact_city or row.city,
        phone=row.phone or "",
        touches=tuple(PastTouch(**one) for one in row.touch_rows),
        round=next((Round(**one) for one in row.round_rows), None),
        bought=bool(row.bought),
        allowed_from=row.allowed_from,
    )
