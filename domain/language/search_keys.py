"""One key for a word however it is typed: Cyrillic, Latin letters, ё, case, wrong layout.

The key of a Cyrillic beginning is the beginning of the whole word's key, so an index on
keys answers "words that begin with".
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from domain.language.text import fold

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'`\u2018\u2019\u02bc\u02b9")
_SOFT = "ьъ"
_CYRILLIC_VOWELS = frozenset("аеёиоуыэюяіє")
_LATIN_VOWELS = frozenset("aeiouy")
_FRONT_VOWELS = frozenset("eiy")
_SOUNDS = "a b v g d e zh z i i k l m n o p r s t u f h ts ch sh sh i e iu ia i i e g u"
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяіїєґў",
        _SOUNDS.split(),
        strict=True,
    )
)
# The longest spelling first; a value stands for the same sound in Cyrillic.
_LATIN: tuple[tuple[str, str], ...] = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("sh", "sh"),
    ("zh", "zh"),
    ("ch", "ch"),
    ("kh", "h"),
    ("ph", "f"),
    ("ts", "ts"),
    ("tz", "ts"),
    ("yu", "iu"),
    ("ju", "iu"),
    ("ya", "ia"),
    ("ja", "ia"),
    ("yo", "e"),
    ("jo", "e"),
    ("ye", "e"),
    ("je", "e"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("x", "ks"),
    ("q", "k"),
)
_LATIN_BY_LETTER = {
    letter: tuple(pair for pair in _LATIN if pair[0][0] == letter) for letter in "sztckpyjwxq"
}
_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_UPPER_LATIN_KEYS = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_TO_CYRILLIC = str.maketrans(
    _LATIN_KEYS + _UPPER_LATIN_KEYS, _CYRILLIC_KEYS + _CYRILLIC_KEYS.upper()
)
_TO_LATIN = str.maketrans(_CYRILLIC_KEYS + _CYRILLIC_KEYS.upper(), _LATIN_KEYS + _UPPER_LATIN_KEYS)
_VOWEL = re.compile(r"[aeiouаеиоуыэюя\d]")
_PUNCTUATION = "[]{};:'\",.<>`~"
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryToken:
    """One word of a search: any of ``keys`` may begin a word of the client.

    ``keys`` holds the key as typed first, then that of the other keyboard layout;
    ``digits`` the digits of the word, for phones and INN (R2).
    """

    text: str
    keys: tuple[str, ...]
    digits: str


def words(text: str) -> list[str]:
    """Return the words of ``text``: runs of letters and digits, apostrophes taken out."""
    return _WORD.findall(text.translate(_APOSTROPHES))


def search_key(word: str) -> str:
    """Return the canonical key of one word: Latin letters and digits, lower case.

    Петров, ПЕТРОВ and petrov share a key; so do Щербаков and Shcherbakov, Юлия and Julia.
    """
    return _search_key(word) if len(word) <= _CACHED_LENGTH else _make_key(word)


def query_keys(text: str) -> list[QueryToken]:
    """Return one token for each word of a search text, in order."""
    tokens: list[QueryToken] = []
    for chunk in text.split():
        typed, switched = words(chunk), _switched_keys(chunk)
        if len(typed) == 1:
            tokens.append(_token(typed[0], search_key(typed[0]), *switched))
        elif switched and not any(map(_sayable, typed)):
            tokens.append(_token(chunk, *switched))  # "[f,fhjd" is one word: хабаров
        else:
            tokens.extend(_token(word, search_key(word)) for word in typed)
    return [token for token in tokens if token.keys]


def switch_layout(text: str) -> str:
    """Return ``text`` as it would read had the other keyboard layout been on."""
    if _CYRILLIC_LETTER.search(text):
        return text.translate(_TO_LATIN)
    return text.translate(_TO_CYRILLIC)


def _switched_keys(chunk: str) -> list[str]:
    """Return the keys of ``chunk`` in the other layout, its outer punctuation as letter or not."""
    readings = (words(switch_layout(form)) for form in (chunk, chunk.strip(_PUNCTUATION)))
    return [search_key(reading[0]) for reading in readings if len(reading) == 1]


def _sayable(word: str) -> bool:
    return _VOWEL.search(fold(word)) is not None


def _token(text: str, *keys: str) -> QueryToken:
    return QueryToken(
        text=text,
        keys=tuple(dict.fromkeys(key for key in keys if key)),
        digits="".join(char for char in text if char.isdecimal()),
    )


_CACHED_LENGTH = 40


@lru_cache(maxsize=4096)
def _search_key(word: str) -> str:
    return _make_key(word)


def _make_key(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).casefold()
    plain = "".join(char for char in plain if char.isalnum())
    sounds: list[str] = []
    index = 0
    while index < len(plain):
        sound, width = _sound(plain, index)
        sounds.append(sound)
        index += width
    return _undouble("".join(sounds))


def _sound(plain: str, index: int) -> tuple[str, int]:
    """Return the sound at ``index`` and how many letters it took."""
    letter = plain[index]
    if letter in _SOFT:
        # Васильев is Vasiliev: the sign before a vowel sounds, elsewhere it is silent.
        return ("i" if plain[index + 1 : index + 2] in _CYRILLIC_VOWELS else ""), 1
    if (known := _CYRILLIC.get(letter)) is not None:
        return known, 1
    for spelling, sound in _LATIN_BY_LETTER.get(letter, ()):
        if plain.startswith(spelling, index):
            # Vasilyev is Васильев, yet Sergeyev is Сергеев.
            if spelling == "ye" and index and plain[index - 1] not in _LATIN_VOWELS:
                return "ie", 2
            return sound, len(spelling)
    if letter == "c":
        return ("ts" if plain[index + 1 : index + 2] in _FRONT_VOWELS else "k"), 1
    return letter, 1


def _undouble(sounds: str) -> str:
    """Collapse doubled letters; digits stay, for 11 is not 1."""
    kept: list[str] = []
    for char in sounds:
        if kept and kept[-1] == char and not char.isdecimal():
            continue
        kept.append(char)
    return "".join(kept)
