"""Names, companies, positions, fields, phones, e-mails, INN and sums out of words."""

import pytest

from domain.language.companies import find_company
from domain.language.emails import find_emails, parse_email
from domain.language.fields import Field, find_field, nearest_field
from domain.language.found import Found
from domain.language.money import BadAmount, find_amount, parse_amount, show_amount
from domain.language.people import parse_name
from domain.language.phones import digits, find_phones, parse_phone, show_phone
from domain.language.positions import POSITIONS, DecisionRole, find_position, position
from domain.language.taxpayer import find_inns, parse_inn


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Петров Иван Сергеевич", ("Петров", "Иван", "Сергеевич")),
        ("Иван Сергеевич Петров", ("Петров", "Иван", "Сергеевич")),
        ("иван петров", ("Петров", "Иван", "")),
        ("ПЕТРОВ ИВАН", ("Петров", "Иван", "")),
        ("Саша Сидоренко", ("Сидоренко", "Саша", "")),
        ("Цой Виктор", ("Цой", "Виктор", "")),
        ("Виктор Цой", ("Цой", "Виктор", "")),
        ("Иван Петрович", ("", "Иван", "Петрович")),
        ("Абрамович Роман", ("Абрамович", "Роман", "")),
        ("Илья Ильич Обломов", ("Обломов", "Илья", "Ильич")),
        ("Мамедов Али Гасан оглы", ("Мамедов", "Али", "Гасан оглы")),
        ("Салтыкова-Щедрина Анна Ильинична", ("Салтыкова-Щедрина", "Анна", "Ильинична")),
        ("Петров", ("Петров", "", "")),
        ("Ли", ("Ли", "", "")),
        ("Дима", ("", "Дима", "")),
        ("John Smith", ("Smith", "John", "")),
        ("John Paul Smith", ("Smith", "John", "Paul")),
        ("Petrov Sergey", ("Petrov", "Sergey", "")),
        ("Мария дель Кармен Гарсия", ("дель Кармен Гарсия", "Мария", "")),
        ("", ("", "", "")),
    ],
)
def test_r40_names_are_taken_apart(text: str, parts: tuple[str, str, str]) -> None:
    name = parse_name(text.split())
    assert (name.surname, name.name, name.patronymic) == parts


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Петров Иван ООО Ромашка директор", "ООО Ромашка"),
        ("ООО Северный ветер директор", "ООО Северный ветер"),
        ("ООО «Ромашка» Петров", "ООО «Ромашка»"),
        ("ООО Строй Инвест Петров Иван", "ООО Строй Инвест"),
        ('АО "Заря", Иванов', 'АО "Заря"'),
        ("«Лютик» прораб", "Лютик"),
        ("“Заря”", "Заря"),
        ("ИП Петров Иван Сергеевич 8916", "ИП Петров Иван Сергеевич"),
        ("ИП Сидорова Анна прораб", "ИП Сидорова Анна"),
        ("John Smith Acme Inc director", "Acme Inc"),
        ("Smith, Acme Trading Ltd", "Acme Trading Ltd"),
        ("LLC Romashka, x", "LLC Romashka"),
        ("ТОО Алматы строй г. Алматы", "ТОО Алматы строй"),
        ("Ипатьев Иван", None),
        ("ООО", None),
        ("«»", None),
    ],
)
def test_companies_are_recognised(text: str, company: str | None) -> None:
    found = find_company(text)
    assert (found.value.name if found else None) == company


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("директор", "director"),
        ("ген. директор", "general_director"),
        ("гендиректор", "general_director"),
        ("коммерческий директор", "commercial_director"),
        ("тех. директор", "technical_director"),
        ("заместитель генерального директора", "deputy_director"),
        ("гл.инженер", "chief_engineer"),
        ("главбух", "chief_accountant"),
        ("Начальник участка №3", "site_manager"),
        ("нач. отдела снабжения", "head_of_supply"),
        ("прорабу", "foreman"),
        ("инженер-сметчик", "estimator"),
        ("инженер ПТО", "pto_engineer"),
        ("менеджер по закупкам", "purchasing_manager"),
        ("снабженец", "supplier"),
        ("ceo", "general_director"),
        ("site manager", "site_manager"),
        ("owner", "owner"),
        ("секретарша", "secretary"),
        ("Мастеров", None),
        ("Директоров", None),
        ("главный", None),
    ],
)
def test_positions_are_recognised(text: str, code: str | None) -> None:
    found = find_position(text)
    assert (found.value.code if found else None) == code


