"""Drawing a link as a QR code with the title above and the short link below.

A PNG of A6 at 300 dpi whose modules are whole pixels, and the same as vectors on A4.
Import this module only when a picture is asked for: it brings matplotlib with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import segno
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from handlers.magnets.lettering import PLAIN, drawable, fitted

QUIET = 4
"""Modules of white around a code: ISO/IEC 18004 asks for four."""
_MM = 25.4
_LINE = 1.25
_RECTANGLE = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of paper in millimetres; ``title`` and ``small`` are sizes of letters in points."""

    width: float
    height: float
    margin: float
    title: float
    small: float


A6 = Sheet(width=105, height=148, margin=7, title=22, small=10)
A4 = Sheet(width=210, height=297, margin=14, title=44, small=20)
DPI = 300


def modules(url: str) -> Sequence[Sequence[int]]:
    """Return the modules of a code, row by row from the top, without the quiet zone; dark is 1."""
    return tuple(tuple(row) for row in segno.make(url, error="m", micro=False).matrix)


def place_of(matrix: Sequence[Sequence[int]], sheet: Sheet, dpi: int) -> tuple[int, int, int]:
    """Return left edge and upper edge of the dark square, and the size of a module, in pixels.

    The code with its quiet zone fills the breadth of the sheet between the margins.
    """
    room = int((sheet.width - 2 * sheet.margin) / _MM * dpi)
    module = room // (len(matrix) + 2 * QUIET)
    left = (round(sheet.width / _MM * dpi) - module * len(matrix)) // 2
    middle = round(sheet.height / _MM * dpi * 0.54)
    return left, middle - module * len(matrix) // 2, module


def as_png(title: str, url: str) -> bytes:
    """Return the picture as a PNG of A6 at 300 dpi."""
    figure = _figure(title, url, A6)
    FigureCanvasAgg(figure)
    return _saved(figure, "png")


def as_pdf(title: str, url: str) -> bytes:
    """Return the picture as vectors on A4."""
    figure = _figure(title, url, A4)
    FigureCanvasPdf(figure)
    return _saved(figure, "pdf")


def _saved(figure: Figure, kind: str) -> bytes:
    picture = BytesIO()
    # No moment of making: the same link is the same file.
    metadata = {"CreationDate": None} if kind == "pdf" else {}
    figure.savefig(picture, format=kind, dpi=DPI, metadata=metadata)
    return picture.getvalue()


def _figure(title: str, url: str, sheet: Sheet) -> Figure:
    size = (round(sheet.width / _MM * DPI) / DPI, round(sheet.height / _MM * DPI) / DPI)
    figure = Figure(figsize=size, dpi=DPI, facecolor="white")
    matrix = modules(url)
    left, top, module = place_of(matrix, sheet, DPI)
    height = round(size[1] * DPI)
    _squares(figure, matrix, left, height - top, module)
    room = size[0] - 2 * sheet.margin / _MM
    _title(figure, title, sheet, room, (height - top + QUIET * module) / DPI)
    below = height - top - (len(matrix) + QUIET) * module
    lines, points = fitted(url.removeprefix("https://"), sheet.small, room, most=2)
    _write(figure, lines, points, below / DPI - points / 72, bold=False)
    return figure


def _squares(
    figure: Figure, matrix: Sequence[Sequence[int]], left: int, top: int, module: int
) -> None:
    """Draw all dark modules as one path: no hairlines between them, at whatever zoom."""
    corners: list[tuple[float, float]] = []
    for number, row in enumerate(matrix):
        high = top - number * module
        for start, end in _runs(row):
            one, other = left + start * module, left + end * module
            corners += [(one, high), (other, high), (other, high - module), (one, high - module)]
            corners.append((one, high))
    scaled = [(x / DPI, y / DPI) for x, y in corners]
    path = Path(scaled, list(_RECTANGLE) * (len(corners) // len(_RECTANGLE)))
    patch = PathPatch(path, facecolor="black", linewidth=0, antialiased=False, snap=False)
    patch.set_transform(figure.dpi_scale_trans)
    figure.add_artist(patch)


def _runs(row: Sequence[int]) -> list[tuple[int, int]]:
    """Return where dark modules stand in one piece: from, to."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif dark:
            runs.append((place, place + 1))
    return runs


def _title(figure: Figure, title: str, sheet: Sheet, room: float, floor: float) -> None:
    """Write the title above the code, as large as it fits."""
    lines, size = fitted(drawable(title), sheet.title, room, most=3)
    height = len(lines) * size * _LINE / 72
    ceiling = figure.get_figheight() - sheet.margin / _MM
    top = floor + (ceiling - floor + height) / 2 - size / 72
    _write(figure, lines, size, top, bold=True)


def _write(figure: Figure, lines: Sequence[str], size: float, top: float, *, bold: bool) -> None:
    """Write lines in the middle, the baseline of the first ``top`` inches above the lower edge."""
    for number, line in enumerate(lines):
        figure.text(
            0.5,
            (top - number * size * _LINE / 72) / figure.get_figheight(),
            line,
            ha="center",
            fontsize=size,
            weight="bold" if bold else "normal",
            **PLAIN,
        )
