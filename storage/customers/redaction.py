"""What tells a person from others in free text: found in any spelling, and cut out (R52).

Pure. A phone is found with any signs between its digits, an e-mail in any case, a full name in
either order; a first name alone tells nobody from others.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import permutations
from typing import Any, Final, TypeAlias

from domain.customers.erasure import Traces
from domain.language.phones import national_digits
from storage.customers.declined import DeclinedNames

CUT: Final = "…"
FEWEST_DIGITS: Final = 7
FEWEST_WORDS: Final = 2
MOST_WORDS: Final = 3
SHORTEST: Final = 5
_PATRONYMIC: Final = re.compile(r"(?:ич|вна|чна)$", re.IGNORECASE)
_BETWEEN: Final = r"[\s().\-\u2010-\u2015]{0,3}"
_CODE: Final = rf"(?:\+?\d{{1,3}}{_BETWEEN})?"
Folded: TypeAlias = frozenset[str]
"""The words of a name, whatever their order and case."""
Order: TypeAlias = tuple[str, ...]
"""Words of a name as they may follow each other in a text."""


class Redaction:
    """Finds and cuts what identifies one person. ``staff`` are names that are never cut.

    ``anywhere``: in texts about anybody. There a name with a patronymic tells nobody from others,
    and only names with a surname are found; nor does a name in another case than it is kept in.
    """

    def __init__(
        self, traces: Traces, staff: Iterable[str] = (), *, anywhere: bool = False
    ) -> None:
        spared = {_folded(name) for name in staff}
        # Of a long name nothing must be left because a short one was cut out of it.
        names = sorted(traces.names, key=lambda name: -len(name.split()))
        orders = [list(_orders(name, spared, anywhere=anywhere)) for name in names]
        self._longest = list(dict.fromkeys(word for some in orders for word in _longest(some)))
        self.orders = tuple(dict.fromkeys(order for some in orders for order in some))
        """Every way to write the names that are looked for."""
        self._numbers = [one for one in map(national_digits, traces.phones) if _is_long(one)]
        self._emails = [one for one in traces.emails if one]
        found = [*map(_phone, self._numbers), *map(_email, self._emails), *map(_name, orders)]
        patterns = [pattern for pattern in found if pattern]
        self._pattern = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
        pairs = (pair for name in names for pair in _pairs(name, spared))
        self._declined = DeclinedNames(() if anywhere else pairs, spared)
        self._spaced = [re.compile(_BETWEEN.join(one)) for one in self._numbers]
        self._words = [folded(one) for one in (*self._emails, *self._longest)]

    @property
    def likes(self) -> list[str]:
        """Return patterns for SQL's LIKE: each text that names the person is like one of them.

        Of names in which no letter but the first, or every letter, is a capital.
        """
        lowered = [one.casefold() for one in self._longest]
        names = [like for one in lowered for like in (f"_{one[1:]}", one.upper())]
        plain = [*("%".join(one) for one in self._numbers), *self._emails]
        return [f"%{one}%" for one in (*plain, *map(_loose, names))]

    def may_find(self, text: str, lowered: str) -> bool:
        """Tell quickly whether it is worth looking closer; ``lowered`` is ``folded(text)``."""
        if any(word in lowered for word in self._words):
            return True
        return any(number.search(text) for number in self._spaced)

    def finds(self, text: str, lowered: str | None = None) -> bool:
        """Tell whether a text names the person."""
        if self._pattern is None:
            return False
        if not self.may_find(text, folded(text) if lowered is None else lowered):
            return False
        return self._pattern.search(text) is not None

    def cut(self, text: str) -> str:
        """Return the text without what names the person."""
        if self._pattern is not None:
            text = self._pattern.sub(CUT, text)
        return self._declined.cut(text, CUT)

    def cut_all(self, columns: Mapping[str, Any]) -> dict[str, str]:
        """Return those texts that change, changed."""
        texts = {name: text for name, text in columns.items() if isinstance(text, str)}
        return {name: cut for name, text in texts.items() if (cut := self.cut(text)) != text}


def folded(text: str) -> str:
    """Return a text in which names are found whatever their case, and whatever the ё."""
    return text.casefold().replace("ё", "е")


def pairs_of(name: str) -> list[Order]:
    """Return two words of a name in each order in which they tell the person from others."""
    return list(_pairs(name, ()))


def _folded(name: str) -> Folded:
    return frozenset(folded(name).split())


def _is_long(number: str) -> bool:
    return len(number) >= FEWEST_DIGITS


def _phone(number: str) -> str:
    return rf"(?<!\d){_CODE}{_BETWEEN.join(number)}(?!\d)"


def _email(email: str) -> str:
    return rf"(?<![\w.+-]){re.escape(email)}(?![\w-])"


def _name(orders: Iterable[Order]) -> str:
    joined = "|".join(map(_joined, orders))
    return rf"(?<!\w)(?:{joined})(?!\w)" if joined else ""


def _orders(name: str, spared: Container[Folded], *, anywhere: bool) -> Iterator[Order]:
    """Yield two words and more of a name in any order, the most words first."""
    most = name.split()[:MOST_WORDS]
    if anywhere and len(" ".join(most)) < SHORTEST:
        return
    patronymic = _patronymic(most) if anywhere else ""
    for count in range(len(most), FEWEST_WORDS - 1, -1):
        for order in permutations(most, count):
            tells = len(order) == len(most) or patronymic not in order
            if tells and _folded(" ".join(order)) not in spared:
                yield order


def _pairs(name: str, spared: Container[Folded]) -> Iterator[Order]:
    orders = _orders(name, spared, anywhere=True)
    return (order for order in orders if len(order) == FEWEST_WORDS)


def _longest(orders: list[Order]) -> list[str]:
    """Return words of a name, by one of which a text that holds the name is found quickly."""
    common = set(orders[0]).intersection(*orders) if orders else set()
    if common:
        return [max(sorted(common), key=len)]
    return [max(order, key=len) for order in orders]


def _patronymic(words: list[str]) -> str:
    """Return the patronymic of a name of three words: it stands in the middle, or at the end."""
    if len(words) < MOST_WORDS:
        return ""
    return next((one for one in words[1:] if _PATRONYMIC.search(one)), "")


def _joined(words: Iterable[str]) -> str:
    return r"[\s,]+".join(map(_word, words))


def _word(word: str) -> str:
    return re.sub("[её]", "[её]", re.escape(word.casefold()))


def _loose(like: str) -> str:
    return re.sub(r"[еёЕЁ\\]", "_", like)
