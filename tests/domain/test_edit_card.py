"""Changing one field of a card, whatever it is kept in."""

from dataclasses import replace
from typing import Any

import pytest

from domain.clients import (
    ClientFile,
    ClientKind,
    Contact,
    ContactState,
    PointKind,
    Standing,
)
from domain.edit_card import EditField, FieldChanged
from domain.errors import GoneError, InvalidValueError, NotAllowedError, TakenError
from domain.language.fields import Field
from domain.team import Member
from tests.domain.base import BORIS, EGOR, VERA, Base, email, phone

IVAN, OFFICE, FREE = "+79161234567", "+74951112200", "+79995554433"
INN = "7707083893"


class Editor:
    """Edits one card as a member types."""

    def __init__(self, base: Base, file: ClientFile) -> None:
        self.base, self.id = base, file.client.id
        self.edit = EditField(clients=base.clients, changes=base.changes, clock=base.clock)

    @property
    def file(self) -> ClientFile:
        return self.base.clients.files[self.id]

    async def __call__(
        self, field: Field, value: str, *, by: Member = BORIS, at: int | None = None
    ) -> FieldChanged:
        changed = await self.edit(by, client_id=self.id, contact_id=at, field=field, value=value)
        kept = self.file
        assert changed.file.client.name == kept.client.name
        assert [one.full_name for one in changed.file.contacts] == [
            one.full_name for one in kept.contacts
        ]
        return changed


@pytest.fixture
async def person(base: Base) -> Editor:
    points = (phone(IVAN), email("ivan@example.com"))
    return Editor(base, await base.person(BORIS, "Петров Иван", points=points))


@pytest.fixture
async def company(base: Base) -> Editor:
    people = (
        Contact(surname="Щукин", name="Олег", points=(phone("+79165556677"),)),
        Contact(surname="Белова", name="Нина"),
    )
    return Editor(
        base, await base.company(BORIS, "ООО «Ромашка»", *people, points=(phone(OFFICE),))
    )


@pytest.mark.parametrize(
    ("field", "value", "attribute", "kept"),
    [
        (Field.SURNAME, "Сидоров", "surname", "Сидоров"),
        (Field.NAME, "Пётр", "name", "Пётр"),
        (Field.PATRONYMIC, "Ильич", "patronymic", "Ильич"),
        (Field.POSITION, "главный инженер", "position", "chief_engineer"),
        (Field.POSITION, "хранитель ключей", "position_text", "хранитель ключей"),
        (Field.HOURS, "9-18", "call_hours", "09:00-18:00"),
        (Field.TIMEZONE, "МСК+7", "timezone", "Asia/Vladivostok"),
        (Field.CHANNEL, "почта", "channel", "почта"),
        (Field.HOLIDAY, "День строителя", "holiday", "День строителя"),
        (Field.CITY, "Омск", "city", "Омск"),
        (Field.SOURCE, "выставка", "source", "выставка"),
        (Field.NOTES, "любит рыбалку", "notes", "любит рыбалку"),
    ],
)
async def test_a_person_s_field_is_kept_at_the_person(
    person: Editor, field: Field, value: str, attribute: str, kept: str
) -> None:
    before = getattr(person.file.contacts[0], attribute)
    changed = await person(field, value)
    assert getattr(person.file.contacts[0], attribute) == kept
    assert (changed.old, changed.new) == (before, kept)
    assert changed.contact_id == person.file.contacts[0].id


@pytest.mark.parametrize(
    ("field", "value", "attribute", "kept"),
    [
        (Field.COMPANY, "ООО «Лютик»", "name", "ООО «Лютик»"),
        (Field.INN, INN, "inn", INN),
        (Field.TRADE, "стройка", "trade", "стройка"),
        (Field.HEADCOUNT, "40", "headcount", 40),
        (Field.ADDRESS, "ул. Мира, 1", "address", "ул. Мира, 1"),
        (Field.WORKING_HOURS, "8-17", "working_hours", "08:00-17:00"),
        (Field.SITE, "example.com", "site", "example.com"),
        (Field.REQUISITES, "р/с 1", "requisites", "р/с 1"),
        (Field.CLASS, "A", "grade", "A"),
        (Field.CITY, "Омск", "city", "Омск"),
        (Field.SOURCE, "выставка", "source", "выставка"),
        (Field.NOTES, "опт", "notes", "опт"),
    ],
)
async def test_a_company_s_field_is_kept_at_the_company(
    company: Editor, field: Field, value: str, attribute: str, kept: object
) -> None:
    changed = await company(field, value, at=company.file.contacts[1].id)
    assert getattr(company.file.client, attribute) == kept
    assert (changed.new, changed.contact_id) == (str(kept), None)


async def test_birthday_is_shown_as_it_was_typed(person: Editor) -> None:
    await person(Field.BIRTHDAY, "12.03.1980")
    changed = await person(Field.BIRTHDAY, "-")
    assert (changed.old, changed.new) == ("12.03.1980", "")
    assert person.file.contacts[0].birthday is None


