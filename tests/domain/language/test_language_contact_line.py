"""R1: one line about a contact, in any order."""

from datetime import date
from itertools import permutations

import pytest

from domain.language.contact_line import ContactLine, parse_contact_line

TODAY = date(2026, 11, 25)


def line(text: str) -> ContactLine:
    return parse_contact_line(text, country="RU", today=TODAY)


def troubles(text: str) -> list[tuple[str, str]]:
    return [(fragment.why, fragment.text) for fragment in line(text).not_understood]


PARTS = ("Петров Иван Сергеевич", "8 916 123-45-67", "ivan@mail.ru", "прораб")


@pytest.mark.parametrize("parts", list(permutations(PARTS)))
def test_r1_the_order_does_not_matter(parts: tuple[str, ...]) -> None:
    read = line(" ".join(parts))
    assert read.person.full == "Петров Иван Сергеевич"
    assert [phone.e164 for phone in read.phones] == ["+79161234567"]
    assert read.emails == ("ivan@mail.ru",)
    assert read.position is not None
    assert read.position.code == "foreman"
    assert read.not_understood == ()
    assert read.identity_ok


def test_r1_everything_in_one_line() -> None:
    read = line(
        "Петров Иван Сергеевич 8 916 123-45-67 +375 29 123-45-67 ivan@mail.ru ООО «Ромашка»"
        " ИНН 7707083893 гл. инженер др 12.03.1980 #vip #Тёплый г. Нижний Новгород"
    )
    assert read.person.patronymic == "Сергеевич"
    assert [phone.country for phone in read.phones] == ["RU", "BY"]
    assert read.company == "ООО «Ромашка»"
    assert read.inn == "7707083893"
    assert read.position is not None
    assert read.position.role == "decision_maker"
    assert read.birthday == date(1980, 3, 12)
    assert read.tags == ("vip", "тёплый")
    assert read.city == "Нижний Новгород"
    assert read.not_understood == ()


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("Петров 89161234567", True),
        ("Петров p@x.ru", True),
        ("Петров", False),
        ("89161234567", False),
        ("p@x.ru", False),
        ("ООО Ромашка ИНН 7707083893", True),
        ("ООО Ромашка 84951234567", True),
        ("«Ромашка» info@romashka.ru", True),
        ("ООО Ромашка", False),
        ("7707083893", False),
        ("Петров ООО Ромашка ИНН 7707083893", False),
        ("ИП Смирнова Ольга ИНН 500100732259", True),
        ("", False),
    ],
)
def test_r1_identity(text: str, ok: bool) -> None:
    assert line(text).identity_ok is ok


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Петров 8916123456", [("bad_phone", "8916123456")]),
        ("Петров petrov@ 89161234567", [("bad_email", "petrov@")]),
        ("Петров 31.02.1980 89161234567", [("bad_birthday", "31.02.1980")]),
        ("Петров 01.01.2030 89161234567", [("bad_birthday", "01.01.2030")]),
        ("ООО Ромашка ИНН 7707083894", [("bad_inn", "7707083894")]),
        ("ООО Ромашка 770708389412", [("bad_inn", "770708389412")]),
        ("Петров 89161234567 друг Коли", [("leftover", "друг Коли")]),
        ("Петров 89161234567 @petrov", [("leftover", "@petrov")]),
        ("Петров 89161234567 доб. 12", [("leftover", "доб. 12")]),
    ],
)
def test_nothing_typed_is_lost(text: str, wanted: list[tuple[str, str]]) -> None:
    assert troubles(text) == wanted


@pytest.mark.parametrize(
    ("text", "surname", "name"),
    [
        ("петров иван 89161234567", "Петров", "Иван"),
        ("Саша Сидоренко 89161234567", "Сидоренко", "Саша"),
        ("Петров 89161234567 Иван", "Петров", "Иван"),
        ("John Smith +44 20 7946 0958 Acme Ltd", "Smith", "John"),
        ("<b>Петров</b> 89161234567", "<b>Петров</b>", ""),
        ("прораб Иван, 89161234567, перезвонить", "", "Иван"),
        ("тел: 89161234567 имя Анна", "", "Анна"),
    ],
)
def test_the_name_is_found_among_the_words(text: str, surname: str, name: str) -> None:
    person = line(text).person
    assert (person.surname, person.name) == (surname, name)


def test_the_person_of_an_ip_is_its_contact() -> None:
    read = line("ИП Сидоров Пётр Ильич 89161234567")
    assert read.company == "ИП Сидоров Пётр Ильич"
    assert read.person.patronymic == "Ильич"


def test_a_mobile_of_ten_digits_is_no_inn() -> None:
    assert line("Петров 9161234567").inn is None
    assert [phone.e164 for phone in line("Петров 9161234567").phones] == ["+79161234567"]
