"""Taking back what cadence did: rests, wakings, the archive (R75)."""

from dataclasses import replace

from domain.cadence import Rule
from domain.cadence_exceptions import ExceptionKind
from domain.calendar import WorkCalendar
from domain.clients import ClientFile, ContactState
from domain.clock import StillClock
from domain.doors import OpenDoors
from domain.log_touch import TouchToLog
from domain.policy import Policy
from domain.reminders import ReminderKind
from domain.rounds import Round, RoundEnd
from domain.team import Member
from domain.touches import Outcome
from storage.unit import SqlUnit, SqlUnits
from tests.storage.dump import dump
from tests.storage.people import DAY, HOUR, NOW, company, contact, phone, reminder, touch

Team = tuple[Member, Member, Member]


def doors(unit: SqlUnit) -> OpenDoors:
    return OpenDoors(
        unit=unit, clock=StillClock(NOW + HOUR), calendar=WorkCalendar(), policy=Policy()
    )


async def take_back(units: SqlUnits, member: Member) -> None:
    async with units() as unit:
        change = await unit.changes.last(member.id, NOW)
        assert change is not None
        await unit.changes.take_back(change, NOW + HOUR)


async def a_busy_base(units: SqlUnits, boris: Member) -> ClientFile:
    """A client in the fifth touch of its round, the last an hour ago, with a task."""
    async with units() as unit:
        file = await unit.clients.add(
            company(boris), [contact("Иванов", "Пётр", phone("+79160000001"))]
        )
        client = file.client
        about = file.contacts[0].id
        await unit.touches.add(touch(client, boris, contact_id=about))
        await unit.clients.touched(client, NOW, effective=True, allowed_from=NOW + 3 * DAY)
        await unit.rounds.add(Round(client_id=client.id, began_at=NOW - 9 * DAY, silent=5))
        await unit.reminders.add(reminder(boris, client, due_at=NOW + 9 * DAY))
    return file


async def test_r75_a_rest_is_taken_back_with_the_touch_that_brought_it(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    file = await a_busy_base(units, boris)
    before = await dump(units)
    async with units() as unit:
        logged = await doors(unit).log_touch(
            boris,
            TouchToLog(
                client_id=file.client.id,
                outcome=Outcome.REFUSED,
                note="не нужно",
                objections="дорого",
            ),
        )
    rested = logged.rested
    assert rested is not None
    assert rested.round.ended_why is RoundEnd.REFUSED
    async with units() as unit:
        (exception,) = await unit.exceptions.latest(boris.scope, since=NOW, limit=9)
        assert (exception.kind, exception.rule) == (ExceptionKind.TOUCH, Rule.GAP)
        pace = await unit.paces.pace(file.client.id, None, now=NOW + HOUR, policy=Policy())
        assert pace is not None
        assert pace == replace(rested.pace, allowed_from=rested.round.rest_until)
        assert (await unit.rounds.current(file.client.id)) == rested.round
        (returning,) = await unit.reminders.open_of_client(file.client.id)
        assert (returning.kind, returning.due_at) == (
            ReminderKind.RECONTACT,
            rested.round.rest_until,
        )
    await take_back(units, boris)
    assert await dump(units) == before


async def test_r75_waking_and_archiving_are_taken_back(units: SqlUnits, team: Team) -> None:
    _, boris, _ = team
    file = await a_busy_base(units, boris)
    dumps = [await dump(units)]
    for outcome, agreed_at in (
        (Outcome.REFUSED, None),
        (Outcome.AGREED, NOW + 5 * DAY),
        (Outcome.NUMBER_MISSING, None),
    ):
        async with units() as unit:
            await doors(unit).log_touch(
                boris,
                TouchToLog(client_id=file.client.id, outcome=outcome, agreed_at=agreed_at),
            )
        dumps.append(await dump(units))
    async with units() as unit:
        opened = await unit.clients.open(boris.scope, file.client.id)
        assert opened is not None
        assert opened.contacts[0].state is ContactState.ARCHIVED
        assert opened.contacts[0].check_at is not None
    while len(dumps) > 1:
        assert await dump(units) == dumps.pop()
        await take_back(units, boris)
    assert await dump(units) == dumps[0]
