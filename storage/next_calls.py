"""Whom to call next: clients without an open reminder, with those of their people to call."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, literal, or_, select

from domain.cadence import PastTouch
from domain.clients import ClientKind
from domain.pace import Pace
from domain.plan import Callee, CallReason, NextCall
from domain.team import Scope
from domain.zones import zone
from storage.json_list import Row, json_list
from storage.people import is_phone, is_reachable, may_be_contacted, own_phone
from storage.scoped import Question, Scoped
from storage.tables.clients import IS_LIVING, clients, contacts, points
from storage.tables.deals import IS_OPEN as DEAL_IS_OPEN
from storage.tables.deals import deals
from storage.tables.reminders import IS_OPEN as REMINDER_IS_OPEN
from storage.tables.reminders import reminders
from storage.tables.team import members
from storage.tables.touches import touches
from storage.touches import IS_OUTGOING, NEWEST
from storage.types import Moment

_MOST_PEOPLE, _MOST_TOUCHES = 20, 400
"""More than any company that is called has, and more touches than any window counts."""

_TO_CALL: Final[tuple[ColumnElement[bool], ...]] = (
    or_(
        clients.c.allowed_from.is_(None),
        clients.c.allowed_from <= bindparam("until", type_=Moment),
    ),
    ~exists().where(reminders.c.client_id == clients.c.id, REMINDER_IS_OPEN),
    is_reachable(clients.c.id),
    IS_LIVING,  # a shell has no contacts either, and would be called itself
)
_WITHOUT_DEAL = ~exists().where(deals.c.client_id == clients.c.id, DEAL_IS_OPEN)


def _calls(title: Any, amount: Any) -> Select[Any]:
    return select(
        clients.c.id,
        clients.c.name,
        clients.c.kind,
        clients.c.city,
        clients.c.manager_id,
        clients.c.last_touch_at,
        clients.c.created_at,
        clients.c.allowed_from,
        title.label("title"),
        amount.label("amount"),
    ).where(*_TO_CALL)


_OTHER: Final = deals.alias()
_LARGER = exists().where(
    _OTHER.c.client_id == deals.c.client_id,
    _OTHER.c.closed_at.is_(None),
    or_(
        _OTHER.c.amount > deals.c.amount,
        (_OTHER.c.amount == deals.c.amount) & (_OTHER.c.id < deals.c.id),
    ),
)
_WITH_DEAL = (
    _calls(deals.c.title, deals.c.amount)
    .join(deals, deals.c.client_id == clients.c.id)
    .where(DEAL_IS_OPEN, ~_LARGER)
    .order_by(deals.c.amount.desc(), deals.c.id)
    .limit(bindparam("limit"))
)
_NEVER_TOUCHED = (
    _calls(literal(""), literal(0))
    .where(clients.c.last_touch_at.is_(None), _WITHOUT_DEAL)
    .order_by(clients.c.id)
    .limit(bindparam("limit"))
)
_SILENT = (
    _calls(literal(""), literal(0))
    .where(clients.c.last_touch_at < bindparam("silent_since", type_=Moment), _WITHOUT_DEAL)
    .order_by(clients.c.last_touch_at, clients.c.id)
    .limit(bindparam("limit"))
)
CLIENTS_TO_CALL: Final = Scoped.parts(
    (_WITH_DEAL, deals.c.manager_id),
    (_NEVER_TOUCHED, clients.c.manager_id),
    (_SILENT, clients.c.manager_id),
)
_REASONS: Final = (CallReason.DEAL_WITHOUT_STEP, CallReason.NEVER_TOUCHED, CallReason.SILENT)


def _with_people(question: Question) -> Select[Any]:
    """Return the best of all parts, each with whom to call and what counts against it."""
    found = question.subquery()
    urgency = (
        found.c.part,
        found.c.amount.desc(),
        func.coalesce(found.c.last_touch_at, found.c.created_at),
        found.c.id,
    )
    number = func.row_number().over(order_by=urgency).label("number")
    best = select(found, number).order_by(*urgency).limit(bindparam("limit")).subquery()
    phone = own_phone(contacts.c.id)
    people = (
        select(
            contacts.c.id,
            contacts.c.surname,
            contacts.c.name,
            contacts.c.patronymic,
            contacts.c.city,
            contacts.c.timezone,
            contacts.c.call_hours,
            phone.label("phone"),
        )
        .where(contacts.c.client_id == best.c.id, may_be_contacted(contacts))
        .order_by(phone.is_(None), contacts.c.id)
        .limit(_MOST_PEOPLE)
    )
    office = (
        select(points.c.value)
        .where(points.c.client_id == best.c.id, points.c.contact_id.is_(None), is_phone(points))
        .order_by(points.c.id)
        .limit(1)
    )
    recent = (
        select(touches.c.at, touches.c.contact_id, touches.c.kind)
        .where(
            touches.c.client_id == best.c.id,
            IS_OUTGOING,
            touches.c.at > bindparam("since", type_=Moment),
        )
        .order_by(*NEWEST)
        .limit(_MOST_TOUCHES)
    )
    return (
        select(
            best,
            members.c.timezone.label("manager_zone"),
            json_list(people, best).label("people_rows"),
            json_list(recent, best).label("touch_rows"),
            office.correlate(best).scalar_subquery().label("office"),
        )
        .join(members, members.c.id == best.c.manager_id)
        .order_by(best.c.number)
    )


NEXT_CALLS: Final = Scoped(
    *(_with_people(CLIENTS_TO_CALL.of(one)[0]) for one in (Scope(None), Scope(0)))
)
"""The clients of all parts, best first; whose they are is told when it is asked."""


def read_call(row: Any) -> NextCall:
    """Return the call in a row of ``NEXT_CALLS``."""
    touched = tuple(PastTouch(**one) for one in row.touch_rows)
    people = [_callee(row, one, touched) for one in row.people_rows or [Row()]]
    return NextCall(
        client_id=row.id,
        client_name=row.name,
        phone=people[0].phone,
        reason=_REASONS[row.part],
        since=row.last_touch_at or row.created_at,
        deal_title=row.title,
        deal_amount=row.amount,
        allowed_from=row.allowed_from,
        people=people,
    )


def _callee(row: Any, person: Row, touched: tuple[PastTouch, ...]) -> Callee:
    """Return somebody to call; of a client without contacts, the client itself."""
    phone = person.get("phone") or ""
    pace = Pace(
        client_id=row.id,
        client_name=row.name,
        manager_id=row.manager_id,
        manager_zone=zone(row.manager_zone),
        company=row.kind is ClientKind.COMPANY,
        contact_id=person.get("id"),
        timezone=person.get("timezone", ""),
        call_hours=person.get("call_hours", ""),
        city=person.get("city") or row.city,
        phone=phone,
        touches=touched,
    )
    name = " ".join(filter(None, (person.get(one) for one in ("surname", "name", "patronymic"))))
    return Callee(pace=pace, phone=phone or row.office or "", name=name)
