"""The book of questions put to customers (R13)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    Select,
    Text,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    union_all,
)

from domain.customers.surveys import (
    DETRACTOR,
    PROMOTER,
    Occasion,
    Score,
    Survey,
    ToAsk,
)
from domain.deals import StageKind
from domain.team import MemberState
from domain.touches import MISSED
from storage.customers.writing import add, change
from storage.people import may_be_contacted
from storage.rows import values_of
from storage.tables.clients import contacts
from storage.tables.consents import ALLOWS_MAILINGS, consents
from storage.tables.customers import IN_TELEGRAM, customers
from storage.tables.deals import IS_CLOSED, deals, stages
from storage.tables.rounds import IS_REST, rounds
from storage.tables.surveys import IS_ANSWERED, surveys
from storage.tables.team import members
from storage.tables.touches import IS_MEETING, touches
from storage.transaction import Transaction
from storage.types import Choice, Id, Moment

_SINCE, _UNTIL = bindparam("since", type_=Moment), bindparam("until", type_=Moment)
_NONE: Final = cast(null(), Id)
_IN_VAIN: Final = [literal_column(f"'{one}'", Text) for one in sorted(MISSED)]
_WON: Final = (
    select(
        literal(Occasion.WON, Choice(Occasion)).label("occasion"),
        deals.c.closed_at.label("at"),
        deals.c.client_id,
        _NONE.label("with_contact"),
        deals.c.manager_id,
        deals.c.id.label("deal_id"),
        _NONE.label("touch_id"),
    )
    .join(stages, stages.c.id == deals.c.stage_id)
    .where(
        IS_CLOSED,
        deals.c.closed_at >= _SINCE,
        deals.c.closed_at < _UNTIL,
        stages.c.kind == StageKind.WON,
        ~exists().where(surveys.c.deal_id == deals.c.id),
    )
)
_MET: Final = select(
    literal(Occasion.MEETING, Choice(Occasion)).label("occasion"),
    touches.c.at,
    touches.c.client_id,
    touches.c.contact_id.label("with_contact"),
    touches.c.manager_id,
    _NONE.label("deal_id"),
    touches.c.id.label("touch_id"),
).where(
    IS_MEETING,
    touches.c.at >= _SINCE,
    touches.c.at < _UNTIL,
    or_(touches.c.outcome.is_(None), touches.c.outcome.not_in(_IN_VAIN)),
    ~exists().where(surveys.c.touch_id == touches.c.id),
)
_OCCASIONS: Final = {Occasion.WON: _WON, Occasion.MEETING: _MET}


@lru_cache(maxsize=4)
def asking(occasions: tuple[Occasion, ...]) -> Select[Any]:
    """Return the question whom to ask: one customer an occasion, one occasion a customer.

    Only those whose card is theirs beyond doubt: nobody else is told that there was a deal.
    Who is on the team by now is no customer.
    """
    happened = union_all(*(_OCCASIONS[one] for one in occasions)).subquery()
    among = func.row_number().over(
        partition_by=(happened.c.deal_id, happened.c.touch_id),
        order_by=(customers.c.seen_at.desc(), customers.c.id.desc()),
    )
    people = (
        select(
            customers.c.id.label("customer_id"),
            customers.c.telegram_id,
            customers.c.locale,
            happened.c.client_id,
            customers.c.contact_id,
            *(happened.c[name] for name in ("manager_id", "occasion", "deal_id", "touch_id", "at")),
            among.label("place"),
        )
        .select_from(happened)
        .join(customers, customers.c.client_id == happened.c.client_id)
        .join(contacts, contacts.c.id == customers.c.contact_id)
        .where(
            or_(
                happened.c.with_contact.is_(None),
                happened.c.with_contact == customers.c.contact_id,
            ),
            IN_TELEGRAM,
            customers.c.blocked_at.is_(None),
            ~exists().where(
                members.c.telegram_id == customers.c.telegram_id,
                members.c.state == MemberState.ACTIVE,
            ),
            customers.c.owns_card.is_(True),
            may_be_contacted(contacts),
            exists().where(consents.c.customer_id == customers.c.id, ALLOWS_MAILINGS),
            ~exists().where(rounds.c.client_id == happened.c.client_id, IS_REST),
        )
        .subquery()
    )
    turn = func.row_number().over(
        partition_by=people.c.customer_id,
        order_by=(people.c.at, people.c.deal_id, people.c.touch_id),
    )
    asked = select(people, turn.label("turn")).where(people.c.place == 1).subquery()
    names = (column for column in asked.c if column.name not in ("place", "turn", "at"))
    return (
        select(*names)
        .where(asked.c.turn == 1)
        .order_by(asked.c.at, asked.c.customer_id)
        .limit(bindparam("limit"))
    )


_OURS: Final = surveys.c.customer_id.is_not(None)
SURVEY: Final = select(surveys).where(surveys.c.id == bindparam("survey"), _OURS)
LATEST: Final = (
    select(surveys)
    .where(surveys.c.customer_id == bindparam("customer"))
    .order_by(surveys.c.asked_at.desc(), surveys.c.id.desc())
    .limit(1)
)
_PROMOTERS = func.count(case((surveys.c.score >= PROMOTER, 1)))
_DETRACTORS = func.count(case((surveys.c.score <= DETRACTOR, 1)))
SCORES: Final = (
    select(
        members.c.id.label("manager_id"),
        members.c.name.label("manager_name"),
        _PROMOTERS.label("promoters"),
        (func.count() - _PROMOTERS - _DETRACTORS).label("passives"),
        _DETRACTORS.label("detractors"),
    )
    .select_from(surveys)
    .join(members, members.c.id == surveys.c.manager_id)
    .where(
        IS_ANSWERED,
        surveys.c.answered_at >= _SINCE,
        surveys.c.answered_at < _UNTIL,
        surveys.c.score.is_not(None),
    )
    .group_by(members.c.id, members.c.name)
)


class SqlSurveyBook:
    """Where questions and answers are kept."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def to_ask(
        self, occasions: Sequence[Occasion], *, since: datetime, until: datetime, limit: int
    ) -> Sequence[ToAsk]:
        """Return whom to ask of what happened in ``[since, until)`` and was not asked about.

        Oldest occasion first, one a customer; people who were blocked, stopped, never agreed to
        mailings, rest (R21) or are marked do-not-contact are left out, and those whose card is
        not theirs beyond doubt.
        """
        if not occasions:
            return []
        question = asking(tuple(one for one in Occasion if one in occasions))
        values = {"since": since, "until": until, "limit": limit}
        return [ToAsk(**row._asdict()) for row in await self._transaction.all(question, values)]

    async def add(self, survey: Survey) -> Survey:
        """Store a question; return it with its id."""
        given = await add(self._transaction, surveys, values_of(surveys, survey))
        return replace(survey, id=given)

    async def survey(self, survey_id: int) -> Survey | None:
        """Return one question."""
        return _read(await self._transaction.first(SURVEY, {"survey": survey_id}))

    async def latest(self, customer_id: int) -> Survey | None:
        """Return the last question put to a customer."""
        return _read(await self._transaction.first(LATEST, {"customer": customer_id}))

    async def save(self, before: Survey, after: Survey) -> None:
        """Store an answer."""
        old, new = values_of(surveys, before), values_of(surveys, after)
        await change(self._transaction, surveys, after.id, old, new)

    async def scores(self, since: datetime, until: datetime) -> Sequence[Score]:
        """Return the answers of ``[since, until)`` by manager, best first."""
        rows = await self._transaction.all(SCORES, {"since": since, "until": until})
        found = [Score(**row._asdict()) for row in rows]
        return sorted(found, key=lambda one: (-one.nps, -one.answers, one.manager_id))


def _read(row: Any) -> Survey | None:
    return Survey(**row._asdict()) if row else None