@pytest.mark.parametrize("field", [Field.POSITION, Field.HOURS, Field.CITY, Field.NAME])
async def test_a_minus_empties_a_field(person: Editor, field: Field) -> None:
    await person(field, "9-18" if field is Field.HOURS else "инженер")
    changed = await person(field, "-")
    assert (bool(changed.old), changed.new) == (True, "")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (Field.BIRTHDAY, "31.02.1980", "why-no-such-date"),
        (Field.PHONE, "123", "why-bad-phone"),
        (Field.INN, "7707083894", "why-bad-inn"),
        (Field.SURNAME, "я" * 5000, "why-too-long"),
        (Field.POSITION, "я" * 5000, "why-too-long"),
        (Field.TAG, "я" * 5000, "why-too-long"),
        (Field.TAG, "#", "why-empty"),
        (Field.TAG, "-", "why-empty"),
        (Field.MESSENGER, "", "why-empty"),
    ],
)
async def test_a_bad_value_changes_nothing_and_says_why(
    person: Editor, field: Field, value: str, why: str
) -> None:
    before = person.file
    with pytest.raises(InvalidValueError, match=why) as refused:
        await person(field, value)
    assert refused.value.facts["field"] == field.value
    assert person.file == before


async def test_the_client_s_name_is_kept_in_step_with_the_person(person: Editor) -> None:
    await person(Field.PATRONYMIC, "Сергеевич")
    assert person.file.client.name == "Петров Иван Сергеевич"
    await person(Field.SURNAME, "-")
    assert person.file.client.name == "Иван Сергеевич"


async def test_a_contact_s_name_leaves_the_company_s_name_alone(company: Editor) -> None:
    await company(Field.SURNAME, "Карпов", at=company.file.contacts[0].id)
    assert company.file.client.name == "ООО «Ромашка»"
    assert [one.surname for one in company.file.contacts] == ["Карпов", "Белова"]


async def test_r1_nobody_is_left_without_any_name(person: Editor) -> None:
    await person(Field.SURNAME, "-")
    with pytest.raises(InvalidValueError, match="why-empty"):
        await person(Field.NAME, "-")


async def test_a_company_is_not_left_without_a_name(company: Editor) -> None:
    with pytest.raises(InvalidValueError, match="why-empty"):
        await company(Field.COMPANY, "-")


async def test_a_person_alone_with_a_company_becomes_its_first_contact(person: Editor) -> None:
    changed = await person(Field.COMPANY, "ООО «Лютик»")
    assert (changed.old, changed.new) == ("", "ООО «Лютик»")
    client = person.file.client
    assert (client.kind, client.name) == (ClientKind.COMPANY, "ООО «Лютик»")
    assert person.file.contacts[0].full_name == "Петров Иван"


async def test_a_person_alone_does_not_found_a_second_company_of_that_name(
    base: Base, person: Editor
) -> None:
    await base.company(BORIS, "Лютик")
    with pytest.raises(InvalidValueError, match="why-other-card"):
        await person(Field.COMPANY, "ООО «Лютик»")
    assert person.file.client.kind is ClientKind.PERSON


async def test_the_contact_that_is_open_is_edited(company: Editor) -> None:
    nina = company.file.contacts[1]
    changed = await company(Field.PATRONYMIC, "Львовна", at=nina.id)
    assert changed.contact_id == nina.id
    assert [one.patronymic for one in company.file.contacts] == ["", "Львовна"]


async def test_a_company_without_contacts_has_no_patronymic(base: Base) -> None:
    empty = Editor(base, await base.company(BORIS, "Лютик"))
    with pytest.raises(InvalidValueError, match="why-no-contact"):
        await empty(Field.PATRONYMIC, "Львовна")


async def test_phones_are_added_and_taken_away(person: Editor) -> None:
    changed = await person(Field.PHONE, "8 999 555-44-33")
    assert (changed.old, changed.new) == (IVAN, f"{IVAN}, {FREE}")
    changed = await person(Field.PHONE, f"- {IVAN}")
    assert (changed.old, changed.new) == (f"{IVAN}, {FREE}", FREE)
    contact = person.file.contacts[0]
    assert contact.values(PointKind.PHONE) == (FREE,)
    assert contact.values(PointKind.EMAIL) == ("ivan@example.com",)


async def test_a_phone_that_is_there_already_stays_as_it_is(person: Editor) -> None:
    before = person.file
    changed = await person(Field.PHONE, IVAN)
    assert (changed.old, changed.new) == (IVAN, IVAN)
    assert person.file == before


