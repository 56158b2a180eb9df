"""The statements of the head's report: counts of the whole team."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)

from domain.clients import ContactState
from domain.deals import StageKind
from domain.report import WEEKS
from storage.json_list import json_list
from storage.tables.cadence_exceptions import cadence_exceptions
from storage.tables.clients import IS_LIVING, clients, contacts
from storage.tables.deals import IS_OPEN, deal_moves, deals, stages
from storage.tables.rounds import IS_REST, rounds
from storage.tables.team import members
from storage.tables.touches import touches
from storage.types import Moment

SINCE, UNTIL = bindparam("since", type_=Moment), bindparam("until", type_=Moment)
BEFORE: Final = bindparam("before", type_=Moment)
EVERYBODY: Final = select(members.c.id)
"""Members are named one by one: the indexes begin with the member."""
_MANY: Final = func.count().label("many")


def _sum(what: ColumnElement[Any]) -> ColumnElement[int]:
    return type_coerce(func.sum(what), BigInteger)


def _in_period(member: ColumnElement[int], at: ColumnElement[datetime]) -> ColumnElement[bool]:
    return and_(member.in_(EVERYBODY), at >= SINCE, at < UNTIL)


TOUCHES = (
    select(touches.c.manager_id.label("member"), touches.c.outcome, _MANY)
    .where(_in_period(touches.c.manager_id, touches.c.at))
    .group_by(touches.c.manager_id, touches.c.outcome)
)
_LATER: Final = deal_moves.alias()
ENDED = (
    select(
        deal_moves.c.member_id.label("member"),
        stages.c.kind,
        _MANY,
        _sum(deals.c.amount).label("amount"),
    )
    .join(deals, deals.c.id == deal_moves.c.deal_id)
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(
        _in_period(deal_moves.c.member_id, deal_moves.c.at),
        deals.c.stage_id == deal_moves.c.to_stage_id,
        stages.c.kind != StageKind.OPEN,
        # Each deal once, for who moved it last, however often it went back and forth.
        ~exists().where(_LATER.c.deal_id == deal_moves.c.deal_id, _LATER.c.id > deal_moves.c.id),
    )
    .group_by(deal_moves.c.member_id, stages.c.kind)
)
_IS_STUCK: Final = (
    type_coerce(deals.c.stage_since, BigInteger)
    < bindparam("now", type_=BigInteger)
    - bindparam("allowance", type_=BigInteger) * stages.c.days_allowed
)
OPEN = (
    select(
        deals.c.manager_id.label("member"),
        _MANY,
        _sum(deals.c.amount).label("amount"),
        _sum(case((_IS_STUCK, literal_column("1")), else_=literal_column("0"))).label("stuck"),
    )
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(IS_OPEN)
    .group_by(deals.c.manager_id)
)
EXCEPTIONS = (
    select(cadence_exceptions.c.member_id.label("member"), cadence_exceptions.c.kind, _MANY)
    .where(_in_period(cadence_exceptions.c.member_id, cadence_exceptions.c.at))
    .group_by(cadence_exceptions.c.member_id, cadence_exceptions.c.kind)
)
_IS_UNTOUCHED: Final = and_(
    or_(
        clients.c.last_touch_at < BEFORE,
        and_(clients.c.last_touch_at.is_(None), clients.c.created_at < BEFORE),
    ),
    # The resting ones are looked up once for all, and most clients have somebody to contact:
    # asked in this order, a hundred thousand clients take half the time.
    clients.c.id.not_in(select(rounds.c.client_id).where(IS_REST)),
    or_(
        exists().where(
            contacts.c.client_id == clients.c.id,
            contacts.c.state == ContactState.ACTIVE,
            contacts.c.do_not_contact.is_(False),
        ),
        ~exists().where(contacts.c.client_id == clients.c.id),
    ),
    IS_LIVING,
)
UNTOUCHED = (
    select(clients.c.manager_id.label("member"), _MANY)
    .where(clients.c.manager_id.in_(EVERYBODY), _IS_UNTOUCHED)
    .group_by(clients.c.manager_id)
)
FIGURES = select(
    json_list(select(members.c.id, members.c.name, members.c.role, members.c.state)).label("team"),
    json_list(TOUCHES).label("touches"),
    json_list(ENDED).label("ended"),
    json_list(OPEN).label("open"),
    json_list(EXCEPTIONS).label("exceptions"),
    json_list(UNTOUCHED).label("untouched"),
)

_MONTH: Final = func.substr(
    type_coerce(deals.c.expected_on, Text), literal_column("1"), literal_column("7"), type_=Text
)
FORECAST = (
    select(
        _MONTH.label("month"),
        _MANY,
        _sum(deals.c.amount * stages.c.probability // literal_column("100")).label("amount"),
    )
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(IS_OPEN)
    .group_by(_MONTH)
)

_WEEK: Final = case(
    *(
        (
            rounds.c.rest_until < bindparam(f"border{number}", type_=Moment),
            literal_column(f"{number}"),
        )
        for number in range(WEEKS)
    ),
    else_=literal_column(f"{WEEKS}", Integer),
)
_RESTS: Final = (
    select(clients.c.manager_id.label("member"), _WEEK.label("week"))
    .select_from(rounds)
    .join(clients, clients.c.id == rounds.c.client_id)
    .where(IS_REST)
    .subquery()
)
RETURNS = (
    select(members.c.id, members.c.name, _RESTS.c.week, _MANY)
    .select_from(_RESTS)
    .join(members, members.c.id == _RESTS.c.member)
    .group_by(members.c.id, members.c.name, _RESTS.c.week)
)

_WAITING: Final = func.coalesce(clients.c.last_touch_at, clients.c.created_at)
WORST = (
    select(
        clients.c.id.label("client_id"),
        clients.c.name.label("client_name"),
        members.c.name.label("manager"),
        clients.c.created_at,
        clients.c.last_touch_at,
    )
    .join(members, members.c.id == clients.c.manager_id)
    .where(_IS_UNTOUCHED)
    .order_by(_WAITING, clients.c.id)
    .limit(bindparam("limit"))
)
NAMED_UNTOUCHED = (
    select(members.c.id, members.c.name, _MANY)
    .select_from(clients)
    .join(members, members.c.id == clients.c.manager_id)
    .where(_IS_UNTOUCHED)
    .group_by(members.c.id, members.c.name)
)
LEFT_ALONE = select(json_list(NAMED_UNTOUCHED).label("by_manager"), json_list(WORST).label("worst"))

MADE = select(
    json_list(
        select(members.c.id, members.c.name).where(
            members.c.id.in_(EXCEPTIONS.with_only_columns(cadence_exceptions.c.member_id))
        )
    ).label("names"),
    json_list(EXCEPTIONS).label("kinds"),
    json_list(
        select(*cadence_exceptions.c, clients.c.name.label("client_name"))
        .join(clients, clients.c.id == cadence_exceptions.c.client_id)
        .where(_in_period(cadence_exceptions.c.member_id, cadence_exceptions.c.at), IS_LIVING)
        .order_by(
            cadence_exceptions.c.member_id,
            cadence_exceptions.c.at.desc(),
            cadence_exceptions.c.id.desc(),
        )
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    ).label("listed"),
)
