"""The whole form at once, from a site: checked, consented, once (R50, R51)."""

from dataclasses import replace
from typing import Any

import pytest

from domain.customers.consents import Channel, Purpose, Withdrawal
from domain.customers.forms import Flaw
from domain.customers.intake import Submission
from domain.customers.magnets import Gift, Link, MagnetState, Part, Question
from domain.customers.submit_form import fields_of
from domain.errors import FormError, GoneError
from tests.domain.base import BORIS, NOW, Base, phone
from tests.domain.filling import (
    CITY,
    EMAIL,
    NAME,
    OLGA,
    OWN,
    PHONE,
    Person,
    magnet,
    offered,
    publish,
    submit,
)

MUST = replace(OWN, text="Площадь?", required=True)
MAYBE_PHONE, MAYBE_EMAIL = replace(PHONE, required=False), replace(EMAIL, required=False)


@pytest.fixture
async def link(base: Base) -> Link:
    return (await magnet(base, NAME, PHONE, EMAIL))[1]


async def refused(base: Base, link: Link, **values: Any) -> object:
    with pytest.raises(FormError) as caught:
        await submit(base, link, **values)
    return caught.value.facts["fields"]


async def test_r51_a_site_stores_person_consent_and_lead_together(base: Base, link: Link) -> None:
    filled = await submit(base, link, name="Ольга", phone="89165550137", email="o@mail.ru")
    assert filled.finished is not None
    (customer,) = base.customers.kept.values()
    assert (customer.telegram_id, customer.name, customer.phone) == (None, "Ольга", OLGA)
    assert not customer.phone_proved
    (consent,) = base.consents.kept
    assert (consent.channel, consent.purpose) == (Channel.SITE, Purpose.PERSONAL_DATA)
    (form,) = base.forms.kept.values()
    assert (form.channel, form.completed_at, form.gift_at) == (Channel.SITE, NOW, NOW)
    assert filled.going.form == form
    assert filled.going.customer == customer
    assert filled.finished.gift.text == "Вот он"
    assert len(base.leads.kept) == 1


async def test_r51_mailing_is_agreed_to_apart(base: Base, link: Link) -> None:
    await submit(base, link, agreed=tuple(Purpose), name="Ольга", phone=OLGA)
    assert [one.purpose for one in base.consents.kept] == list(Purpose)


async def test_r51_without_consent_nothing_is_stored(base: Base, link: Link) -> None:
    for agreed in ((), (Purpose.MAILING,)):
        with pytest.raises(FormError) as caught:
            await submit(base, link, agreed=agreed, name="Ольга", phone=OLGA)
        assert caught.value.facts["fields"] == {"consent": "why-consent-needed"}
    assert not base.customers.kept


async def test_r51_consent_to_an_older_text_is_asked_for_anew(base: Base, link: Link) -> None:
    offer = await offered(base, link)
    old = frozenset({offer.texts[Purpose.PERSONAL_DATA].digest})
    await publish(base, offer.magnet, Purpose.PERSONAL_DATA, "Новые слова")
    sent = Submission(values={"name": "Ольга", "phone": OLGA}, agreed=old, locale="ru")
    with pytest.raises(FormError) as caught:
        await base.customers_doors.submit(await offered(base, link), sent)
    assert caught.value.facts["fields"] == {"consent": "why-consent-outdated"}


async def test_every_wrong_field_is_told_at_once(base: Base, link: Link) -> None:
    wrong = await refused(base, link, name="123", phone="позвоните", email="o@")
    assert wrong == {"name": "why-name", "phone": "why-bad-phone", "email": "why-bad-email"}
    assert await refused(base, link) == dict.fromkeys(("name", "phone", "email"), "why-empty")
    assert not base.customers.kept


async def test_r1_phone_or_email_is_enough(base: Base, link: Link) -> None:
    await submit(base, link, name="Ольга", email="o@mail.ru")
    await submit(base, link, name="Иван", phone=OLGA)
    assert len(base.leads.kept) == 2


@pytest.mark.parametrize(
    ("questions", "wrong"),
    [
        ((PHONE, MAYBE_EMAIL), {"phone"}),
        ((MAYBE_PHONE, MAYBE_EMAIL), {"phone", "email"}),
        ((MAYBE_PHONE, NAME), {"phone", "name"}),
        ((PHONE, CITY, replace(CITY, required=False)), {"phone", "city"}),
    ],
)
async def test_r1_who_gives_neither_is_asked_for_what_is_required(
    base: Base, questions: tuple[Question, ...], wrong: set[str]
) -> None:
    _, link = await magnet(base, *dict.fromkeys(questions[:2]))
    assert await refused(base, link) == dict.fromkeys(wrong, "why-empty")


async def test_who_mistyped_a_phone_is_not_asked_for_the_email(base: Base, link: Link) -> None:
    assert await refused(base, link, name="Ольга", phone="12") == {"phone": "why-bad-phone"}