async def test_r26_a_new_number_takes_a_contact_out_of_the_archive(
    base: Base, person: Editor
) -> None:
    file = person.file
    gone = replace(file.contacts[0], state=ContactState.ARCHIVED, check_at=base.clock.now())
    await base.clients.save_contact(file.client, file.contacts[0], gone)
    for field, value in (
        (Field.PHONE, IVAN),
        (Field.EMAIL, "new@example.com"),
        (Field.PHONE, f"-{IVAN}"),
    ):
        assert not (await person(field, value)).revived
        assert person.file.contacts[0].state is ContactState.ARCHIVED
    changed = await person(Field.PHONE, FREE)
    assert changed.revived
    contact = person.file.contacts[0]
    assert (contact.state, contact.check_at) == (ContactState.ACTIVE, None)
    assert changed.file.contacts[0].state is ContactState.ACTIVE
    assert not (await person(Field.PHONE, "+79995554434")).revived


async def test_only_a_phone_that_is_there_is_taken_away(person: Editor) -> None:
    with pytest.raises(InvalidValueError, match="why-not-there"):
        await person(Field.PHONE, f"-{FREE}")


async def test_a_company_itself_has_its_own_phones(company: Editor) -> None:
    changed = await company(Field.PHONE, FREE)
    assert (changed.old, changed.new, changed.contact_id) == (OFFICE, f"{OFFICE}, {FREE}", None)
    assert [one.value for one in company.file.client.points] == [OFFICE, FREE]
    await company(Field.PHONE, f"-{OFFICE}")
    assert [one.value for one in company.file.client.points] == [FREE]


async def test_a_contact_of_a_company_has_phones_of_its_own(company: Editor) -> None:
    nina = company.file.contacts[1]
    await company(Field.PHONE, FREE, at=nina.id)
    assert company.file.contacts[1].values(PointKind.PHONE) == (FREE,)
    assert [one.value for one in company.file.client.points] == [OFFICE]


async def test_r3_two_people_may_share_a_messenger_name_but_no_e_mail(
    base: Base, person: Editor, company: Editor
) -> None:
    await person(Field.MESSENGER, "@petrov")
    await company(Field.MESSENGER, "@petrov")
    with pytest.raises(InvalidValueError, match="why-other-card"):
        await company(Field.EMAIL, "ivan@example.com")
    assert base.file(company.file.client).client.points[-1].value == "@petrov"


@pytest.mark.parametrize(
    ("field", "value"), [(Field.PHONE, FREE), (Field.EMAIL, "x@example.com"), (Field.INN, INN)]
)
async def test_r3_a_colleague_s_identity_is_taken(
    base: Base, company: Editor, field: Field, value: str
) -> None:
    theirs = Contact(surname="Цой", points=(phone(FREE), email("x@example.com")))
    other = await base.company(VERA, "Лютик", theirs, inn=INN)
    before = company.file
    with pytest.raises(TakenError) as refused:
        await company(field, value)
    facts = {"manager": "Вера", "client_id": other.client.id, "what": value}
    assert refused.value.facts == facts
    assert company.file == before


async def test_r3_another_contact_of_the_card_has_this_phone(company: Editor) -> None:
    with pytest.raises(InvalidValueError, match="why-other-card"):
        await company(Field.PHONE, "+79165556677", at=company.file.contacts[1].id)


async def test_r3_the_company_s_own_inn_may_be_typed_again(company: Editor) -> None:
    await company(Field.INN, INN)
    changed = await company(Field.INN, INN)
    assert (changed.old, changed.new) == (INN, INN)


async def test_tags_are_added_and_taken_away_whatever_their_case(person: Editor) -> None:
    await person(Field.TAG, "#опт")
    changed = await person(Field.TAG, "Дом")
    assert (changed.old, changed.new) == ("опт", "опт, Дом")
    assert (await person(Field.TAG, "ДОМ")).new == "опт, ДОМ"
    changed = await person(Field.TAG, "-#ОПТ")
    assert (changed.old, changed.new) == ("опт, ДОМ", "ДОМ")
    assert person.file.client.tags == ("ДОМ",)


@pytest.mark.parametrize(
    ("value", "standing"), [("vip", Standing.VIP), ("партнер", Standing.PARTNER), ("-", None)]
)
async def test_r30_a_standing_is_set_by_a_head(
    person: Editor, value: str, standing: Standing | None
) -> None:
    with pytest.raises(NotAllowedError):
        await person(Field.STANDING, value)
    await person(Field.STANDING, value, by=EGOR)
    assert person.file.client.standing is standing


@pytest.mark.parametrize("facts", [{"client_id": 77}, {"by": VERA}])
async def test_r60_what_is_gone_or_somebody_else_s_is_answered_alike(
    person: Editor, facts: dict[str, Any]
) -> None:
    person.id = facts.get("client_id", person.id)
    with pytest.raises(GoneError):
        await person(Field.CITY, "Омск", by=facts.get("by", BORIS))


async def test_an_edit_is_named_for_undo(base: Base, person: Editor) -> None:
    await person(Field.CITY, "Омск")
    assert base.changes.kept[-1].key == "change-edit"
    assert base.changes.kept[-1].facts == {"client": "Петров Иван"}
