"""How customers judge the team: scores by manager, and leads called in time."""

from collections.abc import Sequence

from domain.customers.leads import LeadCount
from domain.customers.report_on_customers import CustomerReport
from domain.customers.surveys import Score
from handlers.show import View
from locales import Html, join


def customer_parts(view: View, report: CustomerReport) -> Sequence[Html]:
    """Return the score of the team and of each manager, then the leads."""
    return _scores(view, report), _leads(view, report)


def _scores(view: View, report: CustomerReport) -> Html:
    texts, team = view.texts, report.team
    if not team.answers:
        return texts("report-nps-empty")
    title = texts("report-nps-title", nps=_signed(team.nps), count=team.answers)
    return join([title, *(_score(view, one) for one in report.scores)])


def _score(view: View, one: Score) -> Html:
    return view.texts(
        "report-nps-line",
        manager=one.manager_name,
        nps=_signed(one.nps),
        count=one.answers,
        promoters=str(one.promoters),
        detractors=str(one.detractors),
    )


def _leads(view: View, report: CustomerReport) -> Html:
    texts = view.texts
    if not report.leads:
        return texts("report-leads-empty")
    count = sum(one.leads for one in report.leads)
    late = sum(one.late for one in report.leads)
    title = texts("report-leads-title", count=count, late=str(late))
    return join([title, *(_lead(view, one) for one in report.leads)])


def _lead(view: View, one: LeadCount) -> Html:
    return view.texts(
        "report-leads-line", manager=one.manager_name, count=str(one.leads), late=str(one.late)
    )


def _signed(nps: int) -> str:
    """Return a score with its sign: it lies between -100 and 100."""
    return f"{nps:+d}" if nps else "0"
