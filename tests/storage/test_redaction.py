"""What tells a person from others is cut out of free text, in any spelling (R52)."""

from dataclasses import replace

import pytest

from domain.customers.erasure import Traces
from storage.customers.redaction import Redaction, pairs_of

HIM = Traces(
    customer_ids=(),
    client_id=1,
    contact_id=1,
    whole_client=False,
    telegram_ids=(),
    phones=("+79161234567", "+37299"),
    emails=("a.b@mail.ru",),
    names=("Пётр Иванов", "Иванов Пётр Сергеевич", "Петя"),
)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("тел 8 (916) 123-45-67!", "тел …!"),
        ("+7 916 1234567, A.B@mail.ru.", "…, …."),
        ("9161234567 и 79161234567", "… и …"),
        ("19161234567890", "19161234567890"),
        ("звонил ИВАНОВ ПЕТР СЕРГЕЕВИЧ", "звонил …"),
        ("звонил Пётр  Иванов", "звонил …"),
        ("был Пётр Сергеевич, ушёл", "был …, ушёл"),
        ("Пётр и Петя ушли", "Пётр и Петя ушли"),
        ("Иванов Петрович", "Иванов Петрович"),
        ("xa.b@mail.ru", "xa.b@mail.ru"),
        ("37299", "37299"),
    ],
)
def test_r52_any_spelling_is_cut_and_nothing_else(text: str, cut: str) -> None:
    redaction = Redaction(HIM)
    assert redaction.cut(text) == cut
    assert redaction.finds(text) == (text != cut)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("спросить Тихую Веру", "спросить …"),
        ("От Веры Тихой, срочно", "От …, срочно"),
        ("ТИХОЙ, ВЕРЕ передать", "… передать"),
        ("для Соколова Петра Ильича", "для … Ильича"),
        ("с Петром Соколовым", "с …"),
        ("Веру и Тихую улицу", "Веру и Тихую улицу"),
        ("Тихому Петру", "Тихому Петру"),
        ("Соколовской Вере", "Соколовской Вере"),
    ],
)
def test_r52_in_their_own_texts_a_declined_name_is_cut(text: str, cut: str) -> None:
    them = replace(HIM, names=("Тихая Вера", "Пётр Соколов"))
    assert Redaction(them).cut(text) == cut
    assert Redaction(them, anywhere=True).cut(text) == text
    spared = Redaction(them, ["Соколова Петра", "Вера Тихая", "Пётр Соколов"])
    assert spared.cut(text) == text


def test_r52_names_of_the_team_stay_in_any_order() -> None:
    redaction = Redaction(HIM, ["Иванов Петр"])
    assert redaction.cut("Пётр Иванов и Иванов Пётр") == "Пётр Иванов и Иванов Пётр"
    assert redaction.cut("Пётр Иванов Сергеевич") == "…"


def test_r52_who_left_nothing_distinctive_is_found_nowhere() -> None:
    nobody = Traces(
        customer_ids=(1,),
        client_id=None,
        contact_id=None,
        whole_client=False,
        telegram_ids=(5,),
        phones=(),
        emails=(),
        names=("Петя",),
    )
    redaction = Redaction(nobody)
    assert not redaction.finds("Петя")
    assert redaction.cut("Петя") == "Петя"
    assert redaction.cut_all({"note": "Петя", "id": 5}) == {}
    odd = Redaction(replace(nobody, phones=("", "+"), emails=("",), names=("", "А Б")))
    assert not odd.finds("что угодно")


def test_r52_in_texts_about_others_a_name_needs_its_surname() -> None:
    anywhere = Redaction(HIM, anywhere=True)
    assert anywhere.cut("был Пётр Сергеевич с Петром") == "был Пётр Сергеевич с Петром"
    assert anywhere.cut("Пётр Иванов, Иванов Пётр Сергеевич") == "…, …"
    assert pairs_of("Пётр Сергеевич Иванов") == [("Пётр", "Иванов"), ("Иванов", "Пётр")]
    assert pairs_of("Петя") == []
    assert pairs_of("Ян О") == []


def test_r52_what_is_found_is_like_a_pattern_of_sql() -> None:
    """SQLite's LIKE knows Latin capitals alone, so names are asked for in both cases."""
    likes = Redaction(replace(HIM, names=("Артёмов Пётр",)), anywhere=True).likes
    assert likes == ["%9%1%6%1%2%3%4%5%6%7%", "%a.b@mail.ru%", "%_рт_мов%", "%АРТ_МОВ%"]
