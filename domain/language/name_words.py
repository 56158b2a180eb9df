"""Which of the words that are left over in a line are the person's name."""

import re

from domain.language.people import is_patronymic, is_turkic, looks_like_name_word

_NOT_NAME = re.compile(r"[\d@#:=]")
_MARKUP = re.compile(r"</?\w{0,20}>")
_PIECE = re.compile(r"[^\s,;]+")
_EDGES = " .,;:!?()[]{}\"'«»“”/\\|+-–—*=_№"
_MOST_WORDS = 3
_LEAST_SURE = 2

_Word = tuple[int, str]


def take_name(rest: str, claimed: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the words of the name and what is left, each piece with its position.

    ``rest`` is the line with the understood pieces replaced by the character ``claimed``.
    The name is one unbroken run of words: the run that looks most like a name, else the
    first. A run split by a phone ("Петров 8916… Иван") is joined when both halves do.
    """
    groups = _groups(rest, claimed)
    best = max(groups, key=_likeness, default=None)
    if best is None:
        return [], []
    name = _head(best)
    for group in groups:
        fits = len(name) + len(group) <= _MOST_WORDS and all(map(_speaks, group))
        if group is not best and name and fits and all(map(_speaks, name)):
            name = sorted([*name, *group])
    taken = {at for at, _ in name}
    leftovers: list[tuple[int, str]] = []
    for group in groups:
        left = [word for word in group if word[0] not in taken]
        if left:
            leftovers.append((left[0][0], " ".join(word for _, word in left)))
    return [word.strip(_EDGES) for _, word in name], leftovers


def _groups(rest: str, claimed: str) -> list[list[_Word]]:
    """Return the runs of words between claimed pieces, commas and semicolons."""
    groups: list[list[_Word]] = []
    for segment in re.finditer(rf"[^{re.escape(claimed)},;\n]+", rest):
        words = [
            (segment.start() + piece.start(), piece.group())
            for piece in _PIECE.finditer(segment.group())
            if piece.group().strip(_EDGES)
        ]
        if words:
            groups.append(words)
    return groups


def _likeness(group: list[_Word]) -> int:
    head = _head(group)
    return 2 * sum(map(_speaks, head)) + bool(head)


def _speaks(word: _Word) -> bool:
    plain = _plain(word)
    return _can_be_name(plain) and looks_like_name_word(plain)


def _plain(word: _Word) -> str:
    return _MARKUP.sub("", word[1]).strip(_EDGES)


def _can_be_name(plain: str) -> bool:
    return any(map(str.isalpha, plain)) and _NOT_NAME.search(plain) is None


def _head(group: list[_Word]) -> list[_Word]:
    """Return the name in a run: its first words that can be one, at most three."""
    start = next((i for i, word in enumerate(group) if _speaks(word)), 0)
    capital = _plain(group[start])[:1].isupper()
    if start and not (capital and group[start - 1][1][:1].islower()):
        start = 0
    head: list[_Word] = []
    for word in group[start:]:
        plain = _plain(word)
        if not any(map(str.isalnum, plain)):
            continue  # an emoji or a dash between the words
        if not _can_be_name(plain):
            break
        if is_turkic(plain) and head:
            head.append(word)
            break
        if not _goes_on(head, plain, capital=capital):
            break
        head.append(word)
    return head


def _goes_on(head: list[_Word], word: str, *, capital: bool) -> bool:
    if capital and not word[:1].isupper() and not looks_like_name_word(word):
        return False
    if not capital and len(head) >= _LEAST_SURE:
        return len(head) < _MOST_WORDS and (is_patronymic(word) or _patronymic_in(head))
    return len(head) < _MOST_WORDS


def _patronymic_in(head: list[_Word]) -> bool:
    return any(is_patronymic(word) for _, word in head)
