"""Counts of the whole team for its head, each question one statement."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.deals import StageKind
from domain.language.text import fold
from domain.report import (
    STUCK_TIMES,
    Figures,
    MadeExceptions,
    ManagerFigures,
    MonthForecast,
    Untouched,
    UntouchedClient,
)
from storage.json_list import Row
from storage.report_questions import FIGURES, FORECAST, LEFT_ALONE, MADE, RETURNS
from storage.transaction import Transaction
from storage.types import MICROSECOND, Moment

_DAY: Final = timedelta(days=1) // MICROSECOND


class SqlReportReader:
    """Counts in the database, not in memory."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def figures(
        self, *, since: datetime, until: datetime, now: datetime, untouched_before: datetime
    ) -> Sequence[ManagerFigures]:
        """Return the figures of every member who ever was on the team."""
        values = {
            "since": since,
            "until": until,
            "before": untouched_before,
            "now": Moment().plain(now),
            "allowance": STUCK_TIMES * _DAY,
        }
        row = await self._transaction.first(FIGURES, values)
        return _figures(row)

    async def forecast(self) -> Sequence[MonthForecast]:
        """Return open deals by expected month, the nearest first, those without one last."""
        rows = await self._transaction.all(FORECAST)
        return sorted((_forecast(row) for row in rows), key=lambda one: one.month or date.max)

    async def returns(self, borders: Sequence[datetime]) -> Mapping[tuple[int, str, int], int]:
        """Return how many rests end, by id and name of the manager and number of the week.

        ``borders`` are the ends of ``WEEKS`` weeks; the number after the last week is "later".
        """
        values = {f"border{number}": at for number, at in enumerate(borders)}
        rows = await self._transaction.all(RETURNS, values)
        return {(row.id, row.name, row.week): row.many for row in rows}

    async def untouched(self, before: datetime, limit: int) -> Untouched:
        """Return clients without a touch since ``before``, the longest waiting first.

        Who rests, is archived, or asked not to be contacted is left out.
        """
        row: Any = await self._transaction.first(LEFT_ALONE, {"before": before, "limit": limit})
        counts = sorted(
            row.by_manager, key=lambda one: (-one["many"], fold(one["name"]), one["id"])
        )
        return Untouched(
            by_manager=[(one["name"], one["many"]) for one in counts],
            worst=[UntouchedClient(**one) for one in row.worst],
        )

    async def exceptions(
        self, *, since: datetime, until: datetime, limit: int, offset: int
    ) -> MadeExceptions:
        """Return the exceptions of a period, member by member, newest first."""
        values = {"since": since, "until": until, "limit": limit, "offset": offset}
        row: Any = await self._transaction.first(MADE, values)
        return MadeExceptions(
            names={one["id"]: one["name"] for one in row.names},
            kinds=_kinds(row.kinds),
            listed=[CadenceException(**one) for one in row.listed],
        )


def _figures(row: Any) -> list[ManagerFigures]:
    outcomes: dict[int, dict[Any, int]] = defaultdict(dict)
    for one in row.touches:
        outcomes[one["member"]][one["outcome"]] = one["many"]
    ended = {(one["member"], one["kind"]): one for one in row.ended}
    ahead = {one["member"]: one for one in row.open}
    untouched = {one["member"]: one["many"] for one in row.untouched}
    kinds = _kinds(row.exceptions)
    return [
        ManagerFigures(
            member_id=one["id"],
            name=one["name"],
            role=one["role"],
            state=one["state"],
            figures=Figures(
                touches=sum(outcomes[one["id"]].values()),
                outcomes={key: many for key, many in outcomes[one["id"]].items() if key},
                exceptions=kinds.get(one["id"], {}),
                untouched=untouched.get(one["id"], 0),
                **_deals(ended, ahead.get(one["id"]), one["id"]),
            ),
        )
        for one in row.team
    ]


def _deals(ended: Mapping[tuple[int, Any], Row], ahead: Row | None, member: int) -> dict[str, int]:
    won, lost = ended.get((member, StageKind.WON)), ended.get((member, StageKind.LOST))
    return {
        "won": won["many"] if won else 0,
        "amount_won": won["amount"] if won else 0,
        "lost": lost["many"] if lost else 0,
        "open_deals": ahead["many"] if ahead else 0,
        "open_amount": ahead["amount"] if ahead else 0,
        "stuck": ahead["stuck"] if ahead else 0,
    }


def _kinds(rows: Sequence[Row]) -> dict[int, dict[ExceptionKind, int]]:
    kinds: dict[int, dict[ExceptionKind, int]] = defaultdict(dict)
    for one in rows:
        kinds[one["member"]][one["kind"]] = one["many"]
    return dict(kinds)


def _forecast(row: Any) -> MonthForecast:
    month = date.fromisoformat(f"{row.month}-01") if row.month else None
    return MonthForecast(month=month, deals=row.many, amount=int(row.amount))
