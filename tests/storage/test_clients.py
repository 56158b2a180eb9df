"""The book of cards."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from domain.clients import Client, Contact, ContactState, Point, PointKind, Standing
from domain.language.search_keys import query_keys
from domain.team import Member, Scope
from storage.database import Database
from storage.transaction import TransientError
from storage.unit import SqlUnits
from tests.storage.people import (
    DAY,
    NOW,
    company,
    contact,
    deal,
    email,
    move,
    person,
    phone,
    reminder,
)

Team = tuple[Member, Member, Member]
EVERYBODY = Scope(None)

FULL = Contact(
    surname="Ёлкин",
    name="Пётр",
    patronymic="Ильич",
    position="director",
    position_text="гендир",
    birthday=date(1980, 2, 29),
    city="Тверь",
    timezone="Europe/Moscow",
    call_hours="10:00-12:00",
    channel="telegram",
    holiday="День строителя",
    source="выставка",
    notes="Любит чай",
    do_not_contact=True,
    state=ContactState.ARCHIVED,
    points=(
        phone("+79161234567"),
        phone("+79031112233"),
        Point(kind=PointKind.MESSENGER, value="@elkin"),
    ),
)


def full_company(manager: Member) -> Client:
    return company(
        manager,
        inn="7707083893",
        trade="Цветы",
        headcount=12,
        city="Тверь",
        address="Лесная, 1",
        working_hours="09:00-18:00",
        site="romashka.example",
        requisites="р/с",
        grade="A",
        standing=Standing.VIP,
        source="magnet:gift",
        notes="<b>важно</b> 🌼",
        last_touch_at=NOW - DAY,
        tags=("юг", "вип"),
        points=(phone("+74951234567"), email("office@romashka.example")),
    )


async def test_a_card_comes_back_as_it_was_stored(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        stored = await unit.clients.add(full_company(boris), [FULL, contact("Вторая")])
    async with units() as unit:
        opened = await unit.clients.open(boris.scope, stored.client.id)
    assert opened == stored
    assert stored.client == replace(
        full_company(boris), id=stored.client.id, points=stored.client.points
    )
    kept = [(one.kind, one.value) for one in stored.contacts[0].points]
    assert kept == [(one.kind, one.value) for one in FULL.points]
    assert [one.surname for one in stored.contacts] == ["Ёлкин", "Вторая"]


async def test_a_client_without_contacts_has_an_empty_file(units: SqlUnits, team: Team) -> None:
    async with units() as unit:
        stored = await unit.clients.add(company(team[1]), ())
        opened = await unit.clients.open(EVERYBODY, stored.client.id)
    assert opened is not None
    assert opened.contacts == ()
    assert opened.client.tags == ()


async def test_r60_a_card_of_a_colleague_is_not_there(units: SqlUnits, team: Team) -> None:
    anna, boris, vera = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [contact("Иванов")])
        assert await unit.clients.open(vera.scope, file.client.id) is None
        assert await unit.clients.company_named(vera.scope, "Ромашка") is None
        assert await unit.clients.open(anna.scope, file.client.id) == file


async def test_r3_holders_are_found_by_phone_email_messenger_and_inn(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(full_company(boris), [FULL])
        asked = [
            ("phone", "+79161234567"),
            ("email", "office@romashka.example"),
            ("messenger", "@elkin"),
            ("inn", "7707083893"),
            ("phone", "+70000000000"),
            ("inn", ""),
        ]
        found = await unit.clients.holders(asked)
        nobody = await unit.clients.holders([("email", "+79161234567")])
    assert {(one.value, one.contact_id) for one in found} == {
        ("+79161234567", file.contacts[0].id),
        ("@elkin", file.contacts[0].id),
        ("office@romashka.example", None),
        ("7707083893", None),
    }
    assert {(one.client_id, one.manager_id, one.manager_name) for one in found} == {
        (file.client.id, boris.id, "Борис")
    }
    assert nobody == []


@pytest.mark.parametrize("identity", ["phone", "email", "inn"])
async def test_r3_the_base_refuses_an_identity_twice(
    units: SqlUnits, team: Team, database: Database, identity: str
) -> None:
    _, boris, vera = team
    point = {"phone": (phone("+79161234567"),), "email": (email("a@b.example"),)}.get(identity, ())
    inn = "7707083893" if identity == "inn" else ""
    async with units() as unit:
        await unit.clients.add(company(boris, inn=inn, points=point), ())
        await unit.clients.add(company(boris, "Без ИНН"), ())
        await unit.clients.add(company(boris, "Тоже без ИНН"), ())
    with pytest.raises(IntegrityError if database.is_sqlite else TransientError):
        async with units() as unit:
            await unit.clients.add(company(vera, "Другая", inn=inn), [contact("Ким", "", *point)])


@pytest.mark.parametrize("name", ["ромашка", "РОМАШКА", "«Ромашка»", "ЗАО Ромашка", '"ромашка"'])
async def test_a_company_is_known_without_case_form_and_quotes(
    units: SqlUnits, team: Team, name: str
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris, "ООО «Ромашка»"), ())
        await unit.clients.add(company(boris, "Ромашка Плюс"), ())
        await unit.clients.add(person(boris, "Ромашка"), ())
        assert await unit.clients.company_named(boris.scope, name) == file


async def test_a_later_contact_joins_the_company(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [contact("Иванов")])
        added = await unit.clients.add_contact(file.client, FULL)
        opened = await unit.clients.open(boris.scope, file.client.id)
    assert opened is not None
    assert opened.contacts == (*file.contacts, added)
    assert added.client_id == file.client.id


async def test_a_changed_client_keeps_what_was_not_changed(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(full_company(boris), [FULL])
        office, mail = file.client.points
        after = replace(
            file.client,
            name="АО Лютик",
            city="Псков",
            standing=None,
            tags=("вип", "новый"),
            points=(replace(mail, value="new@lutik.example"), phone("+74950000000")),
        )
        await unit.clients.save_client(file.client, after)
        opened = await unit.clients.open(boris.scope, file.client.id)
        assert await unit.clients.company_named(boris.scope, "лютик") == opened
        assert await unit.clients.company_named(boris.scope, "ромашка") is None
        assert not await unit.clients.holders([("phone", office.value)])
    assert opened is not None
    assert opened.contacts == file.contacts
    assert [one.value for one in opened.client.points] == ["new@lutik.example", "+74950000000"]
    assert opened.client.points[0].id == mail.id
    assert replace(opened.client, points=()) == replace(after, points=())


async def test_a_changed_contact_gives_its_phone_free(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [FULL, contact("Вторая")])
        first, second = file.contacts
        await unit.clients.save_contact(file.client, first, replace(first, points=()))
        taken = replace(second, birthday=date(1990, 1, 1), points=(phone("+79161234567"),))
        await unit.clients.save_contact(file.client, second, taken)
        (holder,) = await unit.clients.holders([("phone", "+79161234567")])
        opened = await unit.clients.open(boris.scope, file.client.id)
    assert holder.contact_id == second.id
    assert opened is not None
    assert opened.contacts[0].points == ()
    assert opened.contacts[1].birthday == date(1990, 1, 1)


async def test_the_last_touch_never_moves_back(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), ())
        for days, effective, allowed in ((0, True, NOW), (-1, True, None), (1, False, NOW + DAY)):
            await unit.clients.touched(
                file.client, NOW + days * DAY, effective=effective, allowed_from=allowed
            )
        await unit.clients.touched(
            replace(file.client, id=0), NOW, effective=True, allowed_from=None
        )
        opened = await unit.clients.open(boris.scope, file.client.id)
    assert opened is not None
    client = opened.client
    assert (client.last_touch_at, client.effective_touch_at) == (NOW + DAY, NOW)
    assert client.allowed_from == NOW + DAY


async def test_r4_a_client_given_away_goes_with_reminders_deals_and_search(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, vera = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [FULL])
        client = file.client
        stage = (await unit.deals.pipelines())[0].first()
        sale = await unit.deals.add(deal(client, stage.id), move(0, boris, stage.id))
        mine = await unit.reminders.add(reminder(boris, client))
        of_head = await unit.reminders.add(reminder(anna, client))
        alone = await unit.reminders.add(reminder(boris))
        await unit.clients.reassign(client, vera.id)
    async with units() as unit:
        tokens = query_keys("Ёлкин")
        assert await unit.search.search(boris.scope, tokens, 8) == []
        assert len(await unit.search.search(vera.scope, tokens, 8)) == 1
        assert await unit.clients.open(boris.scope, client.id) is None
        assert await unit.deals.deal(boris.scope, sale.id) is None
        assert await unit.deals.deal(vera.scope, sale.id) is not None
        assert [one.id for one in await unit.reminders.open_of_member(vera.id)] == [mine.id]
        assert [one.id for one in await unit.reminders.open_of_member(boris.id)] == [alone.id]
        assert [one.id for one in await unit.reminders.open_of_member(anna.id)] == [of_head.id]


async def test_few_statements(units: SqlUnits, database: Database, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        start = database.statements
        file = await unit.clients.add(full_company(boris), [FULL, contact("Вторая")])
        assert database.statements - start <= 6
        start = database.statements
        await unit.clients.open(boris.scope, file.client.id)
        await unit.clients.touched(file.client, NOW + DAY, effective=True, allowed_from=None)
        assert database.statements - start == 2
        start = database.statements
        await unit.clients.save_client(file.client, replace(file.client, city="Псков"))
        assert database.statements - start == 1
