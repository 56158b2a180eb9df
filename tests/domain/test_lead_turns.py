"""Who gets a lead, when the head is told, when the call is expected (R53, R63, R12)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.customers.magnets import Handing
from domain.policy import PolicyName
from domain.team import Member, MemberState, Role
from tests.domain.base import ANNA, BORIS, EGOR, NOW, VERA, Base, phone
from tests.domain.filling import CITY, OLGA, PHONE, Person, magnet

GALINA = replace(BORIS, id=5, telegram_id=15, name="Галина")


def dismiss(base: Base, member: Member) -> None:
    base.team.people[member.id] = replace(member, state=MemberState.DISMISSED)


async def test_r63_the_lead_of_a_dismissed_managers_client_goes_to_a_head(base: Base) -> None:
    file = await base.person(BORIS, "Белова Ольга", points=(phone(OLGA),))
    dismiss(base, BORIS)
    _, link = await magnet(base, PHONE)
    taken = await Person(base).fills(link)
    assert (taken.manager, taken.lead.lead.given_to) == (EGOR, EGOR.id)
    assert (taken.lead.manager_id, taken.lead.manager_name) == (BORIS.id, BORIS.name)
    assert base.file(file.client).client.manager_id == BORIS.id
    assert base.touches.kept[0].manager_id == EGOR.id


async def test_r63_without_heads_it_goes_to_an_owner(base: Base) -> None:
    await base.person(BORIS, "Белова Ольга", points=(phone(OLGA),))
    for member in (BORIS, EGOR):
        dismiss(base, member)
    _, link = await magnet(base, PHONE)
    assert (await Person(base).fills(link)).manager == ANNA


async def test_r53_when_nobody_takes_leads_a_head_does(base: Base) -> None:
    for member in (BORIS, VERA, EGOR):
        base.team.people[member.id] = replace(member, takes_leads=False)
    _, link = await magnet(base, PHONE)
    taken = await Person(base).fills(link)
    assert taken.manager.role is Role.HEAD
    assert base.clients.files[taken.lead.lead.client_id].client.manager_id == EGOR.id


async def test_r53_leads_come_in_turn(base: Base) -> None:
    base.team.people[GALINA.id] = GALINA
    _, link = await magnet(base, PHONE)
    got = []
    for number in range(4):
        base.clock.passes(minutes=1)
        person = Person(base, 600 + number)
        got.append((await person.fills(link, f"+7916555020{number}")).manager.name)
    assert got == ["Борис", "Галина", "Борис", "Галина"]


async def test_r53_leads_of_one_manager(base: Base) -> None:
    _, link = await magnet(base, PHONE, handing=Handing.MANAGER, manager_id=VERA.id)
    assert (await Person(base).fills(link)).manager == VERA
    dismiss(base, VERA)
    assert (await Person(base, 502).fills(link, "+79165550199")).manager == BORIS


@pytest.mark.parametrize(
    ("handing", "manager"), [(Handing.CITY, VERA.name), (Handing.TURN, BORIS.name)]
)
async def test_r53_leads_by_city(base: Base, handing: Handing, manager: str) -> None:
    base.team.people[VERA.id] = replace(VERA, cities=("Находка",))
    _, link = await magnet(base, CITY, PHONE, handing=handing)
    olga = Person(base)
    await olga.agrees(link)
    await olga.says("г. находка")
    await olga.shares()
    assert olga.lead.manager.name == manager


async def test_r53_the_head_is_told_after_working_minutes(base: Base) -> None:
    base.clock.moment = NOW.replace(hour=14, minute=50)  # 17:50 in Moscow
    dismiss(base, VERA)
    _, link = await magnet(base, PHONE)
    taken = await Person(base).fills(link)
    assert taken.lead.lead.due_at == NOW.replace(day=24, hour=6, minute=5)
    await base.rule(PolicyName.LEAD_MINUTES, 5)
    taken = await Person(base, 502).fills(link, "+79165550199")
    assert taken.lead.lead.due_at == NOW.replace(hour=14, minute=55)


async def test_r53_somebody_is_there_to_call_at_once(base: Base) -> None:
    _, link = await magnet(base, PHONE)
    taken = await Person(base).fills(link)
    assert (taken.now, taken.expect_at) == (True, NOW)


async def test_r12_where_nobody_knows_the_persons_zone_it_is_the_companys(base: Base) -> None:
    dismiss(base, BORIS)
    base.clock.moment = NOW.replace(hour=20)  # 23:00 in Moscow, 6:00 at Vera's, who begins at 9:00
    _, link = await magnet(base, PHONE)
    taken = await Person(base).fills(link)
    assert (taken.manager, taken.now) == (VERA, False)
    assert f"{taken.expect_at:%d %H:%M}" == "24 09:00"
    assert taken.expect_at == NOW.replace(day=24, hour=6, minute=0)


async def test_r12_the_moment_of_the_call_is_told_in_the_persons_zone(base: Base) -> None:
    dismiss(base, VERA)
    base.clock.moment = NOW.replace(hour=20)
    _, link = await magnet(base, CITY, PHONE)
    olga = Person(base)
    await olga.agrees(link)
    await olga.says("Омск")
    await olga.shares()
    assert f"{olga.lead.expect_at:%d %H:%M}" == "24 12:00"  # 9:00 in Moscow, when Boris begins
    expected = base.customers_doors.finish.take_lead.expected
    stranger = await expected(base.magnets.kept[link.magnet_id], city="Омск", phone="")
    assert (stranger, stranger.utcoffset()) == (olga.lead.expect_at, timedelta(hours=6))
    base.clock.moment = NOW.replace(day=24)  # 12:30 in Moscow, 15:30 in Omsk
    ivan = Person(base, 502)
    await ivan.agrees(link)
    await ivan.says("Омск")
    await ivan.shares("+79165550199")
    assert ivan.lead.till is not None
    assert f"{ivan.lead.till:%H:%M}" == "20:00"  # hers end before his, at 21:00 there


async def test_r53_r12_out_of_hours_the_call_is_expected_in_the_hours_of_both(base: Base) -> None:
    dismiss(base, VERA)
    _, link = await magnet(base, CITY, PHONE)
    olga = Person(base)
    await olga.agrees(link)
    await olga.says("Владивосток")  # 19:30 there
    base.clock.passes(hours=1)
    await olga.shares()
    tomorrow = NOW.replace(day=24, hour=6, minute=0)  # 9:00 in Moscow, 16:00 there
    assert (olga.lead.now, olga.lead.expect_at) == (False, tomorrow)
