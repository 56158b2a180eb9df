"""The numbers of magnets."""

from dataclasses import replace

from domain.customers.forms import Answered
from domain.customers.funnel import Asked, Funnel
from domain.customers.magnets import Ask, Question
from domain.deals import StageKind
from domain.team import Member
from storage.database import Database
from storage.unit import SqlUnits
from tests.storage.customers import come, customer, form, lead, set_up
from tests.storage.people import DAY, HOUR, NOW, touch
from tests.storage.test_surveys import close

Team = tuple[Member, Member, Member]


async def test_a_funnel_counts_people_from_the_link_to_the_money(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        other = await set_up(unit, anna, "Книга")
        phone, name = [one.id for one in stand.magnet.questions]
        for number in range(4):
            await unit.forms.opened(stand.first.id, f"{number}", NOW)
        for person, at in (("0", NOW), ("9", NOW - DAY)):
            await unit.forms.opened(stand.fair.id, person, at)
        await unit.forms.opened(other.first.id, "0", NOW)
        people = [await unit.customers.add(customer(number)) for number in range(4)]
        answers = [
            (),
            (Answered(question_id=phone, at=NOW),),
            (Answered(question_id=phone, at=NOW), Answered(question_id=name, at=NOW, skipped=True)),
            (Answered(question_id=phone, at=NOW), Answered(question_id=name, at=NOW)),
        ]
        filled = [
            await unit.forms.add(
                form(
                    one,
                    stand,
                    link_id=(stand.fair if number == 3 else stand.first).id,
                    completed_at=NOW if number >= 2 else None,
                    gift_at=NOW if number == 3 else None,
                    consented_at=NOW - DAY if number == 3 else NOW,
                    answered=answers[number],
                )
            )
            for number, one in enumerate(people)
        ]
        await unit.forms.add(form(people[0], other))
        files = [await come(unit, boris, "Ким", number) for number in (2, 3)]
        for file, each in zip(files, filled[2:], strict=True):
            await unit.leads.add(lead(file, stand, form_id=each.id, link_id=each.link_id))
            await close(unit, file, boris, NOW - HOUR)
        file = files[1]
        await unit.touches.add(touch(file.client, boris, at=NOW + HOUR))
        await close(unit, file, boris, NOW + DAY)
        await close(unit, file, boris, NOW + DAY)
        await close(unit, file, boris, NOW + DAY, StageKind.LOST)
    async with units() as unit:
        start = database.statements
        whole, first, fair = await unit.funnels.of_magnet(stand.magnet.id)
        assert database.statements - start == 1
        since = await unit.funnels.of_magnet(stand.magnet.id, since=NOW)
    assert whole == Funnel(
        link_id=None,
        source="",
        opened=5,
        consented=4,
        questions=(
            Asked(ask=Ask.PHONE, text="", answered=3, skipped=0),
            Asked(ask=Ask.NAME, text="", answered=1, skipped=1),
        ),
        completed=2,
        gifts=1,
        leads=2,
        touched=1,
        won=1,
        revenue=200_00,
    )
    assert (first.link_id, first.source, first.opened, first.consented) == (
        stand.first.id,
        "",
        4,
        3,
    )
    assert (first.completed, first.gifts, first.leads, first.touched, first.revenue) == (
        1,
        0,
        1,
        0,
        0,
    )
    assert (fair.link_id, fair.source, fair.opened, fair.leads) == (
        stand.fair.id,
        "Выставка",
        2,
        1,
    )
    assert (fair.won, fair.revenue) == (1, 200_00)
    assert (since[0].opened, since[0].consented, since[0].leads, since[0].won) == (4, 3, 1, 0)


async def test_a_deal_of_two_leads_is_counted_once_in_all(units: SqlUnits, team: Team) -> None:
    anna, boris, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        file = await come(unit, boris, "Ким", 1)
        for number, link in enumerate((stand.first, stand.fair)):
            person = await unit.customers.add(customer(number))
            filled = await unit.forms.add(form(person, stand, link_id=link.id))
            await unit.leads.add(lead(file, stand, form_id=filled.id, link_id=link.id))
        await close(unit, file, boris, NOW + DAY)
        found = await unit.funnels.of_magnet(stand.magnet.id)
    assert [one.revenue for one in found] == [100_00, 100_00, 100_00]
    assert [one.won for one in found] == [2, 1, 1]


async def test_a_question_that_is_asked_no_more_still_counts_what_was_answered(
    units: SqlUnits, team: Team
) -> None:
    anna, _, _ = team
    async with units() as unit:
        questions = (Question(ask=Ask.OWN, text="Что?"), Question(ask=Ask.CITY))
        stand = await set_up(unit, anna, questions=questions)
        own, _ = stand.magnet.questions
        person = await unit.customers.add(customer())
        await unit.forms.add(form(person, stand, answered=(Answered(question_id=own.id, at=NOW),)))
        await unit.magnets.save(
            stand.magnet, replace(stand.magnet, questions=(Question(ask=Ask.EMAIL),))
        )
        found = (await unit.funnels.of_magnet(stand.magnet.id))[0]
    assert found.questions == (
        Asked(ask=Ask.EMAIL, text="", answered=0, skipped=0),
        Asked(ask=Ask.OWN, text="Что?", answered=1, skipped=0),
    )


async def test_a_magnet_that_nobody_opened_has_only_zeros(units: SqlUnits, team: Team) -> None:
    anna, _, _ = team
    async with units() as unit:
        stand = await set_up(unit, anna)
        whole, *links = await unit.funnels.of_magnet(stand.magnet.id)
    assert (whole.opened, whole.revenue, whole.leads) == (0, 0, 0)
    assert [one.link_id for one in links] == [stand.first.id, stand.fair.id]
