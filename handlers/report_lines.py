"""How the team looks to its head: totals, one line a manager, and the details behind them."""

from collections.abc import Mapping, Sequence

from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.deals import Deal
from domain.report import (
    ExceptionsPage,
    Figures,
    ManagerFigures,
    MonthForecast,
    TeamReport,
    Untouched,
    UntouchedClient,
)
from domain.report_on_team import PAGE, UNTOUCHED_DAYS
from domain.rounds import RoundEnd
from handlers import show
from handlers.report_weeks import returns_line
from handlers.show import View
from handlers.touch_lines import cut, outcome_name
from locales import Html, join

_CLIENT, _REASON, _TITLE = 60, 200, 60
_IS_YES = {True: "yes", False: "no"}


def team_lines(view: View, report: TeamReport) -> Html:
    """Return the totals, and one line for each manager."""
    total = report.total
    expected = sum(one.amount for one in report.forecast)
    lines = [
        *figure_lines(view, total),
        view.texts("report-forecast", amount=show.amount(view, expected)) if expected else "",
        view.texts("report-no-exceptions") if not total.exceptions else "",
        view.texts("report-no-untouched") if not total.untouched else "",
        returns_line(view, report.returns),
    ]
    managers = [_manager_line(view, one) for one in report.managers]
    return join(
        [
            view.texts("report-nothing") if not _worked(total) else "",
            join(lines),
            join([view.texts("report-managers"), *managers]) if managers else "",
        ],
        "\n\n",
    )


def manager_lines(view: View, one: ManagerFigures) -> Html:
    """Return all figures of one manager, in words."""
    return join(
        [
            view.texts("report-name", name=one.name, dismissed=_IS_YES[one.dismissed]),
            *figure_lines(view, one.figures),
            _outcomes(view, one.figures),
        ]
    )


def figure_lines(view: View, figures: Figures) -> list[Html]:
    """Return figures in words; what is nothing is left out, but for touches."""
    texts = view.texts
    return [
        texts(
            "report-touches",
            count=figures.touches,
            reached=figures.reached,
            agreed=figures.agreed,
        ),
        texts(
            "report-won",
            count=figures.won,
            amount=show.amount(view, figures.amount_won),
            lost=figures.lost,
        )
        if figures.won or figures.lost
        else Html(""),
        texts(
            "report-open", count=figures.open_deals, amount=show.amount(view, figures.open_amount)
        )
        if figures.open_deals
        else Html(""),
        texts("report-stuck", count=figures.stuck) if figures.stuck else Html(""),
        texts(
            "report-exceptions",
            count=figures.exception_count,
            kinds=_kinds(view, figures.exceptions),
        )
        if figures.exceptions
        else Html(""),
        texts("report-untouched", count=figures.untouched, days=UNTOUCHED_DAYS)
        if figures.untouched
        else Html(""),
    ]


def exception_lines(view: View, shown: ExceptionsPage) -> Html:
    """Return a page of exceptions, manager by manager."""
    texts, made = view.texts, shown.made
    parts: list[Html] = [texts("report-exceptions-title", count=made.count)]
    if shown.pages > 1:
        place = texts("report-page", page=str(shown.page + 1), pages=str(shown.pages))
        parts = [join([*parts, place])]
    member = 0
    for number, one in enumerate(made.listed, shown.page * PAGE + 1):
        if one.member_id != member:
            member = one.member_id
            kinds = _kinds(view, made.kinds[member])
            parts.append(texts("report-made-by", name=made.names[member], kinds=kinds))
        parts.append(_exception(view, number, one))
    return join(parts, "\n\n")


def untouched_lines(view: View, found: Untouched) -> Html:
    """Return how many clients wait, by manager, and those that wait longest."""
    texts = view.texts
    tallies = [texts.plain("report-tally", name=name, count=n) for name, n in found.by_manager]
    title = texts("report-untouched-title", count=found.count, days=UNTOUCHED_DAYS)
    waiting = [_waiting(view, number, one) for number, one in enumerate(found.worst, 1)]
    head = join([title, view.texts("report-list", items=" · ".join(tallies))])
    return join([head, texts("report-waits-longest"), *waiting], "\n\n")


