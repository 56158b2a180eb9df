"""Text as it is stored and measured."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.language.text import clean, clip_utf16, fold, utf16_len

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  a \t b  ", "a b"),
        ("a\x00b\x07", "ab"),
        ("\u202eabc\u202c", "abc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a \n\n\n\n b", "a\n\nb"),
        ("и\u0306", "й"),
        ("\ufeffПетров\u200b", "Петров"),
        ("a\u00a0b", "a b"),
        (FAMILY, FAMILY),
        ("❤️", "❤️"),
        ("\ud800x", "x"),
        ("<b>Петров</b>", "<b>Петров</b>"),
    ],
)
def test_text_is_cleaned_of_tricks(text: str, wanted: str) -> None:
    assert clean(text) == wanted


def test_the_cut_never_falls_inside_an_emoji() -> None:
    assert clean("ab" + FAMILY, 4) == "ab"
    assert clip_utf16("ab" + FAMILY, 5) == "ab"
    assert clip_utf16("a😀", 2) == "a"
    assert clip_utf16("a😀", 3) == "a😀"


def test_utf16_units_are_counted() -> None:
    assert utf16_len("a😀й") == 4


@given(st.text(max_size=300), st.integers(0, 50))
def test_cleaning_is_stable_and_keeps_its_limit(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert len(cleaned) <= limit
    assert clean(cleaned, limit) == cleaned
    assert unicodedata.is_normalized("NFC", clean(text))
    assert utf16_len(clip_utf16(text, limit)) <= limit


@given(st.text(max_size=200))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold("ЁЛКА İ") == "елка İ"
