"""Composition: which rooms stand behind the running program.

``build`` is the only place that knows all of them: the core (``bot.app``), the handlers, the
books and the sweeps.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import structlog
from aiogram.types import Update

from bot import delivery
from bot.app import App, Parts, Rest
from bot.cleaner import DatabaseCleaner
from bot.front import Front
from bot.graveyard import FileGraveyard
from bot.seal import HmacSeal, beside, key_of
from bot.settings import Settings
from bot.sweeps import sweeps_of
from bot.worker import Brain
from domain.calendar import calendar_of
from domain.clock import Clock
from domain.customers.doors import Vault
from domain.customers.forget import Forget
from domain.customers.restore import EraseAgain
from domain.delivery import OutMessage
from handlers.desk import Office
from handlers.errors import apology, failure
from handlers.menus import default_menus
from handlers.replies import methods_for
from handlers.routers import all_routers
from handlers.switchboard import Switchboard
from locales import texts_for
from storage.database import Database
from storage.outbox import Outbox
from storage.transaction import Transaction
from storage.unit import SqlUnit, SqlUnits

if TYPE_CHECKING:
    from web.site import Site

log = structlog.stdlib.get_logger("bot.wiring")


def build(settings: Settings, clock: Clock) -> App:
    """Return the program, not yet started. Raises ``StorageError`` for a bad DATABASE_URL."""

    async def rest(parts: Parts) -> Rest:
        return await _furnish(parts)

    return App(settings, clock, rest)


async def _furnish(parts: Parts) -> Rest:
    settings = parts.settings
    vault, cleaner = await _open_vault(parts)
    office = Office(
        clock=parts.clock,
        calendar=calendar_of(settings.country, on_unknown=_days_off_unknown),
        country=settings.country,
        timezone=settings.timezone,
        default_locale=settings.default_locale,
        owner_ids=frozenset(settings.owner_ids),
        bot_username=parts.me.username or "",
        vault=vault,
        public_url=settings.public_url or "",
        listens=settings.listens,
    )
    shifts = SqlShifts(parts.database, parts.outbox)
    return Rest(
        brain=_brain(office, parts),
        sweeps=(*sweeps_of(office, shifts), cleaner),
        possible_repeat=lambda _: texts_for(settings.default_locale)("possible-repeat"),
        on_blocked=lambda _: log.info("blocked"),
        at_start=[delivery.pack(menu, 0) for menu in default_menus()],
        site=_site(parts, office),
    )


async def _open_vault(parts: Parts) -> tuple[Vault, DatabaseCleaner]:
    """Return what guards persons; who was erased and came back with a backup is erased again."""
    seal = HmacSeal(key_of(parts.settings.secret_key, beside(parts.database, "key")))
    graveyard = FileGraveyard(beside(parts.database, "tombstones"))
    cleaner = DatabaseCleaner(parts.database, parts.clock)
    vault = Vault(seal=seal, graveyard=graveyard, cleaner=cleaner)
    if buried := graveyard.tombstones():
        async with SqlUnits(parts.database)(alone=True) as unit:
            forget = Forget(
                erasures=unit.erasures,
                clients=unit.clients,
                seal=seal,
                graveyard=graveyard,
                cleaner=cleaner,
                clock=parts.clock,
            )
            if erased := await EraseAgain(unit.erasures, seal, forget)(buried):
                log.warning("erased_again", persons=erased)
    return vault, cleaner


def _site(parts: Parts, office: Office) -> "Site | None":
    """Return what is served to websites; nothing where the program serves no HTTP at all."""
    if not parts.settings.listens:
        return None
    from bot.site import site_of  # noqa: PLC0415 — a bot that only polls needs no server

    return site_of(parts, office)


def _brain(office: Office, parts: Parts) -> Brain:
    switchboard = _switchboard()

    async def dispatch(update: Update, facts: Mapping[str, Any]) -> object:
        result = await switchboard(update, {**facts, "bot": parts.bot})
        if facts["desk"] is not None:  # what a customer did, nobody of the team takes back
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
