"""Adding a contact: enough identity (R1), one card for one client (R3), one manager (R4)."""

from typing import Any

import pytest

from domain.add_contact import ContactToAdd
from domain.clients import ClientKind, Contact, PointKind
from domain.errors import GoneError, IncompleteError, TakenError
from domain.team import Member
from tests.domain.base import ANNA, BORIS, EGOR, NOW, VERA, Base, email, phone, wish

IVAN = "+79161234567"
OFFICE = "+74951112200"
INN, OTHER_INN = "7707083893", "7736050003"


@pytest.mark.parametrize(
    ("facts", "complete"),
    [
        ({"surname": "Петров", "phones": (IVAN,)}, True),
        ({"name": "Иван", "emails": ("ivan@example.com",)}, True),
        ({"company": "Ромашка", "phones": (OFFICE,)}, True),
        ({"company": "Ромашка", "inn": INN}, True),
        ({"surname": "Петров", "name": "Иван"}, False),
        ({"surname": "Петров", "inn": INN}, False),
        ({"patronymic": "Сергеевич", "phones": (IVAN,)}, False),
        ({"phones": (IVAN,)}, False),
        ({"company": "Ромашка"}, False),
        ({"inn": INN}, False),
        ({}, False),
    ],
)
async def test_r1_a_name_and_a_way_to_reach(
    base: Base, facts: dict[str, Any], *, complete: bool
) -> None:
    asked = ContactToAdd(**facts)
    assert asked.complete is complete
    if not complete:
        with pytest.raises(IncompleteError):
            await base.add_contact(BORIS, asked)
        assert not base.clients.files


async def test_a_person_alone_is_a_client(base: Base) -> None:
    added = await base.add_contact(
        BORIS,
        wish(patronymic="Сергеевич", emails=("ivan@example.com",), tags=("дом",), city="Омск"),
    )
    (file,) = base.clients.files.values()
    assert (added.file, added.existed) == (file, False)
    assert (file.client.kind, file.client.name) == (ClientKind.PERSON, "Петров Иван Сергеевич")
    assert (file.client.manager_id, file.client.created_by) == (BORIS.id, BORIS.id)
    assert (file.client.created_at, file.client.tags, file.client.points) == (NOW, ("дом",), ())
    (contact,) = file.contacts
    assert added.contact_id == contact.id
    assert contact.values(PointKind.PHONE) == (IVAN,)
    assert contact.values(PointKind.EMAIL) == ("ivan@example.com",)
    assert base.changes.kept[-1].facts == {"client": "Петров Иван Сергеевич"}


async def test_a_phone_given_twice_is_stored_once(base: Base) -> None:
    added = await base.add_contact(BORIS, wish(phones=(IVAN, IVAN)))
    assert added.file.contacts[0].values(PointKind.PHONE) == (IVAN,)


async def test_a_company_without_a_person_keeps_the_phone_itself(base: Base) -> None:
    added = await base.add_contact(
        BORIS, ContactToAdd(company="ООО «Ромашка»", phones=(OFFICE,), notes="склад", inn=INN)
    )
    client = added.file.client
    assert (client.kind, client.name, client.inn) == (ClientKind.COMPANY, "ООО «Ромашка»", INN)
    assert ([one.value for one in client.points], client.notes) == ([OFFICE], "склад")
    assert (added.file.contacts, added.contact_id) == ((), None)


async def test_r3_adding_my_own_contact_again_shows_its_card(base: Base) -> None:
    first = await base.add_contact(BORIS, wish())
    again = await base.add_contact(BORIS, wish(surname="Сидоров"))
    assert (again.existed, again.completed) == (True, False)
    assert (again.file, again.contact_id) == (first.file, first.contact_id)
    assert len(base.clients.files) == 1


async def test_r3_what_my_contact_lacked_is_added_and_what_it_had_stays(base: Base) -> None:
    first = await base.add_contact(BORIS, wish(tags=("дом",)))
    again = await base.add_contact(
        BORIS,
        wish(
            surname="Сидоров",
            patronymic="Сергеевич",
            phones=("+79990000000", IVAN),
            tags=("Дом", "дача"),
        ),
    )
    assert (again.existed, again.completed) == (True, True)
    kept = base.file(first.file.client)
    (contact,) = kept.contacts
    assert contact.full_name == kept.client.name == "Петров Иван Сергеевич"
    assert contact.values(PointKind.PHONE) == (IVAN, "+79990000000")
    assert kept.client.tags == ("дом", "дача")


