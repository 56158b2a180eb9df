"""From a link to consent: nothing is stored before it (R51), nothing is asked twice (R50)."""

from dataclasses import replace

import pytest

from domain.customers.consents import Channel, Purpose
from domain.customers.fill_form import Doorway
from domain.customers.magnets import Ask, MagnetState
from domain.errors import GoneError
from tests.domain.base import NOW, Base
from tests.domain.filling import CITY, EMAIL, NAME, OLGA, OWN, PHONE, Person, magnet, publish, way


async def test_r51_an_opened_link_stores_nobody(base: Base) -> None:
    _, link = await magnet(base)
    opened = await Person(base).opens(link.code)
    assert (opened.doorway, opened.going, opened.friend) == (Doorway.CONSENT, None, "")
    assert opened.offer.link == link
    assert set(opened.offer.texts) == set(Purpose)
    assert not base.customers.kept
    assert not base.forms.kept
    assert not base.consents.kept


async def test_r51_openings_are_counted_once_a_person_under_a_keyed_hash(base: Base) -> None:
    _, link = await magnet(base)
    for telegram_id in (501, 501, 502):
        await Person(base, telegram_id).opens(link.code)
    assert len(base.forms.visits) == 2
    assert (link.id, base.vault("visit", "501")) in base.forms.visits
    assert not any(person == "501" for _, person in base.forms.visits)


async def test_an_unknown_code_is_gone(base: Base) -> None:
    await magnet(base)
    for code in ("nothing", "fr_nobody", ""):
        with pytest.raises(GoneError):
            await Person(base).opens(code)


@pytest.mark.parametrize("state", [MagnetState.DRAFT, MagnetState.PAUSED])
async def test_a_magnet_that_is_not_open_says_so(base: Base, state: MagnetState) -> None:
    _, link = await magnet(base, state=state)
    olga = Person(base)
    assert (await olga.opens(link.code)).doorway is Doorway.CLOSED
    assert not base.forms.visits
    with pytest.raises(GoneError):
        await olga.agrees(link)
    assert not base.customers.kept


async def test_r51_the_record_of_a_consent_proves_what_was_read(base: Base) -> None:
    made, link = await magnet(base)
    newer = await publish(base, made, Purpose.PERSONAL_DATA, "Новые слова")
    olga = Person(base)
    await olga.agrees(link)
    (consent,) = base.consents.kept
    assert consent.customer_id == olga.customer.id
    assert (consent.text_id, consent.version, consent.digest) == (
        newer.id,
        newer.version,
        newer.digest,
    )
    assert (consent.purpose, consent.channel) == (Purpose.PERSONAL_DATA, Channel.TELEGRAM)
    assert (consent.given_at, consent.stands, consent.magnet_id) == (NOW, True, made.id)


