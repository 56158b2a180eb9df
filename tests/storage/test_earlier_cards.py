"""A person who had a card before a phone that they proved was on another one (R52)."""

from dataclasses import dataclass

import pytest

from domain.clients import ClientFile
from domain.customers.erasure import Leaving, PersonKind, Tombstone
from domain.customers.forget import Forget
from domain.customers.forms import Flaw
from domain.customers.people import Customer
from domain.customers.restore import EraseAgain
from domain.team import Member
from storage.unit import SqlUnits
from tests.domain.base import HandClock
from tests.domain.fake_vault import FakeVault
from tests.storage.customers import Stand, customer, form, lead, set_up
from tests.storage.erasing import found
from tests.storage.people import DAY, NOW, contact, email, person, phone, touch

Team = tuple[Member, Member, Member]
TYPED, PROVED, STRANGE = "+79165550101", "+79165550102", "+79165550103"
MAIL = "nina@example.ru"
TELEGRAM = 700_777


@dataclass(frozen=True, slots=True, kw_only=True)
class Nina:
    """Gave a typed phone first, then proved a phone that staff had noted."""

    customer: Customer
    first: ClientFile
    noted: ClientFile
    others: ClientFile
    stand: Stand


async def came(units: SqlUnits, team: Team, *, proved: bool = False) -> Nina:
    """Let her come twice; ``proved`` tells whether she had proved the first phone, too."""
    anna, boris, vera = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        first, noted, others = [
            await unit.clients.add(
                person(manager, name, created_at=NOW), [contact(name, "", *points)]
            )
            for manager, name, points in (
                (boris, "Чайка Нина", (phone(TYPED), email(MAIL))),
                (vera, "Нина Юрьевна Чайка", (phone(PROVED),)),
                (boris, "Сосед", (phone(STRANGE),)),
            )
        ]
        nina = await unit.customers.add(
            customer(
                TELEGRAM,
                name="Нина Ч.",
                phone=PROVED,
                phone_proved=True,
                client_id=noted.client.id,
                contact_id=noted.contacts[0].id,
                owns_card=True,
            )
        )
        going = await unit.forms.add(form(nina, stand, completed_at=NOW))
        unproved = (Flaw.UNPROVED_MATCH,)
        for file, facts in (
            (first, {"known": False, "proved": proved}),
            (others, {"known": True, "flaws": unproved}),
            (noted, {"known": True, "proved": True}),
        ):
            more = {"customer_id": nina.id, "form_id": going.id}
            await unit.leads.add(lead(file, stand, **more, **facts))
        said = touch(first.client, boris, contact_id=first.contacts[0].id, note="ждёт лодку")
        await unit.touches.add(said)
    return Nina(customer=nina, first=first, noted=noted, others=others, stand=stand)


async def test_r52_all_cards_of_a_person_are_erased_with_them(units: SqlUnits, team: Team) -> None:
    nina = await came(units, team)
    async with units() as unit:
        traces = await unit.erasures.traces_of_customer(nina.customer.id)
        assert traces is not None
        assert [one.client_id for one in traces.cards] == [
            nina.noted.client.id,
            nina.first.client.id,
        ]
        assert all(one.whole_client for one in traces.cards)
        assert (traces.phones, traces.emails) == ((TYPED, PROVED), (MAIL,))
        await unit.erasures.erase([Leaving(traces=traces, person="хеш")], NOW)
    assert await found(units, TYPED, PROVED, MAIL, "Нина", "Чайка", "лодку", str(TELEGRAM)) == []
    assert await found(units, STRANGE)


async def test_r52_their_present_card_leads_to_all_of_them(units: SqlUnits, team: Team) -> None:
    nina = await came(units, team)
    async with units() as unit:
        traces = await unit.erasures.traces_of_contact(nina.noted.contacts[0].id)
        assert traces == await unit.erasures.traces_of_customer(nina.customer.id)
        assert traces is not None
        assert len(traces.cards) == 2


async def test_r52_one_card_of_them_goes_alone_by_itself(units: SqlUnits, team: Team) -> None:
    nina = await came(units, team)
    async with units() as unit:
        traces = await unit.erasures.traces_of_contact(nina.first.contacts[0].id)
    assert traces is not None
    assert [one.client_id for one in traces.cards] == [nina.first.client.id]
    assert traces.customer_ids == ()


@pytest.mark.parametrize("how", ["owns", "proved"])
async def test_r52_a_card_that_somebody_else_proved_is_not_theirs(
    units: SqlUnits, team: Team, how: str
) -> None:
    nina = await came(units, team)
    contact_id = nina.first.contacts[0].id
    async with units() as unit:
        facts = {"contact_id": contact_id, "owns_card": True} if how == "owns" else {}
        other = await unit.customers.add(customer(5, phone=TYPED, **facts))
        if how == "proved":
            found = lead(nina.first, nina.stand, customer_id=other.id, known=True, proved=True)
            await unit.leads.add(found)
        traces = await unit.erasures.traces_of_customer(nina.customer.id)
        own = await unit.own_data.of_customer(nina.customer.id)
    assert traces is not None
    assert [one.client_id for one in traces.cards] == [nina.noted.client.id]
    assert (traces.customer_ids, traces.phones) == ((nina.customer.id,), (PROVED,))
    assert own.more_cards == ()


async def test_r52_an_earlier_card_is_shown_if_its_phone_was_proved(
    units: SqlUnits, team: Team
) -> None:
    nina = await came(units, team, proved=True)
    async with units() as unit:
        own = await unit.own_data.of_customer(nina.customer.id)
    assert [one.phones for one in own.cards] == [(PROVED,), (TYPED,)]
    assert [one.emails for one in own.more_cards] == [(MAIL,)]
    assert [one.note for one in own.touches] == ["ждёт лодку"]


async def test_r52_an_earlier_card_with_a_typed_phone_is_not_shown(
    units: SqlUnits, team: Team
) -> None:
    nina = await came(units, team)
    async with units() as unit:
        own = await unit.own_data.of_customer(nina.customer.id)
    assert [one.phones for one in own.cards] == [(PROVED,)]
    assert own.touches == ()


async def test_r52_cards_of_one_person_are_not_erased_again_at_once(
    units: SqlUnits, team: Team
) -> None:
    nina = await came(units, team)
    vault = FakeVault()
    stones = [
        Tombstone(kind=PersonKind.PHONE, hash=vault(PersonKind.PHONE, one), at=NOW + DAY)
        for one in (TYPED, PROVED, STRANGE)
    ]
    async with units() as unit:
        forget = Forget(
            erasures=unit.erasures,
            clients=unit.clients,
            seal=vault,
            graveyard=vault,
            cleaner=vault,
            clock=HandClock(),
        )
        assert await EraseAgain(unit.erasures, vault, forget)(stones) == 3
    assert await found(units, TYPED, PROVED, STRANGE, MAIL) == []
    assert vault.burials == 2, "her present card waited for her first one, which is hers too"
    assert nina.customer.telegram_id == TELEGRAM
