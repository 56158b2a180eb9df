"""One key for a word however it is typed (chat.md, ``WHO``)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.language.search_keys import query_keys, search_key, switch_layout, words

SAME = [
    "Петров petrov PETROV",
    "Щербаков Shcherbakov Scherbakov",
    "Юлия Yulia Julia Yuliya",
    "Хрущёв Хрущев Khrushchev Khrushchyov",
    "Сергеев Sergeyev Sergeev",
    "Васильев Vasilyev Vasiliev",
    "Дмитрий Dmitry Dmitriy Dmitri",
    "Алексей Alexey Aleksei",
    "Цой Tsoi Tsoy",
    "Пётр Петр Petr Pyotr",
    "Наталья Наталия Natalia Natalya",
    "Чехов Chekhov",
    "Максим Maxim Maksim",
    "Филипп Philip",
    "Виктор Victor",
    "Д'Артаньян Дартаньян",
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({search_key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Петров Павлов", "Иванов Иванова", "11 1", "Ким Цой"])
def test_different_words_stay_apart(pair: str) -> None:
    first, second = pair.split()
    assert search_key(first) != search_key(second)


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЁЯ", max_size=60), st.integers(0, 60))
def test_the_key_of_a_beginning_begins_the_key(word: str, cut: int) -> None:
    assert search_key(word).startswith(search_key(word[:cut]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gtnhjd", "петров"),
        ("Gtnhjd", "Петров"),
        ("[f,fhjd", "хабаров"),
        (":erjd", "Жуков"),
        ("зуекщм", "petrov"),
    ],
)
def test_the_layout_is_switched_both_ways(typed: str, meant: str) -> None:
    assert switch_layout(typed) == meant
    assert search_key(meant) in query_keys(typed)[0].keys
    assert len(query_keys(typed)) == 1


def test_a_query_is_cut_into_words() -> None:
    tokens = query_keys("Петров ООО «Ромашка», 4567 Smith,John")
    assert [token.text for token in tokens] == ["Петров", "ООО", "Ромашка", "4567", "Smith", "John"]
    assert tokens[0].keys[0] == "petrov"
    assert tokens[3].digits == "4567"
    assert query_keys(" -- ") == []


def test_words() -> None:
    assert words("О'Нил-Петров, ivan_1@x") == ["ОНил", "Петров", "ivan", "1", "x"]
