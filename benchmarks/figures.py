"""Figures: percentiles, medians, and tables that line up on a terminal."""

from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeAlias

__all__ = ["Say", "median", "percentile", "ratio", "table"]

Say: TypeAlias = Callable[[str], None]
"""Tells the person a line."""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` (0 to 1) of the values do not exceed; 0 for none."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def ratio(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the median of first / second: pairs measured side by side share their noise."""
    return median(first / second for first, second in pairs)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return rows under a head, the first column to the left and the others to the right."""
    cells = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "  ".join(
            text.rjust(width) if column else text.ljust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