def test_the_list_of_positions_is_sound() -> None:
    assert len({entry.code for entry in POSITIONS}) == len(POSITIONS)
    for entry in POSITIONS:
        assert position(entry.code) is entry
        for title in (entry.ru, entry.en):
            found = find_position(title)
            assert found is not None, title
            assert found.value is entry, title
    assert position("nobody") is None
    assert POSITIONS[0].title("ru") == "собственник"
    assert POSITIONS[0].title("en") == "owner"


def test_decision_makers_and_influencers_are_marked() -> None:
    for code in ("director", "chief_engineer", "site_manager"):
        assert (known := position(code)) is not None
        assert known.role is DecisionRole.DECISION_MAKER
    for code in ("foreman", "estimator"):
        assert (known := position(code)) is not None
        assert known.role is DecisionRole.INFLUENCER


@pytest.mark.parametrize(
    "text",
    [
        "8 (916) 123-45-67",
        "89161234567",
        "+79161234567",
        "+7 916 123 45 67",
        "9161234567",
        "8.916.123.45.67",
        "+8 916 123 45 67",
    ],
)
def test_r2_phones_in_any_spelling_are_one(text: str) -> None:
    phone = parse_phone(text)
    assert phone is not None
    assert phone.e164 == "+79161234567"
    assert phone.valid
    assert [found.value for found in find_phones(f"x {text}, y")] == [phone]


def test_r2_phones_of_other_countries() -> None:
    phone = parse_phone("+49 30 123456")
    assert phone is not None
    assert (phone.e164, phone.country) == ("+4930123456", "DE")
    assert show_phone("+4930123456", "RU") == "+49 30 123456"
    assert show_phone("+79161234567", "RU") == "8 (916) 123-45-67"
    assert show_phone("+79161234567", "DE") == "+7 916 123-45-67"
    assert show_phone("nonsense") == "nonsense"


@pytest.mark.parametrize("text", ["", "abc", "112", "123-45-67", "1" * 16, "8916", "+1 (2"])
def test_r2_no_phone_is_invented(text: str) -> None:
    assert find_phones(text) == []


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("8 916 123 45 67 8 916 123 45 68", ["+79161234567", "+79161234568"]),
        ("89161234567 89161234568", ["+79161234567", "+79161234568"]),
        ("01.02.1980 89161234567", ["+79161234567"]),
        ("8 916 123 45 67 01.02.1980", ["+79161234567"]),
        ("ИНН 7707083893", []),
        ("2026-12-25 15:00", []),
    ],
)
def test_r2_several_phones_and_dates(text: str, phones: list[str]) -> None:
    assert [found.value.e164 for found in find_phones(text)] == phones


def test_digits() -> None:
    assert digits("+7 (916) ٣ abc") == "79163"


def test_emails() -> None:
    assert parse_email(" Ivan.Petrov@Mail.RU ") == "ivan.petrov@mail.ru"
    assert parse_email("ivan@") is None
    assert parse_email("a" * 400 + "@mail.ru") is None
    text = "пишите: Ivan@Mail.RU. или <a@b.com>, b@c"
    assert [(f.value, text[f.start : f.end]) for f in find_emails(text)] == [
        ("ivan@mail.ru", "Ivan@Mail.RU"),
        ("a@b.com", "a@b.com"),
    ]


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("7707083893", True),
        ("500100732259", True),
        ("77 0708 3893", True),
        ("7707083894", False),
        ("0000000000", False),
        ("770708389", False),
        ("77O7083893", False),
    ],
)
def test_r40_inn_checksum(text: str, valid: bool) -> None:
    assert (parse_inn(text) is not None) is valid


