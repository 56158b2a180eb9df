"""The story behind the demo base: half a year of calls, deals and promises.

It is told again through the same use cases that people work with.
"""

import random
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TypeAlias

from domain.add_contact import AddContact, ContactToAdd
from domain.calendar import WorkCalendar
from domain.clients import ClientFile
from domain.clock import StillClock
from domain.deals import LostReason, StageKind
from domain.doors import OpenDoors
from domain.language.positions import find_position
from domain.log_touch import TouchToLog
from domain.manage_team import ChangePreferences, Newcomer, Preferences, enrol
from domain.planning import ReminderToPlan, read_pace
from domain.policy import Policy
from domain.reminders import ReminderKind
from domain.resting import active
from domain.rounds import limit_reached
from domain.team import Member
from domain.touches import Direction, Outcome, TouchKind
from domain.unit import Unit
from domain.work_deals import OpenDeal
from sandbox.demo.cast import TEAM
from sandbox.demo.companies import DemoClient, demo_clients
from sandbox.demo.numbers import demo_inn, demo_phone

Units: TypeAlias = Callable[[], AbstractAsyncContextManager[Unit]]

_TALKS = (
    (Outcome.REACHED, "Поговорили, интересуется, просил не торопить"),
    (Outcome.ASKED_INFO, "Просит прайс и сроки поставки"),
    (Outcome.AGREED, "Договорились о встрече на объекте"),
    (Outcome.NO_ANSWER, "Не берёт трубку"),
    (Outcome.BUSY, "Занято, перезвонить позже"),
    (Outcome.CALL_BACK, "На совещании, просил перезвонить"),
)
_DEALS = (
    "Поставка на объект",
    "Монтаж под ключ",
    "Годовой договор",
    "Пробная партия",
    "Второй корпус",
)
_TASKS = (
    "уточнить решение по смете",
    "согласовать дату доставки",
    "узнать, дошло ли предложение",
    "поздравить с открытием объекта",
)
_SILENT = 7
"""Every seventh client has not been called for weeks."""
_WITH_DEALS = 26
_RETURNING = (11, 36)
"""Clients who refused months ago and come back in the next weeks."""
_MONTHS_AGO = timedelta(days=140)
_EVERYBODY = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Storyteller:
    """Fills an empty base. Same ``now`` and ``seed``, same story."""

    units: Units
    calendar: WorkCalendar
    now: datetime
    seed: int = 7

    async def tell(self) -> None:
        """Enrol the team and tell the story of every client, each in one unit of work."""
        dice = random.Random(self.seed)
        members = await self._enrol()
        for index, demo in enumerate(demo_clients()):
            member = members[demo.manager.telegram_id]
            async with self.units() as unit:
                await _Chapter(self, unit, member, demo, index, dice).tell()
        await self._rest()

    async def _rest(self) -> None:
        """Put those to rest whose limit was reached by mere time: nobody is told of the past."""
        async with self.units() as unit:
            doors = OpenDoors(
                unit=unit, clock=StillClock(self.now), calendar=self.calendar, policy=Policy()
            )
            for client_id in await unit.rounds.limited(self.now, doors.policy, _EVERYBODY):
                pace = await read_pace(
                    unit.paces, client_id, None, now=self.now, policy=doors.policy
                )
                why = limit_reached(active(pace), self.now, doors.policy)
                if why is not None:
                    await doors.put_to_rest(pace, why)

    async def _enrol(self) -> dict[int, Member]:
        members = {}
        async with self.units() as unit:
            for actor in TEAM:
                newcomer = Newcomer(
                    telegram_id=actor.telegram_id,
                    name=actor.name,
                    locale="ru",
                    timezone=actor.timezone,
                )
                if actor.role is None:
                    continue
                member = await enrol(
                    unit.team, self.calendar, newcomer, actor.role, now=self.now, known=None
                )
                change = ChangePreferences(
                    team=unit.team, clock=StillClock(self.now), calendar=self.calendar
                )
                members[actor.telegram_id] = await change(member, Preferences(cities=actor.cities))
        return members


