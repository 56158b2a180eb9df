"""A name in another case than it is kept in: "спросить Тихую Веру" names Тихая Вера (R52)."""

import re
from collections.abc import Container, Iterable
from functools import partial

from domain.language.inflection import nominatives
from domain.language.text import fold

_LONGEST_ENDING = 2
_AFTER_STEM = r"\w{0,5}"


class DeclinedNames:
    """Cuts surname and name, in either order, where both may stand in some case of theirs.

    ``spared`` are the words of names that are never cut.
    """

    def __init__(
        self, pairs: Iterable[tuple[str, ...]], spared: Container[frozenset[str]] = ()
    ) -> None:
        self._pairs = [(pair, _about(pair)) for pair in dict.fromkeys(pairs)]
        self._spared = spared

    def cut(self, text: str, mark: str) -> str:
        """Return the text with ``mark`` instead of the name."""
        for pair, pattern in self._pairs:
            text = pattern.sub(partial(self._instead, pair, mark), text)
        return text

    def _instead(self, pair: tuple[str, ...], mark: str, found: re.Match[str]) -> str:
        said = found.groups()
        is_named = all(_may_be(word, name) for word, name in zip(said, pair, strict=True))
        return mark if is_named and frozenset(map(fold, said)) not in self._spared else found[0]


def _about(pair: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds words that begin as those of a name do: a closer look is slow."""
    words = r"[\s,]+".join(f"({_stem(name)}{_AFTER_STEM})" for name in pair)
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _stem(name: str) -> str:
    stem = name[: max(1, len(name) - _LONGEST_ENDING)]
    return re.sub("[её]", "[её]", re.escape(stem.lower()))


def _may_be(word: str, name: str) -> bool:
    return fold(name) in map(fold, nominatives(word))
