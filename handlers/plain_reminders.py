"""Reminders told in plain words: "напомни завтра в 10 позвонить Петрову"."""

import re
from dataclasses import dataclass
from itertools import groupby

from domain.language.inflection import nominatives
from domain.language.moment_pieces import find_pieces
from domain.language.people import looks_like_name_word
from domain.language.text import fold
from handlers.desk import Desk
from handlers.namesakes import exact
from handlers.reminders import remind_about
from handlers.screens import Reply
from handlers.who import choose, target

_OPENING = re.compile(
    r"(?:напомни(?:ть|те)?|напоминание|remind(?:\s+me)?|reminder)(?!\w)[\s,.:;!—–-]*"
    r"(?:(?:мне|нам|пожалуйста|плиз|please|me|us|that|to)(?!\w)[\s,]*)*"
)
_WORD = re.compile(r"[^\W_][\w'’-]*")
_MOST_NAMES, _MOST_TRIES, _ABBREVIATION = 3, 8, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReminder:
    """A wish to be reminded: ``text`` with its moment, and whom it may be about."""

    text: str
    who: tuple[str, ...]


def read_plain_reminder(line: str) -> PlainReminder | None:
    """Read a line that begins like a wish to be reminded; None when it does not."""
    opening = _OPENING.match(fold(line))
    text = line[opening.end() :].strip() if opening else ""
    return PlainReminder(text=text, who=_names(text)) if text else None


async def remind_plainly(desk: Desk, wish: PlainReminder) -> Reply:
    """Plan the reminder about the first client that the words name, or about nobody."""
    for who in wish.who:
        hits = exact(await desk.find(desk.member, who, limit=9), who)
        if len(hits) == 1:
            return await remind_about(desk, target(hits[0]), wish.text)
        if hits:
            return await choose(desk, "remind", wish.text, hits, who)
    return await remind_about(desk, None, wish.text)


def _names(text: str) -> tuple[str, ...]:
    """Return what to look clients up by: runs of names whole, then their words alone."""
    tries: list[str] = []
    for named, run in groupby(_WORD.findall(_without_moments(text)), key=_like_name):
        if named:
            words = list(run)[:_MOST_NAMES]
            guesses = [nominatives(word) for word in words]
            tries.append(" ".join(guess[0] for guess in guesses))
            tries.extend(guess for each in guesses for guess in each)
    return tuple(dict.fromkeys(tries))[:_MOST_TRIES]


def _without_moments(text: str) -> str:
    for moment in reversed(find_pieces(fold(text))):
        text = f"{text[: moment.start]} | {text[moment.end :]}"
    return text


def _like_name(word: str) -> bool:
    """Tell a name by its capital inside the line or by its look; "КП" is none."""
    if word.isupper() and len(word) <= _ABBREVIATION:
        return False
    return word[:1].isupper() or any(map(looks_like_name_word, nominatives(word)))
