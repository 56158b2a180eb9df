"""A form becomes a lead: of the client that exists, or of a new one (R3, R24)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.clients import ClientFile, ClientKind, Contact, ContactState, PointKind
from domain.customers.forms import Flaw
from domain.customers.magnets import Gift
from domain.errors import IncompleteError
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import RoundEnd, Waking
from domain.touches import Direction, Outcome, TouchKind
from tests.domain.base import BORIS, NOW, VERA, Base, email, phone
from tests.domain.filling import CITY, EMAIL, NAME, OLGA, OWN, PHONE, Person, magnet, submit, way

HOUR = timedelta(hours=1)


async def rest(base: Base, file: ClientFile) -> None:
    """Let a client refuse, and so go to rest."""
    await base.touch(file, outcome=Outcome.REFUSED)
    base.clock.passes(days=30)


async def typed(base: Base, number: str = "89165550137", **more: Any) -> Person:
    """Return a person who typed a phone into the shortest form."""
    _, link = await magnet(base, PHONE, **more)
    olga = Person(base)
    await olga.agrees(link)
    await olga.says(number)
    return olga


async def test_r53_a_new_person_is_a_client_of_whose_turn_it_is(base: Base) -> None:
    made, link = await magnet(base, PHONE, NAME, EMAIL, CITY, title="Смета")
    olga = Person(base)
    await olga.agrees(link)
    await olga.shares()
    await olga.confirms()
    await olga.says("olga@mail.ru")
    await olga.says("Омск")
    taken = olga.lead
    file = base.clients.files[taken.lead.lead.client_id]
    contact = file.contacts[0]
    assert (file.client.kind, file.client.source) == (ClientKind.PERSON, "magnet:Смета")
    assert (contact.surname, contact.name, contact.city) == ("Белова", "Ольга", "Омск")
    assert [one.value for one in contact.points] == [OLGA, "olga@mail.ru"]
    lead = taken.lead.lead
    assert (lead.given_to, file.client.manager_id) == (BORIS.id, BORIS.id)
    assert (lead.known, lead.flaws, lead.form_id) == (False, (), olga.form.id)
    assert (lead.customer_id, lead.contact_id) == (olga.customer.id, contact.id)
    assert (lead.came_at, lead.told_at, lead.magnet_id) == (NOW, NOW, made.id)
    assert not base.touches.kept
    assert not taken.woke


async def test_the_source_names_the_link(base: Base) -> None:
    made, _ = await magnet(base, PHONE, title="Смета")
    fair = await way(base, made, "Выставка")
    taken = await Person(base).fills(fair)
    file = base.clients.files[taken.lead.lead.client_id]
    assert file.client.source == "magnet:Смета · Выставка"
    assert (taken.lead.magnet_title, taken.lead.source) == ("Смета", "Выставка")


async def test_a_card_made_of_their_own_form_is_theirs(base: Base) -> None:
    olga = await typed(base)
    customer = olga.customer
    assert customer.owns_card
    assert (customer.client_id, customer.contact_id) == (
        olga.lead.lead.lead.client_id,
        olga.lead.lead.lead.contact_id,
    )


@pytest.mark.parametrize(
    ("given", "parts", "notes"),
    [
        ("Белова Ольга Ивановна", ("Белова", "Ольга", "Ивановна"), ""),
        ("Ольга", ("", "Ольга", ""), ""),
        ("Бриз", ("", "Бриз", ""), ""),
        ("Маша 🌸 из Омска", ("", "Маша 🌸 из Омска", ""), ""),
        ("я" * 99 + " " + "ю" * 29, ("", "я" * 99, ""), "ю" * 29),
    ],
)
async def test_r1_a_name_is_told_apart_and_never_lost(
    base: Base, given: str, parts: tuple[str, str, str], notes: str
) -> None:
    _, link = await magnet(base, NAME, PHONE)
    olga = Person(base, profile=given)
    await olga.agrees(link)
    await olga.confirms()
    await olga.shares()
    contact = base.clients.files[olga.lead.lead.lead.client_id].contacts[0]
    assert (contact.surname, contact.name, contact.patronymic) == parts
    assert contact.notes == notes


async def test_r1_who_was_not_asked_for_a_name_is_called_by_phone_or_email(base: Base) -> None:
    olga = await typed(base)
    assert olga.lead.lead.contact_name == "8 (916) 555-01-37"
    _, link = await magnet(base, EMAIL)
    ivan = Person(base, 502)
    await ivan.agrees(link)
    await ivan.says("ivan@mail.ru")
    assert ivan.lead.lead.contact_name == "ivan@mail.ru"


async def test_r1_nobody_can_be_kept_without_phone_and_email(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    going = (await olga.agrees(link)).going
    with pytest.raises(IncompleteError):
        await base.customers_doors.finish.take_lead(
            olga.customer, going.form, going.offer.magnet, going.offer.link
        )


async def test_r3_r53_a_known_phone_is_an_incoming_touch_of_its_managers_client(
    base: Base,
) -> None:
    file = await base.person(VERA, "Белова Ольга", points=(phone(OLGA),))
    _, link = await magnet(base, PHONE, OWN, title="Смета")
    olga = Person(base)
    await olga.agrees(link)
    await olga.shares()
    await olga.says("Дом")
    lead = olga.lead.lead.lead
    assert len(base.clients.files) == 1
    assert (lead.client_id, lead.given_to, lead.known) == (file.client.id, VERA.id, True)
    (touch,) = base.touches.kept
    assert (touch.kind, touch.direction) == (TouchKind.MESSAGE, Direction.INCOMING)
    assert (touch.manager_id, touch.contact_id) == (VERA.id, file.contacts[0].id)
    assert touch.note == "Смета\nЧто строите? — Дом"
    assert lead.flaws == ()
    assert olga.customer.owns_card
    assert (olga.customer.client_id, olga.customer.contact_id) == (lead.client_id, lead.contact_id)


async def test_a_typed_phone_that_is_known_gives_no_right_to_the_card(base: Base) -> None:
    file = await base.person(VERA, "Белова Ольга", points=(phone(OLGA),))
    olga = await typed(base)
    assert olga.lead.lead.lead.flaws == (Flaw.UNPROVED_MATCH,)
    assert not olga.customer.owns_card
    assert olga.customer.contact_id == file.contacts[0].id


async def test_what_a_stranger_sees_does_not_depend_on_whether_a_phone_is_known(
    base: Base,
) -> None:
    facts = {"timezone": "Asia/Vladivostok", "call_hours": "10:00-11:00"}
    await base.person(VERA, "Белова Ольга", points=(phone(OLGA),), **facts)
    one = await typed(base)
    assert one.lead.manager == VERA  # who is off duty
    _, link = await magnet(base, PHONE)
    other = Person(base, 502)
    await other.agrees(link)
    await other.says("89165550138")
    assert replace(one.got, lead=None) == replace(other.got, lead=None)
    assert (one.lead.now, one.lead.expect_at) == (other.lead.now, other.lead.expect_at)


async def test_r3_of_two_clients_the_one_with_the_phone_wins(base: Base) -> None:
    await base.person(BORIS, "Щукин Иван", points=(email("olga@mail.ru"),))
    mine = await base.person(VERA, "Белова Ольга", points=(phone(OLGA),))
    _, link = await magnet(base, EMAIL, PHONE)
    olga = Person(base)
    await olga.agrees(link)
    await olga.says("olga@mail.ru")
    await olga.shares()
    assert olga.lead.lead.lead.client_id == mine.client.id
    assert base.file(mine.client).contacts[0].values(PointKind.EMAIL) == ()


async def test_r3_a_known_email_is_the_same_client(base: Base) -> None:
    file = await base.person(VERA, "Белова Ольга", points=(email("olga@mail.ru"),))
    _, link = await magnet(base, EMAIL, PHONE)
    olga = Person(base)
    await olga.agrees(link)
    await olga.says("OLGA@mail.ru")
    await olga.shares()
    lead = olga.lead.lead.lead
    assert (lead.client_id, lead.flaws) == (file.client.id, (Flaw.UNPROVED_MATCH,))
    assert base.file(file.client).contacts == file.contacts
    assert base.touches.kept[0].note == "Чек-лист 1\n+79165550137"
    assert olga.lead.lead.phone == OLGA


async def test_what_is_new_goes_onto_the_card_only_where_the_phone_was_proved(base: Base) -> None:
    file = await base.person(VERA, "Белова Ольга", points=(phone(OLGA),))
    _, link = await magnet(base, EMAIL, CITY, NAME, PHONE)
    for telegram_id, proved in ((501, False), (502, True)):
        person = Person(base, telegram_id, "Ольга Ивановна Белова")
        await person.agrees(link)
        await person.says(f"olga{telegram_id}@mail.ru")
        await person.says("Омск")
        await person.confirms()
        await (person.shares() if proved else person.says(OLGA))
        contact = base.file(file.client).contacts[0]
        assert (contact.city == "Омск") is proved
        assert bool(contact.values(PointKind.EMAIL)) is proved
        assert (contact.patronymic == "Ивановна") is proved
    assert base.file(file.client).client.name == "Белова Ольга Ивановна"


async def test_r24_a_lead_wakes_a_resting_client_and_ends_its_recontact(base: Base) -> None:
    file = await base.person(BORIS, "Белова Ольга", points=(phone(OLGA),))
    await rest(base, file)
    _, link = await magnet(base, PHONE)
    taken = await Person(base).fills(link)
    assert taken.woke
    ended = next(one for one in base.rounds.kept.values() if one.number == 1)
    assert (ended.ended_why, ended.woke_why) == (RoundEnd.REFUSED, Waking.LEAD)
    assert base.round(file).number == 2
    assert not (await base.pace(file)).resting
    (back,) = base.reminders.kept.values()
    assert (back.kind, back.state) == (ReminderKind.RECONTACT, ReminderState.CLOSED)


@pytest.mark.parametrize("kind", list(ReminderKind))
async def test_r14_a_lead_closes_no_reminder_of_today(base: Base, kind: ReminderKind) -> None:
    file = await base.person(BORIS, "Белова Ольга", points=(phone(OLGA),))
    reminder = await base.reminder(
        BORIS, file.client, kind=kind, contact_id=file.contacts[0].id, due_at=NOW + HOUR
    )
    _, link = await magnet(base, PHONE)
    await Person(base).fills(link)
    assert base.reminders.kept[reminder.id] == reminder


async def test_r15_a_lead_counts_against_no_limit_and_proposes_nothing(base: Base) -> None:
    file = await base.person(BORIS, "Белова Ольга", points=(phone(OLGA),))
    await base.touch(file, outcome=Outcome.REACHED)
    _, link = await magnet(base, PHONE)
    await Person(base).fills(link)
    assert not base.exceptions.kept
    assert len((await base.pace(file)).touches) == 1


async def test_r26_an_archived_contact_that_comes_by_a_form_is_back(base: Base) -> None:
    file = await base.person(BORIS, "Белова Ольга", points=(phone(OLGA),))
    await base.touch(file, outcome=Outcome.NUMBER_MISSING)
    assert base.file(file.client).contacts[0].state is ContactState.ARCHIVED
    base.clock.passes(days=1)
    _, link = await magnet(base, PHONE)
    await Person(base).fills(link)
    assert base.file(file.client).contacts[0].state is ContactState.ACTIVE


@pytest.mark.parametrize("proved", [True, False])
async def test_r52_only_the_person_takes_a_do_not_contact_mark_off(
    base: Base, proved: bool
) -> None:
    file = await base.person(BORIS, points=(phone(OLGA),), do_not_contact=True)
    _, link = await magnet(base, PHONE)
    olga = Person(base)
    await olga.agrees(link)
    await (olga.shares() if proved else olga.says(OLGA))
    assert base.file(file.client).contacts[0].do_not_contact is not proved


async def test_a_contact_of_a_company_is_the_companys_lead(base: Base) -> None:
    boss = Contact(surname="Щукин", name="Иван", points=(phone("+79165550199"),))
    olga_there = Contact(surname="Белова", name="Ольга", points=(phone(OLGA),))
    file = await base.company(VERA, "ООО «Ромашка»", boss, olga_there)
    _, link = await magnet(base, PHONE)
    taken = await Person(base).fills(link)
    assert taken.lead.lead.contact_id == file.contacts[1].id
    assert (taken.lead.client_name, taken.lead.contact_name) == ("ООО «Ромашка»", "Белова Ольга")
    assert base.file(file.client).client.name == "ООО «Ромашка»"


async def test_a_companys_own_phone_is_a_lead_of_the_company_and_nobodys_card(base: Base) -> None:
    file = await base.company(VERA, "ООО «Ромашка»", points=(phone(OLGA),))
    _, link = await magnet(base, PHONE, NAME)
    olga = Person(base)
    taken = await olga.fills(link)
    assert (taken.lead.lead.client_id, taken.lead.lead.contact_id) == (file.client.id, None)
    assert taken.lead.contact_name == "Ольга Белова"
    assert not olga.customer.owns_card
    assert base.file(file.client).contacts == ()


async def test_a_second_form_joins_the_same_card(base: Base) -> None:
    _, one = await magnet(base, PHONE)
    _, other = await magnet(base, PHONE, EMAIL)
    olga = Person(base)
    first = await olga.fills(one)
    await olga.agrees(other)
    await olga.says("olga@mail.ru")
    lead = olga.lead.lead.lead
    assert (lead.client_id, lead.known, lead.flaws) == (first.lead.lead.client_id, True, ())
    card = base.clients.files[lead.client_id].contacts[0]
    assert card.values(PointKind.EMAIL) == ("olga@mail.ru",)


async def test_a_new_number_joins_the_card_that_is_theirs(base: Base) -> None:
    _, one = await magnet(base, PHONE)
    _, other = await magnet(base, PHONE, NAME)
    olga = Person(base)
    first = await olga.fills(one)
    await olga.agrees(other)
    await olga.back()
    await olga.shares("+79165550199")
    await olga.confirms()
    assert olga.lead.lead.lead.client_id == first.lead.lead.client_id
    card = base.clients.files[first.lead.lead.client_id].contacts[0]
    assert card.values(PointKind.PHONE) == (OLGA, "+79165550199")


async def test_a_strangers_number_does_not_take_their_own_card_away(base: Base) -> None:
    ivan = await base.person(VERA, "Щукин Иван", points=(phone("+79165550199"),))
    _, one = await magnet(base, PHONE)
    _, other = await magnet(base, PHONE, NAME)
    olga = Person(base)
    first = await olga.fills(one)
    await olga.agrees(other)
    await olga.back()
    await olga.says("+79165550199")
    await olga.confirms()
    lead = olga.lead.lead.lead
    assert (lead.client_id, lead.flaws) == (ivan.client.id, (Flaw.UNPROVED_MATCH,))
    assert (olga.customer.client_id, olga.customer.owns_card) == (first.lead.lead.client_id, True)


async def test_a_proved_number_finds_the_card_that_a_typed_one_made(base: Base) -> None:
    _, link = await magnet(base, PHONE)
    await submit(base, link, phone=OLGA)
    olga = Person(base)
    taken = await olga.fills(link)
    assert taken.lead.lead.known
    assert olga.customer.owns_card
    assert len(base.clients.files) == 1


async def test_the_gift_is_the_same_for_everybody(base: Base) -> None:
    await base.person(BORIS, points=(phone(OLGA),))
    olga = await typed(base, gift=Gift(text="Вот он", link="https://example.org/gift"))
    assert olga.got.gift == Gift(text="Вот он", link="https://example.org/gift")