@dataclass(frozen=True, slots=True)
class _Chapter:
    """One client's part of the story."""

    teller: Storyteller
    unit: Unit
    member: Member
    demo: DemoClient
    index: int
    dice: random.Random

    async def tell(self) -> None:
        calls = self._calls()
        file = await self._meet(calls[0] - timedelta(days=2))
        for at in calls:
            outcome, note = self.dice.choice(_TALKS)
            if self.index in _RETURNING and at == calls[-1]:
                outcome, note = Outcome.REFUSED, "Бюджет на этот год закрыт"
            await self._log(file, at, outcome, note)
        if self.index < _WITH_DEALS and self.index not in _RETURNING:
            await self._deal(file, calls[0], calls[-1])
        await self._promise(file)

    def _calls(self) -> list[datetime]:
        """Return when the manager called: every one to three weeks, the last time lately."""
        silent = self.index % _SILENT == _SILENT - 1
        at = self.teller.now - timedelta(days=self.dice.randint(40, 60) if silent else 0)
        if self.index in _RETURNING:
            at -= _MONTHS_AGO
        calls: list[datetime] = []
        for _ in range(self.dice.randint(2, 6)):
            at -= timedelta(days=self.dice.randint(2, 6) if not calls else self.dice.randint(6, 20))
            calls.append(self._working(at))
        return sorted(calls)

    async def _meet(self, at: datetime) -> ClientFile:
        add = AddContact(clients=self.unit.clients, changes=self.unit.changes, clock=StillClock(at))
        file: ClientFile | None = None
        for step, person in enumerate(self.demo.people):
            number = self.index * 3 + step
            known = find_position(person.position)
            wish = ContactToAdd(
                surname=person.surname,
                name=person.name,
                patronymic=person.patronymic,
                position=known.value.code if known else "",
                company=self.demo.company,
                inn=demo_inn(self.index) if self.demo.company and self.index % 4 else "",
                phones=(demo_phone(number),),
                emails=(f"demo{number}@example.com",) if number % 2 else (),
                city=self.demo.city,
                tags=("выставка",) if self.index % 5 == 0 else (),
                source="демо",
                client_id=file.client.id if file else None,
            )
            file = (await add(self.member, wish)).file
        if file is None:
            raise ValueError("A demo client needs at least one person.")
        if self.demo.company and self.index % 3:
            after = replace(file.client, trade=self.demo.trade, headcount=20 + 15 * self.index)
            await self.unit.clients.save_client(file.client, after)
            file = replace(file, client=after)
        return file

    async def _log(self, file: ClientFile, at: datetime, outcome: Outcome, note: str) -> None:
        incoming = self.dice.random() < 0.2  # noqa: PLR2004 — every fifth touch is theirs
        await self._doors(at).log_touch(
            self.member,
            TouchToLog(
                client_id=file.client.id,
                contact_id=self.dice.choice(file.contacts).id,
                kind=self.dice.choice((TouchKind.CALL, TouchKind.CALL, TouchKind.MEETING)),
                direction=Direction.INCOMING if incoming else Direction.OUTGOING,
                outcome=outcome,
                note=note,
                duration=60 * self.dice.randint(1, 12),
            ),
        )

    async def _deal(self, file: ClientFile, begun: datetime, last: datetime) -> None:
        """Bring a deal to the stage whose turn it is, so that every stage has some."""
        opened_at = begun + timedelta(minutes=20)
        title = _DEALS[self.index % len(_DEALS)]
        opening = OpenDeal(
            clients=self.unit.clients,
            deals=self.unit.deals,
            changes=self.unit.changes,
            clock=StillClock(opened_at),
        )
        amount = 100 * 1000 * self.dice.randint(40, 1800)
        opened = await opening(self.member, client_id=file.client.id, amount=amount, title=title)
        stages = (await self.unit.deals.pipelines())[0].stages
        goal = stages[self.index % len(stages)]
        if goal.id == opened.stage.id:
            return
        lost = goal.kind is StageKind.LOST
        await self._doors(last).move_deal(
            self.member,
            opened.deal.id,
            goal.id,
            reason=LostReason.PRICE if lost else None,
        )

    async def _promise(self, file: ClientFile) -> None:
        """Leave every third client with something to do: late, today or soon."""
        if self.index % 3 or self.index in _RETURNING:
            return
        now = self.teller.now
        due = now + timedelta(days=self.index % 5 - 1, minutes=30 + 25 * (self.index % 7))
        planned_at = min(now, due) - timedelta(days=5)
        soon = due < now + timedelta(hours=12)  # agreed on, so that no weekend moves it (R14)
        await self._doors(planned_at).plan_reminder(
            ReminderToPlan(
                member_id=self.member.id,
                by=self.member,
                client_id=file.client.id,
                contact_id=file.contacts[0].id,
                kind=ReminderKind.AGREED if soon else ReminderKind.FOLLOW_UP,
                text=_TASKS[self.index % len(_TASKS)],
                due_at=due.replace(second=0, microsecond=0),
            )
        )

    def _doors(self, at: datetime) -> OpenDoors:
        return OpenDoors(
            unit=self.unit,
            clock=StillClock(at),
            calendar=self.teller.calendar,
            policy=Policy(),
        )

    def _working(self, at: datetime) -> datetime:
        """Return a moment of the first working day from ``at``, in the manager's hours."""
        local = at.astimezone(self.member.zone)
        hour = time(self.dice.randint(9, 17), self.dice.choice((0, 10, 25, 40)))
        return self.teller.calendar.moment(local.date(), hour, self.member.zone).astimezone(
            at.tzinfo
        )
