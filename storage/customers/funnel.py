"""The numbers of magnets, in one statement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
)

from domain.customers.funnel import Asked, Funnel
from domain.customers.leads import Settled
from domain.deals import StageKind
from storage.customers.lead_questions import untouched
from storage.json_list import Row, json_list
from storage.tables.deals import IS_CLOSED, deals, stages
from storage.tables.forms import form_answers, forms, openings
from storage.tables.leads import leads
from storage.tables.magnets import magnet_links, magnet_questions
from storage.transaction import Transaction
from storage.types import EPOCH, Id, Moment

_MAGNET: Final = bindparam("magnet", type_=Id)
_SINCE: Final = bindparam("since", type_=Moment)
_MANY: Final = func.count().label("many")
_LINKS: Final = select(magnet_links.c.id, magnet_links.c.name).where(
    magnet_links.c.magnet_id == _MAGNET
)
_OPENED = openings.join(magnet_links, magnet_links.c.id == openings.c.link_id)
_IN_PERIOD: Final = (magnet_links.c.magnet_id == _MAGNET, openings.c.first_at >= _SINCE)
_OPENINGS: Final = (
    select(openings.c.link_id, _MANY)
    .select_from(_OPENED)
    .where(*_IN_PERIOD)
    .group_by(openings.c.link_id)
)
_PEOPLE: Final = (
    select(func.count(openings.c.person.distinct())).select_from(_OPENED).where(*_IN_PERIOD)
)
_AGREED: Final = (forms.c.magnet_id == _MAGNET, forms.c.consented_at >= _SINCE)
_FORMS: Final = (
    select(
        forms.c.link_id,
        _MANY,
        func.count(forms.c.completed_at).label("completed"),
        func.count(forms.c.gift_at).label("gifts"),
    )
    .where(*_AGREED)
    .group_by(forms.c.link_id)
)
_QUESTIONS: Final = (
    select(*(magnet_questions.c[name] for name in ("id", "ask", "text", "removed")))
    .where(magnet_questions.c.magnet_id == _MAGNET)
    .order_by(magnet_questions.c.removed, magnet_questions.c.position, magnet_questions.c.id)
)


def _those(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _people(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count those who came twice, after they had withdrawn their consent, once."""
    return func.count(case((condition, leads.c.form_id)).distinct())


_ANSWERS: Final = (
    select(
        forms.c.link_id,
        form_answers.c.question_id,
        _MANY,
        _those(form_answers.c.skipped.is_(True)).label("skipped"),
    )
    .join(form_answers, form_answers.c.form_id == forms.c.id)
    .where(*_AGREED)
    .group_by(forms.c.link_id, form_answers.c.question_id)
)
_BOUGHT: Final = (
    deals.c.client_id == leads.c.client_id,
    IS_CLOSED,
    deals.c.closed_at > leads.c.came_at,
    stages.c.id == deals.c.stage_id,
    stages.c.kind == StageKind.WON,
)
_LEADS: Final = (
    select(
        leads.c.link_id,
        _people(true()).label("many"),
        _people(or_(leads.c.settled_why == Settled.TOUCHED, ~untouched(leads))).label("touched"),
        _people(exists().where(*_BOUGHT)).label("won"),
    )
    .join(forms, forms.c.id == leads.c.form_id)
    .where(*_AGREED)
    .group_by(leads.c.link_id)
)


def _revenue(*of: ColumnElement[Any]) -> Select[Any]:
    """Select the sum of the deals that were won, each once, by the columns given."""
    won = (
        select(*of, deals.c.id.label("deal_id"), deals.c.amount)
        .select_from(leads)
        .join(forms, forms.c.id == leads.c.form_id)
        .join(deals, deals.c.client_id == leads.c.client_id)
        .join(stages, stages.c.id == deals.c.stage_id)
        .where(*_AGREED, *_BOUGHT)
        .distinct()
        .subquery()
    )
    total = type_coerce(func.coalesce(func.sum(won.c.amount), literal_column("0")), BigInteger)
    by = [won.c[one.name] for one in of]
    return select(*by, total.label("amount")).group_by(*by)


FUNNEL: Final = select(
    json_list(_LINKS).label("links"),
    json_list(_OPENINGS).label("openings"),
    _PEOPLE.scalar_subquery().label("people"),
    json_list(_FORMS).label("forms"),
    json_list(_QUESTIONS).label("questions"),
    json_list(_ANSWERS).label("answers"),
    json_list(_LEADS).label("leads"),
    json_list(_revenue(leads.c.link_id)).label("revenue"),
    _revenue().scalar_subquery().label("revenue_of_all"),
)


class SqlFunnelReader:
    """Counts, always now."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of_magnet(self, magnet_id: int, *, since: datetime | None = None) -> Sequence[Funnel]:
        """Return the funnel of all links together first, then of each link by its opened count.

        ``since`` counts only people who opened, or agreed, from that moment on. A question that is
        asked no more stands last, as long as somebody had answered it.
        """
        row: Any = await self._transaction.first(
            FUNNEL, {"magnet": magnet_id, "since": since or EPOCH}
        )
        names = {one["id"]: one["name"] for one in row.links}
        parts = [_funnel(row, [link_id], link_id, name) for link_id, name in names.items()]
        parts.sort(key=lambda one: (-one.opened, one.link_id))
        return [_whole(row, list(names)), *parts]


def _whole(row: Any, links: list[int]) -> Funnel:
    """Sum up the links; who opened several counts once, and so does a deal."""
    return _funnel(row, links, None, "", opened=row.people, revenue=int(row.revenue_of_all))


def _funnel(row: Any, links: list[int], link_id: int | None, source: str, **known: int) -> Funnel:
    def total(rows: Iterable[Row], name: str) -> int:
        return sum(int(one[name]) for one in rows if one["link_id"] in links)

    counted = {
        "opened": total(row.openings, "many"),
        "consented": total(row.forms, "many"),
        "completed": total(row.forms, "completed"),
        "gifts": total(row.forms, "gifts"),
        "leads": total(row.leads, "many"),
        "touched": total(row.leads, "touched"),
        "won": total(row.leads, "won"),
        "revenue": total(row.revenue, "amount"),
    }
    questions = _asked(row.questions, [one for one in row.answers if one["link_id"] in links])
    return Funnel(link_id=link_id, source=source, questions=questions, **(counted | known))


def _asked(questions: Iterable[Row], answers: Iterable[Row]) -> tuple[Asked, ...]:
    many: Mapping[int, list[int]] = defaultdict(lambda: [0, 0])
    for one in answers:
        many[one["question_id"]][0] += one["many"] - one["skipped"]
        many[one["question_id"]][1] += one["skipped"]
    return tuple(
        Asked(
            ask=one["ask"],
            text=one["text"],
            answered=many[one["id"]][0],
            skipped=many[one["id"]][1],
        )
        for one in questions
        if not one["removed"] or any(many[one["id"]])
    )
