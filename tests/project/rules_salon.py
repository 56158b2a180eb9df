"""The whole bot for the examples about customers: a team, a magnet, people who come by its link.

What they do, they do on their phones; what came of it is read from the base and from the chats.
"""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr
from sqlalchemy import select

from bot.app import App
from bot.settings import Settings
from bot.wiring import build
from domain.calendar import calendar_of
from domain.customers.forms import Going
from domain.customers.leads import Lead
from domain.customers.magnets import Ask, Gift, Handing, Question
from domain.manage_team import Newcomer, enrol
from domain.team import Role, Scope
from sandbox.actors import Actor
from sandbox.clock import SandboxClock, StandingClock
from sandbox.driver import Telegram
from storage.tables.leads import leads
from storage.tables.metadata import metadata
from storage.unit import SqlUnits
from tests.day.conftest import Team
from tests.day.magnets import AGREE, OWN_NUMBER, a_magnet
from tests.project.phrases import MANAGERS

SURNAMES: Final = ("Ильинская", "Другова", "Третьякова")
_BASE: Final = "base.db"
_EVERYBODY: Final = Scope(None)


@dataclass
class Salon:
    """A team with one magnet, and its customers in the order in which an example names them."""

    tg: Telegram
    app: App
    folder: Path
    staff: Team
    city: str = ""
    asks: tuple[Ask, ...] = (Ask.PHONE, Ask.NAME)
    handing: Handing = Handing.TURN
    code: str = ""
    actions: int = 0
    refused: bool = False
    customers: list[Actor] = field(default_factory=list)

    @property
    def units(self) -> SqlUnits:
        return SqlUnits(self.app.database)

    @property
    def managers(self) -> tuple[Actor, Actor]:
        """Anna and Gleb."""
        return self.staff.ann, self.staff.gleb

    def customer(self, number: int | None) -> Actor:
        """Return a customer; without a number the last who came, or the first one."""
        while len(self.customers) <= (number or 0):
            place = len(self.customers)
            name = f"Катя {SURNAMES[place]}"
            phone, telegram_id = f"+7916555018{place}", 880_011_220 + place
            self.customers.append(self.tg.person(name, id=telegram_id, phone=phone))
        return self.customers[number or 0]

    async def open(self) -> str:
        """Return the code of the magnet's link; the magnet is opened when it is needed first."""
        if not self.code:
            questions = [Question(ask=one) for one in self.asks]
            reward = Gift(text="Ещё скидка за друга")
            self.code = await a_magnet(
                self.staff, questions=questions, handing=self.handing, reward=reward
            )
        return self.code

    async def does(self, customer: Actor, *presses: str) -> None:
        """Let a customer press one key after the other; each is an action."""
        for label in presses:
            await customer.presses(label)
            self.actions += 1

    async def fills(self, customer: Actor, code: str, *, news: bool = False) -> None:
        """Let a customer go the whole way from a link to the gift."""
        await customer.starts(code)
        self.actions += 1
        await self.goes_on(customer, news=news)

    async def goes_on(self, customer: Actor, *, news: bool = False) -> None:
        """Let a customer agree, and answer whatever is asked in the shortest way."""
        await self.does(customer, *(["Присылайте мне новости"] if news else []), AGREE)
        while (going := await self.going(customer)) and going.progress.question:
            await self.answers(customer, going.progress.question.ask)
        assert customer.sees("Ваш подарок"), customer.transcript()

    async def answers(self, customer: Actor, ask: Ask) -> None:
        """Answer one question."""
        if ask is Ask.CITY:
            await customer.says(self.city)
            self.actions += 1
        else:
            name = f"✅ {customer.phone.person.name}"
            await self.does(customer, OWN_NUMBER if ask is Ask.PHONE else name)

    async def going(self, customer: Actor) -> Going | None:
        """Return the form that a customer is filling in."""
        async with self.units() as unit:
            known = await unit.customers.by_telegram(customer.id)
            form = await unit.forms.current(known.id) if known else None
            offer = await unit.magnets.offer_by_link(form.link_id, "ru") if form else None
        if known is None or form is None or offer is None:
            return None
        return Going(customer=known, form=form, offer=offer)

    async def lead(self) -> Lead:
        """Return the last lead."""
        async with self.units() as unit:
            rows = await unit.transaction.all(select(leads.c.id).order_by(leads.c.id.desc()))
            found = await unit.leads.lead(_EVERYBODY, rows[0].id)
        assert found is not None
        return found.lead

    async def manager(self) -> Actor:
        """Return who got the last lead."""
        lead = await self.lead()
        async with self.units() as unit:
            member = await unit.team.member(lead.given_to)
        assert member is not None
        return next(one for one in self.managers if one.id == member.telegram_id)

    async def serve(self, manager: int, city: str) -> None:
        """Let a manager serve a city."""
        async with self.units() as unit:
            member = await unit.team.by_telegram(self.managers[manager].id)
            assert member is not None
            await unit.team.save(replace(member, cities=(city,)))

    async def where(self, customer: Actor) -> list[str]:
        """Return the tables in which anything tells of a person."""
        person = customer.phone.person
        words = (str(person.id), (person.phone or "")[2:], person.last_name or "")
        async with self.units() as unit:
            return [
                name
                for name, table in metadata.tables.items()
                for row in await unit.transaction.all(select(table))
                if any(word in str(tuple(row)) for word in words)
            ]

    async def copy(self) -> None:
        """Put a copy of the base aside."""
        await self.app.stop()
        for one in self.folder.glob(f"{_BASE}*"):
            if one.suffix in {".db", ".db-wal"}:
                shutil.copyfile(one, self.folder / f"copy-{one.name}")
        await self._start()

    async def restore(self) -> None:
        """Put the copy in the place of the base: what stands beside it stays."""
        await self.app.stop()
        for one in self.folder.glob(f"{_BASE}-*"):
            one.unlink()
        for one in self.folder.glob("copy-*"):
            shutil.copyfile(one, self.folder / one.name.removeprefix("copy-"))
        await self._start()

    async def _start(self) -> None:
        self.app = started = build(_settings(self.tg, self.folder), self.tg.clock)
        await started.start()
        self.tg.settle, self.tg.on_clock_moved = started.settled, started.ring
        self.staff = replace(self.staff, app=started)


