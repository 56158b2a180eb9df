"""The questions of a form: typed, shared, confirmed, kept, skipped, gone back to (R50)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from domain.customers.fill_form import Answer
from domain.customers.forms import Flaw
from domain.customers.magnets import Ask, Codes, Gift, Part, Question
from domain.errors import GoneError, InvalidValueError
from tests.domain.base import NOW, Base
from tests.domain.filling import CITY, EMAIL, NAME, OLGA, OWN, PHONE, Person, magnet

MAYBE_PHONE, MAYBE_EMAIL = replace(PHONE, required=False), replace(EMAIL, required=False)
MAYBE_CITY = replace(CITY, required=False)


async def olga_at(base: Base, *questions: Question, **more: Any) -> Person:
    """Return a person who is asked the first question."""
    _, link = await magnet(base, *questions, **more)
    olga = Person(base)
    await olga.agrees(link)
    return olga


async def refused(olga: Person, **answer: Any) -> tuple[object, object]:
    """Return field and reason of an answer that is not taken."""
    with pytest.raises(InvalidValueError) as caught:
        await olga.answers(**answer)
    return caught.value.facts["field"], caught.value.facts["why"]


async def test_r50_the_gift_comes_with_the_last_answer(base: Base) -> None:
    olga = await olga_at(base)
    await olga.shares()
    assert olga.last.finished is None
    await olga.confirms()
    assert olga.got.gift == Gift(text="Вот он")
    assert olga.form.completed_at == NOW
    customer = olga.customer
    assert (customer.phone, customer.phone_proved, customer.name) == (OLGA, True, "Ольга Белова")


async def test_a_typed_phone_is_read_as_the_country_writes_it_and_proves_nothing(
    base: Base,
) -> None:
    olga = await olga_at(base)
    await olga.says("8 (916) 555-01-37")
    assert (olga.customer.phone, olga.customer.phone_proved) == (OLGA, False)


async def test_a_proved_phone_typed_again_stays_proved(base: Base) -> None:
    olga = await olga_at(base)
    await olga.shares()
    await olga.back()
    await olga.says("89165550137")
    assert olga.customer.phone_proved
    await olga.back()
    await olga.says("89165550138")
    assert not olga.customer.phone_proved


@pytest.mark.parametrize(
    ("question", "text", "why"),
    [
        (PHONE, "позвоните", "why-bad-phone"),
        (PHONE, "123", "why-bad-phone"),
        (EMAIL, "ольга", "why-bad-email"),
        (NAME, "12345", "why-name"),
        (NAME, "https://spam.example/x", "why-name"),
        (NAME, "я" * 101, "why-too-long"),
        (CITY, "г" * 61, "why-too-long"),
        (CITY, "404", "why-city"),
        (replace(OWN, required=True), "\u200b ", "why-empty"),
        (OWN, "x" * 501, "why-too-long"),
    ],
)
async def test_r50_what_cannot_be_an_answer_is_asked_again(
    base: Base, question: Question, text: str, why: str
) -> None:
    olga = await olga_at(base, question, PHONE if question is not PHONE else NAME)
    assert await refused(olga, text=text) == (question.ask.value, why)
    assert base.forms.kept[olga.form.id].answered == ()


async def test_a_doubtful_phone_is_asked_about_once(base: Base) -> None:
    olga = await olga_at(base)
    assert await refused(olga, text="+7 999 111-11-11") == ("phone", "why-phone-doubtful")
    assert olga.customer.phone == ""
    going = await base.forms.current(olga.customer.id)
    assert going is not None
    assert await refused(olga, text="+7 916 123-45-67") == ("phone", "why-phone-doubtful")
    await olga.says("8 916 1234567")
    assert olga.asked() is Ask.NAME
    await olga.confirms()
    assert olga.lead.lead.lead.flaws == (Flaw.DOUBTFUL_PHONE,)
    assert [one.value for one in olga.form.answered] == ["", ""]


async def test_a_doubted_phone_still_waits_after_going_back(base: Base) -> None:
    olga = await olga_at(base, NAME, PHONE)
    await olga.confirms()
    await refused(olga, text="+79991111111")
    await olga.back()
    assert olga.asked() is Ask.NAME
    await olga.says("Оля")
    assert olga.asked() is Ask.PHONE
    await olga.says("89165550137")
    assert olga.customer.phone == OLGA


async def test_a_shared_phone_is_never_doubted(base: Base) -> None:
    olga = await olga_at(base)
    await olga.shares("79991111111")
    await olga.confirms()
    assert olga.lead.lead.lead.flaws == ()


@pytest.mark.parametrize("shared", ["79165550137", "+79165550137", "+7 916 555-01-37"])
async def test_a_shared_phone_is_kept_as_e164(base: Base, shared: str) -> None:
    olga = await olga_at(base)
    await olga.shares(shared)
    assert olga.customer.phone == OLGA


async def test_a_number_that_only_telegram_knows_is_taken(base: Base) -> None:
    olga = await olga_at(base)
    await olga.shares("88801234567")
    assert olga.customer.phone == "+88801234567"


async def test_a_shared_contact_answers_the_phone_whichever_question_is_asked(base: Base) -> None:
    olga = await olga_at(base, NAME, CITY, PHONE)
    await olga.shares()
    assert (olga.asked(), olga.customer.phone) == (Ask.NAME, OLGA)
    await olga.confirms()
    await olga.says("Омск")
    assert olga.got.lead is not None


async def test_a_shared_contact_is_not_taken_by_a_form_without_phone(base: Base) -> None:
    olga = await olga_at(base, EMAIL, NAME)
    filled = await olga.shares()
    assert filled.stale
    assert olga.customer.phone == ""


async def test_a_disposable_mailbox_is_taken_and_told_of(base: Base) -> None:
    olga = await olga_at(base, EMAIL, NAME)
    await olga.says("Olga@Sub.Mailinator.com")
    await olga.confirms()
    assert olga.customer.email == "olga@sub.mailinator.com"
    assert olga.lead.lead.lead.flaws == (Flaw.DISPOSABLE_EMAIL,)


async def test_r50_a_stale_press_asks_the_present_question_again(base: Base) -> None:
    olga = await olga_at(base, PHONE, NAME, CITY)
    first = olga.last.going.progress.question
    assert first is not None
    await olga.shares()
    assert (await olga.answers(question_id=first.id, skip=True)).stale
    assert olga.asked() is Ask.NAME
    assert (await olga.answers(keep=True)).stale
    assert (await olga.answers(profile_name="🌸 12")).stale


async def test_a_name_of_a_profile_answers_no_other_question(base: Base) -> None:
    olga = await olga_at(base, CITY, PHONE)
    assert (await olga.confirms()).stale


async def test_r50_only_optional_questions_can_be_skipped(base: Base) -> None:
    olga = await olga_at(base, NAME, MAYBE_CITY, PHONE)
    assert not olga.may_skip()
    assert await refused(olga, skip=True) == ("name", "why-required")
    await olga.confirms()
    assert olga.may_skip()
    await olga.answers(skip=True)
    assert olga.asked() is Ask.PHONE
    assert olga.form.answered[-1].skipped


@pytest.mark.parametrize(
    ("questions", "skips"),
    [
        ((PHONE, EMAIL), (False,)),
        ((MAYBE_PHONE, EMAIL), (True, False)),
        ((MAYBE_PHONE, MAYBE_EMAIL), (True, False)),
        ((MAYBE_PHONE, NAME), (False,)),
    ],
)
async def test_r1_phone_or_email_has_to_be_given(
    base: Base, questions: Sequence[Question], skips: Sequence[bool]
) -> None:
    olga = await olga_at(base, *questions)
    for may in skips:
        assert olga.may_skip() is may
        if may:
            await olga.answers(skip=True)
    assert (await refused(olga, skip=True))[1] == "why-required"


async def test_r1_who_gave_a_phone_may_skip_a_required_email(base: Base) -> None:
    olga = await olga_at(base, PHONE, EMAIL)
    await olga.shares()
    assert olga.may_skip()
    await olga.answers(skip=True)
    assert olga.lead.lead.phone == OLGA


async def test_r50_going_back_offers_what_was_given(base: Base) -> None:
    olga = await olga_at(base, PHONE, OWN, NAME)
    await olga.shares()
    await olga.says("Дом")
    await olga.back()
    assert olga.asked() is Ask.OWN
    await olga.back()
    assert olga.asked() is Ask.PHONE
    assert olga.last.going.progress.first
    assert (await olga.back()).stale
    await olga.answers(keep=True)
    assert olga.asked() is Ask.NAME
    await olga.back()
    await olga.answers(keep=True)
    await olga.confirms()
    assert olga.customer.phone_proved
    assert olga.lead.words == (("Что строите?", "Дом"),)


async def test_r50_what_is_skipped_after_all_is_given_no_more(base: Base) -> None:
    olga = await olga_at(base, PHONE, MAYBE_CITY, NAME)
    await olga.shares()
    await olga.says("Омск")
    await olga.back()
    await olga.answers(skip=True)
    assert olga.customer.city == ""


async def test_without_a_form_under_way_there_is_nothing_to_answer(base: Base) -> None:
    _, link = await magnet(base)
    olga = Person(base)
    await olga.fills(link)
    with pytest.raises(GoneError):
        await olga.says("ещё")
    with pytest.raises(GoneError):
        await olga.back()


async def test_a_form_whose_last_question_was_taken_off_ends_with_the_next_word(
    base: Base,
) -> None:
    olga = await olga_at(base, PHONE, CITY)
    await olga.shares()
    made = base.magnets.kept[1]
    await base.magnets.save(made, replace(made, questions=made.questions[:1]))
    await olga.says("что угодно")
    assert olga.got.lead is not None


async def test_a_form_that_asks_for_nothing_to_reach_by_gives_the_gift_without_a_lead(
    base: Base,
) -> None:
    olga = await olga_at(base, NAME)
    await olga.confirms()
    assert olga.got.lead is None
    assert olga.got.gift.text == "Вот он"
    assert not base.clients.files


async def test_r50_finishing_twice_gives_the_same_gift_and_no_second_lead(base: Base) -> None:
    olga = await olga_at(base, gift=Gift(coded=True))
    await base.magnets.add_codes(1, Part.GIFT, ["A1", "A2"])
    await olga.shares()
    await olga.confirms()
    assert (olga.got.code, olga.got.code_owed) == ("A1", False)
    assert olga.got.codes == Codes(left=1, given=1)
    again = await base.customers_doors.finish(olga.last.going)
    assert again.finished is not None
    assert (again.finished.code, again.finished.lead) == ("A1", None)
    assert len(base.leads.kept) == 1


async def test_owners_hear_of_a_code_that_is_taken_at_a_later_visit(base: Base) -> None:
    olga = await olga_at(base, gift=Gift(text="Каталог"))
    await olga.shares()
    await olga.confirms()
    made = base.magnets.kept[1]
    await base.magnets.save(made, replace(made, gift=Gift(coded=True)))
    await base.magnets.add_codes(1, Part.GIFT, ["A1"])
    _, link = made, base.magnets.ways[1]
    came = [(await olga.agrees(link)).finished for _ in range(2)]
    assert [one and one.code for one in came] == ["A1", "A1"]
    assert [one and one.codes for one in came] == [Codes(given=1), None]


async def test_a_code_that_ran_out_is_owed(base: Base) -> None:
    olga = await olga_at(base, gift=Gift(coded=True))
    await olga.shares()
    await olga.confirms()
    assert (olga.got.code, olga.got.code_owed) == ("", True)
    assert olga.got.codes == Codes(owed=1)
    (waiting,) = await base.magnets.owed(1, Part.GIFT, 9)
    assert (waiting.customer_id, waiting.telegram_id) == (olga.customer.id, 501)


async def test_r53_own_answers_go_to_the_manager_and_are_blanked(base: Base) -> None:
    olga = await olga_at(base, PHONE, NAME, OWN)
    await olga.shares()
    await olga.confirms()
    await olga.says("Баню\nиз бруса")
    lead = olga.lead
    assert lead.words == (("Что строите?", "Баню\nиз бруса"),)
    contact = base.clients.files[lead.lead.lead.client_id].contacts[0]
    assert contact.notes == "Что строите? — Баню\nиз бруса"
    assert not any(one.value for one in olga.form.answered)


async def test_a_flood_keeps_the_lead_and_tells_nobody(base: Base) -> None:
    olga = await olga_at(base, PHONE)
    await olga.answers(own_phone=OLGA, flood=True)
    assert olga.lead.untold
    assert [one.lead.id for one in await base.leads.untold(9)] == [1]


async def test_an_answer_tells_that_the_person_is_here(base: Base) -> None:
    olga = await olga_at(base)
    await base.customers.save(olga.customer, replace(olga.customer, blocked_at=NOW))
    base.clock.passes(hours=1)
    await olga.shares()
    assert olga.customer.blocked_at is None
    assert olga.customer.seen_at == base.clock.now()


async def test_r60_an_answer_of_a_customer_touches_no_other_form(base: Base) -> None:
    _, link = await magnet(base)
    olga, ivan = Person(base), Person(base, 502, "Иван Щукин")
    await olga.agrees(link)
    await ivan.agrees(link)
    await base.customers_doors.answer(ivan.customer, Answer(own_phone="+79165550199"))
    assert olga.customer.phone == ""
