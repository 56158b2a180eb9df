"""Everything that is stored about a person, and nothing of what they do not own (R52)."""

from dataclasses import replace

from domain.customers.forms import Answered
from domain.customers.magnets import Ask, Part, Question
from domain.customers.own_data import OwnData
from domain.team import Member
from storage.unit import SqlUnits
from tests.storage.customers import agree, customer, form, set_up
from tests.storage.erasing import EMAIL, PHONE, WHOLE_NAME, forgotten, somebody
from tests.storage.people import NOW

Team = tuple[Member, Member, Member]


async def test_r52_a_person_sees_card_talks_deals_forms_and_answers(
    units: SqlUnits, team: Team
) -> None:
    gone = await somebody(units, team[0], team[1])
    async with units() as unit:
        magnet, mine = gone.stand.magnet.id, gone.customer.id
        await unit.magnets.add_codes(magnet, Part.REWARD, ["НАГРАДА-1", "НАГРАДА-2"])
        for friend in (0, 5):
            await unit.magnets.take_code(magnet, Part.REWARD, mine, NOW, for_friend=friend)
        found = await unit.own_data.of_customer(gone.customer.id)
    assert found.customer == gone.customer
    card = found.card
    assert card is not None
    assert (card.name, card.phones, card.emails) == (WHOLE_NAME, (PHONE,), (EMAIL,))
    assert (card.company, card.tags, card.city) == ("", ("сокол",), "Омск")
    assert card.notes.startswith("рыбак\nПривёл")
    assert sorted(one.note for one in found.touches)[1] == f"сказал {WHOLE_NAME}"
    (sale,) = found.deals
    assert (sale.amount, sale.state, sale.closed_at) == (500_00, "open", None)
    assert len(found.consents) == 2
    (filled,) = found.forms
    assert (filled.magnet_title, filled.completed_at, filled.code) == ("Каталог", NOW, "КОД-1")
    assert [(one.magnet_title, one.code, one.at) for one in found.rewards] == [
        ("Каталог", "НАГРАДА-1", NOW),
        ("Каталог", "НАГРАДА-2", NOW),
    ]
    assert [(one.score, one.at) for one in found.surveys] == [(9, NOW)]
    assert (found.friends, found.card_unproved, found.empty) == (1, False, False)


async def test_r52_of_a_company_only_what_is_their_own(units: SqlUnits, team: Team) -> None:
    gone = await somebody(units, team[0], team[1], firm="ООО «Причал»")
    async with units() as unit:
        found = await unit.own_data.of_customer(gone.customer.id)
    assert found.card is not None
    assert (found.card.company, found.card.notes) == ("ООО «Причал»", "рыбак")
    assert [one.note for one in found.touches] == [f"сказал {WHOLE_NAME}"]
    assert list(found.deals) == []


async def test_r52_nothing_of_a_card_they_did_not_prove(units: SqlUnits, team: Team) -> None:
    gone = await somebody(units, team[0], team[1], owns=False)
    async with units() as unit:
        found = await unit.own_data.of_customer(gone.customer.id)
    assert (found.card, found.card_unproved) == (None, True)
    assert (found.touches, found.deals) == ((), ())


async def test_r52_what_the_same_person_gave_on_a_site_is_theirs(
    units: SqlUnits, team: Team
) -> None:
    gone = await somebody(units, team[0], team[1])
    async with units() as unit:
        stand = await set_up(unit, team[0], "Прайс")
        card = {"client_id": gone.client.id, "contact_id": gone.contact_id}
        there = await unit.customers.add(
            customer(None, phone=PHONE, email="site@example.com", owns_card=True, **card)
        )
        typed = await unit.customers.add(customer(None, email="not@theirs.example", **card))
        for one in (there, typed):
            await unit.forms.add(form(one, stand, completed_at=NOW))
        await agree(unit, there, stand)
    async with units() as unit:
        found = await unit.own_data.of_customer(gone.customer.id)
        unsure = replace(gone.customer, phone_proved=False)
        await unit.customers.save(gone.customer, unsure)
        less = await unit.own_data.of_customer(gone.customer.id)
    assert found.elsewhere == [there]
    assert [one.magnet_title for one in found.forms] == ["Каталог", "Прайс"]
    assert len(found.consents) == 4
    assert "site@example.com" not in str(less)
    assert [one.magnet_title for one in less.forms] == ["Каталог"]


async def test_r52_own_answers_come_with_their_questions(units: SqlUnits, team: Team) -> None:
    own = Question(ask=Ask.OWN, text="Какая лодка?")
    async with units() as unit:
        stand = await set_up(unit, team[0], questions=(own,))
        known = await unit.customers.add(customer(5))
        going = await unit.forms.add(form(known, stand))

        said = Answered(question_id=stand.magnet.questions[0].id, at=NOW, value="Парусная")
        await unit.forms.save(going, replace(going, answered=(said,)))
        (found,) = (await unit.own_data.of_customer(known.id)).forms
    assert found.answers == (("Какая лодка?", "Парусная"),)
    assert (found.code, found.completed_at) == ("", None)


async def test_r52_after_forgetting_there_is_nothing(units: SqlUnits, team: Team) -> None:
    gone = await somebody(units, team[0], team[1])
    await forgotten(units, gone.contact_id)
    async with units() as unit:
        found = await unit.own_data.of_customer(gone.customer.id)
    assert found == OwnData(customer=None)
    assert found.empty
