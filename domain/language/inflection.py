"""Back to the nominative: whom "звонил Петрову Ивану" names."""

from domain.language.people import is_given_name
from domain.language.text import fold

# Ending and what may have stood in its place, the likeliest first.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("скому", ("ский",)), ("цкому", ("цкий",)), ("ского", ("ский",)), ("цкого", ("цкий",)),
    ("ским", ("ский",)), ("цким", ("цкий",)), ("ской", ("ская", "ской")), ("цкой", ("цкая",)),
    ("овой", ("ова",)), ("евой", ("ева",)), ("иной", ("ина",)), ("ыной", ("ына",)),
    ("овым", ("ов",)), ("евым", ("ев",)), ("иным", ("ин",)), ("ыным", ("ын",)),
    ("ову", ("ов", "ова")), ("еву", ("ев", "ева")), ("ину", ("ин", "ина")), ("ыну", ("ын",)),
    ("ова", ("ов", "ова")), ("ева", ("ев", "ева")), ("ина", ("ин", "ина")), ("ына", ("ын",)),
    ("вной", ("вна",)), ("чной", ("чна",)), ("ичем", ("ич",)), ("ичу", ("ич",)), ("ича", ("ич",)),
    ("ому", ("ый", "ой", "ий")), ("ему", ("ий",)), ("ого", ("ый", "ой", "ий")), ("ым", ("ый", "")),
    ("ией", ("ия",)), ("ию", ("ий", "ия")), ("ием", ("ий",)), ("ии", ("ия",)), ("ия", ("ия", "ий")),
    ("ьей", ("ья",)), ("ье", ("ья",)), ("ью", ("ья", "ь")), ("ою", ("а",)),
    ("ую", ("ая",)), ("юю", ("яя",)),
    ("ой", ("а", "ая", "ой")), ("ей", ("а", "я", "ей")), ("ью", ("ь",)),
    ("ом", ("", "о")), ("ем", ("й", "ь", "")), ("ю", ("й", "ь", "я")), ("я", ("й", "ь", "я")),
    ("у", ("", "а")), ("а", ("", "а")), ("е", ("а", "я", "")), ("ы", ("а",)),
    ("и", ("а", "я", "ь")),
)  # fmt: skip
_SPECIAL = {
    "павлу": "Павел", "павла": "Павел", "павлом": "Павел",
    "льву": "Лев", "льва": "Лев", "львом": "Лев",
    "петру": "Пётр", "петра": "Пётр", "петром": "Пётр",
    "любови": "Любовь", "любовью": "Любовь",
}  # fmt: skip
_VOWELS = "аеиоуыэюя"
_NO_SOFT_A = "гкхжшщчц"
_SHORTEST_STEM = 2


def nominatives(word: str) -> tuple[str, ...]:
    """Return what ``word`` may be in the nominative, best guess first, itself among them.

    A guess that is a known given name goes first; a Latin word loses only its "'s".
    """
    folded = fold(word)
    if folded in _SPECIAL:
        return _SPECIAL[folded], word
    if folded.endswith(("'s", "’s")):
        return word[:-2], word
    guesses: list[str] = []
    for ending, replacements in _ENDINGS:
        if folded.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word[: len(word) - len(ending)]
            guesses = [
                stem + _like(word, replacement)
                for replacement in replacements
                if _may_end(folded[len(stem) - 1], replacement)
            ]
            break
    known = [guess for guess in (*guesses, word) if is_given_name(guess)]
    return tuple(dict.fromkeys((*known, *guesses, word)))


def _may_end(before: str, ending: str) -> bool:
    """Tell whether the ending may follow the letter: Сергей and Игорь, not Сергеь, Игорй."""
    if ending == "ь":
        return before not in _VOWELS
    if ending == "й":
        return before in _VOWELS
    return not (ending == "я" and before in _NO_SOFT_A)


def _like(word: str, ending: str) -> str:
    return ending.upper() if word.isupper() else ending
