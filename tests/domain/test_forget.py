"""Withdrawing consent, and being forgotten (R51, R52)."""

from dataclasses import replace
from typing import Any

import pytest

from domain.clients import ClientFile, Contact
from domain.customers.consents import Channel, Consent, Purpose, Withdrawal
from domain.customers.erasure import ErasedWhy, PersonKind, Traces
from domain.customers.forms import Form
from domain.customers.leads import Lead, Settled
from domain.customers.magnets import Magnet
from domain.customers.people import Customer
from domain.reminders import ReminderState
from tests.domain.base import ANNA, BORIS, NOW, Base, email, phone

PHONE = "+79161234567"


async def a_customer(base: Base, file: ClientFile | None = None, **facts: Any) -> Customer:
    known: dict[str, Any] = {"telegram_id": 700_001, "created_at": NOW, "seen_at": NOW}
    if file is not None:
        card = {"client_id": file.client.id, "contact_id": file.contacts[0].id}
        known.update(card, owns_card=True)
    return await base.customers.add(Customer(**{**known, **facts}))


async def agrees(base: Base, person: Customer, *purposes: Purpose) -> None:
    await base.consents.give(
        [
            Consent(
                customer_id=person.id,
                magnet_id=1,
                text_id=1,
                version=1,
                digest="d",
                purpose=one,
                channel=Channel.TELEGRAM,
                given_at=NOW,
            )
            for one in purposes
        ]
    )


def a_form(person: Customer, magnet_id: int) -> Form:
    return Form(
        customer_id=person.id,
        magnet_id=magnet_id,
        link_id=1,
        channel=Channel.TELEGRAM,
        consented_at=NOW,
    )


def traces(**facts: Any) -> Traces:
    known: dict[str, Any] = {
        "customer_ids": (),
        "client_id": None,
        "contact_id": None,
        "whole_client": False,
        "telegram_ids": (),
        "phones": (),
        "emails": (),
        "names": (),
    }
    return Traces(**{**known, **facts})


async def traces_of(base: Base, person: Customer) -> Traces:
    found = await base.erasures.traces_of_customer(person.id)
    assert found is not None
    return found


# -- being forgotten --------------------------------------------------------------------------


async def test_r52_a_person_is_buried_erased_and_cleaned_up_after(base: Base) -> None:
    file = await base.person(BORIS, points=(phone(PHONE), email("a@example.ru")))
    person = await a_customer(base, file)
    found = await traces_of(base, person)
    erased = await base.customers_doors.forget(found, ErasedWhy.ASKED)
    seal = base.vault
    assert [(one.kind, one.hash, one.at) for one in seal.buried] == [
        (PersonKind.TELEGRAM, seal("telegram", "700001"), NOW),
        (PersonKind.PHONE, seal("phone", PHONE), NOW),
        (PersonKind.EMAIL, seal("email", "a@example.ru"), NOW),
    ]
    assert base.erasures.stones == seal.buried
    assert base.erasures.erased == [(found, seal("person", "700001"))]
    assert erased.act.why is ErasedWhy.ASKED
    assert erased.act.rows == {"customers": 1}
    assert erased.act.approved_by is None
    assert erased.manager_ids == (BORIS.id,)
    assert seal.cleaned == [(erased.act.id, found)]


async def test_r52_several_persons_are_buried_together_each_with_an_act(base: Base) -> None:
    people = [await traces_of(base, await a_customer(base, telegram_id=one)) for one in (1, 2)]
    done = await base.customers_doors.forget.all(people, ErasedWhy.UNFINISHED)
    assert base.vault.burials == 1
    assert [one.hash for one in base.vault.buried] == [base.vault("telegram", x) for x in "12"]
    acts = [(one.act.id, traces) for one, traces in zip(done, people, strict=True)]
    assert base.vault.cleaned == acts
    assert await base.customers_doors.forget.all([], ErasedWhy.UNFINISHED) == []
    assert base.vault.burials == 1


async def test_r52_who_owns_no_card_is_buried_alone(base: Base) -> None:
    typed = await a_customer(base, email="b@example.ru")
    erased = await base.customers_doors.forget(await traces_of(base, typed), ErasedWhy.ASKED)
    assert {one.kind for one in base.vault.buried} == {PersonKind.TELEGRAM}
    assert erased.manager_ids == ()


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ({"phones": (PHONE,), "emails": ("a@example.ru",)}, PHONE),
        ({"emails": ("a@example.ru",)}, "a@example.ru"),
        ({"customer_ids": (5,)}, "customer 5"),
        ({"contact_id": 6}, "contact 6"),
    ],
)
async def test_r51_consents_stay_under_the_best_known_identity(
    base: Base, facts: dict[str, Any], value: str
) -> None:
    await base.customers_doors.forget(traces(**facts), ErasedWhy.RETENTION, approved_by=ANNA)
    ((_, person),) = base.erasures.erased
    assert person == base.vault("person", value)
    assert base.erasures.record[0].approved_by == ANNA.id


# -- stopping and withdrawing -----------------------------------------------------------------


async def test_stop_ends_mailings_and_nothing_else(base: Base) -> None:
    person = await a_customer(base)
    await agrees(base, person, *Purpose)
    assert await base.customers_doors.stop_mailings(person)
    left = [one for one in base.consents.kept if one.stands]
    assert [one.purpose for one in left] == [Purpose.PERSONAL_DATA]
    assert base.consents.kept[1].withdrawn_why is Withdrawal.STOP
    assert not await base.customers_doors.stop_mailings(person)


