"""Who came to the demo magnets: from the link as far as each of them went, and who was called."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import TypeAlias

from domain.calendar import WorkCalendar
from domain.clock import StillClock
from domain.customers.consents import Purpose
from domain.customers.doors import CustomerDoors, Vault
from domain.customers.duty import next_on_duty
from domain.customers.fill_form import FRIEND, Answer, Filled, Visitor
from domain.customers.take_lead import LeadTaken
from domain.deals import StageKind
from domain.log_touch import TouchToLog
from domain.policy import Policy
from domain.touches import Direction, Outcome, TouchKind
from domain.unit import Unit
from domain.work_deals import OpenDeal
from sandbox.demo.magnets import CHECKLIST, DISCOUNT, EXHIBITION, MAIN, PARTNER, SITE
from sandbox.demo.numbers import demo_phone

Units: TypeAlias = Callable[[], AbstractAsyncContextManager[Unit]]

_TELEGRAM = 900_000
_PHONES = 5000
"""Numbers that no client and no person of the box has."""
_STEP = timedelta(seconds=40)


class Far(IntEnum):
    """How far a person went."""

    OPENED = 0
    AGREED = 1
    PHONE = 2
    NAME = 3
    DONE = 4
    CALLED = 5
    WON = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One person: when (``ago``), by which link, how far.

    ``friend`` is the name of who sent them; ``note`` what they said on the phone.
    """

    ago: timedelta
    magnet: str
    far: Far
    source: str = MAIN
    name: str = ""
    city: str = ""
    note: str = ""
    friend: str = ""


def _days(days: int, hours: int = 0) -> timedelta:
    return timedelta(days=days, hours=hours)


def _passers(magnet: str, *ways: tuple[str, int, Far]) -> list[Visit]:
    """Return people who left on the way: source, days ago, how far."""
    return [
        Visit(ago=_days(days, number % 5), magnet=magnet, source=source, far=far)
        for number, (source, days, far) in enumerate(ways)
    ]


VISITS = (
    *_passers(
        CHECKLIST,
        (EXHIBITION, 30, Far.OPENED),
        (EXHIBITION, 30, Far.OPENED),
        (EXHIBITION, 24, Far.AGREED),
        (EXHIBITION, 24, Far.NAME),
        (EXHIBITION, 29, Far.OPENED),
        (SITE, 26, Far.OPENED),
        (SITE, 22, Far.PHONE),
        (SITE, 18, Far.OPENED),
        (SITE, 15, Far.AGREED),
        (PARTNER, 12, Far.OPENED),
        (PARTNER, 8, Far.OPENED),
        (MAIN, 3, Far.NAME),
    ),
    *_passers(
        DISCOUNT,
        (SITE, 17, Far.OPENED),
        (SITE, 11, Far.AGREED),
        (PARTNER, 6, Far.OPENED),
        (MAIN, 2, Far.OPENED),
    ),
    Visit(
        ago=_days(30, 2), magnet=CHECKLIST, source=EXHIBITION, far=Far.WON,
        name="Захар Пробников", city="Тула", note="Выбирает токарный, нужен до конца месяца",
    ),
    Visit(
        ago=_days(16, 3), magnet=CHECKLIST, source=SITE, far=Far.CALLED,
        name="Лидия Образова", city="Находка", note="Сравнивает три станка, просит расчёт",
    ),
    Visit(
        ago=_days(13), magnet=DISCOUNT, source=PARTNER, far=Far.CALLED,
        name="Фаина Придуманова", note="Закажет, когда согласуют бюджет",
    ),
    Visit(
        ago=_days(9), magnet=DISCOUNT, far=Far.CALLED, friend="Фаина Придуманова",
        name="Яков Примеров", note="Пришёл по совету, берёт пробную партию",
    ),
    Visit(
        ago=timedelta(minutes=7), magnet=CHECKLIST, source=EXHIBITION, far=Far.DONE,
        name="Матвей Понарошкин", city="Москва",
    ),
)  # fmt: skip
"""Two of the checklist were called, one of them bought; the last waits for the call now."""


