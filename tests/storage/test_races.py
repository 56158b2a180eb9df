"""On PostgreSQL units run side by side: who comes second finds out and is worked on again."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from domain.add_contact import AddContact, ContactAdded, ContactToAdd
from domain.calendar import calendar_of
from domain.clients import Client, ClientFile
from domain.clock import StillClock
from domain.doors import OpenDoors
from domain.errors import AlreadyDoneError, TakenError
from domain.log_touch import TouchLogged, TouchToLog
from domain.pace import Pace
from domain.policy import Policy
from domain.reminders import Reminder, ReminderKind
from domain.resting import Rested, Woken
from domain.rounds import Round, RoundEnd, Waking
from domain.team import Member
from domain.touches import Outcome
from storage.transaction import TransientError
from storage.unit import SqlUnit, SqlUnits
from tests.storage.people import DAY, HOUR, NOW, company, contact, person, phone, reminder

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("database_url", ["postgres"], indirect=True),
]
Team = tuple[Member, Member, Member]
Done = TypeVar("Done")
Work = Callable[[SqlUnit], Awaitable[Done]]
POLICY = Policy()
PHONE = "+79161234567"


class Beside:
    """A book whose first answer to one question waits until another unit has its answer too."""

    def __init__(self, book: object, question: str, both: "asyncio.Barrier | Meanwhile") -> None:
        self._book = book
        self._question = question
        self._both = both

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._book, name)
        if name != self._question:
            return found

        async def asked(*about: Any, **more: Any) -> Any:
            answer = await found(*about, **more)
            self._question = ""
            await self._both.wait()
            return answer

        return asked


class Meanwhile:
    """Another unit, which begins and ends while somebody waits."""

    def __init__(self, units: SqlUnits, work: Work[Any]) -> None:
        self._units = units
        self._work = work

    async def wait(self) -> None:
        async with self._units() as unit:
            await self._work(unit)


async def race(
    units: SqlUnits, book: str, question: str, *works: Work[Done]
) -> tuple[Done, Work[Done]]:
    """Run two works so that neither reads what the other wrote; return what the first one did.

    The other one must have been stopped, and is returned to be tried again.
    """
    both = asyncio.Barrier(len(works))

    async def run(work: Work[Done]) -> Done:
        async with units() as unit:
            vars(unit)[book] = Beside(getattr(unit, book), question, both)
            return await work(unit)

    ends = await asyncio.gather(*map(run, works), return_exceptions=True)
    (stopped,) = [n for n, end in enumerate(ends) if isinstance(end, BaseException)]
    assert isinstance(ends[stopped], TransientError)
    (won,) = [end for end in ends if not isinstance(end, BaseException)]
    return won, works[stopped]


async def again(units: SqlUnits, work: Work[Done]) -> Done:
    async with units(alone=True) as unit:
        return await work(unit)


def doors(unit: SqlUnit) -> OpenDoors:
    return OpenDoors(unit=unit, clock=StillClock(NOW), calendar=calendar_of("RU"), policy=POLICY)


async def pace_of(unit: SqlUnit, client: Client) -> Pace:
    found = await unit.paces.pace(client.id, None, now=NOW, policy=POLICY)
    assert found is not None
    return found


@pytest.fixture
async def file(units: SqlUnits, team: Team) -> ClientFile:
    _, boris, _ = team
    async with units() as unit:
        return await unit.clients.add(
            person(boris, "Петров Иван"), [contact("Петров", "Иван", phone(PHONE))]
        )


async def with_round(units: SqlUnits, client: Client, **facts: Any) -> None:
    async with units() as unit:
        await unit.rounds.add(Round(client_id=client.id, **facts))


async def open_now(units: SqlUnits, client: Client) -> list[Reminder]:
    async with units() as unit:
        return list(await unit.reminders.open_of_client(client.id))


async def round_of(units: SqlUnits, client: Client) -> Round:
    async with units() as unit:
        found = await unit.rounds.current(client.id)
    assert found is not None
    return found


@pytest.mark.parametrize("known", [True, False])
async def test_r21_a_client_is_put_to_rest_once(
    units: SqlUnits, team: Team, file: ClientFile, *, known: bool
) -> None:
    _, boris, _ = team
    if known:
        await with_round(units, file.client, began_at=NOW - DAY, silent=2)
        async with units() as unit:
            await unit.reminders.add(reminder(boris, file.client))

    async def rest(unit: SqlUnit) -> Rested:
        pace = await pace_of(unit, file.client)
        return await doors(unit).put_to_rest(pace, RoundEnd.DECISION)

    rested, stopped = await race(units, "paces", "pace", rest, rest)
    with pytest.raises(AlreadyDoneError):
        await again(units, stopped)
    (back,) = await open_now(units, file.client)
    assert (back.kind, back.due_at) == (ReminderKind.RECONTACT, rested.round.rest_until)
    assert await round_of(units, file.client) == rested.round


@pytest.mark.parametrize("silent", [None, 0, 3])
async def test_r20_of_two_touches_at_once_both_count(
    units: SqlUnits, team: Team, file: ClientFile, silent: int | None
) -> None:
    anna, boris, _ = team
    if silent is not None:
        await with_round(units, file.client, silent=silent)

    def touch(member: Member) -> Work[TouchLogged]:
        wish = TouchToLog(client_id=file.client.id, outcome=Outcome.NO_ANSWER)
        return lambda unit: doors(unit).log_touch(member, wish)

    _, stopped = await race(units, "paces", "pace", touch(boris), touch(anna))
    logged = await again(units, stopped)
    assert logged.warning is not None  # it came right after the other one (R7)
    one = await round_of(units, file.client)
    assert (one.number, one.silent, one.began_at) == (1, (silent or 0) + 2, NOW)
    async with units() as unit:
        assert await unit.touches.count_of_client(file.client.id) == 2


async def test_r20_the_sixth_touch_is_the_sixth_although_the_fifth_came_at_once(
    units: SqlUnits, team: Team, file: ClientFile
) -> None:
    anna, boris, _ = team
    await with_round(units, file.client, began_at=NOW - DAY, silent=POLICY.round_touches - 2)

    def touch(member: Member) -> Work[TouchLogged]:
        wish = TouchToLog(client_id=file.client.id, outcome=Outcome.BUSY)
        return lambda unit: doors(unit).log_touch(member, wish)

    fifth, stopped = await race(units, "paces", "pace", touch(boris), touch(anna))
    sixth = await again(units, stopped)
    assert fifth.rested is None
    assert sixth.rested is not None
    assert sixth.rested.round.ended_why is RoundEnd.TOUCHES
    assert [one.kind for one in await open_now(units, file.client)] == [ReminderKind.RECONTACT]


async def test_r8_a_reminder_is_answered_by_one_touch(
    units: SqlUnits, team: Team, file: ClientFile
) -> None:
    anna, boris, _ = team
    async with units() as unit:
        due = await unit.reminders.add(reminder(boris, file.client, due_at=NOW + HOUR))

    def touch(member: Member) -> Work[TouchLogged]:
        wish = TouchToLog(client_id=file.client.id, reminder_id=due.id)
        return lambda unit: doors(unit).log_touch(member, wish)

    won, stopped = await race(units, "paces", "pace", touch(boris), touch(anna))
    assert [one.id for one in won.closed] == [due.id]
    with pytest.raises(AlreadyDoneError):
        await again(units, stopped)


async def test_r24_a_client_wakes_once(units: SqlUnits, file: ClientFile) -> None:
    async with units() as unit:
        await doors(unit).put_to_rest(await pace_of(unit, file.client), RoundEnd.REFUSED)

    async def wake(unit: SqlUnit) -> Woken:
        return await doors(unit).wake_up(await pace_of(unit, file.client), Waking.INCOMING)

    woken, stopped = await race(units, "paces", "pace", wake, wake)
    with pytest.raises(AlreadyDoneError):
        await again(units, stopped)
    assert await round_of(units, file.client) == woken.round
    assert woken.round.number == 2
    assert await open_now(units, file.client) == []


@pytest.mark.parametrize("rests_first", [True, False])
async def test_r21_a_touch_beside_a_rest_leaves_the_rest_whole(
    units: SqlUnits, team: Team, file: ClientFile, *, rests_first: bool
) -> None:
    _, boris, _ = team
    await with_round(units, file.client, began_at=NOW - DAY, silent=1)

    async def rest(unit: SqlUnit) -> Any:
        return await doors(unit).put_to_rest(await pace_of(unit, file.client), RoundEnd.DECISION)

    async def touch(unit: SqlUnit) -> Any:
        wish = TouchToLog(client_id=file.client.id, outcome=Outcome.NO_ANSWER)
        return await doors(unit).log_touch(boris, wish)

    async def late(work: Work[Any], meanwhile: Work[Any]) -> None:
        async with units() as unit:
            paces = Beside(unit.paces, "pace", Meanwhile(units, meanwhile))
            vars(unit)["paces"] = paces
            await work(unit)

    first, second = (rest, touch) if rests_first else (touch, rest)
    with pytest.raises(TransientError):
        await late(second, first)
    await again(units, second)
    one = await round_of(units, file.client)
    assert (one.resting, one.silent) == (True, 1 if rests_first else 2)
    async with units() as unit:
        kept = await unit.clients.open(boris.scope, file.client.id)
        assert await unit.touches.count_of_client(file.client.id) == 1
    assert kept is not None
    assert kept.client.allowed_from == one.rest_until


# -- the same phone at the same instant (R3) --------------------------------------------------


def adding(member: Member, **facts: Any) -> Work[ContactAdded]:
    wish = ContactToAdd(surname="Ким", name="Анна", **facts)

    def add(unit: SqlUnit) -> Awaitable[ContactAdded]:
        door = AddContact(clients=unit.clients, changes=unit.changes, clock=StillClock(NOW))
        return door(member, wish)

    return add


@pytest.mark.parametrize(
    "facts", [{"phones": (PHONE,)}, {"phones": ("+79160000000",), "emails": ("a@b.example",)}]
)
async def test_r3_who_adds_a_colleague_s_client_at_the_same_instant_is_told(
    units: SqlUnits, team: Team, facts: dict[str, tuple[str, ...]]
) -> None:
    _, boris, vera = team
    works = (adding(boris, **facts), adding(vera, **facts))
    _, stopped = await race(units, "clients", "holders", *works)
    with pytest.raises(TakenError):
        await again(units, stopped)


async def test_r3_who_adds_their_client_twice_at_the_same_instant_has_one_card(
    units: SqlUnits, team: Team
) -> None:
    _, boris, _ = team
    once, twice = adding(boris, phones=(PHONE,)), adding(boris, phones=(PHONE,))
    added, stopped = await race(units, "clients", "holders", once, twice)
    second = await again(units, stopped)
    assert (added.existed, second.existed) == (False, True)
    assert second.file == added.file


async def test_r3_two_cards_are_not_given_one_inn(units: SqlUnits, team: Team) -> None:
    _, boris, vera = team
    async with units() as unit:
        files = [
            await unit.clients.add(company(who, name), ())
            for who, name in ((boris, "Ромашка"), (vera, "Лютик"))
        ]

    def give(client: Client) -> Work[bool]:
        async def work(unit: SqlUnit) -> bool:
            if await unit.clients.holders([("inn", "7707083893")]):
                return False
            await unit.clients.save_client(client, replace(client, inn="7707083893"))
            return True

        return work

    works = [give(file.client) for file in files]
    given, stopped = await race(units, "clients", "holders", *works)
    assert (given, await again(units, stopped)) == (True, False)
