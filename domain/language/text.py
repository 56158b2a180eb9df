"""Text as it is stored and measured: cleaned of tricks, counted as Telegram counts."""

import re
import unicodedata

_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_AROUND_LINE_ENDS = re.compile(r" ?\n ?")
_MANY_LINE_ENDS = re.compile(r"\n{3,}")
# Control characters, bidi marks and overrides, invisible spaces, soft hyphen, BOM and lone
# surrogates. The joiners that hold emoji together (U+200C, U+200D, U+FE0F) are not among them.
_TRICKS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_JOINERS = ("\u200c", "\u200d")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_BEYOND_BMP = 0xFFFF


def clean(text: str, limit: int | None = None) -> str:
    """Return ``text`` fit to be stored: NFC, no control, bidi or invisible characters.

    Runs of blanks become one space, line ends one kind and at most two in a row; emoji
    stay whole. ``limit`` is in characters; the cut never falls inside an emoji or an
    accented letter.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = unicodedata.normalize("NFC", _TRICKS.sub("", text))
    text = _AROUND_LINE_ENDS.sub("\n", _BLANKS.sub(" ", text))
    text = _MANY_LINE_ENDS.sub("\n\n", text).strip()
    if limit is None or len(text) <= limit:
        return text
    return text[: _whole(text, max(limit, 0))].rstrip()


def utf16_len(text: str) -> int:
    """Return the length in UTF-16 units, the measure of every Telegram limit.

    Source: https://core.telegram.org/api/entities#entity-length
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip_utf16(text: str, units: int) -> str:
    """Return the longest beginning of ``text`` that takes at most ``units`` UTF-16 units."""
    if utf16_len(text) <= units:
        return text
    taken = 0
    for index, char in enumerate(text):
        taken += 2 if ord(char) > _BEYOND_BMP else 1
        if taken > units:
            return text[: _whole(text, index)]
    return text


def fold(text: str) -> str:
    """Return ``text`` in lower case with ё as е, character for character.

    The length never changes, so positions found in the folded text hold in the original.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" alone grows when lowered
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.replace("ё", "е")


def _whole(text: str, cut: int) -> int:
    """Move ``cut`` back so that it does not stand inside a joined character."""
    while 0 < cut < len(text) and (_hangs(text[cut]) or text[cut - 1] in _JOINERS):
        cut -= 1
    return cut


def _hangs(char: str) -> bool:
    return bool(
        unicodedata.combining(char)
        or char in _JOINERS
        or unicodedata.category(char) in {"Mn", "Me"}
        or ord(char) in _SKIN_TONES
    )
