"""The funnel of a magnet as a PNG: a bar for each step, the worst one marked.

Drawn without pyplot: no state is shared between threads. Import this module only when a picture
is asked for: it brings matplotlib with it.
"""

from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from handlers.magnets.funnel import Drawing
from handlers.magnets.lettering import PLAIN, drawable, fitted

WIDTH = 900
"""Pixels: fills a phone held upright, and is read there without zooming."""
_DPI, _HEAD, _STEP, _FOOT = 100, 130, 84, 20
_BAR, _WORST, _LIGHT = "#0072B2", "#D55E00", "#E6EEF4"
"""Okabe and Ito's, told apart by colour-blind eyes."""
_TITLE, _SMALL, _WORDS = 22, 15, 16
_EDGE = 0.03
_THICK = 0.42
_NAME_INCHES = 6.2


def draw(drawing: Drawing) -> bytes:
    """Return the funnel as a PNG, ``WIDTH`` pixels wide."""
    height = _HEAD + _STEP * len(drawing.names) + _FOOT
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(figure)
    top = 1 - _HEAD / height
    axes = figure.add_axes((_EDGE, _FOOT / height, 1 - 2 * _EDGE, top - _FOOT / height))
    axes.set_xlim(0, 1)
    axes.set_ylim(len(drawing.names) - 0.5, -0.5)
    axes.axis("off")
    for number in range(len(drawing.names)):
        _step(axes, drawing, number)
    _head(figure, drawing, height)
    picture = BytesIO()
    figure.savefig(picture, format="png", dpi=_DPI)
    return picture.getvalue()


def _step(axes: Axes, drawing: Drawing, number: int) -> None:
    """Draw one step: name and figures above, the bar below them."""
    marked = number == drawing.worst
    share = drawing.counts[number] / max(*drawing.counts, 1)
    low = number + 0.22
    axes.barh(low, 1, height=_THICK, color=_LIGHT, zorder=1)
    axes.barh(low, share, height=_THICK, color=_WORST if marked else _BAR, zorder=2)
    words = {**PLAIN, "fontsize": _WORDS, "va": "center"}
    lines, size = fitted(drawable(drawing.names[number]), _WORDS, _NAME_INCHES, most=1, least=10)
    bold = "bold" if marked else "normal"
    axes.text(0, number - 0.22, lines[0], **{**words, "fontsize": size}, weight=bold)
    figures = f"{drawing.counts[number]}"
    if drawing.shares[number]:
        figures += f"  ·  {drawing.shares[number]}"
    axes.text(1, number - 0.22, figures, **words, ha="right", weight="bold")
    if marked:
        _lost(axes, drawing, low, share)


def _lost(axes: Axes, drawing: Drawing, low: float, share: float) -> None:
    """Write how many leave at the marked step: beside its bar, or on it where that is long."""
    inside = share > 1 / 2
    axes.text(
        share - 0.015 if inside else share + 0.015,
        low,
        drawing.lost,
        **{**PLAIN, "color": "white" if inside else _WORST, "fontsize": _SMALL},
        ha="right" if inside else "left",
        va="center",
        weight="bold",
        zorder=3,
    )


def _head(figure: Figure, drawing: Drawing, height: int) -> None:
    room = WIDTH * (1 - 2 * _EDGE) / _DPI
    lines, size = fitted(drawable(drawing.title), _TITLE, room, most=1, least=11)
    figure.text(_EDGE, 1 - 50 / height, lines[0], fontsize=size, weight="bold", **PLAIN)
    figure.text(_EDGE, 1 - 90 / height, drawing.subtitle, fontsize=_SMALL, **PLAIN)
