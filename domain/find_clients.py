"""Finding whom a person means (chat.md "WHO")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from domain.language.companies import is_legal_form
from domain.language.moment_pieces import find_pieces
from domain.language.outcomes import read_outcome
from domain.language.search_keys import QueryToken, query_keys, switch_layout
from domain.language.text import fold
from domain.search import ClientSearch, Hit
from domain.team import Member

MOST = 24
"""How many finds are worth paging through; beyond it the person is asked for more words."""
_MOMENT_WORDS = 4
_SHORT_NUMBER = re.compile(r"(?:[-−–—][$€₽]?|[$€₽])\d|\d{1,3}(?!\d)")
_ENDS_NAME = (",", ";", ":", "—", "–")
_LITTLE_WORDS = """
    а и в к о с у я не на но со по ко об от до за из да он она они мы был была было уже еще это
    что про для a i he she we they not no did in on at to about for has was is"""
_NO_NAMES = frozenset(_LITTLE_WORDS.split())
"""Words that no name begins with; what is said about a client often does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindClients:
    """``/find``: best first; text in the wrong keyboard layout finds too."""

    index: ClientSearch

    async def __call__(self, member: Member, text: str, *, limit: int = MOST) -> Sequence[Hit]:
        """Return the member's clients that match every word of ``text``."""
        for wording in dict.fromkeys((text, switch_layout(text))):
            tokens = _without_forms(query_keys(wording))
            if tokens and (hits := await self.index.search(member.scope, tokens, limit)):
                return hits
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A reading of a line that begins with a client: who was found, and what is left of it."""

    hits: Sequence[Hit]
    who: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOut:
    """Splits ``WHO TEXT``: the longest run of first words that finds somebody is the client."""

    find: FindClients
    most_words: int = 4

    async def __call__(self, member: Member, line: str) -> Pointed:
        """Return the finds of the best split; no hits when nobody matches the first word.

        One word at a time is added while it still finds, so that "Петров перезвонить завтра"
        costs two searches and "Петров Иван 15000" finds Иван among the Петровы. A legal form
        alone is no name: "ООО Ромашка" begins with Ромашка. What plainly begins the text ends the
        name: "Петров 5 минут", "Петров не ответил".
        """
        words = line.split()
        first = 1 + sum(1 for _ in takewhile(is_legal_form, words[:-1]))
        best = Pointed(hits=(), who=" ".join(words[:first]), rest=" ".join(words[first:]))
        for count in range(first, min(len(words), self.most_words) + 1):
            if best.hits and _begins_text(words[count - 2], words[count - 1 :]):
                break
            who, rest = " ".join(words[:count]), " ".join(words[count:])
            hits = await self.find(member, who, limit=9)
            if not hits:
                if query_keys(who):
                    break
                continue
            best = Pointed(hits=hits, who=who, rest=rest)
        return best


def _begins_text(before: str, words: Sequence[str]) -> bool:
    """Tell what is said about a client from more of its name.

    As beginnings of names "не" would find Нестор, and "завтра" the Завтрак.
    """
    word, line = fold(words[0]), fold(" ".join(words[:_MOMENT_WORDS]))
    if before.endswith(_ENDS_NAME) or word in _NO_NAMES or read_outcome(word) is not None:
        return True
    if _SHORT_NUMBER.match(word) and before.isalpha():
        return True
    return any(one.start == 0 for one in find_pieces(line))


def _without_forms(tokens: Sequence[QueryToken]) -> Sequence[QueryToken]:
    """Leave out ООО or LLC beside a name: a company is found by its name alone."""
    return [one for one in tokens if not is_legal_form(one.text)] or tokens
