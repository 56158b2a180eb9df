"""Contacts out of .vcf files of every age."""

import quopri
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.language.vcards import parse_vcards

V3 = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Петров;Иван;Сергеевич;;\r\nFN:Иван Сергеевич Петров\r\n"
    "ORG:ООО «Ромашка»;Отдел\r\nTITLE:прораб\r\nitem1.TEL;TYPE=CELL:+7 916 123-45-67\r\n"
    "TEL:8 495 123-45-67\r\nEMAIL;TYPE=INTERNET:A@B.ru\r\nEMAIL:broken@\r\nBDAY:1980-03-12\r\n"
    "NOTE:любит\\, рыбалку\\nи чай\r\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n AAAA\r\nEND:VCARD\r\n"
)
V4 = (
    'BEGIN:VCARD\nVERSION:4.0\nFN:Anna Smith\nTEL;VALUE=uri;TYPE="voice,home":tel:+1-650-253-0000\n'
    "BDAY:19800312\nEND:VCARD\n"
)
BROKEN = "BEGIN:VCARD\nsdfsdf\n;;;:::\nEND:VCARD\n"


def v21(charset: str) -> bytes:
    name = quopri.encodestring("Петров;Иван".encode(charset)).decode().strip()
    return (
        f"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{name}\r\n"
        "TEL;CELL:+79161234567\r\nTEL;WORK;VOICE:8 495 123-45-67\r\nEND:VCARD\r\n"
    ).encode()


def test_version_3_with_every_field() -> None:
    (card,) = parse_vcards(V3.encode()).cards
    assert card.name.full == "Петров Иван Сергеевич"
    assert card.phones == ("+7 916 123-45-67", "8 495 123-45-67")
    assert card.emails == ("a@b.ru",)
    assert (card.company, card.title) == ("ООО «Ромашка»", "прораб")
    assert card.birthday == date(1980, 3, 12)
    assert card.note == "любит, рыбалку\nи чай"


def test_version_21_quoted_printable() -> None:
    for charset in ("UTF-8", "windows-1251"):
        (card,) = parse_vcards(v21(charset)).cards
        assert card.name.full == "Петров Иван"
        assert card.phones == ("+79161234567", "8 495 123-45-67")


def test_version_4() -> None:
    (card,) = parse_vcards(V4.encode()).cards
    assert card.name.full == "Smith Anna"
    assert card.phones == ("+1-650-253-0000",)
    assert card.birthday == date(1980, 3, 12)


def test_old_encodings_are_read() -> None:
    for encoding in ("cp1251", "utf-16", "utf-8-sig"):
        assert parse_vcards(V3.encode(encoding)).cards[0].name.surname == "Петров"


def test_broken_cards_are_counted_and_the_rest_is_read() -> None:
    read = parse_vcards((V3 + BROKEN + V4 + "BEGIN:VCARD\nFN:X").encode())
    assert [card.name.surname for card in read.cards] == ["Петров", "Smith"]
    assert read.errors == ("broken_card 2", "broken_card 4")


def test_the_file_is_bounded() -> None:
    many = parse_vcards(V4.encode() * 1001)
    assert len(many.cards) == 1000
    assert many.errors == ("too_many",)
    assert parse_vcards(b"x" * 1_000_001).errors == ("too_big",)
    assert parse_vcards(b"").errors == ("no_cards",)


@settings(max_examples=60)
@given(st.binary(max_size=400), st.text(max_size=200))
def test_nothing_in_a_file_raises(data: bytes, text: str) -> None:
    parse_vcards(data)
    parse_vcards(f"BEGIN:VCARD\nVERSION:3.0\n{text}\nEND:VCARD\n".encode("utf-8", "replace"))
