"""Words in pictures: only signs that the font has, wrapped to a width.

Import this module only when a picture is asked for: it brings matplotlib with it.
"""

from functools import lru_cache
from typing import Any, Final

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import TextPath

FONT: Final = "DejaVu Sans"
INK: Final = "#222222"
PLAIN: Final[dict[str, Any]] = {"family": FONT, "color": INK, "parse_math": False}
"""Words as they stand: a dollar sign begins no formula."""
_POINTS, _MEASURED, _REMEMBERED = 72, 100, 1000


def drawable(words: str) -> str:
    """Return words without the signs that the font does not have: people write emoji."""
    known = get_font(findfont(FONT)).get_charmap()
    return " ".join("".join(sign for sign in words if ord(sign) in known).split()) or "…"


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are, in inches, at a size in points."""
    return _width_of_size_one(words, bold=bold) * size


@lru_cache(_REMEMBERED)
def _width_of_size_one(words: str, *, bold: bool) -> float:
    font = FontProperties(family=FONT, weight="bold" if bold else "normal")
    path = TextPath((0, 0), words.replace("$", r"\$"), size=_MEASURED, prop=font)
    return float(path.get_extents().width) / _MEASURED / _POINTS


def wrapped(words: str, size: float, inches: float, *, bold: bool = False) -> list[str]:
    """Return words in lines of at most ``inches``; a word that is longer is cut."""
    lines: list[str] = []
    current = ""
    for word in _short_enough(words, size, inches, bold=bold):
        longer = f"{current} {word}".strip()
        if current and width_of(longer, size, bold=bold) > inches:
            lines.append(current)
            current = word
        else:
            current = longer
    return [*lines, current]


def fitted(
    words: str, size: float, inches: float, *, most: int, least: float = 6
) -> tuple[list[str], float]:
    """Return bold words in at most ``most`` lines, and the largest size at which they fit."""
    lines = wrapped(words, size, inches, bold=True)
    while len(lines) > most and size > least:
        size *= 0.9
        lines = wrapped(words, size, inches, bold=True)
    return lines[:most], size


def _short_enough(words: str, size: float, inches: float, *, bold: bool) -> list[str]:
    parts: list[str] = []
    for word in words.split():
        rest = word
        while width_of(rest, size, bold=bold) > inches and len(rest) > 1:
            share = inches / width_of(rest, size, bold=bold)
            cut = max(1, min(len(rest) - 1, int(len(rest) * share * 0.95)))
            parts.append(rest[:cut])
            rest = rest[cut:]
        parts.append(rest)
    return parts
