"""To which texts a person agrees, when they change, and what comes later (R51)."""

from dataclasses import replace

import pytest

from domain.customers.consents import Purpose
from domain.customers.fill_form import Doorway
from domain.customers.magnets import Ask
from domain.errors import GoneError, OutdatedConsentError
from tests.domain.base import Base
from tests.domain.filling import EMAIL, OLGA, Person, magnet, publish, way


async def test_r51_a_text_that_is_another_by_now_was_not_agreed_to(base: Base) -> None:
    made, link = await magnet(base)
    olga = Person(base)
    for purpose in Purpose:
        seen = await olga.sees(link, *Purpose)
        await publish(base, made, purpose, f"Новые слова: {purpose}")
        with pytest.raises(OutdatedConsentError):
            await olga.agrees(link, seen=seen)
    news = await olga.sees(link, Purpose.MAILING)
    other, _ = await magnet(base)
    strange = await olga.sees(await way(base, other), Purpose.PERSONAL_DATA)
    for seen in (frozenset[int](), news, strange, frozenset({99})):
        with pytest.raises(OutdatedConsentError):
            await olga.agrees(link, seen=seen)
    assert not base.customers.kept
    assert not base.forms.kept
    assert not base.consents.kept


async def test_r51_an_old_button_works_weeks_later_while_its_text_stands(base: Base) -> None:
    made, link = await magnet(base)
    olga = Person(base)
    seen = await olga.sees(link, Purpose.PERSONAL_DATA)
    await publish(base, made, Purpose.MAILING, "О новостях иначе")
    base.clock.passes(days=40)
    await olga.agrees(link, seen=seen)
    assert [one.text_id for one in base.consents.kept] == list(seen)


async def test_r51_what_was_read_in_one_language_is_agreed_to_in_that_one(base: Base) -> None:
    made, link = await magnet(base)
    olga = Person(base)
    seen = await olga.sees(link, *Purpose)
    english = replace(base.consents.versions[0], id=0, locale="en", text="I agree")
    await base.consents.add_text(english)
    olga.locale = "en"
    assert seen != await olga.sees(link, *Purpose)
    await olga.agrees(link, seen=seen)
    assert {one.text_id for one in base.consents.kept} == seen
    assert {one.magnet_id for one in base.consents.kept} == {made.id}


async def test_r51_who_agreed_to_a_newer_text_goes_on_by_an_old_button(base: Base) -> None:
    made, link = await magnet(base)
    olga = Person(base)
    seen = await olga.sees(link, Purpose.PERSONAL_DATA)
    await publish(base, made, Purpose.PERSONAL_DATA, "Новые слова")
    await olga.agrees(link)
    await olga.agrees(link, seen=seen)
    assert olga.asked() is Ask.PHONE
    assert len(base.consents.kept) == 1


async def test_r51_a_text_that_changes_under_way_is_agreed_to_anew(base: Base) -> None:
    """Who agreed to give a phone and a name gives no e-mail that the owner asks for since."""
    made, link = await magnet(base)
    olga = Person(base)
    seen = await olga.sees(link, Purpose.PERSONAL_DATA)
    await olga.agrees(link)
    await olga.shares()
    asked = replace(made, questions=(*base.magnets.kept[made.id].questions, EMAIL))
    await base.magnets.save(base.magnets.kept[made.id], asked)
    await publish(base, made, Purpose.PERSONAL_DATA, "И e-mail")
    for way_in in (olga.confirms, lambda: olga.agrees(link, seen=seen)):
        with pytest.raises(OutdatedConsentError):
            await way_in()
    opened = await olga.opens(link.code)
    assert (opened.doorway, opened.going, opened.outdated) == (Doorway.CONSENT, None, True)
    assert (len(base.consents.kept), olga.customer.phone) == (1, OLGA)
    await olga.agrees(link)
    assert [one.version for one in base.consents.kept] == [1, 3]
    assert olga.asked() is Ask.NAME
    await olga.confirms()
    await olga.says("olga@example.com")
    assert olga.lead.customer.email == "olga@example.com"


async def test_r51_whose_form_is_done_needs_no_newer_text_but_may_agree_to_it(base: Base) -> None:
    made, link = await magnet(base)
    olga = Person(base)
    await olga.fills(link)
    await publish(base, made, Purpose.PERSONAL_DATA, "Новые слова")
    opened = await olga.opens(link.code)
    assert (opened.doorway, opened.outdated) == (Doorway.DONE, False)
    await olga.agrees(link)
    await olga.agrees(link)
    assert olga.got.lead is None
    assert [one.version for one in base.consents.kept] == [1, 3]


async def test_r51_a_tick_that_is_set_later_counts_once(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    await olga.agrees(link)
    for _ in range(2):
        await olga.agrees(link, mailing=True)
    assert [one.purpose for one in base.consents.kept] == list(Purpose)


async def test_r51_who_stopped_mailings_is_offered_them_by_the_link_again(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    await olga.fills(link, mailing=True)
    assert (await olga.opens(link.code)).news is None
    await base.customers_doors.stop_mailings(olga.customer)
    news = (await olga.opens(link.code)).news
    assert news is not None
    await olga.agrees(link, seen=frozenset({news.id}))
    standing = [one.purpose for one in base.consents.kept if one.stands]
    assert standing == list(Purpose)
    assert (await olga.opens(link.code)).news is None


async def test_r51_mailing_consent_is_apart_and_optional(base: Base) -> None:
    _, link = await magnet(base)
    await Person(base).agrees(link, mailing=True)
    assert [one.purpose for one in base.consents.kept] == list(Purpose)


async def test_r51_no_mailing_consent_without_a_text(base: Base) -> None:
    _, link = await magnet(base)
    base.consents.versions = [
        one for one in base.consents.versions if one.purpose is Purpose.PERSONAL_DATA
    ]
    await Person(base).agrees(link, mailing=True)
    assert [one.purpose for one in base.consents.kept] == [Purpose.PERSONAL_DATA]


async def test_r51_without_a_text_on_personal_data_nobody_can_agree(base: Base) -> None:
    _, link = await magnet(base)
    seen = await Person(base).sees(link, *Purpose)
    base.consents.versions.clear()
    with pytest.raises(GoneError):
        await Person(base).agrees(link, seen=seen)
