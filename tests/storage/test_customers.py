"""The books of customers, consents, forms and a site's requests (R50, R51)."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from domain.customers.consents import Channel, Purpose, Standing, Withdrawal
from domain.customers.forms import Answered
from domain.customers.intake import Replay
from domain.customers.magnets import Ask, MagnetState, Question
from domain.team import Member
from storage.database import Database
from storage.tables.forms import form_answers, openings
from storage.tables.intake import replays
from storage.transaction import TransientError
from storage.unit import SqlUnits
from tests.storage.customers import agree, come, consent, customer, form, set_up, text
from tests.storage.people import DAY, HOUR, NOW

Team = tuple[Member, Member, Member]
PHONE, EMAIL = "+79161234567", "a@b.example"


async def test_a_customer_comes_back_as_stored(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        new = await unit.customers.add(customer(5_000_000_000))
        after = replace(
            new,
            locale="en",
            name="Ким",
            phone=PHONE,
            phone_proved=True,
            email=EMAIL,
            city="Пермь",
            client_id=file.client.id,
            contact_id=file.contacts[0].id,
            owns_card=True,
            blocked_at=NOW,
            seen_at=NOW + DAY,
        )
        await unit.customers.save(new, after)
        assert await unit.customers.customer(new.id) == after
        assert await unit.customers.by_telegram(5_000_000_000) == after
        assert await unit.customers.by_telegram(1) is None
        assert await unit.customers.customer(99) is None
    with pytest.raises(TransientError):
        async with units() as unit:
            await unit.customers.save(new, replace(new, city="Казань"))


async def test_a_site_finds_its_customer_by_phone_then_by_e_mail(units: SqlUnits) -> None:
    async with units() as unit:
        await unit.customers.add(customer(1, phone=PHONE, email=EMAIL))
        mail = await unit.customers.add(customer(None, email=EMAIL))
        assert await unit.customers.of_site(PHONE, EMAIL) == mail
        called = await unit.customers.add(customer(None, phone=PHONE))
        await unit.customers.add(customer(None, email=EMAIL))
        assert await unit.customers.of_site(PHONE, EMAIL) == called
        assert await unit.customers.of_site("", EMAIL) == mail
        assert await unit.customers.of_site("", "") is None


async def test_r3_two_customers_of_a_site_never_have_one_phone(units: SqlUnits) -> None:
    async with units() as unit:
        await unit.customers.add(customer(None, phone=PHONE))
        await unit.customers.add(customer(1, phone=PHONE))
        await unit.customers.add(customer(None))
        await unit.customers.add(customer(None))
    with pytest.raises((IntegrityError, TransientError)):
        async with units() as unit:
            await unit.customers.add(customer(None, phone=PHONE))


async def test_of_a_card_the_latest_seen_whom_the_bot_can_write_to(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await come(unit, boris, "Ким", 1)
        (one,) = file.contacts
        theirs = {"client_id": file.client.id, "contact_id": one.id}
        await unit.customers.add(customer(1, **theirs))
        seen = await unit.customers.add(customer(2, **theirs, seen_at=NOW + HOUR))
        await unit.customers.add(customer(3, **theirs, seen_at=NOW + DAY, blocked_at=NOW))
        await unit.customers.add(customer(None, **theirs, seen_at=NOW + DAY))
        assert await unit.customers.of_contact(one.id) == seen
        assert await unit.customers.of_contact(99) is None


async def test_r51_a_consent_is_kept_and_withdrawn_by_purpose(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        person = await unit.customers.add(customer())
        await unit.consents.give([])
        await agree(unit, person, stand)
        data, mailing = await unit.consents.of_customer(person.id)
        assert (data.purpose, mailing.purpose) == (Purpose.PERSONAL_DATA, Purpose.MAILING)
        assert data == replace(
            consent(person, text(stand, id=data.text_id)), id=data.id, channel=Channel.TELEGRAM
        )
        only = [Purpose.MAILING]
        assert await unit.consents.withdraw(person.id, only, NOW + DAY, Withdrawal.STOP) == 1
        assert await unit.consents.withdraw(person.id, only, NOW + DAY, Withdrawal.STOP) == 0
        why = Withdrawal.WITHDRAWN
        assert await unit.consents.withdraw(person.id, list(Purpose), NOW + 2 * DAY, why) == 1
        first, second = await unit.consents.of_customer(person.id)
    assert first == replace(data, withdrawn_at=NOW + 2 * DAY, withdrawn_why=why)
    assert second == replace(mailing, withdrawn_at=NOW + DAY, withdrawn_why=Withdrawal.STOP)


async def test_a_form_keeps_its_answers_in_order(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, _, _ = team
    async with units() as unit:
        questions = tuple(Question(ask=Ask.OWN, text=one) for one in "абв")
        stand = await set_up(unit, anna, questions=questions)
        ids = [one.id for one in stand.magnet.questions]
        person = await unit.customers.add(customer())
        begun = await unit.forms.add(
            form(person, stand, answered=(Answered(question_id=ids[2], at=NOW, value="три"),))
        )
        assert await unit.forms.current(person.id) == begun
        further = replace(
            begun,
            back_to=ids[0],
            answered=(*begun.answered, Answered(question_id=ids[0], at=NOW, skipped=True)),
        )
        start = database.statements
        await unit.forms.save(begun, further)
        assert database.statements - start == 2
        assert await unit.forms.of_magnet(person.id, stand.magnet.id) == further
        done = replace(
            further,
            back_to=None,
            completed_at=NOW + HOUR,
            answered=tuple(replace(one, value="", at=NOW + HOUR) for one in further.answered),
        )
        await unit.forms.save(further, done)
        assert await unit.forms.of_customer(person.id) == [done]
        less = replace(done, answered=done.answered[1:])
        await unit.forms.save(done, less)
        assert await unit.forms.of_customer(person.id) == [less]
        assert await unit.forms.current(person.id) is None
        assert await unit.forms.of_magnet(person.id, 99) is None


async def test_the_form_under_way_is_the_latest_of_an_active_magnet(
    units: SqlUnits, team: Team
) -> None:
    anna, _, _ = team
    async with units() as unit:
        person = await unit.customers.add(customer())
        other = await unit.customers.add(customer(2))
        states = (MagnetState.ACTIVE, MagnetState.ACTIVE, MagnetState.ACTIVE, MagnetState.PAUSED)
        stands = [
            await set_up(unit, anna, f"м{number}", state=state)
            for number, state in enumerate(states)
        ]
        begun = []
        for number, stand in enumerate(stands):
            at = NOW + number * HOUR
            completed = NOW + DAY if number == 2 else None
            new = form(person, stand, consented_at=at, completed_at=completed)
            begun.append(await unit.forms.add(new))
        foreign = form(other, stands[0], consented_at=NOW + DAY, inviter_id=person.id)
        await unit.forms.add(foreign)
        assert await unit.forms.current(person.id) == begun[1]
        assert await unit.forms.of_customer(person.id) == begun


async def test_r51_a_link_is_opened_once_a_person_and_the_gift_comes_once(
    units: SqlUnits, team: Team
) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        person = await unit.customers.add(customer())
        begun = await unit.forms.add(form(person, stand))
    for ago in (2, 1):
        async with units() as unit:
            await unit.forms.opened(stand.first.id, "hash", NOW - ago * DAY)
            await unit.forms.opened(stand.fair.id, "hash", NOW)
            await unit.forms.gift_arrived(begun.id, NOW - ago * DAY)
    async with units() as unit:
        rows = await unit.transaction.all(select(openings).order_by(openings.c.link_id))
        after = await unit.forms.current(person.id)
    assert [(row.link_id, row.first_at) for row in rows] == [
        (stand.first.id, NOW - 2 * DAY),
        (stand.fair.id, NOW),
    ]
    assert after == replace(begun, gift_at=NOW - 2 * DAY)


async def test_an_answer_is_kept_by_link_and_key_hashed_and_for_a_while(
    units: SqlUnits, team: Team
) -> None:
    anna, _, _ = team
    given = Replay(body="digest", status=201, answer={"ok": True, "code": "а"})
    async with units() as unit:
        stand = await set_up(unit, anna)
        await unit.intake.keep(stand.first.id, "key", given, NOW - 2 * DAY)
        await unit.intake.keep(stand.fair.id, "key", replace(given, status=422), NOW)
        assert await unit.intake.replay(stand.first.id, "key") == given
        assert await unit.intake.replay(stand.first.id, "other") is None
        (key,) = {*(await unit.transaction.execute(select(replays.c.key))).scalars()}
        await unit.intake.prune(NOW - DAY)
        assert await unit.intake.replay(stand.first.id, "key") is None
        kept = await unit.intake.replay(stand.fair.id, "key")
    assert "key" not in key
    assert kept == replace(given, status=422)


async def test_r52_a_form_that_was_given_up_is_nobody_s(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        first, second = [await set_up(unit, anna, title) for title in ("Каталог", "Книга")]
        person = await unit.customers.add(customer())
        said = Answered(question_id=first.magnet.questions[0].id, at=NOW, value="тайна")
        begun = await unit.forms.add(form(person, first, answered=(said,)))
        done = await unit.forms.add(form(person, second, completed_at=NOW, answered=(said,)))
        assert await unit.forms.give_up(person.id) == 1
        assert await unit.forms.of_customer(person.id) == [done]
        left = await unit.transaction.all(
            select(form_answers.c.value).where(form_answers.c.form_id == begun.id)
        )
        whole = (await unit.funnels.of_magnet(first.magnet.id))[0]
    assert [row.value for row in left] == [""]
    assert (whole.consented, whole.questions[0].answered) == (1, 1)


async def test_r51_who_never_completed_a_form_goes_stale(units: SqlUnits, team: Team) -> None:
    anna, boris, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        file = await come(unit, boris, "Ким", 1)
        away = [
            await unit.customers.add(customer(number, seen_at=NOW - days * DAY))
            for number, days in enumerate((40, 50, 60, 1))
        ]
        await unit.forms.add(form(away[0], stand, completed_at=NOW))
        await unit.forms.add(form(away[1], stand))
        await unit.customers.add(customer(9, seen_at=NOW - 70 * DAY, client_id=file.client.id))
        found = await unit.customers.stale(NOW - 30 * DAY, 9)
        few = await unit.customers.stale(NOW - 30 * DAY, 1)
    assert list(found) == [away[2].id, away[1].id]
    assert few == found[:1]


async def test_r51_a_contact_stands_as_its_latest_customer_does(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        file = await come(unit, boris, "Ким", 1)
        (one,) = file.contacts
        assert await unit.consents.standing(one.id) is None
        card = {"client_id": file.client.id, "contact_id": one.id}
        await unit.customers.add(customer(1, **card))
        late = await unit.customers.add(customer(2, seen_at=NOW + DAY, **card))
        await agree(unit, late, stand)
        agreed = await unit.consents.standing(one.id)
        await unit.consents.withdraw(late.id, list(Purpose), NOW, Withdrawal.WITHDRAWN)
        await unit.customers.save(late, replace(late, blocked_at=NOW))
        gone = await unit.consents.standing(one.id)
    assert agreed == Standing(agreed_at=NOW, mailing=True, writable=True, blocked=False)
    assert gone == Standing(agreed_at=None, mailing=False, writable=False, blocked=True)
