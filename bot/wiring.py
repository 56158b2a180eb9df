"""Composition: which rooms stand behind the running program.

``build`` is the only place that knows all of them: the core (``bot.app``), the handlers, the
books and the sweeps.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import structlog
from aiogram.types import Update

from bot import delivery
from bot.app import App, Parts, Rest
from bot.front import Front
from bot.settings import Settings
from bot.worker import Brain
from domain.calendar import calendar_of
from domain.clock import Clock
from domain.delivery import Lane, OutMessage
from domain.plan import DayPlan
from domain.reminders import DueReminder
from domain.resting import Rested
from domain.team import Member
from domain.zones import zone
from handlers.archive import list_screen
from handlers.desk import Office
from handlers.errors import apology, failure
from handlers.menus import default_menus
from handlers.reminder_lines import reminder_screen
from handlers.replies import methods_for
from handlers.rest_lines import rests_screen
from handlers.routers import all_routers
from handlers.screens import Screen
from handlers.show import Recipient
from handlers.switchboard import Switchboard
from handlers.today import digest_screen
from locales import texts_for
from scheduler.archive import BringArchive
from scheduler.digests import SendDigests
from scheduler.dormant import OfferDormant
from scheduler.recount import Recount
from scheduler.reminders import RingReminders
from scheduler.rests import RestLimited
from storage.database import Database
from storage.outbox import Outbox
from storage.transaction import Transaction
from storage.unit import SqlUnit

log = structlog.stdlib.get_logger("bot.wiring")


def build(settings: Settings, clock: Clock) -> App:
    """Return the program, not yet started. Raises ``StorageError`` for a bad DATABASE_URL."""

    async def rest(parts: Parts) -> Rest:
        return await _furnish(parts)

    return App(settings, clock, rest)


async def _furnish(parts: Parts) -> Rest:
    settings = parts.settings
    office = Office(
        clock=parts.clock,
        calendar=calendar_of(settings.country, on_unknown=_days_off_unknown),
        country=settings.country,
        timezone=settings.timezone,
        default_locale=settings.default_locale,
        owner_ids=frozenset(settings.owner_ids),
        bot_username=parts.me.username or "",
    )
    shifts = SqlShifts(parts.database, parts.outbox)
    voice = Voice(country=settings.country, clock=parts.clock)
    return Rest(
        brain=_brain(office, parts),
        sweeps=(
            RingReminders(shifts=shifts, clock=parts.clock, render=voice.reminder),
            RestLimited(
                shifts=shifts, clock=parts.clock, calendar=office.calendar, render=voice.rests
            ),
            SendDigests(
                shifts=shifts, clock=parts.clock, calendar=office.calendar, render=voice.digest
            ),
            BringArchive(
                shifts=shifts, clock=parts.clock, calendar=office.calendar, render=voice.archive
            ),
            OfferDormant(
                shifts=shifts,
                clock=parts.clock,
                calendar=office.calendar,
                zone=zone(settings.timezone),
            ),
            Recount(shifts=shifts, clock=parts.clock),
        ),
        possible_repeat=lambda _: texts_for(settings.default_locale)("possible-repeat"),
        on_blocked=lambda _: log.info("blocked"),
        at_start=[delivery.pack(menu, 0) for menu in default_menus()],
    )


def _brain(office: Office, parts: Parts) -> Brain:
    switchboard = _switchboard()

    async def dispatch(update: Update, facts: Mapping[str, Any]) -> object:
        result = await switchboard(update, {**facts, "bot": parts.bot})
        unit: SqlUnit = facts["unit"]
        unit.finish()
        return result

    return Brain(
        prepare=Front(office=office, bot_id=parts.me.id),
        dispatch=dispatch,
        replies=methods_for,
        failure=failure,
        apology=apology,
    )


@cache
def _days_off_unknown(year: int) -> None:
    """Say once of a year that its days off, or their moves, are not known: weekends are (R12)."""
    log.warning("days_off_unknown", year=year)


@cache
def _switchboard() -> Switchboard:
    """Return the switchboard of this process: a router has one parent for life.

    It keeps nothing of a program; what an update needs comes with the update.
    """
    return Switchboard(*all_routers())


@dataclass(frozen=True, slots=True)
class SqlShift:
    """One unit of work of a sweep."""

    unit: SqlUnit
    outbox: Outbox
    transaction: Transaction

    async def put(self, messages: Sequence[OutMessage]) -> int:
        """Store messages for sending, except those whose key was used; return how many."""
        return await self.outbox.put(self.transaction, messages)


@dataclass(frozen=True, slots=True)
class SqlShifts:
    """Opens shifts over the database."""

    database: Database
    outbox: Outbox

    @asynccontextmanager
    async def __call__(self) -> AsyncGenerator[SqlShift]:
        """Open one shift; it is kept when the block ends."""
        async with self.database.unit() as transaction:
            yield SqlShift(SqlUnit(transaction), self.outbox, transaction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How the bot speaks first: reminders, rests, lists, digests as messages to their members."""

    country: str
    clock: Clock

    def reminder(self, due: DueReminder) -> list[OutMessage]:
        """Return the messages of a reminder whose moment has come."""
        screen = reminder_screen(self._view(due.member), due)
        return _messages(screen, due.member, Lane.REMINDER)

    def rests(self, member: Member, rests: Sequence[Rested], quiet: bool) -> list[OutMessage]:
        """Return the message of rests that nobody has decided (R21)."""
        screen = rests_screen(self._view(member), rests, quiet=quiet)
        return _messages(screen, member, Lane.REMINDER)

    def archive(self, member: Member, count: int, quiet: bool) -> list[OutMessage]:
        """Return the message of a checking list (R26)."""
        screen = list_screen(self._view(member), count, quiet=quiet)
        return _messages(screen, member, Lane.REMINDER)

    def digest(
        self, member: Member, plan: DayPlan, colleagues: Mapping[int, str]
    ) -> list[OutMessage]:
        """Return the messages of a morning digest."""
        screen = digest_screen(self._view(member), plan, colleagues)
        return _messages(screen, member, Lane.DIGEST)

    def _view(self, member: Member) -> Recipient:
        return Recipient(
            texts=texts_for(member.locale),
            member=member,
            clock=self.clock,
            country=self.country,
        )


def _messages(screen: Screen, member: Member, lane: Lane) -> list[OutMessage]:
    chat = member.telegram_id
    return [delivery.pack(method, chat, lane) for method in screen.messages(chat)]