async def test_r52_what_the_same_person_gave_on_a_site_ends_too(base: Base) -> None:
    file = await base.person(BORIS)
    person = await a_customer(base, file)
    there = await a_customer(base, file, telegram_id=None, phone=PHONE)
    typed = await a_customer(base, file, telegram_id=None, owns_card=False)
    for one in (person, there, typed):
        await agrees(base, one, *Purpose)
    assert await base.customers_doors.stop_mailings(person)
    mailing = [one for one in base.consents.kept if one.purpose is Purpose.MAILING]
    assert [one.customer_id for one in mailing if one.stands] == [typed.id]
    lead = await base.leads.add(
        Lead(
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            customer_id=there.id,
            form_id=None,
            magnet_id=1,
            link_id=1,
            given_to=BORIS.id,
            known=False,
            came_at=NOW,
            due_at=NOW,
        )
    )
    assert await base.customers_doors.withdraw(person)
    standing = {one.customer_id for one in base.consents.kept if one.stands}
    assert standing == {typed.id}
    assert base.leads.kept[lead.id].settled_why is Settled.WITHDRAWN
    assert not await base.customers_doors.withdraw(person)


async def test_r52_withdrawal_ends_everything_that_stood_on_the_consent(base: Base) -> None:
    file = await base.person(BORIS)
    person = await a_customer(base, file)
    await agrees(base, person, *Purpose)
    call = await base.reminder(BORIS, file.client)
    magnet = await base.magnets.add(Magnet(title="Гид", created_at=NOW, created_by=ANNA.id))
    going = await base.forms.add(a_form(person, magnet.id))
    done = await base.forms.add(replace(a_form(person, 9), completed_at=NOW))
    lead = await base.leads.add(
        Lead(
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            customer_id=person.id,
            form_id=done.id,
            magnet_id=magnet.id,
            link_id=1,
            given_to=BORIS.id,
            known=False,
            came_at=NOW,
            due_at=NOW,
        )
    )
    assert await base.customers_doors.withdraw(person)
    assert not any(one.stands for one in base.consents.kept)
    assert base.file(file.client).contacts[0].do_not_contact
    assert base.reminders.kept[call.id].state is ReminderState.CLOSED
    assert base.leads.kept[lead.id].settled_why is Settled.WITHDRAWN
    assert set(base.forms.kept) == {done.id}
    assert going.id not in base.forms.kept
    assert not await base.customers_doors.withdraw(person)


async def test_r52_of_a_company_only_what_names_the_person_is_closed(base: Base) -> None:
    people = [Contact(surname="Петров", name="Иван"), Contact(surname="Котов", name="Олег")]
    file = await base.company(BORIS, "ООО «Ромашка»", *people)
    person = await a_customer(base, file)
    mine, other, nobodys = [
        await base.reminder(BORIS, file.client, contact_id=number)
        for number in (file.contacts[0].id, file.contacts[1].id, None)
    ]
    assert await base.customers_doors.withdraw(person)
    assert base.reminders.kept[mine.id].state is ReminderState.CLOSED
    assert base.reminders.kept[other.id].state is ReminderState.OPEN
    assert base.reminders.kept[nobodys.id].state is ReminderState.OPEN
    assert [one.do_not_contact for one in base.file(file.client).contacts] == [True, False]


async def test_r52_a_card_that_is_not_theirs_for_sure_stays_as_it_is(base: Base) -> None:
    file = await base.person(BORIS)
    person = await a_customer(base, file, owns_card=False)
    call = await base.reminder(BORIS, file.client)
    assert not await base.customers_doors.withdraw(person)
    assert not base.file(file.client).contacts[0].do_not_contact
    assert base.reminders.kept[call.id].state is ReminderState.OPEN


async def test_a_card_that_is_gone_does_no_harm(base: Base) -> None:
    file = await base.person(BORIS)
    person = await a_customer(base, file)
    await agrees(base, person, Purpose.PERSONAL_DATA)
    del base.clients.files[file.client.id]
    assert await base.customers_doors.withdraw(person)


# -- proving a card ---------------------------------------------------------------------------


@pytest.mark.parametrize("told", [PHONE, PHONE.removeprefix("+")])
async def test_r52_who_filled_in_no_form_proves_a_card_by_their_phone(
    base: Base, told: str
) -> None:
    file = await base.person(BORIS, points=(phone(PHONE),))
    person = await base.customers_doors.prove_card(700_001, "en", told)
    assert person is not None
    assert (person.contact_id, person.client_id) == (file.contacts[0].id, file.client.id)
    assert person.owns_card
    assert (person.locale, person.phone, person.name) == ("en", "", "")
    assert base.consents.kept == []


async def test_r52_a_proof_makes_an_unproved_card_theirs(base: Base) -> None:
    file = await base.person(BORIS, points=(phone(PHONE),))
    known = await a_customer(base, file, owns_card=False, phone=PHONE)
    person = await base.customers_doors.prove_card(700_001, "ru", PHONE)
    assert person is not None
    assert (person.id, person.owns_card) == (known.id, True)
    assert base.customers.kept[known.id] == person


async def test_who_owns_a_card_keeps_it(base: Base) -> None:
    owned = await base.person(BORIS)
    await base.person(BORIS, "Иванов Олег", points=(phone(PHONE),))
    known = await a_customer(base, owned)
    assert await base.customers_doors.prove_card(700_001, "ru", PHONE) == known


@pytest.mark.parametrize("told", ["+79990000000", "123", "нет"])
async def test_a_phone_of_nobody_proves_nothing_and_stores_nothing(base: Base, told: str) -> None:
    await base.company(BORIS, points=(phone("+79990000000"),))
    assert await base.customers_doors.prove_card(700_001, "ru", told) is None
    assert base.customers.kept == {}
