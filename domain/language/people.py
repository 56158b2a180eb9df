"""A person's name out of its words, in either order: surname, name, patronymic (R40)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.language.given_names import GIVEN_NAMES
from domain.language.text import fold

_PATRONYMIC = re.compile(r".{2,}(?:ович|евич|ьич|мич|кич|нич|тич|лич|овна|евна|ична|инична)")
_TURKIC = frozenset({"оглы", "кызы", "оглу", "улы", "уулу", "oglu", "ogly", "kyzy", "kizi"})
_LOW_WORDS = """
    де дель делла дер ди да дю фон ван ла ле эль аль ибн бен
    de del della der di da du von van la le"""
_PARTICLES = frozenset(_LOW_WORDS.split())
_SURNAME = re.compile(
    r".{2,}(?:ов|ова|ев|ева|ин|ина|ын|ына|ский|ская|цкий|цкая|ской|ой|енко|ко|ук|юк|чук|як|ян|янц"
    r"|дзе|швили|иа|уа|их|ых|ко|ло|ич|ман|берг|штейн|ец|ак|ик"
    r"|ov|ova|ev|eva|in|ina|sky|skiy|ski|skaya|enko|chuk|yan|shvili|dze|son|man|berg|ez)"
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_PARTS = re.compile(r"([^\W\d_]+)")
_TWO = 2
_THREE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts of a name; an empty string stands for a part that was not given."""

    surname: str = ""
    name: str = ""
    patronymic: str = ""

    @property
    def full(self) -> str:
        """The parts in the order of a Russian list: surname, name, patronymic."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


def parse_name(words: Sequence[str]) -> PersonName:
    """Tell the parts of a name apart; no word is ever lost.

    Knows "Фамилия Имя Отчество", "Имя Отчество Фамилия", "Имя Фамилия", "Фамилия Имя" and
    the Latin "Name Middle Surname"; a word it cannot place stays with the surname.
    """
    parts = _join_turkic([tidy_name_word(word) for word in words if word.strip()])
    patronymic = _patronymic_index(parts)
    if patronymic is not None:
        return _around(parts, patronymic)
    if len(parts) == 1:
        return _single(parts[0])
    if not parts:
        return PersonName()
    return _without_patronymic(parts)


def is_given_name(word: str) -> bool:
    """Tell whether ``word`` is a common Russian or Latin given name, short forms too."""
    return fold(word) in GIVEN_NAMES


def is_patronymic(word: str) -> bool:
    """Tell whether ``word`` ends like a patronymic."""
    folded = fold(word)
    return folded not in GIVEN_NAMES and _PATRONYMIC.fullmatch(folded) is not None


def looks_like_surname(word: str) -> bool:
    """Tell whether ``word`` has the ending of a common surname."""
    folded = fold(word)
    return folded not in GIVEN_NAMES and _SURNAME.fullmatch(folded) is not None


def looks_like_name_word(word: str) -> bool:
    """Tell whether ``word`` by itself speaks for a person's name."""
    return is_given_name(word) or is_patronymic(word) or looks_like_surname(word) or is_turkic(word)


def is_turkic(word: str) -> bool:
    """Tell whether ``word`` is the second half of a Turkic patronymic (Гасан оглы)."""
    return fold(word) in _TURKIC


def tidy_name_word(word: str) -> str:
    """Return a name typed in one case with capitals where they belong; mixed case stays."""
    word = word.strip(" .,;:")
    if is_turkic(word) or word in _PARTICLES:
        return word.lower()
    if word.islower() or (word.isupper() and len(word) > _TWO):
        return _PARTS.sub(lambda part: part.group()[:1].upper() + part.group()[1:].lower(), word)
    return word


def _join_turkic(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if is_turkic(part) and joined:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _patronymic_index(parts: list[str]) -> int | None:
    for index in range(len(parts) - 1, 0, -1):
        if is_patronymic(parts[index]) or is_turkic(parts[index].split(" ")[-1]):
            return index
    return None


def _around(parts: list[str], index: int) -> PersonName:
    """Take the name right before its patronymic, the surname on either side."""
    before, after = parts[: index - 1], parts[index + 1 :]
    name = parts[index - 1]
    if len(parts) == _TWO and not is_given_name(name) and looks_like_surname(name):
        return PersonName(surname=name, patronymic=parts[index])
    return PersonName(surname=" ".join([*before, *after]), name=name, patronymic=parts[index])


def _single(word: str) -> PersonName:
    return PersonName(name=word) if is_given_name(word) else PersonName(surname=word)


def _without_patronymic(parts: list[str]) -> PersonName:
    given = [index for index, part in enumerate(parts) if is_given_name(part)]
    latin = not _CYRILLIC.search(parts[0])
    if len(parts) == _THREE and latin and given[:1] in ([0], []):
        return PersonName(surname=parts[2], name=parts[0], patronymic=parts[1])
    index = _name_index(parts, given, latin=latin)
    rest = parts[:index] + parts[index + 1 :]
    return PersonName(surname=" ".join(rest), name=parts[index])


def _name_index(parts: list[str], given: list[int], *, latin: bool) -> int:
    """Return which word is the name when none is a patronymic."""
    if len(given) == 1:
        return given[0]
    if given:  # "Мартин Иван": two names; a surname in its place comes first in Russian lists
        return given[0] if latin or len(parts) > _TWO else given[-1]
    first, last = looks_like_surname(parts[0]), looks_like_surname(parts[-1])
    if first != last:
        return 1 if first else 0
    return 0 if latin else 1
