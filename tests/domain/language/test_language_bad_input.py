"""Any text survives every parser, in reasonable time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.language.companies import find_company
from domain.language.contact_line import parse_contact_line
from domain.language.emails import find_emails, parse_email
from domain.language.fields import find_field, nearest_field
from domain.language.inflection import nominatives
from domain.language.moments import BadMoment, find_moments, parse_moment
from domain.language.money import find_amount, parse_amount
from domain.language.outcomes import find_competitor, read_outcome
from domain.language.people import parse_name
from domain.language.phones import digits, find_phones, parse_phone, show_phone
from domain.language.plain_words import read_plain_call
from domain.language.positions import find_position
from domain.language.search_keys import query_keys, search_key, switch_layout, words
from domain.language.taxpayer import find_inns, parse_inn
from domain.language.text import clean, clip_utf16, fold, utf16_len
from domain.language.touch_text import read_touch_text

ZONE = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 25, 11, 30, tzinfo=UTC)

PARSERS: tuple[Callable[[str], object], ...] = (
    clean,
    fold,
    utf16_len,
    lambda text: clip_utf16(text, 10),
    search_key,
    words,
    query_keys,
    switch_layout,
    digits,
    parse_phone,
    find_phones,
    show_phone,
    parse_email,
    find_emails,
    parse_inn,
    find_inns,
    lambda text: parse_name(text.split()),
    nominatives,
    find_company,
    find_position,
    parse_contact_line,
    parse_amount,
    find_amount,
    lambda text: parse_moment(text, now=NOW, zone=ZONE),
    lambda text: find_moments(text, now=NOW, zone=ZONE, locale="en"),
    read_outcome,
    find_competitor,
    lambda text: read_touch_text(text, now=NOW, zone=ZONE),
    read_plain_call,
    find_field,
    nearest_field,
)
TELLING_WORDS = """
завтра в 11 через 2 часа пятницу 31.02 25:00 8 916 123-45-67 ООО « » " ИП Ltd @ a@b.ru #тег г.
инн 7707083893 12.03.1980 120к млн − не дозвонился конкуренту звонил Петрову next friday at pm
числа конце месяца половине третьего 99 9999 лет полтора . , : ; - + ( ) 😀 İ ß 0 00 ٣"""
TELLING = st.sampled_from([*TELLING_WORDS.split(), "\u202e", "\x00"])
MIXED = st.lists(st.one_of(TELLING, st.text(max_size=5)), max_size=25).map(" ".join)
LONG = (
    "a ", "Петров ", "8 9 1 ", "ООО ", "@", "«", "12.12.2012 ", "инн ", "Acme Ltd ", "город ", "1,",
    "директор ", "a@b.ru ", "#a ", "+7", "9", ".", "ИП Иван ", "-", "(8", "завтра ", "в 11 ", "ь",
    "не ", "просил ", "номер ", "конкурент ", "через 2 дня. ", " ", "\u202e", "😀", "\u0301", "'",
    "1 000 ", "в пятницу в 11, ", "a-", "1.1 ", "<b>", "сегодня в 10, ", "звонил ",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), MIXED))
def test_any_text_survives_every_parser(text: str) -> None:
    for parser in PARSERS:
        parser(text)


@settings(max_examples=100, deadline=None)
@given(MIXED)
def test_what_is_found_stands_where_it_says(text: str) -> None:
    for found in find_moments(text, now=NOW, zone=ZONE):
        fragment = found.fragment if isinstance(found, BadMoment) else found.value.text
        assert text[found.start : found.end] == fragment
        assert isinstance(found, BadMoment) or found.value.at >= NOW
    for phone in find_phones(text):
        assert parse_phone(text[phone.start : phone.end]) == phone.value


@settings(max_examples=100, deadline=None)
@given(MIXED)
def test_the_note_of_a_touch_is_the_whole_text(text: str) -> None:
    assert read_touch_text(text, now=NOW, zone=ZONE).note == text.strip()


@pytest.mark.parametrize("piece", LONG)
def test_five_thousand_characters_are_read_quickly(piece: str) -> None:
    text = (piece * 5_000)[:5_000]
    for parser in PARSERS:
        parser(text[:50])
        start = time.process_time()
        parser(text)
        # Generous beside the 50 ms that are meant: what is watched for is a regex that explodes.
        assert time.process_time() - start < 0.5, parser
