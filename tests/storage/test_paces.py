"""The pace of a client: one statement, however long its past (R10-R25)."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.cadence import PastTouch
from domain.clients import ClientFile, ContactState
from domain.deals import StageKind
from domain.pace import Pace
from domain.policy import Policy
from domain.reminders import ReminderKind, ReminderState
from domain.rounds import Round
from domain.team import Member
from domain.touches import Direction, TouchKind
from storage.bulk import BulkLoader
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import (
    DAY,
    HOUR,
    NOW,
    company,
    contact,
    deal,
    move,
    person,
    phone,
    reminder,
    touch,
)

Team = tuple[Member, Member, Member]
POLICY = Policy()


async def read(unit: SqlUnit, file: ClientFile, contact_id: int | None = None) -> Pace:
    pace = await unit.paces.pace(file.client.id, contact_id, now=NOW, policy=POLICY)
    assert pace is not None
    return pace


async def two_people(unit: SqlUnit, manager: Member) -> ClientFile:
    return await unit.clients.add(
        company(manager, city="Тверь", points=(phone("+74950000000"),)),
        [
            contact("Архивный", "", phone("+79160000001"), state=ContactState.ARCHIVED),
            contact(
                "Первый",
                "",
                phone("+79160000002"),
                phone("+79160000003"),
                city="Омск",
                timezone="Asia/Omsk",
                call_hours="10:00-17:00",
            ),
        ],
    )


async def test_a_pace_is_whole_in_one_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    boris = replace(team[1], timezone="Asia/Yekaterinburg")
    async with units() as unit:
        await unit.team.save(boris)
        file = await two_people(unit, boris)
        filed, first = file.contacts
        won = (await unit.deals.pipelines())[0].of_kind(StageKind.WON)
        await unit.deals.add(deal(file.client, won.id, closed_at=NOW), move(0, boris, won.id))
        for about, hours in ((first, 5), (filed, 3)):
            await unit.touches.add(
                touch(file.client, boris, contact_id=about.id, at=NOW - hours * HOUR)
            )
        await unit.touches.add(
            touch(file.client, boris, contact_id=first.id, direction=Direction.INCOMING)
        )
        one = await unit.rounds.add(Round(client_id=file.client.id, ended_at=NOW, woke_at=NOW))
        two = await unit.rounds.add(Round(client_id=file.client.id, number=2, silent=1))
        await unit.clients.touched(file.client, NOW, effective=True, allowed_from=NOW + DAY)
        start = database.statements
        pace = await read(unit, file)
        assert database.statements - start == 1
        assert await unit.rounds.current(file.client.id) == two != one
    assert pace == Pace(
        client_id=file.client.id,
        client_name=file.client.name,
        manager_id=boris.id,
        manager_zone=ZoneInfo("Asia/Yekaterinburg"),
        company=True,
        contact_id=first.id,
        timezone="Asia/Omsk",
        call_hours="10:00-17:00",
        city="Омск",
        phone="+79160000002",
        touches=(
            PastTouch(NOW - 3 * HOUR, filed.id, TouchKind.CALL),
            PastTouch(NOW - 5 * HOUR, first.id, TouchKind.CALL),
        ),
        round=two,
        bought=True,
        allowed_from=NOW + DAY,
    )


async def test_a_card_tells_the_same_pace(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await two_people(unit, boris)
        for days in range(5):
            about = file.contacts[days % 2].id
            await unit.touches.add(
                touch(file.client, boris, contact_id=about, at=NOW - 8 * days * DAY)
            )
        await unit.rounds.add(Round(client_id=file.client.id, silent=1))
        card = await unit.cards.card(boris.scope, file.client.id, now=NOW, policy=POLICY)
        assert card is not None
        for one in (None, *file.contacts):
            assert card.pace(one) == await read(unit, file, one.id if one else None)


async def test_the_contact_asked_for_comes_before_the_main_one(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        file = await two_people(unit, boris)
        filed, first = file.contacts
        other = await unit.clients.add(company(vera, "Другая"), [contact("Чужой")])
        alone = await unit.clients.add(person(boris, "Один"), ())
        archived = await unit.clients.add(
            person(boris, "В архиве"), [contact("В архиве", state=ContactState.ARCHIVED)]
        )
        asked = await read(unit, file, filed.id)
        assert (asked.contact_id, asked.phone) == (filed.id, "+79160000001")
        assert (asked.city, asked.timezone) == ("Тверь", "")
        assert (await read(unit, file, other.contacts[0].id)).contact_id == first.id
        assert (await read(unit, archived)).contact_id == archived.contacts[0].id
        nobody = await read(unit, alone)
        assert await unit.paces.pace(0, None, now=NOW, policy=POLICY) is None
    assert (nobody.contact_id, nobody.phone, nobody.company) == (None, "", False)
    assert (nobody.touches, nobody.round, nobody.bought) == ((), None, False)


@pytest.mark.parametrize("spread", [timedelta(minutes=4), timedelta(hours=9)])
async def test_r10_a_long_past_costs_no_more_than_a_short_one(
    units: SqlUnits, team: Team, database: Database, spread: timedelta
) -> None:
    """Of 10 000 touches only those that can count are read."""
    _, boris, _ = team
    async with units() as unit:
        file = await two_people(unit, boris)
        filed, first = file.contacts
        past = [
            touch(file.client, boris, contact_id=first.id, at=NOW - number * spread)
            for number in range(9_000)
        ]
        older = NOW - 20 * DAY
        past += [
            touch(file.client, boris, contact_id=filed.id, at=older - number * HOUR)
            for number in range(999)
        ]
        mailing = touch(
            file.client, boris, contact_id=filed.id, at=older - 9 * DAY, kind=TouchKind.MAILING
        )
        await BulkLoader(unit.transaction).add_touches([*past, mailing])
        start = database.statements
        pace = await read(unit, file, filed.id)
        assert database.statements - start == 1
    limit = POLICY.company_touches + POLICY.contact_touches + 1
    assert len(pace.touches) == limit
    assert [one.at for one in pace.touches[:8]] == [NOW - number * spread for number in range(8)]
    assert len(pace.history.own) == POLICY.contact_touches + 1
    assert pace.touches[-1] == PastTouch(mailing.at, filed.id, TouchKind.MAILING)
    assert list(pace.touches) == sorted(pace.touches, key=lambda one: one.at, reverse=True)


async def test_r11_what_is_older_than_every_window_is_not_read(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await two_people(unit, boris)
        for at in (NOW - POLICY.memory, NOW - POLICY.memory + timedelta(seconds=1)):
            await unit.touches.add(touch(file.client, boris, at=at))
        assert [one.at for one in (await read(unit, file)).touches] == [at]


async def test_r22_returns_are_the_open_recontacts_of_a_member(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        client = (await unit.clients.add(company(boris), ())).client
        for member, days, kind, state in (
            (boris, 2, ReminderKind.RECONTACT, ReminderState.OPEN),
            (boris, 1, ReminderKind.RECONTACT, ReminderState.OPEN),
            (boris, 3, ReminderKind.RECONTACT, ReminderState.OPEN),
            (boris, 1, ReminderKind.RECONTACT, ReminderState.CLOSED),
            (boris, 1, ReminderKind.TASK, ReminderState.OPEN),
            (vera, 1, ReminderKind.RECONTACT, ReminderState.OPEN),
        ):
            await unit.reminders.add(
                reminder(member, client, due_at=NOW + days * DAY, kind=kind, state=state)
            )
        found = await unit.paces.returns(boris.id, since=NOW + DAY, until=NOW + 3 * DAY)
    assert found == {NOW + DAY: 1, NOW + 2 * DAY: 1}


async def test_r26_checks_are_those_of_the_members_archived_contacts(
    units: SqlUnits, team: Team
) -> None:
    _, boris, vera = team
    filed = ContactState.ARCHIVED
    async with units() as unit:
        for member in (boris, vera):
            await unit.clients.add(
                company(member, member.name),
                [
                    contact("А", state=filed, check_at=NOW + 2 * DAY),
                    contact("Б", state=filed, check_at=NOW),
                    contact("В", state=filed, check_at=NOW + 3 * DAY),
                    contact("Г"),
                ],
            )
        found = await unit.paces.checks(boris.id, since=NOW, until=NOW + 3 * DAY)
    assert found == {NOW: 1, NOW + 2 * DAY: 1}


async def test_allowed_from_is_written_only_when_it_changes(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), ())
        pace = await read(unit, file)
        await unit.paces.allow_from(pace, NOW)
        pace = await read(unit, file)
        start = database.statements
        await unit.paces.allow_from(pace, NOW)
        assert database.statements == start
        await unit.paces.allow_from(pace, None)
        assert (await read(unit, file)).allowed_from is None
    assert pace.allowed_from == NOW
