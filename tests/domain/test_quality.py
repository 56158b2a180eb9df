"""Data quality (R40, R41)."""

from fractions import Fraction
from typing import Any

import pytest

from domain.clients import Client, ClientFile, ClientKind, Contact
from domain.quality import Required, card_quality, company_quality, decides, person_quality
from tests.domain.base import NOW, email, phone

FULL = Contact(
    surname="Петров",
    name="Иван",
    patronymic="Сергеевич",
    position="chief_engineer",
    points=(phone("+79161234567"), email("petrov@example.com")),
)


def a_file(*contacts: Contact, **facts: Any) -> ClientFile:
    known: dict[str, Any] = {"inn": "7707083893", "trade": "стройка", "headcount": 40, **facts}
    client = Client(
        kind=ClientKind.COMPANY,
        name="Ромашка",
        manager_id=1,
        created_at=NOW,
        created_by=1,
        **known,
    )
    return ClientFile(client=client, contacts=contacts)


def without(**facts: Any) -> Contact:
    known: dict[str, Any] = {
        name: getattr(FULL, name)
        for name in ("surname", "name", "patronymic", "position", "points")
    }
    return Contact(**{**known, **facts})


def test_r40_a_person_has_six_required_fields() -> None:
    quality = person_quality(FULL)
    assert (quality.valid, quality.total, quality.missing) == (6, 6, ())
    assert quality.index == 1


@pytest.mark.parametrize(
    ("contact", "missing"),
    [
        (without(surname=""), [Required.SURNAME]),
        (without(name=""), [Required.NAME]),
        (without(patronymic=""), [Required.PATRONYMIC]),
        (without(position=""), [Required.POSITION]),
        (without(position="", position_text="хранитель"), [Required.POSITION]),
        (without(position="no_such_code"), [Required.POSITION]),
        (without(points=(phone("+79161234567"),)), [Required.EMAIL]),
        (without(points=(email("petrov@example.com"),)), [Required.PHONE]),
        (Contact(name="Иван"), [one for one in list(Required)[:6] if one is not Required.NAME]),
    ],
)
def test_r40_a_person_s_field_counts_when_filled_and_valid(
    contact: Contact, missing: list[Required]
) -> None:
    quality = person_quality(contact)
    assert list(quality.missing) == missing
    assert quality.index == Fraction(6 - len(missing), 6)


@pytest.mark.parametrize(
    ("file", "missing"),
    [
        (a_file(FULL, FULL, FULL), []),
        (a_file(FULL, FULL, FULL, inn=""), [Required.INN]),
        (a_file(FULL, FULL, FULL, trade=""), [Required.TRADE]),
        (a_file(FULL, FULL, FULL, headcount=None), [Required.HEADCOUNT]),
        (a_file(FULL, FULL), [Required.CONTACTS]),
        (a_file(*[without(position="estimator")] * 3), [Required.DECISION_MAKER]),
        (a_file(), [Required.CONTACTS, Required.DECISION_MAKER]),
    ],
)
def test_r40_a_company_has_five_required_fields(file: ClientFile, missing: list[Required]) -> None:
    quality = company_quality(file)
    assert (list(quality.missing), quality.total) == (missing, 5)


def test_r41_a_card_counts_the_company_and_every_contact() -> None:
    quality = card_quality(a_file(FULL, without(patronymic=""), without(patronymic="")))
    assert (quality.valid, quality.total) == (21, 23)
    assert quality.missing == (Required.PATRONYMIC,)
    assert quality.index == Fraction(21, 23)


def test_r41_a_person_alone_is_measured_by_the_person() -> None:
    client = Client(
        kind=ClientKind.PERSON, name="Петров", manager_id=1, created_at=NOW, created_by=1
    )
    assert card_quality(ClientFile(client=client, contacts=(FULL,))).total == 6
    assert card_quality(ClientFile(client=client)).index == 1


def test_an_influencer_does_not_decide() -> None:
    assert decides(FULL)
    assert not decides(without(position="estimator"))
    assert not decides(without(position=""))