def test_inns_are_found() -> None:
    assert [found.value for found in find_inns("ИНН 7707083893, 1234567890")] == ["7707083893"]


AMOUNTS = [
    ("1,5 млн", 1_500_000),
    ("1.5m", 1_500_000),
    ("120к", 120_000),
    ("120 тыс", 120_000),
    ("100k", 100_000),
    ("300 т.р.", 300_000),
    ("300 тр", 300_000),
    ("450 т. р.", 450_000),
    ("1 200 000", 1_200_000),
    ("1\u00a0200\u00a0000 ₽", 1_200_000),
    ("1,200,000", 1_200_000),
    ("1,250 млн", 1_250_000),
    ("50000 руб", 50_000),
    ("₽ 500", 500),
    ("2 млн. руб.", 2_000_000),
    ("1 млрд", 1_000_000_000),
    ("1500.50", 1_500.5),
]


@pytest.mark.parametrize(("text", "roubles"), AMOUNTS)
def test_amounts_are_read_in_kopecks(text: str, roubles: float) -> None:
    assert parse_amount(text) == round(roubles * 100)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-500", "negative"),
        ("−5 тыс", "negative"),
        ("0", "zero"),
        ("0,001", "zero"),
        ("10000000000000", "too_big"),
        ("999999 млрд", "too_big"),
        ("$100", "foreign_currency"),
        ("100 евро", "foreign_currency"),
    ],
)
def test_impossible_amounts_are_named(text: str, reason: str) -> None:
    bad = find_amount(text)
    assert isinstance(bad, BadAmount)
    assert bad.reason == reason
    assert parse_amount(text) == bad


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Поставка насосов 120к на 25.12.2026", "120к"),
        ("договор 12 на 300 тысяч рублей", "300 тысяч рублей"),
        ("25.12 встреча 50000", "50000"),
        ("50 000 ремонт в 15:30", "50 000"),
    ],
)
def test_the_amount_is_found_among_words(text: str, fragment: str) -> None:
    found = find_amount(text)
    assert isinstance(found, Found)
    assert text[found.start : found.end] == fragment
    assert parse_amount(text) is None


def test_no_amount_is_invented() -> None:
    assert find_amount("в 15:30 25.12.2026") is None
    assert parse_amount("полтора") is None


def test_amounts_are_shown_with_no_break_spaces() -> None:
    assert show_amount(120_000_000) == "1\u00a0200\u00a0000\u00a0₽"
    assert show_amount(12_050) == "120,50\u00a0₽"
    assert show_amount(120_000_050, "en") == "1,200,000.50\u00a0₽"
    assert show_amount(-100) == "−1\u00a0₽"


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("фамилия", Field.SURNAME),
        ("Отчество", Field.PATRONYMIC),
        ("должность", Field.POSITION),
        ("ИНН", Field.INN),
        ("др", Field.BIRTHDAY),
        ("email", Field.EMAIL),
        ("тег", Field.TAG),
        ("город", Field.CITY),
        ("тел.", Field.PHONE),
        ("timezone", Field.TIMEZONE),
        ("requisites", Field.REQUISITES),
        ("xyz", None),
        ("", None),
    ],
)
def test_fields_are_named_in_both_languages(word: str, field: Field | None) -> None:
    assert find_field(word) is field


def test_every_field_can_be_named_by_its_code() -> None:
    assert all(find_field(field) is field for field in Field)


def test_a_misspelt_field_is_suggested() -> None:
    assert nearest_field("телефн") is Field.PHONE
    assert nearest_field("фамилие") is Field.SURNAME
    assert nearest_field("щщщщщщ") is None
