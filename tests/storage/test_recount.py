"""After a change of the owner's numbers the derived copies are made anew (R10, R11, R21)."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.calendar import calendar_of
from domain.clients import ClientFile
from domain.clock import StillClock
from domain.doors import OpenDoors
from domain.log_touch import TouchToLog
from domain.policy import Policy, PolicyChange, PolicyName
from domain.recount import Correction
from domain.resting import PutToRest
from domain.rounds import RoundEnd
from domain.team import Member
from domain.touches import Direction, Outcome, TouchKind
from scheduler.recount import DONE, POSITION, Recount
from storage.changes import SqlChangeLog
from storage.database import Database
from storage.tables.clients import clients
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import DAY, HOUR, NOW, company, contact, person, touch

Team = tuple[Member, Member, Member]
RUSSIA = calendar_of("RU")


@dataclass
class Shift:
    unit: SqlUnit


@dataclass
class Shifts:
    """Opens units of work for a sweep; ``break_at`` is the unit that fails at its end."""

    units: SqlUnits
    opened: int = 0
    break_at: int = 0

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Shift]:
        self.opened += 1
        async with self.units() as unit:
            yield Shift(unit)
            if self.opened == self.break_at:
                raise ConnectionError


@dataclass
class Clock:
    moment: datetime = field(default=NOW)

    def now(self) -> datetime:
        return self.moment


def sweep(units: SqlUnits, **more: int) -> Recount:
    shifts: Any = Shifts(units)
    return Recount(shifts=shifts, clock=Clock(), **more)


async def rule(units: SqlUnits, owner: Member, name: PolicyName, value: int) -> None:
    async with units() as unit:
        before = (await unit.policies.current()).value(name)
        await unit.policies.set(
            PolicyChange(name=name, before=before, value=value, set_by=owner.id, set_at=NOW)
        )


async def copies(database: Database) -> dict[int, datetime | None]:
    async with database.unit() as transaction:
        rows = await transaction.all(select(clients.c.id, clients.c.allowed_from))
    return {row.id: row.allowed_from for row in rows}


def doors(unit: SqlUnit, at: datetime, policy: Policy) -> OpenDoors:
    return OpenDoors(unit=unit, clock=StillClock(at), calendar=RUSSIA, policy=policy)


async def calls(
    units: SqlUnits, file: ClientFile, manager: Member, *days: float, policy: Policy | None = None
) -> None:
    """Log calls so many days before now."""
    for ago in days:
        async with units() as unit:
            stands = policy or await unit.policies.current()
            await doors(unit, NOW - ago * DAY, stands).log_touch(
                manager, TouchToLog(client_id=file.client.id, outcome=Outcome.ASKED_INFO)
            )


async def test_r10_a_longer_gap_and_a_shorter_one_follow(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(person(boris, "Иванов"), [contact("Иванов")])
    await calls(units, file, boris, 4)
    recount = sweep(units)
    assert await recount() == 0
    assert await copies(database) == {file.client.id: NOW - DAY}
    await rule(units, anna, PolicyName.GAP_DAYS, 10)
    assert await recount() == 1
    assert await copies(database) == {file.client.id: NOW + 6 * DAY}
    await rule(units, anna, PolicyName.GAP_DAYS, 5)
    assert await recount() == 1
    assert await copies(database) == {file.client.id: NOW + DAY}
    await rule(units, anna, PolicyName.GAP_DAYS, 0)
    assert await recount() == 1
    (free,) = (await copies(database)).values()
    assert free is not None
    assert free <= NOW


async def test_r11_the_limits_of_a_contact_of_a_company_and_their_window_follow(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(company(boris), [contact("Иванов")])
    await calls(units, file, boris, 20, 12, 6)
    recount = sweep(units)
    await recount()
    for name, value, until in (
        (PolicyName.CONTACT_TOUCHES, 3, NOW + 10 * DAY),
        (PolicyName.WINDOW_DAYS, 40, NOW + 20 * DAY),
        (PolicyName.COMPANY_TOUCHES, 2, NOW + 28 * DAY),
        (PolicyName.WINDOW_DAYS, 13, NOW + DAY),
    ):
        await rule(units, anna, name, value)
        assert await recount() == 1
        assert await copies(database) == {file.client.id: until}, name


async def test_r21_a_rest_outlasts_every_change(
    units: SqlUnits, team: Team, database: Database
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(person(boris, "Иванов"), [contact("Иванов")])
    await calls(units, file, boris, 1)
    async with units() as unit:
        gates = doors(unit, NOW, Policy())
        rest: PutToRest = gates.put_to_rest
        pace = await unit.paces.pace(file.client.id, None, now=NOW, policy=Policy())
        assert pace is not None
        rested = await rest(pace, RoundEnd.DECISION)
    recount = sweep(units)
    await recount()
    await rule(units, anna, PolicyName.GAP_DAYS, 20)
    assert await recount() == 0
    assert await copies(database) == {file.client.id: rested.round.rest_until}


async def test_an_upgraded_base_is_counted_once_and_a_fresh_one_costs_nothing(
    units: SqlUnits, team: Team, database: Database
) -> None:
    _, boris, _ = team
    recount = sweep(units)
    assert await recount() == 0
    async with units() as unit:
        assert await unit.marks.get(DONE) == 0
        file = await unit.clients.add(person(boris, "Иванов", last_touch_at=NOW - DAY), [])
        await unit.touches.add(touch(file.client, boris, at=NOW - DAY))
        await unit.marks.put(DONE, -1)  # no base that was counted has this mark
    assert await sweep(units)() == 1
    assert await copies(database) == {file.client.id: NOW + 2 * DAY}


async def test_when_nothing_changed_a_ring_is_one_statement(
    units: SqlUnits, team: Team, database: Database
) -> None:
    recount = sweep(units)
    await recount()
    await recount()
    start = database.statements
    assert await recount() == 0
    assert database.statements - start == 1
    await rule(units, team[0], PolicyName.HIDE_PHONES, 1)
    start = database.statements
    assert await recount() == 0
    assert database.statements - start == 1


async def _many(units: SqlUnits, manager: Member, count: int) -> list[int]:
    async with units() as unit:
        files = [
            await unit.clients.add(
                person(manager, f"Клиент {number}", last_touch_at=NOW - HOUR), []
            )
            for number in range(count)
        ]
        for file in files:
            await unit.touches.add(touch(file.client, manager, at=NOW - HOUR))
    return [file.client.id for file in files]


async def test_a_large_base_is_counted_in_batches_over_several_rings(
    units: SqlUnits, team: Team, database: Database
) -> None:
    numbers = await _many(units, team[1], 7)
    recount = sweep(units, batch=2, batches=2)
    assert [await recount() for _ in range(3)] == [4, 3, 0]
    assert await copies(database) == dict.fromkeys(numbers, NOW - HOUR + 3 * DAY)
    start = database.statements
    await recount()
    assert database.statements - start == 1


async def test_a_crash_costs_one_batch_and_the_rest_goes_on_from_there(
    units: SqlUnits, team: Team, database: Database
) -> None:
    await _many(units, team[1], 7)
    shifts: Any = Shifts(units, break_at=3)
    broken = Recount(shifts=shifts, clock=Clock(), batch=2)
    with pytest.raises(ConnectionError):
        await broken()
    assert sum(one is not None for one in (await copies(database)).values()) == 4
    assert await sweep(units, batch=2)() == 3
    assert None not in (await copies(database)).values()


async def test_a_change_in_the_middle_begins_the_count_anew(
    units: SqlUnits, team: Team, database: Database
) -> None:
    numbers = await _many(units, team[1], 6)
    recount = sweep(units, batch=2, batches=2)
    assert await recount() == 4
    await rule(units, team[0], PolicyName.GAP_DAYS, 9)
    async with units() as unit:
        assert await unit.marks.get(POSITION) == numbers[3]
    assert [await recount() for _ in range(2)] == [4, 2]
    assert await copies(database) == dict.fromkeys(numbers, NOW - HOUR + 9 * DAY)


async def test_a_batch_reads_its_paces_in_two_statements_and_writes_in_one(
    units: SqlUnits, team: Team, database: Database
) -> None:
    numbers = await _many(units, team[1], 5)
    async with units() as unit:
        start = database.statements
        piece = await unit.recount.piece(after=0, limit=9, now=NOW, policy=Policy())
        assert database.statements - start == 2
        assert [one.client_id for one in piece.paces] == numbers
        assert piece.last == numbers[-1]
        start = database.statements
        await unit.recount.correct(
            [Correction(client_id=one, before=None, after=NOW) for one in numbers]
        )
        assert database.statements - start == 1
        nothing = await unit.recount.piece(after=numbers[-1], limit=9, now=NOW, policy=Policy())
        assert (nothing.paces, nothing.last) == ((), None)


async def test_what_a_touch_wrote_meanwhile_is_not_overwritten(
    units: SqlUnits, team: Team, database: Database
) -> None:
    (number,) = await _many(units, team[1], 1)
    async with units() as unit:
        await unit.recount.correct([Correction(client_id=number, before=NOW, after=NOW + DAY)])
    assert await copies(database) == {number: None}


async def test_r75_a_recount_keeps_nobody_from_taking_a_touch_back(
    units: SqlUnits, team: Team
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        file = await unit.clients.add(person(boris, "Иванов"), [contact("Иванов")])
    await calls(units, file, boris, 0)
    await rule(units, anna, PolicyName.GAP_DAYS, 9)
    assert await sweep(units)() == 1
    async with units() as unit:
        log: SqlChangeLog = unit.changes
        change = await log.last(boris.id, NOW - HOUR)
        assert change is not None
        await log.take_back(change, NOW)
        assert await unit.touches.count_of_client(file.client.id) == 0


@pytest.mark.parametrize("seed", range(6))
async def test_a_recount_says_what_logging_under_the_new_numbers_would_have_said(
    units: SqlUnits, team: Team, database: Database, seed: int
) -> None:
    """Two companies live the same months, one under the numbers that the other gets later."""
    anna, boris, _ = team
    dice = random.Random(seed)  # noqa: S311 — a repeatable life, no secret
    async with units() as unit:
        one, other = [
            await unit.clients.add(company(boris, name), [contact("А"), contact("Б"), contact("В")])
            for name in ("Одна", "Другая")
        ]
    later = Policy(
        gap_days=dice.randint(0, 9),
        contact_touches=dice.randint(1, 6),
        company_touches=dice.randint(1, 9),
        window_days=dice.randint(10, 60),
    )
    ago = sorted((dice.uniform(0, 50) for _ in range(dice.randint(1, 14))), reverse=True)
    for days in ago:
        whom, kind = dice.randrange(3), dice.choice((TouchKind.CALL, TouchKind.MESSAGE))
        for file, policy in ((one, Policy()), (other, later)):
            wish = TouchToLog(
                client_id=file.client.id,
                contact_id=file.contacts[whom].id,
                kind=kind,
                direction=Direction.OUTGOING,
                outcome=Outcome.ASKED_INFO,
            )
            async with units() as unit:
                at = NOW - timedelta(days=days)
                await doors(unit, at, policy).log_touch(boris, wish)
    for name in ("window_days", "gap_days", "contact_touches", "company_touches"):
        await rule(units, anna, PolicyName(name), later.value(PolicyName(name)))
    await sweep(units)()
    told = await copies(database)
    ahead = [at if at is not None and at > NOW else None for at in told.values()]
    assert ahead[0] == ahead[1]