@asynccontextmanager
async def salon(folder: Path, moment: datetime) -> AsyncIterator[Salon]:
    """Open for business at a moment."""
    clock = SandboxClock(StandingClock(moment))
    async with Telegram(clock=clock) as tg:
        app = build(_settings(tg, folder), clock)
        await app.start()
        tg.settle, tg.on_clock_moved = app.settled, app.ring
        made = Salon(tg=tg, app=app, folder=folder, staff=await _staff(tg, app))
        try:
            yield made
        finally:
            await made.app.stop()


def _settings(tg: Telegram, folder: Path) -> Settings:
    return Settings(
        _env_file=None,
        bot_token=SecretStr(tg.token),
        bot_api_url=tg.url,
        database_url=f"sqlite+aiosqlite:///{folder / _BASE}",
        messages_per_second=0,
        messages_per_chat_second=0,
    )


async def _staff(tg: Telegram, app: App) -> Team:
    anna, gleb = MANAGERS[1]
    names = {"olga": "Ольга", "boris": "Борис", "ann": anna, "gleb": gleb}
    roles = (Role.OWNER, Role.HEAD, Role.MANAGER, Role.MANAGER)
    people: dict[str, Any] = {
        key: tg.person(name, id=number) for number, (key, name) in enumerate(names.items(), 1)
    }
    calendar = calendar_of("RU")
    async with SqlUnits(app.database)() as unit:
        for (key, name), role in zip(names.items(), roles, strict=True):
            newcomer = Newcomer(
                telegram_id=people[key].id, name=name, locale="ru", timezone="Europe/Moscow"
            )
            await enrol(unit.team, calendar, newcomer, role, now=tg.clock.now(), known=None)
    return Team(tg=tg, app=app, stranger=people["olga"], **people)


def friend_code(actor: Actor) -> str:
    """Return the code of the link that a customer was given by ``/friend``."""
    found = re.search(r"start=(fr_[\w-]+)", actor.last.text)
    assert found is not None, actor.transcript()
    return found[1]
