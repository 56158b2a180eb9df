"""What strangers type, made fit to be kept; what is odd is noticed (R50)."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.customers.answers import (
    LONGEST_NAME,
    disposable,
    doubtful,
    read_city,
    read_name,
    read_own,
    read_profile,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Иван   Петров ", "Иван Петров"),
        ("<b>Иван</b>", "Иван"),
        ("Иван\nПетров", "Иван Петров"),
        ("Ив\u200bан\u202e", "Иван"),
        ("Иван https://spam.example/buy?x=1", "Иван"),
        ("Иван t.me/spam", "Иван"),
        ("Ольга @spam_channel", "Ольга"),
        ("Купи на best.shop", "Купи на"),
        ("И.И.Петров", "И.И.Петров"),
        ("Anna-Maria O'Neil", "Anna-Maria O'Neil"),
        ("Маша 🌸", "Маша 🌸"),
    ],
)
def test_names_are_kept_without_markup_links_and_tricks(typed: str, kept: str) -> None:
    assert read_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "\u200b"])
def test_nothing_is_no_name(typed: str) -> None:
    with pytest.raises(ValueError, match=r"why-(empty|name)"):
        read_name(typed)


@pytest.mark.parametrize("typed", ["777", "🌸", "http://a.example", "<img src=x>", "@channel"])
def test_a_name_has_a_letter(typed: str) -> None:
    with pytest.raises(ValueError, match="why-name"):
        read_name(typed)
    assert read_profile(typed) == ""


@pytest.mark.parametrize("read", [read_name, read_city])
def test_an_address_of_mail_is_neither_name_nor_city(read: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="why-"):
        read("katya.ilina@mail.ru")


def test_a_profile_may_be_as_long_as_telegram_lets_it() -> None:
    assert len(read_profile("я" * 64 + " " + "ю" * 64)) == 129


def test_cities_and_own_words() -> None:
    assert read_city("г. Омск <br>") == "г. Омск"
    assert read_own("<b>да</b>\nhttps://my.example") == "<b>да</b>\nhttps://my.example"


@given(st.text(max_size=300))
def test_whatever_is_typed_a_name_is_short_clean_and_stays_itself(typed: str) -> None:
    with suppress(ValueError):
        name = read_name(typed)
        assert 0 < len(name) <= LONGEST_NAME
        assert "\n" not in name
        assert name == name.strip()


@pytest.mark.parametrize(
    ("phone", "odd"),
    [
        ("+79991111111", True),
        ("+79161234567", True),
        ("+79169876543", True),
        ("+79167890123", True),
        ("+79165550137", False),
        ("+79161111112", False),
        ("+74951234568", False),
        ("+123", False),
    ],
)
def test_a_number_all_alike_or_in_a_row_is_doubtful(phone: str, odd: bool) -> None:
    assert doubtful(phone) is odd


@pytest.mark.parametrize(
    ("email", "thrown"),
    [
        ("a@mailinator.com", True),
        ("a@deep.sub.mailinator.com", True),
        ("a@no-such-mailinator.com", False),
        ("a@mail.ru", False),
        ("a@gmail.com", False),
        ("", False),
    ],
)
def test_a_mailbox_that_is_thrown_away_is_known(email: str, thrown: bool) -> None:
    assert disposable(email) is thrown