async def test_r3_a_phone_of_another_card_is_not_taken_from_it(base: Base) -> None:
    await base.add_contact(BORIS, wish())
    other = await base.add_contact(BORIS, wish(phones=("+79990000000",)))
    again = await base.add_contact(BORIS, wish(phones=(IVAN, "+79990000000")))
    assert (again.existed, again.completed) == (True, False)
    assert again.contact_id != other.contact_id


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        (wish(emails=("x@example.com",)), IVAN),
        (wish(phones=(), emails=("ivan@example.com",)), "ivan@example.com"),
        (ContactToAdd(company="Другая", inn=INN), INN),
        (wish(phones=("+79990000000",), inn=INN), INN),
    ],
)
async def test_r3_a_colleague_s_client_is_only_said_to_be_taken(
    base: Base, asked: ContactToAdd, what: str
) -> None:
    contact = Contact(surname="Петров", points=(phone(IVAN), email("ivan@example.com")))
    file = await base.company(VERA, "Ромашка", contact, inn=INN)
    with pytest.raises(TakenError) as refused:
        await base.add_contact(BORIS, asked)
    facts = {"manager": "Вера", "client_id": file.client.id, "what": what}
    assert refused.value.facts == facts
    assert len(base.clients.files) == 1


@pytest.mark.parametrize("leader", [ANNA, EGOR])
async def test_r3_a_head_is_shown_a_manager_s_card(base: Base, leader: Member) -> None:
    first = await base.add_contact(VERA, wish())
    again = await base.add_contact(leader, wish())
    assert (again.existed, again.file.client.manager_id) == (True, VERA.id)
    assert again.file == first.file


async def test_r4_a_contact_of_my_company_joins_it(base: Base) -> None:
    company = await base.company(BORIS, "ООО «Ромашка»")
    added = await base.add_contact(BORIS, wish(company="ромашка", inn=INN, tags=("опт",)))
    kept = base.file(company.client)
    assert (len(base.clients.files), added.existed) == (1, False)
    assert added.file == kept
    assert [one.full_name for one in kept.contacts] == ["Петров Иван"]
    assert added.contact_id == kept.contacts[0].id
    assert (kept.client.inn, kept.client.tags) == (INN, ("опт",))


async def test_r4_a_head_s_contact_of_a_manager_s_company_is_the_manager_s(base: Base) -> None:
    company = await base.company(VERA, "Ромашка")
    added = await base.add_contact(EGOR, wish(company="Ромашка"))
    assert (added.file.client.id, added.file.client.manager_id) == (company.client.id, VERA.id)


async def test_r60_a_colleague_s_company_of_that_name_is_not_seen(base: Base) -> None:
    await base.company(VERA, "Ромашка")
    added = await base.add_contact(BORIS, wish(company="Ромашка"))
    assert added.file.client.manager_id == BORIS.id
    assert len(base.clients.files) == 2


async def test_r3_two_inn_are_two_companies_whatever_their_names(base: Base) -> None:
    await base.company(BORIS, "Ромашка", inn=INN)
    added = await base.add_contact(BORIS, wish(company="Ромашка", inn=OTHER_INN))
    assert (len(base.clients.files), added.file.client.inn) == (2, OTHER_INN)


async def test_r3_a_new_person_of_a_company_known_by_its_inn_joins_it(base: Base) -> None:
    company = await base.company(BORIS, "Ромашка", inn=INN)
    added = await base.add_contact(BORIS, wish(company="ТД Ромашка", inn=INN))
    assert (added.existed, added.file.client.id) == (False, company.client.id)
    assert added.file.client.name == "Ромашка"
    assert len(added.file.contacts) == 1


async def test_r3_a_company_known_by_its_inn_is_there_already(base: Base) -> None:
    company = await base.company(BORIS, "Ромашка", inn=INN)
    added = await base.add_contact(BORIS, ContactToAdd(company="Ромашка", inn=INN))
    assert (added.existed, added.file) == (True, company)


async def test_r3_a_company_of_that_name_gets_the_phone_and_no_second_card(base: Base) -> None:
    company = await base.company(BORIS, "ООО «Ромашка»", notes="опт")
    added = await base.add_contact(
        BORIS, ContactToAdd(company="Ромашка", phones=(OFFICE,), city="Омск", notes="склад")
    )
    kept = base.file(company.client).client
    assert (len(base.clients.files), added.existed) == (1, False)
    assert ([one.value for one in kept.points], kept.city) == ([OFFICE], "Омск")
    assert kept.notes == "опт\nсклад"


async def test_r3_a_sole_trader_s_inn_is_the_person(base: Base) -> None:
    first = await base.add_contact(BORIS, wish(inn="500100732259"))
    again = await base.add_contact(BORIS, wish(phones=("+79990000000",), inn="500100732259"))
    assert (again.existed, again.file) == (True, first.file)


async def test_r71_an_empty_chair_is_filled_by_the_company_s_id(base: Base) -> None:
    company = await base.company(BORIS, "Ромашка")
    added = await base.add_contact(BORIS, wish(client_id=company.client.id))
    assert (len(base.clients.files), len(added.file.contacts)) == (1, 1)


async def test_r60_an_empty_chair_of_a_colleague_is_gone(base: Base) -> None:
    company = await base.company(VERA, "Ромашка")
    with pytest.raises(GoneError):
        await base.add_contact(BORIS, wish(client_id=company.client.id))


async def test_a_person_alone_has_no_chairs(base: Base) -> None:
    alone = await base.person(BORIS)
    with pytest.raises(GoneError):
        await base.add_contact(BORIS, wish(client_id=alone.client.id))