@dataclass(slots=True, kw_only=True)
class VisitTeller:
    """Lets the visits happen, each in one unit of work, before ``now``."""

    units: Units
    calendar: WorkCalendar
    country: str
    timezone: str
    vault: Vault
    now: datetime
    _codes: dict[str, str] = field(default_factory=dict)
    """The codes of the links of friends, by the name of who sends them."""

    async def tell(self) -> None:
        """Tell all visits, oldest first."""
        for number, visit in enumerate(sorted(VISITS, key=lambda one: one.ago, reverse=True)):
            async with self.units() as unit:
                await _Walk(self, unit, visit, number).go()

    def remember(self, name: str, code: str) -> None:
        """Note the code of a person's own link."""
        self._codes[name] = code

    def code_of(self, name: str) -> str:
        """Return that code."""
        return f"{FRIEND}{self._codes[name]}"


@dataclass(frozen=True, slots=True)
class _Walk:
    """One visit as it happens."""

    teller: VisitTeller
    unit: Unit
    visit: Visit
    number: int

    async def go(self) -> None:
        visit, at = self.visit, self.teller.now - self.visit.ago
        person = Visitor(telegram_id=_TELEGRAM + self.number, profile_name=visit.name, locale="ru")
        code = await self._code()
        opened = await self._doors(at).open_link(person, code)
        if visit.far < Far.AGREED:
            return
        offer = opened.offer
        seen = frozenset({offer.texts[Purpose.PERSONAL_DATA].id})
        agree = self._doors(at + _STEP).agree
        filled = await agree(person, offer.link.id, seen=seen, friend=opened.friend)
        for answer in self._answers():
            at += _STEP
            filled = await self._doors(at + _STEP).answer(filled.going.customer, answer)
        if filled.finished is not None:
            await self._finished(filled, at + 2 * _STEP)

    async def _code(self) -> str:
        visit = self.visit
        if visit.friend:
            return self.teller.code_of(visit.friend)
        magnets = await self.unit.magnets.magnets()
        magnet = next(one for one in magnets if one.title == visit.magnet)
        links = await self.unit.magnets.links(magnet.id)
        return next(one.code for one in links if one.name == visit.source)

    def _answers(self) -> list[Answer]:
        """Return phone, name, city, as far as the person went."""
        visit = self.visit
        phone = Answer(own_phone=demo_phone(_PHONES + self.number))
        name = Answer(text=visit.name or "Прохор Мимоходов")
        city = [Answer(text=visit.city)] if visit.city else []
        return [phone, name, *city][: max(0, visit.far - Far.AGREED)]

    async def _finished(self, filled: Filled, at: datetime) -> None:
        await self.unit.forms.gift_arrived(filled.going.form.id, at)
        customer = filled.going.customer
        board = await self._doors(at).show_friend(customer)
        self.teller.remember(self.visit.name, board.links[0][1].code)
        lead = filled.finished.lead if filled.finished else None
        if lead is not None and self.visit.far >= Far.CALLED:
            await self._called(lead, at)

    async def _called(self, taken: LeadTaken, at: datetime) -> None:
        """Let the manager call at their next working minute, and sell to who buys."""
        lead, manager = taken.lead.lead, taken.manager
        soon = next_on_duty(manager, at + timedelta(minutes=6), self.teller.calendar)
        called = min(soon, self.teller.now - timedelta(hours=1))
        await self._doors(called).doors.log_touch(
            manager,
            TouchToLog(
                client_id=lead.client_id,
                contact_id=lead.contact_id,
                kind=TouchKind.CALL,
                direction=Direction.OUTGOING,
                outcome=Outcome.REACHED,
                note=self.visit.note,
                duration=240,
            ),
        )
        if self.visit.far is Far.WON:
            await self._sold(taken, called)

    async def _sold(self, taken: LeadTaken, called: datetime) -> None:
        unit, manager = self.unit, taken.manager
        opening = OpenDeal(
            clients=unit.clients,
            deals=unit.deals,
            changes=unit.changes,
            clock=StillClock(called + timedelta(minutes=20)),
        )
        opened = await opening(
            manager,
            client_id=taken.lead.lead.client_id,
            amount=100 * 840_000,
            title="Токарный станок с пусконаладкой",
        )
        stages = (await unit.deals.pipelines())[0].stages
        won = next(one for one in stages if one.kind is StageKind.WON)
        doors = self._doors(called + timedelta(days=9)).doors
        await doors.move_deal(manager, opened.deal.id, won.id)

    def _doors(self, at: datetime) -> CustomerDoors:
        teller = self.teller
        return CustomerDoors(
            unit=self.unit,
            clock=StillClock(at),
            calendar=teller.calendar,
            policy=Policy(),
            country=teller.country,
            timezone=teller.timezone,
            vault=teller.vault,
        )