async def test_own_questions_are_numbered_and_go_to_the_manager(base: Base) -> None:
    made, link = await magnet(base, PHONE, OWN, MUST)
    assert list(fields_of(made)) == ["phone", "own1", "own2"]
    assert await refused(base, link, phone=OLGA) == {"own2": "why-empty"}
    filled = await submit(base, link, phone=OLGA, own2="120")
    assert filled.finished is not None
    assert filled.finished.lead is not None
    assert filled.finished.lead.words == (("Площадь?", "120"),)
    assert [one.skipped for one in filled.going.form.answered] == [False, True, False]


async def test_the_same_form_again_gives_only_the_gift(base: Base) -> None:
    _, link = await magnet(base, PHONE)
    await submit(base, link, phone=OLGA)
    again = await submit(base, link, phone="8 916 555-01-37")
    assert again.finished is not None
    assert (again.finished.gift.text, again.finished.lead) == ("Вот он", None)
    assert (len(base.customers.kept), len(base.leads.kept), len(base.consents.kept)) == (1, 1, 1)


async def test_r51_the_same_form_again_records_what_is_agreed_to_anew(base: Base) -> None:
    made, link = await magnet(base, PHONE)
    await submit(base, link, phone=OLGA)
    for _ in range(2):
        await submit(base, link, agreed=tuple(Purpose), phone=OLGA)
    assert [one.purpose for one in base.consents.kept] == list(Purpose)
    newer = await publish(base, made, Purpose.PERSONAL_DATA, "Новые слова")
    await submit(base, link, phone=OLGA)
    assert [one.text_id for one in base.consents.kept][2:] == [newer.id]
    assert len(base.leads.kept) == 1


async def test_r54_a_site_hands_no_personal_code_out(base: Base) -> None:
    made, link = await magnet(base, PHONE, NAME, gift=Gift(coded=True))
    await base.magnets.add_codes(made.id, Part.GIFT, ["A1", "A2"])
    olga = Person(base)
    await olga.fills(link)
    assert olga.got.code == "A1"
    told = [await submit(base, link, phone=one, name="Кто") for one in (OLGA, OLGA, "+79165550199")]
    for filled in told:
        assert filled.finished is not None
        assert (filled.finished.code, filled.finished.code_owed) == ("", False)
        assert filled.finished.code_in_chat
        assert filled.going.form.gift_at is None
    counts = await base.magnets.codes(made.id)
    assert (counts[Part.GIFT].left, counts[Part.GIFT].owed) == (1, 0)


async def test_the_same_person_at_another_magnet_is_one_customer(base: Base) -> None:
    _, one = await magnet(base, EMAIL, NAME)
    _, other = await magnet(base, PHONE, EMAIL)
    await submit(base, one, email="o@mail.ru", name="Ольга")
    base.clock.passes(days=1)
    await submit(base, other, email="O@mail.ru", phone=OLGA)
    (customer,) = base.customers.kept.values()
    assert (customer.name, customer.phone, customer.email) == ("Ольга", OLGA, "o@mail.ru")
    assert len(base.consents.kept) == 2
    assert len(base.clients.files) == 1


async def test_who_corrects_a_mistyped_phone_is_called_there(base: Base) -> None:
    _, link = await magnet(base, PHONE, EMAIL)
    await submit(base, link, phone="+79165550199", email="o@mail.ru")
    filled = await submit(base, link, phone=OLGA, email="o@mail.ru")
    assert filled.finished is not None
    assert filled.finished.lead is not None
    assert filled.finished.lead.lead.phone == OLGA
    assert len(base.clients.files) == 1


async def test_a_site_proves_nothing(base: Base) -> None:
    file = await base.person(BORIS, points=(phone(OLGA),))
    _, link = await magnet(base, PHONE)
    filled = await submit(base, link, phone=OLGA)
    assert filled.finished is not None
    assert filled.finished.lead is not None
    assert filled.finished.lead.lead.lead.flaws == (Flaw.UNPROVED_MATCH,)
    assert not filled.going.customer.owns_card
    assert filled.going.customer.contact_id == file.contacts[0].id


async def test_a_doubtful_phone_of_a_site_is_taken_and_told_of(base: Base) -> None:
    _, link = await magnet(base, PHONE)
    filled = await submit(base, link, phone="+79991111111")
    assert filled.finished is not None
    assert filled.finished.lead is not None
    assert filled.finished.lead.lead.lead.flaws == (Flaw.DOUBTFUL_PHONE,)


async def test_r52_who_withdrew_agrees_anew(base: Base) -> None:
    _, link = await magnet(base, PHONE, OWN)
    await submit(base, link, phone=OLGA, own1="Дом")
    (lead,) = base.leads.kept.values()
    await base.consents.withdraw(1, list(Purpose), NOW, Withdrawal.WITHDRAWN)
    base.leads.kept[lead.id] = replace(lead, settled_at=NOW)
    filled = await submit(base, link, phone=OLGA, own1="Баня")
    assert filled.finished is not None
    assert filled.finished.lead is not None
    assert filled.finished.lead.words == (("Что строите?", "Баня"),)
    assert [one.stands for one in base.consents.kept] == [False, True]


async def test_a_closed_magnet_takes_nothing(base: Base) -> None:
    made, link = await magnet(base, PHONE)
    await base.magnets.save(made, replace(made, state=MagnetState.PAUSED))
    with pytest.raises(GoneError):
        await submit(base, link, phone=OLGA)
