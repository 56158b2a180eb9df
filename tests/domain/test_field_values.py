"""Every editable field: a good value, a bad one, an emptied one."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clients import PointKind, Standing
from domain.field_values import (
    CLIENT_FIELDS,
    CONTACT_FIELDS,
    POINT_FIELDS,
    SHARED_FIELDS,
    Reader,
    show,
)
from domain.language.fields import Field
from tests.domain.base import NOW

_POINT_READERS: dict[Field, Reader] = {one: read for one, (_, read) in POINT_FIELDS.items()}
_NAMED = {**CONTACT_FIELDS, **CLIENT_FIELDS, **SHARED_FIELDS}
READERS: dict[Field, Reader] = {
    **{one: reader for one, (_, reader) in _NAMED.items()},
    **_POINT_READERS,
}


def read(field: Field, value: str) -> Any:
    return READERS[field](value, NOW, "RU")


def test_every_field_is_kept_in_one_place() -> None:
    places = [*CONTACT_FIELDS, *CLIENT_FIELDS, *SHARED_FIELDS, *POINT_FIELDS]
    assert len(places) == len(set(places))
    assert set(Field) - set(places) == {Field.POSITION, Field.TAG}
    assert {kind for kind, _ in POINT_FIELDS.values()} == set(PointKind)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (Field.SURNAME, "  Петров\u202e ", "Петров"),
        (Field.NOTES, "строка\nвторая\x00", "строка\nвторая"),
        (Field.PHONE, "8 (916) 123-45-67", "+79161234567"),
        (Field.PHONE, "+1 212 555 0123", "+12125550123"),
        (Field.EMAIL, "Ivan@Example.com", "ivan@example.com"),
        (Field.MESSENGER, "@petrov", "@petrov"),
        (Field.INN, "7707083893", "7707083893"),
        (Field.INN, "5001 0073 2259", "500100732259"),
        (Field.BIRTHDAY, "1.3.1980", date(1980, 3, 1)),
        (Field.BIRTHDAY, "29.02.2024", date(2024, 2, 29)),
        (Field.HEADCOUNT, "40", 40),
        (Field.HOURS, "9-18", "09:00-18:00"),
        (Field.HOURS, "9:30 – 17:00", "09:30-17:00"),
        (Field.WORKING_HOURS, "0-24", "00:00-24:00"),
        (Field.TIMEZONE, "+7", "Asia/Novosibirsk"),
        (Field.TIMEZONE, "МСК+4", "Asia/Novosibirsk"),
        (Field.TIMEZONE, "msk -1", "Europe/Kaliningrad"),
        (Field.TIMEZONE, "мск", "Europe/Moscow"),
        (Field.TIMEZONE, "UTC+3", "Europe/Moscow"),
        (Field.TIMEZONE, "UTC", "UTC"),
        (Field.TIMEZONE, "Asia/Omsk", "Asia/Omsk"),
        (Field.CLASS, "a", "A"),
        (Field.CLASS, "в", "B"),
        (Field.STANDING, "ВИП", Standing.VIP),
        (Field.STANDING, "партнёр", Standing.PARTNER),
        (Field.SITE, "example.com", "example.com"),
    ],
)
def test_a_good_value_is_read(field: Field, typed: str, kept: object) -> None:
    assert read(field, typed) == kept


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        (Field.NOTES, "я" * 4001, "why-too-long"),
        (Field.SURNAME, "я" * 101, "why-too-long"),
        (Field.MESSENGER, "@" + "x" * 100, "why-too-long"),
        (Field.PHONE, "12345", "why-bad-phone"),
        (Field.PHONE, "телефон", "why-bad-phone"),
        (Field.PHONE, "", "why-bad-phone"),
        (Field.EMAIL, "ivan@", "why-bad-email"),
        (Field.EMAIL, "", "why-bad-email"),
        (Field.INN, "7707083894", "why-bad-inn"),
        (Field.INN, "12345", "why-bad-inn"),
        (Field.BIRTHDAY, "31.02.1980", "why-no-such-date"),
        (Field.BIRTHDAY, "12.03", "why-bad-birthday"),
        (Field.BIRTHDAY, "24.11.2026", "why-bad-birthday"),  # tomorrow
        (Field.BIRTHDAY, "01.01.1900", "why-bad-birthday"),
        (Field.BIRTHDAY, "01.01.0000", "why-no-such-date"),
        (Field.HEADCOUNT, "0", "why-bad-number"),
        (Field.HEADCOUNT, "-5", "why-bad-number"),
        (Field.HEADCOUNT, "много", "why-bad-number"),
        (Field.HEADCOUNT, "9" * 5000, "why-bad-number"),
        (Field.HOURS, "18-9", "why-bad-hours"),
        (Field.HOURS, "9-25", "why-bad-hours"),
        (Field.HOURS, "9:60-18", "why-bad-hours"),
        (Field.HOURS, "9-9", "why-bad-hours"),
        (Field.HOURS, "с утра", "why-bad-hours"),
        (Field.TIMEZONE, "Marsia", "why-bad-timezone"),
        (Field.TIMEZONE, "+25", "why-bad-timezone"),
        (Field.TIMEZONE, "МСК+20", "why-bad-timezone"),
        (Field.TIMEZONE, "../../etc/passwd", "why-bad-timezone"),
        (Field.TIMEZONE, "Europe", "why-bad-timezone"),
        (Field.TIMEZONE, "a" * 300, "why-bad-timezone"),
        (Field.TIMEZONE, "UTC\x00", "why-bad-timezone"),
        (Field.CLASS, "D", "why-bad-grade"),
        (Field.STANDING, "друг", "why-bad-standing"),
    ],
)
def test_a_bad_value_is_refused_with_its_reason(field: Field, typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{why}$"):
        read(field, typed)


@pytest.mark.parametrize("field", sorted(_NAMED))
def test_any_single_field_can_be_emptied(field: Field) -> None:
    assert not read(field, "")


@given(field=st.sampled_from(sorted(READERS)), typed=st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_in_words(field: Field, typed: str) -> None:
    try:
        read(field, typed)
    except ValueError as error:
        assert str(error).startswith("why-")  # noqa: PT017 — both ends are fine, only not a third


@given(days=st.integers(0, 365 * 110))
def test_a_birthday_reads_back_as_it_is_shown(days: int) -> None:
    day = NOW.date() - timedelta(days=days)
    assert read(Field.BIRTHDAY, show(day)) == day


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), ("", ""), (40, "40"), (date(1980, 3, 1), "01.03.1980"), (Standing.VIP, "vip")],
)
def test_a_value_is_shown_as_a_person_reads_it(value: object, shown: str) -> None:
    assert show(value) == shown