async def test_r51_a_second_press_changes_nothing(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    first = await olga.agrees(link)
    base.clock.passes(minutes=1)
    second = await olga.agrees(link, friend="no such code")
    assert second.going.form == first.going.form
    assert (len(base.customers.kept), len(base.forms.kept), len(base.consents.kept)) == (1, 1, 1)


async def test_r50_the_first_question_follows_the_consent(base: Base) -> None:
    _, link = await magnet(base, PHONE, NAME, CITY)
    olga = Person(base)
    filled = await olga.agrees(link)
    at = filled.going.progress
    assert (olga.asked(), at.number, at.total, at.first) == (Ask.PHONE, 1, 3, True)
    assert filled.finished is None


async def test_r50_a_form_goes_on_after_days_where_it_was(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    await olga.agrees(link)
    await olga.shares()
    base.clock.passes(days=9)
    opened = await olga.opens(link.code)
    assert opened.doorway is Doorway.GOING
    assert opened.going is not None
    assert opened.going.form == olga.form
    asked = opened.going.progress.question
    assert asked is not None
    assert asked.ask is Ask.NAME


async def test_r50_who_is_through_gets_the_gift_again(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    await olga.fills(link)
    assert (await olga.opens(link.code)).doorway is Doorway.DONE
    again = await olga.agrees(link)
    assert again.finished is not None
    assert again.finished.lead is None
    assert len(base.leads.kept) == 1


async def test_r50_who_comes_back_to_a_form_agreed_to_it_no_later(base: Base) -> None:
    """Coming back moves nobody from one period of the funnel to another."""
    (_, first), (_, second) = await magnet(base, PHONE, CITY), await magnet(base, NAME)
    olga = Person(base)
    begun = (await olga.agrees(first)).going.form
    base.clock.passes(minutes=1)
    await olga.agrees(second)
    base.clock.passes(minutes=1)
    opened = await olga.opens(first.code)
    assert opened.going is not None
    assert opened.going.form == replace(begun, resumed_at=base.clock.now())
    await olga.shares()
    assert olga.last.going.form.id == begun.id


async def test_r50_another_magnet_in_the_middle_keeps_what_was_given(base: Base) -> None:
    _, one = await magnet(base, PHONE, NAME)
    _, other = await magnet(base, PHONE, EMAIL)
    olga = Person(base)
    await olga.agrees(one)
    await olga.shares()
    await olga.agrees(other)
    assert olga.asked() is Ask.EMAIL
    assert olga.last.going.progress.number == 2
    await olga.says("olga@mail.ru")
    assert olga.got.lead is not None
    await olga.opens(one.code)
    await olga.confirms()
    assert olga.lead.lead.magnet_title == "Чек-лист 1"


async def test_r50_the_link_that_was_opened_last_is_the_form_under_way(base: Base) -> None:
    _, one = await magnet(base, NAME, PHONE)
    _, other = await magnet(base, CITY, PHONE)
    olga = Person(base)
    await olga.agrees(one)
    base.clock.passes(minutes=1)
    await olga.agrees(other)
    assert olga.asked() is Ask.CITY
    base.clock.passes(minutes=1)
    opened = await olga.opens(one.code)
    assert opened.going is not None
    await olga.says("Ольга")
    assert olga.form.id == opened.going.form.id
    base.clock.passes(minutes=1)
    await olga.agrees(other)
    await olga.says("Омск")
    assert (olga.customer.name, olga.customer.city) == ("Ольга", "Омск")


async def test_r50_a_form_whose_questions_are_known_gives_the_gift_at_once(base: Base) -> None:
    _, one = await magnet(base)
    _, other = await magnet(base, NAME, PHONE)
    olga = Person(base)
    first = await olga.fills(one)
    filled = await olga.agrees(other)
    assert filled.finished is not None
    assert olga.lead.lead.lead.known
    assert olga.lead.lead.lead.client_id == first.lead.lead.client_id
    assert olga.lead.lead.lead.flaws == ()


async def test_r50_an_own_question_is_asked_by_every_form(base: Base) -> None:
    _, one = await magnet(base, PHONE, OWN)
    _, other = await magnet(base, PHONE, OWN)
    olga = Person(base)
    await olga.agrees(one)
    await olga.shares()
    await olga.says("Дом")
    await olga.agrees(other)
    assert olga.asked() is Ask.OWN


async def test_r51_texts_come_in_the_language_of_the_person(base: Base) -> None:
    made, link = await magnet(base)
    english = replace(base.consents.versions[0], id=0, locale="en", text="I agree", version=9)
    stored = await base.consents.add_text(english)
    john = Person(base, 777, "John Smith", "en")
    await john.agrees(link)
    assert base.consents.kept[0].text_id == stored.id
    assert (await john.opens(link.code)).offer.texts[Purpose.MAILING].magnet_id == made.id
    assert john.customer.locale == "en"


async def test_r52_who_withdrew_agrees_anew_and_comes_as_a_lead_once_more(base: Base) -> None:
    _, link = await magnet(base, PHONE, NAME, OWN)
    olga = Person(base)
    await olga.agrees(link)
    await olga.shares()
    await olga.confirms()
    await olga.says("Дом")
    lead = olga.lead.lead.lead
    await base.customers_doors.withdraw(olga.customer)
    assert base.clients.files[lead.client_id].contacts[0].do_not_contact
    base.clock.passes(days=3)

    assert (await olga.opens(link.code)).doorway is Doorway.CONSENT
    await olga.agrees(link)
    assert olga.asked() is Ask.OWN
    await olga.says("Баня")
    assert sum(one.stands for one in base.consents.kept) == 1
    assert olga.lead.lead.lead.client_id == lead.client_id
    assert not base.clients.files[lead.client_id].contacts[0].do_not_contact


async def test_r52_an_answer_after_the_withdrawal_is_not_stored(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    await olga.agrees(link)
    await base.customers_doors.withdraw(olga.customer)
    with pytest.raises(GoneError):
        await olga.shares()
    assert olga.customer.phone == ""


async def test_who_was_blocked_and_came_back_can_be_written_to(base: Base) -> None:
    _, one = await magnet(base)
    _, other = await magnet(base)
    olga = Person(base)
    await olga.agrees(one)
    await base.customers.save(olga.customer, replace(olga.customer, blocked_at=NOW))
    base.clock.passes(hours=1)
    await olga.agrees(other)
    assert olga.customer.blocked_at is None
    assert olga.customer.seen_at > NOW


async def test_r50_a_link_with_a_name_is_kept_with_the_form(base: Base) -> None:
    made, _ = await magnet(base)
    fair = await way(base, made, "Выставка")
    olga = Person(base)
    lead = await olga.fills(fair, OLGA)
    assert olga.form.link_id == fair.id
    assert lead.lead.source == "Выставка"
