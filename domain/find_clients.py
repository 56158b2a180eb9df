"""Finding whom a person means (chat.md "WHO")."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.language.search_keys import query_keys, switch_layout
from domain.search import ClientSearch, Hit
from domain.team import Member

MOST = 80
"""How many finds are worth paging through; beyond it the person is asked for more words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindClients:
    """``/find``: best first; text in the wrong keyboard layout finds too."""

    index: ClientSearch

    async def __call__(self, member: Member, text: str, *, limit: int = MOST) -> Sequence[Hit]:
        """Return the member's clients that match every word of ``text``."""
        for wording in dict.fromkeys((text, switch_layout(text))):
            tokens = query_keys(wording)
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
        costs two searches and "Петров Иван 15000" finds Иван among the Петровы.
        """
        words = line.split()
        best = Pointed(hits=(), who=words[0] if words else "", rest=" ".join(words[1:]))
        for count in range(1, min(len(words), self.most_words) + 1):
            who, rest = " ".join(words[:count]), " ".join(words[count:])
            hits = await self.find(member, who, limit=9)
            if not hits:
                if query_keys(who):
                    break
                continue
            best = Pointed(hits=hits, who=who, rest=rest)
        return best