def stuck_line(view: View, number: int, deal: Deal, manager: str) -> Html:
    """Return a stuck deal: what, whose, since when."""
    return view.texts(
        "report-stuck-deal",
        number=str(number),
        title=cut(deal.title, _TITLE),
        client=cut(deal.client_name, _CLIENT),
        amount=show.amount(view, deal.amount),
        since=show.dated(view, deal.stage_since.astimezone(view.member.zone).date()),
        manager=f" · {manager}" if manager else "",
    )


def forecast_lines(view: View, months: Sequence[MonthForecast]) -> Html:
    """Return the forecast month by month (R29)."""
    texts = view.texts
    lines = [
        texts(
            "report-forecast-line",
            month=texts.plain("report-month", month=one.month.month, year=str(one.month.year))
            if one.month
            else texts.plain("report-no-month"),
            amount=show.amount(view, one.amount),
            count=one.deals,
        )
        for one in months
    ]
    total = show.amount(view, sum(one.amount for one in months))
    return join([texts("report-forecast-title", amount=total), join(lines)], "\n\n")


def _worked(total: Figures) -> bool:
    return bool(total.touches or total.won or total.lost)


def _manager_line(view: View, one: ManagerFigures) -> Html:
    figures = one.figures
    counts = {
        "🤝": figures.touches,
        "💬": figures.reached,
        "✅": figures.agreed,
        "🏆": figures.won,
        "💼": figures.open_deals,
        "🐢": figures.stuck,
        "❗": figures.exception_count,
        "🕸": figures.untouched,
    }
    told = [
        view.texts.plain("report-brief", sign=sign, count=count)
        for sign, count in counts.items()
        if count
    ]
    return view.texts(
        "report-manager",
        name=one.name,
        dismissed=_IS_YES[one.dismissed],
        figures=" · ".join(told) or view.texts.plain("report-idle"),
    )


def _outcomes(view: View, figures: Figures) -> Html:
    counts = sorted(figures.outcomes.items(), key=lambda pair: (-pair[1], pair[0]))
    if not counts:
        return Html("")
    told = [
        view.texts.plain("stats-outcome", outcome=outcome_name(view.texts, one), count=count)
        for one, count in counts
    ]
    return view.texts("report-outcomes", outcomes=" · ".join(told))


def _kinds(view: View, counts: Mapping[ExceptionKind, int]) -> str:
    return ", ".join(
        view.texts.plain(f"report-kinds-{kind}", count=counts[kind])
        for kind in ExceptionKind
        if counts.get(kind)
    )


def _exception(view: View, number: int, one: CadenceException) -> Html:
    texts = view.texts
    rule = texts.plain(f"report-rule-{one.rule}", code=one.rule.code) if one.rule else ""
    what = [rule, texts.plain(f"report-kind-{one.kind}"), _reason(view, one)]
    return texts(
        "report-exception",
        number=str(number),
        client=cut(one.client_name, _CLIENT),
        when=show.moment(view, one.at),
        what=" · ".join(filter(None, what)),
    )


def _reason(view: View, one: CadenceException) -> str:
    """Return the reason: why the rest had begun, or the manager's own words."""
    if one.kind is ExceptionKind.KEPT_GOING and one.reason in set(RoundEnd):
        return view.texts.plain(f"report-kept-{one.reason}")
    reason = cut(one.reason, _REASON)
    return view.texts.plain("report-reason", reason=reason) if reason else ""


def _waiting(view: View, number: int, one: UntouchedClient) -> Html:
    return view.texts(
        "report-waiting",
        number=str(number),
        client=cut(one.client_name, _CLIENT),
        manager=one.manager,
        touched=_IS_YES[one.last_touch_at is not None],
        ago=show.days_ago(view, one.since),
    )
