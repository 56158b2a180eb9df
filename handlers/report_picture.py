"""The bar chart of returns as a PNG, drawn without pyplot: no state is shared between threads.

Import this module only when a picture is asked for: it brings matplotlib with it.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from handlers.report_weeks import Chart

WIDTH, HEIGHT = 900, 600
"""Pixels: fills a phone held upright, and is read there without zooming."""
_DPI = 100
_FONT = "DejaVu Sans"
_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9")
"""Okabe and Ito's, told apart by colour-blind eyes."""
_INK, _GRID = "#222222", "#D9D9D9"
_TITLE, _SMALL, _TICK = 22, 15, 16
_PLAIN: Final[dict[str, Any]] = {"family": _FONT, "color": _INK, "parse_math": False}
"""Words as they stand: a dollar sign begins no formula."""
_EVERY = 4
_HEADROOM = 1.16
_EDGE = 0.16


def draw(chart: Chart) -> bytes:
    """Return the chart as a PNG of ``WIDTH`` × ``HEIGHT`` pixels."""
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    several = len(chart.series) > 1
    figure.subplots_adjust(left=0.08, right=0.97, top=0.76 if several else 0.83, bottom=0.1)
    axes = figure.add_subplot()
    heights, examples = _bars(axes, chart)
    _frame(axes, chart, max(heights, default=0))
    _words(figure, axes, chart, heights)
    if several:
        _legend(figure, chart, examples)
    picture = BytesIO()
    figure.savefig(picture, format="png", dpi=_DPI)
    return picture.getvalue()


def _bars(axes: Axes, chart: Chart) -> tuple[list[int], list[Rectangle]]:
    """Draw the series one upon the other; return each week's height, and one bar of each series."""
    heights = [0] * len(chart.weeks)
    examples = []
    for colour, (_, counts) in zip(_COLOURS, chart.series, strict=False):
        weeks = range(len(heights))
        bars = axes.bar(weeks, counts, bottom=heights, width=0.8, color=colour, zorder=2)
        examples.append(bars.patches[0])
        heights = [low + count for low, count in zip(heights, counts, strict=True)]
    return heights, examples


def _frame(axes: Axes, chart: Chart, most: int) -> None:
    axes.set_xlim(-0.7, len(chart.weeks) - 0.3)
    axes.set_ylim(0, max(most, 1) * _HEADROOM)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    ticks = range(0, len(chart.weeks), _EVERY)
    axes.set_xticks(list(ticks), [chart.weeks[index] for index in ticks])
    axes.tick_params(labelsize=_TICK, labelcolor=_INK, length=0, labelfontfamily=_FONT)
    axes.tick_params(axis="x", pad=10)
    axes.grid(axis="y", color=_GRID, zorder=1)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _words(figure: Figure, axes: Axes, chart: Chart, heights: Sequence[int]) -> None:
    figure.text(0.03, 0.925, chart.title, fontsize=_TITLE, weight="bold", **_PLAIN)
    figure.text(0.03, 0.865, chart.subtitle, fontsize=_SMALL, **_PLAIN)
    place = chart.tallest / max(1, len(heights) - 1)
    side = "left" if place < _EDGE else "right" if place > 1 - _EDGE else "center"
    axes.annotate(
        chart.most,
        (chart.tallest, heights[chart.tallest]),
        xytext=(0, 6),
        textcoords="offset points",
        ha=side,
        fontsize=_TICK,
        weight="bold",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        **_PLAIN,
    )


def _legend(figure: Figure, chart: Chart, examples: Sequence[Rectangle]) -> None:
    names = [_drawable(name) for name, _ in chart.series]
    legend = figure.legend(
        examples,
        names,
        loc="upper left",
        bbox_to_anchor=(0.02, 0.86),
        ncols=3,
        frameon=False,
        prop=FontProperties(family=_FONT, size=_SMALL - 2),
        handlelength=1.0,
        columnspacing=1.2,
    )
    for text in legend.get_texts():
        text.set_parse_math(False)


def _drawable(name: str) -> str:
    """Return a name without the signs that the font does not have: people wear emoji."""
    known = get_font(findfont(_FONT)).get_charmap()
    return " ".join("".join(sign for sign in name if ord(sign) in known).split()) or "…"
