"""Whatever one unit did to the books, taking it back leaves the base as it was (R75)."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.cadence_exceptions import CadenceException, ExceptionKind
from domain.clients import Client, ClientFile, Contact, Point
from domain.deals import Deal
from domain.policy import Policy
from domain.reminders import Reminder, ReminderState
from domain.rounds import Round, RoundEnd
from domain.team import Member
from storage.database import Database
from storage.unit import SqlUnit, SqlUnits
from tests.storage.dump import dump
from tests.storage.people import (
    ANNA,
    BORIS,
    NOW,
    company,
    contact,
    deal,
    move,
    phone,
    reminder,
    touch,
)

T = TypeVar("T")
_PHONES = count(79160000000)


@dataclass(slots=True)
class World:
    """What the unit has seen so far: as a use case would hold it."""

    unit: SqlUnit
    anna: Member
    boris: Member
    files: list[ClientFile] = field(default_factory=list)
    reminders: list[Reminder] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)


Step = Callable[[World, int, str], Awaitable[None]]


def some_phone() -> Point:
    return phone(f"+{next(_PHONES)}")


async def add_client(world: World, number: int, word: str) -> None:
    people = [contact(word, "Имя", some_phone()) for _ in range(number % 3)]
    new = company(world.boris, word, tags=(word, "т"), points=(some_phone(),))
    world.files.append(await world.unit.clients.add(new, people))


async def add_contact(world: World, number: int, word: str) -> None:
    file = pick(world.files, number)
    added = await world.unit.clients.add_contact(file.client, contact(word, "", some_phone()))
    put(world.files, number, replace(file, contacts=(*file.contacts, added)))


async def edit_client(world: World, number: int, word: str) -> None:
    file = pick(world.files, number)
    after = replace(
        file.client, name=word, city=word, tags=(word,) if number % 2 else (), notes="н" * number
    )
    await save_client(world, number, after)


async def drop_points(world: World, number: int, _: str) -> None:
    await save_client(world, number, replace(pick(world.files, number).client, points=()))


async def save_client(world: World, number: int, after: Client) -> None:
    file = pick(world.files, number)
    await world.unit.clients.save_client(file.client, after)
    put(world.files, number, replace(file, client=after))


async def edit_contact(world: World, number: int, word: str) -> None:
    file = pick(world.files, number)
    if not file.contacts:
        return
    before, *others = file.contacts
    points = before.points[1:] if number % 2 else before.points
    after: Contact = replace(before, surname=word, points=points)
    await world.unit.clients.save_contact(file.client, before, after)
    put(world.files, number, replace(file, contacts=(after, *others)))


async def change_phone(world: World, number: int, _: str) -> None:
    file = pick(world.files, number)
    for before in file.contacts:
        changed = tuple(replace(one, value=some_phone().value) for one in before.points if one.id)
        after = replace(before, points=changed)
        await world.unit.clients.save_contact(file.client, before, after)
        people = tuple(after if one is before else one for one in file.contacts)
        file = replace(file, contacts=people)
    put(world.files, number, file)


async def log_touch(world: World, number: int, word: str) -> None:
    client = pick(world.files, number).client
    call = await world.unit.touches.add(touch(client, world.boris, note=word))
    await world.unit.clients.touched(
        client, NOW.replace(second=number), effective=bool(number % 2), allowed_from=NOW
    )
    about = reminder(world.boris, client, touch_id=call.id)
    world.reminders.append(await world.unit.reminders.add(about))


async def go_to_rest(world: World, number: int, word: str) -> None:
    client = pick(world.files, number).client
    before = await world.unit.rounds.current(client.id)
    if before is None:
        before = await world.unit.rounds.add(Round(client_id=client.id, silent=number))
    await world.unit.rounds.save(
        before, replace(before, ended_at=NOW, ended_why=RoundEnd.DECISION, words=word)
    )
    pace = await world.unit.paces.pace(client.id, None, now=NOW, policy=Policy())
    if pace is not None:
        await world.unit.paces.allow_from(pace, NOW.replace(minute=number))
    await world.unit.exceptions.add(
        CadenceException(
            member_id=world.boris.id,
            client_id=client.id,
            at=NOW,
            kind=ExceptionKind.PHONE,
            reason=word,
        )
    )


async def tick_reminder(world: World, number: int, _: str) -> None:
    if world.reminders:
        before = pick(world.reminders, number)
        after = replace(before, state=ReminderState.DONE, rings_at=None, closed_at=NOW)
        await world.unit.reminders.save(before, after)
        put(world.reminders, number, after)


async def open_deal(world: World, number: int, word: str) -> None:
    stage = (await world.unit.deals.pipelines())[0].first()
    new = deal(pick(world.files, number).client, stage.id, number, title=word)
    world.deals.append(await world.unit.deals.add(new, move(0, world.boris, stage.id)))


async def move_deal(world: World, number: int, word: str) -> None:
    if world.deals:
        stages = (await world.unit.deals.pipelines())[0].stages
        before = pick(world.deals, number)
        after = replace(before, stage_id=stages[number % len(stages)].id, title=word)
        step = move(before.id, world.boris, after.stage_id, come_from=before.stage_id)
        await world.unit.deals.save(before, after, step)
        put(world.deals, number, after)


async def reassign(world: World, number: int, _: str) -> None:
    file = pick(world.files, number)
    giver = file.client.manager_id
    taker = world.boris.id if giver == world.anna.id else world.anna.id
    await world.unit.clients.reassign(file.client, taker)
    put(world.files, number, replace(file, client=replace(file.client, manager_id=taker)))
    # The open reminders and the deals went along; who holds them reads them anew.
    world.reminders.clear()
    world.deals.clear()


async def edit_stages(world: World, number: int, word: str) -> None:
    pipeline = (await world.unit.deals.pipelines())[0]
    stages = list(pipeline.stages)
    stages[number % 6] = replace(stages[number % 6], name=word, probability=number)
    stages.insert(0, replace(stages[0], id=0, code="", name=word))
    await world.unit.deals.save_stages(replace(pipeline, stages=tuple(stages)))


async def change_member(world: World, number: int, word: str) -> None:
    await world.unit.team.save(replace(world.boris, name=word, quiet_days=frozenset({number % 7})))


STEPS: tuple[Step, ...] = (
    add_client,
    add_contact,
    edit_client,
    drop_points,
    edit_contact,
    change_phone,
    log_touch,
    go_to_rest,
    tick_reminder,
    open_deal,
    move_deal,
    reassign,
    edit_stages,
    change_member,
)


def pick(things: list[T], number: int) -> T:
    return things[number % len(things)]


def put(things: list[T], number: int, thing: T) -> None:
    things[number % len(things)] = thing


async def check(url: str, steps: list[tuple[int, int, str]]) -> None:
    database = Database(url)
    await database.open()
    units = SqlUnits(database)
    async with units() as unit:
        anna, boris = await unit.team.add(ANNA), await unit.team.add(BORIS)
        people = [contact("Иванов", "Пётр", some_phone(), some_phone()), contact("Второй")]
        mine = await unit.clients.add(company(boris, tags=("юг",), points=(some_phone(),)), people)
        other = await unit.clients.add(company(anna, "Другая"), ())
        task = await unit.reminders.add(reminder(boris, mine.client))
    before = await dump(units)
    async with units() as unit:
        unit.changes.name("change", member_id=boris.id, at=NOW)
        world = World(unit=unit, anna=anna, boris=boris, files=[mine, other], reminders=[task])
        for step, number, word in steps:
            await STEPS[step](world, number, word)
    async with units() as unit:
        if (change := await unit.changes.last(boris.id, NOW)) is not None:
            await unit.changes.take_back(change, NOW)
    assert await dump(units) == before
    await database.close()


STEP = st.tuples(
    st.integers(0, len(STEPS) - 1),
    st.integers(0, 9),
    st.sampled_from(["Ёлкин", "Ромашка", "Ким", "a b"]),
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEP, max_size=14))
def test_r75_any_unit_is_taken_back_exactly(
    sqlite_template: Path, tmp_path: Path, steps: list[tuple[int, int, str]]
) -> None:
    path = tmp_path / "base.db"
    for leftover in tmp_path.glob("base.db*"):
        leftover.unlink()
    shutil.copyfile(sqlite_template, path)
    asyncio.run(check(f"sqlite+aiosqlite:///{path}", steps))
