"""The little language of the examples on the rules pages, read strictly.

An example stands in a fenced block that names the rules it shows (```` ```example R10 R16 ````).
Each line is one phrase of ``PHRASES``, in English or in Russian; those with an arrow say what must
come of it. Blanks may be many, weekdays must fit their dates, every time is that of Moscow, the
zone of the manager. People and quoted words are known by the order in which they appear, so that
both pages can be compared.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.customers.magnets import Ask
from domain.language.policy_words import read_policy_value, read_policy_wish
from domain.policy import SPECS
from domain.rounds import RoundEnd
from tests.project.phrases import (
    ASKED,
    CITIES,
    MANAGERS,
    MONTHS,
    PHRASES,
    WEEKDAYS,
    WHYS,
    Op,
)

ZONE: Final = ZoneInfo("Europe/Moscow")
BLOCK: Final = re.compile(r"^```example((?: R\d+)+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LANGUAGES: Final = ("en", "ru")
_DAY: Final = re.compile(r"(\w+) (\d+) (\w+) (\d+)(?:, (\d+):(\d+))?")
_AT: Final = r"\w+ \d{1,2} \w+ \d{4}, \d{1,2}:\d{2}"
_PLACES: Final = {
    "at": rf"(?P<at>{_AT})",
    "to": rf"(?P<to>{_AT})",
    "day": r"(?P<day>\w+ \d{1,2} \w+ \d{4})",
    "last": r"(?P<last>\w+ \d{1,2} \w+ \d{4})",
    "n": r"(?P<n>\d+)",
    "rule": r"(?P<rule>R\d+)",
    "who": r"(?:, (?P<who>\w+))?",
    "says": r"(?:: [“«](?P<says>[^”»]+)[”»])?",
    "why": r"(?P<why>[\w ]+?)",
    "people": r"(?P<people>\w+(?:, \w+)+)",
    "manager": r"(?P<manager>\w+)",
    "asks": r"(?P<asks>[\w-]+(?:, [\w-]+)*)",
    "hours": r"(?P<hours>\d{1,2}:\d{2}–\d{1,2}:\d{2})",
    "text": r"(?P<text>\S.*)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: what it does or expects, with values that are the same in both languages."""

    op: Op
    values: Mapping[str, object]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One block of a page."""

    rules: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def meaning(self) -> list[tuple[Op, Mapping[str, object]]]:
        """What the lines say, in no language."""
        return [(one.op, one.values) for one in self.lines]


def examples_of(page: str, language: str) -> list[Example]:
    """Return the examples of a page. Raises ``ValueError`` for a line that says nothing known."""
    return [
        Example(rules=tuple(match[1].split()), lines=tuple(_Reader(language).lines(match[2])))
        for match in BLOCK.finditer(page)
    ]


def _patterns(column: int) -> dict[Op, re.Pattern[str]]:
    def pattern(phrase: str) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", phrase)
        text = (_PLACES[one] if odd % 2 else re.escape(one) for odd, one in enumerate(parts))
        return re.compile("".join(text))

    return {op: pattern(phrases[column]) for op, phrases in PHRASES.items()}


_READABLE: Final = {language: _patterns(at) for at, language in enumerate(LANGUAGES)}


class _Reader:
    """Reads one example; it remembers who and what was named in it."""

    def __init__(self, language: str) -> None:
        self._column = LANGUAGES.index(language)
        self._patterns = _READABLE[language]
        self._people: list[str] = []
        self._words: list[str] = []

    def lines(self, block: str) -> Iterator[Line]:
        for source in block.splitlines():
            text = " ".join(source.split())
            read = {
                op: match for op, one in self._patterns.items() if (match := one.fullmatch(text))
            }
            if len(read) != 1:
                raise ValueError(f"not one known phrase, but {list(read)}: {source}")
            (op, match) = next(iter(read.items()))
            said = {name: one for name, one in match.groupdict().items() if one is not None}
            values = {name: self._value(op, name, one) for name, one in said.items()}
            yield Line(op=op, values=values, source=source)

    def _value(self, op: Op, name: str, text: str) -> object:
        readers: Mapping[str, Callable[[str], object]] = {
            "at": self._moment,
            "to": self._moment,
            "day": lambda day: self._moment(day).date(),
            "last": lambda day: self._moment(day).date(),
            "n": int,
            "why": self._why,
            "people": self._company,
            "manager": self._manager,
            "asks": self._asks,
            "who": self._people.index,
            "says": self._quoted,
            "text": _policy if op is Op.POLICY else lambda words: CITIES.get(words, words),
        }
        return readers.get(name, str)(text)

    def _company(self, people: str) -> int:
        self._people = people.split(", ")
        return len(self._people)

    def _manager(self, name: str) -> int:
        return MANAGERS[self._column].index(name)

    def _asks(self, words: str) -> tuple[Ask, ...]:
        found = {said[self._column]: ask for ask, said in ASKED.items()}
        if not found.keys() >= {*words.split(", ")}:
            raise ValueError(f"nothing that a form asks: {words}")
        return tuple(found[one] for one in words.split(", "))

    def _quoted(self, words: str) -> str:
        if words not in self._words:
            self._words.append(words)
        return f"words {self._words.index(words)}"

    def _moment(self, text: str) -> datetime:
        match = _DAY.fullmatch(text)
        if match is None:
            raise ValueError(f"no date: {text}")
        weekday, number, month, year, hour, minute = match.groups()
        months, weekdays = MONTHS[self._column], WEEKDAYS[self._column]
        day = date(int(year), months.index(month) + 1, int(number))
        if weekdays.index(weekday) != day.weekday():
            raise ValueError(f"that is a {weekdays[day.weekday()]}: {text}")
        return datetime(day.year, day.month, day.day, int(hour or 0), int(minute or 0), tzinfo=ZONE)

    def _why(self, text: str) -> RoundEnd:
        found = {words[self._column]: why for why, words in WHYS.items()}
        if text not in found:
            raise ValueError(f"no reason to rest: {text}")
        return found[text]


def _policy(text: str) -> tuple[str, int]:
    wish = read_policy_wish(text)
    if wish is None or len(wish.names) != 1:
        raise ValueError(f"not one number of the owner: {text}")
    value = read_policy_value(wish.value, SPECS[wish.names[0]].unit)
    if not isinstance(value, int):
        raise ValueError(f"no value: {text}")  # noqa: TRY004 — the page is wrong, not a type
    return wish.names[0].value, value
