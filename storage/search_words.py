"""What a search asks the index for: its words, each read in one or two ways, as ranges of terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.language.phones import digits
from domain.language.search_keys import QueryToken
from storage.search_terms import TERM_LENGTH, TOGETHER

_AFTER_WORD: Final = "!"  # the character after the blank: "петров" and "петров …" lie before it
_AFTER_ALL: Final = "\U0010ffff"
_TRUNK: Final = "8"  # dialled in Russia where the world dials +7
_TRUNK_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a search with one or two (``other``) ways in which it may be indexed."""

    key: str
    other: str
    number: bool

    @property
    def rareness(self) -> tuple[bool, int]:
        """Digits tell clients apart best, then the longest word."""
        return self.number, len(self.key)


def read_words(tokens: Sequence[QueryToken]) -> list[Word]:
    """Return the words to look for; numbers in a row are one, as in "8 916 123-45-67"."""
    found: list[Word] = []
    run: list[str] = []
    for token in tokens:
        if token.digits == token.text and token.text:
            run.append(digits(token.text))
            continue
        if run:
            found.append(_number(run))
            run = []
        other = token.keys[-1] if len(token.keys) > 1 else ""
        found.append(Word(token.keys[0], other, number=False))
    return [*found, _number(run)] if run else found


def _number(run: list[str]) -> Word:
    joined = "".join(run)
    if joined.startswith(_TRUNK) and len(joined) >= _TRUNK_DIGITS:
        return Word("7" + joined[1:], joined, number=True)
    return Word(joined, " ".join(run) if len(run) > 1 else "", number=True)


def ranges(found: list[Word]) -> dict[str, str]:
    """Return the ranges of all words, the likely rarest first, and of what they make together.

    The name ``other…`` is that of the second reading; where there is none its range is empty.
    """
    ordered = sorted(found, key=lambda word: word.rareness, reverse=True)
    twofold = any(word.other for word in found)
    first, second = " ".join(word.key for word in found), ""
    if twofold:
        second = " ".join(word.other or word.key for word in found)
    values = _bounds("phrase", first) | _bounds("other_phrase", second)
    if len(found) > 1:
        values |= _bounds("both", TOGETHER + first)
        values |= _bounds("other_both", TOGETHER + second if twofold else "")
        for index, word in enumerate(ordered):
            values |= _bounds(f"key{index}", word.key)
            values |= _bounds(f"other_key{index}", (word.other or word.key) if twofold else "")
    return values


def _bounds(name: str, key: str) -> dict[str, str]:
    key = key[:TERM_LENGTH]
    return {
        f"{name}_from": key,
        f"{name}_word": key + _AFTER_WORD if key else "",
        f"{name}_till": key + _AFTER_ALL if key else "",
    }
