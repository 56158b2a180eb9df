"""Touches in plain words: kind, direction and whom to look for."""

import pytest

from domain.language.inflection import nominatives
from domain.language.plain_words import read_plain_call

TOLD = """
звонил Петрову, перезвонить в пятницу в 11   | call    | outgoing | Петров
позвонила Ивановой не ответила               | call    | outgoing | Иванова
звонил петрову не ответил                    | call    | outgoing | петров
не дозвонился до Петрова                     | call    | outgoing | Петров
так и не дозвонился Сидоренко                | call    | outgoing | Сидоренко
звонила Ольге Ивановой, договорились         | call    | outgoing | Ольга Иванова
Позвонил Сергею Петровичу Сидоренко отказ    | call    | outgoing | Сергей Петрович Сидоренко
говорил с Павлом, думает                     | call    | outgoing | Павел
созвонились с Марией                         | call    | outgoing | Мария
звонил Игорю и договорились                  | call    | outgoing | Игорь
Я звонил Чайковскому завтра встреча          | call    | outgoing | Чайковский
звонил 4567 занято                           | call    | outgoing | 4567
набрал Петрова, занято                       | call    | outgoing | Петров
звонил ООО Ромашка не ответили               | call    | outgoing | ООО Ромашка
called Smith, call back tomorrow at 3        | call    | outgoing | Smith
spoke with John Smith                        | call    | outgoing | John Smith
Петров звонил, просил КП                     | call    | incoming | Петров
Иван Петров позвонил, договорились           | call    | incoming | Иван Петров
мне звонил Петров                            | call    | incoming | Петров
звонок от Петрова                            | call    | incoming | Петров
Smith called, wants a quote                  | call    | incoming | Smith
встреча с Петровым в понедельник             | meeting | outgoing | Петров
был у Петрова на объекте                     | meeting | outgoing | Петров
met John Smith yesterday                     | meeting | outgoing | John Smith
написал Петрову про КП                       | message | outgoing | Петров
Петров написал, просит счёт                  | message | incoming | Петров
отправил письмо Петровой                     | email   | outgoing | Петрова
письмо от Петрова                            | email   | incoming | Петров
emailed Smith the offer                      | email   | outgoing | Smith
"""


@pytest.mark.parametrize(
    ("text", "kind", "direction", "who"),
    [tuple(part.strip() for part in line.split("|")) for line in TOLD.strip().splitlines()],
)
def test_plain_words_tell_of_a_touch(text: str, kind: str, direction: str, who: str) -> None:
    told = read_plain_call(text)
    assert told is not None
    assert (told.kind, told.direction, told.who[0]) == (kind, direction, who)
    assert told.text == text


@pytest.mark.parametrize(
    "text", ["", "привет", "звонил", "как дела", "обзвонил всех", "завтра в 11", "Петров Иван 8916"]
)
def test_other_messages_are_no_touch(text: str) -> None:
    assert read_plain_call(text) is None


def test_fewer_words_and_the_words_as_typed_are_tried_too() -> None:
    told = read_plain_call("звонил Ромашку Северную, отказ")
    assert told is not None
    assert {"Ромашку Северную", "Ромашка", "Ромашку"} <= set(told.who)


@pytest.mark.parametrize(
    ("word", "nominative"),
    [
        ("Петрову", "Петров"),
        ("Ивановой", "Иванова"),
        ("Сергею", "Сергей"),
        ("Игорю", "Игорь"),
        ("Павлу", "Павел"),
        ("Анне", "Анна"),
        ("Илье", "Илья"),
        ("Ромашку", "Ромашка"),
        ("Цой", "Цой"),
        ("Smith's", "Smith"),
        ("Ли", "Ли"),
    ],
)
def test_the_nominative_is_among_the_guesses(word: str, nominative: str) -> None:
    guesses = nominatives(word)
    assert nominative in guesses
    assert word in guesses
