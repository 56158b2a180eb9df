"""How deals and stages look: names, the table of the pipeline, one deal."""

from collections.abc import Sequence
from itertools import zip_longest

from domain.deals import Deal, LostReason, Pipeline, Stage, StageKind
from domain.work_deals import PipelineView
from handlers import show
from handlers.show import View
from handlers.touch_lines import cut
from locales import Html, Texts, join

_NAME, _TITLE, _LABEL = 15, 60, 26


def stage_name(texts: Texts, stage: Stage) -> str:
    """Return a stage's name, plain: the owner's, or that of a default stage by its code."""
    return stage.name or texts.plain(f"stage-{stage.code}")


def deal_lines(view: View, deal: Deal, stage: Stage) -> Html:
    """Return one deal whole: title, client, amount, stage and how long it stands there."""
    texts = view.texts
    now = view.clock.now()
    over = deal.stuck_for(stage, now)
    lost = ""
    if deal.lost_reason is not None:
        lost = texts("deal-lost-for", reason=reason_name(texts, deal.lost_reason, deal.lost_note))
    return join(
        [
            texts("deal-title", title=deal.title, number=str(deal.id)),
            texts("deal-client", client=deal.client_name) if deal.client_name else "",
            texts("deal-amount", amount=show.amount(view, deal.amount)),
            texts(
                "deal-stage",
                stage=stage_name(texts, stage),
                percent=stage.probability,
                kind=stage.kind.value,
            ),
            texts("deal-since", ago=show.days_ago(view, deal.stage_since)),
            texts("deal-stuck", days=max(1, over.days)) if over else "",
            lost,
        ]
    )


def pipeline_table(view: View, shown: PipelineView) -> Html:
    """Return stages with counts and sums, in columns, and the total below."""
    sums = {one.stage_id: one for one in shown.sums}
    open_stages = [one for one in shown.pipeline.stages if one.kind is StageKind.OPEN]
    rows = []
    for stage in open_stages:
        found = sums.get(stage.id)
        count, amount = (found.count, found.amount) if found else (0, 0)
        figure = show.amount(view, amount) if amount else "—"
        rows.append((cut(stage_name(view.texts, stage), _NAME), str(count), figure))
    widths = [max(len(cell) for cell in column) for column in zip_longest(*rows, fillvalue="")]
    lines = [
        f"{name:<{widths[0]}} {count:>{widths[1]}}  {figure:>{widths[2]}}"
        for name, count, figure in rows
    ]
    total = view.texts(
        "deals-total",
        count=sum(one.count for one in shown.sums),
        amount=show.amount(view, sum(one.amount for one in shown.sums)),
    )
    return join([view.texts("deals-table", table="\n".join(lines)), total])


def deal_line(view: View, deal: Deal, pipeline: Pipeline) -> Html:
    """Return a deal as one line of the list, by the number that ``/move`` takes."""
    stage = pipeline.stage(deal.stage_id)
    stuck = stage is not None and deal.stuck_for(stage, view.clock.now()) is not None
    return view.texts(
        "deals-line",
        number=str(deal.id),
        title=cut(deal.title, _TITLE),
        client=deal.client_name,
        amount=show.amount(view, deal.amount),
        stage=stage_name(view.texts, stage) if stage else "",
        stuck="yes" if stuck else "no",
    )


def deal_label(deal: Deal) -> str:
    """Return the button that opens a deal, plain: number and title."""
    return f"{deal.id} · {cut(deal.title, _LABEL)}"


def reason_name(texts: Texts, reason: LostReason, note: str = "") -> str:
    """Return why a deal was lost, plain."""
    name = texts.plain(f"deal-lost-{reason}")
    return f"{name}: {note}" if note else name


def stage_list(texts: Texts, stages: Sequence[Stage]) -> str:
    """Return the names of stages in one line, plain."""
    return ", ".join(stage_name(texts, one) for one in stages)
