"""Telling namesakes apart: whom a name in a sentence means among those whom it finds."""

from collections.abc import Sequence

from domain.language.search_keys import search_key, words
from domain.search import Hit


def exact(hits: Sequence[Hit], who: str) -> Sequence[Hit]:
    """Return those of the hits that bear the very name, or all when none does.

    Plain words carry their grammar: "Петрову" is Петров, and not Петрова whom it finds too.
    """
    wanted = {search_key(word) for word in words(who)}
    same = [hit for hit in hits if wanted <= {search_key(word) for word in words(hit.name)}]
    return same or hits
